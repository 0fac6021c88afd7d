"""Main verbs that the parse takes into the clause of a noun: *The claim that he was framed convinced nobody*.

A sentence that begins with a noun and its clause is often read as that noun alone, with the main verb for a part of the
clause. The clause then ends where a second finite verb has no subject of its own.
"""

from __future__ import annotations

from sayso.reading.attribution.view import View
from sayso.reading.document import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD")
#: Tags that a main verb gets when it is taken for a participle or an adjective.
_TAKEN_FOR = ("VBN", "VBD", "JJ")
#: Words before a verb that begin a clause of their own, or go on with the verb before.
_OPENING = frozenset(
    "who which that what whose when where if because as after before while until and or but to".split()
)
#: Verbs whose past is the bare form, which the parse takes for a noun behind another verb.
_UNCHANGED = frozenset("spread put set cut hit cost hurt let shut split burst cast read".split())
#: Tags of words that bind what follows to a noun behind it.
_BINDING = ("DT", "PRP$", "RB", "TO", "IN", "CC", "JJ", "POS", "VBG")
_FRACTIONS = frozenset("half third quarter fifth sixth seventh eighth ninth tenth".split())
#: Tags of what can begin an object or a predicate.
_BEHIND = ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "RB", "CD", "IN", "TO", "WP")


def before_swallowed(view: View, start: int, stop: int, *, wished: bool = False) -> int:
    """The last token of a noun's clause from ``start``, before the main verb within it; ``stop`` where none is."""
    tokens = view.tokens
    first = next((t.i for t in tokens[start + 1 : stop + 1] if t.tag in _FINITE), None)
    if first is None:
        return stop
    at = _group_end(tokens, first, stop)
    for token in tokens[at + 1 : stop + 1]:
        before = tokens[token.i - 1]
        if token.lower in _OPENING and token.tag in ("IN", "WDT", "WP", "WRB", "WP$") and token.i > at + 1:
            break
        if token.tag in _FINITE and before.lower not in _OPENING and before.tag not in ("PRP", "CC", "MD", "RB"):
            return token.i - 1
    taken = _taken_for(tokens, at, stop)
    if taken is not None:
        return taken.i - 1
    before = tokens[first - 1]
    if wished and before.tag == "NN" and before.i > start + 1 and at < stop and tokens[at].tag in ("VBN", "VBD", "VBZ"):
        # *The demand that the minister resign was ignored*
        return before.i
    return stop


def _taken_for(tokens: list[Token], at: int, stop: int) -> Token | None:
    """The main verb that the parse takes for an adjective, a participle or a noun: *convinced nobody*."""
    for token in tokens[at + 1 : stop]:
        before, after = tokens[token.i - 1], tokens[token.i + 1]
        past = token.lower.endswith("ed") or token.tag in ("VBN", "VBD")
        if (
            past
            and token.tag in _TAKEN_FOR
            and after.tag in _BEHIND
            and (before.tag not in _BINDING or before.i == at or before.lower in _FRACTIONS)
            and before.lower not in ("be", "been", "being", "have", "has", "had", "was", "were", "is", "are")
        ):
            return token
        if (
            token.lower in _UNCHANGED
            and after.tag in ("IN", "DT", "TO", "RP", "PRP$")
            and before.tag not in ("DT", "JJ", "IN", "TO", "PRP$", "POS")
        ):
            return token
    return None


def before_finite(view: View, start: int, stop: int) -> int:
    """The last token of a noun's infinitive before the main verb within it: *The promise to stay was broken*."""
    for token in view.tokens[start + 2 : stop + 1]:
        before = view.tokens[token.i - 1]
        after = token.nbor()
        timed = after is not None and after.tag in ("CD", "NNP") and token.tag == "IN"  # *until 2030*
        if token.lower in _OPENING and token.tag in ("IN", "WDT", "WP", "WRB", "WP$") and not timed:
            break
        if token.tag in _FINITE and before.lower not in _OPENING and before.tag not in ("PRP", "CC", "MD", "RB"):
            return token.i - 1
    taken = _taken_for(view.tokens, start + 1, stop)
    return taken.i - 1 if taken is not None else stop


def _group_end(tokens: list[Token], first: int, stop: int) -> int:
    """The last token of a verb with its auxiliaries: *has been debunked*."""
    at = first
    while at < stop:
        following = tokens[at + 1]
        if following.tag in ("VB", "VBN", "VBG") and tokens[at].tag in (*_FINITE, "VB", "VBN", "RB"):
            carrier = tokens[at].lemma in ("be", "have", "do") or tokens[at].tag in ("MD", "RB")
            if not carrier:
                break
            at += 1
        elif following.tag == "RB" and at + 2 <= stop and tokens[at + 2].tag in ("VB", "VBN", "VBG", "RB"):
            at += 1
        else:
            break
    return at
