"""An organ of a state is named that our list of that state's organs does not have."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.told import Told, finding
from sayso.knowledge.bodies import LEAGUE_WORDS, BodyList, heads, is_known, is_known_anywhere, lists, nearest
from sayso.knowledge.places import Gazetteer
from sayso.knowledge.states import by_adjective, by_name
from sayso.model import Evidence, Finding


def unknown_body(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """A proper name presents an organ of a state as existing, and no list of that state knows it under any name.

    Where the report names no state, all lists count. Only complete lists are used. Of a state without one an organ is
    held against all that we know of any state, and raised only where it deals with what no organ anywhere does.
    """
    seen: set[str] = set()
    anywhere: list[list[BodyList] | None] = []
    for remark in told.extract.remarks:
        if remark.kind != "body" or remark.text in seen:
            continue
        seen.add(remark.text)
        if remark.note is not None:
            searched = _of_state(remark.note)
        else:
            if not anywhere:
                anywhere.append(_of_states_named(told))
            searched = anywhere[0]
        words = [w for w in _words(remark.text) if w not in by_adjective() | by_name() and w not in LEAGUE_WORDS]
        named = searched is not None and len(searched) < len(_complete())
        old = told.day is not None and told.day.year < HISTORY
        league = (remark.note is not None and len(remark.note) > 2) or remark.note in ("EU", "UN")
        if (old or not (league or _plainly(words))) and is_known_anywhere(words):
            continue
        ministry = not _MINISTRIES.isdisjoint(w.lower() for w in words)
        if searched is None or (named and not ministry and any(s.ministries for s in searched)):
            # no list that would have to have it: it is unknown where it deals with what no organ of any state does
            if is_known_anywhere(words):
                continue
            searched = _complete()
        elif named:
            if any(is_known(words, s.state) and not _foreign(words, s) for s in searched):
                continue
        else:
            searched = searched if ministry else [s for s in searched if not s.ministries]
            if is_known(words, None):
                continue
        one = searched[0] if len(searched) == 1 else None
        whose = f"the organs of {one.name}" if one else "the organs of any state that we have a list of"
        as_of = max(s.as_of for s in searched)
        near = nearest(remark.text, one.state if one else None)
        message = f"{remark.text} is not in our list of {whose} (as of {as_of})."
        entries = [Evidence(reference="bodies", id=f"{state}: {name}", text=name) for state, name in near]
        yield finding("unknown-body", "caution", message, told.evidence(remark), *entries)


#: before it the lists know too little, which were gone through for the organs of today and the best known older ones
HISTORY = 1992


def _plainly(words: list[str]) -> bool:
    """Whether its sort or its rank shows that it is an organ of a state, whatever it deals with."""
    low = {w.lower() for w in words}
    return bool(low & (_MINISTRIES | _RANKS))


_RANKS = frozenset({"commissariat", "tribunal", "supreme", "federal", "imperial", "constitutional"})


def _foreign(words: list[str], of: BodyList) -> bool:
    """Whether it is of a sort that a state or league does not have at all: a *Senate* of the Council of Europe."""
    sorts = {w.lower() for w in words} & _SORTS
    return not of.ministries and bool(sorts) and sorts.isdisjoint(heads(of.state))


#: sorts of organs that few states have
_SORTS = frozenset({"senate", "chancellery", "tribunal", "commissariat", "ministry", "inspectorate"})
_MINISTRIES = frozenset({"ministry", "department"})


def _complete() -> list[BodyList]:
    return [b for b in lists().values() if b.complete]


def _words(text: str) -> list[str]:
    return text.replace("-", " ").replace(",", " ").split()


def _of_state(state: str) -> list[BodyList] | None:
    """The list in which an organ of this state would have to be, or None where it is missing."""
    of = lists().get(state)
    return [of] if of is not None and of.complete else None


def _of_states_named(told: Told) -> list[BodyList] | None:
    """The complete lists in which an organ of a state that the report names would have to be, or None where one is
    missing.
    """
    known = lists()
    states = {a.country for a in told.extract.actors if a.country}
    states |= {p.place.country for p in told.extract.places if p.place is not None and p.place.country}
    states |= {code for word, code in by_adjective().items() if len(word) > 3 and f" {word} " in told.extract.text}
    if any(state not in known or not known[state].complete for state in states):
        return None
    return [known[s] for s in sorted(states)] or _complete()
