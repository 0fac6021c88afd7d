"""Wordings of a table found in running text, word by word: a star for any form of a verb, a slash between words that go
for one another, two dots for a few words between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.knowledge.tables import table

#: words that two dots may stand for
GAP = 6
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+|[,.;:]")
_STOPS = frozenset(",.;:")


class Found(NamedTuple):
    """Where a wording stands: from a word of the text to before another, and its sense."""

    start: int
    end: int
    sense: str


def words_of_text(text: str) -> list[str]:
    """The words and stops of a text in lower case, in order."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def find(name: str, words: Sequence[str], senses: frozenset[str] | None = None) -> list[Found]:
    """The wordings of a table (by name) in a text, in their order; of those that begin at one word the longest of each
    sense.
    """
    held = _wordings(name)
    made: list[Found] = []
    for at, word in enumerate(words):
        ends: dict[str, int] = {}
        for rest, sense in held.get(word, ()):
            if senses is not None and sense not in senses:
                continue
            end = _end(rest, words, at + 1)
            if end is not None and end > ends.get(sense, 0):
                ends[sense] = end
        made.extend(Found(at, end, sense) for sense, end in ends.items())
    return made


def _end(rest: tuple[frozenset[str] | None, ...], words: Sequence[str], at: int) -> int | None:
    """Behind which word the rest of a wording ends that goes on at a word; None where it does not stand there."""
    for n, one in enumerate(rest):
        if one is None:
            for skip in range(GAP + 1):
                if at + skip >= len(words) or words[at + skip] in _STOPS:
                    return None
                end = _end(rest[n + 1 :], words, at + skip) if skip else None
                if end is not None:
                    return end
            return None
        if at >= len(words) or words[at] not in one:
            return None
        at += 1
    return at


_Wording = tuple[tuple[frozenset[str] | None, ...], str]


@cache
def _wordings(name: str) -> dict[str, list[_Wording]]:
    """The wordings of a table by their first word: the rest of each, and its sense."""
    made: dict[str, list[_Wording]] = {}
    for sense, wordings in table(name):
        for wording in wordings.split(","):
            first, *rest = (None if part == ".." else _alternatives(part) for part in wording.split())
            for word in first or ():
                made.setdefault(word, []).append((tuple(rest), sense))
    return made


def _alternatives(part: str) -> frozenset[str]:
    return frozenset(form for one in part.split("/") for form in (_forms(one[:-1]) if one.endswith("*") else [one]))


def _forms(verb: str) -> list[str]:
    """The regular forms of a verb."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    made = [verb, f"{verb}s", f"{verb}es", f"{verb}ed", f"{verb}ing"]
    if len(verb) > 2 and verb[-1] in "bdgklmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        made += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return made
