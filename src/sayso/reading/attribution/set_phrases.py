"""Verbs that attribute only together with other words: *made it clear that, took issue with*."""

from __future__ import annotations

from sayso.knowledge.cues import Frame, phrases
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import before_teller, cue_start_of, is_finite, make, with_adjuncts
from sayso.reading.attribution.tellers import better_source, source_of
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

#: Tags of words that may stand within a phrase: *made it very clear*.
_BETWEEN = ("DT", "PRP", "PRP$", "RB", "JJ", "CC")


def set_phrase(view: View, verb: Token) -> Draft | None:
    """*made it clear that*, *took issue with*: a verb with the words that make it a cue."""
    tokens = view.tokens
    for words, frame in phrases()[verb.lemma]:
        at = verb.i
        for word in words:
            following = at + 1
            while (
                following < len(tokens)
                and following - at <= 3
                and tokens[following].lemma != word
                and tokens[following].tag in _BETWEEN
            ):
                following += 1
            if following >= len(tokens) or tokens[following].lemma != word:
                break
            at = following
        else:
            return _phrase_claim(view, verb, tokens[at], frame)
    return None


def _phrase_claim(view: View, verb: Token, last: Token, frame: Frame) -> Draft | None:
    cue_start = cue_start_of(view, verb)
    source = better_source(view, verb, source_of(view, view.subject(verb)), cue_start)
    if source is None or (frame.weak and not view.can_speak(source)):
        return None
    if frame.form == "that":
        for holder in (last, verb):
            for child in holder.children:
                if child.i > last.i and child.dep in ("ccomp", "acl", "advcl", "relcl") and is_finite(child):
                    stop = with_adjuncts(view, verb, child, before_teller(view, child, view.right[child.i]))
                    start = max(view.left[child.i], last.i + 1)
                    return make(view, verb, frame, cue_start, last.i, source, [(start, stop)], child)
        return None
    inner = next((c for c in last.children if c.dep in ("pobj", "pcomp")), None)
    if inner is None:
        return None
    start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
    content = (max(start, last.i + 1), max(stop, inner.i))
    return make(view, verb, frame, cue_start, last.i, source, [content], inner)
