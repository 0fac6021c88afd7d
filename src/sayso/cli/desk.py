"""The desk in the browser, and the sample stories: ``serve`` and ``demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.cli.common import WRONG_USE, StoryFile, fail, opened_story

commands = typer.Typer()


@commands.command(
    short_help="A desk in the browser: read, check and decide.",
    epilog="Example: sayso serve drava.sayso",
)
def serve(
    story: StoryFile,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; others than this machine must bring a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="0 takes any that is free.")] = 8854,
    token: Annotated[
        str | None,
        typer.Option("--token", help="Who asks must know it; made where --host lets others in.", show_default=False),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What the story is called; kept in it.", show_default=False)
    ] = None,
    worldview: Annotated[
        Literal["both", "un", "held"],
        typer.Option("--worldview", help="Borders of the map: both readings, near those of the UN, or as governed."),
    ] = "both",
    tiles: Annotated[
        Path | None,
        typer.Option("--tiles", metavar="PMTILES", help="A closer map from a file of tiles.", show_default=False),
    ] = None,
) -> None:
    """Serve a story as a desk in the browser, until it is stopped.

    It listens to this machine alone. With --host others can reach it, and then its address carries a token.
    """
    with opened_story(story) as opened:
        if title is not None:
            opened.set("title", title)
    from sayso.web.ground import Ground, NotTiles
    from sayso.web.serving import CannotListen
    from sayso.web.serving import serve as run

    try:
        ground = Ground(worldview, tiles)
        run(story, host, port, token, lambda address: print(f"{story}: {address}", flush=True), ground)
    except NotTiles as error:
        fail(str(error), WRONG_USE)
    except CannotListen as error:
        fail(f"{error.filename}: {error.strerror}", WRONG_USE)


@commands.command(short_help="Read and compare the two sample stories.", epilog="Example: sayso demo --keep demo")
def demo(
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep", metavar="DIR", help="Write reports, stories and dossiers here and keep them.", show_default=False
        ),
    ] = None,
) -> None:
    """Read the two sample stories, compare them, print their findings, write their dossiers."""
    from sayso.pages.demo import run

    if keep is not None and keep.exists() and not keep.is_dir():
        fail(f"{keep}: is no folder", WRONG_USE)
    run(keep, lambda line: print(line, flush=True))
