"""States, their peoples, and what stands for their governments."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from sayso.knowledge.tables import table


class State(NamedTuple):
    """A state, present or past."""

    #: ISO 3166-1 alpha-2; SU, YU, CS, DD and XK besides
    code: str
    name: str
    names: tuple[str, ...]
    #: *Russian, Russians*
    adjectives: tuple[str, ...]
    #: *Moscow, Kremlin*
    seats: tuple[str, ...]


def _cells(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(value.strip() for value in cell.split(";"))


@cache
def states() -> dict[str, State]:
    """By code."""
    return {
        code: State(code, name, (name, *_cells(others)), _cells(adjectives), _cells(seats))
        for code, name, others, adjectives, seats in table("governments")
    }


@cache
def by_name() -> dict[str, str]:
    """Codes by names of the state."""
    return {name: state.code for state in states().values() for name in state.names}


@cache
def by_adjective() -> dict[str, str]:
    """Codes by adjectives and names of peoples; those of two states (*Congolese*) are left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for state in states().values():
        for word in state.adjectives:
            if found.setdefault(word, state.code) != state.code:
                twice.add(word)
    return {word: code for word, code in found.items() if word not in twice}


@cache
def by_seat() -> dict[str, str]:
    """Codes by capitals and seats that stand for the government."""
    return {seat: state.code for state in states().values() for seat in state.seats}


#: Seats that are no settlement, so that they always stand for those who sit there.
HOUSES = frozenset(
    "Kremlin;White House;Oval Office;Foggy Bottom;Elysee;Élysée;Elysée;Quai d'Orsay;Matignon;Downing "
    "Street;Whitehall;No. 10;No 10;Number 10;Buckingham Palace;Casa Rosada;Planalto;La Moneda;Zhongnanhai;Blue "
    "House;Aso Rock;Malacanang;"
    "Malacañang;Moncloa;Miraflores;Quirinal;Palazzo Chigi;Bankova".split(";")
)
