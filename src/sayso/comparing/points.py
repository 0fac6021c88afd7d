"""Points: claims of several reports or sources about one thing, with sides and origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.comparing.pairs import Link
from sayso.comparing.told import Told
from sayso.model import Point


def assemble(links: Iterable[Link], reports: Mapping[str, Told], origin_of: Mapping[str, str]) -> list[Point]:
    """The points of a component, sorted by id.

    ``links`` are those of all pairs of the component; ``reports`` holds its reports by id; ``origin_of`` gives for a report
    that is a copy the id of the report at the outer end of its copies.
    """
    return []
