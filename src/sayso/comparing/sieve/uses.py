"""What couples of statements of two reports, or the two reports, may be of use for: the rules and the links of claims.

The sieve says it of each couple from the lines of the reports alone; a rule looks only at those that it may use.
"""

from __future__ import annotations


class Use:
    """Rules, and links of claims; numbers of one bit each, so that several are their sum."""

    #: two claims about the same point
    LINKS = 1
    #: contradiction
    OPPOSITES = 2
    #: hardening
    HARDER = 4
    #: update
    NEWER = 8
    #: lost-source
    SOURCES = 16
    #: position-shift: another price
    TERMS = 32
    #: single-origin
    ORIGINS = 64
    #: number-conflict
    FIGURES = 128
    #: position-shift: of two reports, not of couples
    STANCES = 256
    #: altered-quote: of two reports, not of couples
    QUOTATIONS = 512
    #: number-conflict: figures of one measure, of two reports, not of couples
    MEASURES = 1024
    #: update: states and their ends, of two reports, not of couples
    ENDS = 2048
    #: contradiction: answers to one question, of two reports, not of couples
    ANSWERS = 4096


#: all of them
ANY = (1 << 13) - 1
#: bits that are kept for them; four times as many fit into a signed 64-bit number
WIDTH = 15
