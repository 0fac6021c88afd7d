"""Passives: *was criticised by, is expected to, was described as, it is believed that, measures opposed by*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives, verbs
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.attribution.extents import is_finite, make, with_adjuncts
from sayso.reading.attribution.set_off import FARTHEST, stray_clause
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Verbs whose object is the one spoken to.
ADDRESSED = frozenset({"tell", "warn", "ask", "remind", "inform", "advise", "assure"})


def passive_claims(view: View, verb: Token, frames: Frames, end: int, taken: bool) -> Iterator[Draft]:
    """*was criticised by*, *is expected to*, *was described as*, *it is believed that*, *measures opposed by*."""
    agent = next((c for c in verb.children if c.dep == "agent"), None)
    source: Token | None = None
    if agent is not None:
        source = next((c for c in agent.children if c.dep == "pobj"), None)
    if agent is None and (_felt(verb) or (verb.dep in ("xcomp", "acl") and any(c.tag == "TO" for c in verb.children))):
        return
    if verb.dep in ("acl", "advcl") and verb.lemma in ("quote", "cite", "interview") and agent is not None:
        return  # *The coach, quoted by the daily, said …*: a link of the chain
    cue_start = view.group_start(verb)
    reduced = verb.dep in ("acl", "amod", "appos")
    subject = view.subject(verb)
    if reduced and subject is None and verb.head.tag[:2] == "NN":
        subject = verb.head
    if verb.dep == "relcl" and subject is not None and subject.tag in ("WDT", "WP"):
        lead = [(subject.i, subject.i)]
    elif subject is None or (subject.lower in ("it", "there") and any(c.dep == "ccomp" for c in verb.children)):
        lead = []
    elif reduced:
        start, stop = view.phrase(subject)
        lead = [(start, max(subject.i, min(stop, view.left[verb.i] - 1)))]
    else:
        lead = [view.phrase(subject)]
    if verb.lemma in ("quote", "cite") and subject is not None:
        spoken = _quoted_as_saying(view, verb, subject, source, cue_start)
        if spoken is not None:
            yield spoken
            return
    as_told = _as_told(view, verb, frames, source, cue_start, end)
    if as_told is not None:
        yield as_told
        return
    for child in verb.children:
        if child.i < verb.i:
            if child.dep == "ccomp" and subject is not None and subject.lower == "it" and _apart(view, child, subject):
                # *Flights were suspended, it was announced on Tuesday*
                told = frames.get("np:to") if verb.lemma in ("understand", "report") else None
                told = told or frames.get("that")
                draft = make(view, verb, told, cue_start, end, source, [view.extent(child)], child) if told else None
                if draft is not None:
                    yield draft
                    return
            continue
        frame: Frame | None = None
        pieces: list[Range] = []
        if child.dep == "ccomp" and is_finite(child):
            frame = frames.get("that!person") or frames.get("that")
            if verb.lemma == "understand" and agent is None:
                # *it is understood that* is hearsay, *she understands that* is not
                frame = frames.get("np:to") or frame
            pieces = [view.extent(child)]
        elif (child.dep == "xcomp" or _held_to(child, frames)) and any(c.tag == "TO" for c in child.children):
            frame = frames.get("np:to")
            pieces = [*lead, view.extent(child)]
        elif child.dep in ("prep", "agent") and f"np:{child.lower}" in frames and child.lower != "by":
            frame = frames[f"np:{child.lower}"]
            pieces = [*lead, (view.left[child.i], with_adjuncts(view, verb, child, view.right[child.i]))]
        elif child.dep == "prep" and child.lower == "about" and "about" in frames and verb.lemma in ADDRESSED | {"ask"}:
            frame = frames["about"]
            pieces = [(child.i + 1, view.right[child.i])]
        elif child.dep in ("oprd", "acomp", "attr"):
            frame = frames.get("np:c")
            pieces = [*lead, view.extent(child)]
        elif child.dep == "agent" and source is not None:
            for inner in source.children:
                whose = inner.child("pobj")
                if whose is not None and view.can_speak(whose) and inner.lower == "for":
                    continue  # *by lawyers for the families*
                if inner.dep == "prep" and f"np:{inner.lower}" in frames:
                    frame = frames[f"np:{inner.lower}"]
                    pieces = [*lead, view.extent(inner)]
        if frame is not None and pieces:
            draft = make(view, verb, frame, cue_start, end, source, pieces, child)
            if draft is not None:
                yield draft
            return
    told = frames.get("that!person")
    if told is not None and agent is not None:
        # *was told by a surgeon that …*
        at = stray_clause(view, agent.i + 1, min(view.right[verb.i], agent.i + FARTHEST))
        head = next((t for t in view.tokens[at + 1 :] if t.pos == "VERB" and is_finite(t)), None) if at else None
        if at is not None and head is not None:
            draft = make(view, verb, told, cue_start, end, source, [(at, view.right[verb.i])], head)
            if draft is not None:
                yield draft
            return
    if taken:
        return
    frame = frames.get("np")
    if frame is None or not lead:
        return
    if source is None and (reduced or "np:for" not in frames or frame.attitude != "accusation"):
        return
    if lead[0][0] == lead[0][1] and view.tokens[lead[0][0]].tag in ("PRP", "DT", "WDT", "WP") and source is None:
        return
    if source is not None and frame.weak and not view.can_speak(source):
        return
    assert subject is not None
    draft = make(view, verb, frame, cue_start, end, source, lead, subject)
    if draft is not None:
        yield draft


def _quoted_as_saying(view: View, verb: Token, subject: Token, by: Token | None, cue_start: int) -> Draft | None:
    """*The minister was quoted by the daily as saying that …*: the minister's words, by way of the daily."""
    prep = next((c for c in verb.children if c.dep == "prep" and c.lower == "as"), None)
    saying = prep.child("pcomp") if prep is not None else None
    content = saying.child("ccomp") if saying is not None else None
    if prep is None or saying is None or content is None:
        return None
    extent = view.extent(content)
    draft = make(view, saying, verbs()["say"]["that"], cue_start, saying.i, subject, [extent], content)
    if draft is not None and by is not None:
        words = view.chars(cue_start, verb.i)
        draft.sources.append(SourceDraft(*view.chars(*view.phrase(by)), by, words, draft.frame))
    return draft


def _as_told(view: View, verb: Token, frames: Frames, source: Token | None, cue_start: int, end: int) -> Draft | None:
    """*As reported by the press service, the road is closed*; *The mayor, it was alleged in court, took the cash*."""
    mark, own = verb.child("mark"), verb.child("nsubjpass", "nsubj")
    frame = frames.get("that") or frames.get("that!person")
    if frame is None or (own is not None and own.lower != "it"):
        return None
    as_clause = verb.dep == "advcl" and mark is not None and mark.lower == "as" and source is not None
    if not as_clause and (verb.dep != "parataxis" or own is None):
        return None
    low, high = view.extent(verb)
    start, stop = view.extent(verb.head)
    pieces = [r for r in ((start, low - 1), (high + 1, stop)) if r[0] <= r[1]]
    return make(view, verb, frame, cue_start, end, source, pieces, verb.head) if pieces else None


def _held_to(child: Token, frames: Frames) -> bool:
    """*was reported on Monday to have left*, the infinitive taken for one of purpose."""
    frame = frames.get("np:to")
    perfect = any(c.lemma == "have" and c.dep == "aux" for c in child.children)
    return child.dep == "advcl" and perfect and frame is not None and frame.attitude in ("belief", "statement")


def _apart(view: View, clause: Token, subject: Token) -> bool:
    """The subject stands behind the clause and a comma."""
    return clause.i < subject.i and view.tokens[subject.i - 1].text == ","


def _felt(verb: Token) -> bool:
    """*is convinced that, is assured of*: a state of mind of the subject, which the reader of adjectives reads."""
    forms = adjectives().get(verb.lower, {})
    return any(
        (c.dep == "ccomp" and "that" in forms and is_finite(c)) or (c.dep == "prep" and c.lower in forms)
        for c in verb.children
        if c.i > verb.i
    )
