"""Subjects of verbs of saying that the parse loses or takes for something else."""

from __future__ import annotations

from sayso.reading.attribution.view import View
from sayso.reading.document import Token


def had(verb: Token) -> bool:
    """*had said, has written*: finite by its auxiliary."""
    return verb.tag == "VBN" and any(c.dep == "aux" and c.lemma == "have" and c.tag != "VB" for c in verb.children)


def nearest(view: View, before: int) -> Token | None:
    """The last subject before a verb that can speak, outside brackets and quotations, where the parse gives none."""
    depth = 0
    for token in reversed(view.tokens[:before]):
        if token.text in (")", "]"):
            depth += 1
        elif token.text in ("(", "["):
            depth -= 1
        elif token.text in (";", ":"):
            return None
        elif depth <= 0 and token.dep in ("nsubj", "nsubjpass") and view.quoted[token.i] < 0 and _speaks(view, token):
            return token
    return None


def opening_name(view: View, cue_start: int) -> Token | None:
    """*Lind, appearing after Berg at the forum, cited …*: the name before the first comma of the clause."""
    tokens = view.tokens
    if tokens[cue_start - 1].text != ",":
        return None
    low = cue_start - 1
    while low > 0 and tokens[low - 1].text not in (";", ":", "—", "–", "--") and view.quoted[low - 1] < 0:
        low -= 1
    while low < cue_start and (tokens[low].tag == "CC" or tokens[low].text == ","):
        low += 1
    comma = next((t.i for t in tokens[low:cue_start] if t.text == ","), None)
    if comma is not None and tokens[low].tag == "IN":
        # *Because of the rain, Lind, whose firm …, said*
        low = comma + 1
        comma = next((t.i for t in tokens[low:cue_start] if t.text == ","), None)
    if comma is None or comma >= cue_start - 2 or comma == low or comma - low > 8:
        return None
    if any(t.tag[:2] not in ("NN", "JJ", "DT", "PR", "CD") for t in tokens[low:comma]):
        return None
    after = tokens[comma + 1]
    name = tokens[comma - 1]
    if after.tag not in ("VBG", "VBN", "WP", "WP$", "WDT", "IN", "DT", "CD", "RB", "VBD", "NNP") or not view.can_speak(
        name
    ):
        return None
    return name if name.tag[:2] in ("NN", "PR") else None


def noun_before(view: View, cue_start: int) -> Token | None:
    """The noun right before the comma before a participle."""
    at = cue_start - 2
    if at < 0 or view.tokens[cue_start - 1].text != "," or view.quoted[at] >= 0:
        return None
    noun = view.tokens[at]
    return noun if noun.tag[:2] in ("NN", "PR") and view.can_speak(noun) else None


def _speaks(view: View, token: Token) -> bool:
    whose = any(c.tag == "WP$" for c in token.children)
    return view.can_speak(token) and token.lower != "it" and token.tag not in ("WDT", "WP") and not whose


def subject_behind_place(view: View, verb: Token, subject: Token) -> Token:
    """*In Turku, Finland, Marta Lind said*, where the parse takes the place for the subject."""
    low = view.left[subject.i]
    if low == 0 or subject.tag != "NNP" or subject.i > verb.i:
        return subject
    prep = view.tokens[low - 1]
    if prep.tag != "IN" or prep.children or prep.lower not in ("in", "at", "from", "near", "outside"):
        return subject
    beside = [c for c in subject.children if c.dep == "appos" and c.i > subject.i and view.can_speak(c)]
    return beside[-1] if beside else subject


def before_then(view: View, verb: Token) -> Token | None:
    """*Kasich offered the man a job, then says he will …*, where the parse takes the first verb for the content."""
    first = verb.child("ccomp")
    return view.subject(first) if first is not None and first.i < verb.i else None
