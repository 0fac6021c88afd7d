"""Places as they are shown: on a map, by the names that the reports give them, and who is said to hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from sayso.model import Control, Entry, Finding, Place
from sayso.pages.maps import Map, Site, chart, crowd
from sayso.pages.room import Quote, Room
from sayso.pages.words import count, day

if TYPE_CHECKING:
    from sayso.story import PlaceUse

#: Quotes of each place; its other mentions are counted.
QUOTES = 3
#: Places on a map, those named most.
DRAWN = 80


@dataclass(frozen=True)
class Held:
    """One step of the ladder of who is said to hold a place."""

    when: str
    holder: str
    how: str
    quote: Quote | None


@dataclass(frozen=True)
class PlaceView:
    """A place with the names it goes by in these reports."""

    #: the gazetteer's id, or None where nothing fits
    id: str | None
    #: as these reports name it most often
    name: str
    entry: Entry | None
    #: its name in the gazetteer and what it lies in
    where: str
    #: spelling and number of mentions, most frequent first
    spellings: list[tuple[str, int]]
    mentions: int
    reports: int
    quotes: list[Quote]
    control: list[Held]
    doubted: bool
    #: the use's own name
    called: str = ""

    @property
    def uncertain(self) -> bool:
        return self.entry is not None and self.entry.confidence < 0.5


@dataclass(frozen=True)
class Atlas:
    """The places of a story. Its maps are drawn when they are asked for."""

    sites: tuple[Site, ...]
    places: list[PlaceView]
    #: names that the gazetteer does not have, with their mentions
    unknown: list[PlaceView]
    #: places that are not listed
    cut: int

    @property
    def map(self) -> Map | None:
        return _drawn(self.sites, 720, 460, 7.1)

    @property
    def small(self) -> Map | None:
        """The same, small, for the overview."""
        return _drawn(self.sites, 400, 270, 6.8)

    @property
    def detail(self) -> Map | None:
        """Around the place that is named most, where others crowd there."""
        return _drawn(self._close, 720, 400, 7.1)

    @property
    def small_detail(self) -> Map | None:
        return _drawn(self._close, 400, 240, 6.8)

    @property
    def detail_of(self) -> str:
        return self._close[0].name if self._close else ""

    @cached_property
    def _close(self) -> tuple[Site, ...]:
        return tuple(crowd(self.sites))


@lru_cache(maxsize=16)
def _drawn(sites: tuple[Site, ...], width: float, height: float, letter: float) -> Map | None:
    """A map, kept for the next page that shows the same."""
    return chart(sites, width, height, letter)


def coordinates(entry: Entry) -> str:
    """*44.61° N, 33.52° E*."""
    return f"{abs(entry.lat):.2f}° {'NS'[entry.lat < 0]}, {abs(entry.lon):.2f}° {'EW'[entry.lon < 0]}"


@dataclass(frozen=True)
class Counted:
    """What is known of a place whose mentions are not all at hand."""

    mentions: int
    reports: int
    spellings: list[tuple[str, int]]


def atlas(
    room: Room,
    uses: Sequence[PlaceUse],
    controls: Iterable[Control],
    findings: Iterable[Finding],
    names: Mapping[str, str],
    limit: int,
    counted: Mapping[str, Counted] | None = None,
    *,
    quoting: bool = True,
) -> Atlas:
    """``names``: of the story's actors by id; ``counted``: by the gazetteer's id, of places of which ``uses`` has some
    mentions only; ``quoting``: with the words of the reports. Adjectives (*Ukrainian*) and stand-ins (*Kyiv refused*)
    are left off."""
    known_numbers = counted or {}
    doubted = doubted_places(room, findings)
    ladders: dict[str, list[Control]] = {}
    for control in controls:
        ladders.setdefault(control.place, []).append(control)
    known: list[PlaceView] = []
    unknown: list[PlaceView] = []
    for use in uses:
        mentions = [(report, place) for report, place in use.mentions if place.kind == "literal"]
        if mentions:
            id = use.entry.id if use.entry else ""
            view = _counted(use, mentions, known_numbers.get(id), id in doubted)
            (known if use.entry else unknown).append(view)
    for rows in (known, unknown):
        rows.sort(key=lambda view: (-view.mentions, view.name))
    held = {use.entry.id if use.entry else use.name: use for use in uses}
    views = [
        _filled(room, view, held[view.id or view.called], ladders.get(view.id or "", []), names, quoting)
        for view in (*known[:limit], *unknown[:limit])
    ]
    sites = [
        Site(v.name, v.entry.lat, v.entry.lon, v.mentions, v.entry.confidence, room.links.place(v.entry.id), v.doubted,
             v.entry.feature in ("settlement", "site"))
        for v in views
        if v.entry and v.entry.feature not in ("country",)
    ]  # fmt: skip
    sites.sort(key=lambda s: (-s.mentions, s.name))
    return Atlas(
        sites=tuple(sites[:DRAWN]),
        places=[v for v in views if v.entry],
        unknown=[v for v in views if not v.entry],
        cut=max(0, len(known) - limit) + max(0, len(unknown) - limit),
    )


def doubted_places(room: Room, findings: Iterable[Finding]) -> set[str]:
    """The entries that findings of geography speak of."""
    rows = [f for f in findings if f.rule == "geography"]
    return {e.id for f in rows for e in f.evidence if e.reference and e.id} | {
        place.place.id
        for f in rows
        for e in f.evidence
        if e.report is not None and e.report in room.labels
        for place in room.told(e.report).extract.places
        if place.place and place.part == e.part and (e.start or 0) <= place.start and place.end <= (e.end or 0)
    }


def _counted(use: PlaceUse, mentions: Sequence[tuple[str, Place]], counted: Counted | None, doubted: bool) -> PlaceView:
    """A place with its names and numbers, and nothing that has to be read for it."""
    spelled = counted.spellings if counted else []
    spelled = spelled or sorted(Counter(p.text for _, p in mentions).items(), key=lambda s: (-s[1], s[0]))
    return PlaceView(
        id=use.entry.id if use.entry else None,
        name=_usual(spelled) if use.entry else use.name,
        entry=use.entry,
        where=_where(use.entry),
        spellings=spelled,
        mentions=counted.mentions if counted else len(mentions),
        reports=counted.reports if counted else len({report for report, _ in mentions}),
        quotes=[],
        control=[],
        doubted=doubted,
        called=use.name,
    )


def _filled(
    room: Room, view: PlaceView, use: PlaceUse, ladder: Iterable[Control], names: Mapping[str, str], quoting: bool
) -> PlaceView:
    """The same with quotes and who is said to hold it."""
    if not quoting:
        return replace(view, control=[Held(day(c.when), names.get(c.holder, c.holder), c.how, None) for c in ladder])
    mentions = [(report, place) for report, place in use.mentions if place.kind == "literal"]
    first = sorted(mentions, key=lambda m: (room.order(m[0]), m[1].start))
    spread = list({report: (report, place) for report, place in reversed(first)}.values())[::-1]
    return replace(
        view,
        quotes=[room.mention(report, p.start, p.end, p.part) for report, p in spread[:QUOTES]],
        control=[_held(room, control, names) for control in ladder],
    )


def _where(entry: Entry | None) -> str:
    if entry is None:
        return ""
    parts = [entry.name, entry.admin1 or "", entry.country or ""]
    return ", ".join(dict.fromkeys(p for p in parts if p))


def _usual(spelled: Sequence[tuple[str, int]]) -> str:
    """The spelling that is used most; capitals, as in datelines, only where there is no other."""
    return next((name for name, _ in spelled if not name.isupper() or len(name) < 4), spelled[0][0].title())


def _held(room: Room, control: Control, names: Mapping[str, str]) -> Held:
    claim = room.claim(control.report, control.claim)
    label = room.labels.get(control.report)
    return Held(
        when=day(control.when) or (label.when if label else ""),
        holder=names.get(control.holder, control.holder),
        how=control.how,
        quote=room.quote_claim(control.report, claim) if claim else None,
    )


def spellings(view: PlaceView) -> str:
    """*Sebastopol 9, Sevastopol 5*."""
    return ", ".join(f"{name} {number}" if len(view.spellings) > 1 else name for name, number in view.spellings)


def mentioned(view: PlaceView) -> str:
    """*14 mentions in 9 reports*."""
    return f"{count(view.mentions, 'mention')} in {count(view.reports, 'report')}"
