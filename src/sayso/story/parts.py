"""Extracts in Parquet, partition by partition: how ``sayso.scale`` writes them and how a story takes them in.

A folder of extracts holds ``part-….parquet`` files and ``manifest.json``. Each part carries its own entry in its
metadata, so that the parts are the truth and the manifest only saves looking into each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.intake import ReadProblem

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.fs import FileSystem

#: Of the layout of a folder of extracts; raised when it changes.
FORMAT = 1
MANIFEST = "manifest.json"
#: The key of a part's entry in its metadata.
ENTRY = b"sayso"

#: Rows that are held at once while a part is read, and put into a story in one transaction.
_ROWS = 256


class NoExtracts(Exception):
    """What was given is no folder of extracts, or one that cannot be read; the message names it and says why."""


class Problem(msgspec.Struct, frozen=True):
    """What could not be read of a file: line (None for the file), code, reason."""

    line: int | None
    code: str
    message: str


class Part(msgspec.Struct, kw_only=True, frozen=True):
    """One partition: what it was read from, and what came of it."""

    #: the file's name in the folder
    name: str
    #: the file or address that its reports came from, its size, and when it was last written (ISO 8601, UTC)
    file: str
    size: int
    modified: str
    #: which partition of that file, from 0
    slice: int
    #: no other follows
    last: bool
    #: the file broke off in it, or could not be opened: it is read anew by the next run
    broken: bool
    #: reports, claims, bytes of the part, seconds of CPU time that reading took
    reports: int
    claims: int
    bytes: int
    seconds: float
    #: of the reading
    version: str
    #: the digest of the modules and tables that read it; see ``sayso.knowledge.code.read_by``
    code: str = ""
    #: what drew its sheets; see ``sayso.comparing.sheets.made_by``
    sheets: str
    problems: list[Problem]

    def told(self) -> Iterator[ReadProblem]:
        """Its problems, each with the file's name."""
        for problem in self.problems:
            yield ReadProblem(self.file, problem.line, problem.code, problem.message)


class Manifest(msgspec.Struct, kw_only=True):
    """What a folder of extracts holds."""

    format: int = FORMAT
    #: of the reading; empty before anything is read
    version: str = ""
    #: the digest of the modules and tables that read all of it
    code: str = ""
    #: most reports, and bytes of them, of a partition
    partition: tuple[int, int]
    #: every input is read to its end
    finished: bool = False
    #: reports, claims, problems, seconds of CPU time
    totals: dict[str, float] = {}
    parts: list[Part] = []


def schema() -> pa.Schema:
    """The columns of a part: ``line`` is the line or row in the file; ``received`` the bytes as they came; ``extract``
    what ``sayso extract`` prints for it; ``sheet`` what comparing draws from it alone."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            pa.field("line", pa.int64(), nullable=False),
            pa.field("received", pa.binary(), nullable=False),
            pa.field("extract", pa.string(), nullable=False),
            pa.field("sheet", pa.binary()),
        ]
    )


def located(address: str) -> tuple[FileSystem, str]:
    """The file system of a path or address (``s3://…``, ``gs://…``), and the path in it. Raises NoExtracts."""
    from pathlib import Path

    from pyarrow.fs import FileSystem, LocalFileSystem

    if "://" not in address:
        return LocalFileSystem(), str(Path(address).absolute())
    try:
        system, path = FileSystem.from_uri(address)
    except (OSError, ValueError) as error:
        raise NoExtracts(f"{address}: cannot be reached: {_first_line(error)}") from None
    return system, path


def manifest(system: FileSystem, folder: str, shown: str) -> Manifest:
    """The manifest of a folder. Raises NoExtracts."""
    try:
        with system.open_input_stream(f"{folder}/{MANIFEST}") as stream:
            data = stream.read()
    except FileNotFoundError:
        raise NoExtracts(f"{shown}: holds no {MANIFEST}; is it a folder of extracts?") from None
    except OSError as error:
        raise NoExtracts(f"{shown}: cannot be read: {_first_line(error)}") from None
    try:
        found: Manifest = _manifests.decode(data)
    except msgspec.DecodeError as error:
        raise NoExtracts(f"{shown}/{MANIFEST}: is damaged: {error}") from None
    if found.format > FORMAT:
        raise NoExtracts(f"{shown}: was written by a newer sayso (format {found.format}; this one reads {FORMAT})")
    return found


def rows(system: FileSystem, folder: str, part: Part) -> Iterator[list[dict[str, Any]]]:
    """The rows of a part, some at a time. Raises OSError (ArrowInvalid among them) where it cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with system.open_input_file(f"{folder}/{part.name}") as stream:
            for batch in pq.ParquetFile(stream).iter_batches(batch_size=_ROWS):
                yield batch.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise OSError(0, _first_line(error)) from None


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


_manifests = msgspec.json.Decoder(Manifest)
