"""One JSON object a line: each report with all that was read in it, then all that lies between the reports.

A report's line has ``record`` ``report``, the fields of an extract (``sayso extract`` writes the same), those of the
report (``published``, ``outlet``, ``url``, ``author``) and where it comes from: ``first_read``, ``sha256``,
``text_sha256``, ``extractor``, ``version_of``. Since ``text``, ``title`` and ``published`` are among them, a line is
also a report that can be read again. Paths are left out. The other lines are those of ``sayso compare --json``.
"""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from sayso.model import to_json
from sayso.story import StoredReport, Story


def write(story: Story, out: BinaryIO) -> int:
    """Write the story and return the number of lines."""
    lines = 0
    for stored in story.reports():
        out.write(_report(story, stored) + b"\n")
        lines += 1
    for record in story.records():
        out.write(to_json(record) + b"\n")
        lines += 1
    return lines


def _report(story: Story, stored: StoredReport) -> bytes:
    report = stored.report
    head = {
        "record": "report",
        "published": report.published,
        "outlet": report.outlet,
        "url": report.url,
        "author": report.author,
        "first_read": stored.first_read,
        "sha256": stored.sha256,
        "text_sha256": stored.text_sha256,
        "extractor": stored.extractor,
        "version_of": stored.version_of,
    }
    known = msgspec.json.encode({name: value for name, value in head.items() if value is not None})
    # two objects made one: their fields have no name in common
    return known[:-1] + b"," + to_json(story.extract(report.id))[1:]
