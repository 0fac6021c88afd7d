"""Drafts to claims: nesting, sources with their kinds, stance, identifiers."""

from __future__ import annotations

from sayso.knowledge.cues import words
from sayso.model import (
    Actor,
    Attitude,
    Certainty,
    Claim,
    Date,
    Manner,
    Notice,
    Part,
    Polarity,
    Span,
    Voice,
)
from sayso.reading.actors import Actors
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.sources import make_source, resolve
from sayso.reading.conditions import condition
from sayso.reading.document import Document
from sayso.reading.stance import (
    cue_negated,
    due,
    flipped,
    hedges,
    negations,
    nobody,
    raises_negation,
    weakest,
)  # fmt: skip
from sayso.reading.voice import report_voice, sentence_voice

_DUE = frozenset({"prediction", "promise", "threat", "demand", "offer"})
#: Frames whose content is a clause, so that negations and hedges in it are the content's.
_CLAUSAL = ("that", "to", "q", "ing", "np:to", "that!person", "it", "q!person")
_CONFIRMING = words("confirming")
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
    meant = resolve(document, drafts, outer, actors)
    dated: dict[str, list[tuple[int, Date]]] = {}
    for n, date in enumerate(dates):
        dated.setdefault(date.part, []).append((n, date))
    found: list[Claim] = []
    for n, draft in enumerate(drafts):
        around = outer[n]
        parent = found[around] if around is not None else None
        found.append(_claim(document, draft, f"c{n + 1}", parent, meant, dated, prior))
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
    document: Document, draft: Draft, name: str, parent: Claim | None, meant: dict[int, Actor],
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
    sources = [make_source(document, s, meant.get(id(s)), part) for s in draft.sources]
    limit = None
    if draft.head is not None:
        end = draft.content[1] if draft.content is not None else 0
        found = condition(draft.view, draft.head, draft.cue_head if draft.cue_head is not draft.head else None, end)
        if found is not None:
            limit = _limit(document, draft, *draft.view.chars(*found), part)
    if limit is None and parent is not None and parent.condition is not None and attitude in ("offer", "promise"):
        # *is willing to talk and prepared to sign, but on the condition that …*
        limit = parent.condition if parent.condition.start >= draft.end else None
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


def _limit(document: Document, draft: Draft, start: int, end: int, part: Part) -> Span | None:
    """The span of a condition, without the telling behind it: *unless it stops, the minister said*."""
    told = [draft.cue[0]] if draft.cue is not None else []
    for at in [*told, *(s.start for s in draft.sources)]:
        if start < at < end:
            end = at
    text = document.text if part == "text" else document.title
    end = start + len(text[start:end].rstrip(" ,;\n"))
    return document.span(start, end, part) if end > start else None


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
    if draft.manner == "quoted" and draft.more:
        head = None  # what is said in several sentences is neither negated nor hedged as a whole
    if head is not None and (frame.form in _CLAUSAL or draft.plain):
        times += negations(head) or (frame.form == "np:to" and _not_to(draft))
        for first, last, certainty in hedges(draft.view, head):
            spans.append((first.start, last.end))
            certainties.append(certainty)
    elif head is not None and head.tag[:2] == "NN":
        times += any(c.lower == "no" and c.dep == "det" for c in head.children)
    if cue is not None and cue is not head:
        negated = cue_negated(cue) or (bool(draft.sources) and nobody(cue, draft.sources[0].head))
        if cue.tag[:2] == "NN":
            times += any(c.lower == "no" and c.dep == "det" for c in cue.children)
        if frame.denies:
            if negated:
                certainties.append("possible")
            else:
                times += 1
        elif negated and frame.attitude == "offer" and frame.form == "to" and cue.tag[:2] == "JJ":
            # *is not ready to*, as *is unwilling to*
            attitude, certainties = "denial", ["certain"]
            times += 1
        elif negated and raises_negation(cue):
            times += 1
        elif negated and (cue.lemma in _CONFIRMING or frame.form in ("that", "to", "that!person")):
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


def _not_to(draft: Draft) -> bool:
    """*begged the crowd not to march*, whatever the parse makes of the infinitive."""
    if draft.content is None:
        return False
    tokens = draft.view.tokens
    return any(
        tokens[i].lower in ("not", "never") and tokens[i + 1].lower == "to"
        for i in range(draft.content[0], draft.content[1])
    )


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
                low, high = view.extent(child)
                content = draft.content if view is draft.view else None
                if content is not None and low < content[0] <= high:
                    high = content[0] - 1  # *in a letter of 3 May that it would appeal*
                trimmed = view.trim(low, high)
                if trimmed is not None:
                    return document.span(*view.chars(*trimmed), part)
    return None
