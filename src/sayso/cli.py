"""The command line: parses arguments, calls the library, draws progress. What is heavy is imported where it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from sayso.model import Finding, Part, Report
    from sayso.story import ReadResult, Story

#: some input could not be read
SOME_UNREAD = 1
#: wrong use: an option, a path or a report that is not there
WRONG_USE = 2

app = typer.Typer(
    name="sayso",
    help="Who claims what, on whose say-so: reads many news reports of one story and lays their claims side by side.",
    epilog="Exit codes: 0 done, 1 some input could not be read, 2 wrong use. Try it: sayso demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

StoryFile = Annotated[Path, typer.Argument(metavar="STORY", help="The story file.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Processes that read, each with a model of its own (about 0.4 GB).",
        show_default="the cores",
    ),
]  # fmt: skip
Progress = Annotated[
    bool | None,
    typer.Option(
        "--progress/--no-progress", help="Draw a progress bar; otherwise only on a terminal.", show_default=False
    ),
]


def main() -> None:
    """The entry point: errors of the library become one line on standard error and an exit code."""
    try:
        app()
    except BrokenPipeError:
        _hush()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        _fail("stopped; what was read is kept, and the same command goes on from there", 130)
    except OSError as error:
        _fail(f"{error.filename or 'input'}: {error.strerror or error}", SOME_UNREAD)
    except Exception as error:
        if not _is_story_error(error):
            raise
        _fail(str(error), SOME_UNREAD)


def _is_story_error(error: Exception) -> bool:
    module = sys.modules.get("sayso.story")
    return module is not None and isinstance(error, module.StoryError)


def _hush() -> None:
    """Keep the interpreter from complaining about a closed pipe as it exits."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    sys.stdout.flush()
    print(_clean(message), file=sys.stderr, flush=True)


def _fail(message: str, code: int) -> NoReturn:
    _say(f"sayso: {message}")
    raise SystemExit(code)


def _clean(text: str) -> str:
    from sayso.pages.words import printable

    return printable(text)


@contextmanager
def _opened(path: Path) -> Iterator[Story]:
    """An existing story; wrong use where there is none."""
    from sayso.story import open_story

    if not path.exists():
        _fail(f"{path}: there is no such story file", WRONG_USE)
    if path.is_dir():
        _fail(f"{path}: is a folder, not a story file", WRONG_USE)
    with open_story(path, create=False) as story:
        yield story


def _lines(records: Any) -> None:
    from sayso.model import to_json

    out = sys.stdout.buffer
    for record in records:
        out.write(to_json(record) + b"\n")
    out.flush()


def _bar(wanted: bool | None, what: str) -> Any:
    """A context manager that yields a progress callback, or None where no bar is to be drawn."""
    from sayso.pages.progress import bar

    shown = sys.stderr.isatty() if wanted is None else wanted
    return bar(what, shown)


# --- reading ---------------------------------------------------------------------------------------------------------


@app.command(
    short_help="Print what each report claims, as JSON lines.",
    epilog="Examples: sayso extract reports.jsonl > extracts.jsonl\n\n"
    "    sayso extract --ray auto 'archive/*.jsonl.zst' --out extracts/",
)
def extract(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="IN.jsonl",
            help="Reports, one JSON object a line; - is standard input. With --ray: files, folders and patterns of "
            "them, .jsonl (.gz, .zst) and .parquet, here or at an address such as s3://…",
        ),
    ],
    ray: Annotated[
        str | None,
        typer.Option(
            "--ray",
            metavar="ADDRESS",
            help="Read on a Ray cluster: its address, or auto for the one that runs here or else this machine.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="DIR", help="With --ray: the folder of extracts.", show_default=False),
    ] = None,
    jobs: Jobs = None,
    progress: Progress = None,
) -> None:
    """Read reports and print what each one claims: one JSON object in a line, one out, in the same order.

    No story file and no network. A line that is no report is named on standard error, and the rest is read. With --ray
    the extracts are written to --out, as Parquet; sayso read --extracts brings them into a story. The same command goes
    on where it was stopped.
    """
    if ray is not None:
        _extract_on(ray, sources, out, jobs, progress)
        return
    if out is not None:
        _fail("--out is for --ray; without it, extracts are printed", WRONG_USE)
    if len(sources) > 1:
        _fail("extract reads one file, or with --ray any number", WRONG_USE)
    source = sources[0]
    from sayso.intake.arrival import ReadProblem
    from sayso.intake.compressed import plain
    from sayso.intake.jsonl import reports
    from sayso.reading.processes import NoProcess, cores, extract_lines

    name = "standard input" if source == "-" else source
    if source != "-" and not Path(source).is_file():
        _fail(f"{source}: there is no such file", WRONG_USE)
    bad = 0

    def readable(stream: Any) -> Iterator[Report]:
        nonlocal bad
        for line in reports(plain(stream, name), name):
            if isinstance(line, ReadProblem):
                bad += 1
                _say(str(line))
            else:
                yield line

    lines = sys.stdout.buffer
    with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as stream:
        try:
            for found in extract_lines(readable(stream), jobs or cores()):
                lines.write(found.json + b"\n")
                lines.flush()
                for problem in found.problems:
                    if problem.code in _UNREAD:
                        bad += 1
                        _say(f"{name}: {found.id}: {problem.message}")
        except NoProcess as error:
            _fail(str(error), SOME_UNREAD)
    if bad:
        raise typer.Exit(SOME_UNREAD)


def _extract_on(address: str, sources: list[str], out: str | None, jobs: int | None, progress: bool | None) -> None:
    from importlib.util import find_spec

    from sayso.pages.words import count

    if out is None:
        _fail("--ray writes to a folder: name it with --out", WRONG_USE)
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        _fail("--ray needs Ray and PyArrow: pip install 'sayso[ray]'", WRONG_USE)
    from sayso import scale
    from sayso.story.parts import NoExtracts
    from sayso.story.records import Progress

    done = 0
    try:
        with _bar(progress, "reading") as tick:

            def told(reports: int, part: str) -> None:
                nonlocal done
                done += reports
                if tick is not None:
                    tick(Progress("reading", done, None, part))

            result = scale.extract(sources, out, address=address, jobs=jobs, progress=told)
    except (NoExtracts, scale.ScaleError) as error:
        _fail(str(error), SOME_UNREAD)
    for problem in result.problems:
        _say(str(problem))
    known = f", {count(result.known_reports, 'report')} there already" if result.known else ""
    print(f"{count(result.reports, 'report')} read into {out} in {count(result.partitions, 'partition')}{known}")
    if result.problems:
        raise typer.Exit(SOME_UNREAD)


#: Problems of an extract that mean that its report was not read.
_UNREAD = frozenset({"failed", "empty", "language"})
#: Problems of what a report says, which was read all the same; `sayso problems` lists them.
_IN_THE_TEXT = frozenset({"date"})


@app.command(
    short_help="Read reports and folders of them into a story.",
    epilog="Example: sayso read reports/ page.html --story drava.sayso --outlet 'Drava Post'",
)
def read(
    story: Annotated[
        Path, typer.Option("--story", help="The story file; made where there is none.", show_default=False)
    ],
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files and folders of reports.", show_default=False)
    ] = None,
    extracts: Annotated[
        str | None,
        typer.Option(
            "--extracts",
            metavar="DIR",
            help="A folder of extracts that extract --ray wrote, here or at an address; nothing in it is read again.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Date of publication (ISO 8601) of files that do not say.", show_default=False)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of files that do not say.", show_default=False)] = None,
    language: Annotated[
        str | None,
        typer.Option(help="Language (BCP 47) of files that do not say; else it is detected.", show_default=False),
    ] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Largest file or line that is read, in bytes.", show_default="20,000,000")
    ] = None,
    jobs: Jobs = None,
    progress: Progress = None,
    json: Json = False,
) -> None:
    """Read text files, saved web pages, JSON and JSONL reports, and folders of them, into a story file.

    Reading the same again adds nothing and is quick; a read that was stopped goes on where it was.
    """
    from sayso.reading.processes import cores
    from sayso.story import open_story

    if not paths and extracts is None:
        _fail("read: name files or folders of reports, or --extracts DIR", WRONG_USE)
    for path in paths or ():
        if not path.exists():
            _fail(f"{path}: there is no such file or folder", WRONG_USE)
    if story.is_dir():
        _fail(f"{story}: is a folder, not a story file", WRONG_USE)
    if published is not None:
        from sayso.intake.published import iso

        if iso(published) is None:
            _fail(f"--published: {published!r} is no ISO 8601 date or time, such as 2025-12-03", WRONG_USE)
    jobs = jobs or cores()
    with open_story(story) as opened, _bar(progress, "reading") as tick:
        result = _brought(opened, extracts, jobs, tick)
        if paths:
            more = opened.read(
                paths, published=published, outlet=outlet, language=language, limit=limit, jobs=jobs, progress=tick
            )
            result.added += more.added
            result.known += more.known
            result.problems += more.problems
    unread = [problem for problem in result.problems if problem.code not in _IN_THE_TEXT]
    for problem in unread:
        _say(str(problem))
    if json:
        _lines([{"added": result.added, "known": result.known, "problems": result.problems}])
    else:
        from sayso.pages.words import count

        known = f", {len(result.known):,} known already" if result.known else ""
        print(f"{count(len(result.added), 'report')} read into {story}{known}")
    if unread:
        raise typer.Exit(SOME_UNREAD)


def _brought(story: Story, extracts: str | None, jobs: int, tick: Any) -> ReadResult:
    """What a folder of extracts brought into a story; nothing where there is none."""
    from sayso.story import ReadResult

    if extracts is None:
        return ReadResult()
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        _fail("--extracts needs PyArrow: pip install 'sayso[ray]'", WRONG_USE)
    from sayso.story.parts import NoExtracts

    try:
        return story.read_extracts(extracts, jobs=jobs, progress=tick)
    except NoExtracts as error:
        _fail(str(error), SOME_UNREAD)


@app.command(
    short_help="Lay the reports of a story side by side.",
    epilog="Example: sayso compare drava.sayso --json > compared.jsonl",
)
def compare(story: StoryFile, json: Json = False, progress: Progress = None) -> None:
    """Lay the reports side by side: copies, clusters, points, positions and findings. Only what is new is compared."""
    with _opened(story) as opened:
        with _bar(progress, "comparing") as tick:
            result = opened.compare(progress=tick)
        if json:
            _lines(opened.records())
            return
        from sayso.pages.terminal import compared

        compared(opened, result)


# --- tables ----------------------------------------------------------------------------------------------------------


def _table(story: Path, json: bool, records: Callable[[Story], Any], draw: str) -> None:
    with _opened(story) as opened:
        if json:
            _lines(records(opened))
            return
        from sayso.pages import terminal

        getattr(terminal, draw)(opened, records(opened))


@app.command(
    short_help="What does not fit, with the words it rests on.",
    epilog="Example: sayso findings drava.sayso --since 2025-12-01",
)
def findings(
    story: StoryFile,
    since: Annotated[
        str | None,
        typer.Option(help="Only findings with evidence published on or after this date.", show_default=False),
    ] = None,
    dismissed: Annotated[bool, typer.Option("--dismissed", help="Those that were dismissed, too.")] = False,
    json: Json = False,
) -> None:
    """What does not fit, or is worth knowing, with the words it rests on; without what a reader dismissed."""
    from datetime import date

    day = None
    if since is not None:
        try:
            day = date.fromisoformat(since)
        except ValueError:
            _fail(f"--since: {since!r} is no date, such as 2025-12-01", WRONG_USE)

    def shown(opened: Story) -> list[Finding]:
        found = opened.findings(since=day)
        return found if dismissed else [f for f in found if opened.review(f.id).state != "dismissed"]

    _table(story, json, shown, "findings")


@app.command(
    short_help="Who claims what, on whose word, how sure.",
    epilog="Example: sayso claims drava.sayso --report wire-0313",
)
def claims(
    story: StoryFile,
    report: Annotated[str | None, typer.Option(help="Only those of this report.", show_default=False)] = None,
    json: Json = False,
) -> None:
    """Who claims what, on whose word, how sure; plain statements of the reports themselves too."""
    with _opened(story) as opened:
        if report is not None and opened.report(report) is None:
            _fail(f"{report}: there is no such report in {story}", WRONG_USE)
        found = opened.claims(report)
        if json:
            _lines({"report": name, "claim": claim} for name, claim in found)
            return
        from sayso.pages import terminal

        terminal.claims(opened, found)


@app.command(short_help="One claim in all its wordings, for and against.", epilog="Example: sayso points drava.sayso")
def points(story: StoryFile, json: Json = False) -> None:
    """Claims of several reports about the same thing, for and against, and the origins traced behind them."""
    _table(story, json, lambda opened: opened.points(), "points")


@app.command(short_help="Where each party stands, with its conditions.", epilog="Example: sayso positions drava.sayso")
def positions(story: StoryFile, json: Json = False) -> None:
    """Where each party stands on a matter over time, with its conditions."""
    _table(story, json, lambda opened: opened.positions(), "positions")


@app.command(short_help="What could not be read, and why.", epilog="Example: sayso problems drava.sayso")
def problems(story: StoryFile, json: Json = False) -> None:
    """What could not be read, and why."""
    _table(story, json, lambda opened: opened.problems(), "problems")


@app.command(short_help="Each step behind a finding.", epilog="Example: sayso why drava.sayso fd333cc5292c7")
def why(
    story: StoryFile,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id, as findings --json prints it.")],
) -> None:
    """Each step behind a finding: the rule, its evidence, what holds of each side, what makes them one point."""
    from sayso.comparing.why import why as steps

    with _opened(story) as opened:
        found = next((f for f in opened.findings() if f.id == finding), None)
        if found is None:
            _fail(f"{finding}: there is no such finding in {story}", WRONG_USE)
        for line in steps(found, opened.told):
            print(line)


@app.command(
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
            _fail("places build: name the folder once", WRONG_USE)
        rest = [str(geonames)]
    elif first != "build" and (geonames or natural_earth):
        _fail("--geonames and --natural-earth are for: places build", WRONG_USE)
    if first not in ("find", "info", "why", "correct", "build") or (Path(first).is_file() and not rest):
        if rest:
            _fail(f"places: one story at a time; what is {rest[0]!r}?", WRONG_USE)
        _table(Path(first), json, lambda opened: opened.places(), "places")
        return
    if not rest:
        _fail(f"places {first}: of what?", WRONG_USE)
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
        _fail(f"{' '.join(rest)}: not in our list of places", SOME_UNREAD)


def _why_place(words: list[str], title: bool, json: bool) -> None:
    if len(words) != 3 or not words[2].isdigit():
        _fail("places why: give the story, the report and the offset of the name, such as 120", WRONG_USE)
    path, report, offset = Path(words[0]), words[1], int(words[2])
    with _opened(path) as opened:
        stored = opened.report(report)
        if stored is None:
            _fail(f"{report}: there is no such report in {path}", WRONG_USE)
        read, language = stored.report, opened.extract(report).language
        said = opened.said_of_place(report, offset, "title" if title else "text")
    if offset >= len(read.title if title else read.text):
        _fail(f"{report}: {offset} is behind the end of its {'title' if title else 'text'}", WRONG_USE)
    from sayso.knowledge.places import open_gazetteer
    from sayso.pages.gazetteer import decided
    from sayso.reading.notices import read_notices
    from sayso.reading.parse import MemoryStore, parser
    from sayso.reading.places.why import why

    (document,) = parser().documents([(read, language)], MemoryStore())
    found = why(document, open_gazetteer(), read_notices(document), offset, "title" if title else "text")
    if found is None:
        _fail(f"{report}: no name of our list of places stands at {offset}", SOME_UNREAD)
    decided(found, json, said)


def _correct_place(words: list[str], title: bool, who: str, why: str) -> None:
    if len(words) != 4 or not words[2].isdigit():
        _fail("places correct: give the story, the report, the offset of the name and the id it means", WRONG_USE)
    if not who.strip():
        _fail("places correct: --who is missing; a decision is somebody's", WRONG_USE)
    path, report, offset = Path(words[0]), words[1], int(words[2])
    id = None if words[3] == "none" else words[3] if ":" in words[3] else f"geonames:{words[3]}"
    with _opened(path) as opened:
        if opened.report(report) is None:
            _fail(f"{report}: there is no such report in {path}", WRONG_USE)
        part: Part = "title" if title else "text"
        try:
            decision = opened.correct_place(report, offset, offset + 1, id, who=who, why=why, part=part)
        except ValueError as error:
            _fail(str(error), SOME_UNREAD)
        print(f"{decision.quotes[0].text!r} in {report} is {id or 'no place'}: decision {decision.number}")


def _build_places(folder: Path, earth: Path | None, out: Path | None) -> None:
    from sayso.knowledge.places.build import DumpError, build
    from sayso.knowledge.places.cache import cache_folder
    from sayso.knowledge.places.natural_earth import EarthError

    for given in (folder, earth):
        if given is not None and not given.is_dir():
            _fail(f"{given}: there is no such folder", WRONG_USE)
    path = out or cache_folder() / "places-dump.gaz"
    try:
        number = build(folder, path, _say, earth)
    except (DumpError, EarthError) as error:
        _fail(str(error), SOME_UNREAD)
    print(f"{number:,} places in {path}; it is used where SAYSO_GAZETTEER is {path.absolute()}")


@app.command(
    short_help="A report in the terminal, its claims marked.", epilog="Example: sayso show drava.sayso wire-0313"
)
def show(
    story: StoryFile,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    json: Json = False,
) -> None:
    """A report in the terminal with its claims marked, or with --json its extract."""
    with _opened(story) as opened:
        stored = opened.report(report)
        if stored is None:
            _fail(f"{report}: there is no such report in {story}", WRONG_USE)
        if json:
            _lines([opened.extract(report)])
            return
        from sayso.pages import terminal

        terminal.show(opened, report)


# --- taking out ------------------------------------------------------------------------------------------------------


@app.command(
    short_help="Write the whole story as one page.",
    epilog="Example: sayso dossier drava.sayso -o drava.html --excerpts",
)
def dossier(
    story: StoryFile,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE.html", help="Where to write it.", show_default=False)
    ],
    title: Annotated[
        str | None, typer.Option(help="Its headline; else the story file's name.", show_default=False)
    ] = None,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="Only the sentences around evidence, no full texts.")
    ] = False,
    with_custody: Annotated[
        bool, typer.Option("--with-custody", help="Files, hashes, the custody log and reviewers' names, too.")
    ] = False,
) -> None:
    """Write one self-contained page: findings with their evidence side by side, points, positions, places, reports."""
    if out.is_dir() or not out.absolute().parent.is_dir():
        _fail(f"{out}: cannot be written: there is no such folder, or it is one", WRONG_USE)
    with _opened(story) as opened:
        from sayso.pages.dossier import render

        text = render(
            opened, title=title or opened.setting("title") or story.stem, excerpts=excerpts, custody=with_custody
        )
    _write(out, text.encode("utf-8", "replace"))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


@app.command(
    short_help="Write everything for other programs to read.",
    epilog="Example: sayso export drava.sayso --format jsonl -o drava.jsonl",
)
def export(
    story: StoryFile,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl: every record, one a line.")] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Where to write it; else standard output.", show_default=False
        ),
    ] = None,
) -> None:
    """Write all that the story holds for other programs to read."""
    import importlib

    from sayso.export import FORMATS

    if format not in FORMATS:
        _fail(f"--format: {format!r} is not one of {', '.join(FORMATS)}", WRONG_USE)
    with _opened(story) as opened:
        writer = importlib.import_module(f"sayso.export.{format}")
        if out is None:
            writer.write(opened, sys.stdout.buffer)
            sys.stdout.flush()
            return
        if out.is_dir() or not out.absolute().parent.is_dir():
            _fail(f"{out}: cannot be written: there is no such folder, or it is one", WRONG_USE)
        with out.open("wb") as stream:
            writer.write(opened, stream)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def _write(out: Path, data: bytes) -> None:
    """Whole or not at all."""
    part = out.with_name(out.name + ".part")
    part.write_bytes(data)
    part.replace(out)


@app.command(short_help="Check the custody log and all bytes.", epilog="Example: sayso verify drava.sayso")
def verify(story: StoryFile, json: Json = False) -> None:
    """Check the custody log's chain, and every report's bytes and text against their hashes."""
    with _opened(story) as opened:
        faults = opened.verify()
        if json:
            _lines([{"faults": faults}])
        elif not faults:
            print(f"{story}: the custody log and all bytes are whole")
    for fault in faults:
        _say(f"{story}: {fault}")
    if faults:
        raise typer.Exit(SOME_UNREAD)


@app.command(
    short_help="Take a report out for good.",
    epilog="Example: sayso purge drava.sayso leaked-0314 --reason 'protects a source'",
)
def purge(
    story: StoryFile,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    reason: Annotated[str, typer.Option(help="Kept in the custody log; name nobody in it.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Take a report out wholly: bytes, text and all that came of it. Only the fact that it was done stays."""
    with _opened(story) as opened:
        if opened.report(report) is None:
            _fail(f"{report}: there is no such report in {story}", WRONG_USE)
        if not yes:
            if not sys.stdin.isatty():
                _fail("purge asks before it deletes; where nobody can answer, give --yes", WRONG_USE)
            if not typer.confirm(f"Take {_clean(report)} out of {story} for good?", err=True):
                _fail("nothing was taken out", WRONG_USE)
        opened.purge(report, reason)
    print(f"{_clean(report)}: taken out of {story}")


@app.command(
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
    with _opened(story) as opened:
        if title is not None:
            opened.set("title", title)
    from sayso.web.ground import Ground, NotTiles
    from sayso.web.serving import CannotListen
    from sayso.web.serving import serve as run

    try:
        ground = Ground(worldview, tiles)
        run(story, host, port, token, lambda address: print(f"{story}: {address}", flush=True), ground)
    except NotTiles as error:
        _fail(str(error), WRONG_USE)
    except CannotListen as error:
        _fail(f"{error.filename}: {error.strerror}", WRONG_USE)


@app.command(short_help="Read and compare the two sample stories.", epilog="Example: sayso demo --keep demo")
def demo(
    keep: Annotated[
        Path | None,
        typer.Option(
            "--keep", metavar="DIR", help="Write the stories and dossiers here and keep them.", show_default=False
        ),
    ] = None,
) -> None:
    """Read the two sample stories, compare them, print their findings, write their dossiers."""
    from sayso.pages.demo import run

    if keep is not None and keep.exists() and not keep.is_dir():
        _fail(f"{keep}: is no folder", WRONG_USE)
    run(keep, lambda line: print(line, flush=True))
