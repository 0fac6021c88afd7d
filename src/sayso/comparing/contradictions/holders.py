"""Who holds a place: two parties of whom each has it for itself at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.comparing.statements.sameness import COMMON, LONG, Pair
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import kinds_of

#: words of content that the two reports share at least, and the two clauses besides who holds it
KIN, OWN = 3, 1

_HOLDS = re.compile(
    r"^(?:that )?(?P<who>[^,;]+?) (?:has |have |had |now |still |fully |firmly )*"
    r"(?:(?:is|are|was|were|been|remained|remain|remains|stood) (?:still |now |fully |firmly )*"
    r"in (?:full |complete |firm )?(?:control|possession) of|(?:held|holds|hold|controlled|controls|control|occupied|"
    r"occupies|kept control of|took control of|taken control of|taken|took|captured|seized|recaptured|retaken|"
    r"liberated)) (?P<what>(?:the |all |its |most )?[^,;]+)",
    re.I,
)
_HELD = re.compile(
    r"^(?:that )?(?P<what>[^,;]+?) (?:is|are|was|were|remained|remains|remain|stayed|stays|had been|has been) "
    r"(?:still |now |fully |firmly |back |again )*"
    r"(?:in (?:the hands? of (?P<w1>[^,;]+?)|(?P<w2>\w+(?: [\w-]+)?)(?:'s?|’s?)? hands)"
    r"|under (?:the )?(?:full )?control of (?P<w3>[^,;]+?)|under (?P<w4>\w+(?: [\w-]+)?)(?:'s?|’s?)? (?:full )?control"
    r"|(?:held|controlled|occupied|taken|captured|seized) by (?P<w5>[^,;]+?))(?= (?:on|at|since|by|in|after|from|until|"
    r"throughout|during|as)\b|$)",
    re.I,
)
#: what stands before a participle, not who holds it: *five children were taken*, *of the 36 people taken*
_NO_HOLDER = re.compile(r"^(?:of|among|for|with|from|in|on|at|by)\b|\b(?:is|are|was|were|be|been|being)$", re.I)
#: what is taken and not held: *taken hostage*, *took part*
_NOT_HELD = re.compile(
    r"(?:hostages?|prisoners?|captive|ill|part|place|office|over|off|up|hold|charge|aim|shelter|refuge|cover|note|care|"
    r"advantage|aboard|away|back|down|out|into|to|by|from|in|on|at)\b",
    re.I,
)
_OWN = frozenset({"its", "our", "their", "his", "her", "own", "we", "it", "they"})
_LITTLE = frozenset(
    "the a an of and men troops forces fighters soldiers units force side party movement group column battalion "
    "brigade garrison own loyal some all its our their".split()
)
_TIMES = re.compile(r" (?:on|at|since|by|after|from|until|throughout|during|as) .*$")


class Hold(NamedTuple):
    """That a party holds something."""

    statement: Statement
    who: frozenset[str]
    what: frozenset[str]


def holds(of: Sheet) -> list[Hold]:
    """Who holds what by a short report, worked out once; none where it names two parties for it."""
    kept: list[Hold] | None = of.told.__dict__.get("_holds")
    if kept is None:
        found = list(_holds(of)) if len(of.told.extract.sentences) <= LONG else []
        torn = any(x.what & y.what and not x.who & y.who for x in found for y in found)
        kept = of.told.__dict__["_holds"] = [] if torn else found
    return kept


def _holds(of: Sheet) -> Iterator[Hold]:
    for s in of.body:
        if s.standing != "asserted" or s.certainty < 2 or s.negative or s.clause.kind not in ("main", "complement"):
            continue
        text = " ".join(s.clause.text.split())
        found = _HELD.search(text) or _HOLDS.search(text)
        if found is None:
            continue
        group = found.groupdict()
        who = next((group[k] for k in ("who", "w1", "w2", "w3", "w4", "w5") if group.get(k)), "")
        if _NO_HOLDER.search(who) or _NOT_HELD.match(group["what"]):
            continue
        what = _plain(_TIMES.sub("", group["what"]), s)
        holder = _party(who, s)
        if holder and what:
            yield Hold(s, holder, what)


def _plain(text: str, s: Statement) -> frozenset[str]:
    words = {w.strip(".,'’\"").lower() for w in text.split()}
    return frozenset(w for w in words if len(w) > 3 and w not in COMMON)


def _party(text: str, s: Statement) -> frozenset[str]:
    """The words that tell a party from another: of *its* men those of who says so."""
    words = [w.strip('.,"').lower().removesuffix("'s").removesuffix("’s") for w in text.split()]
    found = {w for w in words if w not in _LITTLE and len(w) > 2}
    if not _OWN.isdisjoint(words):
        found |= {
            w for source in s.sources for w in source.text.lower().replace("'s", "").replace("’s", "").split()
            if len(w) > 3 and w not in _SPEAKERS
        }  # fmt: skip
    if "government" in words or "army" in words or ("troops" in words and not found):
        found.add("government")
    return frozenset(found)


_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson commander colonel general major captain chief statement official".split()
)


def rival_holders(pair: Pair) -> Iterator[tuple[Statement, Statement]]:
    """Couples of statements by which two parties hold one thing on one day."""
    if pair.long or pair.days > 1 or len((pair.a.words & pair.b.words) - COMMON) < KIN:
        return
    for x in holds(pair.a):
        for y in holds(pair.b):
            if x.who & y.who or len(x.what & y.what) < OWN or _one_side(x, y):
                continue
            first, second = day_near(x.statement), day_near(y.statement)
            if first is None or second is None or first != second or first.first != first.last:
                continue
            if _hour(x.statement) == _hour(y.statement):
                yield x.statement, y.statement


def _hour(s: Statement) -> frozenset[str]:
    return _HOURS & frozenset(s.clause.words)


_HOURS = frozenset("morning noon afternoon evening midnight dawn dusk night".split())


def _one_side(x: Hold, y: Hold) -> bool:
    """Whether the words for two parties may be of one: *government*, *army*."""
    sides = [
        {k for w in who for k in kinds_of(w.removesuffix("s"))} & {"government", "troops", "rebels"}
        for who in (x.who, y.who)
    ]
    return bool(sides[0] & sides[1])
