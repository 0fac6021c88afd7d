"""The rules, one file each; those named here look at one report by itself, the others at two reports of one matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module

from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer
from sayso.model import Finding

#: the rules that look at one report alone; the function has the name of its module, and takes report and gazetteer
ONE_REPORT: tuple[str, ...] = ("geography", "calendar", "unknown_body", "guess", "loaded_term", "position_shift")

Rule = Callable[[Told, Gazetteer], Iterable[Finding]]


@cache
def _one_report() -> tuple[Rule, ...]:
    return tuple(import_module(f"{__name__}.{name}").__dict__[name] for name in ONE_REPORT)


def of_one_report(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """The findings of all rules that look at one report alone."""
    for rule in _one_report():
        yield from rule(told, gazetteer)
