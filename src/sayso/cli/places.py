"""``places``: those of a story, questions to the gazetteer, a place explained or corrected, a gazetteer built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.common import SOME_UNREAD, WRONG_USE, Json, fail, opened_story, say
from sayso.cli.tables import table

if TYPE_CHECKING:
    from sayso.model import Part

commands = typer.Typer()


@commands.command(
    short_help="The places of a story; questions to the gazetteer.",
    epilog="Examples: sayso places drava.sayso\n\n    sayso places find Krasnoarmeisk\n\n"
    "    sayso places info geonames:704422\n\n    sayso places why drava.sayso wire-0313 120\n\n"
    "    sayso places build dump/ --out all.gaz",
)
def places(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="STORY | find NAME | info ID | why|correct STORY REPORT OFFSET [ID] | build FOLDER",
            help="A story file, or what to do.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where build writes.", show_default=False)
    ] = None,
    geonames: Annotated[
        Path | None, typer.Option("--geonames", metavar="DIR", help="The folder for build.", show_default=False)
    ] = None,
    natural_earth: Annotated[
        Path | None,
        typer.Option("--natural-earth", metavar="DIR", help="Lines and areas for build.", show_default=False),
    ] = None,
    title: Annotated[bool, typer.Option("--title", help="The offset counts into the title.")] = False,
    who: Annotated[str, typer.Option("--who", help="Who corrects.", show_default=False)] = "",
    because: Annotated[str, typer.Option("--why", help="Why it is corrected.", show_default=False)] = "",
    json: Json = False,
) -> None:
    """The places of a story, as they are named in it; find and info ask the gazetteer.

    why tells how the name at an offset of a report was decided. correct keeps what it means instead (none: no place),
    with who says so and why. build makes a gazetteer of all twelve million places
    from the unpacked files of a GeoNames dump; it is used where SAYSO_GAZETTEER names it. A story whose file is called
    find, info, why, correct or build is named by its path: ./find
    """
    first, rest = words[0], words[1:]
    if first == "build" and geonames is not None:
        if rest:
            fail("places build: name the folder once", WRONG_USE)
        rest = [str(geonames)]
    elif first != "build" and (geonames or natural_earth):
        fail("--geonames and --natural-earth are for: places build", WRONG_USE)
    if first not in ("find", "info", "why", "correct", "build") or (Path(first).is_file() and not rest):
        if rest:
            fail(f"places: one story at a time; what is {rest[0]!r}?", WRONG_USE)
        table(Path(first), json, lambda opened: opened.places(), "places")
        return
    if not "".join(rest).strip():
        fail(f"places {first}: of what?", WRONG_USE)
    if first == "build":
        _build_places(Path(" ".join(rest)), natural_earth, out)
        return
    if first == "why":
        _why_place(rest, title, json)
        return
    if first == "correct":
        _correct_place(rest, title, who, because)
        return
    from sayso.pages.gazetteer import known

    if not known(first, " ".join(rest), json):
        fail(f"{' '.join(rest)}: not in our list of places", SOME_UNREAD)


def _why_place(words: list[str], title: bool, json: bool) -> None:
    if len(words) != 3 or not words[2].isdigit():
        fail("places why: give the story, the report and the offset of the name, such as 120", WRONG_USE)
    path, report, offset = Path(words[0]), words[1], int(words[2])
    with opened_story(path) as opened:
        stored = opened.report(report)
        if stored is None:
            fail(f"{report}: there is no such report in {path}", WRONG_USE)
        read, language = stored.report, opened.extract(report).language
        said = opened.said_of_place(report, offset, "title" if title else "text")
    if offset >= len(read.title if title else read.text):
        fail(f"{report}: {offset} is behind the end of its {'title' if title else 'text'}", WRONG_USE)
    from sayso.knowledge.places import open_gazetteer
    from sayso.pages.gazetteer import decided
    from sayso.reading.notices import read_notices
    from sayso.reading.parse import MemoryStore, parser
    from sayso.reading.places.why import why

    (document,) = parser().documents([(read, language)], MemoryStore())
    found = why(document, open_gazetteer(), read_notices(document), offset, "title" if title else "text")
    if found is None:
        fail(f"{report}: no name of our list of places stands at {offset}", SOME_UNREAD)
    decided(found, json, said)


def _correct_place(words: list[str], title: bool, who: str, why: str) -> None:
    if len(words) != 4 or not words[2].isdigit():
        fail("places correct: give the story, the report, the offset of the name and the id it means", WRONG_USE)
    if not who.strip():
        fail("places correct: --who is missing; a decision is somebody's", WRONG_USE)
    path, report, offset = Path(words[0]), words[1], int(words[2])
    id = None if words[3] == "none" else words[3] if ":" in words[3] else f"geonames:{words[3]}"
    with opened_story(path) as opened:
        if opened.report(report) is None:
            fail(f"{report}: there is no such report in {path}", WRONG_USE)
        part: Part = "title" if title else "text"
        try:
            decision = opened.correct_place(report, offset, offset + 1, id, who=who, why=why, part=part)
        except ValueError as error:
            fail(str(error), SOME_UNREAD)
        print(f"{decision.quotes[0].text!r} in {report} is {id or 'no place'}: decision {decision.number}")
        print(f"Findings follow with the next: sayso compare {path}")


def _build_places(folder: Path, earth: Path | None, out: Path | None) -> None:
    from sayso.knowledge.places.build import DumpError, build
    from sayso.knowledge.places.cache import cache_folder
    from sayso.knowledge.places.natural_earth import EarthError

    for given in (folder, earth):
        if given is not None and not given.is_dir():
            fail(f"{given}: there is no such folder", WRONG_USE)
    path = out or cache_folder() / "places-dump.gaz"
    try:
        number = build(folder, path, say, earth)
    except (DumpError, EarthError) as error:
        fail(str(error), SOME_UNREAD)
    print(f"{number:,} places in {path}; it is used where SAYSO_GAZETTEER is {path.absolute()}")
