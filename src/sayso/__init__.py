"""sayso: who claims what, on whose say-so.

Reads many news reports of a developing story and keeps a ledger of what they claim: who says it, on whose authority,
how sure, where, when, and under what condition; then lays the reports side by side.

    import sayso

    for extract in sayso.extract([sayso.Report(id="1", text="Officials said the bridge was closed.")]):
        print(extract.claims)

    with sayso.open_story("flood.sayso") as story:
        story.read(["reports/"])
        story.compare()
        for finding in story.findings():
            print(finding.message)

Names are loaded when they are first used, so that ``import sayso`` is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.model import (
        Actor,
        Balance,
        Claim,
        Cluster,
        Compared,
        Control,
        Copy,
        Date,
        Entry,
        Event,
        Evidence,
        Extract,
        Finding,
        Forecast,
        Notice,
        Party,
        Place,
        Point,
        Position,
        Problem,
        Quantity,
        Relation,
        Remark,
        Report,
        Source,
        Span,
        StoryActor,
        to_json,
    )  # fmt: skip
    from sayso.reading.extract import extract
    from sayso.story import (
        CompareResult,
        CustodyEntry,
        DamagedStory,
        Decision,
        LockedStory,
        NewerStory,
        NotAStory,
        PlaceUse,
        Progress,
        Quote,
        ReadProblem,
        ReadResult,
        StoredReport,
        Story,
        StoryError,
        UnknownReport,
        open_story,
    )  # fmt: skip

_MODEL = (
    "Actor", "Balance", "Claim", "Cluster", "Compared", "Control", "Copy", "Date", "Entry", "Event", "Evidence",
    "Extract", "Finding", "Forecast", "Notice", "Party", "Place", "Point", "Position", "Problem", "Quantity",
    "Relation", "Remark", "Report", "Source", "Span", "StoryActor", "to_json",
)  # fmt: skip
_STORY = (
    "CompareResult", "CustodyEntry", "DamagedStory", "Decision", "LockedStory", "NewerStory", "NotAStory", "PlaceUse",
    "Progress", "Quote", "ReadProblem", "ReadResult", "StoredReport", "Story", "StoryError", "UnknownReport",
    "open_story",
)  # fmt: skip
_HOME = (
    dict.fromkeys(_MODEL, "sayso.model") | dict.fromkeys(_STORY, "sayso.story") | {"extract": "sayso.reading.extract"}
)

__all__ = [
    "Actor", "Balance", "Claim", "Cluster", "CompareResult", "Compared", "Control", "Copy", "CustodyEntry",
    "DamagedStory", "Date", "Decision", "Entry", "Event", "Evidence", "Extract", "Finding", "Forecast", "LockedStory",
    "NewerStory", "NotAStory", "Notice", "Party", "Place", "PlaceUse", "Point", "Position", "Problem", "Progress",
    "Quantity", "Quote", "ReadProblem", "ReadResult", "Relation", "Remark", "Report", "Source", "Span", "StoredReport",
    "Story", "StoryActor", "StoryError", "UnknownReport", "__version__", "extract", "open_story", "to_json",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("sayso")
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


if TYPE_CHECKING:
    __version__: str
