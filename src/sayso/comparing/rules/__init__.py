"""The rules, one file each; those named here look at one report by itself, the others at two reports of one matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from sayso.comparing.told import Told
from sayso.knowledge.places import Gazetteer
from sayso.model import Finding

OneReport = Callable[[Told, Gazetteer], Iterator[Finding]]

#: the rules that look at one report alone
ONE_REPORT: tuple[str, ...] = ("geography", "calendar", "guess", "loaded_term")


def one_report() -> tuple[OneReport, ...]:
    """The one-report rules, each as a function of a report and the gazetteer."""
    return tuple(import_module(f"{__name__}.{name}").__dict__[name] for name in ONE_REPORT)
