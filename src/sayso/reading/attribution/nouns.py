"""Nouns and adjectives as cues: *his call for*, *the claim that*, *made a promise to*, *is critical of*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives, nouns, words
from sayso.reading.attribution.drafts import HEDGES, Draft
from sayso.reading.attribution.extents import before_main, cue_start_of, is_finite, make
from sayso.reading.attribution.tellers import source_of
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Verbs that only carry a cue noun and give it a source: *issued a statement*.
LIGHT = words("light")
_COPULAS = frozenset("be seem appear feel become remain sound look stay grow get".split())


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


def read_adjectives(view: View) -> Iterator[Draft]:
    """The claims that adjectives bring in."""
    table = adjectives()
    for token in view.tokens:
        if token.tag in ("JJ", "JJR", "VBN", "VBD", "JJS") and token.lower in table:
            draft = _adjective(view, token, table[token.lower])
            if draft is not None:
                yield draft


def _noun(view: View, noun: Token, frames: Frames) -> Draft | None:
    found = _content(view, noun, frames)
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
            if child.dep in ("prep", "agent") and child.lower in ("by", "from") and child.i > noun.i:
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
        source = next((c for c in noun.children if c.dep == "compound" and c.i == noun.i - 1), None)
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


def _content(view: View, noun: Token, frames: Frames) -> tuple[Frame, Range, int, Token] | None:
    """Frame, content, last token of the cue and head of the content of a noun."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and "that" in frames and is_finite(child):
            first = view.tokens[view.left[child.i]]
            if first.lower in ("that", "whether", "if") and first.head is child and first.dep == "mark":
                start, stop = view.extent(child)
                stop = before_main(view, start, stop) if noun.dep == "ROOT" else stop
                return frames["that"], (start, stop), noun.i, child
        if child.dep in ("acl", "xcomp", "advcl", "relcl") and "to" in frames and child.tag == "VB":
            to = next((c for c in child.children if c.tag == "TO"), None)
            if to is not None and view.left[child.i] - noun.i <= 6:
                start, stop = view.extent(child)
                stop = before_main(view, start, stop) if noun.dep == "ROOT" else stop
                return frames["to"], (start, stop), noun.i, child
        if child.dep == "prep" and child.lower in frames and child.lower not in ("to", "that"):
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None:
                start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
                end = child.i if child.i <= noun.i + 2 else noun.i
                return frames[child.lower], (max(start, child.i + 1), max(stop, inner.i)), end, inner
        if child.dep == "prep" and child.lower == "to" and "p:to" in frames:
            inner = next((c for c in child.children if c.dep == "pobj"), None)
            if inner is not None:
                start, stop = view.phrase(inner)
                return frames["p:to"], (start, max(stop, inner.i)), child.i, inner
    # his hope is that / is to
    if noun.dep == "nsubj" and noun.head.lemma == "be":
        for child in noun.head.children:
            if child.dep == "ccomp" and "that" in frames and is_finite(child) and child.i > noun.i:
                return frames["that"], view.extent(child), noun.head.i, child
            if child.dep == "xcomp" and "to" in frames and child.i > noun.i:
                return frames["to"], view.extent(child), noun.head.i, child
    return None


def _named_before(view: View, noun: Token) -> Token | None:
    """*a Gazette report that …, police claims that …*; *Lind charges that …*, the verb taken for a noun."""
    before = noun.nbor(-1)
    if before is None:
        return None
    if before.dep == "compound" and before.head is noun and before.tag in ("NNP", "NNPS", "NN", "NNS"):
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
        state = copula.child("acomp") if copula.lemma in _COPULAS else None
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


def _adjective(view: View, adjective: Token, frames: Frames) -> Draft | None:
    copula = adjective.head if adjective.dep in ("acomp", "attr", "oprd") else None
    source: Token | None = None
    cue_start = adjective.i
    if copula is not None and copula.lemma in _COPULAS:
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
            return make(view, adjective, frames["to"], cue_start, adjective.i, source, [view.extent(child)], child)
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
            told = HEDGES if open_ and adjective.lower in ("clear", "obvious", "evident", "apparent") else frame
            return make(view, adjective, told, cue_start, adjective.i, None, [view.extent(child)], child)
    return None
