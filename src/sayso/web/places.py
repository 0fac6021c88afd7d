"""Places: on the map, by the names they are given and by whom, and who is said to hold them."""

from __future__ import annotations

from collections import Counter

from starlette.responses import JSONResponse, Response

from sayso.knowledge.places import open_gazetteer
from sayso.knowledge.places.disputed import territories_of
from sayso.model import Control, Finding, Place
from sayso.pages import atlas as atlases
from sayso.pages.atlas import Atlas, Counted
from sayso.pages.words import short
from sayso.story import PlaceUse
from sayso.story.facets import Wanted
from sayso.story.kept import heading
from sayso.web.desk import Desk, Missing

#: Places that are drawn and listed, those that the reports name most.
LISTED = 120
#: A story of at most so many claims is looked at whole: what other reports settle and what readers put right is laid
#: over what each report reads. A larger one is shown as its reports read it.
WHOLE = 5_000
#: Mentions of a place that are looked at for its quotes; for the page of one, for who calls it what.
LOOKED_AT, NAMED = 4, 300
#: Mentions that are listed, claims, and statements of who holds it, each quoted from a report that is opened for it.
MENTIONS, CLAIMS, HELD = 40, 12, 60
#: The year from which on the table of disputed territories is of any use.
BORDERS_SINCE = 1992


def claimants(id: str) -> list[str]:
    """The states, by ISO code, that claim the territory in which a place lies; nothing where only one does."""
    row = open_gazetteer().get(id)
    return sorted({code for area in territories_of(row) for code in area.claimants}) if row else []


def places(desk: Desk) -> Response:
    return desk.page("places.html", atlas=drawn(desk))


def drawn(desk: Desk, limit: int = LISTED) -> Atlas:
    """The places that the reports name most."""
    if is_small(desk):
        uses, counted = desk.story.places(), None
    else:
        uses, counted = _most(desk, limit)
    ids = [use.entry.id for use in uses if use.entry][: 2 * limit]
    controls = [c for id in ids for c, _ in desk.story.lists.records(Control, 20, begins=f"{id}\0").rows]
    return atlases.atlas(desk.room, uses, controls, _doubting(desk), desk.names, limit, counted, quoting=False)


def is_small(desk: Desk) -> bool:
    return desk.story.lists.tally("claims", "all") <= WHOLE


def _doubting(desk: Desk) -> list[Finding]:
    found = [
        finding
        for severity in ("conflict", "caution", "note")
        for finding, _ in desk.story.lists.records(Finding, 100, begins=heading(severity, "geography")).rows
    ]
    return [finding for finding in found if desk.review.of(finding.id).state != "dismissed"]


def _most(desk: Desk, limit: int) -> tuple[list[PlaceUse], dict[str, Counted]]:
    lists = desk.story.lists
    uses, counted = [], {}
    for id, number, reports in lists.tallies("mentioned", limit):
        use = _use(desk, id, LOOKED_AT)
        if use is not None:
            uses.append(use)
            counted[id] = Counted(number, reports, _spellings(desk, id))
    for name, _, _ in lists.tallies_between("spelled", "\t", "\n", 20):
        uses.append(PlaceUse(None, name[1:], lists.mentions(None, name[1:], LOOKED_AT)))
    return uses, counted


def _use(desk: Desk, id: str, limit: int) -> PlaceUse | None:
    mentions = desk.story.lists.mentions(id, None, limit)
    entries = [place.place for _, place in mentions if place.place is not None]
    if not entries:
        return None
    best = max(entries, key=lambda entry: entry.confidence)
    return PlaceUse(best, best.name, mentions)


def _spellings(desk: Desk, id: str) -> list[tuple[str, int]]:
    held = desk.story.lists.tallies_between("spelled", f"{id}\t", f"{id}\n", 200)
    return sorted([(value.partition("\t")[2], n) for value, n, _ in held], key=lambda row: (-row[1], row[0]))


def place(desk: Desk) -> Response:
    id = desk.named()
    counted = None
    if is_small(desk):
        use = next((u for u in desk.story.places() if u.entry and u.entry.id == id), None)
    else:
        use = _use(desk, id, NAMED)
        spelled = _spellings(desk, id)
        reports = next((m for _, _, m in desk.story.lists.tallies_between("mentioned", id, id + "\0", 1)), 0)
        counted = {id: Counted(desk.story.lists.tally("mentioned", id), reports, spelled)}
    page = desk.story.lists.records(Control, HELD, begins=f"{id}\0")
    controls = [c for c, _ in page.rows]
    made = atlases.atlas(desk.room, [use], controls, _doubting(desk), desk.names, 1, counted) if use else None
    if use is None or made is None or not made.places:
        raise Missing(f"There is no place {short(id, 60)} in this story.")
    mentions = [(report, found) for report, found in use.mentions if found.kind == "literal"]
    listed = sorted(mentions, key=lambda m: (desk.room.order(m[0]), m[1].start))[:MENTIONS]
    return desk.page(
        "place.html",
        place=made.places[0],
        map=made.small,
        held_cut=page.next is not None,
        names=_by_whom(desk, mentions),
        looked=len(mentions),
        mentions=[(desk.room.span(r, p.start, p.end, p.part, ("place",)), r, p) for r, p in listed],
        claims=[
            desk.room.quote_claim(report, claim)
            for report, claim in desk.story.lists.claims(Wanted({"place": id}), CLAIMS, told=desk.room.told).rows
        ],
        claimants=claimants(id) if _is_now(desk) else [],
        others=_others(use),
        standing=[d for d in desk.review.standing if d.kind == "correct" and d.value == id],
    )


def _by_whom(desk: Desk, mentions: list[tuple[str, Place]]) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """The names that a place is given, how often, and by which outlets."""
    names: dict[str, Counter[str]] = {}
    for report, found in mentions:
        names.setdefault(found.text, Counter())[desk.room.labels[report].who] += 1
    rows = [(name, sum(held.values()), held.most_common(6)) for name, held in names.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _others(use: PlaceUse) -> list[tuple[str, str]]:
    """Other places of the gazetteer that go by a name of this one, for a reader who knows better."""
    gazetteer = open_gazetteer()
    found: dict[str, str] = {}
    for name in list(dict.fromkeys(mention.text for _, mention in use.mentions))[:6]:
        for row in list(gazetteer.find(name))[:8]:
            if use.entry is None or row.id != use.entry.id:
                parts = [row.name, row.admin1.name if row.admin1 else "", row.country or ""]
                found.setdefault(row.id, ", ".join(dict.fromkeys(part for part in parts if part)))
    return list(found.items())[:12]


def _is_now(desk: Desk) -> bool:
    """Whether the reports are of our days: to whom a territory belonged before is not in our table."""
    extent = desk.story.lists.extent("published")
    return extent is not None and extent[1][:4] >= str(BORDERS_SINCE)


def geojson(desk: Desk) -> Response:
    features: list[dict[str, object]] = []
    now = _is_now(desk)
    for view in drawn(desk).places:
        if view.entry is None or view.entry.feature == "country":
            continue
        features.append(
            {
                "type": "Feature",
                "id": len(features),
                "geometry": {"type": "Point", "coordinates": [view.entry.lon, view.entry.lat]},
                "properties": {
                    "id": view.id, "name": view.name, "names": [name for name, _ in view.spellings],
                    "claims": view.mentions, "reports": view.reports,
                    "holder": view.control[-1].holder if view.control else None,
                    "how": view.control[-1].how if view.control else None,
                    "disputed": any(h.how == "contested" for h in view.control),
                    "doubted": view.doubted, "claimants": claimants(view.id or "") if now else [],
                    "uncertain": view.uncertain, "href": desk.to.place(view.id or ""),
                },
            }
        )  # fmt: skip
    return JSONResponse({"type": "FeatureCollection", "features": features}, media_type="application/geo+json")
