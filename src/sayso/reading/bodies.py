"""Organs of states as a report names them: remarks of kind ``body``."""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.bodies import lists, names
from sayso.knowledge.states import by_adjective, by_name
from sayso.model import Notice, Place, Remark
from sayso.reading.actors import capitalised
from sayso.reading.actors.runs import CALENDAR, runs
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.quotes import read_quotations

#: Head words that only organs of states have in their names.
_STRONG = frozenset(("ministry", "commissariat", "tribunal"))
#: Head words that need a word beside them which shows the state.
_WEAK = frozenset(
    "court council commission chamber agency bureau directorate committee secretariat assembly authority department "
    "administration office service board inspectorate senate chancellery".split()
)
_MARKS = frozenset(("supreme", "federal", "imperial", "constitutional", "grand"))
_SOME_MARKS = frozenset(("national", "state", "high"))
_FOR_SOME = frozenset(
    "agency bureau directorate inspectorate secretariat chancellery commissariat chamber court".split()
)
#: … that with a word of their own for what they deal with behind *of* or *for* are organs of some state
_STATE_MARKS = frozenset(("state", "general", "central", "royal", "public", "superior", "higher", "high", "people's"))
_FOR_STATE_MARKS = _FOR_SOME | {"office", "administration", "authority", "board"}
#: … which with these are
_HIGH_MARKS = frozenset(("superior", "higher", "high", "grand", "state"))
_FOR_HIGH_MARKS = frozenset(("council", "committee", "commission", "board", "service", "tribunal"))
#: … that a state named with them makes its own: *China's National Commission for …*, *the British Office for …*
_OF_A_STATE = _FOR_SOME | {"office", "administration", "authority"}
_OF_A_STATE_MARKED = frozenset(("commission", "council", "committee", "service", "board"))
_CHURCHES = frozenset(
    "jesus christ gospel church churches campus prison youth baptist pastoral prayer bible grace faith healing music "
    "jews muslims christians imams rabbis bishops clergy bektashi orthodox catholic catholics evangelical evangelicals "
    "protestant apostolic rabbinical elders scouts olympic trades trade-union unions teachers "
    "nurses students chess football cricket boxing baseball basketball hockey athletics".split()
)
_LOCAL = frozenset(
    "city municipal regional county provincial district town village local state's parish superior circuit crown "
    "magistrates borough oblast territorial cantonal diocesan tribal school university college student hospital "
    "company".split()
)
#: … that an organ of a state may deal with
_DEALT_WITH = frozenset("village local tribal school university college student hospital company".split())
_MADE_UP = frozenset(
    "create creation establish establishment propose proposal plan fictional fictitious imaginary satirical novel "
    "film rename found abolish dissolve merge invent mock would-be proposed planned so-called future dub".split()
)
_LEAGUES = {"EU": "EU", "UN": "UN", "U.N.": "UN", "NATO": "NATO", "Nato": "NATO", "E.U.": "EU", "OSCE": "OSCE",
            "ASEAN": "ASEAN", "Asean": "ASEAN", "AU": "AFU"}  # fmt: skip
_LONG_LEAGUES = {("European", "Union"): "EU", ("United", "Nations"): "UN", ("African", "Union"): "AFU",
                 ("Council", "of", "Europe"): "COE"}  # fmt: skip


def _league(tokens: list[Token], first: int) -> tuple[str, int] | None:
    """The league of states that a name begins with, and how many words name it."""
    if first < len(tokens) and tokens[first].text in _LEAGUES:
        return _LEAGUES[tokens[first].text], 1
    for words, league in _LONG_LEAGUES.items():
        if tuple(t.text for t in tokens[first : first + len(words)]) == words:
            return league, len(words)
    return None


def read_bodies(document: Document, places: list[Place], notices: list[Notice]) -> list[Remark]:
    """The organs of states that are named, with the code of the state in ``note`` where the name or what stands
    before it
    tells the state, else None.

    Left out: names in lower case, with an indefinite article, in quotation marks, of local offices, and in sentences
    that
    speak of founding, planning or inventing.
    """
    found: list[Remark] = []
    quoted: list[tuple[int, int]] | None = None
    towns = [
        p
        for p in places
        if p.part == "text" and p.place is not None and p.place.country and p.place.feature in ("settlement", "region")
    ]
    for sentence in document.sentences:
        if capitalised(sentence) or any(n.part == "text" and n.start <= sentence.start < n.end for n in notices):
            continue
        words = {t.lower for t in sentence.tokens}
        if not (words & _STRONG or words & _WEAK):
            continue
        for first, last in runs(sentence):
            body = _body(sentence, _from_rank(sentence, first), _to_the_end(sentence, last))
            if body is None:
                continue
            first, last = body
            tokens = sentence.tokens[first:last]
            start, end = tokens[0].start, tokens[-1].end
            if _within_town(towns, start, end, document.text[start:end], f"{document.title} {document.text}") or any(
                t.lemma in _MADE_UP for t in sentence.tokens
            ):
                continue
            if quoted is None:
                quoted = [(q.start, q.end) for q in read_quotations(document, document.sentences)]
            if any(a <= start and end <= b for a, b in quoted):
                continue
            span = document.span(start, end)
            found.append(
                Remark(start=start, end=end, text=span.text, kind="body", note=_state(sentence.tokens, first, last))
            )
    return found


def _body(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of a run that name an organ of a state, or None."""
    tokens = sentence.tokens
    league = _league(tokens, first)
    behind = first + league[1] if league is not None else first
    words = [t.lower for t in tokens[behind:last]]
    head = _head(words) if words else None
    if head is None or last - first < 2:
        return None
    local = _LOCAL if "court" in words else _LOCAL - {"superior"}
    behind_head = frozenset(words[head + 1 :])
    if set(words) & _CHURCHES or set(words[: head + 1]) & local or behind_head & (local - _DEALT_WITH):
        return None
    if words[head] in _WEAK:
        before = set(words[:head])
        some = before & _SOME_MARKS
        marked = before & _MARKS or (some and words[head] in _FOR_SOME) or len(some) > 1
        told = league is not None and (len(words) > head + 1 or head > 0)
        if not marked and not told and not _department(sentence, first, last, head):
            behind_it = words[head + 1 : head + 2]
            if behind_it not in (["of"], ["for"], ["on"]) or not _of_some_state(sentence, first, last, words, head):
                return None
    if first and tokens[first - 1].lower in ("a", "an", "any", "no", "every", "some", "another", "each"):
        return None
    lead = tokens[first].text
    if (
        lead not in by_adjective()
        and lead.lower().endswith(("ian", "ean", "ese", "ish"))
        and lead.lower() != "european"
    ):
        return None
    return first, last


def _of_some_state(sentence: Sentence, first: int, last: int, words: list[str], head: int) -> bool:
    """Whether a weak head word is an organ of a state by what stands before it: *the Central Directorate for …*, *the
    State Committee for …*, *China's National Commission for …*, *the British Office for …*.
    """
    noun, before = words[head], set(words[:head])
    if (before & _STATE_MARKS and noun in _FOR_STATE_MARKS) or (before & _HIGH_MARKS and noun in _FOR_HIGH_MARKS):
        return True
    if noun == "commission" and before & {"national", "state"} and words[head + 1] in ("of", "for"):
        return True
    state = _state(sentence.tokens, first, last)
    if state is None:
        return False
    return (
        noun in _OF_A_STATE
        or len(state) > 2
        or bool(before & (_SOME_MARKS | _STATE_MARKS) and noun in _OF_A_STATE_MARKED)
    )


def _from_rank(sentence: Sentence, first: int) -> int:
    """Where a name begins whose rank the run leaves before it: *the Higher Council for …*."""
    before = sentence.tokens[first - 1] if first > 1 else None
    ranks = _MARKS | _SOME_MARKS | _STATE_MARKS
    return first - 1 if before is not None and before.text[:1].isupper() and before.lower in ranks else first


def _to_the_end(sentence: Sentence, last: int) -> int:
    """Where a name ends that the run leaves behind its head word, for a day or season in what it deals with, or a
    second *of*: *the Federal Ministry for Sunday Traffic*, *the Ministry of Ways of Communication*.
    """
    tokens = sentence.tokens
    ahead = {t.lower for t in tokens[max(0, last - 4) : last]}
    if ahead.isdisjoint(_STRONG | _WEAK):
        return last
    at = last
    if at < len(tokens) and tokens[at].lower in ("of", "for", "on"):
        at += 1
        if at < len(tokens) and tokens[at].lower == "the":
            at += 1
    elif at == last and (tokens[last - 1].lower not in ("of", "for", "on")):
        return last
    start = at
    while at < len(tokens) and (
        (tokens[at].text[:1].isupper() and tokens[at].text[0].isalpha())
        or (at > start and tokens[at].lower == "and" and at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper())
    ):
        at += 1
    name = " ".join(t.text for t in tokens[start:at])
    first = tokens[start].text if start < len(tokens) else ""
    known = name in by_name() or first in by_name() or first in by_adjective()
    return last if at == start or known or (at - start == 1 and first in CALENDAR) else at


def _department(sentence: Sentence, first: int, last: int, head: int) -> bool:
    """*The United States Department of …*: a department of a state whose ministries are called so."""
    tokens = sentence.tokens
    if tokens[first + head].lower != "department" or first + head + 1 >= last:
        return False
    return _state(tokens, first, last) in _with_departments()


@cache
def _with_departments() -> frozenset[str]:
    return frozenset(state for state in lists() if any(name.startswith("Department of") for name in names(state)))


def _head(words: list[str]) -> int | None:
    """The index of the word that names the sort of organ: the one before *of* or *for*, else the last."""
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for", "on")), len(words))
    return cut - 1 if words[cut - 1] in _STRONG or words[cut - 1] in _WEAK else None


def _within_town(towns: list[Place], start: int, end: int, name: str, text: str) -> bool:
    """Whether a place that is no country stands in the name or before it."""
    return any(
        p.start < end
        and start - 3 < p.end
        and p.text not in by_name()
        and not _common_noun(p.text, text)
        and not _dealt_with(name, p.text)
        for p in towns
    )


def _dealt_with(name: str, place: str) -> bool:
    """Whether what is taken for a place is something that the organ deals with: *for Winter Gardens*, *Rivers and
    Tides*.
    """
    at = name.find(place)
    before, behind = name[:at], name[at + len(place) :]
    return at > 0 and (before.endswith((" for ", " on ", " and ")) or behind.startswith((" and ", ", ")))


def _common_noun(name: str, text: str) -> bool:
    """Whether the report has the word in small letters too: *the tax on cork*, *the Chancellery of Cork*."""
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is not None


def _state(tokens: list[Token], first: int, last: int) -> str | None:
    """The code of the state that the name tells, or *of* and a state behind it, or the possessive or adjective before
    it.
    """
    league = _league(tokens, first)
    if league is not None:
        return league[0]
    for i in range(first, last):
        for size in (3, 2, 1):
            name = " ".join(t.text for t in tokens[i : i + size])
            if i + size <= last and (name in by_adjective() or name in by_name()):
                return by_adjective().get(name) or by_name().get(name)
    if last < len(tokens) and tokens[last].lower == "of":
        behind = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].lower == "the")
        for size in (3, 2, 1):
            state = by_name().get(" ".join(t.text for t in tokens[behind : behind + size]))
            if state is not None:
                return state
    at = first - 1
    if at >= 0 and tokens[at].tag == "POS":
        at -= 1
    if at >= 0:
        name = tokens[at].text
        found = by_adjective().get(name) or by_name().get(name) or _LEAGUES.get(name)
        before = [t.text for t in tokens[max(0, at - 2) : at + 1]]
        long = (_LONG_LEAGUES.get(tuple(before[-size:])) for size in (2, 3))
        return found or next((league for league in long if league is not None), None)
    return None
