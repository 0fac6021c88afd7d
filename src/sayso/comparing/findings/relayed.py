"""On whose word the sentences of a short report stand, however that is put, and how much two have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from sayso.comparing.statements.sameness import COMMON, LONG, content
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.words import LIGHT, is_person, kinds_of
from sayso.knowledge.tables import table

#: ``one``: a single voice without a name; ``many``: several, or who or what is of more weight, without one; ``body``:
#: anybody else, in a sentence that says which paper it is from
Voice = Literal["one", "many", "body"]


@cache
def _words(sense: str) -> tuple[str, ...]:
    return tuple(w for name, words in table("voices") for w in words.split(",") if name == sense)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """How who says it stands behind what is said (its verb first or last), before it, or behind *according to* and the
    like.
    """
    said = "|".join(sorted(map(re.escape, _words("said")), key=len, reverse=True))
    brings = "|".join(w for w in _words("behind") if w != "from")
    return (
        re.compile(
            r"[,;:–—] (?:as |so )?(?:say|says|said|claim|claims|report|insist) (?P<who>[A-Za-z][^,.;:\"“”]{2,80})"
        ),
        re.compile(rf"[,;:–—] (?:as |so )?(?P<who>[A-Za-z][^,.;:\"“”]{{2,80}}?) (?:{said})\b"),
        re.compile(
            rf"^(?P<who>[A-Z][^,.;:\"“”]{{2,90}}?)(?:, (?:whose|who|(?:to|for|by|with|in) whom|speaking|asking|not|"
            rf"on condition) [^,]+,)? (?:(?:{said})\b(?: [^,.;:]{{0,40}}?)? that\b|(?:{_FLATLY}) (?:the|an?|his|her|"
            r"its|their|all|no|both|there|it|he|she|they|[A-Z0-9])\b)"
        ),
        re.compile(rf"\b(?:{brings}) (?P<who>[^,.;]{{3,80}})", re.I),
    )


#: verbs behind which what is said may stand without *that*
_FLATLY = "said|says|disclosed|revealed|claimed|alleged|insisted|reported|wrote|told us|told this (?:news)?paper"
_ONE = re.compile(
    r"^(?:an? |one (?!hundred|thousand|million|in )|somebody |someone )|whose name|unnamed|not to be named|anonym", re.I
)
#: what ends the noun of who says it: *officials* of *officials in the capital*
_NOUN_ENDS = re.compile(
    r" (?:of|at|in|from|close|who|whose|on|to|with|for|near|by|around|inside|within|there|here|"
    r"round|among|about|behind|as)\b"
)


def noun_of(who: str) -> str:
    """The noun of who says it: *officers* of *senior customs officers in Bergen*, *directors* of *some directors*."""
    return (_NOUN_ENDS.split(_whole(who), maxsplit=1)[0].split() or [""])[-1]


def _whole(who: str) -> str:
    """Of whom those who say it are a part: *the club's directors* of *several of the club's directors*."""
    low = who.lower()
    return next((low.split(" of ", 1)[1] for w in _words("part") if low.startswith(f"{w} of ")), low)


def _is_many(who: str) -> bool:
    """Whether it is several without a name, or who or what is of more weight: *security chiefs*, *the sports press*."""
    noun = noun_of(who)
    if _whole(who) == who.lower() and who.lower().startswith(("a ", "an ", "one ")):
        return False
    if who.lower().startswith(tuple(f"{w} " for w in _words("all"))):
        # *the whole trade*, *all Vienna*
        return True
    single = noun.removesuffix("s")
    # *two metallurgists* have looked for themselves
    counted = not _COUNTED.isdisjoint(who.lower().split()[:1])
    person = is_person(single) or single.endswith(("ist", "ian", "eer"))
    return noun in _words("many") or (not counted and noun != single and len(single) > 3 and person)


_COUNTED = frozenset("two three four five six seven eight nine ten both several".split())
_OWN = re.compile(
    r"\bthis (?:news)?paper\b|\bour (?:reporter|correspondent|paper)\b|\btold us\b|\btold (?:a )?reporters?\b|"
    r"\bnews conference\b|\bpress conference\b",
    re.I,
)


_AT_SECOND_HAND = re.compile(
    r"\b(?:citing|quoting|cites|quotes|on the word of|heard from|learned from|according to)\b", re.I
)


class Relayed(NamedTuple):
    """A sentence on somebody's word."""

    #: the clause that carries what is said
    statement: Statement
    voice: Voice
    who: str
    words: frozenset[str]


def relayed(of: Sheet) -> list[Relayed]:
    """The sentences of a short report on the word of one without a name, or of several; worked out once."""
    kept: list[Relayed] | None = of.told.__dict__.get("_relayed")
    if kept is None:
        kept = of.told.__dict__["_relayed"] = list(_relayed(of)) if len(of.told.extract.sentences) <= LONG else []
    return kept


def _relayed(of: Sheet) -> Iterator[Relayed]:
    for number, (start, end) in enumerate(of.told.extract.sentences):
        text = " ".join(of.told.extract.text[start:end].split())
        first = next(iter(_voices(text)), None)
        if first is None:
            continue
        who, voice = first
        said = frozenset(w.lower() for w in re.findall(r"[A-Za-zÀ-ÿ]+", who))
        told = [
            s
            for s in of.of_sentence(number)
            if s.clause.predicate.split()[0] not in _SAYING
            and not s.clause.text.startswith(who)
            and (s.finite or s.clause.text.startswith("that "))
            and s.clause.kind != "relative"
        ]
        # *is to have an operation*
        hung = [
            s
            for s in of.of_sentence(number)
            if s.clause.kind == "infinitive"
            and not (s.clause.above is not None and of.statements[s.clause.above].clause.text.startswith(who))
        ]
        words = frozenset(w for s in (*told, *hung) for w in content(s) if not any(_akin(w, v) for v in said)) - said
        best = max(told, key=lambda s: len(content(s) - said), default=None)
        if best is not None and len(words) >= 2:
            yield Relayed(best, voice, who, words)


def _voices(text: str) -> Iterator[tuple[str, Voice]]:
    """Who says what a sentence tells, with what sort of voice, those first who are no medium that only passes it on."""
    low = text.lower()
    known = next((w for w in _words("known") if re.search(rf"(?:^|[,;:–—] ){w}\b", low)), None)
    if known is not None:
        yield known, "many"
    every = _EVERY.match(text)
    if every is not None and not _OWN.search(text):
        # *everybody in the trade says the horse was cast*
        yield every["who"], "many"
    for pattern in _patterns():
        found = pattern.search(text)
        if found is None:
            continue
        who = found["who"].strip()
        if "confirm" in found.group()[len(who) :] and not _RELAYS.search(text):
            # who confirms it to the paper itself is a source of its own
            continue
        if _is_many(who) and not _OWN.search(text):
            yield who, "many"
        elif not _is_many(who) and _ONE.search(who) and _whole(who) == who.lower():
            # *according to a stoker* is his own word, *citing a stoker* that of another paper
            own = found.group().lower().startswith("according to")
            if not _AT_SECOND_HAND.search(text[: found.start()] + text[found.end() :] if own else text):
                yield who, "one"
        elif papers(text) and not _NAMED.search(who):
            yield who, "body"


#: how a sentence says which paper it is from
_CITES = re.compile(
    r"\b(?:(?:as|so) (?:can be )?(?:read|reported|told) (?:in|by)|according to|writes|wrote|reports|reported|says|said|"
    r"citing|quoting|told|informed) (?:the )?(?P<behind>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)|"
    r"(?<=[a-z’',]) (?P<before>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?:writes|wrote|reports|reported|says|has it)\b"
)
#: a name within who says it
_NAMED = re.compile(r"(?!^)\b[A-Z]")


def papers(text: str) -> set[str]:
    """The names, in small letters, of those from whom a sentence says that it has it, or who were told it."""
    names = {(found["behind"] or found["before"]).lower() for found in _CITES.finditer(text)}
    return {name for name in names if not name.endswith("day")}


_RELAYS = re.compile(r"\b(?:reports|reported|writes|wrote|says|said|has it|according to|told)\b")
_EVERY = re.compile(
    r"^(?P<who>(?:Everybody|Everyone|The whole|The entire|All|Half) [^,.;:\"“”]{2,50}?) (?:says?|knows?|agrees?)\b"
)
_SAYING = frozenset("say tell report write claim allege cite quote ask reveal confide believe".split())


def in_common(mine: Iterable[str], yours: Iterable[str]) -> int:
    """How many words of the first set the second has too: itself, one of its kind, or one that begins alike."""
    theirs = [w for w in yours if w not in COMMON and w not in LIGHT]
    kinds = {k for w in theirs for k in kinds_of(w)}
    return sum(
        1 for w in mine if w not in COMMON and w not in LIGHT
        and (w in theirs or bool(kinds_of(w) & kinds) or any(_akin(w, v) for v in theirs))
    )  # fmt: skip


def _akin(v: str, w: str) -> bool:
    """Whether two words begin alike, or one is within the other: *Vienna*, *Viennese*; *plug*, *unplug*."""
    if min(len(v), len(w)) < 4:
        return False
    short, long = sorted((v, w), key=len)
    if long in (f"{short}ing", f"{short}ed", f"{short}s"):
        return True
    return (min(len(v), len(w)) >= 5 and v[:5] == w[:5]) or f"un{v}" == w or f"un{w}" == v
