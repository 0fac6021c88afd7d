"""Two asserted contents about the same point that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians

from sayso.comparing.hits import Hit, dated, quoted
from sayso.comparing.sameness import ANOTHER, Likeness, Pair, content, cover, coverage, match, own_words, timely
from sayso.comparing.stakes import leaning, stake
from sayso.comparing.statements import Mention, Statement, sheet
from sayso.comparing.words import contrast, is_person, nature
from sayso.model import Entry, Severity

#: share of the words of the poorer clause that the other has too, the predicates left aside; from the development
#: stories
COVERAGE = 0.5
#: happenings that a thing goes through once, so that two dates or two places cannot both be right
_ONCE = frozenset({"sign", "resign", "convict", "acquit", "sink", "crash", "run aground", "derail", "pass", "surrender",
                   "appoint", "kill"})  # fmt: skip


def contradictions(pair: Pair) -> Iterator[Hit]:
    """Two asserted contents about the same point that cannot both be true.

    What is over and done cannot change, whichever report is later; what can change contradicts only for the same time.
    Opposed parties who each have one report for their side differ (``caution``).
    """
    if pair.apart:
        return
    for a, b, like in pair.couples:
        if "none" in (a.scope, b.scope) and (_nobody(a, b, like) or _nobody(b, a, like)):
            score = len(like.shared) + 1.0
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)
    for a, b, like in pair.close:
        if not (asserted(a) and asserted(b)):
            continue
        if ANOTHER.isdisjoint(a.clause.words) != ANOTHER.isdisjoint(b.clause.words):
            continue
        if "none" in (a.scope, b.scope) and (_nobody(a, b, like) or _nobody(b, a, like)):
            continue
        if _opposite(pair, a, b, like) or _denied(pair, a, b, like) or _numbers_of_persons(a, b, like) or (
            _all_and_none(a, b, like) or _winners(pair, a, b, like) or _dates(a, b, like) or _elsewhere(a, b, like)
        ):  # fmt: skip
            score = len(like.shared) + max(like.theme, 0)
            yield Hit("contradiction", _severity(a, b), a.evidence, b.evidence, _message(pair, a, b), score)


def asserted(s: Statement) -> bool:
    """Whether it is asserted outright, of somebody or something named."""
    kept: bool | None = s.__dict__.get("_asserted")
    if kept is None:
        kept = s.__dict__["_asserted"] = _is_asserted(s)
    return kept


def _is_asserted(s: Statement) -> bool:
    return (
        (s.undone or (s.clause.kind in ("main", "complement") and s.clause.tense != "none"))
        and s.standing == "asserted" and s.certainty >= 2 and s.scope not in ("not all", "some")
        and (s.claim is None or s.claim.attitude in ("statement", "denial", "accusation"))
        and not any(m.pronoun or m.guessed for m in s.participants)
    )  # fmt: skip


def _severity(a: Statement, b: Statement) -> Severity:
    opposed = a.sources and b.sources and (stake(a) or stake(b))
    return "caution" if opposed else "conflict"


def _same_thing(a: Statement, b: Statement) -> bool:
    """Whether both tell of one and the same thing or person: a name, or a noun that is meant definitely."""
    m, n = a.undergoer, b.undergoer
    persons = m is not None and n is not None and (is_person(m.head) or is_person(n.head))
    if m is None or n is None or match(m, n) < (1.0 if persons and not _one_name(a, b) else 0.7):
        return False
    if m.names & n.names or m.definite or n.definite:
        return True
    return len(set(m.words) & set(n.words)) > 1


def _one_name(a: Statement, b: Statement) -> bool:
    """Whether both clauses hold one name of two words and more, where the parse parts it from the noun before it."""
    names = content(a) & content(b) & sheet(a.told).capitals & sheet(b.told).capitals
    places = {w.lower() for s in (a, b) for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end)
              for w in p.text.split()}  # fmt: skip
    return len(names - places) > 1


def _same_time(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both speak of one time: the text says so, or the reports are in no order and give no other time."""
    if like.same_time is False:
        return False
    if a.when is not None and b.when is not None:
        # a state may change overnight: the very day
        return bool(like.same_time) and a.when.meets(b.when, 0)
    return pair.same_day and not pair.order and a.clause.tense == b.clause.tense


def _opposite(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One says of the thing the opposite of what the other says, of a deed or for the same time."""
    if like.saying != "opposite" or a.negative != b.negative or like.opposites & {"win", "lose"}:
        return False
    if contrast(a.clause.words, b.clause.words) or not _same_thing(a, b) or _other_company(a, b):
        return False
    if "antonym" in like.opposites:
        return a.clause.copula and b.clause.copula and coverage(a, b) >= COVERAGE and _same_time(pair, a, b, like)
    if nature(like.opposites) == {"deed"}:
        return coverage(a, b) >= 0.34 and like.same_time is not False
    return coverage(a, b) >= COVERAGE and len(like.shared) >= 2 and _same_time(pair, a, b, like)


def _denied(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One asserts what the other says was not so."""
    weak = like.saying == "weak" and like.theme == 1 and coverage(a, b) == 1 and bool(a.classes & b.classes)
    if not (like.saying == "same" or weak) or a.negative == b.negative or like.theme < 0.7 or like.agent < 0:
        return False
    if contrast(a.clause.words, b.clause.words) or coverage(a, b) < COVERAGE or like.same_time is False:
        return False
    if not (_same_thing(a, b) or _same_doer(a, b, like)) or _other_company(a, b):
        return False
    if a.agent is not None and b.agent is not None and like.agent < 0.7:
        return False
    if pair.order and a.negative:
        # not yet so, then so
        return like.same_time is True and a.clause.tense in ("past", "pluperfect")
    if not pair.order and not pair.same_day and like.same_time is None:
        # in no order: what is not so yet may be so later
        return "deed" in nature(a.classes & b.classes) and "perfect" not in (a.clause.tense, b.clause.tense)
    if pair.order and "deed" not in nature(a.classes & b.classes) and a.clause.tense == "present":
        return False
    return True


def _same_doer(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether it is one known doer's doing on one day, in the same words: *spilled oil*, *spilled no oil*."""
    m, n = a.agent, b.agent
    return (
        m is not None and n is not None and like.agent >= 1 and like.same_time is True and coverage(a, b) == 1
        and bool((m.definite and n.definite) or m.names & n.names)
    )  # fmt: skip


def _other_company(a: Statement, b: Statement) -> bool:
    """Whether both name what goes with it (*with*, *to*, *as*, *in* …) and never the same."""
    mine = [m for m in a.others if m.argument.role in _COMPANY and not timely(m)]
    yours = [m for m in b.others if m.argument.role in _COMPANY and not timely(m)]
    if not mine or not yours:
        return False
    roles = {m.argument.role for m in mine} & {m.argument.role for m in yours}
    return bool(roles) and not any(match(m, n) > 0 for m in mine for n in yours)


_COMPANY = frozenset({"with", "to", "as", "in", "at", "of", "for", "into", "from", "against", "over", "object", "on"})


def _numbers_of_persons(a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against only one."""
    if like.saying != "same" or a.negative or b.negative or like.theme < 0.7:
        return False
    scopes = {a.scope, b.scope}
    return scopes in ({"both", "one"}, {"all", "one"}) and coverage(a, b) >= COVERAGE and like.same_time is not False


def _all_and_none(a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against none of the same."""
    m, n = a.undergoer, b.undergoer
    if m is None or n is None or {a.scope, b.scope} not in ({"both", "none"}, {"all", "none"}):
        return False
    return (
        like.saying == "same" and a.negative != b.negative and like.same_time is not False
        and bool(set(m.words) & set(n.words)) and coverage(a, b) >= COVERAGE
    )  # fmt: skip


def _nobody(a: Statement, b: Statement, like: Likeness) -> bool:
    """All or both against nobody."""
    return (
        a.standing == b.standing == "asserted" and min(a.certainty, b.certainty) >= 2 and like.saying == "same"
        and a.theme is not None and a.theme.head in ("nobody", "none", "no one") and a.scope == "none"
        and b.scope in ("all", "both") and not b.negative and bool(like.shared) and like.same_time is not False
        and cover(own_words(a) - {a.theme.head}, own_words(b)) == 1
    )  # fmt: skip


def _winners(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """One has as the winner whom the other has as the loser, in one contest."""
    first, second = _outcome(a), _outcome(b)
    if first is None or second is None or a.negative or b.negative or like.same_time is False:
        return False
    if pair.order or max(a.sentence, b.sentence) > 2 or not a.clause.kind == b.clause.kind == "main":
        return False
    win_a, lose_a = first
    win_b, lose_b = second
    return (win_a is not None and match(win_a, lose_b) >= 0.7 and bool(win_a.names)) or (
        win_b is not None and match(lose_a, win_b) >= 0.7 and bool(win_b.names)
    )  # fmt: skip


def _outcome(s: Statement) -> tuple[Mention | None, Mention | None] | None:
    """Winner and loser."""
    if "lose" in s.classes and "win" not in s.classes:
        return None, s.agent or s.theme
    if "win" not in s.classes or s.clause.predicate in ("take", "carry"):
        return None
    if s.clause.predicate in ("defeat", "beat", "overcome", "top"):
        return s.agent, s.theme
    if s.clause.predicate in ("elect", "re-elect"):
        return s.theme, None
    return s.agent or s.theme, None


def _dates(a: Statement, b: Statement, like: Likeness) -> bool:
    """Two days for what happens once."""
    if like.saying != "same" or like.same_time is not False or a.negative != b.negative or like.theme < 1:
        return False
    if (
        not (a.classes & b.classes & _ONCE or _founded(a, b, like))
        or a.clause.tense == "present"
        or b.clause.tense == "present"
    ):
        return False
    if a.when is None or b.when is None or a.when.first != a.when.last or b.when.first != b.when.last:
        return False
    if (
        a.theme is None
        or b.theme is None
        or not (a.theme.names & b.theme.names or like.agent >= 0.7 or len(like.shared) >= 4)
    ):
        return False
    return coverage(a, b) >= COVERAGE


def _founded(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether a named or new building, ship or line is opened, launched, laid or unveiled: that happens to it once."""
    m, n = a.theme, b.theme
    if (
        m is None
        or n is None
        or not (m.definite and n.definite)
        or m.head != n.head
        or not a.labels & b.labels & _FIRST
    ):
        return False
    places = {w.lower() for p in a.told.extract.places for w in p.text.split()}
    names = sheet(a.told).capitals & sheet(b.told).capitals & like.shared - places
    if m.head in _RECURRING or not (names or "new" in set(m.words) & set(n.words)):
        return False
    return like.agent >= 0 and len(like.shared) >= 3


_FIRST = frozenset({"open", "launch", "inaugurate", "unveil", "found", "christen", "consecrate", "dedicate", "lay"})
#: what is opened or launched again and again
_RECURRING = frozenset(
    "session meeting talk hearing conference festival exhibition debate door gate window shop fair season game "
    "congress summit campaign attack offensive strike inquiry investigation trial year term parliament court "
    "market valve spillway sluice lock pass road border account fire show concert ceremony".split()
)


def _elsewhere(a: Statement, b: Statement, like: Likeness) -> bool:
    """Two towns for one doing of one person or thing on one day."""
    if like.saying != "same" or like.same_time is not True or a.negative or b.negative or not _same_thing(a, b):
        return False
    if like.agent < 0 or a.figures or b.figures or not a.labels & b.labels or a.when != b.when:
        return False
    if a.theme is None or b.theme is None or a.theme.head.endswith("s") or match(a.undergoer, b.undergoer) < 1:
        return False
    mine, yours = _towns(a), _towns(b)
    if len(mine) != 1 or len(yours) != 1:
        return False
    (m, e), (n, f) = mine[0], yours[0]
    rest_a = own_words(a) - set(m.words) - set(m.text.lower().split())
    rest_b = own_words(b) - set(n.words) - set(n.text.lower().split())
    return m.argument.role == n.argument.role and cover(rest_a, rest_b) == 1 and _kilometres(e, f) > TOWNS_APART


#: farther apart than a town and its suburbs
TOWNS_APART = 50.0


def _towns(s: Statement) -> list[tuple[Mention, Entry]]:
    return [
        (m, p.place)
        for m in s.others
        if m.argument.role in ("in", "at")
        for p in m.places
        if p.place is not None and p.place.feature == "settlement" and p.kind == "literal"
    ]


def _kilometres(a: Entry, b: Entry) -> float:
    x = radians(b.lon - a.lon) * cos(radians((a.lat + b.lat) / 2))
    return 6371.0 * hypot(x, radians(b.lat - a.lat))


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    what = "each side gives its own account" if _severity(a, b) == "caution" else "both cannot be right"
    return (
        f"{dated(pair.a.told)} has {quoted(a.evidence)}{_word(a)}, "
        f"{dated(pair.b.told)} has {quoted(b.evidence)}{_word(b)}: {what}."
    )


def _word(s: Statement) -> str:
    return f" on the word of {' '.join(s.sources[0].text.split())}" if s.sources and leaning(s) else ""
