"""All or both against one, none or nobody."""

from __future__ import annotations

from sayso.comparing.contradictions.asserted import ANYBODY
from sayso.comparing.contradictions.noneof import one_day
from sayso.comparing.contradictions.opposites import COVERAGE
from sayso.comparing.statements.sameness import Likeness, Pair, content, cover, coverage, own_words
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import contrast, is_person


def numbers_of_persons(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against only one."""
    if like.saying != "same" or a.negative or b.negative or like.theme < 0.7:
        return False
    scopes = {a.scope, b.scope}
    return scopes in ({"both", "one"}, {"all", "one"}) and coverage(a, b) >= COVERAGE and like.same_time is not False


def all_and_none(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Both, or all, against none of the same."""
    m, n = a.undergoer, b.undergoer
    if m is None or n is None or {a.scope, b.scope} not in ({"both", "none"}, {"all", "none"}):
        return False
    return (
        like.saying == "same" and a.negative != b.negative and like.same_time is not False
        and bool(set(m.words) & set(n.words)) and coverage(a, b) >= COVERAGE
    )  # fmt: skip


def nobody(a: Statement, b: Statement, like: Likeness) -> bool:
    """All or both against nobody."""
    return (
        a.standing == b.standing == "asserted" and min(a.certainty, b.certainty) >= 2 and like.saying == "same"
        and a.theme is not None and a.theme.head in ("nobody", "none", "no one") and a.scope == "none"
        and b.scope in ("all", "both") and not b.negative and bool(like.shared) and like.same_time is not False
        and cover(own_words(a) - {a.theme.head}, own_words(b)) == 1
    )  # fmt: skip


#: what tells of a thing that it is the one beside the one spoken of
NEXT = frozenset({"next", "neighbouring", "neighboring", "adjoining", "adjacent", "other"})


def nobody_but_some(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Nobody, or none of them, against some persons of whom the same is told, of one day and one happening."""
    if like.saying != "same" or a.negative == b.negative or not one_day(a, b, like):
        return False
    nobody, some = (a, b) if a.negative else (b, a)
    m, n = nobody.undergoer, some.undergoer
    if m is None or n is None or nobody.scope != "none" or some.scope in ("not all", "none") or nobody.clause.negated:
        return False
    if contrast(nobody.clause.words, some.clause.words):
        # *in the first round*, *in the second round*
        return False
    if NEXT.isdisjoint(nobody.clause.text.lower().split()) != NEXT.isdisjoint(some.clause.text.lower().split()):
        return False
    anybody = m.head in ANYBODY and not m.names
    if not (is_person(n.head) and (anybody or m.head == n.head)):
        return False
    left = circumstances(nobody) - {*m.words, m.head, "one"}
    right = circumstances(some) - {*n.words, n.head}
    return cover(left, right) >= 0.8 and len(left & right) >= 2


def circumstances(s: Statement) -> frozenset[str]:
    """Words of content of a statement and of the clause that tells when or how, those of its predicate left aside."""
    below = [t for t in sheet(s.told).of_sentence(s.sentence) if t.clause.above == s.index]
    found = own_words(s)
    for t in below:
        if t.clause.kind in ("adverbial", "relative"):
            found |= content(t)
    return found
