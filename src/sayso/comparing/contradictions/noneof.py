"""None of it against some of it: *no gas escaped*, *chlorine leaked*; *none of our men fired*, *soldiers fired*."""

from __future__ import annotations

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.modality import NONE, YET
from sayso.comparing.statements.sameness import Likeness, Pair, content, cover, own_words
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import contrast, is_person

#: share of the words of the poorer clause that the other has too; from pairs of sentences written for it
COVERAGE = 0.5


def none_but_some(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """None of a thing, or nothing at all, against some of it, of one day and one happening: *no gas escaped*."""
    none, some = (a, b) if a.scope == "none" or (a.theme is not None and _is_none(a.theme)) else (b, a)
    m = next((m for m in none.participants if _is_none(m)), None)
    if m is None or none.clause.negated or some.negative or some.scope in ("none", "not all"):
        return False
    if m.text.lower().startswith(_OF_SOME) or (is_person(m.head) and m.head != "nothing"):
        return False
    kept = [n for n in (*some.participants, *some.others) if n.argument.role in ("subject", "object") and not n.pronoun]
    if m.head == "nothing":
        n = some.theme
        if n is None or like.saying != "same" or not a.labels & b.labels or is_person(n.head):
            return False
    else:
        n = next((n for n in kept if n.head == m.head), None)
        if n is None or not _plain_marks(m) <= set(n.words) or not (like.saying == "same" or _there_was(none, some)):
            return False
    if contrast(m.words, n.words) or not one_day(a, b, like):
        return False
    first, second = day_near(a), day_near(b)
    if first is None or second is None or not first.meets(second, 0):
        return False
    left = _wider(none) - {*m.words, m.head, "nothing"}
    right = _wider(some) - {*n.words, n.head}
    return len(left & right) >= 2 and cover(left, right) >= 0.5 and not _names_apart(pair, left, right)


#: of some that are known, there may be others
_OF_SOME = ("none of ", "neither ", "no more ", "no further ", "no other ", "no new ", "not one of ")


def _is_none(m: Mention) -> bool:
    return m.head == "nothing" or (m.text.lower().startswith(NONE) and not m.text.lower().startswith(YET))


def _plain_marks(m: Mention) -> set[str]:
    """What the noun behind *no* is told apart by."""
    return set(m.words) - {m.head, "no", "single", "one", "not", "any"} - _participants_in(m)


def _participants_in(m: Mention) -> set[str]:
    """The words behind its noun: *aboard the ferry* in *no fire aboard the ferry*."""
    words = m.text.lower().split()
    at = next((i for i, w in enumerate(words) if w.strip(",.").startswith(m.head)), len(words))
    behind = set(words[at + 1 :])
    return {w for w in m.words if w in behind}


def _there_was(none: Statement, some: Statement) -> bool:
    """Whether one says that there was none, and the other that it broke out or happened."""
    return "there be" in none.labels and not some.classes.isdisjoint({"occur", "start", "explode"})


def _wider(s: Statement) -> frozenset[str]:
    """The words of content of its sentence, where one moment is told of, without verbs of saying."""
    return frozenset(
        w for t in sheet(s.told).of_sentence(s.sentence) if t.standing == "asserted" and not t.classes & {"say"}
        for w in content(t)
    )  # fmt: skip


def _names_apart(pair: Pair, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether each has names that the other report has not."""
    mine, yours = left & _all_capitals(pair), right & _all_capitals(pair)
    return bool(mine - yours) and bool(yours - mine) and not mine & yours


def _all_capitals(pair: Pair) -> frozenset[str]:
    return pair.a.capitals | pair.b.capitals


def none_of_its_own(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Somebody says that none of his own did what the other report has them do."""
    if like.saying != "same" or not one_day(a, b, like):
        return False
    for none, some in ((a, b), (b, a)):
        m, n = none.subject, some.subject
        if m is None or n is None or none.scope != "none" or some.negative or some.scope in ("not all", "none"):
            continue
        if none.clause.negated or none.clause.passive or some.clause.passive or none.claim is None:
            continue
        whose = frozenset(
            w.lower().strip(",.") for x in none.sources for w in x.text.split() if w[:1].isupper() or len(w) > 5
        ) - _TITLES  # fmt: skip
        if m.text.lower().startswith(("none of ", "not one of ", "no ", "not a single ")) and whose & set(n.words):
            first, second = day_near(none), day_near(some)
            left = own_words(none) - {*m.words, m.head, "anyone", "anybody", "anything", "one"} - whose
            right = own_words(some)
            same = first is not None and second is not None and first.meets(second, 0)
            if same and left and cover(left, right) >= COVERAGE:
                return True
    return False


_TITLES = frozenset("the spokesman spokeswoman spokesperson commander general colonel chief official officials".split())


def long_before(s: Statement) -> bool:
    """Whether a clause tells of what was long before its report: *had burned down in 1884*."""
    return s.when is not None and s.told.day is not None and (s.told.day - s.when.last).days > FAR_BACK


#: days after which a thing may stand there anew
FAR_BACK = 60


def one_day(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether they may speak of one day; the night between two days is of both."""
    if a.when is None or b.when is None or like.same_time is False:
        # *narrowly escaped death last year*
        return like.same_time is not False and not (long_before(a) or long_before(b))
    night = ("night" in a.clause.words) != ("night" in b.clause.words)
    return a.when.meets(b.when, 1 if night else 0)
