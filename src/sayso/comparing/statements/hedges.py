"""What keeps open what a statement tells, besides its certainty: adjectives, provisos, suspicion, mere talk."""

from __future__ import annotations

from typing import NamedTuple

from sayso.comparing.statements.modality import is_hearsay
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.wordings import find, words_of_text

_ARMS_LENGTH = frozenset({"claim", "allege", "rumour", "rumor", "purport", "boast"})


#: characters of a sentence before its first clause that may hedge it: *in all likelihood*, *it is possible that*
OPENING = 30


def likely(s: Statement) -> bool:
    """Whether an adjective leaves open what it states: *is the likely cause*, *a suspected leak*."""
    if s.standing != "asserted" or s.negative:
        return False
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    # *in all likelihood* may stand before the clause that it is of
    opening = s.told.extract.text[start : s.clause.start] if s.clause.part == "text" else ""
    if len(opening) >= OPENING:
        # *the mayor, so it is said, bought the votes*
        opening = opening.split(",")[-2] if opening.rstrip().endswith(",") and opening.count(",") > 1 else ""
    words = words_of_text(f"{opening} {s.clause.text}")
    # *the likely cause*, not *is likely to rise*, which is of what is to come
    if any(words[f.end : f.end + 1] != ["to"] for f in find(_TABLE, words, frozenset({"likely"}))):
        return True
    proviso = find(_TABLE, words_of_text(s.told.extract.text[start:end]), frozenset({"proviso"}))
    return bool(proviso) or suspected(s) or bool(talk_of(s)) or guise(s) is not None


#: the table of hedges
_TABLE = "hedge_words"


def hedged(text: str, sourced: bool = False) -> bool:
    """Whether a word of a text keeps open what it tells; *according to* does not where it is known according to whom
    (``sourced``).
    """
    words = words_of_text(text)
    return any(not sourced or words[f.start : f.end] != ["according", "to"] for f in find(_TABLE, words))


def talk_of(s: Statement) -> frozenset[str]:
    """The words for what there is only talk of: *rumours of a mutiny on the cruiser reached Lima*; else empty."""
    m = s.subject
    if m is None or s.negative or not is_hearsay(m.head):
        return frozenset()
    return frozenset(m.of)


class Guise(NamedTuple):
    """Something that may be what it is told as: *what may have been a call*, *a man who may be the banker*."""

    #: the words for what it is sure to be, with the hedge
    shown: frozenset[str]
    #: those for what it may be
    taken_for: frozenset[str]


def guise(s: Statement) -> Guise | None:
    """In what guise something is told of in the sentence of a clause before its verb; None where it is not so."""
    if s.clause.part != "text" or (s.clause.verb[0] == s.clause.start and s.index == 0):
        return None
    start, _ = s.told.extract.sentences[max(s.sentence, 0)]
    text = s.told.extract.text[start : s.clause.verb[0]]
    if not text.lower().startswith(_OPENINGS):
        return None
    words = words_of_text(text)
    found = next((f for f in find(_TABLE, words, frozenset({"guise"})) if f.start == 0), None)
    taken_for = frozenset(words[found.end :]) - _SMALL if found is not None else frozenset()
    return Guise(frozenset(words[: found.end]), taken_for) if found is not None and taken_for else None


#: how the wordings begin that the table has for it
_OPENINGS = ("what ", "something ", "a ", "an ", "two ", "three ")
_SMALL = frozenset(
    "a an the of from in on at to for with and or by was were is are has have had been be that who".split()
)


def suspected(s: Statement) -> bool:
    """Whether a thing is there by somebody's suspicion alone: *nurses suspect an outbreak*."""
    thing = s.theme
    return (
        s.clause.predicate in ("suspect", "fear")
        and not s.negative
        and thing is not None
        and thing.argument.role == "object"
        and not thing.definite
        and not thing.person
    )


def at_arms_length(s: Statement) -> bool:
    """Whether its cue keeps it at arm's length: *claimed*, *alleged*."""
    cue = s.claim.cue.text.lower() if s.claim is not None and s.claim.cue is not None else ""
    return any(word.startswith(w[:5]) for w in _ARMS_LENGTH for word in cue.split())
