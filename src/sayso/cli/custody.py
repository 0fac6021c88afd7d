"""What a story keeps is checked or taken out for good: ``verify`` and ``purge``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.common import SOME_UNREAD, WRONG_USE, Json, StoryFile, clean, fail, opened_story, print_lines, say

commands = typer.Typer()


@commands.command(short_help="Check the custody log and all bytes.", epilog="Example: sayso verify drava.sayso")
def verify(story: StoryFile, json: Json = False) -> None:
    """Check the custody log's chain, and every report's bytes and text against their hashes."""
    with opened_story(story) as opened:
        faults = opened.verify()
        if json:
            print_lines([{"faults": faults}])
        elif not faults:
            print(f"{story}: the custody log and all bytes are whole")
    for fault in faults:
        say(f"{story}: {fault}")
    if faults:
        raise typer.Exit(SOME_UNREAD)


@commands.command(
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
    with opened_story(story) as opened:
        if opened.report(report) is None:
            fail(f"{report}: there is no such report in {story}", WRONG_USE)
        if not yes:
            if not sys.stdin.isatty():
                fail("purge asks before it deletes; where nobody can answer, give --yes", WRONG_USE)
            if not typer.confirm(f"Take {clean(report)} out of {story} for good?", err=True):
                fail("nothing was taken out", WRONG_USE)
        opened.purge(report, reason)
    print(f"{clean(report)}: taken out of {story}")
