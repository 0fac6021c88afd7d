"""Organs of states and of leagues of states: what our lists know, under which names, and how near a name is to them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sayso.knowledge.tables import table


class BodyList(NamedTuple):
    """A state's list of organs."""

    state: str
    #: as reports name the state
    name: str
    complete: bool
    #: whether it is complete for ministries and departments alone
    ministries: bool
    #: whether of these only those are listed whose matters are uncommon
    uncommon: bool
    #: year and month for which it was gone through
    as_of: str


@cache
def lists() -> dict[str, BodyList]:
    """By state."""
    return {
        s: BodyList(s, name, complete != "no", complete in ("ministries", "uncommon"), complete == "uncommon", as_of)
        for s, name, complete, as_of in table("body_lists")
    }


@cache
def common_matters() -> frozenset[str]:
    """Stems of what ministries of states commonly deal with."""
    return frozenset(stem(w) for (words,) in table("ministry_matters") for w in words.split())


@cache
def rare_matters() -> frozenset[str]:
    """Stems of what organs of some states deal with besides."""
    return frozenset(stem(w) for (words,) in table("rare_matters") for w in words.split())


@cache
def names(state: str | None = None) -> dict[str, tuple[str, str]]:
    """State and first name of each organ, by all its names; those of one state, or of all."""
    found: dict[str, tuple[str, str]] = {}
    for of, name, others in table("bodies"):
        if state is not None and of != state:
            continue
        found.setdefault(name, (of, name))
        if others != "-":
            for other in others.split(";"):
                found.setdefault(other.strip(), (of, name))
    return found


#: Words of the names of leagues of states, which say nothing of what their organs deal with.
LEAGUE_WORDS = frozenset("OSCE ASEAN Asean AU EU UN NATO Nato African Europe Europe's Nations".split())
#: Words that name what sort of organ it is, or whose, and nothing of what it deals with.
GENERIC = frozenset(
    "ministry ministries department commissariat tribunal court council commission chamber agency bureau directorate "
    "committee secretariat senate assembly authority administration office service board inspectorate chancellery "
    "institute organization organisation federal supreme national state central royal imperial high higher highest "
    "grand general main chief joint special people peoples people's republic federation union kingdom government "
    "governmental presidential public international european inter of for the and on in to with affairs matters "
    "policy permanent standing executive extraordinary first second upper lower great new old independent top all "
    "common unified united states vice deputy under superior higher constitutional reich allied "
    "plurinational".split()
)


def stem(word: str) -> str:
    """The beginning of a word, so that *agriculture* and *agricultural* are one."""
    low = (
        word.lower()
        .strip("'’.,")
        .removesuffix("'s")
        .removesuffix("’s")
        .replace("defense", "defence")
        .replace("labor", "labour")
    )
    return low[:6] if len(low) > 6 else low.removesuffix("s") if len(low) > 4 else low


def matter(words: list[str]) -> list[str]:
    """The words that say what an organ deals with."""
    return [w for w in words if w.lower().strip("'’.,") not in GENERIC and w[:1].isalpha()]


@cache
def vocabulary(state: str | None) -> frozenset[str]:
    """Stems of the words of all names, of one state (the Soviet Union's count for Russia) or of all."""
    # by state, since states have organs of one name
    of = [None] if state is None else ["RU", "SU"] if state == "RU" else [state]
    return frozenset(
        stem(w) for one in of for name in names(one) for w in matter(name.replace(",", " ").replace("-", " ").split())
    )


def is_known(words: list[str], state: str | None) -> bool:
    """Whether a list has an organ by this name, or one that deals with much the same.

    Far from strict: an organ is only unknown where less than half of the words of what it deals with stand in names on
    the list.
    """
    about = matter(words)
    if state is None:
        about = _told_of(about)
    of = lists().get(state) if state is not None else None
    listed = vocabulary(state)
    if of is not None and of.ministries:
        listed = listed | common_matters() | rare_matters()
    return 2 * sum(stem(w) in listed for w in about) >= len(about)


def is_known_anywhere(words: list[str]) -> bool:
    """Whether any state that we know of has an organ that deals with much the same: for a state without a list of its
    own, or with one of ministries alone.
    """
    listed = vocabulary(None) | common_matters() | rare_matters()
    about = _told_of(matter(words))
    return 2 * sum(stem(w) in listed for w in about) >= len(about)


def _told_of(about: list[str]) -> list[str]:
    """Of the words of what an organ deals with those that say more than how far it reaches: not *domestic*."""
    return [w for w in about if w.lower() not in _SCOPE] or about


_SCOPE = frozenset("domestic internal national public general common mutual universal collective".split())


@cache
def heads(state: str) -> frozenset[str]:
    """The words of the names of a state's organs, in lower case: what sorts of organ it has."""
    return frozenset(w.lower() for name in names(state) for w in name.replace("-", " ").split())


def nearest(name: str, state: str | None, limit: int = 2) -> list[tuple[str, str]]:
    """State and name of the organs whose names are nearest to this one, best first."""
    known = names(state)
    ranked = process.extract(name, sorted(known), scorer=fuzz.token_set_ratio, limit=limit * 4)
    found: list[tuple[str, str]] = []
    for spelling, _, _ in sorted(ranked, key=lambda r: (-r[1], r[0])):
        if known[spelling] not in found:
            found.append(known[spelling])
    return found[:limit]
