"""What a story holds, as tables in the terminal or JSON lines, and why a finding was raised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.common import WRONG_USE, Json, StoryFile, fail, opened_story, print_lines

if TYPE_CHECKING:
    from sayso.model import Finding
    from sayso.story import Story

commands = typer.Typer()


def table(story: Path, json: bool, records: Callable[[Story], Any], draw: str) -> None:
    with opened_story(story) as opened:
        if json:
            print_lines(records(opened))
            return
        from sayso.pages import terminal

        getattr(terminal, draw)(opened, records(opened))


@commands.command(
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
            fail(f"--since: {since!r} is no date, such as 2025-12-01", WRONG_USE)

    def shown(opened: Story) -> list[Finding]:
        found = opened.findings(since=day)
        return found if dismissed else [f for f in found if opened.review(f.id).state != "dismissed"]

    table(story, json, shown, "findings")


@commands.command(
    short_help="Who claims what, on whose word, how sure.",
    epilog="Example: sayso claims drava.sayso --report wire-0313",
)
def claims(
    story: StoryFile,
    report: Annotated[str | None, typer.Option(help="Only those of this report.", show_default=False)] = None,
    json: Json = False,
) -> None:
    """Who claims what, on whose word, how sure; plain statements of the reports themselves too."""
    with opened_story(story) as opened:
        if report is not None and opened.report(report) is None:
            fail(f"{report}: there is no such report in {story}", WRONG_USE)
        found = opened.claims(report)
        if json:
            print_lines({"report": name, "claim": claim} for name, claim in found)
            return
        from sayso.pages import terminal

        terminal.claims(opened, found)


@commands.command(
    short_help="One claim in all its wordings, for and against.", epilog="Example: sayso points drava.sayso"
)
def points(story: StoryFile, json: Json = False) -> None:
    """Claims of several reports about the same thing, for and against, and the origins traced behind them."""
    table(story, json, lambda opened: opened.points(), "points")


@commands.command(
    short_help="Where each party stands, with its conditions.", epilog="Example: sayso positions drava.sayso"
)
def positions(story: StoryFile, json: Json = False) -> None:
    """Where each party stands on a matter over time, with its conditions."""
    table(story, json, lambda opened: opened.positions(), "positions")


@commands.command(short_help="What could not be read, and why.", epilog="Example: sayso problems drava.sayso")
def problems(story: StoryFile, json: Json = False) -> None:
    """What could not be read, and why."""
    table(story, json, lambda opened: opened.problems(), "problems")


@commands.command(short_help="Each step behind a finding.", epilog="Example: sayso why drava.sayso fd333cc5292c7")
def why(
    story: StoryFile,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id, as findings --json prints it.")],
) -> None:
    """Each step behind a finding: the rule, its evidence, what holds of each side, what makes them one point."""
    from sayso.comparing.findings.why import why as steps

    with opened_story(story) as opened:
        found = next((f for f in opened.findings() if f.id == finding), None)
        if found is None:
            fail(f"{finding}: there is no such finding in {story}", WRONG_USE)
        for line in steps(found, opened.told):
            print(line)
