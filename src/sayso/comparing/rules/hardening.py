"""A claim that is surer in a later report, though nothing new bears it."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.hits import Hit, dated, quoted
from sayso.comparing.sameness import Likeness, Pair, coverage, match, says_same
from sayso.comparing.statements import Statement
from sayso.comparing.words import kinds_of

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
_ARMS_LENGTH = frozenset({"claim", "allege", "rumour", "rumor", "purport", "boast"})
#: what brings a new observation
_OBSERVING = frozenset(
    "find read identify examine confirm establish photograph test match inspect reveal raise salvage recover "
    "prove show count "
    "measure verify analyse analyze visit reach check see discover".split()
)


def hardenings(pair: Pair) -> Iterator[Hit]:
    """The certainty of the same point is a step or more higher in a later report, or words that keep it at arm's
    length have
    gone, and nothing new is named that would bear it. Where something new is named, it is an update.
    """
    if pair.order != 1 or pair.apart:
        return
    for a, b, like in pair.couples:
        if not _harder(a, b) or not _same_point(a, b, like):
            continue
        if _new_source(a, b):
            continue
        if _new_observation(pair, a, b):
            yield Hit("update", "note", a.evidence, b.evidence, _settled(pair, a, b))
        else:
            yield Hit("hardening", "caution", a.evidence, b.evidence, _message(pair, a, b))


def _same_point(a: Statement, b: Statement, like: Likeness) -> bool:
    if a.standing not in ("asserted", "possible") or b.standing != "asserted" or a.negative != b.negative:
        return False
    if like.same_time is False or like.agent < 0 or a.clause.kind == b.clause.kind == "adverbial":
        return False
    if a.clause.copula and b.clause.copula and coverage(a, b) >= 0.6 and len(like.shared) >= 3:
        return True
    return says_same(a, b, like) and like.theme >= 0.7 and coverage(a, b) >= COVERAGE


def _harder(a: Statement, b: Statement) -> bool:
    if b.certainty < 3:
        return False
    return a.certainty < 3 or (at_arms_length(a) and not at_arms_length(b) and not b.sources)


def at_arms_length(s: Statement) -> bool:
    """Whether its cue keeps it at arm's length: *claimed*, *alleged*."""
    cue = s.claim.cue.text.lower() if s.claim is not None and s.claim.cue is not None else ""
    return any(word.startswith(w[:5]) for w in _ARMS_LENGTH for word in cue.split())


def _new_source(a: Statement, b: Statement) -> bool:
    """Whether the later one names a source that the earlier had not."""
    if not b.sources:
        return False
    mine = {w for s in a.sources for w in s.text.lower().split()}
    return not any(set(s.text.lower().split()) & mine - {"the", "a", "an", "of"} for s in b.sources)


def _new_observation(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether the later report tells, beside the claim, of something found, read or tested since."""
    for other in pair.b.body:
        if other is b or abs(other.sentence - b.sentence) > 1 or other.standing != "asserted" or other.negative:
            continue
        base = other.clause.predicate.split()[0]
        if base not in _OBSERVING and not {"bring up", "bring ashore"} & other.labels:
            continue
        if other.when is not None and pair.a.told.day is not None and other.when.last < pair.a.told.day:
            continue
        if other.when is not None and pair.a.told.day is not None and other.when.first > pair.a.told.day:
            return True
        kinds = {k for w in b.words for k in kinds_of(w)}
        if any(w in b.words or kinds_of(w) & kinds for w in other.words) or any(
            m.head in ("it", "this", "that") or match(m, b.theme) >= 0.7 for m in other.participants
        ):
            return True
    return False


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    return f"{quoted(a.evidence)} in {dated(pair.a.told)} has become {quoted(b.evidence)} in {dated(pair.b.told)}."


def _settled(pair: Pair, a: Statement, b: Statement) -> str:
    return (
        f"{dated(pair.b.told)} settles with something new what was open in {dated(pair.a.told)}: {quoted(b.evidence)}."
    )
