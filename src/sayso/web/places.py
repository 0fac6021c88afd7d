"""Places: on the map, by the names they are given, and who is said to hold them."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from sayso.knowledge.places import open_gazetteer
from sayso.knowledge.places.disputed import territories_of
from sayso.model import Control, Finding
from sayso.pages import atlas as atlases
from sayso.pages.atlas import Atlas
from sayso.web.desk import Desk, Missing

LISTED = 120
#: The year from which on the table of disputed territories is of any use.
BORDERS_SINCE = 1992


def claimants(id: str) -> list[str]:
    """The states, by ISO code, that claim the territory in which a place lies; nothing where only one does."""
    row = open_gazetteer().get(id)
    return sorted({code for area in territories_of(row) for code in area.claimants}) if row else []


def places(desk: Desk) -> Response:
    return desk.page("places.html", atlas=_atlas(desk))


def _atlas(desk: Desk) -> Atlas:
    findings = [f for f, _ in desk.story.lists.records(Finding, 500).rows if f.rule == "geography"]
    controls = [c for c, _ in desk.story.lists.records(Control, 500).rows]
    return atlases.atlas(desk.room, desk.story.places(), controls, findings, desk.names, LISTED)


def place(desk: Desk) -> Response:
    id = desk.named()
    found = next((p for p in _atlas(desk).places if p.id == id), None)
    if found is None:
        raise Missing(f"There is no place {id} in this story.")
    return desk.page("place.html", place=found)


def geojson(desk: Desk) -> Response:
    features: list[dict[str, object]] = []
    # to whom a territory belonged before is not in our table
    newest = desk.story.lists.reports(1, newest=True).rows
    now = any((row.published or "")[:4] >= str(BORDERS_SINCE) for row in newest)
    for view in _atlas(desk).places:
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
