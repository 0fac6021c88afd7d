"""What the map of the desk is drawn on: whose borders, and a file of tiles where one was given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

#: Both readings where the atlases differ; near the maps of the United Nations; who governs on the ground.
WORLDVIEWS = ("both", "un", "held")
#: What a file of tiles begins with (PMTiles, version 3 of its specification).
MAGIC = b"PMTiles\x03"


class NotTiles(ValueError):
    """The file is not there, or is no PMTiles file of version 3."""


@dataclass(frozen=True)
class Ground:
    """Raises NotTiles, or ValueError for a worldview that there is not."""

    worldview: str = "both"
    tiles: Path | None = None

    def __post_init__(self) -> None:
        if self.worldview not in WORLDVIEWS:
            raise ValueError(f"{self.worldview}: the worldviews are {', '.join(WORLDVIEWS)}")
        if self.tiles is None:
            return
        try:
            with self.tiles.open("rb") as file:
                begins = file.read(len(MAGIC))
        except OSError as error:
            raise NotTiles(f"{self.tiles}: {error.strerror}") from error
        if begins != MAGIC:
            raise NotTiles(f"{self.tiles}: no PMTiles file of version 3")


async def tiles(request: Request) -> Response:
    """The file of tiles, of which a browser asks for the parts that it shows."""
    ground: Ground = request.app.state.ground
    if ground.tiles is None:
        return PlainTextResponse("No file of tiles was given.", 404)
    return FileResponse(ground.tiles, media_type="application/vnd.pmtiles")
