"""Adjectives and participles as cues: *is confident that*, *are wary of*, *it is unclear whether*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives
from sayso.reading.attribution.drafts import HEDGES, Draft
from sayso.reading.attribution.extents import cue_start_of, is_finite, make, with_adjuncts
from sayso.reading.attribution.tellers import source_of
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

#: Verbs that join an adjective to its noun.
COPULAS = frozenset("be seem appear feel become remain sound look stay grow get".split())


def read_adjectives(view: View) -> Iterator[Draft]:
    """The claims that adjectives bring in."""
    table = adjectives()
    for token in view.tokens:
        if token.tag in ("JJ", "JJR", "VBN", "VBD", "JJS") and token.lower in table:
            frames = table[token.lower]
            told = frames.get("np") if token.dep == "amod" else None
            draft = _so_called(view, token, told) if told is not None else _adjective(view, token, frames)
            if draft is not None:
                yield draft


def _adjective(view: View, adjective: Token, frames: Frames) -> Draft | None:
    copula = adjective.head if adjective.dep in ("acomp", "attr", "oprd") else None
    source: Token | None = None
    cue_start = adjective.i
    if copula is not None and copula.lemma in COPULAS:
        source = source_of(view, view.subject(copula))
        cue_start = cue_start_of(view, copula)
        if not 0 <= adjective.i - cue_start <= 5:
            cue_start = adjective.i
    elif adjective.dep in ("conj",) and adjective.head.dep == "acomp":
        source = source_of(view, view.subject(adjective.head.head))
    elif adjective.dep in ("acl", "amod", "advcl", "ROOT", "conj") or (
        adjective.tag in ("VBN", "VBD") and adjective.pos == "VERB"
    ):
        if adjective.dep in ("amod", "acl") and adjective.i > adjective.head.i:
            source = adjective.head
        else:
            source = source_of(view, view.subject(adjective))
            cue_start = view.group_start(adjective)
    if "it" in frames and copula is not None:
        draft = _it_is(view, adjective, copula, frames["it"], cue_start)
        if draft is not None:
            return draft
    if source is None or not view.can_speak(source):
        return None
    behind = [c for c in copula.children if c.i > adjective.i and c.dep in ("ccomp", "xcomp", "prep")] if copula else []
    for child in [*adjective.children, *behind]:
        if child.i < adjective.i:
            continue
        if child.dep in ("ccomp", "advcl") and "that" in frames and is_finite(child):
            first = view.tokens[view.left[child.i]]
            if child.dep == "advcl" and first.lower in ("if", "when", "because", "as", "after", "since", "while"):
                continue
            return make(view, adjective, frames["that"], cue_start, adjective.i, source, [view.extent(child)], child)
        if child.dep == "xcomp" and "to" in frames and any(c.tag == "TO" for c in child.children):
            start, stop = view.extent(child)
            stop = with_adjuncts(view, copula, child, stop) if copula is not None else stop
            return make(view, adjective, frames["to"], cue_start, adjective.i, source, [(start, stop)], child)
        form = "p:to" if child.lower == "to" else child.lower
        if child.dep in ("prep", "agent") and form in frames and form != "that":
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is None:
                continue
            start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
            content = (max(start, child.i + 1), max(stop, inner.i))
            end = child.i if child.i <= adjective.i + 2 else adjective.i
            return make(view, adjective, frames[form], cue_start, end, source, [content], inner)
    return None


#: Longest noun phrase behind *alleged*, in tokens; longer ones are mostly misread.
LONGEST = 12


def _so_called(view: View, adjective: Token, frame: Frame) -> Draft | None:
    """*the alleged ringleader of the network*: the noun with what follows is the content, nobody the source."""
    noun = adjective.head
    stop = view.phrase(noun)[1]
    stop = next((t.i - 1 for t in view.tokens[noun.i : stop + 1] if t.text == ","), stop)
    if noun.i < adjective.i or noun.tag[:2] != "NN" or stop - adjective.i > LONGEST:
        return None
    return make(view, adjective, frame, adjective.i, adjective.i, None, [(adjective.i + 1, stop)], noun)


def _it_is(view: View, adjective: Token, copula: Token, frame: Frame, cue_start: int) -> Draft | None:
    """*It is (not) clear that …, whether …*: no source; what is not clear is unsure."""
    subject = copula.child("nsubj", "expl")
    if subject is None or subject.lower not in ("it", "what"):
        return None
    for child in [*copula.children, *adjective.children]:
        if child.i > adjective.i and child.dep in ("ccomp", "advcl", "csubj", "acl") and is_finite(child):
            first = view.tokens[view.left[child.i]]
            if first.lower not in ("that", "whether", "if", "how", "why", "who", "what", "when", "where"):
                continue
            open_ = any(c.dep == "neg" for c in copula.children) or frame.hedged
            told = (
                HEDGES if open_ and adjective.lower in ("clear", "obvious", "evident", "apparent", "certain") else frame
            )
            return make(view, adjective, told, cue_start, adjective.i, None, [view.extent(child)], child)
    return None
