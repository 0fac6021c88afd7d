"""What one report tells that a party held before, and what it holds, does or means to do now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.comparing.positions.outlooks import TABLE, Line, read
from sayso.comparing.positions.turns import whole
from sayso.comparing.statements.sameness import COMMON, LONG, content, match
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.wordings import find, words_of_text
from sayso.comparing.statements.words import LIGHT

_NOW = re.compile(
    r"\b(?:now|no longer|from now on|these days|since (?:\w+day|yesterday)|from (?:next \w+|this \w+|"
    r"January|February|March|April|May|June|July|August|September|October|November|December))\b",
    re.I,
)
_TODAY = re.compile(r"\b(?:on \w+day|yesterday|today)\b", re.I)
_BEFORE = frozenset({"before", "then"})
#: what any thing of its kind is one of, or that stands for all: *would hand over nobody*, *not an inch*
_ANY = frozenset("anybody anyone nobody everybody inch metre foot".split())
_PRONOUNS = frozenset({"it", "them", "one", "none", "they", "both", "this", "that"})
_EMBEDDED = frozenset({"main", "complement", "relative", "adverbial", "participle"})


def then_and_now(of: Sheet) -> Iterator[tuple[Statement, Statement]]:
    """Couples of clauses of one short report, in one sentence or two: what a party held before (*had refused*, *last
    year called it a folly*), and what it holds now, which is the opposite, of one thing.
    """
    if len(of.told.extract.sentences) > LONG:
        return
    for a in of.body:
        if a.clause.kind not in _EMBEDDED or not _is_before(a):
            continue
        then = read(a, whole(of, a))
        if not (then.sign or then.way):
            continue
        for number in (a.sentence, a.sentence + 1):
            for b in of.of_sentence(number):
                if b is a or b.clause.kind not in ("main", "complement", "infinitive") or _is_before(b, a):
                    continue
                text = _without(of, b, a)
                if not text or not _is_later(a, b, text):
                    continue
                now = read(b, text)
                turns = _turns(then, now) or (then.strong and then.sign < 0 and not now.sign and _does_it(b))
                if turns and _one_actor(a, b) and _one_thing(of, a, b, text):
                    yield a, b
                    break


def _is_before(s: Statement, inner: Statement | None = None) -> bool:
    """Whether a clause tells of before, by its tense or a word for it (outside of what stands within it)."""
    if s.clause.tense == "pluperfect":
        return True
    if s.clause.predicate == "use" and any(c.kind == "infinitive" for _, c in s.told.below.get(s.index, ())):
        # *used to call it a folly*
        return True
    text = s.clause.text
    if inner is not None and s.clause.start <= inner.clause.start and inner.clause.end <= s.clause.end:
        text = text.replace(inner.clause.text, "")
    if (s.clause.tense not in ("past", "perfect") and s.clause.modal != "would") or _NOW.search(text):
        return False
    return bool(find(TABLE, words_of_text(text), _BEFORE))


def _without(of: Sheet, b: Statement, a: Statement) -> str:
    """The text of the later clause and what hangs on it, without the earlier where that stands within it."""
    text, inner = whole(of, b), " ".join(a.clause.text.split())
    if a.clause.start >= b.clause.start and a.clause.end <= b.clause.end + len(text):
        inner_whole = whole(of, a)
        text = text.replace(inner_whole if inner_whole in text else inner, " ")
    return " ".join(text.split()).strip(" ,")


def _is_later(a: Statement, b: Statement, text: str) -> bool:
    if _NOW.search(text):
        return True
    if a.clause.tense != "pluperfect" and not _dated(a):
        return False
    ahead = b.clause.modal in ("will", "would", "be to")
    return ahead or (b.clause.tense in ("past", "perfect") and _TODAY.search(text) is not None)


def _dated(s: Statement) -> bool:
    return bool(find(TABLE, words_of_text(s.clause.text), _BEFORE))


def _turns(then: Line, now: Line) -> bool:
    """Whether both say which way, by a word of will at least once, and not the same."""
    if then.way and now.way:
        # *refused to have wardens*, *asks that they leave* are one
        return then.way != now.way and not (then.strong and now.strong and then.sign == now.sign)
    return bool(then.sign and now.sign) and then.sign != now.sign and then.strong and now.strong


def _does_it(s: Statement) -> bool:
    """Whether it has been done since, by a deed with a pronoun for the thing: *on Monday it ordered one*."""
    if (
        s.negative
        or s.standing != "asserted"
        or s.clause.passive
        or s.clause.tense not in ("past", "perfect", "present")
    ):
        return False
    done = bool(find(TABLE, words_of_text(s.clause.text), frozenset({"does"})))
    return done and any(
        m.argument.role in ("object", "for") and m.text.lower() in _PRONOUNS for m in (*s.participants, *s.others)
    )


def _one_actor(a: Statement, b: Statement) -> bool:
    m, n = a.subject, b.subject
    if m is None or n is None:
        return False
    if a.clause.predicate == "for sale" and not n.pronoun:
        # *was never for sale*, *the club will let him go for 12 million*
        return _GO.search(whole(sheet(b.told), b)) is not None
    if m is n or match(m, n) >= 0.7 or (a.clause.kind == "relative" and a.clause.above == b.index):
        return True
    if (n.pronoun or n.guessed) and not (b.clause.passive and not b.sources):
        own = b.told.extract.text[n.argument.start : n.argument.end].lower()
        return n.guessed or own in ("he", "she", "it", "they")
    return False


_GO = re.compile(r"\blet (?:him|her|it|them) go for\b|\bsell (?:him|her|it|them)\b", re.I)


def _one_thing(of: Sheet, a: Statement, b: Statement, text: str) -> bool:
    """Whether a pronoun of the later clause stands for a thing of the earlier, or both name it, or tell of one
    doing.
    """
    if a.labels & b.labels:
        return True
    subject = a.subject
    own = {w[:5] for w in (subject.words if subject is not None else ())}
    mine = {w[:5] for t in (a, *_hanging(of, a)) for w in content(t) if w not in COMMON and w not in LIGHT} - own
    yours = {w[:5] for w in words_of_text(text) if len(w) > 2}
    if mine & yours:
        return True
    if mine & {w[:5] for w in _ANY} or not _ANY.isdisjoint(words_of_text(whole(of, a))):
        return True
    words = words_of_text(text)
    above = of.statements[b.clause.above] if b.clause.kind == "infinitive" and b.clause.above is not None else None
    if above is not None and above.subject is not None and above.subject.pronoun and b.clause.passive:
        # *they are to be felled*
        return True
    first = words[0] if words else ""
    return any(w in _PRONOUNS for w in (words[1:] if first in ("it", "they") and not b.clause.passive else words))


def _hanging(of: Sheet, a: Statement) -> list[Statement]:
    return [t for t in of.of_sentence(a.sentence) if t.clause.above == a.index and t.clause.kind in ("infinitive",)]
