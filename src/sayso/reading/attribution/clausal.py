"""Clauses as contents: *said that it was shut, refused to leave, wants the gate moved, called for it to close*."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, Frames, verbs, words
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import before_teller, is_finite, is_wished, make, with_adjuncts
from sayso.reading.attribution.set_off import ADVERBIAL, enclosed, goes_on, unparsed
from sayso.reading.attribution.view import View
from sayso.reading.document import Token


def wished(view: View, verb: Token, child: Token, frames: Frames, cue_start: int, source: Token | None) -> Draft | None:
    """*called for the chief to resign*: the preposition is taken for the mark of the infinitive."""
    mark = child.children[0] if child.children else None
    if mark is None or mark.lower != "for" or mark.dep != "mark" or "for" not in frames or child.i < verb.i:
        return None
    subject = child.child("nsubj", "nsubjpass")
    if source is None or subject is None or not view.can_speak(source) or mark.i > verb.i + 2:
        return None
    return make(view, verb, frames["for"], cue_start, mark.i, source, [(mark.i + 1, view.right[child.i])], child)


def asked(verb: Token, child: Token) -> bool:
    """*asked workers if they planned to go*, the question taken for a condition."""
    return (
        child.dep == "advcl"
        and child.i > verb.i
        and verb.lemma in ("ask", "question", "quiz", "query")
        and any(c.dep == "mark" and c.lower in ("if", "whether") for c in child.children)
    )


def clause_claim(
    view: View, verb: Token, child: Token, frames: Frames, cue_start: int, end: int, source: Token | None,
    direct: Token | None, taken: bool,
) -> Draft | None:  # fmt: skip
    """The claim whose content is this clause below the verb."""
    named = child.tag[:2] == "NN" and child.child("mark") is not None
    finite = (is_finite(child) or named or (child.tag == "VBN" and is_wished(child))) and not _gerund(child)
    has_to = any(c.tag == "TO" or (c.lower == "to" and c.dep == "aux") for c in child.children if c.i < child.i)
    own_subject = next((c for c in child.children if c.dep in ("nsubj", "nsubjpass", "expl")), None)
    frame: Frame | None = None
    start, stop = view.extent(child)
    if child.dep == "advcl" and view.tokens[start].lower in ADVERBIAL and not asked(verb, child):
        # *he said as the crowd booed*
        return None
    if child.dep in ("ccomp", "advcl") and finite and not has_to:
        frame = frames.get("that!person") if direct is not None and "that!person" in frames else frames.get("that")
        frame = frame or frames.get("that!person")
        if (
            ((child.tag == "VBN" and "np:c" in frames) or (child.tag in ("VBN", "VBD") and verb.lemma in _WANTING))
            and child.i > verb.i
            and own_subject is not None
            and own_subject.tag != "PRP"
            and not any(c.dep in ("aux", "auxpass", "mark") for c in child.children)
        ):
            frame = frames.get("np:c") or frames.get("np:to")  # *want the crossing moved*
        elif frame is not None and verb.lemma in _INSISTING and is_wished(child):
            frame = verbs()["demand"]["that"]
        if frame is None and "np:c" in frames and own_subject is not None:
            frame = frames["np:c"]
    elif has_to and child.i < verb.i and "that" in frames:
        frame = frames["that"]  # *Bank to cut 400 jobs, unions warn*
    elif has_to and (own_subject is not None or (direct is not None and direct.i < child.i)):
        frame = frames.get("np:to") or (frames.get("to") if own_subject is None else None)
        if (
            frame is not None
            and own_subject is None
            and direct is not None
            and frame.attitude not in ("promise", "threat")
        ):
            start = view.phrase(direct)[0]
    elif has_to:
        frame = frames.get("to")
        if frame is None and child.children and child.children[0].tag in ("WRB", "WP", "IN"):
            frame = frames.get("that")
    elif child.tag == "VBG" or _gerund(child):
        frame = frames.get("ing") or (frames.get("np:c") if own_subject is not None else None)
    elif own_subject is not None:
        frame = frames.get("np:c") or frames.get("that")
        start = view.extent(own_subject)[0] if own_subject.i < start else start
    if frame is None and child.i > end and view.tokens[start].tag == "WP" and source is not None:
        # *condemned what he called a breach*
        frame = frames.get("np")
    if frame is None:
        return None
    if "raise" in frame.marks:
        return _raised(view, verb, child, frame, cue_start, end)
    if frame.weak and source is None:
        return None
    if source is None and verb.dep in ("xcomp", "pcomp", "csubj") and frame.form != "that":
        return None
    if child.i > verb.i:
        start = max(start, end + 1)
        that = next((c for c in child.children if c.dep == "mark" and c.lower == "that" and end < c.i < child.i), None)
        if that is not None and frame.form.startswith("that"):
            start = that.i  # *told a court on Wednesday that …*
        elif own_subject is not None and end < own_subject.i < child.i:
            start = _behind_time(view, start, view.left[own_subject.i])
        stop = with_adjuncts(view, verb, child, before_teller(view, child, stop))
        stop = _through_quotation(view, stop)
    else:
        stop = min(stop, verb.i - 1)
        if source is None:
            return None
        if start <= source.i <= stop:
            return None
        for other in verb.children:
            if other.i < child.i and other.dep == "ccomp" and goes_with_next(verb, other):
                start = min(start, view.left[other.i])
        if any(t.text in (":", ";") for t in view.tokens[stop + 1 : verb.i]):
            return unparsed(view, verb, frames, cue_start, end, source) if "that" in frames else None
    if named:
        # *think that the thieves fled*, the verb hung on its subject
        child = child.child("acl", "relcl") or child
    ranges = [(start, stop), *goes_on(view, verb, child, end)]
    if child.i > verb.i and "that" in frames:
        ranges = [*enclosed(view, source, cue_start, end), *ranges]
    return make(view, verb, frame, cue_start, end, source, ranges, child)


_WANTING = words("wanting")
_INSISTING = words("insisting")


def _gerund(child: Token) -> bool:
    """*having taken the money, being paid*."""
    return child.tag == "VBN" and any(c.tag == "VBG" and c.dep in ("aux", "auxpass") for c in child.children)


def _behind_time(view: View, start: int, subject: int) -> int:
    """*said last week it was open*: the time is that of the telling."""
    before = view.tokens[start:subject]
    if not 0 < len(before) <= 3 or before[-1].lower not in _TIMES or before[-1].text == ",":
        return start
    return subject


_TIMES = words("weekday") | words("time")


def _through_quotation(view: View, stop: int) -> int:
    """The end of a content that goes on behind a colon in words quoted: *said it was over: “We lost.”*."""
    tokens = view.tokens
    at = stop + 2
    if at >= len(tokens) or tokens[stop + 1].text != ":" or view.quoted[at] < 0:
        return stop
    while at + 1 < len(tokens) and view.quoted[at + 1] == view.quoted[stop + 2]:
        at += 1
    return at


def _raised(view: View, verb: Token, child: Token, frame: Frame, cue_start: int, end: int) -> Draft | None:
    """*He seems to be losing*: subject and infinitive are the content, there is no source."""
    if child.lemma in verbs() and set(verbs()[child.lemma]) & {"that", "q"} and child.lemma != "show":
        return None
    subject = view.subject(verb)
    pieces = []
    if subject is not None and subject.i < verb.i and subject.tag not in ("EX",):
        pieces.append(view.phrase(subject))
    start, stop = view.extent(child)
    pieces.append((max(start, end + 1), stop))
    return make(view, verb, frame, cue_start, end, None, pieces, child)


def goes_with_next(verb: Token, child: Token) -> bool:
    """*Should it fall, the town will flood, he said*: both clauses before the verb are one content."""
    return any(c.dep == "ccomp" and child.i < c.i < verb.i for c in verb.children)
