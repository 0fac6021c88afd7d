"""Which point a claim belongs to, looked up report by report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.model import Point
from sayso.story import Story


class PointsOf(Mapping[tuple[str, str], str]):
    """The id of the point of each claim, by report and claim."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[tuple[str, str], str] = {}
        self._looked: set[str] = set()
        #: the points met so far, by id
        self.points: dict[str, Point] = {}

    def __getitem__(self, claim: tuple[str, str]) -> str:
        report = claim[0]
        if report not in self._looked:
            self._looked.add(report)
            for point in self._story.lists.about(Point, report):
                self.points[point.id] = point
                for ref in point.claims:
                    if ref.report == report:
                        self._known.setdefault((report, ref.claim), point.id)
        return self._known[claim]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
