"""Which point a claim belongs to, looked up report by report; and points and actors as readers made them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.story import Story
from sayso.story.deciding import Decided
from sayso.story.kept import Brief


class PointsOf(Mapping[tuple[str, str], str]):
    """The id of the point of each claim, by report and claim."""

    def __init__(self, story: Story, decided: Decided | None) -> None:
        self._story = story
        self._decided = decided
        self._known: dict[tuple[str, str], str] = {}
        self._looked: set[str] = set()
        #: what lists say of the points met so far, by id
        self.briefs: dict[str, Brief] = {}

    def __getitem__(self, claim: tuple[str, str]) -> str:
        report = claim[0]
        if report not in self._looked:
            self._looked.add(report)
            for found, point, brief in self._story.lists.points_of(report):
                id = self._decided.point(point, (report, found)) if self._decided else point
                self.briefs.setdefault(id, brief)
                self._known.setdefault((report, found), id)
        return self._known[claim]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
