"""Drafts to claims: nesting, sources with their kinds, stance, identifiers."""

from __future__ import annotations

from sayso.knowledge.cues import source_nouns, words
from sayso.model import (
    Attitude,
    Certainty,
    Claim,
    Date,
    Manner,
    Notice,
    Part,
    Polarity,
    Source,
    SourceKind,
    Span,
    Voice,
)
from sayso.reading.actors import Actors
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.document import Document, Token
from sayso.reading.stance import (
    condition,
    cue_negated,
    due,
    flipped,
    hedges,
    negations,
    raises_negation,
    weakest,
)  # fmt: skip
from sayso.reading.voice import report_voice, sentence_voice

_DUE = frozenset({"prediction", "promise", "threat", "demand", "offer"})
_MEDIA = words("medium")
_GROUPS = frozenset({"some", "many", "most", "others", "few", "several", "all", "both", "they", "we", "people"})
_ORGANISATIONS = words("body")
#: Kinds of actors that say more than the words of a source do.
_KINDS: dict[str, SourceKind] = {
    "government": "government", "medium": "medium", "organisation": "organisation", "armed force": "government",
    "group": "group",
}  # fmt: skip
_OCCASION_NOUNS = words("occasion") | words("gathering")


def records(
    document: Document, drafts: list[Draft], actors: Actors, dates: list[Date], notices: list[Notice]
) -> list[Claim]:
    """The claims, in the order of their contents; a claim within another's content is nested in the smallest such."""
    drafts = sorted(drafts, key=_order)
    outer = _around(drafts)
    lost = {n for n, d in enumerate(drafts) if outer[n] is None and _unclaimed_speech(d)}
    if lost:
        drafts = [d for n, d in enumerate(drafts) if n not in lost]
        outer = _around(drafts)
    prior = report_voice(document.report, notices)
    dated: dict[str, list[tuple[int, Date]]] = {}
    for n, date in enumerate(dates):
        dated.setdefault(date.part, []).append((n, date))
    found: list[Claim] = []
    for n, draft in enumerate(drafts):
        around = outer[n]
        parent = found[around] if around is not None else None
        found.append(_claim(document, draft, f"c{n + 1}", parent, actors, dated, prior))
    return found


def _unclaimed_speech(draft: Draft) -> bool:
    """A claim within a quotation that nobody is known to have spoken."""
    head = draft.cue_head
    return (
        head is not None
        and draft.manner != "quoted"
        and head.sentence is draft.view.sentence
        and draft.view.quoted[head.i] >= 0
    )


def _around(drafts: list[Draft]) -> list[int | None]:
    """For each draft, the index of the smallest one in whose content it is made, or None."""
    open_: list[tuple[Draft, int]] = []
    outer: list[int | None] = []
    for n, draft in enumerate(drafts):
        part = draft.view.sentence.part
        open_ = [(d, k) for d, k in open_ if d.view.sentence.part == part and d.end >= draft.end]
        around = None
        for d, k in reversed(open_):
            if not d.plain and _holds(d, draft):
                around = k
                break
        outer.append(around)
        open_.append((draft, n))
    return outer


def _order(draft: Draft) -> tuple[int, int, int, int]:
    return (draft.view.sentence.part != "title", draft.start, -draft.end, draft.cue[0] if draft.cue else -1)


def _holds(outer: Draft, inner: Draft) -> bool:
    """The inner claim's content and cue stand in a piece of the outer one's content."""
    if inner.cue is None:
        return False
    for a, b in outer.pieces:
        if a <= inner.cue[0] and inner.cue[1] <= b:
            return outer.start <= inner.start and inner.end <= outer.end
    return False


def _claim(
    document: Document, draft: Draft, name: str, parent: Claim | None, actors: Actors,
    dated: dict[str, list[tuple[int, Date]]], prior: Voice,
) -> Claim:  # fmt: skip
    part = draft.view.sentence.part
    polarity, certainty, hedge_spans, attitude = _stance(document, draft)
    inside = None
    if parent is not None:
        inside = parent.id
        if draft.cue is not None:
            certainty = weakest([certainty, *_doubt(parent)])
    pieces = sorted(draft.pieces)
    span = document.span(draft.start, draft.end, part)
    sources = [_source(document, s, actors, part) for s in draft.sources]
    limit = None
    if draft.head is not None:
        found = condition(draft.view, draft.head, draft.cue_head if draft.cue_head is not draft.head else None)
        if found is not None:
            limit = document.span(*draft.view.chars(*found), part)
    voice: Voice = "news"
    if draft.plain:
        voice = sentence_voice(document, span.start, span.end, part, prior)
    elif prior == "comment" and not draft.sources:
        voice = "comment"
    return Claim(
        start=span.start, end=span.end, text=span.text, part=part, id=name, pieces=pieces, sources=sources,
        cue=document.span(*draft.cue, part) if draft.cue is not None else None, manner=_manner(draft),
        attitude=attitude, polarity=polarity, certainty=certainty, hedges=hedge_spans, condition=limit,
        due=due(dated.get(part, []), pieces) if attitude in _DUE else None, occasion=_occasion(document, draft, part),
        voice=voice, inside=inside, events=[],
    )  # fmt: skip


def _doubt(parent: Claim) -> list[Certainty]:
    """What the claim around leaves of the certainty of one inside it: only words of doubt about the telling."""
    return [parent.certainty] if parent.hedges or parent.certainty == "unsure" else []


def _manner(draft: Draft) -> Manner:
    if draft.manner != "reported":
        return draft.manner
    view, content = draft.view, draft.content
    if content is None:
        return "reported"
    inside = view.quoted[content[0] : content[1] + 1]
    if any(q >= 0 for q in inside):
        return "quoted" if all(q >= 0 for q in inside) else "mixed"
    return "reported"


def _stance(document: Document, draft: Draft) -> tuple[Polarity, Certainty, list[Span], Attitude]:
    frame, head, cue = draft.frame, draft.head, draft.cue_head
    part = draft.view.sentence.part
    attitude = frame.attitude
    certainties: list[Certainty] = [frame.certainty]
    spans: list[tuple[int, int]] = []
    if frame.hedged and draft.cue is not None:
        spans.append(draft.cue)
    times = 0
    if head is not None and (frame.form in ("that", "to", "q", "ing", "np:to", "that!person") or draft.plain):
        times += negations(head)
        for first, last, certainty in hedges(draft.view, head):
            spans.append((first.start, last.end))
            certainties.append(certainty)
    if cue is not None and cue is not head:
        negated = cue_negated(cue)
        if cue.tag[:2] == "NN":
            times += any(c.lower == "no" and c.dep == "det" for c in cue.children)
        if frame.denies:
            if negated:
                certainties.append("possible")
            else:
                times += 1
        elif negated and raises_negation(cue):
            times += 1
        elif negated and frame.form in ("that", "to", "that!person"):
            certainties.append("unsure")
        elif negated:
            times += 1
        if not draft.plain:
            for first, last, certainty in hedges(draft.view, cue):
                if frame.form in ("that", "that!person", "to", "q"):
                    spans.append((first.start, last.end))
                    certainties.append(certainty)
    text = document.text if part == "text" else document.title
    if attitude == "statement" and text[draft.end - 1 : draft.end + 1].strip("”\"'’ \n").endswith("?"):
        attitude = "question"
    unique = sorted(set(spans))
    return (
        flipped("positive", times), weakest(certainties), [document.span(a, b, part) for a, b in unique], attitude,
    )  # fmt: skip


def _source(document: Document, draft: SourceDraft, actors: Actors, part: Part) -> Source:
    span = document.span(draft.start, draft.end, part)
    head = antecedent(draft.head)
    actor = actors.at(head.start, head.end, part)
    if actor is None and head is draft.head:
        actor = actors.at(draft.start, draft.end, part)
    kind, named = kind_of(head, span.text if head is draft.head else head.text)
    if actor is not None and head.tag[:2] != "PR":
        kind = _KINDS.get(actor.kind, kind) if kind in ("person", "organisation", "group") else kind
    return Source(
        start=span.start, end=span.end, text=span.text, part=part, kind=kind, named=named,
        actor=actor.id if actor is not None else None,
        cue=document.span(*draft.cue, part) if draft.cue is not None else None, certainty=draft.frame.certainty,
    )  # fmt: skip


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if head.tag not in ("WDT", "WP", "WP$", "IN", "DT") or head.lower not in ("who", "whom", "whose", "that", "which"):
        return head
    verb = head.head
    for _ in range(4):
        if verb.dep in ("relcl", "acl") and verb.head.tag[:2] in ("NN", "PR", "DT", "CD"):
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return head


def kind_of(head: Token, text: str) -> tuple[SourceKind, bool]:
    """Kind of a source by its head noun and the words around it, and whether it counts as named."""
    known = source_nouns()
    said = text.lower().split()
    proper = any(t.tag in ("NNP", "NNPS") for t in (head, *head.children))
    noun = head.lemma if head.lemma in known else head.lower
    if noun in known and head.tag not in ("NNP", "NNPS"):
        kind, named = known[noun]
        name = any(c.dep in ("appos",) and c.tag == "NNP" for c in head.children)
        definite = said[:1] and (
            said[0] in ("the", "his", "her", "their", "its", "our") or "'s" in text or "’s" in text
        )
        if kind in ("person", "official", "witness") and not name:
            return kind, bool(named and definite and head.tag == "NN")
        if kind == "group":
            return kind, False
        return kind, named
    if head.lower in known and head.tag in ("NNP", "NNPS"):
        kind, _ = known[head.lower]
        if kind in ("government", "organisation", "medium", "document"):
            return kind, True
    if head.tag in ("PRP", "WP", "WDT", "PRP$", "WP$"):
        return ("group" if head.lower in ("they", "we") else "person"), True
    lower = [w.strip(".,'’\"”“") for w in said]
    if head.tag in ("NNP", "NNPS") or proper:
        if any(w in _MEDIA for w in lower):
            return "medium", True
        if head.lower in _ORGANISATIONS or any(w in _ORGANISATIONS for w in lower):
            return "organisation", True
        for title in head.children:
            if title.lemma.lower() in known and title.i < head.i:
                kind, _ = known[title.lemma.lower()]
                if kind == "official":
                    return "official", True
        return "person", True
    if head.lower in _GROUPS:
        return "group", False
    return "person", False


def _occasion(document: Document, draft: Draft, part: Part) -> Span | None:
    """*at a news conference on Tuesday*, *in a statement*: a phrase that hangs on the verb of saying."""
    cue, view = draft.cue_head, draft.view
    if cue is None or cue.sentence is not view.sentence:
        if cue is None:
            return None
        views = [v for v in draft.more if v.sentence is cue.sentence]
        if not views:
            return None
        view = views[0]
    for child in cue.children:
        if child.dep == "prep" and child.lower in ("in", "at", "during", "on", "after", "before"):
            noun = next((c for c in child.children if c.dep == "pobj"), None)
            if noun is not None and noun.lemma in _OCCASION_NOUNS:
                trimmed = view.trim(*view.extent(child))
                if trimmed is not None:
                    return document.span(*view.chars(*trimmed), part)
    return None
