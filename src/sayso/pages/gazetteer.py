"""What the gazetteer knows of a name or an entry, and how a name of a report was decided, printed."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

from rich.table import Table

from sayso.knowledge.places import Gazetteer, Row, open_gazetteer
from sayso.knowledge.places.demonyms import demonym
from sayso.knowledge.places.names import fold
from sayso.model import to_json
from sayso.pages.terminal import console, plain
from sayso.reading.places.why import Why

#: Entries of a name that are printed; *San Antonio* has more than 400.
SHOWN = 25
#: Names of an entry that are printed without --json.
NAMES = 40


def known(ask: str, words: str, json: bool) -> bool:
    """Print the entries of a name (``find``) or one entry (``info``); False where there is none."""
    gazetteer = open_gazetteer()
    if ask == "find":
        rows: Sequence[Row] = asked(words, gazetteer)
    else:
        found = gazetteer.get(words if ":" in words else f"geonames:{words}")
        rows = [found] if found is not None else []
    if json:
        for row in rows:
            sys.stdout.buffer.write(to_json(_fields(row, ask == "info")) + b"\n")
        sys.stdout.buffer.flush()
        return bool(rows)
    if not rows:
        return False
    if ask == "find":
        _list(rows)
    else:
        _tell(rows[0])
    return True


_AROUND = re.compile(r"^[Tt]he (?=\S)|(?<=\S)(?:['’]s?|[-‐‑][a-z]+)$")


def asked(name: str, gazetteer: Gazetteer) -> Sequence[Row]:
    """The entries of a name as a report has it: with an article, an ending (*Kharkiv's, Kharkiv-based*), or as an
    adjective (*Turkish*).
    """
    found = gazetteer.find(name)
    bare = _AROUND.sub("", name.strip())
    if not found and bare != name:
        found = gazetteer.find(bare)
    if not found and (row := demonym(fold(bare), gazetteer)) is not None:
        return [row]
    return found


def _fields(row: Row, names: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "feature": row.feature,
        "type": row.type,
        "country": row.country,
        "admin1": row.admin1.name if row.admin1 else None,
        "admin2": row.admin2.name if row.admin2 else None,
        "lat": round(row.lat, 5),
        "lon": round(row.lon, 5),
        "population": row.population,
    }
    return fields | {"names": row.names} if names else fields


def _list(rows: Sequence[Row]) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("id", "name", "what", "where", "population"):
        table.add_column(column, justify="right" if column == "population" else "left", overflow="fold")
    for row in rows[:SHOWN]:
        people = f"{row.population:,}" if row.population else "–"
        table.add_row(plain(row.id), plain(row.name, "bold"), plain(row.type), plain(_where(row)), people)
    out.print(table)
    if len(rows) > SHOWN:
        out.print(f"{len(rows) - SHOWN} more; --json prints all")


def _tell(row: Row) -> None:
    out = console()
    out.print(plain(f"{row.name}  {row.id}", "bold"))
    out.print(plain(f"{row.type} ({row.feature}), {_where(row)}"))
    people = f", {row.population:,} people" if row.population else ""
    out.print(plain(f"{row.lat:.5f} {row.lon:.5f}{people}"))
    names = row.names
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    out.print(plain("names: " + ", ".join(names[:NAMES]) + more))


def decided(why: Why, json: bool, story: Sequence[str] = ()) -> None:
    """Print how a place mention was decided (``why``); ``story``: what other reports and readers say of it."""
    if json:
        fields = why._asdict()
        fields["readings"] = [
            {"id": id, "what": what, "alone": alone, "together": together} for id, what, alone, together in why.readings
        ]
        fields["evidence"] = [{"weight": weight, "what": what} for weight, what in why.evidence]
        sys.stdout.buffer.write(to_json(fields | {"story": list(story)}) + b"\n")
        sys.stdout.buffer.flush()
        return
    out = console()
    out.print(plain(f"{why.text}  {why.start}–{why.end}", "bold"))
    out.print()
    verdict = f"It is a place ({_MEANT[why.kind]})" if why.kind is not None else "It is not taken for a place"
    out.print(plain(f"{verdict}: the evidence comes to {why.score:.1f}, and {why.enough:g} is enough."))
    for weight, what in why.evidence:
        out.print(plain(f"  {weight:+5.1f}  {what}"))
    if why.readings:
        out.print()
        if why.share is not None:
            out.print(plain(f"It means {why.readings[0][1]}, with {why.share:.2f} of the evidence:"))
        else:
            out.print(plain("It means:" if why.taken else "It might have meant:"))
        for reason in why.reasons:
            out.print(plain(f"  - {reason}"))
    for line in story:
        out.print(plain(f"  - {line}", "bold"))
    if why.share is not None:
        out.print()
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for column in ("id", "what it may mean"):
            table.add_column(column, overflow="fold")
        for column in ("alone", "in the report"):
            table.add_column(column, justify="right")
        for id, what, alone, together in why.readings:
            table.add_row(plain(id), plain(what), f"{alone:.1f}", f"{together:.1f}")
        out.print(table)
    elif why.readings:
        for id, what, _, _ in why.readings:
            out.print(plain(f"  {id}  {what}"))


#: Kinds of mentions in words.
_MEANT = {
    "literal": "the place itself",
    "stand-in": "those who govern it",
    "adjective": "an adjective or the name of a people; kept off maps",
}


def _where(row: Row) -> str:
    around = [r.name for r in (row.admin2, row.admin1) if r is not None]
    return ", ".join([*dict.fromkeys(around), row.country or "no country"])
