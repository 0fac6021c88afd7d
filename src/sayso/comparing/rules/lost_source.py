"""A claim that leans on its source, and in a later report has lost it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.findings.relayed import Relayed, in_common, noun_of, papers, relayed
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.modality import NONE
from sayso.comparing.statements.parts import other_parts
from sayso.comparing.statements.sameness import (
    COMMON,
    Likeness,
    Pair,
    content,
    coverage,
    says_same,
    says_which,
    surely_one,
)
from sayso.comparing.statements.stakes import leaning, own_eyes, sort_of
from sayso.comparing.statements.statements import Sheet, Statement
from sayso.comparing.statements.when import outlet as plain_outlet
from sayso.comparing.statements.words import contrast, say_same
from sayso.model import Source

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
_EMPTY = frozenset("the a an of to in at its who that which whom for and".split())
_MANY = ("officials", "sources", "media", "authorities", "experts", "observers", "papers", "reports", "witnesses",
         "circles", "quarters", "insiders")  # fmt: skip


def lost_sources(pair: Pair) -> Iterator[Hit]:
    """The same claim with the same certainty has a source in one report, and in a later or citing report none, a
    vaguer one
    or a more weighty one; only where the claim leans on its source.
    """
    if pair.order != 1 or pair.apart or own_eyes(pair.b.told) or _rights_itself(pair.b):
        return
    for a, b, like in pair.couples(Use.SOURCES):
        if not leaning(a) or a.clause.kind == b.clause.kind == "adverbial" or says_which(b) or _known_by(b):
            continue
        if (
            a.standing not in ("asserted", "planned")
            or b.standing != a.standing
            or not (b.finite or b.clause.modal or b.undone)
        ):
            continue
        if a.standing == "planned" and all(sort_of(s) == "party" for s in a.sources):
            # what a party says that it will do: *the organisers said that the fair would open on Saturday*
            continue
        if not _same_point(a, b, like) or a.certainty > b.certainty + 1 or not surely_one(pair, a, b, like):
            continue
        if any(y.statement is b and y.voice == "one" for y in relayed(pair.b)):
            # *a clerk let slip*
            continue
        if (not b.sources and not _held_over(pair, a, b) and not _names(b, pair.a)) or _vaguer(pair, a, b):
            yield Hit("lost-source", "caution", a.evidence, b.evidence, _message(pair, a, b))


def _known_by(s: Statement) -> bool:
    """Whether a relative clause, before what is told, only says which thing that is of: *of the people in the airliner
    that crashed two are alive*; what stands behind a comma tells more.
    """
    if s.clause.kind != "relative" or not s.clause.text.startswith(("that ", "who ", "which ")):
        return False
    _, end = s.told.extract.sentences[max(s.sentence, 0)]
    before, behind = s.told.extract.text[: s.clause.start].rstrip(), s.told.extract.text[s.clause.end : end]
    return s.clause.part == "text" and before[-1:] != "," and len(behind.split()) > 1


#: share of the words of the poorer of two sentences that the other has too, and how many, where both stand on a word
PASSED_ON, PASSED_WORDS = 0.7, 3


def passed_on(pair: Pair) -> Iterator[Hit]:
    """What one report has on the word of a single voice without a name, a later one has on that of several, of
    officials or of media, in whatever construction; only in short reports, and not where the single voice is known
    there too.
    """
    if pair.long or pair.order != 1 or pair.apart or own_eyes(pair.b.told):
        return
    for x in relayed(pair.a):
        for y in relayed(pair.b):
            if x.voice != "one" or y.voice == "one" or x.statement.negative != y.statement.negative:
                continue
            if y.voice == "body" and not _weightier(pair, x, y):
                continue
            if _from_one_paper(pair, x, y):
                # both have it from a third
                continue
            if any(w[:6] in pair.b.told.lower for w in _nouns(x.who)):
                continue
            if _passes(x, y) and not contrast(x.words, y.words):
                before = f"What {dated(pair.a.told)} has on the word of {x.who}"
                message = f"{before}, {dated(pair.b.told)} has on that of {y.who}: {quoted(y.statement.evidence)}."
                yield Hit("lost-source", "caution", x.statement.evidence, y.statement.evidence, message)


def _weightier(pair: Pair, x: Relayed, y: Relayed) -> bool:
    """Whether a report that has it from the other one tells it on the word of somebody of whom that knows nothing."""
    noun = noun_of(y.who)
    beside = pair.a.told.lower.replace(x.who.lower(), " ")
    return len(noun) > 3 and noun[:6] not in beside and _names(y.statement, pair.a)


def _from_one_paper(pair: Pair, x: Relayed, y: Relayed) -> bool:
    """Whether both have it from a third paper, or from what the single voice told one: *a clerk has told the Post*."""
    own = plain_outlet(pair.a.told).lower()
    return any(name not in own for name in papers(_sentence(x.statement)) & papers(_sentence(y.statement)))


def _sentence(s: Statement) -> str:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return " ".join(s.told.extract.text[start:end].split())


def _passes(x: Relayed, y: Relayed) -> bool:
    """Whether the two sentences tell the same: most words are one, or all of a few, by one predicate."""
    few, many = sorted((x.words, y.words), key=len)
    common = in_common(few, many)
    if common >= PASSED_WORDS and common >= PASSED_ON * len(few):
        return True
    a, b = x.statement.labels, y.statement.labels
    return common >= 2 and common == len(few) and (x.words == y.words or bool(a & b) or say_same(a, b))


def _nouns(who: str) -> list[str]:
    """What the single voice is called: *piano tuner* of *a piano tuner who sat in front*."""
    who = re.sub(r"^one of (?:his|her|its|their|the) (?:own )?", "", who.lower())
    noun = re.split(r" (?:of|at|in|from|close|who|whose|on|to|with|for|near|by)\b|,", who, maxsplit=1)[0].split()
    return [w for w in noun[-1:] if len(w) > 4 and w not in ("person", "somebody", "someone", "source", "woman")]


def _rights_itself(sheet: Sheet) -> bool:
    """Whether a report is a paper's correction of itself, which is its own word."""
    return any(n.kind == "correction" and n.start == 0 and n.part == "text" for n in sheet.told.extract.notices)


def _same_point(a: Statement, b: Statement, like: Likeness) -> bool:
    if like.same_time is False or (like.agent < 0 and not _his_own(a, a.agent, b.agent)) or figures_differ(a, b):
        return False
    if other_parts(a, b):
        return False
    if says_same(a, b, like):
        one = (
            like.theme >= 0.7
            or _his_own(a, a.theme, b.theme)
            or _nothing_of_it(a.theme, b.theme)
            or _in_teller(a, a.theme, b.theme)
        )
        return a.negative == b.negative and one and coverage(a, b) >= COVERAGE
    if like.saying == "opposite" or not (a.finite and b.finite):
        return False
    subjects = {w for s in (a, b) for m in s.participants if m.argument.role == "subject" for w in m.words}
    alike = len(like.shared) >= 0.6 * max(len(content(a)), len(content(b)))
    return alike and coverage(a, b) >= 0.75 and len(like.shared) >= 3 and bool(like.shared - subjects)


def _his_own(a: Statement, m: Mention | None, n: Mention | None) -> bool:
    """Whether those who belong to a source are who the other report tells of: *his men* of the chief of police, *the
    police*.
    """
    if m is None or n is None or not of_somebody(m):
        return False
    speakers = speakers_of(a)
    return n.head in speakers or (n.head == m.head and bool(set(n.words) & speakers))


def _nothing_of_it(m: Mention | None, n: Mention | None) -> bool:
    """Whether both tell of nothing of the same: *not a drop from the burst hose*, *none of the oil from the hose*."""
    if m is None or n is None or not all(x.text.lower().startswith(NONE) for x in (m, n)):
        return False
    return len(set(m.words) & set(n.words) - COMMON) >= 2


def _in_teller(a: Statement, m: Mention | None, n: Mention | None) -> bool:
    """Whether a pronoun may be of whom or what the words for its source name: *the owners of the ferry say that she*,
    *the prisoner's brother says that they beat him*.
    """
    if m is None or n is None or not (m.pronoun or m.guessed) or n.pronoun:
        return False
    return n.head in speakers_of(a) and all(noun_of(x.text) != n.head for x in a.sources)


def of_somebody(m: Mention) -> bool:
    """Whether it is told of as somebody's: *his men*."""
    return m.text.lower().startswith(("his ", "her ", "its ", "their "))


def speakers_of(s: Statement) -> set[str]:
    """The words for those on whose word it stands."""
    words = {w for source in s.sources for w in re.findall(r"[^\W_]+", source.text.lower())}
    return words - _EMPTY


def figures_differ(a: Statement, b: Statement) -> bool:
    """Whether both give figures, and no two of them are one: *62 patients in May*, *377 patients since New Year*."""
    return bool(a.figures and b.figures) and not any(
        x.low <= y.high and y.low <= x.high for x in a.figures for y in b.figures
    )


def _names(s: Statement, other: Sheet) -> bool:
    """Whether the sentence names the outlet of the other report, as where it is from."""
    name = plain_outlet(other.told).lower().removeprefix("the ")
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return bool(name) and name in s.told.extract.text[start:end].lower()


def _held_over(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether a source of the earlier claim speaks anywhere before in the later report, so that it may hold over."""
    mine = {w for s in a.sources for w in s.text.lower().split()} - _EMPTY
    for other in pair.b.body:
        if other.sentence > b.sentence + 1:
            break
        words = {w.lower() for s in other.sources for w in s.text.split()}
        if other is not b and _speaks(other):
            words |= {
                w.removesuffix("'s").removesuffix("’s") for m in other.participants for w in m.text.lower().split()
            }
        if words & mine:
            return True
    return False


def _speaks(s: Statement) -> bool:
    return s.clause.predicate.split()[0] in (
        "say",
        "tell",
        "speak",
        "add",
        "report",
        "brief",
        "describe",
        "address",
        "meet",
        "face",
        "answer",
    )


def _vaguer(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether one unnamed voice has become several, officials or media."""
    if not b.sources:
        return False
    nearest = b.sources[0].text.lower()
    # a side with a stake has become circles that might be anybody
    anybody = nearest.split(" in ")[0].split(" close to ")[0].endswith(("circles", "quarters"))
    if not any(
        (sort_of(s) == "single" or _anybody(s) or (sort_of(s) == "party" and anybody)) and not _several(s)
        for s in a.sources
    ):
        return False
    if anybody and any(w[:6] in nearest for s in a.sources for w in s.text.lower().split() if len(w) > 5):
        return False
    name = plain_outlet(pair.a.told).lower()
    if name and name in nearest:
        return False
    return vague(b.sources[0])


def vague(source: Source) -> bool:
    """Whether it is several, officials or media."""
    words = source.text.lower()
    return any(words.split(" in ")[0].endswith(w) or w in words.split() for w in _MANY)


def _several(source: Source) -> bool:
    """Whether it is several without a name already: *officials*, *two sources*."""
    words = source.text.lower().split(" in ")[0].split(" of ")[0]
    return words.endswith(_MANY) and not words.startswith(("a ", "an ", "one "))


def _anybody(source: Source) -> bool:
    """Whether it is one person without name: *a landlord*."""
    return not source.named and source.kind in ("person", "witness") and source.text.lower().startswith(("a ", "an "))


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    who = " ".join(a.sources[-1].text.split())
    if b.sources:
        now = " ".join(b.sources[0].text.split())
        return (
            f"What {dated(pair.a.told)} has on the word of {who}, {dated(pair.b.told)} has on that of {now}: "
            f"{quoted(b.evidence)}."
        )
    return (
        f"What {dated(pair.a.told)} has on the word of {who}, {dated(pair.b.told)} states without a "
        f"source: {quoted(b.evidence)}."
    )
