"""A progress bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """How far a read or a comparison has come."""

    @property
    def done(self) -> int: ...

    @property
    def total(self) -> int | None: ...


@contextmanager
def bar(what: str, shown: bool) -> Iterator[Callable[[Step], None] | None]:
    """Yields the callback to hand to ``Story.read`` or ``Story.compare``; None where nothing is to be drawn."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)

        def tick(step: Step) -> None:
            progress.update(task, completed=step.done, total=step.total)

        yield tick
