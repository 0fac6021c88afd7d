"""Claims by their facets, a page at a time: the filter that fewest claims pass leads, the others are tested on the way.

The list is in the order of the day of publication, of reading, and of the text; its key is ``(day, report, number)``.
However the filters combine, one page looks at ``LOOKED_AT`` claims at most, and says so where it stopped there.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.comparing.told import Told
from sayso.model import Claim

#: Claims that are looked at for one page at most: about 50 ms.
LOOKED_AT = 20_000
#: Of those, how many at once.
CHUNK = 2_000
#: Reports that hold the words of a search that are looked at, and whose claims are searched for one page.
FOUND, OPENED = 5_000, 200

#: What a claim has one of, and what it may have several of.
ATTRIBUTES = ("source", "kind", "attitude", "certainty", "polarity", "manner", "voice")
TAGS = ("place", "event", "date")
FACETS = (*ATTRIBUTES, *TAGS, "outlet")

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

Key = tuple[str, int, int]
_FIRST: Key = ("", -1, -1)
_LAST: Key = ("\U0010ffff", 2**62, 2**62)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wanted:
    """Which claims, and in which order."""

    #: value by facet, of ``FACETS``
    facets: Mapping[str, str] = field(default_factory=dict)
    #: words that a claim or its sources must hold, all of them
    words: str = ""
    #: first and last day of publication (ISO 8601), empty for any
    since: str = ""
    until: str = ""
    newest: bool = False


@dataclass(frozen=True)
class Claims:
    """Some claims of a list."""

    #: report, claim
    rows: list[tuple[str, Claim]]
    #: the key to go on from; None where these are the last
    next: Key | None
    #: the page ends where as many as may be were looked at, not because it is full
    cut: bool


def claims(
    connection: sqlite3.Connection, told: Callable[[str], Told], wanted: Wanted, limit: int, after: Key | None = None
) -> Claims:
    """The next claims of a list. Raises ValueError for a facet that there is none of."""
    unknown = set(wanted.facets) - set(FACETS)
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: no facet of claims; there are {', '.join(FACETS)}")
    if any(c.isalnum() for c in wanted.words):
        return _searched(connection, told, wanted, limit, after)
    chunk = CHUNK if len(wanted.facets) > 1 else limit + 1
    found: list[tuple[str, Claim]] = []
    last = at = after
    looked = 0
    while True:
        rows = connection.execute(*_chunk(connection, wanted, at, chunk)).fetchall()
        for day, n, k, passes in rows:
            if not passes:
                continue
            if len(found) == limit:
                return Claims(found, last, False)
            last = (day, n, k)
            found.append(_claim(connection, told, n, k))
        if len(rows) < chunk:
            return Claims(found, None, False)
        at, looked = rows[-1][:3], looked + len(rows)
        if looked >= LOOKED_AT:
            return Claims(found, at, True)


def _claim(connection: sqlite3.Connection, told: Callable[[str], Told], n: int, k: int) -> tuple[str, Claim]:
    (id,) = connection.execute("SELECT id FROM reports WHERE n = ?", (n,)).fetchone()
    return id, told(id).extract.claims[k]


def _leading(connection: sqlite3.Connection, facets: Mapping[str, str]) -> str | None:
    """The facet whose value fewest claims have, of those with an index."""
    best: tuple[int, str] | None = None
    for name, value in facets.items():
        if value in _COMMON.get(name, ()):
            continue
        row = connection.execute("SELECT n FROM tallies WHERE name = ? AND value = ?", (name, value)).fetchone()
        number = row[0] * (10 if name == "outlet" else 1) if row else 0
        if best is None or (number, name) < best:
            best = (number, name)
    return best[1] if best else None


def _chunk(
    connection: sqlite3.Connection, wanted: Wanted, after: Key | None, limit: int
) -> tuple[str, list[str | int]]:
    """The statement for the next claims that the leading filter lets through, and whether the others do."""
    leading = _leading(connection, wanted.facets)
    lead, values = _lead(leading, wanted, after)
    tests, more = _tests({name: value for name, value in wanted.facets.items() if name != leading})
    order = "DESC" if wanted.newest else "ASC"
    return (
        f"SELECT d.day, d.report, d.k, {tests} FROM ({lead} LIMIT ?) d "
        "CROSS JOIN claims c ON c.report = d.report AND c.k = d.k "
        f"ORDER BY d.day {order}, d.report {order}, d.k {order}",
        [*more, *values, limit],
    )


def _lead(leading: str | None, wanted: Wanted, after: Key | None) -> tuple[str, list[str | int]]:
    first = (wanted.since, -1, -1) if wanted.since else _FIRST
    last = (wanted.until + "\U0010ffff", 2**62, 2**62) if wanted.until else _LAST
    if after is not None:
        first, last = (first, min(after, last)) if wanted.newest else (max(after, first), last)
    way = "DESC" if wanted.newest else "ASC"
    value = wanted.facets[leading] if leading else ""
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
    index, where, values = ("claims_by_day", "", [])
    if leading is not None:
        index, where, values = f"claims_by_{leading}", f"{leading} = ? AND {_INDEXED[leading]} AND ", [value]
    return (
        f"SELECT day, report, k FROM claims INDEXED BY {index} WHERE {where}"
        "(day, report, k) > (?, ?, ?) AND (day, report, k) < (?, ?, ?) "
        f"ORDER BY day {way}, report {way}, k {way}",
        [*values, *first, *last],
    )


def _tests(facets: Mapping[str, str]) -> tuple[str, list[str | int]]:
    tests: list[str] = []
    values: list[str | int] = []
    for name, value in facets.items():
        if name == "outlet":
            tests.append("EXISTS (SELECT 1 FROM reports r WHERE r.n = d.report AND r.outlet = ?)")
            values.append(value)
        elif name in TAGS:
            tests.append(
                "EXISTS (SELECT 1 FROM tags t WHERE t.report = d.report AND t.facet = ? AND t.k = d.k AND t.value = ?)"
            )
            values += [name, value]
        else:
            tests.append(f"c.{name} IS ?")
            values.append(value)
    return " AND ".join(tests) or "1", values


# --- words --------------------------------------------------------------------------------------------------------


def match(words: str) -> str:
    """A search for all of these words, in the language of the full-text index."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())


def folded(text: str) -> set[str]:
    """The words of a text as the full-text index has them: in small letters, without marks."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return set(_WORD.findall(plain.casefold()))


def _searched(
    connection: sqlite3.Connection, told: Callable[[str], Told], wanted: Wanted, limit: int, after: Key | None
) -> Claims:
    """Claims that hold the words, in the reports that do."""
    words = folded(wanted.words)
    tests, values = _tests(wanted.facets)
    way = "DESC" if wanted.newest else "ASC"
    statement = "SELECT d.k FROM (SELECT report, k FROM claims WHERE report = ?) d CROSS JOIN claims c "
    statement += f"ON c.report = d.report AND c.k = d.k WHERE {tests} ORDER BY d.k {way}"
    reports = _holding(connection, wanted)
    found: list[tuple[str, Claim]] = []
    last, opened = after, 0
    for day, n, id in reports:
        if after is not None and ((day, n) > after[:2] if wanted.newest else (day, n) < after[:2]):
            continue
        if opened == OPENED:
            return Claims(found, (day, n, 2**62 if wanted.newest else -1), True)
        opened += 1
        held = told(id).extract.claims
        for (k,) in connection.execute(statement, [n, *values]).fetchall():
            key = (day, n, k)
            if after is not None and (key >= after if wanted.newest else key <= after):
                continue
            claim = held[k]
            if words <= folded(" ".join([claim.text, *(s.text for s in claim.sources)])):
                if len(found) == limit:
                    return Claims(found, last, False)
                last = key
                found.append((id, claim))
    return Claims(found, None, len(reports) == FOUND)


def _holding(connection: sqlite3.Connection, wanted: Wanted) -> list[tuple[str, int, str]]:
    """Day, number and id of the reports that hold all words, in the order of the list."""
    rows = connection.execute(
        "SELECT substr(coalesce(r.published, ''), 1, 10) AS day, r.n, r.id FROM search s CROSS JOIN reports r "
        "ON r.n = s.rowid WHERE search MATCH ? LIMIT ?",
        (match(wanted.words), FOUND),
    ).fetchall()
    since, until = wanted.since, wanted.until + "\U0010ffff" if wanted.until else "\U0010ffff"
    return sorted([row for row in rows if since <= row[0] <= until], reverse=wanted.newest)


def all_claims(
    connection: sqlite3.Connection, told: Callable[[str], Told], wanted: Wanted, page: int = 500
) -> Iterator[tuple[str, Claim]]:
    """Every claim of a list, fetched page by page."""
    after: Key | None = None
    while True:
        some = claims(connection, told, wanted, page, after)
        yield from some.rows
        if some.next is None:
            return
        after = some.next


__all__ = ["ATTRIBUTES", "FACETS", "TAGS", "Claims", "Key", "Wanted", "all_claims", "claims", "folded", "match"]
