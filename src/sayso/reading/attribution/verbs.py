"""Verbs as cues: what hangs on *said, believes, denied, refused to, seems to*, and who is their source."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives, phrases, verbs, words
from sayso.reading.attribution.clausal import asked, clause_claim, goes_with_next, wished
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.extents import cue_start_of, is_whole, make
from sayso.reading.attribution.inserted import inserted
from sayso.reading.attribution.noun_contents import of_noun
from sayso.reading.attribution.objects import object_claim, prepositional_claim, relative_gap
from sayso.reading.attribution.passives import ADDRESSED, passive_claims
from sayso.reading.attribution.set_off import parenthetical, unparsed
from sayso.reading.attribution.set_phrases import set_phrase
from sayso.reading.attribution.tellers import SAYING, better_source, cited_by, it_says, source_of
from sayso.reading.attribution.view import View
from sayso.reading.conditions import is_proviso
from sayso.reading.document import Token
from sayso.reading.stance import cue_negated


def read_verbs(view: View, taken: set[int]) -> Iterator[Draft]:
    """The claims that the sentence's verbs bring in; ``taken`` are verbs that already have a quotation."""
    table = verbs()
    for token in view.tokens:
        if (token.pos != "VERB" or token.tag == "MD") and not _told_as_noun(token):
            continue
        if token.dep in ("amod", "aux", "auxpass", "compound"):
            continue
        if token.lemma in phrases():
            draft = set_phrase(view, token)
            if draft is not None:
                yield draft
                continue
        frames, end = _row(view, token, table)
        if frames:
            yield from _claims(view, token, frames, end, token.i in taken)


def _clipped(view: View, verb: Token, frames: Frames) -> bool:
    """*Residents urged to boil water*: a headline's passive without its auxiliary."""
    if view.tokens[-1].text in (".", "!", "?") or verb.tag not in ("VBD", "VBN") or "to" in frames:
        return False
    told = verb.child("xcomp")
    return (
        "np:to" in frames
        and told is not None
        and any(c.tag == "TO" for c in told.children)
        and verb.child("dobj", "aux") is None
        and verb.dep in ("ROOT", "acl")
    )


def _told_as_noun(token: Token) -> bool:
    """*Officials at the ministry admit in private that …*, the verb taken for a noun."""
    return (
        token.tag == "NN"
        and token.dep == "ROOT"
        and token.child("ccomp") is not None
        and any(c.dep == "nsubj" and c.tag in ("NNS", "NNPS", "PRP") and c.i < token.i for c in token.children)
    )


def _row(view: View, verb: Token, table: dict[str, Frames]) -> tuple[Frames | None, int]:
    """The frames of a verb with its particle, and the index of the last token of both."""
    tokens = view.tokens
    for child in verb.children:
        if child.i > verb.i and child.i <= verb.i + 3 and (child.dep in ("prt", "advmod", "prep", "acomp", "oprd")):
            joined = f"{verb.lemma}_{child.lower}"
            if joined in table:
                return table.get(verb.lemma, {}) | table[joined], child.i
    after = verb.i + 1
    if after < len(tokens) and tokens[after].tag in ("RP", "IN", "RB"):
        joined = f"{verb.lemma}_{tokens[after].lower}"
        if joined in table:
            return table.get(verb.lemma, {}) | table[joined], after
    if verb.i + 1 < len(tokens) and tokens[verb.i + 1].dep == "prt" and tokens[verb.i + 1].head is verb:
        # *called off the match*: with its particle another verb
        return None, verb.i
    return table.get(verb.lemma), verb.i


def _claims(view: View, verb: Token, frames: Frames, end: int, taken: bool) -> Iterator[Draft]:
    if verb.tag == "VBG" and verb.lemma in ("cite", "quote") and verb.dep in ("advcl", "acl"):
        above = verb.head if verb.head.pos == "VERB" else verb.head.head
        if above.lemma not in SAYING and above.dep == "ccomp":
            above = above.head
        cited = cited_by(view, above) if above.lemma in SAYING else None
        if cited is not None and cited[0] is verb:
            return
    if verb.dep == "pcomp" and verb.head.lower == "as" and verb.head.head.lemma in ("quote", "cite"):
        return  # *was quoted as saying*: read with its verb
    if verb.dep == "acomp" and verb.lower in adjectives():
        return
    if verb.lower in ("assuming", "supposing") and verb.dep == "advcl":
        return  # a condition
    if verb.lemma in SAYING and not taken:
        draft = inserted(view, verb, frames, end)
        if draft is not None:
            yield draft
            return
    passive = view.is_passive(verb) or _clipped(view, verb, frames)
    if passive:
        yield from passive_claims(view, verb, frames, end, taken)
        return
    subject = view.subject(verb)
    if subject is not None and subject.lower == "nothing":
        return
    if verb.tag == "VB" and verb.dep == "xcomp" and _withheld(verb):
        return
    cue_start = cue_start_of(view, verb)
    source = better_source(view, verb, it_says(verb, source_of(view, subject)), cue_start)
    clausal = False
    objects = [c for c in verb.children if c.dep in ("dobj", "dative", "obj") and c.i > verb.i]
    direct = next((c for c in objects if c.dep == "dobj"), objects[0] if objects else None)
    if direct is None:
        direct = _shared_object(verb) or next(
            (c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and c.tag == "NN" and not _clausal(c)), None
        )
    addressed = direct
    if verb.dep == "conj" and verb.head.lemma in _CONFIRMING and "not" in _marks(frames) and cue_negated(verb.head):
        # *would neither confirm nor deny that …*: both at once
        frames = verbs()[verb.head.lemma]
        cue_start = min(cue_start, view.group_start(verb.head))
    if (
        verb.dep == "conj"
        and verb.head.lemma in _CONFIRMING
        and direct is not None
        and direct is _shared_object(verb.head)
    ):
        return  # *neither confirmed nor denied it* is told once
    if direct is None and end > verb.i and view.tokens[end].dep == "prep":
        # *called on the residents to stay*
        addressed = view.tokens[end].child("pobj")
        pleaded = view.tokens[end].child("pcomp")
        if pleaded is not None and pleaded.child("nsubj") is not None and "np:to" in frames and source is not None:
            # *pleaded with the court to spare him*
            draft = make(view, verb, frames["np:to"], cue_start, end, source, [view.extent(pleaded)], pleaded)
            if draft is not None:
                yield draft
                return
    for child in verb.children:
        if child.dep == "ccomp" and goes_with_next(verb, child):
            continue
        hoped = wished(view, verb, child, frames, cue_start, source)
        if hoped is not None:
            clausal = True
            yield hoped
        elif is_proviso(child):
            continue
        elif (child.dep in ("ccomp", "xcomp") and not of_noun(view, child)) or asked(verb, child):
            if taken and (child.i < verb.i or view.quoted[child.i] >= 0 or view.quoted[view.right[child.i]] >= 0):
                continue
            draft = clause_claim(view, verb, child, frames, cue_start, end, source, addressed, taken)
            if draft is not None:
                clausal = True
                yield draft
    if not clausal and not taken and direct is not None and "that!person" in frames:
        told = _told_friends(view, direct)
        if told is not None:
            draft = make(view, verb, frames["that!person"], cue_start, end, source, [view.extent(told)], told)
            if draft is not None:
                clausal = True
                yield draft
    if taken:
        return
    if not clausal and "look" in frames:
        draft = _looks(view, verb, frames["look"], cue_start, end)
        if draft is not None:
            yield draft
            return
    if not clausal and "that" in frames:
        draft = parenthetical(view, verb, frames["that"], cue_start, end, source)
        if draft is not None:
            clausal = True
            yield draft
    if clausal:
        return
    if source is None:
        return
    gap = relative_gap(view, verb)
    prepositions = [c for c in verb.children if c.dep in ("prep", "agent") and c.i > verb.i]
    what = next((c for c in verb.children if c.dep == "dobj" and c.lower == "what" and c.i < verb.i), None)
    target = direct or gap or what
    if target is not None:
        draft = object_claim(view, verb, target, prepositions, frames, cue_start, end, source)
        if draft is not None:
            yield draft
            return
    if "that" in frames and direct is None and (there := _told_to(view, prepositions)) is not None:
        at, head = there
        draft = make(view, verb, frames["that"], cue_start, end, source, [(at, view.right[verb.i])], head)
        if draft is not None:
            yield draft
            return
    if direct is None or verb.lemma in ADDRESSED or (prepositions and prepositions[0].i == end + 1):
        for prep in prepositions:
            draft = prepositional_claim(view, verb, prep, frames, cue_start, source)
            if draft is not None:
                yield draft
                return
    if (
        verb.lemma in SAYING
        and verb.tag in ("VBD", "VBZ", "VBP", "VBN")
        and view.quoted[verb.i] < 0
        and verb.dep != "relcl"
        and (direct is None or "that!person" in frames)
        and (what is None or verb.dep not in ("csubj", "csubjpass"))
    ):
        draft = unparsed(view, verb, frames, cue_start, end, source)
        if draft is not None:
            yield draft


def _told_to(view: View, prepositions: list[Token]) -> tuple[int, Token] | None:
    """*confessed to a colleague that she had fled*: where a clause hung on whom it was told to begins, and its verb."""
    for prep in prepositions:
        person = prep.child("pobj") if prep.lower in ("to", "with") else None
        clause = person.child("relcl", "acl") if person is not None else None
        if clause is not None:
            first = view.tokens[view.left[clause.i]]
            if first.lower == "that" and first.head is clause and is_whole(first, clause):
                return first.i, clause
    return None


def _told_friends(view: View, direct: Token) -> Token | None:
    """*told friends he wants to leave*, the clause taken for a relative one of the person told."""
    clause = direct.child("relcl")
    if clause is None or view.left[clause.i] != direct.i + 1:
        return None
    subject = clause.child("nsubj", "nsubjpass")
    whole = any(
        c.i > clause.i and c.dep in ("dobj", "ccomp", "xcomp", "acomp", "attr", "oprd") for c in clause.children
    )
    return clause if whole and subject is not None and subject.tag not in ("WP", "WDT") else None


def _clausal(noun: Token) -> bool:
    """A noun that the parse takes for a clause has a subject or a conjunction where it stands for one."""
    return noun.child("mark", "nsubj", "nsubjpass", "aux", "cop") is not None


def _marks(frames: Frames) -> set[str]:
    return {mark for frame in frames.values() for mark in frame.marks}


def _shared_object(verb: Token) -> Token | None:
    """*neither confirmed nor denied the visit*: the object of both verbs."""
    if not any(c.lower in ("nor", "or") and c.dep == "cc" for c in verb.children):
        return None
    other = next((c for c in verb.children if c.dep == "conj" and c.i > verb.i and c.pos == "VERB"), None)
    own = next((c for c in verb.children if c.dep == "dobj"), None)
    shared = other.child("dobj") if other is not None else None
    return shared if own is None else None


_CONFIRMING = words("confirming")


def _withheld(verb: Token) -> bool:
    """*refused to say how many*, *is willing to discuss it*: nothing has been said yet."""
    above = verb.head
    if above.tag[:2] in ("JJ", "VB"):
        frame = (adjectives().get(above.lower) or verbs().get(above.lemma, {})).get("to")
        if frame is not None and above.lower in adjectives():
            return True
        return frame is not None and frame.denies and not cue_negated(above)
    return False


def _looks(view: View, verb: Token, frame: Frame, cue_start: int, end: int) -> Draft | None:
    """*She looks strong*, *it appeared ready*, *this seems like a snub*."""
    subject = view.subject(verb)
    if subject is None or subject.i > verb.i:
        return None
    for child in verb.children:
        if child.i > verb.i and (
            child.dep in ("acomp", "oprd", "attr") or (child.dep == "prep" and child.lower in ("like", "as"))
        ):
            if child.lower in adjectives() and any(c.dep in ("ccomp", "xcomp", "prep") for c in child.children):
                return None
            return make(view, verb, frame, cue_start, end, None, [view.phrase(subject), view.extent(child)], child)
    return None
