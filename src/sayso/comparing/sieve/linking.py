"""Links: which claims of two reports are about the same point, told from what the sheets of the reports keep of them.

So most reports need not be loaded for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from sayso.comparing.statements.mentions import Gist, Mention, gist
from sayso.comparing.statements.modality import Standing
from sayso.comparing.statements.sameness import cover, match, own_words, say, spells, spells_differ
from sayso.comparing.statements.settled import Readings, readings
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.told import Told
from sayso.knowledge.lazily import cached_property
from sayso.model import ClaimRef

#: how the content of ``b`` lies to that of ``a``: the same, its opposite (another figure, not so), or a newer state
#: of it
Bearing = Literal["same", "against", "newer"]

#: share of the words of the poorer clause that the other must have for the two to be about one point
COVERAGE = 0.5
#: … where all that their predicates have in common is a word of many meanings
NEARLY_ALL = 0.8


class Link(msgspec.Struct, frozen=True):
    """Two claims of two reports (or of one) about the same point; ``a`` is the earlier, or the first by report id."""

    a: ClaimRef
    b: ClaimRef
    bearing: Bearing


class Claimed(msgspec.Struct, frozen=True, array_like=True):
    """A statement of a claim, as far as it may be about the same point as one of another report."""

    line: int
    claim: str
    standing: Standing
    negative: bool
    #: places in ``Claims.gists``, or None
    theme: int | None
    undergoer: int | None
    agent: int | None
    #: the first and last day of when it was, as ordinals
    days: tuple[int, int] | None
    #: as ``sameness.spells`` gives it
    spells: int
    #: words of content besides the predicate
    own: frozenset[str]


class Claims(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """What a sheet keeps of the claims of a report."""

    claimed: list[Claimed]
    #: who and what takes part in them
    gists: list[Gist]
    readings: Readings

    @cached_property
    def at(self) -> dict[int, Claimed]:
        """By line."""
        return {each.line: each for each in self.claimed}


#: claims as bytes: sets in one order
pack = msgspec.msgpack.Encoder(order="deterministic").encode


class Side(NamedTuple):
    """A report, what its lines say and what they claim."""

    report: str
    #: what the predicate of each line says, in words that a bar parts
    labels: Sequence[str]
    claims: Claims


def claims(told: Told) -> Claims:
    """The claims of a report, worked out once."""
    kept: Claims | None = told.__dict__.get("_claimed")
    if kept is None:
        of = sheet(told)
        kept = told.__dict__["_claimed"] = claims_of(of, range(len(of.body)))
    return kept


def claims_of(of: Sheet, lines: Iterable[int]) -> Claims:
    """What some of the lines of a report claim."""
    gists: list[Gist] = []
    places: dict[bytes, int] = {}

    def kept(m: Mention | None) -> int | None:
        if m is None:
            return None
        made = gist(m)
        at = places.setdefault(pack(made), len(gists))
        if at == len(gists):
            gists.append(made)
        return at

    def claimed(line: int, s: Statement, claim: str) -> Claimed:
        when = None if s.when is None else (s.when.first.toordinal(), s.when.last.toordinal())
        theme, agent = kept(s.theme), kept(s.agent)
        undergoer = theme if s.undergoer is s.theme else agent
        return Claimed(line, claim, s.standing, s.negative, theme, undergoer, agent, when, spells(s), own_words(s))

    found = [
        claimed(n, s, s.claim.id)
        for n, s in ((n, of.body[n]) for n in lines)
        if s.claim is not None and s.standing != "supposed"
    ]
    return Claims(found, gists, readings(of.told))


def links(a: Side, b: Side, couples: Iterable[tuple[int, int]], ordered: bool) -> tuple[Link, ...]:
    """Those of the couples of lines that are claims about the same point: the same doing or its opposite, of the same
    thing, by nobody else. ``ordered``: ``a`` is known to be the earlier report.
    """
    found: dict[tuple[str, str], Link] = {}
    likeness: dict[tuple[int | None, int | None], float] = {}
    mine, yours = a.claims.gists, b.claims.gists

    def alike(i: int | None, j: int | None) -> float:
        if i is None or j is None:
            return 0.0
        known = likeness.get((i, j))
        if known is None:
            known = likeness[i, j] = match(mine[i], yours[j])
        return known

    for i, j in couples:
        x, y = a.claims.at.get(i), b.claims.at.get(j)
        if x is None or y is None or spells_differ(x.spells, y.spells) or _other_days(x.days, y.days):
            continue
        said = say(a.labels[i], b.labels[j])
        if said.saying == "other" or (covered := cover(x.own, y.own)) < COVERAGE:
            continue
        theme = alike(x.theme, y.theme)
        if said.saying == "weak" and not (theme == 1 and said.common and covered >= NEARLY_ALL):
            continue
        if theme < 0 or (theme < 0.7 and alike(x.undergoer, y.undergoer) < 0.7):
            continue
        if alike(x.agent, y.agent) < 0:
            continue
        against = (said.saying == "opposite") != (x.negative != y.negative)
        bearing: Bearing = "against" if against else "same"
        if ordered and x.standing == "planned" and y.standing == "asserted":
            bearing = "newer"
        key = (x.claim, y.claim)
        if key not in found or bearing == "against":
            first = ClaimRef(report=a.report, claim=x.claim)
            found[key] = Link(first, ClaimRef(report=b.report, claim=y.claim), bearing)
    return tuple(found[k] for k in sorted(found))


def _other_days(mine: tuple[int, int] | None, yours: tuple[int, int] | None) -> bool:
    """Whether both give days, and these do not meet (``when.Days.meets``)."""
    return mine is not None and yours is not None and not (mine[0] - 1 <= yours[1] and yours[0] - 1 <= mine[1])
