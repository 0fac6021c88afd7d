"""Parses set right where the small model is known to go wrong and the sentence itself shows it.

A past tense that is taken for a participle (*The gate jammed on Thursday, and water ran over the crest*), so that the
clause has no verb of its own or its subject hangs on the next one, and the other way round (*The bone found there is a
flute*); a word with a hyphen that is taken to pieces (*Thursday's semi-final*); a name that is parted from the noun
before it (*the poet Ilmar*); a date behind its weekday (*on Tuesday, 14 March*); and who says what (``tellings``).
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
    before,
    hand_on,
    labels,
    top_noun,
    under,
)
from sayso.reading.tellings import AT_SAID, AT_TELLINGS, AT_THAT, SAID, TOLD

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos"})
#: labels of names that something may be to do at
_NAMED = frozenset({"appos", "nsubj", "nsubjpass", "npadvmod", "pobj", "conj"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
#: words before a noun by which it is a thing spoken of, not the beginning of a headline
_DEFINITE = frozenset({"the", "no", "this", "that", "its", "his", "her", "their", "both"})
_AND = frozenset({"and", "but"})
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
        return AT_THAT if dep == "mark" or dep in OBJECTS else ()
    if tag == "NNP":
        return _AT_NAMES if dep in _NAMED else ()
    if word in SAID or word in TOLD:
        return AT_TELLINGS if dep == "relcl" else _AT_SAYING
    if tag == "VBN":
        return _AT_PARTICIPLES
    if tag in FINITE and dep == "relcl":
        return AT_TELLINGS
    if tag in FINITE:
        return _AT_VERBS if dep == "ccomp" else _AT_PARTICIPLES if dep == "acl" else ()
    if tag == "CD":
        return _AT_NUMBERS if dep in OBJECTS else ()
    return _AT_ADJECTIVES if tag == "JJ" and dep in _ARGUMENTS else ()


# a word with a hyphen
def _torn(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a hyphen stands between two nouns or adjectives, neither of which hangs on the other."""
    if words[i] != "-" or i + 1 == len(words) or p.deps[i - 1] not in _ARGUMENTS:
        return False
    above = p.heads[i - 1]
    return (
        above not in (i, i + 1) and p.heads[i + 1] not in (i, i - 1)
        and p.tags[i - 1] in PARTS and p.tags[i + 1] in PARTS
        and not under(p.heads, above, i + 1) and not under(p.heads, above, i)
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
        and words[i - 1][:1].isupper() and p.heads[i - 1] == i and p.deps[i] in OBJECTS
    )  # fmt: skip


def _part_score(words: Sequence[str], p: Mended, i: int) -> None:
    p.heads[i - 1], p.deps[i - 1], p.tags[i - 1] = p.heads[i], p.deps[i], "NNP"
    p.deps[i] = "npadvmod"


# a noun and the name behind it
def _titled(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a name stands right behind the noun that says what it is, and the parse keeps the two apart."""
    if p.tags[i] != "NNP" or (p.deps[i] != "appos" and p.deps[i] not in SUBJECTS):
        return False
    noun = _first(p, i) - 1
    if noun < 1 or p.tags[noun] != "NN" or words[noun][:1].isupper():
        return False
    if p.deps[i] == "appos":
        return p.heads[i] == noun
    verb = p.heads[i]
    if verb < i:
        return False
    if p.heads[noun] == verb and p.deps[noun] in SUBJECTS:
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
        hand_on(p, noun, verb, verb)
    for k, head in enumerate(p.heads):
        if head == noun and k not in (noun, i):
            p.heads[k] = i
    p.heads[noun], p.deps[noun] = i, "compound"


# a past tense taken for a participle
def _bare(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a form that is past tense too has a subject and no auxiliary: *the levee held*."""
    if p.tags[i] != "VBN" or not _alike(words[i]) or words[-1] not in STOPS:
        return False
    if p.deps[i] != "ROOT" and not (p.deps[i] == "ccomp" and p.heads[i] > i):
        return False
    below = labels(p, i)
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
    if labels(p, i) & {*_AUXILIARIES, *SUBJECTS}:
        return False
    top = top_noun(p, noun)
    return _alone(words, p, i, top) if p.heads[top] == top else _behind(words, p, i, top) is not None


def _alone(words: Sequence[str], p: Mended, i: int, noun: int) -> bool:
    """Whether a noun that is meant definitely is all that the sentence has besides the participle."""
    if p.tags[noun] not in NOUNS or words[-1] not in STOPS or i - noun > _NEAR:
        return False
    if labels(p, noun) & {"nsubj", "nsubjpass", "cop", "aux", "relcl"}:
        return False
    # *a spark from a drill set off the explosion*: what was done to something has no object
    done = "dobj" in labels(p, i)
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
    if p.deps[noun] not in SUBJECTS or later < i:
        return None
    own = next((k for k in range(i + 1, later) if p.heads[k] == later and p.deps[k] in SUBJECTS), None)
    if own is None:
        return None
    at = min(k for k in range(own + 1) if under(p.heads, k, own)) - 1
    if at <= i:
        return None
    joined = words[at] == ";" or (words[at].lower() in _AND and words[at - 1] == ",")
    return at if joined or (words[at] == "," and p.tags[later] in ("VBD", "VBZ")) else None


def _make_finite(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the participle the verb of its noun."""
    noun = p.heads[i] = top_noun(p, p.heads[i])
    if p.heads[noun] == noun:
        _raise(p, i, i, "ROOT")
        for k in range(i + 1, len(words) - 1):
            if p.deps[k] == "conj" and p.heads[k] == i and words[k - 1].lower() in _AND and (
                p.deps[k + 1], p.heads[k + 1], p.tags[k + 1]
            ) == ("acl", k, "VBN"):  # fmt: skip
                # *…, and barges queued*
                if p.tags[k] not in NOUNS:
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
    hand_on(p, noun, i, i)
    for k, above in enumerate(p.heads):
        if above == i and p.deps[k] == "agent":
            p.deps[k] = "prep"
    p.heads[noun], p.deps[noun] = i, "nsubj"


# a participle taken for a past tense
def _reduced(words: Sequence[str], p: Mended, i: int) -> bool:
    """Whether a verb without a subject hangs on a participle whose noun is its subject: *the bone found there is*."""
    verb = p.heads[i]
    if p.deps[i] != "ccomp" or p.tags[i] not in FINITE or p.deps[verb] != "ROOT" or verb > i:
        return False
    if p.tags[verb] not in ("VBN", "VBD") or before(p, i, i) & {*SUBJECTS, "expl", "mark", "csubj"}:
        return False
    return "nsubj" in before(p, verb, verb) and not before(p, verb, i) & {*_AUXILIARIES, "dobj", "punct"}


def _reduce(words: Sequence[str], p: Mended, i: int) -> None:
    """Make the participle above a verb describe the noun that is the verb's subject."""
    verb = p.heads[i]
    noun = next(k for k in range(verb) if p.heads[k] == verb and p.deps[k] == "nsubj")
    p.heads[i], p.deps[i] = i, "ROOT"
    p.heads[noun] = i
    hand_on(p, verb, i, i)
    p.heads[verb], p.deps[verb], p.tags[verb] = noun, "acl", "VBN"


# a date behind its weekday
def _parted_date(words: Sequence[str], p: Mended, i: int) -> bool:
    return (
        words[i] in _MONTHS and i > 2 and words[i - 1][:1].isdigit() and words[i - 2] == ","
        and words[i - 3].endswith("day") and p.heads[i] != i - 3 and p.deps[i] in ("appos", "npadvmod", "pobj", "conj")
        and not under(p.heads, i - 3, i)
    )  # fmt: skip


def _hang_date(words: Sequence[str], p: Mended, i: int) -> None:
    p.heads[i], p.deps[i], p.heads[i - 2] = i - 3, "appos", i - 3


_AT_HYPHENS: tuple[Mend, ...] = ((_torn, _join),)
_AT_ADJECTIVES: tuple[Mend, ...] = ((_article, _noun),)
_AT_NUMBERS: tuple[Mend, ...] = ((_score, _part_score),)
_AT_NAMES: tuple[Mend, ...] = ((_parted_date, _hang_date), (_titled, _name))
_AT_PARTICIPLES: tuple[Mend, ...] = ((_bare, _past), (_verbless, _make_finite))
_AT_VERBS: tuple[Mend, ...] = ((_reduced, _reduce),)
_AT_SAYING: tuple[Mend, ...] = (*_AT_PARTICIPLES, *AT_SAID)


def _alike(word: str) -> bool:
    """Whether the form is past tense as well as participle."""
    return word.endswith("ed") or word.lower() in _ALIKE
