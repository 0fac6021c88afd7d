"""The rules, one file each; those named here look at one report by itself, the others at two reports of one matter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import signature
from typing import Any

from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer
from sayso.model import Finding

#: the rules that look at one report alone; the function has the name of its module and takes the report and, where it
#: wants one, the gazetteer
ONE_REPORT: tuple[str, ...] = ("geography", "calendar", "unknown_body", "guess", "loaded_term", "position_shift")


@cache
def _one_report() -> tuple[tuple[Any, bool], ...]:
    found = [import_module(f"{__name__}.{name}").__dict__[name] for name in ONE_REPORT]
    return tuple((rule, len(signature(rule).parameters) > 1) for rule in found)


def of_one_report(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """The findings of all rules that look at one report alone."""
    for rule, wants_gazetteer in _one_report():
        yield from rule(told, gazetteer) if wants_gazetteer else rule(told)
