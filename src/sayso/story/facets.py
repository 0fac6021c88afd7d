"""Which claims are wanted, and the statements that find them.

Of the filters the one that fewest claims pass leads, over its index; the others are tested on the way. The lists that
are made of it are in ``sayso.story.listing``, what is counted under a filter in ``sayso.story.counting``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

#: What a claim has one of, and what it may have several of.
ATTRIBUTES = ("source", "kind", "attitude", "certainty", "polarity", "manner", "voice")
TAGS = ("place", "event", "date")
FACETS = (*ATTRIBUTES, *TAGS, "outlet")

#: What a list may be in the order of.
Order = Literal["day", "source", "kind", "attitude", "certainty", "outlet"]
ORDERS: tuple[Order, ...] = get_args(Order)

#: The values that have an index, as the schema says it.
_INDEXED: Mapping[str, str] = {
    "source": "source IS NOT NULL", "kind": "kind IS NOT NULL", "attitude": "attitude <> 'statement'",
    "certainty": "certainty <> 'certain'", "polarity": "polarity <> 'positive'", "voice": "voice <> 'news'",
    "manner": "manner IN ('quoted', 'mixed')",
}  # fmt: skip
_COMMON = {
    "attitude": {"statement"}, "certainty": {"certain"}, "polarity": {"positive"}, "voice": {"news"},
    "manner": {"plain", "reported"},
}  # fmt: skip

#: Where a claim stands in the order of days: day of publication, number of the report, number in it.
Spot = tuple[str, int, int]
#: Sorts behind every other text.
LAST = "\U0010ffff"
_FIRST: Spot = ("", -1, -1)
_LAST: Spot = (LAST, 2**62, 2**62)


@dataclass(frozen=True)
class Wanted:
    """Which claims, and in which order. Raises ValueError for a facet or an order that there is none of."""

    #: value by facet, of ``FACETS``; None for the claims that have none
    facets: Mapping[str, str | None] = field(default_factory=dict)
    #: words that a claim or its sources must hold, all of them
    words: str = ""
    #: first and last day of publication (ISO 8601), empty for any
    since: str = ""
    until: str = ""
    #: by the day of publication, or by this and then by day, those without it last
    order: Order = "day"
    #: the newest first; of other orders the last value first
    reverse: bool = False

    def __post_init__(self) -> None:
        unknown = set(self.facets) - set(FACETS)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))}: no facet of claims; there are {', '.join(FACETS)}")
        if self.order not in ORDERS:
            raise ValueError(f"{self.order}: no order of claims; there are {', '.join(ORDERS)}")

    @property
    def searched(self) -> bool:
        """Whether there are words to be found."""
        return any(c.isalnum() for c in self.words)


def met(
    connection: sqlite3.Connection,
    wanted: Wanted,
    after: Spot | None,
    limit: int,
    columns: str = "d.day, d.report, d.k",
) -> tuple[str, list[str | int | None]]:
    """The statement for the next claims in the order of days that the leading filter lets through: these columns of
    them (``c`` is the claim, ``d`` its spot), and whether the other filters do, too. Words are not looked at."""
    leading = _leading(connection, wanted.facets)
    lead, values = _lead(leading, wanted, after)
    tested, more = tests({name: value for name, value in wanted.facets.items() if name != leading})
    way = "DESC" if wanted.reverse else "ASC"
    return (
        f"SELECT {columns}, {tested} AS passes FROM ({lead} LIMIT ?) d "
        "CROSS JOIN claims c ON c.report = d.report AND c.k = d.k "
        f"ORDER BY d.day {way}, d.report {way}, d.k {way}",
        [*more, *values, limit],
    )


def number_met(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> int:
    """How many claims the leading filter lets through, ``limit`` at most."""
    lead, values = _lead(_leading(connection, wanted.facets), wanted, None)
    (number,) = connection.execute(f"SELECT count(*) FROM ({lead} LIMIT ?)", [*values, limit]).fetchone()
    return int(number)


def _leading(connection: sqlite3.Connection, facets: Mapping[str, str | None]) -> str | None:
    """The facet whose value fewest claims have, of those with an index."""
    best: tuple[int, str] | None = None
    for name, value in facets.items():
        if value is None or value in _COMMON.get(name, ()):
            continue
        row = connection.execute("SELECT n FROM tallies WHERE name = ? AND value = ?", (name, value)).fetchone()
        number = row[0] * (10 if name == "outlet" else 1) if row else 0
        if best is None or (number, name) < best:
            best = (number, name)
    return best[1] if best else None


def _lead(leading: str | None, wanted: Wanted, after: Spot | None) -> tuple[str, list[str | int | None]]:
    first = (wanted.since, -1, -1) if wanted.since else _FIRST
    last = (wanted.until + LAST, 2**62, 2**62) if wanted.until else _LAST
    if after is not None:
        first, last = (first, min(after, last)) if wanted.reverse else (max(after, first), last)
    way = "DESC" if wanted.reverse else "ASC"
    value = wanted.facets[leading] if leading else None
    if leading == "outlet":
        day = "substr(coalesce(r.published, ''), 1, 10)"
        return (
            f"SELECT {day} AS day, r.n AS report, c.k AS k FROM reports r INDEXED BY reports_by_outlet "
            f"CROSS JOIN claims c ON c.report = r.n WHERE r.outlet = ? AND ({day}, r.n) >= (?, ?) "
            f"AND ({day}, r.n) <= (?, ?) AND ({day}, r.n, c.k) > (?, ?, ?) AND ({day}, r.n, c.k) < (?, ?, ?) "
            f"ORDER BY {day} {way}, r.n {way}, c.k {way}",
            [value, *first[:2], *last[:2], *first, *last],
        )
    if leading in TAGS:
        return (
            "SELECT day, report, k FROM tags INDEXED BY tags_by_value WHERE facet = ? AND value = ? "
            "AND (day, report, k) > (?, ?, ?) AND (day, report, k) < (?, ?, ?) "
            f"ORDER BY day {way}, report {way}, k {way}",
            [str(leading), value, *first, *last],
        )
    index, where, values = "claims_by_day", "", list[str | int | None]()
    if leading is not None:
        index, where, values = f"claims_by_{leading}", f"{leading} = ? AND {_INDEXED[leading]} AND ", [value]
    return (
        f"SELECT day, report, k FROM claims INDEXED BY {index} WHERE {where}"
        "(day, report, k) > (?, ?, ?) AND (day, report, k) < (?, ?, ?) "
        f"ORDER BY day {way}, report {way}, k {way}",
        [*values, *first, *last],
    )


def tests(facets: Mapping[str, str | None]) -> tuple[str, list[str | int | None]]:
    """The condition for these facets on a claim ``c``, and its values."""
    found: list[str] = []
    values: list[str | int | None] = []
    for name, value in facets.items():
        if name == "outlet":
            found.append("EXISTS (SELECT 1 FROM reports r WHERE r.n = c.report AND r.outlet IS ?)")
            values.append(value)
        elif name in TAGS:
            found.append(
                "EXISTS (SELECT 1 FROM tags t WHERE t.report = c.report AND t.facet = ? AND t.k = c.k AND t.value = ?)"
            )
            values += [name, value]
        else:
            found.append(f"c.{name} IS ?")
            values.append(value)
    return " AND ".join(found) or "1", values


__all__ = ["ATTRIBUTES", "FACETS", "LAST", "ORDERS", "TAGS", "Order", "Spot", "Wanted", "met", "number_met", "tests"]
