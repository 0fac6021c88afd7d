"""A digest of the program's own modules and tables: tells machines apart that say they are of one version."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

#: What a reading is made by: the records, how a text is opened, the rules, the tables.
READ_BY = ("model.py", "intake", "reading", "knowledge")


def read_by(home: Path | None = None) -> str:
    """The digest of all that a reading is made by, in 16 digits; what the user adds and the model are not in it, for
    ``sayso.reading.extract.version`` names them. ``home`` is the folder of the program, this one unless given."""
    return digest(READ_BY, home=home)


@cache
def digest(parts: tuple[str, ...], said: str = "", home: Path | None = None) -> str:
    """The digest of files and folders of the program, by their names in it, and of a text. 16 hexadecimal digits."""
    home = home or Path(__file__).parents[1]
    found = hashlib.sha256(said.encode())
    for file in sorted(file for part in parts for file in (home / part, *(home / part).rglob("*.*"))):
        if file.is_file() and "__pycache__" not in file.parts:
            data = file.read_bytes()
            found.update(f"{file.relative_to(home).as_posix()} {len(data)}\n".encode() + data)
    return found.hexdigest()[:16]
