"""What can go wrong with a story file. Whatever is raised, nothing was changed."""

from __future__ import annotations


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
