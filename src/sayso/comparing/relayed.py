"""On whose word the sentences of a short report stand, however that is put, and how much two have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from sayso.comparing.sameness import COMMON, LONG, content
from sayso.comparing.statements import Sheet, Statement
from sayso.comparing.words import LIGHT, kinds_of

#: ``one``: a single voice without a name; ``many``: several, or who or what is of more weight, without one
Voice = Literal["one", "many"]

_SAID = (
    r"(?:said|says|say|told|tells?|reported|reports?|wrote|writes?|claimed|claims?|alleged|alleges?|"
    r"confided|revealed|"
    r"whispered|let it be known|believes?|believed)"
)
_BEHIND = re.compile(rf"[,;:–—] (?:as )?(?P<who>[A-Za-z][^,.;:\"“”]{{2,80}}?) {_SAID}\b")
_BEFORE = re.compile(
    rf"^(?P<who>[A-Z][^,.;:\"“”]{{2,90}}?)(?:, (?:whose|who) [^,]+,)? {_SAID}\b(?: [^,.;:]{{0,40}}?)? that\b"
)
_BY = re.compile(r"\b(?:[Aa]ccording to|on the word of|citing|quoting|heard from|learned from) (?P<who>[^,.;]{3,80})")
_ONE = re.compile(r"^(?:an? |one (?:of|who) |somebody |someone )|whose name|unnamed|not to be named|anonym", re.I)
_MANY = re.compile(
    r"^(?:(?:some|several|many|two|three|various|senior|leading|high|foreign|local|well-placed|informed|"
    r"reliable|unnamed|"
    r"government|court|army|party|police|hospital|diplomatic|medical|military|political|other|close|church|club|"
    r"[a-z-]+) ){0,3}(?:officials|sources|media|authorities|experts|observers|papers|newspapers|reports|"
    r"witnesses|passengers|"
    r"residents|villagers|neighbours|neighbors|circles|quarters|insiders|diplomats|broadcasters|colleagues|friends|"
    r"aides|advisers|advisors|doctors|nurses|soldiers|officers|workers|employees|families|relatives|"
    r"scientists|engineers|"
    r"people|politicians|ministers|lawmakers|analysts|agencies|correspondents|journalists|sailors|farmers|miners|"
    r"teachers|lawyers|prosecutors|investigators|detectives|traders|bankers|members|directors|managers|players|judges|surgeons)\b",
    re.I,
)
_OWN = re.compile(
    r"\bthis (?:news)?paper\b|\bour (?:reporter|correspondent|paper)\b|\btold us\b|\btold (?:a )?reporters?\b|"
    r"\bnews conference\b|\bpress conference\b",
    re.I,
)


_AT_SECOND_HAND = re.compile(r"\b(?:citing|quoting|on the word of|heard from|learned from|according to)\b", re.I)


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
        found = _BY.search(text) or _BEHIND.search(text) or _BEFORE.search(text)
        if found is None:
            continue
        who = found["who"].strip()
        voice: Voice | None = "many" if _MANY.search(who) else "one" if _ONE.search(who) else None
        if (
            voice is None
            or (voice == "many" and _OWN.search(text))
            or (voice == "one" and _AT_SECOND_HAND.search(text))
        ):
            continue
        said = frozenset(w.lower() for w in re.findall(r"[A-Za-zÀ-ÿ]+", who))
        told = [
            s
            for s in of.of_sentence(number)
            if s.clause.predicate.split()[0] not in _SAYING and s.finite and s.clause.kind != "relative"
        ]
        words = frozenset(w for s in told for w in content(s)) - said
        best = max(told, key=lambda s: len(content(s) - said), default=None)
        if best is not None and len(words) >= 2:
            yield Relayed(best, voice, who, words)


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
    return (min(len(v), len(w)) >= 5 and v[:5] == w[:5]) or f"un{v}" == w or f"un{w}" == v
