"""When two statements are about the same point: the same doing or state, the same parties, place, time and scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.comparing.statements.mentions import Gist, Mention
from sayso.comparing.statements.settled import OPEN
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.when import later
from sayso.comparing.statements.words import LIGHT, contrast, is_person, kinds_among, kinds_of, sameness, say_opposite
from sayso.knowledge.lazily import cached_property

#: ``weak``: words of many meanings that may say the same
Saying = Literal["same", "opposite", "weak", "other"]

#: what names of many begin or end with
_SORTS = frozenset(
    "hotel bank street road square river lake mount mountain saint church school college university club park bridge "
    "court hospital airport station house hall theatre museum north south east west new great royal national "
    "international united town city county avenue lane island islands bay cape valley captain general president "
    "minister doctor colonel judge sir lady lord king queen prince princess bishop father sister brother company "
    "group party".split()
)
#: words that stand in so many reports that sharing them means nothing
COMMON = frozenset(
    {
        "people", "day", "week", "year", "month", "time", "today", "yesterday", "tomorrow", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening", "night", "afternoon", "noon",
        "say", "tell", "man", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "one", "first",
        "last", "new", "other", "some", "many", "more", "most", "still", "now", "also", "own", "hour", "minute", "part",
        "place", "report", "reporter", "official", "spokesman", "statement", "january", "february", "march", "april",
        "may", "june", "july", "august", "september", "october", "november", "december", "late", "early", "per", "cent",
        "get", "make", "take", "go", "come", "give", "have", "be", "do", "put", "next", "end", "number", "back", "city",
        "town", "country", "state", "against", "between", "near", "around", "among", "across", "above", "below", "off",
    }
)  # fmt: skip


#: kinds of clauses that state something by themselves
CLAUSES = frozenset({"main", "complement"})
#: nouns for a sum that is told elsewhere in the sentence
TOTALS = frozenset({"number", "toll", "total", "count", "figure", "tally", "sum"})


class Likeness:
    """How two statements lie to each other; each figure is worked out when a rule asks for it.

    Figures run from -1 (cannot be the same) over 0 (unknown) to 1 (the same).
    """

    def __init__(self, a: Statement, b: Statement) -> None:
        self._a, self._b = a, b
        #: words of content that both have, besides common ones
        self.shared: frozenset[str] = content(a) & content(b)

    @cached_property
    def opposites(self) -> frozenset[str]:
        """Classes of predicates of which the two are opposites."""
        return say_opposite(self._a.labels, self._b.labels)

    @cached_property
    def saying(self) -> Saying:
        return saying(self._a.labels, self._b.labels)

    @cached_property
    def theme(self) -> float:
        return match(self._a.theme, self._b.theme)

    @cached_property
    def agent(self) -> float:
        return match(self._a.agent, self._b.agent)

    @cached_property
    def party(self) -> float:
        """Best match of any participant of the one with any of the other."""
        a, b = self._a, self._b
        return max(self.theme, self.agent, match(a.theme, b.agent), match(a.agent, b.theme))

    @cached_property
    def same_time(self) -> bool | None:
        """True, False, or None where one gives no time."""
        a, b = self._a, self._b
        if before_and_after(a, b):
            return False
        return None if a.when is None or b.when is None else a.when.meets(b.when)


def saying(a: frozenset[str], b: frozenset[str]) -> Saying:
    """How what two predicates say (their labels) lies to each other."""
    alike = sameness(a, b)
    return "same" if alike >= 0.8 else "opposite" if say_opposite(a, b) else "weak" if alike else "other"


@dataclass(frozen=True)
class Say:
    """How what two predicates say lies to each other."""

    saying: Saying
    #: whether they have a word in common
    common: bool


@lru_cache(1 << 16)
def say(a: str, b: str) -> Say:
    """The same for words that a bar parts."""
    first, second = frozenset(a.split("|")), frozenset(b.split("|"))
    return Say(saying(first, second), not first.isdisjoint(second))


#: two statements and how they lie to each other
Couple = tuple[Statement, Statement, Likeness]


def content(s: Statement) -> frozenset[str]:
    """The words of content of a statement, without those that stand everywhere."""
    kept: frozenset[str] | None = s.__dict__.get("_content")
    if kept is None:
        kept = s.__dict__["_content"] = s.words - COMMON - LIGHT
    return kept


@dataclass(frozen=True)
class Pair:
    """Two reports side by side, the earlier first where their order is known (``order`` 1), else by id (``order``
    0).
    """

    a: Sheet
    b: Sheet
    order: int
    #: the couples of statements that may belong together, by their places in the bodies of the two, and what each may
    #: be of use for (bits of ``Use``)
    met: Sequence[tuple[int, int, int]] = ()
    #: couples of clauses whose stances may be at odds
    stances: Sequence[tuple[int, int]] = ()
    #: measures of which the two give figures that may be at odds, with the sentences that do
    gauges: Sequence[tuple[str, int, int]] = ()

    @cached_property
    def _couples(self) -> dict[int, Couple]:
        return {}

    def couples(self, use: int) -> list[Couple]:
        """The couples of statements that may be of this use, in the order of the texts."""
        made, mine, yours = self._couples, self.a.body, self.b.body
        found: list[Couple] = []
        for at, (i, j, uses) in enumerate(self.met):
            if uses & use:
                couple = made.get(at)
                if couple is None:
                    a, b = mine[i], yours[j]
                    couple = made[at] = a, b, Likeness(a, b)
                found.append(couple)
        return found

    def close(self, use: int) -> list[Couple]:
        """Those of them that share as many uncommon words as these reports need."""
        return [couple for couple in self.couples(use) if len(couple[2].shared) >= self.needed]

    @cached_property
    def kinship(self) -> int:
        """How many uncommon words the two reports share: the measure of telling of one happening."""
        return len((self.a.words & self.b.words) - COMMON)

    @property
    def same_day(self) -> bool:
        """Whether both are known to be of one day."""
        return self.a.told.day is not None and self.a.told.day == self.b.told.day

    @property
    def days(self) -> int:
        """Days between the two publications; 0 where one is not known."""
        first, second = self.a.told.day, self.b.told.day
        return abs((second - first).days) if first is not None and second is not None else 0

    @cached_property
    def needed(self) -> int:
        """How many uncommon words two statements must share: the more clauses are laid side by side, the more."""
        return needed(len(self.a.told.extract.sentences), len(self.b.told.extract.sentences))

    @property
    def long(self) -> bool:
        """Whether one of the two is longer than a few paragraphs, so that much in it may be alike by chance."""
        return max(len(self.a.told.extract.sentences), len(self.b.told.extract.sentences)) > LONG

    @cached_property
    def common_capitals(self) -> frozenset[str]:
        """Words with a capital that both reports have inside a sentence."""
        return self.a.capitals & self.b.capitals

    @cached_property
    def apart(self) -> bool:
        """Whether both reports name towns or sites, none in common, and share no other name."""
        left, right = self.a.settlements, self.b.settlements
        return bool(left) and bool(right) and not left & right and not self.common_capitals - COMMON


def needed(sentences_a: int, sentences_b: int) -> int:
    """How many uncommon words two statements of reports of so many sentences must share."""
    fewer = min(sentences_a, sentences_b)
    return 1 if fewer <= 6 else 2 if fewer <= 12 else 3


def side_by_side(
    a: Sheet,
    b: Sheet,
    met: Sequence[tuple[int, int, int]] = (),
    stances: Sequence[tuple[int, int]] = (),
    gauges: Sequence[tuple[str, int, int]] = (),
) -> Pair:
    """A pair in its canonical order; ``met``, ``stances`` and ``gauges`` have places in ``a`` and ``b`` as these are
    given.
    """
    turned = a.told.id > b.told.id
    order = later(b.told, a.told) if turned else later(a.told, b.told)
    if order < 0:
        turned, order = not turned, 1
    if turned:
        a, b, met, stances = b, a, [(j, i, uses) for i, j, uses in met], [(j, i) for i, j in stances]
        gauges = [(name, j, i) for name, i, j in gauges]
    return Pair(a, b, order, sorted(met), sorted(stances), gauges)


#: sentences beyond which a report is long; the stories of the tests, which are written short, have at most six
LONG = 6
#: of long reports, share of the words of the richer clause that the other has too, and how many
WORDED_ALIKE, WORDS_ALIKE = 0.5, 3
#: the like of clauses that are nearly one word for word
VERBATIM = 0.8


def surely_one(pair: Pair, a: Statement, b: Statement, like: Likeness, kinds: frozenset[str] = CLAUSES) -> bool:
    """Whether two statements of whole sentences are of one point beyond doubt: in long reports, where much is alike by
    chance, each a clause of its own, of somebody or something by name, and much in the same words.
    """
    if not (_whole(a) and _whole(b)):
        return False
    if not pair.long:
        return True
    if not (clear(a, kinds) and clear(b, kinds)):
        return False
    more = max(len(content(a)), len(content(b)))
    if len(like.shared) > WORDS_ALIKE and len(like.shared) >= VERBATIM * more:
        return True
    m, n = a.theme, b.theme
    known = m is not None and n is not None and like.theme >= 1 and (
        bool(m.names & n.names or m.place_ids & n.place_ids) or (m.definite and n.definite)
    )  # fmt: skip
    same_thing = known and like.saying in ("same", "opposite") and coverage(a, b) >= VERBATIM
    much = len(like.shared) >= WORDS_ALIKE and len(like.shared) >= WORDED_ALIKE * more
    return (same_thing or much) and _named(pair, a, b, like)


def says_which(s: Statement) -> bool:
    """Whether it only says of which thing the clause above tells something: *those who fled were fed*, *the mound
    opened in May could be his*; what stands between commas tells more.
    """
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    m = above.subject if above is not None else None
    if above is None or m is None or m.pronoun or above.clause.part != s.clause.part or s.subject is None:
        return False
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    if s.clause.kind == "relative":
        return m.argument.end <= s.clause.start and not text[m.argument.end : s.clause.start].strip()
    # *the mound opened in May*, read as a clause, is the subject of the other
    whole = (m.argument.start, m.argument.end) == (s.clause.start, s.clause.end)
    return whole and s.subject.argument.start == s.clause.start


def clear(s: Statement, kinds: frozenset[str] = CLAUSES) -> bool:
    """Whether it is a clause of its own in a whole sentence, and names whom and what it is of."""
    if s.clause.kind not in kinds or (s.clause.tense == "none" and s.clause.modal is None):
        return False
    return _whole(s) and not any(m.pronoun or m.guessed for m in s.participants)


def _named(pair: Pair, a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether two statements have a name or place in common, or the other report has the names of either."""
    if not like.shared.isdisjoint(pair.common_capitals) or _place_ids(a) & _place_ids(b):
        return True
    mine, yours = _names(a), _names(b)
    return bool(mine | yours) and mine <= pair.b.capitals and yours <= pair.a.capitals


def _names(s: Statement) -> frozenset[str]:
    kept: frozenset[str] | None = s.__dict__.get("_names")
    if kept is None:
        kept = s.__dict__["_names"] = frozenset(n for m in (*s.participants, *s.others) for n in m.names)
    return kept


def _place_ids(s: Statement) -> frozenset[str]:
    kept: frozenset[str] | None = s.__dict__.get("_place_ids")
    if kept is None:
        kept = s.__dict__["_place_ids"] = frozenset(i for m in (*s.participants, *s.others) for i in m.place_ids)
    return kept


def _whole(s: Statement) -> bool:
    """Whether its sentence ends as sentences do; what does not is a headline or a scrap."""
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    return s.told.extract.text[start:end].rstrip(" \t\n\"'”’»)")[-1:] in (".", "!", "?", "…")


def before_and_after(a: Statement, b: Statement) -> bool:
    """Whether the one speaks of the time before and the other of the time after, or the one of then and the other of
    now.
    """
    return spells_differ(spells(a), spells(b))


#: bits of ``spells``
_BEFORE, _AFTER, _THEN = 1, 2, 4


def spells(s: Statement) -> int:
    """Whether it speaks of the time before or after something, or of then: bits that ``spells_differ`` takes."""
    kept: int | None = s.__dict__.get("_spells")
    if kept is None:
        roles = {m.argument.role for m in s.others}
        then = _OF_THEN.intersection(s.clause.words)
        if then & _OFFICE:
            whose = {w for m in (*s.participants, *s.others) if m.names or m.person for w in m.words}
            then -= _OFFICE & whose
        kept = _BEFORE * ("before" in roles) + _AFTER * ("after" in roles) + _THEN * bool(then)
        s.__dict__["_spells"] = kept
    return kept


def spells_differ(a: int, b: int) -> bool:
    """Whether the one is of before and the other of after, or only one of then."""
    return bool((a & _BEFORE and b & _AFTER) or (a & _AFTER and b & _BEFORE) or (a ^ b) & _THEN)


#: what is said of who somebody was, not of when it happened
_OFFICE = frozenset({"former", "previous"})
_OF_THEN = frozenset(
    {"previously", "formerly", "once", "initially", "originally", "earlier", "previous", "former", "again"}
)


def match(m: Mention | Gist | None, n: Mention | Gist | None) -> float:
    """How far two mentions may name the same: 1 the same name or noun, .7 the same kind, .4 a pronoun, -1 another
    one.
    """
    if m is None or n is None:
        return 0.0
    if m.pronoun or n.pronoun:
        return 0.4
    if any(first != n.forenames.get(surname, first) for surname, first in m.forenames.items()):
        # *Carlo Besana*, *Piero Besana*
        return -1.0
    mine, yours = m.place_ids, n.place_ids
    elsewhere = bool(mine) and bool(yours) and not mine & yours and not _one_name(m, n)
    if mine and yours and m.placed and n.placed:
        return -1.0 if elsewhere else 1.0
    if contrast(m.words, n.words) or elsewhere:
        return -1.0
    if m.head == n.head and (
        m.another != n.another or _PREFIXES.intersection(m.words) ^ _PREFIXES.intersection(n.words)
    ):
        return -1.0
    common = m.names & n.names
    if common <= _SORTS and m.names - common and n.names - common:
        # *the Hotel Miramar*, *the Hotel Bellevue*
        common = frozenset()
    named_heads = m.head in m.names and n.head in n.names
    if named_heads:
        if common and (m.head == n.head or m.head in n.names or n.head in m.names):
            return 1.0
        return 0.7 if common else (1.0 if mine & yours else -1.0)
    if (m.called or n.called) and common and (common >= m.called or common >= n.called):
        # *the former mayor, Ida Falk*, *Falk*
        return 1.0
    for name, noun in ((m, n), (n, m)):
        # *the steamer Aurora*, *the steamer*
        if name.head in name.names and noun.head in name.words and not (noun.names - name.names):
            return 0.7
    if m.head == n.head:
        if m.names and n.names and not common and not m.lands & n.lands:
            return -0.5
        return 0.5 if _parted(m, n, bool(common or m.lands & n.lands)) else 1.0
    if (m.head in n.words and n.head not in m.words) or (n.head in m.words and m.head not in n.words):
        alike = common or kinds_of(m.head) & kinds_of(n.head) or len(set(m.words) & set(n.words) - COMMON) > 1
        return 0.7 if alike else 0.5
    if kinds_of(m.head) & kinds_of(n.head):
        return 0.7
    if len(set(m.words) & set(n.words) - COMMON) >= 1 and common:
        return 0.5
    if is_person(m.head) and is_person(n.head) and (m.head in _GENERIC or n.head in _GENERIC):
        return 0.4
    return 0.0


def _parted(m: Mention | Gist, n: Mention | Gist, named: bool) -> bool:
    """Whether one noun is told apart by what stands before it or by whose it is: *the whaling accord*, *the sealing
    accord*; *the statue of the poet*, *the statue of the general*.
    """
    if m.of_all or n.of_all:
        return False
    for mine, yours in ((m.of, n.of), (frozenset(), frozenset()) if named else (m.marks, n.marks)):
        if mine and yours and not mine & yours and not (kinds_among(mine) & kinds_among(yours)) - _BROAD:
            return True
    return False


#: kinds of which two nouns are seldom one thing: *the church*, *the town hall*
_BROAD = frozenset({"building", "home", "town", "women", "children"})


def _one_name(m: Mention | Gist, n: Mention | Gist) -> bool:
    """Whether both hold a place of one name that a report leaves open."""
    first, second = m.place_names, n.place_names
    return any(min(sure, second[name]) < OPEN for name, sure in first.items() if name in second)


#: what makes another of a person or thing: *the co-pilot* is not *the pilot*, *the semi-final* not *the final*
_PREFIXES = frozenset({"co", "vice", "deputy", "ex", "semi", "quarter", "sub", "assistant", "half"})
_GENERIC = frozenset({"man", "people", "person", "woman", "resident", "official", "leader", "body", "other", "victim"})


_TIME_WORDS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday day week month year morning afternoon evening night noon midnight dawn "
    "dusk spring "
    "summer autumn winter hour minute quarter season decade century today yesterday tomorrow".split()
)


def timely(mention: Mention) -> bool:
    """Whether a phrase is of time."""
    return mention.head in _TIME_WORDS or (len(mention.head) >= 4 and mention.head[:4].isdigit())


def coverage(a: Statement, b: Statement) -> float:
    """Share of the poorer clause's words of content that the other has too, or a word of the same kind for.

    Words of the predicate, and words that stand everywhere, are left aside; 0 where one has none left.
    """
    return cover(own_words(a), own_words(b))


def own_words(s: Statement) -> frozenset[str]:
    """The words of content of a statement besides its predicate."""
    kept: frozenset[str] | None = s.__dict__.get("_own_words")
    if kept is None:
        kept = s.__dict__["_own_words"] = content(s) - {w for label in s.labels for w in label.split()}
    return kept


def cover(first: frozenset[str], second: frozenset[str]) -> float:
    """Share of the smaller set that the other has, words of one kind counting as one."""
    if not first or not second:
        return 0.0
    small, large = (first, second) if len(first) <= len(second) else (second, first)
    common = len(small & large)
    if common < len(small):
        kinds = kinds_among(large)
        common += sum(1 for w in small - large if kinds_of(w) & kinds) if kinds else 0
    return common / len(small)


def says_same(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether two statements say the same; verbs of many meanings do where the verb and nearly all else is the same."""
    if like.saying == "weak":
        return like.theme == 1 and bool(a.labels & b.labels) and coverage(a, b) >= 0.8
    return like.saying == "same"
