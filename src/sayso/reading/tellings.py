"""Parses set right where somebody says something: who says it and what is said, taken by the small model for a part of
something else.

One whose *who* clause takes the verb (*a clerk who would not be named said*), a telling between commas or behind what
is told (*…, a clerk told the court*), what somebody is told (*told a meeting on Monday that …*), and a verb of saying
taken for a noun (*pilots who came in allege that …*).
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.reading.mended import (
    FINITE,
    NOUNS,
    OBJECTS,
    PARTS,
    STOPS,
    SUBJECTS,
    Mend,
    Mended,
    hand_on,
    labels,
    top_noun,
    under,
)

SAID = frozenset({"said", "told", "says", "added"})
#: verbs that may stand with their subject between commas in what is told
_TELLS = frozenset(
    "said says claimed claims insisted insists reported reports believed believes swore swears alleged alleges "
    "maintained maintains thought thinks declared declares explained wrote writes".split()
)
#: verbs of telling somebody
TOLD = frozenset(
    "told tells informed informs assured assures notified notifies warned warns reminded reminds convinced promised "
    "promises".split()
)
#: forms of verbs of saying that are nouns too
_NOUN_TOO = frozenset("allege alleges claim claims maintain maintains swear swears report reports state states".split())
#: verbs that say that something is, with a time or a place of saying behind
_STATED = frozenset("said says stated declared announced claimed alleged wrote reported".split())
#: nouns that a *that* clause may be the content of
_CONTENTS = frozenset(
    "rumour rumours rumor rumors news fact claim claims fear fears report reports plan plans view belief idea hope "
    "hopes proof evidence danger risk sign signs doubt doubts suspicion impression theory threat decision".split()
)
#: tokens of a *who* clause beyond which the verb of saying is not given to its noun
_WHO = 12


# who says it
def _without_teller(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a verb of saying has lost its subject to a clause with *who*."""
    return words[i] in SAID and "who" in words[max(0, i - _WHO) : i]


def _give_teller(words: Sequence[str], p: Mended, i: int) -> None:
    """Give the verb its subject: *a clerk who would not be named said*."""
    who = max(k for k in range(i) if words[k] == "who")
    clause = p.heads[who]
    noun = p.heads[clause]
    if p.deps[clause] != "relcl" or not noun < who or "," in words[who:i]:
        return
    subjects = [k for k in range(i) if p.heads[k] == i and p.deps[k] == "nsubj"]
    if len(subjects) == 2 and subjects[0] == noun and subjects[1] > who:
        # *a neighbour who did not want her name printed said*
        p.heads[subjects[1]], p.deps[subjects[1]] = clause, "dobj"
        return
    root = next(k for k, head in enumerate(p.heads) if head == k)
    if len(subjects) == 1 and subjects[0] > who and (p.heads[noun], p.heads[i], p.deps[i]) == (noun, clause, "ccomp"):
        # the like where all else of the sentence hangs on *neighbour*
        p.heads[subjects[0]], p.deps[subjects[0]] = clause, "dobj"
        p.heads[i], p.deps[i], p.tags[i] = i, "ROOT", "VBD"
        p.heads[noun], p.deps[noun] = i, "nsubj"
        hand_on(p, noun, i, i)
        return
    if subjects or p.deps[noun] != "appos" or under(p.heads, noun, i) > (root == i):
        return
    if root != i:
        if p.heads[i] != root or p.deps[i] not in ("advcl", "conj", "ccomp"):
            return
        p.heads[root], p.deps[root] = i, "ccomp"
        p.heads[i], p.deps[i], p.tags[i] = i, "ROOT", "VBD"
    p.heads[noun], p.deps[noun] = i, "nsubj"


# who says it, put in between commas
def _inserted(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a telling between commas is taken for a clause on the noun before: *The boat, a clerk claimed, sank*."""
    noun = p.heads[i]
    if p.deps[i] != "relcl" or words[i] not in _TELLS or words[i + 1 : i + 2] != [","] or not noun < i:
        return False
    below = [k for k, head in enumerate(p.heads) if head == i and k != i]
    subjects = [k for k in below if p.deps[k] == "nsubj"]
    if len(subjects) != 1 or not noun < subjects[0] < i or any(p.tags[k] in ("WDT", "WP", "IN") for k in below):
        return False
    first = min(k for k in range(len(words)) if under(p.heads, k, subjects[0]))
    top = top_noun(p, noun)
    return words[first - 1] == "," and p.deps[top] in SUBJECTS and p.heads[top] > i


def _set_aside(words: Sequence[str], p: Mended, i: int) -> None:
    """Hang the telling on the verb of what is told."""
    p.heads[i], p.deps[i] = p.heads[top_noun(p, p.heads[i])], "parataxis"


# what is told, or who tells it, taken for something else
def _untold(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether *that* begins what somebody is told, and the parse hangs it elsewhere: *told a meeting that*."""
    teller = _teller(words, p, i)
    if teller is None or not _joins(p, i):
        return False
    verb = _verb_behind(p, i)
    if verb is None or p.heads[verb] == verb or not teller <= p.heads[verb] < i:
        return False
    return p.deps[verb] in ("relcl", "acl", "conj", "advcl") and "nsubj" in labels(p, teller)


def _joins(p: Mended, i: int) -> bool:
    """Whether *that* has no part in the clause that it begins: its verb has a subject and an object besides."""
    return p.deps[i] == "mark" or {"nsubj", "dobj"} <= {
        p.deps[k] for k, head in enumerate(p.heads) if head == p.heads[i] and k != i
    }


def _object_that(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether *that* is taken for the object of what somebody is told: *told our man that the spring dried up*."""
    verb = p.heads[i]
    return (
        p.deps[i] == "dobj" and verb > i and p.deps[verb] == "ccomp" and words[p.heads[verb]] in TOLD
        and p.heads[verb] < i and "nsubj" in labels(p, verb)
    )  # fmt: skip


def _begin(words: Sequence[str], p: Mended, i: int) -> None:
    p.deps[i], p.tags[i] = "mark", "IN"


def _teller(words: Sequence[str], p: Mended, i: int) -> int | None:
    """The verb of telling before *that* in whose clause it stands."""
    for k in range(i - 1, max(0, i - _WHO), -1):
        if words[k] in (",", ";", ":") or p.tags[k] == "MD":
            return None
        if p.tags[k] in ("VBD", "VBZ", "VBP"):
            timed = words[k] in _STATED and p.tags[k + 1] in ("IN", "NNP")
            return k if (words[k] in TOLD or timed) and not _of_content(words, p, k, i) else None
    return None


def _of_content(words: Sequence[str], p: Mended, teller: int, i: int) -> bool:
    """Whether *that* tells what a noun right before is of: *told of the rumour that*."""
    return words[teller + 1] in ("of", "about") or words[i - 1] in _CONTENTS


def _verb_behind(p: Mended, that: int) -> int | None:
    """The finite verb of the clause that *that* begins."""
    verb = p.heads[that]
    if p.tags[verb] in PARTS or p.tags[verb] in ("DT", "CD"):
        # *that not a drop had reached*
        if p.deps[verb] not in SUBJECTS:
            return None
        verb = p.heads[verb]
    return verb if verb > that and p.tags[verb].startswith("VB") else None


def _hang_told(words: Sequence[str], p: Mended, i: int) -> None:
    """Hang what is told on the verb of telling."""
    verb, teller = _verb_behind(p, i), _teller(words, p, i)
    assert verb is not None and teller is not None
    p.heads[i], p.deps[i], p.tags[i] = verb, "mark", "IN"
    p.heads[verb], p.deps[verb] = teller, "ccomp"


def _noun_for_verb(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether *that* stands behind a verb of saying that is taken for a noun, and what is before has no verb but in a
    *who* clause: *pilots who came in on Sunday allege that*; *the skipper of a trawler maintains that*.
    """
    if words[i - 1] not in _NOUN_TOO or p.tags[i - 1] not in NOUNS or p.deps[i] != "mark" or "," in words[:i]:
        return False
    who, verb = _who(words, p, i - 1), _verb_behind(p, i)
    if verb is None or who is None or p.tags[who - 1] not in NOUNS or any(p.tags[k] in FINITE for k in range(who)):
        return False
    if p.heads[verb] == verb or next(k for k, head in enumerate(p.heads) if head == k) < i:
        verbs = [k for k in range(who, i - 1) if p.tags[k] in FINITE or p.tags[k] == "MD"]
    else:
        # *the list of claims that the firm rejected is long*
        return False
    if words[who] in ("who", "which"):
        return bool(verbs)
    plain = words[i - 1].endswith("s") == (p.tags[who - 1] in ("NN", "NNP"))
    return not verbs and plain and p.heads[i - 1] != who - 1


def _who(words: Sequence[str], p: Mended, end: int) -> int | None:
    """Where the *who* clause of the first noun of a sentence begins, or what else stands behind that noun."""
    who = next((k for k in range(1, min(end, _WHO)) if words[k] in ("who", "which")), None)
    if who is not None:
        return who
    first = next((k for k in range(end) if p.tags[k] in NOUNS), end)
    while first + 1 < end and p.tags[first + 1] in NOUNS:
        first += 1
    return first + 1 if first + 1 < end and p.tags[first + 1] == "IN" else None


def _make_verb(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the noun before *that* the verb of the sentence."""
    said, verb = i - 1, _verb_behind(p, i)
    who = _who(words, p, said)
    assert verb is not None and who is not None
    noun, first = who - 1, next((k for k in range(who, said) if p.tags[k] in FINITE), None)
    root = next(k for k, head in enumerate(p.heads) if head == k)
    above, dep = p.heads[said], p.deps[said]
    if dep in OBJECTS and p.heads[said - 1] == said:
        # *came in on Sunday allege*
        p.heads[said - 1], p.deps[said - 1] = above, dep
        if p.tags[said - 1] not in PARTS:
            p.tags[said - 1] = "NN"
    for k, head in enumerate(p.heads):
        if head == said and k < said:
            p.heads[k] = said - 1 if k < said - 1 else p.heads[k]
        elif head == root and ((k < who and root != noun) or words[k] in STOPS):
            p.heads[k] = said
    p.tags[said], p.deps[said], p.heads[said] = ("VBZ" if words[said].endswith("s") else "VBP"), "ROOT", said
    p.heads[noun], p.deps[noun] = said, "nsubj"
    if first is not None:
        p.heads[first], p.deps[first] = noun, "relcl"
    p.heads[i], p.deps[i], p.tags[i] = verb, "mark", "IN"
    p.heads[verb], p.deps[verb] = said, "ccomp"


def _told_behind(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether somebody is told what stands before a comma, and the parse hangs the telling on that: *The bell fell, a
    clerk told the court*.
    """
    if words[i] not in TOLD or p.tags[i] not in ("VBD", "VBZ", "VBN") or p.deps[i] in ("ROOT", "ccomp", "relcl"):
        return False
    comma = _comma_before(words, p, i)
    if comma is None or p.heads[i] >= comma:
        return False
    end = next((k for k in range(i + 1, len(words)) if words[k] in (";", *STOPS)), len(words))
    if end == i + 1 or "," in words[i:end] or p.tags[i + 1] not in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$"):
        return False
    behind = p.tags[i + 1 : end]
    return not any(t in FINITE or t in ("MD", "TO", "VB", "VBN") for t in behind) and _told_by(p, comma, i) is not None


def _comma_before(words: Sequence[str], p: Mended, i: int) -> int | None:
    """The comma behind which who tells it stands, with nothing else between but a clause of *who* he is."""
    comma = next((k for k in range(i - 1, max(0, i - _WHO), -1) if words[k] in (",", ";", ":")), None)
    if comma is None or words[comma] != "," or comma + 1 == i:
        return None
    if p.tags[comma + 1] not in ("DT", "PRP$", "NN", "NNS", "NNP", "CD", "JJ", "PRP"):
        return None
    who = next((k for k in range(comma + 1, i) if words[k] in ("who", "whose")), i)
    if any(p.tags[k] in FINITE or p.tags[k] in ("MD", "CC", "WRB", "VBN") for k in range(comma + 1, who)):
        return None
    return comma if any(p.tags[k] in FINITE or p.tags[k] == "MD" for k in range(comma)) else None


def _told_by(p: Mended, comma: int, i: int) -> int | None:
    """The noun for who tells it, between the comma and the verb."""
    own = [k for k in range(comma + 1, i) if p.heads[k] == i and p.deps[k] == "nsubj"]
    if own:
        return own[0]
    outside = [k for k in range(comma + 1, i) if not comma < p.heads[k] < i and p.tags[k] in (*NOUNS, "PRP", "CD")]
    return outside[0] if outside else None


def _hang_behind(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the telling the verb on which what is told hangs."""
    comma = _comma_before(words, p, i)
    assert comma is not None
    noun, above = _told_by(p, comma, i), p.heads[i]
    assert noun is not None
    while p.deps[above] not in ("ROOT", "ccomp", "conj") and p.heads[above] < comma:
        above = p.heads[above]
    later = p.heads[above]
    whole = later == above or (later > i and p.heads[later] == later and ";" in words[i:later])
    for k, head in enumerate(p.heads):
        if head in (above, later) and k > i and whole and (head == above or words[k] in STOPS):
            p.heads[k] = i
    if whole and later != above:
        # *…, a clerk told the court; so may others*
        p.heads[later], p.deps[later] = i, "parataxis"
    p.heads[i], p.deps[i], p.tags[i] = i if whole else later, "ROOT" if whole else p.deps[above], "VBD"
    p.heads[above], p.deps[above] = i, "ccomp"
    p.heads[noun], p.deps[noun] = i, "nsubj"
    p.heads[comma] = i


AT_TELLINGS: tuple[Mend, ...] = ((_without_teller, _give_teller), (_inserted, _set_aside))
AT_SAID: tuple[Mend, ...] = ((_without_teller, _give_teller), (_told_behind, _hang_behind))
AT_THAT: tuple[Mend, ...] = ((_untold, _hang_told), (_object_that, _begin), (_noun_for_verb, _make_verb))
