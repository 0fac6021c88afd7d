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
            (child.dep == "neg" and not _not_only(child))
            or (child.lower == "longer" and any(c.lower == "no" for c in child.children))
            or (
                child.lower in _NEGATIVE_WORDS
                and child.dep in ("advmod", "preconj", "cc", "det")
                and not _not_only(child)
            )
            or (
                child.dep in ("nsubj", "nsubjpass", "expl")
                and (
                    child.lower in _NEGATIVE_SUBJECTS
                    or any(_no(c) or c.lower in _BARELY or _not_all(c) for c in child.children)
                )
            )
            or (
                child.dep in ("attr", "dobj")
                and (
                    (child.lower == "nothing" and head.lemma in _DOING)
                    or any(c.lower == "no" and c.dep == "det" and _no(c) for c in child.children)
                )
            )
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
    told = _operand(head)
    if count == 0 and told is not None:
        count += negations(told)
        state = head.child("acomp")
        count += state is not None and state.lower in ("untrue", "false", "incorrect")
    denying = _hedges()["denying"]
    predicate = any(c.dep in ("acomp", "oprd") and c.lower in denying for c in head.children)
    return bool(count) + (predicate or head.lower in denying or (head.dep == "xcomp" and head.head.lower in denying))


def _operand(head: Token) -> Token | None:
    """The clause that *it is likely that …, it seems that …* speaks of."""
    if head.lemma in ("seem", "appear"):
        told = head.child("xcomp")
        if told is not None and told.i > head.i:
            return told
    subject = head.child("nsubj", "expl")
    if subject is None or subject.lower != "it" or head.lemma not in ("be", "seem", "appear", "look"):
        return None
    if head.lemma == "be" and head.child("acomp") is None:
        return None
    return next(
        (
            c
            for above in (head, *head.children)
            for c in above.children
            if c.dep in ("ccomp", "csubj") and c.i > head.i and c.child("mark") is not None
        ),
        None,
    )


def _not_all(word: Token) -> bool:
    """*not all of them, not one juror*."""
    return word.lower == "not" and word.i < word.head.i and not _not_only(word)


def _not_only(word: Token) -> bool:
    """*not only, not least; no fewer than, no later than, no doubt*: these negate nothing."""
    after = word.nbor()
    return after is not None and after.lower in _NOT_NEGATED


_NOT_NEGATED = frozenset(
    "only just merely simply least fewer less more later sooner earlier doubt matter wonder".split()
)
#: Verbs that are negated by their object: *did nothing wrong*; what costs nothing has a price.
_DOING = frozenset("do say know see find hear have take hide steal promise".split())
_BARELY = ("hardly", "scarcely", "barely")


def _no(word: Token) -> bool:
    """*no* or *neither* before a noun, unless it negates nothing."""
    return word.lower in ("no", "neither") and not _not_only(word)


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
    if cue.dep in ("acomp", "oprd") and any(c.dep == "neg" or c.lower == "never" for c in cue.head.children):
        return True
    before = cue.nbor(-1)
    if before is not None and before.lower in ("neither", "nor"):
        return True
    if any(c.dep == "dobj" and any(d.lower == "neither" for d in c.children) for c in cue.children):
        return True
    prep = cue.head
    if cue.dep == "pcomp" and prep.lower in ("without", "of", "than"):
        # *stopped short of denying, without saying, rather than deny*
        return prep.lower == "without" or (prep.nbor(-1) or prep).lower in ("short", "instead", "rather")
    return cue.dep == "xcomp" and cue.head.lemma in words("raising") and cue_negated(cue.head)


def nobody(cue: Token, source: Token) -> bool:
    """*Neither the club nor the agent would confirm it, no official said so*: nobody did."""
    holder = cue.head if cue.dep in ("acomp", "oprd") else cue
    subject = holder.child("nsubj")
    if subject is not source or subject.i > cue.i:
        return False
    return subject.lower in _NEGATIVE_SUBJECTS or any(_no(c) for c in subject.children)


def raises_negation(cue: Token) -> bool:
    return cue.lemma in _RAISING_NEGATION


def hedges(view: View, head: Token) -> list[tuple[Token, Token, Certainty]]:
    """First and last token of each word of doubt that stands on the clause of ``head``, with what it leaves."""
    known = _hedges()
    found: list[tuple[Token, Token, Certainty]] = []
    for child in _clause_words(head):
        lower = child.lower
        if child.tag == "MD" and lower in known["modal"] and not _ought(view, head, child):
            found.append((child, child, known["modal"][lower]))
        elif child.tag[:2] == "RB" and lower in known["adverb"]:
            found.append((child, child, known["adverb"][lower]))
        elif lower in ("certainly", "certain") and (almost := _almost(child)) is not None:
            found.append((almost, child, "probable"))
        elif child.tag[:2] == "NN" and (left := _chance(head, child, known["noun"])) is not None:
            found.append((child, child, left))
        elif child.dep == "parataxis" and child.lemma in ("seem", "appear") and child.child("nsubj") is not None:
            found.append((child, child, "probable"))  # *The prince, it seems, has left*
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
    elif head.lemma in _LOOKING and any(c.dep in _SEEMING or _as_if(c) for c in head.children):
        if head.lemma in ("seem", "appear") or any(_as_if(c) for c in head.children):
            found.append((head, head, "probable"))
    elif head.lemma == "remain" and any(c.dep == "xcomp" and c.lemma in ("see", "know") for c in head.children):
        found.append((head, head, "unsure"))  # *It remains to be seen whether …*
    elif head.lemma == "be" and (open_ := _open_question(head) or _not_clear(head)) is not None:
        found.append((open_, open_, "unsure"))
    return found


_LOOKING = ("seem", "appear", "look", "sound", "feel")


def _almost(word: Token) -> Token | None:
    """*almost certainly, all but certain*: the word that takes something away."""
    before = word.nbor(-1)
    return before if before is not None and before.lower in ("almost", "nearly", "but", "virtually") else None


def _chance(head: Token, noun: Token, known: dict[str, Certainty]) -> Certainty | None:
    """What *there is a chance that …, chances are that …, in all likelihood* leave of a clause, or None."""
    lower = noun.lower
    if lower not in known:
        return None
    if noun.dep == "pobj":
        return known[lower] if noun.head.lower == "in" and noun.head.head is head else None
    if head.lemma != "be" or noun.dep not in ("attr", "nsubj") or _no(noun.children[0] if noun.children else noun):
        return None
    great = any(c.lower in ("good", "strong", "real", "high", "every", "great") for c in noun.children)
    return "probable" if great else known[lower]


def _as_if(clause: Token) -> bool:
    """*as if it had split, as though it were over*."""
    return clause.dep == "advcl" and any(c.lower in ("if", "though") and _after_as(c) for c in clause.children)


def _after_as(word: Token) -> bool:
    before = word.nbor(-1)
    return before is not None and before.lower == "as"


def _not_clear(head: Token) -> Token | None:
    """*Whether he will come is not clear*: the adjective."""
    state, clause = head.child("acomp"), head.child("csubj", "csubjpass")
    if state is None or clause is None or state.lower not in ("clear", "known", "certain", "sure", "obvious"):
        return None
    return state if any(c.dep == "neg" for c in head.children) else None


def _open_question(head: Token) -> Token | None:
    """*It is an open question whether …, it is a mystery why …*: the noun."""
    subject, noun = head.child("nsubj"), head.child("attr")
    if subject is None or subject.lower != "it" or noun is None:
        return None
    clauses = (
        c for t in (noun, head) for c in t.children if c.i > noun.i and c.dep in ("acl", "ccomp", "relcl", "advcl")
    )
    open_ = ("whether", "who", "why", "how") if noun.lemma in _OPEN else ("whether", "why", "how")
    # *it was the cook who set fire to the barn* is told for certain
    return noun if any(c.left_edge.lower in open_ for c in clauses) else None


_OPEN = frozenset("question mystery riddle puzzle secret enigma matter guess issue".split())


_SEEMING = ("xcomp", "oprd", "acomp", "ccomp")


def _ought(view: View, head: Token, modal: Token) -> bool:
    """*should resign, should be banned, should have told us*: what ought to be done, not what is likely."""
    if modal.lower not in ("should", "ought"):
        return False
    if any(c.dep == "auxpass" or c.lemma == "have" for c in head.children):
        return True
    subject = head.child("nsubj")
    return subject is not None and view.can_speak(subject) and head.lemma != "be"


_HEDGING_PASSIVES: dict[str, Certainty] = {
    "say": "unsure", "report": "unsure", "allege": "unsure", "rumor": "unsure", "rumour": "unsure", "claim": "unsure",
    "suppose": "unsure", "understand": "probable", "believe": "probable", "think": "probable", "expect": "probable",
    "feel": "probable", "presume": "probable", "assume": "probable", "consider": "probable", "hold": "probable",
    "fear": "probable", "suspect": "possible", "estimate": "probable", "hear": "unsure",
}  # fmt: skip


def _to_of(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.tag == "TO" and c.i < verb.i), None)


def _clause_words(head: Token) -> list[Token]:
    """The words that stand on a verb's clause: its children, and those of its predicate."""
    found = list(head.children)
    for child in head.children:
        if child.dep in ("acomp", "attr", "advmod", "auxpass", "prep", "npadvmod"):
            found.extend(c for c in child.children if c.tag[:2] == "RB" or c.dep == "pobj")
    if head.pos != "VERB" and head.head.lemma == "be":
        found.extend(head.head.children)
    return found


def due(dates: list[tuple[int, Date]], pieces: list[tuple[int, int]]) -> int | None:
    """Index of the first point in time within the pieces, or None."""
    for index, date in dates:
        if date.type in ("DATE", "TIME") and any(a <= date.start and date.end <= b for a, b in pieces):
            return index
    return None
