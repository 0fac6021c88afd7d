"""Origins: on whose own seeing, knowing or deciding a report or a claim rests.

A copy rests on the report it was taken from; a claim with a chain of sources on the outermost of them that is no mere carrier
(an agency that passes on a minister's word is none); a report that credits a medium (*(Reuters)*, *citing*, *as reported by*)
on that medium, also where its report is not in the story.
"""

from __future__ import annotations

from sayso.comparing.told import Told
from sayso.model import Claim


def credits(told: Told) -> list[str]:
    """The media and agencies that a report names as where it has its text from, as worded, in order of mention."""
    return []


def origin(told: Told, claim: Claim) -> str | None:
    """A key for the origin of a claim, the same in every report that names it; None: it could not be traced.

    ``medium:reuters`` for a credited medium, ``actor:…`` for a named source.
    """
    return None
