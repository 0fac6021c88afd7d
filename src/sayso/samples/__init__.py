"""The sample stories that the package carries; README.md tells how they were made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path


@dataclass(frozen=True)
class Loose:
    """A file that does not say what is known of it."""

    name: str
    published: str
    outlet: str


@dataclass(frozen=True)
class Sample:
    """A sample story: a folder of reports, and what has to be said of the bare text files in it."""

    name: str
    title: str
    loose: tuple[Loose, ...]

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """The folder on disk, for as long as the context is open."""
        with as_file(files("sayso.samples").joinpath(self.name)) as path:
            yield path


SAMPLES = (
    Sample(
        name="sebastopol",
        title="Sebastopol, autumn 1854",
        loose=(Loose("levant-0930.txt", "1854-09-30", "Levant Letter"),),
    ),
    Sample(
        name="ebro",
        title="High water on the Ebro, March 2023",
        loose=(Loose("notebook-0318.txt", "2023-03-18", "Ebro Valley Observer"),),
    ),
)


def sample(name: str) -> Sample:
    """The sample of this name; KeyError if there is none."""
    return {s.name: s for s in SAMPLES}[name]
