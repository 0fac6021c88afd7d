"""One sentence of one speaker on one occasion, quoted in two wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.statements.quotations import Quotation, quotations
from sayso.comparing.statements.sameness import Pair
from sayso.comparing.statements.words import say_opposite
from sayso.model import Severity

#: least share of words in common (twice those in common over all) for two quotations to be one sentence; from the
#: development stories, where altered ones have .67 to .85 and other sentences of one speech below .45
SAME_SENTENCE = 0.6
#: the like where one report quotes more of the sentence at either end
SAME_CORE = 0.75
#: words in common that such a core has at least
CORE = 5
#: where it is not told outright who speaks one of the two, words that both have at least, and share of words in common
UNKNOWN, UNKNOWN_SHARE = 6, 0.7
#: days between publications beyond which a report must look back to speak of the same occasion
DAYS = 4
_NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot without".split())
_MODALS = frozenset("can could will would shall should may might must ought need".split())
_CONDITIONS = frozenset("if unless until provided once when only".split())
_CLOCK = frozenset("am pm a.m p.m m p gmt utc est pst cet o'clock hours".split())
_FUNCTION = frozenset(
    "the a an of in on at to for from by with as that which who this these those it its and or but so then "
    "there here is are "
    "was were be been being has have had do does did i we you he she they my our your his her their me us him "
    "them going "
    "also just very into onto up out off over under about again".split()
)


def altered_quotes(pair: Pair) -> Iterator[Hit]:
    """The same speaker, the same occasion, the same sentence inside quotation marks, and words of content that differ.

    Left out: ellipses, brackets, a quotation that is part of the longer one, spelling, figures for number words; for
    words
    spoken in another language, all but negation, number, name, modal, condition and opposites.
    """
    mine, yours = quotations(pair.a.told), quotations(pair.b.told)
    for q in mine:
        for r in yours:
            if not _same_speaker(q, r) or not _same_occasion(pair, q, r):
                continue
            changed = _changed(q, r)
            if changed is None:
                continue
            if _another_sentence(q, yours) or _another_sentence(r, mine):
                continue
            grave = _grave(*changed)
            if (q.foreign or r.foreign) and not grave and not _opposites(*changed):
                continue
            severity: Severity = "conflict" if grave else "caution"
            yield Hit("altered-quote", severity, q.evidence, r.evidence, _message(pair, q, r))


def _changed(q: Quotation, r: Quotation) -> tuple[list[str], list[str]] | None:
    """The words that differ within one sentence, or None where it is another sentence or nothing of content differs."""
    a, b = q.words, r.words
    if len(a) < 3 or len(b) < 3 or a == b:
        return None
    known = r.word_set
    at_most = sum(1 for w in a if w in known)
    if 2 * at_most < SAME_SENTENCE * (len(a) + len(b)) and at_most < CORE:
        return None
    if _within(q, r) or _within(r, q):
        return None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    blocks = list(matcher.get_opcodes())
    # what one report quotes more of at either end is no change
    while blocks and blocks[0][0] in ("insert", "delete"):
        blocks.pop(0)
    while blocks and blocks[-1][0] in ("insert", "delete"):
        blocks.pop()
    if matcher.ratio() < SAME_SENTENCE and _core(blocks) < SAME_CORE:
        return None
    left: list[str] = []
    right: list[str] = []
    for tag, a1, a2, b1, b2 in blocks:
        if tag != "equal":
            left.extend(a[a1:a2])
            right.extend(b[b1:b2])
    if _CLOCK & {*left, *right} and all(w.rstrip("apm").isdigit() or w in _CLOCK | _FUNCTION for w in left + right):
        # the hour on a clock of twelve or of twenty-four
        return None
    common = [w for w in a if w in b and w not in _FUNCTION]
    if not common:
        return None
    if _swapped(left, right):
        return left, right
    left, right = _spelt_alike(left, right)
    weighty = [w for w in left + right if w not in _FUNCTION]
    pronouns = {"we", "they", "i", "you"} & (set(left) ^ set(right))
    return (left, right) if weighty or (pronouns and len(common) > 2) else None


def _core(blocks: Sequence[tuple[str, int, int, int, int]]) -> float:
    """Share of words in common where one goes on beyond the other; 0 where too few are."""
    common = sum(a2 - a1 for tag, a1, a2, _, _ in blocks if tag == "equal")
    longest = max((blocks[-1][2] - blocks[0][1], blocks[-1][4] - blocks[0][3]), default=0) if blocks else 0
    return common / longest if common >= CORE else 0.0


def _swapped(left: list[str], right: list[str]) -> bool:
    """Whether two words of content have changed places: *the wells, not the ships*, *the ships, not the wells*."""
    first, second = ([w for w in words if w not in _FUNCTION] for words in (left, right))
    return len(first) == 2 and first[0] != first[1] and first == second[::-1]


def _spelt_alike(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Without the words that are one in two spellings."""
    alike = {
        (v, w) for v in left for w in right
        if len(v) > 4 and len(w) > 4 and v[:3] == w[:3] and Levenshtein.distance(v, w) <= 1
    }  # fmt: skip
    gone_left, gone_right = {v for v, _ in alike}, {w for _, w in alike}
    return [v for v in left if v not in gone_left], [w for w in right if w not in gone_right]


def _within(part: Quotation, whole: Quotation) -> bool:
    """Whether a quotation, its omissions allowed for, is part of another."""
    at = 0
    words = whole.words
    for piece in part.pieces:
        found = next((i for i in range(at, len(words) - len(piece) + 1) if words[i : i + len(piece)] == piece), None)
        if found is None:
            return False
        at = found + len(piece)
    return True


def _another_sentence(q: Quotation, others: list[Quotation]) -> bool:
    """Whether the other report has this very sentence too."""
    return any(_within(q, o) for o in others)


def _same_occasion(pair: Pair, q: Quotation, r: Quotation) -> bool:
    a, b = pair.a.told.day, pair.b.told.day
    if a is None or b is None or abs((a - b).days) <= DAYS:
        return True
    return r.looks_back if b > a else q.looks_back


def _same_speaker(q: Quotation, r: Quotation) -> bool:
    if q.speaker and r.speaker:
        return bool(q.speaker & r.speaker)
    if min(len(q.words), len(r.words)) < UNKNOWN or 2 * len(q.word_set & r.word_set) < UNKNOWN_SHARE * (
        len(q.word_set) + len(r.word_set)
    ):
        return False
    # *with these words the rector left*
    return bool((q.speaker or q.near) & (r.speaker or r.near))


def _grave(left: list[str], right: list[str]) -> bool:
    differ = set(left) ^ set(right)
    if differ & {"to", "till"}:
        differ.discard("until")  # *until the last man*, *to the last man*
    return bool(differ & (_NEGATIONS | _MODALS | _CONDITIONS)) or any(w[0].isdigit() for w in differ)


def _opposites(left: list[str], right: list[str]) -> bool:
    return bool(say_opposite(frozenset(left), frozenset(right)))


def _message(pair: Pair, q: Quotation, r: Quotation) -> str:
    who = " ".join(q.claim.sources[0].text.split()) if q.claim is not None else "one speaker"
    return (
        f"{dated(pair.a.told)} quotes {who} with {quoted(q.evidence)}, {dated(pair.b.told)} with {quoted(r.evidence)}."
    )
