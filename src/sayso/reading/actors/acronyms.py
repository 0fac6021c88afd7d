"""Acronyms that a report explains: *the Harbour Safety Board (HSB)*, whatever else the letters may stand for."""

from __future__ import annotations

from rapidfuzz import fuzz

from sayso.reading.actors.mentions import Mention

#: From this likeness (0 to 100, of the sets of words) on, a name is another spelling of the known one: spellings of one
#: name that differ by a hyphen, an ending or a word left out stay above it, names that share one word of three below.
ALIKE = 85


def explained(mention: Mention) -> str | None:
    """The acronym in brackets right behind a name of several words, without its stops, or None."""
    tokens = mention.sentence.tokens
    behind = tokens[mention.last : mention.last + 3]
    if len(mention.words) < 2 or mention.kind == "person" or len(behind) < 3:
        return None
    if behind[0].text != "(" or behind[2].text != ")":
        return None
    letters = behind[1].text.replace(".", "")
    return letters if 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper() else None


def alike(known: str, name: str) -> bool:
    """Whether the name that a report gives an acronym is that of the organisation known by those letters."""
    return fuzz.token_set_ratio(known.lower(), name.lower()) >= ALIKE
