"""Stance: what a source does with a content, whether it is negated, how sure it is, on what condition and till when.

Certainty and polarity combine here and nowhere else: the weakest word wins, and two negations cancel.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import cast

from sayso.knowledge.cues import words
from sayso.knowledge.tables import table
from sayso.model import Certainty, Date, Polarity
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unsure")
_NEGATIVE_WORDS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely", "n’t"})
_NEGATIVE_SUBJECTS = frozenset({"nobody", "none", "nothing", "neither"})
#: Main verbs that say that what hangs on them was not done.
NEGATING_VERBS = frozenset({"fail", "refuse", "decline", "neglect", "omit", "forget", "refrain", "abstain"})
#: Verbs whose own negation is meant for what they bring in: *does not think that it will*.
_RAISING_NEGATION = frozenset(
    {"think", "believe", "expect", "want", "feel", "suppose", "imagine", "intend", "plan", "see"}
)
#: Conjunctions that open a condition.
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming", "supposing", "lest"})


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The least sure of these; certain where there is none."""
    return _ORDER[max((_ORDER.index(c) for c in certainties), default=0)]


def flipped(polarity: Polarity, times: int) -> Polarity:
    """The polarity after so many negations."""
    if times % 2 == 0:
        return polarity
    return "negative" if polarity == "positive" else "positive"


@cache
def _hedges() -> dict[str, dict[str, Certainty]]:
    found: dict[str, dict[str, Certainty]] = {}
    for certainty, kind, listed in table("hedges"):
        for word in listed.split():
            found.setdefault(kind, {})[word] = cast(Certainty, certainty)
    return found


def negations(head: Token) -> int:
    """How many negations stand on the clause of this verb (or predicate)."""
    count = 0
    for child in head.children:
        if (
            child.dep == "neg"
            or (child.lower in _NEGATIVE_WORDS and child.dep in ("advmod", "preconj", "cc", "det"))
            or (
                child.dep in ("nsubj", "nsubjpass", "expl")
                and (child.lower in _NEGATIVE_SUBJECTS or any(c.lower in ("no", "neither") for c in child.children))
            )
            or (child.dep in ("attr", "dobj") and any(c.lower == "no" and c.dep == "det" for c in child.children))
            or (child.dep == "prep" and child.lower in ("in", "under", "at") and _no_way(child))
            or (child.dep == "acomp" and any(c.lower in _NEGATIVE_WORDS for c in child.children))
        ):
            count += 1
    if head.lemma in NEGATING_VERBS and any(c.dep == "xcomp" for c in head.children):
        count += 1
    if (
        count == 0
        and head.dep == "conj"
        and head.head.pos == "VERB"
        and any(c.lower in ("nor", "or") for c in head.head.children if c.i < head.i and c.dep == "cc")
    ):
        own_subject = any(c.dep in ("nsubj", "nsubjpass") for c in head.children)
        if not own_subject:
            count += negations(head.head)
    denying = _hedges()["denying"]
    predicate = any(c.dep in ("acomp", "oprd") and c.lower in denying for c in head.children)
    return bool(count) + (predicate or (head.dep == "xcomp" and head.head.lower in denying))


def _no_way(prep: Token) -> bool:
    """*in no case, under no circumstances, at no time*."""
    return any(
        c.dep == "pobj"
        and c.lemma in ("case", "way", "circumstance", "time", "point", "event")
        and any(d.lower == "no" for d in c.children)
        for c in prep.children
    )


def cue_negated(cue: Token) -> bool:
    """The word of saying is itself negated: *did not say*."""
    if any(c.dep == "neg" or c.lower in ("never", "neither", "nor") for c in cue.children if c.i < cue.i):
        return True
    before = cue.nbor(-1)
    if before is not None and before.lower in ("neither", "nor"):
        return True
    return cue.dep == "xcomp" and cue.head.lemma in words("raising") and cue_negated(cue.head)


def raises_negation(cue: Token) -> bool:
    return cue.lemma in _RAISING_NEGATION


def hedges(view: View, head: Token) -> list[tuple[Token, Token, Certainty]]:
    """First and last token of each word of doubt that stands on the clause of ``head``, with what it leaves."""
    known = _hedges()
    found: list[tuple[Token, Token, Certainty]] = []
    for child in _clause_words(head):
        lower = child.lower
        if child.tag == "MD" and lower in known["modal"]:
            found.append((child, child, known["modal"][lower]))
        elif child.tag[:2] == "RB" and lower in known["adverb"]:
            found.append((child, child, known["adverb"][lower]))
        elif child.dep in ("acomp", "oprd") and lower in known["adjective"] | known["denying"]:
            found.append((child, child, (known["adjective"] | known["denying"])[lower]))
    # *is said to*, *is believed to*, *seems to* above
    above = head
    for _ in range(3):
        if above.dep != "xcomp" or above.head is above:
            break
        above = above.head
        passive = any(c.dep == "auxpass" for c in above.children)
        if passive and above.lemma in _HEDGING_PASSIVES:
            first = next(c for c in above.children if c.dep == "auxpass")
            found.append((first, _to_of(head) or above, _HEDGING_PASSIVES[above.lemma]))
        elif above.lemma in ("seem", "appear"):
            found.append((above, above, "probable"))
        elif above.lower in known["adjective"] | known["denying"]:
            found.append((above, above, (known["adjective"] | known["denying"])[above.lower]))
    if head.lemma in _HEDGING_PASSIVES:
        auxiliary = next((c for c in head.children if c.dep == "auxpass"), None)
        complement = next((c for c in head.children if c.dep == "xcomp"), None)
        if auxiliary is not None and complement is not None:
            found.append((auxiliary, _to_of(complement) or head, _HEDGING_PASSIVES[head.lemma]))
    elif head.lemma in ("seem", "appear") and any(c.dep in ("xcomp", "oprd", "acomp") for c in head.children):
        found.append((head, head, "probable"))
    return found


_HEDGING_PASSIVES: dict[str, Certainty] = {
    "say": "unsure", "report": "unsure", "allege": "unsure", "rumor": "unsure", "rumour": "unsure", "claim": "unsure",
    "suppose": "unsure", "understand": "probable", "believe": "probable", "think": "probable", "expect": "probable",
    "feel": "probable", "presume": "probable", "assume": "probable", "consider": "probable", "hold": "probable",
    "fear": "possible", "suspect": "possible", "estimate": "probable", "hear": "unsure",
}  # fmt: skip


def _to_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.tag == "TO" and c.i < verb.i), None)


def _clause_words(head: Token) -> list[Token]:
    """The words that stand on a verb's clause: its children, and those of its predicate."""
    found = list(head.children)
    for child in head.children:
        if child.dep in ("acomp", "attr", "advmod", "auxpass", "prep", "npadvmod"):
            found.extend(c for c in child.children if c.tag[:2] == "RB")
    if head.pos != "VERB" and head.head.lemma == "be":
        found.extend(head.head.children)
    return found


def condition(view: View, head: Token, cue: Token | None) -> tuple[int, int] | None:
    """Tokens of the condition under which the content holds, or None."""
    tokens = view.tokens
    for token in (head, cue):
        if token is None:
            continue
        for child in token.children:
            if child is head:
                continue
            if child.lower in ("provided", "providing") and child.dep in ("dep", "prep", "acl", "advcl"):
                return view.trim(*view.extent(child))
            if child.lower in ("had", "were", "should") and child.dep in ("advcl", "ccomp") and inverted(child):
                return view.trim(*view.extent(child))
            if child.dep == "advcl":
                mark = next(
                    (c for c in child.children if c.dep in ("mark", "advmod", "aux") and c.lower in _CONDITIONS), None
                )
                first = tokens[view.left[child.i]]
                if mark is not None or first.lower in _CONDITIONS:
                    return view.trim(*view.extent(child))
                if (
                    first.tag in ("VBD", "VB", "MD")
                    and first.lower in ("had", "were", "should")
                    and first.head is child
                ):
                    return view.trim(*view.extent(child))
                if first.lower == "only" and any(c.lower in ("if", "when", "after", "once") for c in child.children):
                    return view.trim(*view.extent(child))
                if tokens[view.left[child.i]].lower == "as" and _starts(view, view.left[child.i], ("as", "long", "as")):
                    return view.trim(*view.extent(child))
            elif child.dep == "prep":
                found = _on_condition(view, child)
                if found is not None:
                    return found
    low, high = view.extent(head)
    for i in range(low, min(len(tokens), high + 12)):
        if tokens[i].lower == "condition" and i >= 1 and not _starts(view, i + 1, ("of", "anonymity")):
            start = i
            while start > 0 and tokens[start - 1].lower in ("on", "the", "one", "under", "sole", "only"):
                start -= 1
            if tokens[start].lower in ("on", "under") and i + 1 < len(tokens) and tokens[i + 1].lower in ("that", "of"):
                return view.trim(start, _clause_end(view, i))
        opens = (
            tokens[i].lower == "unless"
            or (
                tokens[i].lower in ("as", "so")
                and _starts(view, i + 1, ("long", "as"))
                and tokens[i - 1].lower != "for"
            )
            or (tokens[i].lower == "provided" and i + 1 < len(tokens) and tokens[i + 1].lower == "that")
        )
        if opens and low < i <= high:
            return view.trim(i, _clause_end(view, i))
    return None


def inverted(verb: Token) -> bool:
    """*Had the bridge held*, *were it true*: the verb before its subject."""
    subjects = [c for t in (verb, *verb.children) for c in t.children if c.dep in ("nsubj", "nsubjpass")]
    return bool(subjects) and all(c.i > verb.i for c in subjects)


def _clause_end(view: View, at: int) -> int:
    """Where a clause that began before ``at`` ends: at the next semicolon or the end of the sentence."""
    tokens = view.tokens
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].text not in (";", ".", "”", '"', "''", "—", "–"):
        end += 1
    return end


def _on_condition(view: View, prep: Token) -> tuple[int, int] | None:
    noun = next((c for c in prep.children if c.dep == "pobj"), None)
    if noun is not None and noun.lemma == "condition" and prep.lower in ("on", "under"):
        return view.trim(*view.extent(prep))
    return None


def _starts(view: View, at: int, words: tuple[str, ...]) -> bool:
    return tuple(t.lower for t in view.tokens[at : at + len(words)]) == words


def due(dates: list[tuple[int, Date]], pieces: list[tuple[int, int]]) -> int | None:
    """Index of the first point in time within the pieces, or None."""
    for index, date in dates:
        if date.type in ("DATE", "TIME") and any(a <= date.start and date.end <= b for a, b in pieces):
            return index
    return None
