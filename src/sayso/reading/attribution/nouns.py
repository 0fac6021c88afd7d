"""Nouns as cues: *his call for*, *the claim that*, *made a promise to*; who is their source."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frames, nouns, words
from sayso.reading.attribution.adjectives import COPULAS
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import cue_start_of, make
from sayso.reading.attribution.noun_contents import LIGHT, OWNERS, content_of
from sayso.reading.attribution.tellers import source_of
from sayso.reading.attribution.view import View
from sayso.reading.document import Token


def read_nouns(view: View) -> Iterator[Draft]:
    """The claims that nouns bring in."""
    table = nouns()
    for token in view.tokens:
        if token.tag in ("NN", "NNS") and token.dep != "compound":
            frames = table.get(token.lemma)
            if frames:
                draft = _noun(view, token, frames)
                if draft is not None:
                    yield draft


def _noun(view: View, noun: Token, frames: Frames) -> Draft | None:
    found = content_of(view, noun, frames)
    if found is None:
        return None
    frame, content, cue_end, head = found
    owner = next((c for c in noun.children if c.dep == "poss"), None)
    source: Token | None = owner
    cue_start = noun.i
    while (
        cue_start - 1 >= 0
        and view.tokens[cue_start - 1].head is noun
        and (view.tokens[cue_start - 1].dep in ("amod", "compound") and view.tokens[cue_start - 1].tag in ("JJ", "NN"))
    ):
        cue_start -= 1
    if owner is not None:
        # 's announcement
        cue_start = min(cue_start, owner.i + 1)
        if view.tokens[cue_start].tag == "PRP$":
            cue_start += 1
    if source is None:
        for child in noun.children:
            if child.dep in ("prep", "agent") and child.lower in OWNERS and child.i > noun.i:
                if child.lower == "of" and (frame.form not in ("that", "to") or child.i > content[0]):
                    continue
                source = next((c for c in child.children if c.dep == "pobj"), None)
                if source is not None and not view.can_speak(source):
                    source = None
                if source is not None and content[0] <= source.i <= content[1]:
                    if view.left[child.i] <= content[0]:
                        return None
                    content = (content[0], view.left[child.i] - 1)
    if source is None or (source is owner and noun.dep == "dobj"):
        carried = _carried(view, noun)
        if carried is not None and (source is None or source.tag == "PRP$"):
            source, cue_start = carried
    if owner is None and source is None and noun.dep == "pobj":
        source = _told_with(view, noun)
    if (owner is not None and owner.tag == "PRP$") or (owner is None and source is None):
        above = _own_words(view, noun)
        if above is not None:
            source, cue_start = above
    if source is None and noun.dep == "ROOT":
        # *The bank forecast that …*, the verb taken for a noun
        source = noun.child("nsubj") or next(
            (c for c in noun.children if c.dep == "compound" and c.i == noun.i - 1), None
        )
        cue_start = noun.i if source is not None else cue_start
    if source is None and frame.form == "that":
        source = _named_before(view, noun)
        cue_start = noun.i if source is not None else cue_start
    if source is not None and not view.can_speak(source) and not _said_by_name(source):
        source = None
    if source is None:
        hearsay = frame.form == "of" and (frame.hedged or (frame.attitude == "accusation" and noun.tag == "NNS"))
        if frame.weak or not (frame.form in ("that", "to") or hearsay):
            return None
        if frame.form == "to" and not _light_passive(noun):
            return None
        if frame.form == "that" and noun.lemma in _NEEDS_SOURCE and not _none(noun):
            return None
    return make(view, noun, frame, cue_start, cue_end, source, [content], head)


_NEEDS_SOURCE = frozenset(
    "fact word evidence proof position case lesson line reason talk notion idea principle sense doubt".split()
)


def _none(noun: Token) -> bool:
    """*no evidence that*."""
    return any(c.lower in ("no", "little") and c.dep in ("det", "amod") for c in noun.children)


def _light_passive(noun: Token) -> bool:
    return noun.dep == "nsubjpass" and noun.head.lemma in LIGHT


def _named_before(view: View, noun: Token) -> Token | None:
    """*a Gazette report that …, police claims that …*; *Lind charges that …*, the verb taken for a noun."""
    before = noun.nbor(-1)
    if before is None:
        return None
    if before.dep == "compound" and before.head is noun and before.tag in ("NNP", "NNPS", "NN", "NNS"):
        return before if view.can_speak(before) else None
    if noun.dep == "ROOT" and noun.tag == "NNS" and before.head is noun and before.tag in ("JJ", "NN", "NNP"):
        return before if view.can_speak(before) else None
    opens = before.i == 0 or (before.i == 1 and view.tokens[0].tag == "CC")
    if noun.tag == "NNS" and before.head is before and before.tag[:2] == "NN" and before.text[:1].isupper() and opens:
        return before
    return None


def _said_by_name(source: Token) -> bool:
    """*Lind charges that …*: the name at the head of the sentence, whatever its tag."""
    return source.head is source and source.i <= 1 and source.text[:1].isupper()


def _carried(view: View, noun: Token) -> tuple[Token, int] | None:
    """Source and start of the cue where a light verb carries the noun: *voiced concern*."""
    at = noun
    if at.dep == "conj" and at.head.tag[:2] == "NN":
        at = at.head
    if at.dep not in ("dobj", "attr", "oprd") or at.head.pos != "VERB":
        return None
    verb = at.head
    if verb.lemma not in LIGHT or view.is_passive(verb):
        return None
    source = source_of(view, view.subject(verb))
    if source is None:
        return None
    start = cue_start_of(view, verb) if noun.i - verb.i <= 5 else noun.i
    return source, start


def _own_words(view: View, noun: Token) -> tuple[Token, int] | None:
    """Source and start of the cue where a verb is done to one's own words: *is doubling down on his support for*."""
    at = noun.head if noun.dep == "pobj" else noun
    verb = at.head.head if at.dep == "prep" and at.head.dep in ("advmod", "prt", "prep") else at.head
    if noun.dep == "pobj" and at.lower == "in":
        # *were unanimous in their condemnation of*
        copula = at.head.head if at.head.dep == "acomp" else at.head
        state = copula.child("acomp") if copula.lemma in COPULAS else None
        source = source_of(view, view.subject(copula)) if state is not None else None
        if source is not None and view.can_speak(source):
            return source, cue_start_of(view, copula)
    if at.dep not in ("dobj", "prep") or verb.pos != "VERB":
        return None
    between = [
        t
        for t in view.tokens[verb.i + 1 : at.i + 1]
        if t is at or (t.dep in ("prt", "prep", "advmod") and t.head is verb)
    ]
    name = "_".join([verb.lemma, *(t.lower for t in between if t is not noun)])
    if name not in _OWN or view.is_passive(verb):
        return None
    source = source_of(view, view.subject(verb))
    if source is None or not view.can_speak(source) or source.i > verb.i:
        return None
    return source, cue_start_of(view, verb) if noun.i - verb.i <= 5 else noun.i


#: Verbs that one does to one's own words.
_OWN = words("own")


def _told_with(view: View, noun: Token) -> Token | None:
    """*He stirred a row with a claim that …*: who does what the claim is told with."""
    prep = noun.head
    article = any(c.lower in ("a", "an") and c.dep == "det" for c in noun.children)
    if not article or prep.lower not in ("with", "in", "by") or prep.head.pos != "VERB":
        return None
    return source_of(view, view.subject(prep.head))
