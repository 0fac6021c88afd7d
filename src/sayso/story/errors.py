"""What can go wrong with a story file. Whatever is raised, nothing was changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.story.records import Decision


class StoryError(Exception):
    """Base of all; its text is one plain sentence that names the file."""


class NotAStory(StoryError):
    """The file is something else, or there is none and none was to be made."""


class NewerStory(StoryError):
    """The file was written by a newer sayso."""


class DamagedStory(StoryError):
    """The file is truncated or damaged."""


class LockedStory(StoryError):
    """Another program is writing to the story, or holds on to it."""


class UnknownReport(StoryError, KeyError):
    """No report of the story has this id."""

    def __str__(self) -> str:
        return str(self.args[0])


class StaleDecision(StoryError):
    """Somebody else decided on the same thing since it was last looked at; ``since`` are those decisions."""

    def __init__(self, message: str, since: Sequence[Decision]) -> None:
        super().__init__(message)
        self.since = list(since)
