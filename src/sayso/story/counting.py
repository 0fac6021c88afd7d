"""How many claims have each value under a filter: counted as far as a page may count, and said how far.

The number beside a value is that of the list which choosing it would give: the other facets' filters hold, its own
facet's is replaced. Where nothing is filtered the tallies of the story have it. Else the claims that the leading filter
lets through are gone through, ``COUNTED`` at most; where there are more, the numbers say at least how many there are.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.story.facets import ATTRIBUTES, FACETS, TAGS, Wanted, met, tests
from sayso.story.holding import claims_holding, folded, holding

#: Claims that are gone through for one count: about 20 ms; and reports that hold the words of a search.
COUNTED, OPENED = 2_000, 200

_COLUMNS = ", ".join([*(f"c.{name}" for name in ATTRIBUTES), "c.report", "c.k"])


@dataclass(frozen=True)
class Facet:
    """The values of a facet that most claims have under a filter."""

    #: value, number of claims (of reports where ``reports``); those of which there are most first
    values: list[tuple[str, int]]
    #: whether these are all the claims; else there are at least so many
    whole: bool
    #: what is counted are reports, not claims
    reports: bool = False


@dataclass(frozen=True)
class Counts:
    """What is counted under a filter."""

    #: claims that pass it
    number: int
    #: whether these are all; else there are at least so many
    whole: bool
    #: by name, of ``FACETS``
    facets: Mapping[str, Facet]


def counts(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> Counts:
    """The number of claims under a filter, and of each facet so many values. A value that is chosen is among them."""
    filtered = _Filtered(connection, wanted)
    made = {}
    for name in FACETS:
        facet = filtered.facet(name, limit)
        chosen = wanted.facets.get(name)
        if chosen is not None and chosen not in (value for value, _ in facet.values):
            facet.values.append((chosen, filtered.number(name, chosen)))
        made[name] = facet
    return Counts(*filtered.all(), made)


@dataclass(frozen=True)
class _Passed:
    """The claims that pass some filters, as far as they were gone through."""

    number: int
    whole: bool
    #: number of claims by value, by facet
    by: Mapping[str, Counter[str]]


class _Filtered:
    """The claims of a list, with or without the filter of one of its facets."""

    def __init__(self, connection: sqlite3.Connection, wanted: Wanted) -> None:
        self._connection = connection
        self._wanted = replace(wanted, order="day", reverse=False)
        self._passed: dict[str, _Passed] = {}
        self._held: tuple[list[tuple[int, int]], bool] | None = None

    def all(self) -> tuple[int, bool]:
        """How many pass, and whether these are all."""
        if self._free(""):
            return self._tally("claims", "all"), True
        passed = self._pass("")
        return passed.number, passed.whole

    def facet(self, name: str, limit: int) -> Facet:
        """The values of a facet, its own filter left out."""
        if self._free(name) and not (name == "outlet" and self._tally("claims", "all") <= COUNTED):
            rows = self._connection.execute(
                "SELECT value, n FROM tallies WHERE name = ? AND value > '' ORDER BY n DESC, value LIMIT ?",
                (name, limit),
            ).fetchall()
            return Facet(rows, True, name == "outlet")
        passed = self._pass(name)
        found = sorted(passed.by[name].items(), key=lambda one: (-one[1], one[0]))
        return Facet(found[:limit], passed.whole)

    def number(self, name: str, value: str) -> int:
        """How many claims have a value, where its facet's own filter is left out."""
        return self._tally(name, value) if self._free(name) else self._pass(name).by[name][value]

    def _free(self, name: str) -> bool:
        """Whether nothing is filtered, that of one facet left out."""
        wanted = self._wanted
        return not (wanted.searched or wanted.since or wanted.until or set(wanted.facets) - {name})

    def _tally(self, name: str, value: str) -> int:
        row = self._connection.execute("SELECT n FROM tallies WHERE name = ? AND value = ?", (name, value)).fetchone()
        return int(row[0]) if row else 0

    def _pass(self, without: str) -> _Passed:
        """The claims that pass, the filter of one facet left out."""
        without = without if without in self._wanted.facets else ""
        if without not in self._passed:
            facets = {name: value for name, value in self._wanted.facets.items() if name != without}
            self._passed[without] = self._gone_through(replace(self._wanted, facets=facets))
        return self._passed[without]

    def _gone_through(self, wanted: Wanted) -> _Passed:
        if wanted.searched:
            held, whole = self._holding()
            tested, values = tests(wanted.facets)
            rows = self._connection.execute(
                f"SELECT {_COLUMNS}, {tested} AS passes FROM (SELECT json_extract(value, '$[0]') AS report, "
                "json_extract(value, '$[1]') AS k FROM json_each(?)) d "
                "CROSS JOIN claims c ON c.report = d.report AND c.k = d.k",
                [*values, json.dumps(held)],
            ).fetchall()
        else:
            rows = self._connection.execute(*met(self._connection, wanted, None, COUNTED, _COLUMNS)).fetchall()
            whole = len(rows) < COUNTED
        passing = [row for row in rows if row[-1]]
        by = {name: Counter(row[n] for row in passing if row[n] is not None) for n, name in enumerate(ATTRIBUTES)}
        spots = [(row[-3], row[-2]) for row in passing]
        by |= self._tags(spots)
        by["outlet"] = self._outlets(spots)
        return _Passed(len(passing), whole, by)

    def _tags(self, spots: list[tuple[int, int]]) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {name: Counter() for name in TAGS}
        rows = self._connection.execute(
            "SELECT t.facet, t.value, count(*) FROM (SELECT json_extract(value, '$[0]') AS report, "
            "json_extract(value, '$[1]') AS k FROM json_each(?)) d "
            f"CROSS JOIN tags t ON t.report = d.report AND t.facet IN ({', '.join('?' * len(TAGS))}) AND t.k = d.k "
            "GROUP BY t.facet, t.value",
            [json.dumps(spots), *TAGS],
        )
        for facet, value, number in rows:
            found[facet][value] = number
        return found

    def _outlets(self, spots: list[tuple[int, int]]) -> Counter[str]:
        claims = Counter(report for report, _ in spots)
        rows = self._connection.execute(
            "SELECT r.n, r.outlet FROM (SELECT value AS n FROM json_each(?)) d CROSS JOIN reports r ON r.n = d.n",
            (json.dumps(list(claims)),),
        )
        found: Counter[str] = Counter()
        for n, outlet in rows:
            if outlet:
                found[outlet] += claims[n]
        return found

    def _holding(self) -> tuple[list[tuple[int, int]], bool]:
        """Report and number of the claims that hold the words, and whether these are all."""
        if self._held is None:
            words = folded(self._wanted.words)
            reports, whole = holding(self._connection, self._wanted)
            found = [(n, k) for _, n, _ in reports[:OPENED] for k in claims_holding(self._connection, n, words)]
            self._held = found, whole and len(reports) <= OPENED
        return self._held


__all__ = ["COUNTED", "Counts", "Facet", "counts"]
