"""Parses set right where the small model is known to go wrong and the sentence itself shows it.

A past tense that is taken for a participle (*The gate jammed on Thursday, and water ran over the crest*), so that the
clause has no verb of its own or its subject hangs on the next one, and the other way round (*The bone found there is a
flute*); a word with a hyphen that is taken to pieces (*Thursday's semi-final*); a name that is parted from the noun
before it (*the poet Ilmar*); one who says something and whose *who* clause takes the verb (*a clerk who would not be
named said*), or whose saying is taken for a noun or for a clause of something else (*pilots who came in allege that …*;
*told a meeting on Monday that …*; *…, a clerk told the court*); a date behind its weekday (*on Tuesday, 14 March*).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PARTS = _NOUNS | {"JJ"}
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})
#: labels of names that something may be to do at
_NAMED = frozenset({"appos", "nsubj", "nsubjpass", "npadvmod", "pobj", "conj"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
#: words before a noun by which it is a thing spoken of, not the beginning of a headline
_DEFINITE = frozenset({"the", "no", "this", "that", "its", "his", "her", "their", "both"})
_STOPS = frozenset({".", "!", "”", '"'})
_AND = frozenset({"and", "but"})
_SAID = frozenset({"said", "told", "says", "added"})
_MONTHS = frozenset("January February March April May June July August September October November December".split())
#: forms that are past tense and participle, besides those in *-ed*
_ALIKE = frozenset(
    "bent bet bid bled bought bound bred broadcast brought built burnt burst cast caught clung cost crept cut dealt "
    "dug dwelt fed felt fled flung fought found ground heard held hit hung hurt kept knelt laid leapt led left lent "
    "let lit lost made meant met misled overheard paid put quit read rebuilt repaid said sat sent set shed shot shut "
    "slept slid slit sold sped spent spilt split spoilt spread sprung spun stood struck strung stuck stung swept "
    "swung taught thought thrust told understood upheld upset wept withheld withstood won wound".split()
)
#: tokens from the noun to the participle beyond which a sentence is not taken for one clause
_NEAR = 8
#: verbs that may stand with their subject between commas in what is told
_TELLS = frozenset(
    "said says claimed claims insisted insists reported reports believed believes swore swears alleged alleges "
    "maintained maintains thought thinks declared declares explained wrote writes".split()
)
#: verbs of telling somebody
_TOLD = frozenset(
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


class Mended(NamedTuple):
    """Tags, labels and heads of the tokens of one sentence; those of the model where nothing is to do."""

    tags: list[str]
    deps: list[str]
    heads: list[int]


def mended(words: Sequence[str], tags: list[str], deps: list[str], heads: list[int]) -> Mended:
    """The parse of a sentence, set right; ``words`` are its tokens as they stand. The lists given are not changed."""
    given = Mended(tags, deps, heads)
    made: Mended | None = None
    for i, (word, tag, dep) in enumerate(zip(words, tags, deps, strict=True)):
        for fits, mend in _mends(word, tag, dep) if i else ():
            if fits(words, given if made is None else made, i):
                if made is None:
                    made = Mended(list(tags), list(deps), list(heads))
                mend(words, made, i)
    return given if made is None else made


def _mends(word: str, tag: str, dep: str) -> tuple[Mend, ...]:
    """What may be to do at a token."""
    if word == "-":
        return _AT_HYPHENS
    if word == "that":
        return _AT_THAT if dep == "mark" or dep in _OBJECTS else ()
    if tag == "NNP":
        return _AT_NAMES if dep in _NAMED else ()
    if word in _SAID or word in _TOLD:
        return _AT_TELLINGS if dep == "relcl" else _AT_SAYING
    if tag == "VBN":
        return _AT_PARTICIPLES
    if tag in _FINITE and dep == "relcl":
        return _AT_TELLINGS
    if tag in _FINITE:
        return _AT_VERBS if dep == "ccomp" else _AT_PARTICIPLES if dep == "acl" else ()
    if tag == "CD":
        return _AT_NUMBERS if dep in _OBJECTS else ()
    return _AT_ADJECTIVES if tag == "JJ" and dep in _ARGUMENTS else ()


# a word with a hyphen
def _torn(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a hyphen stands between two nouns or adjectives, neither of which hangs on the other."""
    if words[i] != "-" or i + 1 == len(words) or p.deps[i - 1] not in _ARGUMENTS:
        return False
    above = p.heads[i - 1]
    return (
        above not in (i, i + 1) and p.heads[i + 1] not in (i, i - 1)
        and p.tags[i - 1] in _PARTS and p.tags[i + 1] in _PARTS
        and not _under(p.heads, above, i + 1) and not _under(p.heads, above, i)
    )  # fmt: skip


def _join(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the word behind the hyphen the head of the one before, in whose place it stands."""
    p.heads[i + 1], p.deps[i + 1] = p.heads[i - 1], p.deps[i - 1]
    for k, head in enumerate(p.heads):
        if head in (i - 1, i) and k not in (i - 1, i, i + 1):
            p.heads[k] = i + 1
    p.heads[i - 1], p.deps[i - 1] = i + 1, "compound"
    p.heads[i], p.deps[i] = i + 1, "punct"
    if p.tags[i + 1] == "JJ":
        p.tags[i + 1] = "NN"


# a noun taken for an adjective
def _article(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether an adjective stands behind an article as nouns do: *a rabble smashed*."""
    return words[i - 1].lower() in ("a", "an") and p.heads[i - 1] == i


def _noun(words: Sequence[str], p: Mended, i: int) -> None:
    p.tags[i] = "NN"


# a score
def _score(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a score stands behind a name that hangs on it: *beat Athletic 3-1*."""
    return (
        i + 2 < len(words) and words[i + 1] == "-" and words[i].isdigit() and words[i + 2].isdigit()
        and words[i - 1][:1].isupper() and p.heads[i - 1] == i and p.deps[i] in _OBJECTS
    )  # fmt: skip


def _part_score(words: Sequence[str], p: Mended, i: int) -> None:
    p.heads[i - 1], p.deps[i - 1], p.tags[i - 1] = p.heads[i], p.deps[i], "NNP"
    p.deps[i] = "npadvmod"


# a noun and the name behind it
def _titled(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a name stands right behind the noun that says what it is, and the parse keeps the two apart."""
    if p.tags[i] != "NNP" or (p.deps[i] != "appos" and p.deps[i] not in _SUBJECTS):
        return False
    noun = _first(p, i) - 1
    if noun < 1 or p.tags[noun] != "NN" or words[noun][:1].isupper():
        return False
    if p.deps[i] == "appos":
        return p.heads[i] == noun
    verb = p.heads[i]
    if verb < i:
        return False
    if p.heads[noun] == verb and p.deps[noun] in _SUBJECTS:
        # *barge* and *Ester* both subjects of one verb
        return True
    # *the poet*, whom *Ilmar died* describes
    below = [k for k, head in enumerate(p.heads) if head == verb and k < verb]
    return (
        p.heads[verb] == noun and p.deps[verb] == "relcl" and p.heads[noun] == noun
        and not any(p.tags[k] in ("WDT", "WP", "WRB", "IN") for k in below)
        and not any(head == noun and p.deps[k] in ("dobj", "prep") for k, head in enumerate(p.heads))
    )  # fmt: skip


def _first(p: Mended, i: int) -> int:
    """The first token of a name of several words that ends at ``i``."""
    at = i
    while at > 0 and p.deps[at - 1] == "compound" and p.heads[at - 1] == i and p.tags[at - 1] == "NNP":
        at -= 1
    return at


def _name(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the name the head of the noun before it, in whose place it stands."""
    noun, verb = _first(p, i) - 1, p.heads[i]
    if p.deps[i] == "appos":
        p.heads[i], p.deps[i] = p.heads[noun] if p.heads[noun] != noun else i, p.deps[noun]
    elif p.heads[verb] == noun:
        p.heads[verb], p.deps[verb] = verb, "ROOT"
        _hand_on(p, noun, verb, verb)
    for k, head in enumerate(p.heads):
        if head == noun and k not in (noun, i):
            p.heads[k] = i
    p.heads[noun], p.deps[noun] = i, "compound"


# a past tense taken for a participle
def _bare(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a form that is past tense too has a subject and no auxiliary: *the levee held*."""
    if p.tags[i] != "VBN" or not _alike(words[i]) or words[-1] not in _STOPS:
        return False
    if p.deps[i] != "ROOT" and not (p.deps[i] == "ccomp" and p.heads[i] > i):
        return False
    below = _labels(p, i)
    return "nsubj" in below and not below & {*_AUXILIARIES, "nsubjpass"}


def _past(words: Sequence[str], p: Mended, i: int) -> None:
    p.tags[i] = "VBD"


def _verbless(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether without the participle the clause has no verb, or the verb behind it two subjects."""
    noun = p.heads[i]
    if p.deps[i] != "acl" or p.tags[i] not in ("VBN", "VBD") or noun > i or not _alike(words[i]):
        return False
    if words[i + 1 : i + 2] == ["by"] and p.tags[i + 2 : i + 3] != ["CD"]:
        # but *passed by 88 votes*
        return False
    if _labels(p, i) & {*_AUXILIARIES, *_SUBJECTS}:
        return False
    top = _top(p, noun)
    return _alone(words, p, i, top) if p.heads[top] == top else _behind(words, p, i, top) is not None


def _top(p: Mended, noun: int) -> int:
    """The noun in whose *of* phrases a noun stands: *the statue of the poet*."""
    while p.deps[noun] == "pobj" and p.deps[p.heads[noun]] == "prep" and p.tags[p.heads[p.heads[noun]]] in _NOUNS:
        noun = p.heads[p.heads[noun]]
    return noun


def _alone(words: Sequence[str], p: Mended, i: int, noun: int) -> bool:
    """Whether a noun that is meant definitely is all that the sentence has besides the participle."""
    if p.tags[noun] not in _NOUNS or words[-1] not in _STOPS or i - noun > _NEAR:
        return False
    if _labels(p, noun) & {"nsubj", "nsubjpass", "cop", "aux", "relcl"}:
        return False
    # *a spark from a drill set off the explosion*: what was done to something has no object
    done = "dobj" in _labels(p, i)
    return (
        done
        or p.tags[noun].startswith("NNP")
        or any(p.heads[k] == noun and (words[k].lower() in _DEFINITE or p.deps[k] == "poss") for k in range(noun))
    )


def _behind(words: Sequence[str], p: Mended, i: int, noun: int) -> int | None:
    """Where the clause begins whose verb has the participle's noun as a second subject: at *and*, a semicolon, or a
    comma.
    """
    later = p.heads[noun]
    if p.deps[noun] not in _SUBJECTS or later < i:
        return None
    own = next((k for k in range(i + 1, later) if p.heads[k] == later and p.deps[k] in _SUBJECTS), None)
    if own is None:
        return None
    at = min(k for k in range(own + 1) if _under(p.heads, k, own)) - 1
    if at <= i:
        return None
    joined = words[at] == ";" or (words[at].lower() in _AND and words[at - 1] == ",")
    return at if joined or (words[at] == "," and p.tags[later] in ("VBD", "VBZ")) else None


def _make_finite(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the participle the verb of its noun."""
    noun = p.heads[i] = _top(p, p.heads[i])
    if p.heads[noun] == noun:
        _raise(p, i, i, "ROOT")
        for k in range(i + 1, len(words) - 1):
            if p.deps[k] == "conj" and p.heads[k] == i and words[k - 1].lower() in _AND and (
                p.deps[k + 1], p.heads[k + 1], p.tags[k + 1]
            ) == ("acl", k, "VBN"):  # fmt: skip
                # *…, and barges queued*
                if p.tags[k] not in _NOUNS:
                    p.tags[k] = "NNS" if words[k].endswith("s") else "NN"
                _raise(p, k + 1, i, "conj")
        return
    later, at = p.heads[noun], _behind(words, p, i, noun)
    assert at is not None
    if words[at] == ",":
        # *the wave killed eighty people, the Red Cross said*
        _raise(p, i, later, "ccomp")
        return
    # *the gate jammed, and water ran*
    head, dep = p.heads[later], p.deps[later]
    _raise(p, i, head if head != later else i, dep)
    p.heads[later], p.deps[later], p.heads[at] = i, "conj", i
    if words[at - 1] == ",":
        p.heads[at - 1] = i


def _raise(p: Mended, i: int, head: int, dep: str) -> None:
    """Make a verb the head of its noun, in the noun's place or under another head."""
    noun = p.heads[i]
    p.tags[i], p.deps[i], p.heads[i] = "VBD", dep, head
    _hand_on(p, noun, i, i)
    for k, above in enumerate(p.heads):
        if above == i and p.deps[k] == "agent":
            p.deps[k] = "prep"
    p.heads[noun], p.deps[noun] = i, "nsubj"


# a participle taken for a past tense
def _reduced(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a verb without a subject hangs on a participle whose noun is its subject: *the bone found there is*."""
    verb = p.heads[i]
    if p.deps[i] != "ccomp" or p.tags[i] not in _FINITE or p.deps[verb] != "ROOT" or verb > i:
        return False
    if p.tags[verb] not in ("VBN", "VBD") or _before(p, i, i) & {*_SUBJECTS, "expl", "mark", "csubj"}:
        return False
    return "nsubj" in _before(p, verb, verb) and not _before(p, verb, i) & {*_AUXILIARIES, "dobj", "punct"}


def _reduce(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the participle above a verb describe the noun that is the verb's subject."""
    verb = p.heads[i]
    noun = next(k for k in range(verb) if p.heads[k] == verb and p.deps[k] == "nsubj")
    p.heads[i], p.deps[i] = i, "ROOT"
    p.heads[noun] = i
    _hand_on(p, verb, i, i)
    p.heads[verb], p.deps[verb], p.tags[verb] = noun, "acl", "VBN"


# who says it
def _without_teller(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a verb of saying has lost its subject to a clause with *who*."""
    return words[i] in _SAID and "who" in words[max(0, i - _WHO) : i]


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
        _hand_on(p, noun, i, i)
        return
    if subjects or p.deps[noun] != "appos" or _under(p.heads, noun, i) > (root == i):
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
    first = min(k for k in range(len(words)) if _under(p.heads, k, subjects[0]))
    top = _top(p, noun)
    return words[first - 1] == "," and p.deps[top] in _SUBJECTS and p.heads[top] > i


def _set_aside(words: Sequence[str], p: Mended, i: int) -> None:
    """Hang the telling on the verb of what is told."""
    p.heads[i], p.deps[i] = p.heads[_top(p, p.heads[i])], "parataxis"


# what is told, or who tells it, taken for something else
def _untold(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether *that* begins what somebody is told, and the parse hangs it elsewhere: *told a meeting that*."""
    teller = _teller(words, p, i)
    if teller is None or not _joins(p, i):
        return False
    verb = _verb_behind(p, i)
    if verb is None or p.heads[verb] == verb or not teller <= p.heads[verb] < i:
        return False
    return p.deps[verb] in ("relcl", "acl", "conj", "advcl") and "nsubj" in _labels(p, teller)


def _joins(p: Mended, i: int) -> bool:
    """Whether *that* has no part in the clause that it begins: its verb has a subject and an object besides."""
    return p.deps[i] == "mark" or {"nsubj", "dobj"} <= {
        p.deps[k] for k, head in enumerate(p.heads) if head == p.heads[i] and k != i
    }


def _object_that(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether *that* is taken for the object of what somebody is told: *told our man that the spring dried up*."""
    verb = p.heads[i]
    return (
        p.deps[i] == "dobj" and verb > i and p.deps[verb] == "ccomp" and words[p.heads[verb]] in _TOLD
        and p.heads[verb] < i and "nsubj" in _labels(p, verb)
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
            return k if (words[k] in _TOLD or timed) and not _of_content(words, p, k, i) else None
    return None


def _of_content(words: Sequence[str], p: Mended, teller: int, i: int) -> bool:
    """Whether *that* tells what a noun right before is of: *told of the rumour that*."""
    return words[teller + 1] in ("of", "about") or words[i - 1] in _CONTENTS


def _verb_behind(p: Mended, that: int) -> int | None:
    """The finite verb of the clause that *that* begins."""
    verb = p.heads[that]
    if p.tags[verb] in _PARTS or p.tags[verb] in ("DT", "CD"):
        # *that not a drop had reached*
        if p.deps[verb] not in _SUBJECTS:
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
    if words[i - 1] not in _NOUN_TOO or p.tags[i - 1] not in _NOUNS or p.deps[i] != "mark" or "," in words[:i]:
        return False
    who, verb = _who(words, p, i - 1), _verb_behind(p, i)
    if verb is None or who is None or p.tags[who - 1] not in _NOUNS or any(p.tags[k] in _FINITE for k in range(who)):
        return False
    if p.heads[verb] == verb or next(k for k, head in enumerate(p.heads) if head == k) < i:
        verbs = [k for k in range(who, i - 1) if p.tags[k] in _FINITE or p.tags[k] == "MD"]
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
    first = next((k for k in range(end) if p.tags[k] in _NOUNS), end)
    while first + 1 < end and p.tags[first + 1] in _NOUNS:
        first += 1
    return first + 1 if first + 1 < end and p.tags[first + 1] == "IN" else None


def _make_verb(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the noun before *that* the verb of the sentence."""
    said, verb = i - 1, _verb_behind(p, i)
    who = _who(words, p, said)
    assert verb is not None and who is not None
    noun, first = who - 1, next((k for k in range(who, said) if p.tags[k] in _FINITE), None)
    root = next(k for k, head in enumerate(p.heads) if head == k)
    above, dep = p.heads[said], p.deps[said]
    if dep in _OBJECTS and p.heads[said - 1] == said:
        # *came in on Sunday allege*
        p.heads[said - 1], p.deps[said - 1] = above, dep
        if p.tags[said - 1] not in _PARTS:
            p.tags[said - 1] = "NN"
    for k, head in enumerate(p.heads):
        if head == said and k < said:
            p.heads[k] = said - 1 if k < said - 1 else p.heads[k]
        elif head == root and ((k < who and root != noun) or words[k] in _STOPS):
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
    if words[i] not in _TOLD or p.tags[i] not in ("VBD", "VBZ", "VBN") or p.deps[i] in ("ROOT", "ccomp", "relcl"):
        return False
    comma = _comma_before(words, p, i)
    if comma is None or p.heads[i] >= comma:
        return False
    end = next((k for k in range(i + 1, len(words)) if words[k] in (";", *_STOPS)), len(words))
    if end == i + 1 or "," in words[i:end] or p.tags[i + 1] not in ("DT", "NN", "NNS", "NNP", "PRP", "PRP$"):
        return False
    behind = p.tags[i + 1 : end]
    return not any(t in _FINITE or t in ("MD", "TO", "VB", "VBN") for t in behind) and _told_by(p, comma, i) is not None


def _comma_before(words: Sequence[str], p: Mended, i: int) -> int | None:
    """The comma behind which who tells it stands, with nothing else between but a clause of *who* he is."""
    comma = next((k for k in range(i - 1, max(0, i - _WHO), -1) if words[k] in (",", ";", ":")), None)
    if comma is None or words[comma] != "," or comma + 1 == i:
        return None
    if p.tags[comma + 1] not in ("DT", "PRP$", "NN", "NNS", "NNP", "CD", "JJ", "PRP"):
        return None
    who = next((k for k in range(comma + 1, i) if words[k] in ("who", "whose")), i)
    if any(p.tags[k] in _FINITE or p.tags[k] in ("MD", "CC", "WRB", "VBN") for k in range(comma + 1, who)):
        return None
    return comma if any(p.tags[k] in _FINITE or p.tags[k] == "MD" for k in range(comma)) else None


def _told_by(p: Mended, comma: int, i: int) -> int | None:
    """The noun for who tells it, between the comma and the verb."""
    own = [k for k in range(comma + 1, i) if p.heads[k] == i and p.deps[k] == "nsubj"]
    if own:
        return own[0]
    outside = [k for k in range(comma + 1, i) if not comma < p.heads[k] < i and p.tags[k] in (*_NOUNS, "PRP", "CD")]
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
        if head in (above, later) and k > i and whole and (head == above or words[k] in _STOPS):
            p.heads[k] = i
    if whole and later != above:
        # *…, a clerk told the court; so may others*
        p.heads[later], p.deps[later] = i, "parataxis"
    p.heads[i], p.deps[i], p.tags[i] = i if whole else later, "ROOT" if whole else p.deps[above], "VBD"
    p.heads[above], p.deps[above] = i, "ccomp"
    p.heads[noun], p.deps[noun] = i, "nsubj"
    p.heads[comma] = i


# a date behind its weekday
def _parted_date(words: Sequence[str], p: Mended, i: int) -> bool:
    return (
        words[i] in _MONTHS and i > 2 and words[i - 1][:1].isdigit() and words[i - 2] == ","
        and words[i - 3].endswith("day") and p.heads[i] != i - 3 and p.deps[i] in ("appos", "npadvmod", "pobj", "conj")
        and not _under(p.heads, i - 3, i)
    )  # fmt: skip


def _hang_date(words: Sequence[str], p: Mended, i: int) -> None:
    p.heads[i], p.deps[i], p.heads[i - 2] = i - 3, "appos", i - 3


#: whether something is to do at a token, and the doing
Mend = tuple[Callable[[Sequence[str], Mended, int], bool], Callable[[Sequence[str], Mended, int], None]]
_AT_HYPHENS: tuple[Mend, ...] = ((_torn, _join),)
_AT_ADJECTIVES: tuple[Mend, ...] = ((_article, _noun),)
_AT_NUMBERS: tuple[Mend, ...] = ((_score, _part_score),)
_AT_NAMES: tuple[Mend, ...] = ((_parted_date, _hang_date), (_titled, _name))
_AT_PARTICIPLES: tuple[Mend, ...] = ((_bare, _past), (_verbless, _make_finite))
_AT_VERBS: tuple[Mend, ...] = ((_reduced, _reduce),)
_AT_TELLINGS: tuple[Mend, ...] = ((_without_teller, _give_teller), (_inserted, _set_aside))
_AT_SAYING: tuple[Mend, ...] = (
    *_AT_PARTICIPLES, (_without_teller, _give_teller), (_told_behind, _hang_behind)
)  # fmt: skip
_AT_THAT: tuple[Mend, ...] = ((_untold, _hang_told), (_object_that, _begin), (_noun_for_verb, _make_verb))


def _alike(word: str) -> bool:
    """Whether the form is past tense as well as participle."""
    return word.endswith("ed") or word.lower() in _ALIKE


def _labels(p: Mended, i: int) -> set[str]:
    """The labels of what hangs on a token."""
    return {p.deps[k] for k, head in enumerate(p.heads) if head == i and k != i}


def _before(p: Mended, i: int, end: int) -> set[str]:
    """The labels of what hangs on a token before ``end``."""
    return {p.deps[k] for k in range(end) if p.heads[k] == i and k != i}


def _hand_on(p: Mended, old: int, new: int, behind: int) -> None:
    """Hang on ``new`` what hangs on ``old`` and stands behind a token."""
    for k in range(behind + 1, len(p.heads)):
        if p.heads[k] == old and k not in (old, new):
            p.heads[k] = new


def _under(heads: Sequence[int], i: int, top: int) -> bool:
    """Whether a token is ``top`` or hangs below it."""
    for _ in range(len(heads)):
        if i == top:
            return True
        if heads[i] == i:
            return False
        i = heads[i]
    return True
