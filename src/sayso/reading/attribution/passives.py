"""Passives: *was criticised by, is expected to, was described as, it is believed that, measures opposed by*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import is_finite, make, with_adjuncts
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
    for child in verb.children:
        if child.i < verb.i:
            continue
        frame: Frame | None = None
        pieces: list[Range] = []
        if child.dep == "ccomp" and is_finite(child):
            frame = frames.get("that!person") or frames.get("that")
            if verb.lemma == "understand" and agent is None:
                # *it is understood that* is hearsay, *she understands that* is not
                frame = frames.get("np:to") or frame
            pieces = [view.extent(child)]
        elif child.dep == "xcomp" and any(c.tag == "TO" for c in child.children):
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
                if inner.dep == "prep" and f"np:{inner.lower}" in frames:
                    frame = frames[f"np:{inner.lower}"]
                    pieces = [*lead, view.extent(inner)]
        if frame is not None and pieces:
            draft = make(view, verb, frame, cue_start, end, source, pieces, child)
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


def _felt(verb: Token) -> bool:
    """*is convinced that, is assured of*: a state of mind of the subject, which the reader of adjectives reads."""
    forms = adjectives().get(verb.lower, {})
    return any(
        (c.dep == "ccomp" and "that" in forms and is_finite(c)) or (c.dep == "prep" and c.lower in forms)
        for c in verb.children
        if c.i > verb.i
    )
