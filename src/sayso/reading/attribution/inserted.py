"""Tellings put into the middle of what is told: *which she said was hers*; *The trouble, say experts, is mud*."""

from __future__ import annotations

from sayso.knowledge.cues import Frames
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import cue_start_of, make
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TELLING = ("VBD", "VBZ", "VBP")


def inserted(view: View, verb: Token, frames: Frames, end: int) -> Draft | None:
    """The claim around a finite verb of saying that stands with its subject within it, or None."""
    frame = frames.get("that")
    if frame is None or verb.tag not in _TELLING or end + 1 >= len(view.tokens):
        return None
    if view.tokens[end + 1].text in (",", "“", '"', "''", ":"):
        return None
    return _in_relative(view, verb, frames, end) or _turned(view, verb, frames, end)


def _in_relative(view: View, verb: Token, frames: Frames, end: int) -> Draft | None:
    """*letters, which she said represented all her work*: the relative pronoun is the subject of what is told."""
    if verb.dep != "relcl":
        return None
    pronoun = next((t for t in view.tokens[view.left[verb.i] : verb.i] if t.tag in ("WDT", "WP")), None)
    subject = next(
        (
            c
            for c in verb.children
            if c.dep == "nsubj" and c.i < verb.i and c.tag not in ("WDT", "WP") and view.can_speak(c)
        ),
        None,
    )
    if pronoun is None or subject is None or pronoun.i != view.phrase(subject)[0] - 1:
        return None
    told = view.tokens[end + 1]
    if told.tag in ("RB", "RBR") and end + 2 < len(view.tokens):
        told = view.tokens[end + 2]
    if told.tag not in _FINITE:
        return None
    head = told
    while head.head is not verb and view.left[verb.i] <= head.head.i <= view.right[verb.i] and head.head.i > end:
        head = head.head
    ranges = [(pronoun.i, pronoun.i), (end + 1, view.right[verb.i])]
    return make(view, verb, frames["that"], cue_start_of(view, verb), end, subject, ranges, head)


def _turned(view: View, verb: Token, frames: Frames, end: int) -> Draft | None:
    """*The trouble, say experts like Lind, is the ground*: verb before speaker, both between commas."""
    if verb.i < 2 or view.tokens[verb.i - 1].text != ",":
        return None
    if verb.dep == "parataxis":
        return _aside(view, verb, frames, end)
    told = next((c for c in verb.children if c.dep == "ccomp" and c.i > end), None)
    before = next((c for c in verb.children if c.dep == "nsubj" and c.i < verb.i), None)
    if told is None or before is None:
        return None
    speaker = next((c for c in told.children if c.dep in ("nsubj", "nsubjpass")), None)
    if speaker is None or not view.can_speak(speaker) or view.left[speaker.i] != end + 1:
        return None
    comma = view.phrase(speaker)[1] + 1
    if comma >= len(view.tokens) or view.tokens[comma].text != "," or comma > told.i:
        return None
    ranges = [(view.left[verb.i], verb.i - 2), (comma + 1, view.right[told.i])]
    return make(view, verb, frames["that"], verb.i, end, speaker, ranges, told)


def _aside(view: View, verb: Token, frames: Frames, end: int) -> Draft | None:
    """The same, where the parse hangs the telling, with the subject of what is told, on what is told."""
    subjects = [c for c in verb.children if c.dep == "nsubj"]
    if len(subjects) != 2 or not subjects[0].i < verb.i < subjects[1].i or not view.can_speak(subjects[1]):
        return None
    comma = view.phrase(subjects[1])[1] + 1
    if view.left[subjects[1].i] != end + 1 or comma >= len(view.tokens) or view.tokens[comma].text != ",":
        return None
    ranges = [(view.left[subjects[0].i], verb.i - 2), (comma + 1, view.right[verb.head.i])]
    return make(view, verb, frames["that"], verb.i, end, subjects[1], ranges, verb.head)
