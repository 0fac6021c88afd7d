"""Reports and stories for the tests of the story file."""

from __future__ import annotations

import json
from pathlib import Path

#: Ids and texts of a small story, all of them made up.
REPORTS = {
    "board": "The dyke at Ormos held through the night, the water board said on Sunday. Its director denied that the "
    "lower town had been cleared.",
    "courier": "The lower town of Ormos has been cleared, according to two firemen. Officials believe that the crest "
    "will pass Budapest by Tuesday, if it does not rain.",
    "evening": "At least 12 people were hurt in Ormos, the fire brigade said. Residents demanded that the sluice be "
    "opened. The road bridge at Osijek was swept away on Tuesday night.",
}


def write_lines(path: Path, reports: dict[str, str] | None = None, **fields: str) -> Path:
    """A JSONL file of these reports."""
    rows = [{"id": id, "text": text} | fields for id, text in (reports or REPORTS).items()]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path
