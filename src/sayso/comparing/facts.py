"""What lies between two reports, as it is kept."""

from __future__ import annotations

import msgspec

from sayso.comparing.copies.copies import Shared
from sayso.comparing.pairs import PairResult


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What lies between two reports, ``a`` being the one with the lower number."""

    shared: Shared | None
    near: float
    result: PairResult | None
    #: how many weighty words they share, of those under which they stand near enough to each other
    words: int = 0
    #: whether their claims were laid side by side
    laid: bool = False
