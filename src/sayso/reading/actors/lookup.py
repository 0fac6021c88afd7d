"""The actors of a report, found by mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.model import Actor, Part

#: A stretch by which an actor is found: start, end, index into the records. A person's takes in title and apposition.
Stretch = tuple[int, int, int]


class Actors:
    """The actors of a report, with look-up by mention.

    ``regions`` are stretches of text, wider than the mentions in the records: they take in title and apposition
    (*Russian Foreign Minister Sergei Lavrov*), and nouns and pronouns that certainly mean the actor.
    """

    def __init__(
        self, records: list[Actor], regions: list[Stretch] | None = None, title_regions: list[Stretch] | None = None
    ) -> None:
        self.records = records
        self._by_id = {actor.id: actor for actor in records}
        if regions is None:
            regions = [(start, end, i) for i, actor in enumerate(records) for start, end in actor.mentions]
        if title_regions is None:
            title_regions = [(start, end, i) for i, actor in enumerate(records) for start, end in actor.title_mentions]
        self._tables = {"text": _Table(regions), "title": _Table(title_regions)}

    def at(self, start: int, end: int, part: Part = "text") -> Actor | None:
        """The actor whose mention overlaps most with these offsets, the narrower mention of equals; None without
        one.
        """
        found = self._tables[part].best(start, end)
        return None if found is None else self.records[found]

    def get(self, actor: str) -> Actor | None:
        """The actor with this id."""
        return self._by_id.get(actor)


class _Table:
    def __init__(self, regions: list[Stretch]) -> None:
        self._regions = sorted(set(regions), key=lambda r: (r[0], -r[1], r[2]))
        self._starts = [region[0] for region in self._regions]
        self._longest = max((end - start for start, end, _ in regions), default=0)

    def best(self, start: int, end: int) -> int | None:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, max(end - 1, start))
        best: tuple[int, int, int] | None = None
        found: int | None = None
        for at in range(first, last):
            a, b, index = self._regions[at]
            shared = min(b, end) - max(a, start)
            if shared <= 0:
                continue
            rank = (-shared, b - a, a)
            if best is None or rank < best:
                best, found = rank, index
        return found
