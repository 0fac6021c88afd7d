"""Lists of claims a page at a time, by day of publication or by what else claims have.

By day, the key of a list is the spot of its last claim, ``(day, report, number)``. Another order is a list of lists:
for each value, in the order of values, its claims by day; the key is the value and the spot. So no order needs an index
of its own: the one that finds the claims of a value has them by day. Where few enough claims pass the leading filter
they are sorted at once.

However filters and order combine, one page looks at ``LOOKED_AT`` claims at most, and says so where it stopped there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from sayso.comparing.told import Told
from sayso.model import Certainty, Claim
from sayso.story.facets import LAST, Spot, Wanted, met, number_met, tests
from sayso.story.holding import OPENED, claims_holding, folded, holding

#: Claims that are looked at for one page at most: about 50 ms; and of which a page is sorted: about 90 ms.
LOOKED_AT, SORTED = 20_000, 40_000
#: Of those, how many at once.
CHUNK = 2_000
#: What asking for the claims of one more value counts for, in claims looked at: it takes as long.
ASKING = 10
#: Values that are fetched at once, in their order.
VALUES = 100
#: Reports that are held open while a list is made.
HELD = 64

#: The key of a claim in a list: its spot, before which its value stands where the list is not by day.
Key = tuple[str | int, ...]
_Find = Callable[[str], Told]


@dataclass(frozen=True)
class Claims:
    """Some claims of a list."""

    #: report, claim
    rows: list[tuple[str, Claim]]
    #: the key to go on from; None where these are the last
    next: Key | None
    #: the page ends where as many as may be were looked at, not because it is full
    cut: bool


def claims(connection: sqlite3.Connection, told: _Find, wanted: Wanted, limit: int, after: Key | None = None) -> Claims:
    """The next claims of a list. A key of another order than the list's is taken for none."""
    if after is not None and len(after) != (3 if wanted.order == "day" else 4):
        after = None
    told = lru_cache(maxsize=HELD)(told)
    if wanted.order != "day":
        if wanted.searched:
            return _searched_by_value(connection, told, wanted, limit, after)
        by_day = replace(wanted, order="day", reverse=False)
        if number_met(connection, by_day, SORTED + 1) <= SORTED:
            return _sorted(connection, told, wanted, limit, after)
        return _by_value(connection, told, wanted, limit, after)
    spot = _spot(after) if after is not None else None
    if wanted.searched:
        return _searched(connection, told, wanted, limit, spot)
    found: list[tuple[str, Claim]] = []
    last = spot
    for looked, (at, passes) in enumerate(_met(connection, wanted, spot, limit), 1):
        if passes:
            if len(found) == limit:
                return Claims(found, last, False)
            found.append(_claim(connection, told, at))
            last = at
        if looked >= LOOKED_AT:
            return Claims(found, at, True)
    return Claims(found, None, False)


def all_claims(
    connection: sqlite3.Connection, told: _Find, wanted: Wanted, page: int = CHUNK
) -> Iterator[tuple[str, Claim]]:
    """Every claim of a list, fetched page by page."""
    told = lru_cache(maxsize=HELD)(told)
    after: Key | None = None
    while True:
        some = claims(connection, told, wanted, page, after)
        yield from some.rows
        if some.next is None:
            return
        after = some.next


def _spot(key: Key) -> Spot:
    day, report, k = key[-3:]
    return str(day), int(report), int(k)


def _claim(connection: sqlite3.Connection, told: _Find, at: Spot) -> tuple[str, Claim]:
    (id,) = connection.execute("SELECT id FROM reports WHERE n = ?", (at[1],)).fetchone()
    return id, told(id).extract.claims[at[2]]


def _met(connection: sqlite3.Connection, wanted: Wanted, after: Spot | None, limit: int) -> Iterator[tuple[Spot, bool]]:
    """The claims after a spot that the leading filter lets through, by day, and whether the others do; more at once
    the longer it takes."""
    many = limit + 1
    while True:
        rows = connection.execute(*met(connection, wanted, after, many)).fetchall()
        for day, report, k, passes in rows:
            after = (day, report, k)
            yield after, bool(passes)
        if len(rows) < many:
            return
        many = min(CHUNK, 2 * many)


# --- other orders -----------------------------------------------------------------------------------------------------

#: The least sure first.
_CERTAINTIES = get_args(Certainty)[::-1]
#: What a claim ``c`` is sorted by; "" where it has none.
_VALUE = {"attitude": "c.attitude", "certainty": "c.certainty"} | {
    "source": "coalesce(c.source, '')",
    "kind": "coalesce(c.kind, '')",
    "outlet": "coalesce((SELECT r.outlet FROM reports r WHERE r.n = c.report), '')",
}


def _sorted(connection: sqlite3.Connection, told: _Find, wanted: Wanted, limit: int, after: Key | None) -> Claims:
    """A page of a list of which few enough pass the leading filter to be sorted at once."""
    by_day = replace(wanted, order="day", reverse=False)
    columns = f"{_VALUE[wanted.order]} AS v, d.day AS day, d.report AS report, d.k AS k"
    rows = _first(connection, wanted, met(connection, by_day, None, SORTED, columns), limit + 1, after)
    found = [_claim(connection, told, row[1:]) for row in rows[:limit]]
    return Claims(found, rows[limit - 1] if len(rows) > limit else None, False)


def _first(
    connection: sqlite3.Connection,
    wanted: Wanted,
    statement: tuple[str, list[str | int | None]],
    limit: int,
    after: Key | None,
) -> list[tuple[str, str, int, int]]:
    """The first keys after one, in the order of the list, of a statement for ``v, day, report, k, passes``."""
    rank = "v"
    if wanted.order == "certainty":
        rank = f"CASE v {' '.join(f'WHEN {value!r} THEN {n}' for n, value in enumerate(_CERTAINTIES))} END"
    sign, way = ("<", "DESC") if wanted.reverse else (">", "ASC")
    select, values = statement
    further = ""
    if after is not None:
        value = str(after[0])
        further = (
            f"AND ((v = '') > (? = '') OR (v = '') = (? = '') AND "
            f"({rank} {sign} {rank.replace('v', '?', 1)} OR v = ? AND (day, report, k) > (?, ?, ?)))"
        )
        values = [*values, value, value, value, value, *_spot(after)]
    return connection.execute(
        f"SELECT v, day, report, k FROM ({select}) WHERE passes {further} "
        f"ORDER BY v = '', {rank} {way}, day, report, k LIMIT ?",
        [*values, limit],
    ).fetchall()


def _by_value(connection: sqlite3.Connection, told: _Find, wanted: Wanted, limit: int, after: Key | None) -> Claims:
    """A page of a list of which too many pass the leading filter to be sorted: value by value."""
    found: list[tuple[str, Claim]] = []
    last = after
    looked = 0
    for value in _values(connection, wanted, None if after is None else str(after[0])):
        facets = {**wanted.facets, wanted.order: value or None}
        group = replace(wanted, facets=facets, order="day", reverse=False)
        start = _spot(after) if after is not None and value == after[0] else None
        looked += ASKING
        for at, passes in _met(connection, group, start, limit):
            looked += 1
            if passes:
                if len(found) == limit:
                    return Claims(found, last, False)
                found.append(_claim(connection, told, at))
                last = (value, *at)
            if looked >= LOOKED_AT:
                return Claims(found, (value, *at), True)
        if looked >= LOOKED_AT:
            return Claims(found, (value, LAST, 0, 0), True)
    return Claims(found, None, False)


def _values(connection: sqlite3.Connection, wanted: Wanted, first: str | None) -> Iterator[str]:
    """The values of the list's order from one on, in its order; "" for the claims that have none."""
    chosen = wanted.facets.get(wanted.order)
    if wanted.order in wanted.facets:
        yield chosen or ""
        return
    if first != "":
        if wanted.order == "certainty":
            ranked = _CERTAINTIES[::-1] if wanted.reverse else _CERTAINTIES
            yield from ranked[ranked.index(first) if first in ranked else 0 :]
        else:
            yield from _tallied(connection, wanted, first)
    if wanted.order in ("source", "kind", "outlet"):
        yield ""


def _tallied(connection: sqlite3.Connection, wanted: Wanted, first: str | None) -> Iterator[str]:
    sign, way = ("<", "DESC") if wanted.reverse else (">", "ASC")
    start, equal = first if first is not None else (LAST if wanted.reverse else ""), "="
    while True:
        rows = connection.execute(
            f"SELECT value FROM tallies WHERE name = ? AND value {sign}{equal} ? AND value > '' "
            f"ORDER BY value {way} LIMIT ?",
            (wanted.order, start, VALUES),
        ).fetchall()
        for (value,) in rows:
            yield value
        if len(rows) < VALUES:
            return
        start, equal = rows[-1][0], ""


# --- words ------------------------------------------------------------------------------------------------------------


def _searched(connection: sqlite3.Connection, told: _Find, wanted: Wanted, limit: int, after: Spot | None) -> Claims:
    """Claims that hold the words, in the reports that do, by day."""
    words = folded(wanted.words)
    tested, values = tests(wanted.facets)
    way = "DESC" if wanted.reverse else "ASC"
    statement = f"SELECT c.k FROM claims c WHERE c.report = ? AND {tested} ORDER BY c.k {way}"
    reports, whole = holding(connection, wanted)
    found: list[tuple[str, Claim]] = []
    last, opened = after, 0
    for day, n, id in reversed(reports) if wanted.reverse else reports:
        if after is not None and ((day, n) > after[:2] if wanted.reverse else (day, n) < after[:2]):
            continue
        passing = connection.execute(statement, [n, *values]).fetchall()
        if not passing:
            continue
        if opened == OPENED:
            return Claims(found, (day, n, 2**62 if wanted.reverse else -1), True)
        opened += 1
        held = set(claims_holding(connection, n, words))
        for (k,) in passing:
            key = (day, n, k)
            if k not in held or (after is not None and (key >= after if wanted.reverse else key <= after)):
                continue
            if len(found) == limit:
                return Claims(found, last, False)
            found.append((id, told(id).extract.claims[k]))
            last = key
    return Claims(found, None, not whole)


def _searched_by_value(
    connection: sqlite3.Connection, told: _Find, wanted: Wanted, limit: int, after: Key | None
) -> Claims:
    """Claims that hold the words, in another order: those of all reports that do are sorted, then looked at."""
    words = folded(wanted.words)
    tested, values = tests(wanted.facets)
    reports, whole = holding(connection, wanted)
    select = (
        f"SELECT {_VALUE[wanted.order]} AS v, c.day AS day, c.report AS report, c.k AS k, {tested} AS passes "
        "FROM (SELECT value AS report FROM json_each(?)) d CROSS JOIN claims c ON c.report = d.report"
    )
    rows = _first(connection, wanted, (select, [*values, json.dumps([n for _, n, _ in reports])]), CHUNK + 1, after)
    found: list[tuple[str, Claim]] = []
    held: dict[int, list[int]] = {}
    last = after
    for key in rows[:CHUNK]:
        _, _, report, k = key
        if report not in held:
            if len(held) == OPENED:
                return Claims(found, last, len(found) < limit)
            held[report] = claims_holding(connection, report, words)
        if k in held[report]:
            if len(found) == limit:
                return Claims(found, last, False)
            found.append(_claim(connection, told, key[1:]))
        if len(found) < limit or k in held[report]:
            last = key
    if len(rows) > CHUNK:
        return Claims(found, last, len(found) < limit)
    return Claims(found, None, not whole)


__all__ = ["Claims", "Key", "all_claims", "claims"]
