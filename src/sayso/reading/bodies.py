"""Organs of states as a report names them: remarks of kind ``body``."""

from __future__ import annotations

import re
from functools import cache

from sayso.knowledge.bodies import lists, names
from sayso.knowledge.states import by_adjective, by_name
from sayso.model import Notice, Place, Remark
from sayso.reading.actors import capitalised
from sayso.reading.actors.runs import runs
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.quotes import read_quotations

#: Head words that only organs of states have in their names.
_STRONG = frozenset(("ministry", "commissariat", "tribunal"))
#: Head words that need a word beside them which shows the state.
_WEAK = frozenset(
    "court council commission chamber agency bureau directorate committee secretariat assembly authority department "
    "administration office service board inspectorate senate chancellery".split()
)
_MARKS = frozenset(("supreme", "federal", "imperial", "constitutional"))
_SOME_MARKS = frozenset(("national", "state", "high"))
_FOR_SOME = frozenset(
    "agency bureau directorate inspectorate secretariat chancellery commissariat chamber court".split()
)
_CHURCHES = frozenset(
    "jesus christ gospel church campus prison youth baptist pastoral prayer bible grace faith healing music".split()
)
_LOCAL = frozenset(
    "city municipal regional county provincial district town village local state's parish superior circuit crown "
    "magistrates borough oblast territorial cantonal diocesan tribal school university college student hospital "
    "company".split()
)
_MADE_UP = frozenset(
    "create creation establish establishment propose proposal plan fictional fictitious imaginary satirical novel "
    "film rename found abolish dissolve merge invent mock would-be proposed planned so-called future dub".split()
)
_LEAGUES = {"EU": "EU", "UN": "UN", "U.N.": "UN", "NATO": "NATO", "Nato": "NATO", "E.U.": "EU", "OSCE": "OSCE",
            "ASEAN": "ASEAN", "Asean": "ASEAN", "AU": "AU"}  # fmt: skip
_LONG_LEAGUES = {("European", "Union"): "EU", ("United", "Nations"): "UN", ("African", "Union"): "AU",
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
            body = _body(sentence, first, last)
            if body is None:
                continue
            first, last = body
            tokens = sentence.tokens[first:last]
            start, end = tokens[0].start, tokens[-1].end
            if _within_town(towns, start, end, f"{document.title} {document.text}") or any(
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
    if set(words) & (_CHURCHES | _LOCAL):
        return None
    if words[head] in _WEAK:
        before = set(words[:head])
        some = before & _SOME_MARKS
        marked = before & _MARKS or (some and words[head] in _FOR_SOME) or len(some) > 1
        told = league is not None and (len(words) > head + 1 or head > 0)
        if not marked and not told and not _department(sentence, first, last, head):
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


def _within_town(towns: list[Place], start: int, end: int, text: str) -> bool:
    """Whether a place that is no country stands in the name or before it."""
    return any(
        p.start < end and start - 3 < p.end and p.text not in by_name() and not _common_noun(p.text, text)
        for p in towns
    )


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
