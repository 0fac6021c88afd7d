"""Which reports hold the words of a search, and which of their claims do."""

from __future__ import annotations

import re
import sqlite3
import unicodedata

import msgspec

from sayso.story.facets import LAST, Wanted
from sayso.story.packing import unpack

#: Reports that hold the words of a search that are looked at, and whose claims are searched for one page: about 60 ms.
FOUND, OPENED = 5_000, 500

_WORD = re.compile(r"\w+")


def match(words: str) -> str:
    """A search for all of these words, in the language of the full-text index."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())


def folded(text: str) -> set[str]:
    """The words of a text as the full-text index has them: in small letters, without marks."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return set(_WORD.findall(text.casefold()))


def holding(connection: sqlite3.Connection, wanted: Wanted) -> tuple[list[tuple[str, int, str]], bool]:
    """Day, number and id of the reports that hold all words, by the day of publication; and whether these are all: of
    more than ``FOUND`` those are looked at that were received first."""
    rows = connection.execute(
        "SELECT substr(coalesce(r.published, ''), 1, 10) AS day, r.n, r.id FROM search s CROSS JOIN reports r "
        "ON r.n = s.rowid WHERE search MATCH ? LIMIT ?",
        (match(wanted.words), FOUND + 1),
    ).fetchall()
    whole = len(rows) <= FOUND
    since, until = wanted.since, wanted.until + LAST if wanted.until else LAST
    return sorted(row for row in rows[:FOUND] if since <= row[0] <= until), whole


def claims_holding(connection: sqlite3.Connection, report: int, words: set[str]) -> list[int]:
    """The numbers of the claims of a report that, with their sources, hold all of these ``folded`` words."""
    row = connection.execute(
        "SELECT e.packed FROM reports r JOIN extracts e ON e.report = r.n AND e.reading = r.reading WHERE r.n = ?",
        (report,),
    ).fetchone()
    claims = _worded.decode(unpack(row[0])).claims if row else []
    return [k for k, c in enumerate(claims) if words <= folded(" ".join([c.text, *(s.text for s in c.sources)]))]


class _Source(msgspec.Struct):
    text: str


class _Claim(msgspec.Struct):
    text: str
    sources: list[_Source] = []


class _Worded(msgspec.Struct):
    """The words of an extract's claims; reading no more than them takes a tenth of the time."""

    claims: list[_Claim] = []


_worded = msgspec.json.Decoder(_Worded)

__all__ = ["FOUND", "OPENED", "claims_holding", "folded", "holding", "match"]
