"""Organs of states and of leagues of states: what our lists know, under which names, and how near a name is to them."""

from __future__ import annotations

from collections import Counter
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
def sort_matters() -> dict[str, frozenset[str]]:
    """Stems of what organs of a sort deal with that is not found with every matter, by the word for the sort."""
    return {
        sort: frozenset(stem(w) for w in words.split())
        for sorts, words in table("sort_matters")
        for sort in sorts.split()
    }


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
    the list, or less than half of the nouns for it, or where organs of its sort deal with nothing of the kind.
    """
    about = matter(words)
    if state is None:
        about = _told_of(about)
    of = lists().get(state) if state is not None else None
    listed = vocabulary(state)
    if of is not None and of.ministries:
        listed = listed | common_matters() | rare_matters()
    return _mostly(about, listed | _of_sort(words, state)) and _nouns_known(words, listed, state)


def is_known_anywhere(words: list[str]) -> bool:
    """Whether any state that we know of has an organ that deals with much the same: for a state without a list of its
    own, or with one of ministries alone.
    """
    common = common_matters() | rare_matters() | _of_sort(words, None)
    listed = vocabulary(None) | common
    about = _told_of(matter(words))
    known = {stem(w) for w in about} & listed
    if (
        len(about) > 1
        and 2 * sum(stem(w) in known for w in about) <= len(about)
        and known.isdisjoint(common | _shared())
    ):
        # *Fallen Guardians*: half of it is a word for an organ of one state alone
        return False
    return _mostly(about, listed) and _nouns_known(words, listed, None)


@cache
def _shared() -> frozenset[str]:
    """Stems of words that names of organs of two states or more have."""
    of = Counter(s for state in {state for state, _, _ in table("bodies")} for s in vocabulary(state))
    return frozenset(s for s, states in of.items() if states > 1)


def _mostly(about: list[str], listed: frozenset[str]) -> bool:
    return 2 * sum(stem(w) in listed for w in about) >= len(about)


def _nouns_known(words: list[str], listed: frozenset[str], state: str | None) -> bool:
    """Whether half of the nouns for what it deals with are listed: not *Fallen Guardians* for *Fallen Soldiers*; of a
    sort that deals with few things, whether these are among them: a *Court of Weather*.
    """
    nouns = _nouns(words)
    if not nouns:
        return True
    sort = _sort(words, state)
    if sort is None:
        about = _told_of(matter(words))
        return _mostly(nouns, listed) or 2 * sum(stem(w) in listed for w in about) > len(about)
    same = frozenset(stem(w) for name in names(state) if sort in name.lower().split() for w in matter(name.split()))
    return _mostly(nouns, sort_matters()[sort] | same)


def _sort(words: list[str], state: str | None) -> str | None:
    """The word for its sort, where organs of it deal with few things; those of leagues of states are few and known."""
    if state is not None and (len(state) > 2 or state in ("EU", "UN")):
        return None
    return next((w.lower() for w in words if w.lower() in sort_matters()), None)


def _of_sort(words: list[str], state: str | None) -> frozenset[str]:
    sort = _sort(words, state)
    return sort_matters()[sort] if sort is not None else frozenset()


def _nouns(words: list[str]) -> list[str]:
    """The last word of each of the things that an organ is *of* or *for*."""
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on")), None)
    if cut is None:
        return []
    found: list[str] = []
    last: str | None = None
    for word in [*words[cut:], "and"]:
        if word in _JOINTS:
            if last is not None:
                found.append(last)
            last = None
        elif matter([word]) and word.lower() not in _SCOPE | _DOING:
            last = word
    return found


_JOINTS = frozenset("of for on and the in to with against from between".split())


def _told_of(about: list[str]) -> list[str]:
    """Of the words of what an organ deals with those that say more than how far it reaches, or that it does something
    for it: not *domestic*, *protection*.
    """
    return [w for w in about if w.lower() not in _SCOPE] or about


_SCOPE = frozenset("domestic internal national public general common mutual universal collective".split())
#: what is done about a thing, whatever it is
_DOING = frozenset(
    "protection prevention promotion control management development supervision regulation surveillance monitoring "
    "coordination implementation enforcement registration inspection support order cooperation procurement relations "
    "maintenance guidance return advancement improvement encouragement introduction action certification examination "
    "examinations classification allocation distribution marketing promotion".split()
)


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
