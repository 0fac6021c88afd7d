"""One statement asserts what the other says was not so."""

from __future__ import annotations

from sayso.comparing.contradictions.apart import other_company
from sayso.comparing.contradictions.asserted import ASKING
from sayso.comparing.contradictions.howmany import circumstances
from sayso.comparing.contradictions.noneof import one_day
from sayso.comparing.contradictions.opposites import COVERAGE, same_thing
from sayso.comparing.statements.sameness import Likeness, Pair, cover, coverage, match, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import one_matter, other_moments, others_named
from sayso.comparing.statements.when import Days
from sayso.comparing.statements.words import contrast, nature


def denied(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One asserts what the other says was not so."""
    if a.negative == b.negative or not _says_same(a, b, like) or not one_day(a, b, like):
        return False
    if contrast(a.clause.words, b.clause.words) or coverage(a, b) < COVERAGE or other_company(a, b):
        return False
    if _opens(a) or _opens(b) or other_moments(a, b):
        return False
    if not _same_subject(a, b) and not one_matter(a, b, like):
        if like.theme < 0.7 or like.agent < 0 or (like.theme < 1 and others_named(a, b)):
            return False
        if not (same_thing(a, b, like) or _pinned(a, b, like)):
            return False
        if a.agent is not None and b.agent is not None and like.agent < 0.7 and not _both_parties(a, b):
            return False
    deed = "deed" in nature(a.classes & b.classes) or not a.classes & b.classes
    if pair.order and a.negative:
        # not yet so, then so
        return known_day(a, b, like) and (a.undone or a.clause.tense in ("past", "pluperfect"))
    if not pair.order and not pair.same_day and like.same_time is None:
        # in no order: what is not so yet may be so later
        return deed and "perfect" not in (a.clause.tense, b.clause.tense)
    if pair.order and not deed and a.clause.tense == "present":
        return False
    return True


#: those who sign or talk, whoever they are
_PARTIES = frozenset(
    "side party delegation envoy negotiator government leader delegate partner signatory representative camp".split()
)


def _both_parties(a: Statement, b: Statement) -> bool:
    """Whether both have the parties do it, or leave it undone, by whatever noun."""
    m, n = a.agent, b.agent
    if m is None or n is None or m.names or n.names or not (m.definite and n.definite):
        return False
    return m.head in _PARTIES and n.head in _PARTIES


_OPENING = ("that ", "whether ", "when ", *ASKING)


def _opens(s: Statement) -> bool:
    """Whether what is known, said or thought stands in a clause below: *never revealed why*, *is believed to be*."""
    if s.clause.passive and s.clause.predicate in _HELD:
        return True
    below = [t for _, t in s.told.below.get(s.index, ())]
    if s.clause.predicate in _HELD and any(t.kind in ("infinitive", "complement") for t in below):
        return True
    return any(t.kind == "complement" and t.text.lower().startswith(_OPENING) for t in below)


_HELD = frozenset("believe think say know expect suppose understand consider report fear assume estimate claim".split())


def _says_same(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both say the same but for the *not*; words of many meanings do where all else is the same too."""
    if like.saying != "weak":
        return like.saying == "same"
    if coverage(a, b) < 1 or others_named(a, b) or a.labels & b.labels & _SAYING_LITTLE:
        return False
    if a.labels & b.labels and one_matter(a, b, like):
        return True
    if (a.labels | b.labels) & _HOLDING and not a.labels & b.labels:
        # *held the town*, *failed to take the town*
        return False
    return like.theme == 1 and bool(a.classes & b.classes or a.labels & b.labels)


_HOLDING = frozenset({"hold", "keep", "retain", "control"})


_SAYING_LITTLE = frozenset({"be", "have", "do", "say"})


def _same_subject(a: Statement, b: Statement) -> bool:
    """Whether it is one known subject's doing to one thing, or the one of the two names no thing."""
    m, n = a.subject, b.subject
    if m is None or n is None or a.clause.passive != b.clause.passive or match(m, n) < 1:
        return False
    if not (m.names & n.names or (m.definite and n.definite)):
        return False
    if a.agent is not None and b.agent is not None:
        # both do it to something
        found = match(a.theme, b.theme)
        return found >= 1 or (found >= 0.7 and not others_named(a, b))
    if a.agent is None and b.agent is None:
        return True
    thing, part = (a.theme, b) if a.agent is not None else (b.theme, a)
    if thing is None:
        return False
    # *was among the guests at the banquet*, *did not attend the parade*
    beside = [o for o in part.others if o.argument.role != "among" and not timely(o)]
    return not beside or any(match(thing, o) > 0 and thing.marks <= set(o.words) for o in beside)


def _pinned(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both give the same day and the same circumstances, so that it can be one happening only."""
    left, right = circumstances(a), circumstances(b)
    shared = max(len(like.shared), len(left & right))
    return known_day(a, b, like) and shared >= 3 and cover(left, right) >= 0.8


def known_day(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both give one day, or both tell it by the day of what came before or after."""
    if like.same_time is not None or a.when is not None or b.when is not None:
        return like.same_time is True
    first, second = _day_beside(a), _day_beside(b)
    return first is not None and first == second


def _day_beside(s: Statement) -> Days | None:
    """The day of the one clause that tells before or after what it was."""
    below = [t for t in sheet(s.told).of_sentence(s.sentence) if t.clause.above == s.index]
    days = [t.when for t in below if t.clause.kind == "adverbial" and t.when is not None]
    return days[0] if len(days) == 1 else None
