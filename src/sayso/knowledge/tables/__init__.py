"""The tables: one tab-separated file each beside this module.

A line that is empty or begins with ``#`` is a comment; a table begins with comments that tell what its columns are and
where its facts come from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``NAME.tsv`` as tuples of its cells, blanks around a cell taken away.

    Raises FileNotFoundError for an unknown name, ValueError where rows differ in their number of cells.
    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text("utf-8")
    rows = [
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.split("\n")
        if line.strip() and not line.startswith("#")
    ]
    if len({len(row) for row in rows}) > 1:
        width = len(rows[0])
        bad = next(row for row in rows if len(row) != width)
        raise ValueError(f"table {name}: a row has {len(bad)} cells, the first one {width}: {bad}")
    return tuple(rows)
