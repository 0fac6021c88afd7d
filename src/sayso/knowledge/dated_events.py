"""Events from whose first day reports count: the table of the program and the user's own."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_config_path

from sayso.knowledge.tables import table

#: Names the user's table; without it the table is ``dated_events.tsv`` in the user's configuration folder.
VARIABLE = "SAYSO_DATED_EVENTS"


class DatedEvent(NamedTuple):
    """Words of which one must stand in the report, the first day, and the nouns counted by (none: those of wars)."""

    words: tuple[str, ...]
    first: date
    nouns: tuple[str, ...]


class DatedEvents(NamedTuple):
    """What is known: the user's rows, ours, what could not be read of the user's, and a name for the user's table."""

    own: tuple[DatedEvent, ...]
    built_in: tuple[DatedEvent, ...]
    problems: tuple[str, ...]
    #: part of the version of reading; empty without a table of the user's
    version: str


def user_table() -> Path:
    """Where the user's table is looked for."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else user_config_path("sayso") / "dated_events.tsv"


@cache
def dated_events() -> DatedEvents:
    """The dated events, read once a process.

    A line of the user's table has words parted by semicolons, a tab, and the first day in ISO 8601; then, if it
    likes, a tab and nouns parted by semicolons (*day 40 of the lockdown*). Lines that are empty or begin with ``#``
    are passed by. A table or line that cannot be read is told in ``problems``, never raised.
    """
    built_in = tuple(row for words, first in table("dated_events") if (row := _row([words, first])) is not None)
    path = user_table()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        missing = (f"no table of dated events at {path.name}",) if VARIABLE in os.environ else ()
        return DatedEvents((), built_in, missing, "")
    except OSError as error:
        return DatedEvents((), built_in, (f"{path.name}: {error.strerror}",), "")
    own: list[DatedEvent] = []
    problems: list[str] = []
    for number, line in enumerate(content.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _row([cell.strip() for cell in line.split("\t")])
        if row is None:
            problems.append(f"{path.name}, line {number}: expected words, a tab and a date such as 2022-02-24")
        else:
            own.append(row)
    return DatedEvents(tuple(own), built_in, tuple(problems), f"events.{hashlib.sha256(content).hexdigest()[:8]}")


def _row(cells: list[str]) -> DatedEvent | None:
    if not 2 <= len(cells) <= 3:
        return None
    words = tuple(name.strip() for name in cells[0].split(";") if name.strip())
    nouns = tuple(noun.strip().lower() for noun in (cells[2] if len(cells) > 2 else "").split(";") if noun.strip())
    try:
        first = date.fromisoformat(cells[1])
    except ValueError:
        return None
    return DatedEvent(words, first, nouns) if words else None
