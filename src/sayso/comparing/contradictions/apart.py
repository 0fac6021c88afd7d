"""What tells two doings of one kind apart: another company, another ballot, another charge, another chamber."""

from __future__ import annotations

import re

from sayso.comparing.statements.mentions import Mention, capitals
from sayso.comparing.statements.sameness import match, timely
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import carried, doer, thing
from sayso.comparing.statements.words import WEEKDAYS, is_person, kinds_among, kinds_of, labels, say_same
from sayso.knowledge.people import office_starts


def other_objects(a: Statement, b: Statement, opposites: frozenset[str]) -> bool:
    """Whether what was fought over is never one noun in both: *out of the customs house*, *on the lighthouse*; or each
    clause has a name that the other has not, where what it befalls has none.
    """
    mine, yours = (_behind(a), _behind(b)) if opposites & _FOUGHT_OVER else (frozenset(), frozenset())
    if mine and yours and not mine & yours and not kinds_among(mine) & kinds_among(yours) - BROAD:
        return True
    first, second = _names(a), _names(b)
    m, n = thing(a), thing(b)
    named = m is not None and n is not None and bool(m.names & n.names or m.head in m.names or n.head in n.names)
    return not named and bool(first - second) and bool(second - first)


def _behind(s: Statement) -> frozenset[str]:
    found = {m[1].split()[-1].lower() for m in _THE.finditer(s.clause.text)}
    return frozenset(w.removesuffix("s") for w in found - _TIMES)


_FOUGHT_OVER = frozenset({"seize", "hold off", "hold", "lose hold", "surrender", "hold out"})
_THE = re.compile(
    r"\b(?:of|on|at|from|in|near|off|for) (?:the|its|his|her|their) ((?:[a-z][\w-]* ){0,2}[a-z][\w-]*)"
    r"(?= (?:of|in|at|on|from|for|near|by|to|with|who|which|that|off|and|after|before|when)\b|[,.;]|$)"
)
_TIMES = frozenset("morning evening night afternoon day week year month end beginning time same hour moment".split())
#: kinds of which two nouns are seldom one thing
BROAD = frozenset({"building", "home", "town"})


def _names(s: Statement) -> frozenset[str]:
    """The names in its clause, also where the parse parts them from their noun."""
    known = capitals(s.told) - WEEKDAYS
    return frozenset(w for w in s.clause.words if w in known)


def told_apart(a: Statement, b: Statement, opposites: frozenset[str]) -> bool:
    """Whether two statements of these opposite classes are of two votes, two charges, two chambers, or of two persons
    of one surname, or both say for whom it is so and not for the same.
    """
    m, n = thing(a), thing(b)
    mine, yours = set(a.clause.words), set(b.clause.words)
    if "shift" in mine & yours and mine & _SHIFTS != yours & _SHIFTS:
        return True
    if for_others(a, b) or (m is not None and n is not None and relatives(m, n)):
        return True
    if "fall short" in opposites and any(_gave_up_else(s) for s in (a, b)):
        return True
    if opposites & {"reject", "refuse"} and ("committee" in mine) != ("committee" in yours):
        # *sent it back to committee*
        return True
    if opposites & {"vote for", "vote against"} and not _one_ballot(a, b):
        return True
    if opposites & {"convict", "acquit"} and _other_charge(a, b):
        return True
    return bool(opposites & {"pass", "reject"}) and _other_chamber(a, b)


def _gave_up_else(s: Statement) -> bool:
    """Whether what was given up is not the way up or over: *gave up their plan*."""
    if not s.labels & {"give up", "abandon"}:
        return False
    return any(m.argument.role == "object" and m.head not in _ATTEMPTS for m in (*s.participants, *s.others))


_ATTEMPTS = frozenset(
    "attempt climb ascent try crossing swim summit effort bid march expedition journey flight".split()
)
#: which of the shifts of a works it is
_SHIFTS = frozenset("day night morning early late first second third".split())


def _other_chamber(a: Statement, b: Statement) -> bool:
    """Whether both name who decides, and not one body: *the house passed it*, *it failed in the senate*."""
    m, n = _chamber(a), _chamber(b)
    if m is None or n is None or (m.head == n.head and match(m, n) > 0):
        return False
    return match(m, n) <= 0 and m.head in _CHAMBERS and n.head in _CHAMBERS and _CHAMBERS[m.head] != _CHAMBERS[n.head]


def _chamber(s: Statement) -> Mention | None:
    who = doer(s)
    if who is not None and who.head in _CHAMBERS:
        return who
    return next((m for m in s.others if m.argument.role in ("in", "by", "at") and m.head in _CHAMBERS), None)


#: bodies that decide, with what tells them apart; the same for those that may be one
_CHAMBERS = {
    "senate": "upper", "house": "lower", "commons": "lower", "lords": "upper", "bundestag": "lower",
    "bundesrat": "upper",
    "council": "council", "committee": "committee", "cabinet": "cabinet", "court": "court", "board": "board",
}  # fmt: skip


def _other_charge(a: Statement, b: Statement) -> bool:
    """Whether both say of what, and not of the same: *convicted of fraud*, *acquitted of threatening a witness*."""
    mine, yours = _charge(a), _charge(b)
    if any(say_same(x, y) for x in _charged_with(a) for y in _charged_with(b)):
        # *of taking bribes*, *of accepting money*
        return False
    return bool(mine) and bool(yours) and not mine & yours and not kinds_among(mine) & kinds_among(yours)


#: what takes days in court, and is no charge
_OF_A_TRIAL = frozenset("evidence trial hearing testimony deliberation argument deliberations session".split())


def _charge(s: Statement) -> frozenset[str]:
    found = {
        w
        for m in s.others
        if m.argument.role in ("of", "for") and not timely(m) and m.head not in _OF_A_TRIAL
        for w in (*m.words, m.head)
    }
    if s.theme is not None and s.theme.head in s.theme.names and " of " in s.theme.text:
        behind = s.theme.text.rpartition(" of ")[2].lower().split()
        found.update(w for w in s.theme.words if w in behind and w not in s.theme.names)
    for m in (*s.participants, *s.others):
        if (
            m.argument.role in ("object", "attribute")
            and " of " in m.text
            and (is_person(m.head) or m.head == "guilty")
        ):
            # *guilty of theft*, *cleared the baker of fraud*
            behind = m.text.rpartition(" of ")[2].lower().split()
            found.update(w for w in m.words if w in behind and (kinds_of(w) & _CRIMES or w in _OTHER_CRIMES))
    for _, below in s.told.below.get(s.index, ()):
        if below.kind == "adverbial" and below.tense in ("none", "perfect"):
            found.update(below.words)
    return frozenset(found)


_CRIMES = frozenset({"bribery", "theft", "killing", "deceit", "treason"})
_OTHER_CRIMES = frozenset("arson perjury smuggling blackmail negligence libel rape mutiny sedition assault".split())


def _charged_with(s: Statement) -> list[frozenset[str]]:
    """What the deeds are called that hang on it: *of having taken bribes*."""
    below = [c for _, c in s.told.below.get(s.index, ()) if c.kind == "adverbial" and c.tense in ("none", "perfect")]
    return [labels(c) for c in below]


def _one_ballot(a: Statement, b: Statement) -> bool:
    """Whether both were votes on one thing, not only of one body."""
    mine, yours = _matter(a), _matter(b)
    return bool(mine & yours) or not mine or not yours


def _matter(s: Statement) -> frozenset[str]:
    """The words of what was voted on."""
    found = {w for m in s.others if m.argument.role in ("for", "against", "on") and not timely(m) for w in m.words}
    for _, below in s.told.below.get(s.index, ()):
        if below.tense == "none" and below.kind in ("infinitive", "adverbial"):
            found.update(below.words)
    return frozenset(found)


def other_company(a: Statement, b: Statement) -> bool:
    """Whether both name what goes with it (*with*, *to*, *as*, *in* …) and never the same."""
    mine, yours = _company(a), _company(b)
    roles = {m.argument.role for m in mine} & {m.argument.role for m in yours}
    if not roles or not any(match(m, n) > 0 for m in mine for n in yours):
        return bool(roles)
    return any(
        all(match(m, n) <= 0 for m in mine for n in yours if m.argument.role == n.argument.role == role)
        for role in roles & _WHOSE
    )


def _company(s: Statement) -> list[Mention]:
    aside = ("object",) if carried(s) else ()
    return [m for m in s.others if m.argument.role in _COMPANY and m.argument.role not in aside and not timely(m)]


_COMPANY = frozenset({"with", "to", "as", "in", "at", "of", "for", "into", "from", "against", "over", "object", "on"})
#: of these it is told to whom or what it is done
_WHOSE = frozenset({"with", "to", "as", "of", "against"})


def for_others(a: Statement, b: Statement) -> bool:
    """Whether both say for whom or what it is so, and never the same: *shut for lorries*, *open for cars*."""
    mine, yours = ([m for m in s.others if m.argument.role == "for" and not timely(m)] for s in (a, b))
    return bool(mine) and bool(yours) and not any(_one_sort(m, n) for m in mine for n in yours)


def _one_sort(m: Mention, n: Mention) -> bool:
    """Whether both may be of one sort; a lorry is no car, though both are vehicles."""
    narrow = kinds_of(m.head) & kinds_of(n.head) - {"vehicle"}
    return match(m, n) > 0 and (m.head == n.head or bool(narrow) or not kinds_of(m.head) & kinds_of(n.head))


def relatives(m: Mention, n: Mention) -> bool:
    """Whether two persons have one surname and other given names before it."""
    for name in m.names & n.names:
        first, second = _given_before(m, name), _given_before(n, name)
        if first and second and not first & second:
            return True
    return False


def _given_before(m: Mention, surname: str) -> set[str]:
    words = [w.strip(",.") for w in f"{m.text} {' '.join(sorted(m.called))}".split()] if not m.called else _called(m)
    found = {
        words[i - 1].lower() for i, w in enumerate(words) if i and w.lower() == surname and words[i - 1][:1].isupper()
    }
    return {
        w for w in found if w not in office_starts() and not is_person(w) and w not in ("the", "mr", "mrs", "ms", "dr")
    }


def _called(m: Mention) -> list[str]:
    behind = m.told.extract.text[m.argument.end : m.argument.end + 60]
    return [w.strip(",.;") for w in f"{m.text} {behind}".split()]
