"""The story file: reports as received, what they claim, what lies between them, and who decided what.

``open_story`` opens or makes one; everything else is a method of ``Story``.
"""

from __future__ import annotations

from sayso.intake import ReadProblem
from sayso.story.errors import (
    DamagedStory,
    LockedStory,
    NewerStory,
    NotAStory,
    StaleDecision,
    StoryError,
    UnknownReport,
)  # fmt: skip
from sayso.story.records import (
    CompareResult,
    CustodyEntry,
    Decision,
    PlaceUse,
    Progress,
    Quote,
    ReadResult,
    Review,
    StoredReport,
)  # fmt: skip
from sayso.story.story import Story, open_story

__all__ = [
    "CompareResult", "CustodyEntry", "DamagedStory", "Decision", "LockedStory", "NewerStory", "NotAStory", "PlaceUse",
    "Progress", "Quote", "ReadProblem", "ReadResult", "Review", "StaleDecision", "StoredReport", "Story", "StoryError",
    "UnknownReport", "open_story",
]  # fmt: skip
