"""Reports are read and compared: ``extract``, ``read`` and ``compare``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.common import (
    SOME_UNREAD,
    WRONG_USE,
    Jobs,
    Json,
    Progress,
    StoryFile,
    fail,
    opened_story,
    print_lines,
    progress_bar,
    say,
)

if TYPE_CHECKING:
    from sayso.model import Report
    from sayso.story import ReadResult, Story

commands = typer.Typer()


@commands.command(
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
        fail("--out is for --ray; without it, extracts are printed", WRONG_USE)
    if len(sources) > 1:
        fail("extract reads one file, or with --ray any number", WRONG_USE)
    source = sources[0]
    from datetime import UTC, datetime

    from sayso.intake.arrival import ReadProblem
    from sayso.intake.compressed import plain
    from sayso.intake.jsonl import reports
    from sayso.intake.published import ahead
    from sayso.reading.processes import NoProcess, cores, extract_lines

    name = "standard input" if source == "-" else source
    if source != "-" and not Path(source).is_file():
        fail(f"{source}: there is no such file", WRONG_USE)
    bad = 0
    today = datetime.now(UTC).date()

    def readable(stream: Any) -> Iterator[Report]:
        nonlocal bad
        for line in reports(plain(stream, name), name):
            if isinstance(line, ReadProblem):
                bad += 1
                say(str(line))
                continue
            if (message := ahead(line.published, today)) is not None:
                bad += 1
                say(f"{name}: {line.id}: {message}")
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
                        say(f"{name}: {found.id}: {problem.message}")
        except NoProcess as error:
            fail(str(error), SOME_UNREAD)
    if bad:
        raise typer.Exit(SOME_UNREAD)


def _extract_on(address: str, sources: list[str], out: str | None, jobs: int | None, progress: bool | None) -> None:
    from importlib.util import find_spec

    from sayso.pages.words import count

    if out is None:
        fail("--ray writes to a folder: name it with --out", WRONG_USE)
    if find_spec("ray") is None or find_spec("pyarrow") is None:
        fail("--ray needs Ray and PyArrow: pip install 'sayso[ray]'", WRONG_USE)
    from sayso import scale
    from sayso.story.parts import NoExtracts
    from sayso.story.records import Progress

    done = 0
    try:
        with progress_bar(progress, "reading") as tick:

            def told(reports: int, part: str) -> None:
                nonlocal done
                done += reports
                if tick is not None:
                    tick(Progress("reading", done, None, part))

            result = scale.extract(sources, out, address=address, jobs=jobs, progress=told)
    except (NoExtracts, scale.ScaleError) as error:
        fail(str(error), SOME_UNREAD)
    for problem in result.problems:
        say(str(problem))
    known = f", {count(result.known_reports, 'report')} there already" if result.known else ""
    print(f"{count(result.reports, 'report')} read into {out} in {count(result.partitions, 'partition')}{known}")
    if result.problems:
        raise typer.Exit(SOME_UNREAD)


#: Problems of an extract that mean that its report was not read.
_UNREAD = frozenset({"failed", "empty", "language"})
#: Problems of what a report says, which was read all the same; `sayso problems` lists them.
_IN_THE_TEXT = frozenset({"date"})


@commands.command(
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
        fail("read: name files or folders of reports, or --extracts DIR", WRONG_USE)
    for path in paths or ():
        if not path.exists():
            fail(f"{path}: there is no such file or folder", WRONG_USE)
    if story.is_dir():
        fail(f"{story}: is a folder, not a story file", WRONG_USE)
    if published is not None:
        from sayso.intake.published import iso

        if iso(published) is None:
            fail(f"--published: {published!r} is no ISO 8601 date or time, such as 2025-12-03", WRONG_USE)
    jobs = jobs or cores()
    with open_story(story) as opened, progress_bar(progress, "reading") as tick:
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
        say(str(problem))
    if json:
        print_lines([{"added": result.added, "known": result.known, "problems": result.problems}])
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
        fail("--extracts needs PyArrow: pip install 'sayso[ray]'", WRONG_USE)
    from sayso.story.parts import NoExtracts

    try:
        return story.read_extracts(extracts, jobs=jobs, progress=tick)
    except NoExtracts as error:
        fail(str(error), SOME_UNREAD)


@commands.command(
    short_help="Lay the reports of a story side by side.",
    epilog="Example: sayso compare drava.sayso --json > compared.jsonl",
)
def compare(story: StoryFile, json: Json = False, progress: Progress = None) -> None:
    """Lay the reports side by side: copies, clusters, points, positions and findings. Only what is new is compared."""
    with opened_story(story) as opened:
        with progress_bar(progress, "comparing") as tick:
            result = opened.compare(progress=tick)
        if json:
            print_lines(opened.records())
            return
        from sayso.pages.terminal import compared

        compared(opened, result)
