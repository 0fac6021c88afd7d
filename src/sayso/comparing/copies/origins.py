"""Origins: on whose own seeing, knowing or deciding a report or a claim rests.

A copy rests on the report it was taken from; a claim with a chain of sources on the outermost of them that is no mere
carrier (an agency that passes on a minister's word is none); a report that credits a medium (*(Reuters)*, *citing*, *as
reported by*) on that medium, also where its report is not in the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from sayso.comparing.told import Told
from sayso.knowledge.tables import table
from sayso.model import Claim

_PARTS = re.compile(r"\w+")
#: what outlets add to their names and may leave out
_FILLING = frozenset("the news agency newspaper press online com org net www daily tv".split())


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = sorted({row[0] for row in table("agencies")}, key=lambda name: (-len(name), name))
    return tuple((name, re.compile(rf"\b{re.escape(name)}\b")) for name in names)


def medium(name: str) -> str:
    """A medium's name in the form in which it is compared: *The Court & Capital* and *Court and Capital* are one."""
    parts = _PARTS.findall(name.casefold().replace("&", " and "))
    kept = [part for part in parts if part not in _FILLING]
    return " ".join(kept or parts)


def names_outlet(credits: Iterable[str], outlet: str | None) -> bool:
    """Whether one of the media that a report credits is this outlet."""
    if not outlet:
        return False
    name = medium(outlet)
    return any(medium(credit) == name for credit in credits)


def credits(told: Told) -> list[str]:
    """The media and agencies that a report names as where it has its text from, as worded, in order of mention.

    In a dateline or credit line the names of agencies count; in the text, a medium that is the outermost source of a
    claim of the first sentences. A report's own outlet is none.
    """
    found: list[tuple[int, str]] = []
    for notice in told.extract.notices:
        if notice.kind in ("dateline", "credit", "byline", "first publication"):
            for name, pattern in _agencies():
                if pattern.search(notice.text):
                    found.append((notice.start if notice.part == "text" else -1, name))
                    break
    own = medium(told.report.outlet) if told.report.outlet else ""
    made: dict[str, str] = {}
    for _, name in sorted(found):
        made.setdefault(medium(name), name)
    return [name for key, name in made.items() if key != own]


def origin(told: Told, claim: Claim) -> str | None:
    """A key for the origin of a claim, the same in every report that names it; None: it could not be traced.

    ``medium:reuters`` for a credited medium, ``actor:…`` for a named source.
    """
    chain: Sequence[str] = [
        f"{'medium' if source.kind == 'medium' else 'actor'}:{_name(told, source.actor, source.text)}"
        for source in claim.sources
        if source.named
    ]
    if chain:
        people = [key for key in chain if not key.startswith("medium:")]
        return people[0] if people else chain[0]
    if claim.sources:
        return None
    named = credits(told)
    return f"medium:{medium(named[0])}" if named else None


def _name(told: Told, actor: str | None, text: str) -> str:
    known = told.actors.get(actor)
    return medium(known.name if known is not None else text)
