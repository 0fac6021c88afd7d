"""Given names, and the offices, ranks, titles and trades that stand beside names."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from sayso.knowledge.tables import table

OfficeKind = Literal["title", "office", "rank", "trade"]


class Office(NamedTuple):
    """What a word before a name says of its bearer."""

    kind: str
    #: state, own, force or no: for whom the holder speaks
    speaks: str


class GivenName(NamedTuple):
    #: m, f or u (either, or unknown)
    gender: str
    #: whether the word is a name wherever it stands in capitals
    sure: bool


@cache
def given_names() -> dict[str, GivenName]:
    """By the name as written."""
    return {name: GivenName(gender[0], len(gender) == 1) for name, gender in table("given_names")}


@cache
def offices() -> dict[tuple[str, ...], Office]:
    """By the words in small letters."""
    return {tuple(words.split()): Office(kind, speaks) for words, kind, speaks in table("offices")}


@cache
def office_starts() -> dict[str, int]:
    """The first words of offices, each with the number of words of the longest office that begins so."""
    found: dict[str, int] = {}
    for words in offices():
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


#: Words that stand inside surnames in small letters.
PARTICLES = frozenset(
    "de van von der den del della di da dos das du la le bin ibn ben al el ul ter ten zu zur af av e y und".split()
)

MALE_TITLES = frozenset(
    ("mr", "mr.", "sir", "king", "prince", "emperor", "father", "brother", "herr", "monsieur", "lord")
)
FEMALE_TITLES = frozenset(
    ("mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "madame", "queen", "princess", "sister", "frau", "empress")
)

_FOLDS = (
    ("ntsch", "ns"),
    ("tsch", "c"),
    ("shch", "sc"),
    ("sch", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "c"),
    ("sh", "s"),
    ("ts", "c"),
    ("tz", "c"),
    ("dj", "j"),
    ("dzh", "j"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ck", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("q", "k"),
    ("yo", "io"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ye", "e"),
    ("ie", "e"),
    ("ee", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("y", "i"),
    ("j", "i"),
    ("gh", "g"),
    ("dh", "d"),
    ("'", ""),
    ("’", ""),
    ("-", ""),
)


@cache
def sound(name: str) -> str:
    """A key that the usual spellings of one name in Latin letters share: *Zelenskyy, Zelensky, Zelenskiy*."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    if plain.endswith(("off", "eff")) and len(plain) > 5:
        # Nakhimoff, Nakhimov
        plain = plain[:-2] + "v"
    for old, new in _FOLDS:
        plain = plain.replace(old, new)
    return "".join(c for i, c in enumerate(plain) if i == 0 or c != plain[i - 1])


@cache
def _forms() -> dict[str, str]:
    return {sound(form): sound(forms.split()[0]) for (forms,) in table("name_forms") for form in forms.split()}


def given_sound(name: str) -> str:
    """The same of a given name, which the reports of one country put in their own form: *Vladimir, Volodymyr*."""
    key = sound(name)
    return _forms().get(key, key)
