"""What a party holds of a matter by a short report, in whatever words: for it, against it, on terms or without.

``stances`` reads stances off verbs that say them, and two of them are laid side by side by what each
is about. In short reports a party has one line, which any clause of them may tell (*needs no foreign aircraft*, *would
gladly take every aircraft*), so that it is enough that the party is one and the reports have a matter in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sayso.comparing.figures.figures import Count, counts
from sayso.comparing.positions.outlooks import TABLE, Line, read, terms_of, words_of_terms
from sayso.comparing.positions.stances import BODIES
from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import LONG, content
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.voices import said_behind
from sayso.comparing.statements.wordings import find, words_of_text
from sayso.comparing.statements.words import LIGHT
from sayso.knowledge.tables import table

#: words for an office that any side has
ANY = frozenset(
    "chairman chairwoman chair leader minister president secretary chief head director official spokesman "
    "spokeswoman "
    "spokesperson general commander captain mayor governor premier prime manager owner member union party "
    "government council "
    "foreign deputy said says told its his her their our federation ministry company club association".split()
)
#: how a word begins that names a country for whose state somebody speaks
LAND = "land:"


class Turn(NamedTuple):
    """What a party holds by one clause of a short report."""

    statement: Statement
    #: 1 for, -1 against
    sign: int
    #: True: on terms; False: expressly without; None: neither
    on_terms: bool | None
    #: whether a word of will says so, not only that it is to come
    strong: bool
    #: words of who holds it, and the countries of which it speaks for the state, as ``land:NO``
    party: frozenset[str]
    #: words of its sentence besides those of the party
    matter: frozenset[str]
    #: whether it is told of somebody by somebody else who is no voice of his
    by_another: bool = False
    #: whether it tells of a deed: *has cancelled the visit*
    done: bool = False
    #: the figures that are asked, offered or taken: *demands 4 million pounds for the railway*
    sums: tuple[Count, ...] = ()
    #: 1 if something is to be done or changed, -1 if nothing is; 0 where that is not told
    way: int = 0
    #: whether it is told that a thing stays as it is, or somebody where he is
    stays: bool = False
    #: the words that say which way, and whether they tell of a doing: *sell*, not *reject*
    used: frozenset[str] = frozenset()
    deed: bool = False


def turns(of: Sheet) -> list[Turn]:
    """What parties hold by a short report; worked out once. What it tells of the past is left out."""
    kept: list[Turn] | None = of.told.__dict__.get("_turns")
    if kept is None:
        kept = of.told.__dict__["_turns"] = list(_turns(of)) if len(of.told.extract.sentences) <= LONG else []
    return kept


def _turns(of: Sheet) -> Iterator[Turn]:
    for s in of.body:
        bound = s.clause.kind == "infinitive" and s.clause.modal == "be to"
        if not (bound or s.clause.kind in ("main", "complement")) or _bygone(s) or s.standing == "supposed":
            continue
        if (s.standing == "possible" and s.clause.tense == "perfect") or s.clause.predicate.split()[0] in _SAYING_VERBS:
            # *may have been sold*, *would not say*
            continue
        if _is_refused(of, s):
            # *ruled out that she would go*: what is refused stands above
            continue
        if s.clause.predicate.split()[0] in _GIVING_WORD and _has_a_clause(of, s):
            # *promised that there would be no duty*: what he holds stands in the clause
            continue
        start, end = of.told.extract.sentences[max(s.sentence, 0)]
        text, sentence = whole(of, s), " ".join(of.told.extract.text[start:end].split())
        line = read(s, text)
        sign, strong = line.sign, line.strong
        terms = terms_of(sentence, sign or line.way)
        if not sign and line.way and (s.sources or s.subject is not None):
            # *from May all children must be vaccinated*
            sign = line.way
        if not sign and terms is None:
            continue
        party = _party(of, s) | _before(of, s, text, line)
        if not party:
            continue
        if not sign or (sign < 0 and terms):
            # *no talks until they are back*: talks, on terms
            sign = 1
        # *will not talk until they are back*: will, on terms
        way = abs(line.way) if terms else line.way
        told = s.standing == "asserted" and s.clause.tense in ("past", "pluperfect", "perfect")
        if told and not strong:
            continue
        undoing = _undoing(s) if terms is None else None
        held = [
            t
            for t in of.of_sentence(s.sentence)
            if t is s
            or _of_it(undoing, t)
            or (t.clause.predicate.split()[0] not in _SAYING_VERBS and t.clause.kind not in _CIRCUMSTANCES)
        ]
        own = {w[:5] for w in party}
        words = {w for t in held for w in content(t) if w[:5] not in own} - ANY - words_of_terms(sentence)
        words = {w for w in words if not any(_one_word(w, u) for u in line.used)} or words
        if undoing is not None and undoing.head not in line.used and words - {undoing.head}:
            # *a ban on lorries is out of the question*: for lorries
            # *the ban on lorries stays*: against lorries, as what stays is told to be against a doing
            kept = line.stays and not line.sign
            sign, words = sign if kept else -sign, words - {undoing.head}
        yield Turn(
            s,
            sign,
            terms,
            strong,
            party,
            frozenset(words - LIGHT),
            told_by_another(s),
            told and (line.deed or not line.used),
            _sums(text, held),
            way if undoing is None or undoing.head not in _BANS else 0,
            line.stays,
            line.used,
            line.deed,
        )


def _is_refused(of: Sheet, s: Statement) -> bool:
    """Whether it is the content of a refusal."""
    if s.clause.kind != "complement" or s.clause.above is None:
        return False
    above = of.statements[s.clause.above]
    return "refuse" in above.classes and not above.negative


def _of_it(undoing: Mention | None, t: Statement) -> bool:
    """Whether a clause is of what is to be undone: *a ban on shipping sheep*."""
    return (
        undoing is not None
        and t.clause.tense == "none"
        and 0 < t.clause.start - undoing.argument.end <= len(" against ")
    )


_GIVING_WORD = frozenset({"promise", "pledge", "vow", "guarantee", "announce", "threaten", "warn"})


def _has_a_clause(of: Sheet, s: Statement) -> bool:
    return any(t.clause.kind == "complement" and t.sources for t in of.of_sentence(s.sentence) if t is not s)


def _sums(text: str, held: Sequence[Statement]) -> tuple[Count, ...]:
    """The figures in what somebody asks, offers or would take."""
    if not find(TABLE, words_of_text(text), frozenset({"price"})):
        return ()
    return tuple(x for t in held for x in counts(t) if x.noun is not None)


def _undoing(s: Statement) -> Mention | None:
    """What undoes a thing, where a stance is towards that: *a ban on lorries is out of the question*."""
    held = (s.theme, *(m for m in s.others if m.argument.role in ("object", "against", "for", "to")), s.subject)
    for m in held:
        if m is not None and m.head in listed("undoing"):
            behind = m.text.lower().partition(m.head)[2] or s.clause.text[m.argument.end - s.clause.start :].lower()
            return m if _OF_WHAT.match(f"{behind} ") else None
    return None


#: what undoes a thing by forbidding it; others are doings of their own: *the sale*
_BANS = frozenset({"ban", "prohibition", "boycott", "embargo", "blockade", "suspension", "abolition", "bar"})
_OF_WHAT = re.compile(r" (?:of|on|for|from|in|against|to) ")
_CIRCUMSTANCES = frozenset({"conditional", "adverbial"})
_SAYING_VERBS = frozenset("say tell add announce declare state write comment disclose reveal speak confirm".split())


def whole(of: Sheet, s: Statement) -> str:
    """The text of a clause with what hangs on it: *means* with *to close the mill*, *wants* with *the tax scrapped*."""
    end = s.clause.end
    ahead = [s.index]
    while ahead:
        for index, clause in of.told.below.get(ahead.pop(), ()):
            if clause.kind in ("infinitive", "complement", "participle") and s.clause.start < clause.start <= end + 2:
                ahead.append(index)
                end = max(end, clause.end)
    return " ".join(of.told.extract.text[s.clause.start : end].split())


def _one_word(lemma: str, word: str) -> bool:
    """Whether a word of the text is a form of a lemma, by how both begin."""
    if len(lemma) == 3 and word.startswith(lemma + lemma[-1]):
        # *ban*, *banned*
        return True
    return lemma == word or (len(lemma) > 3 and word[:4] == lemma[:4] and abs(len(word) - len(lemma)) < 4)


def _bygone(s: Statement) -> bool:
    """Whether it tells of a stance of before."""
    if s.clause.tense == "pluperfect":
        return True
    return bool(find(TABLE, words_of_text(s.clause.text), frozenset({"before"})))


@cache
def listed(sense: str) -> frozenset[str]:
    """The single words of a sense of the table: speakers of other sides, parts of a party, who speaks for a state."""
    return frozenset(w for name, words in table(TABLE) if name == sense for w in words.split(","))


def _party(of: Sheet, s: Statement) -> frozenset[str]:
    """The words of who holds it: who says it, or who is its subject; of a pronoun, who is named in the sentence
    before.
    """
    found: set[str] = set()
    m = s.subject
    if not s.sources:
        # *to the festival in Varna, the chairman of the Centre Party said*
        behind = said_behind(s)
        if behind is not None:
            found.update(words_of(of.told.extract.text[slice(*behind)]))
            found.update(_lands(of, *behind))
    for source in s.sources:
        if source.kind in ("document", "medium"):
            continue
        found.update(words_of(source.text))
        found.update(_lands(of, source.start, source.end))
    named = {w for w in found if w not in ANY}
    own = any(not _ITS.isdisjoint(x.text.lower().split()) for x in s.sources)
    indefinite = m is not None and m.text.lower().startswith(("a ", "an "))
    if (
        m is not None
        and not m.pronoun
        and not _is_told_what_to_do(s, m, found - _MOUTHS, own)
        and (
            m.person
            or (m.head in BODIES and not indefinite)
            or (m.names and (m.head in m.names or (not named and m.definite)))
            or (m.definite and not named and (not found or own) and not indefinite)
        )
    ):
        found.update(words_of(m.text))
        found.update(_lands(of, m.argument.start, m.argument.end))
    if not found or (m is not None and m.pronoun) or found <= ANY:
        for number in (s.sentence, s.sentence - 1):
            for t in of.of_sentence(number):
                for n in t.participants:
                    if (
                        n.argument.role == "subject"
                        and not n.pronoun
                        and (n.names or n.called or n.head in BODIES or (n.definite and n.head in ANY))
                    ):
                        found.update(words_of(n.text))
                        found.update(n.called)
                        found.update(_lands(of, n.argument.start, n.argument.end))
    return frozenset(found)


def _is_told_what_to_do(s: Statement, m: Mention, named: set[str], own: bool) -> bool:
    """Whether a subject is whom somebody else decides on: *the coach must go, the federation's president said*."""
    if not named or own or named & set(m.words):
        return False
    if m.head in BODIES:
        # *the mill will be closed, the director of the company said*
        return s.clause.passive
    return m.person and not m.called and m.head not in m.names and (s.clause.passive or s.clause.modal in _BIDDING)


_MOUTHS = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officials"})
_BIDDING = frozenset({"must", "may", "can", "cannot", "should", "be to", "have to", "shall"})


def _lands(of: Sheet, start: int, end: int) -> set[str]:
    """The countries of which a phrase names the state, by its name, its adjective or its capital: *Oslo*, *Norway*."""
    return {
        f"{LAND}{p.place.country}"
        for p in of.told.places_at["text"].meeting(start, end)
        if p.place is not None
        and p.place.country
        and (p.kind != "literal" or p.place.feature == "country" or (p.start == start and p.end == end))
    }


def lands_of(s: Statement) -> frozenset[str]:
    """The countries whose states the subject of a stance and who says it are of."""
    of = sheet(s.told)
    found = {land for x in s.sources for land in _lands(of, x.start, x.end)}
    m = s.subject
    if m is not None and not m.pronoun and (m.head in BODIES or m.person or m.names):
        found |= _lands(of, m.argument.start, m.argument.end)
    return frozenset(found)


def told_by_another(s: Statement) -> bool:
    """Whether a stance of its subject is told by somebody of another side: *the firm means to close the mill, the
    workers' speaker said*.
    """
    m = s.subject
    if m is None or m.pronoun or not s.sources or not _is_party(m):
        return False
    speaker = words_of(s.sources[0].text)
    own = words_of(m.text)
    if speaker & own or not _ITS.isdisjoint(s.sources[0].text.lower().split()):
        return False
    return bool({w.removesuffix("s") for w in speaker} & {w.removesuffix("s") for w in listed("other")})


def _is_party(m: Mention) -> bool:
    return m.person or m.head in BODIES or m.head in ANY


_ITS = frozenset({"its", "their", "his", "her"})


#: what stands before the verb and belongs to it
_HELPING = frozenset(
    "will would shall must may can cannot should let not never no has have had is are was were".split()
)


def _before(of: Sheet, s: Statement, text: str, line: Line) -> frozenset[str]:
    """The words of the body that stands before what says the stance, on the word of its own head: *its leader
    said*.
    """
    own = any(not _ITS.isdisjoint(x.text.lower().split()) for x in s.sources) or _on_its_heads_word(text)
    if not line.at or not own or text.lower().startswith(("a ", "an ")):
        return frozenset()
    words = words_of_text(of.told.extract.text[s.clause.start : s.clause.verb[0]])[: line.at]
    words = [w for w in words if w not in _HELPING]
    return frozenset(words_of(" ".join(words))) if 0 < len(words) <= 6 else frozenset()


def _on_its_heads_word(text: str) -> bool:
    """Whether *its leader said* stands behind a comma."""
    words = words_of_text(text)
    return any(
        words[n] == "," and words[n + 1] in ("its", "their") and not _SAID.isdisjoint(words[n + 2 : n + 6])
        for n in range(len(words) - 2)
    )


_SAID = frozenset({"said", "says", "told", "added", "announced"})


def words_of(text: str) -> set[str]:
    """The words of content of a phrase; of a name of several words its initials too."""
    plain = text.replace("’s", "").replace("'s", "").replace("s’", "s").replace("s'", "s").split()
    bare = [w.strip('.,;:()"') for w in plain]
    initials = "".join(w[0] for w in bare if w[:1].isupper() and w.lower() not in ("the", "a", "an"))
    found = {w.lower() for w in bare if len(w) > 2}
    if len(initials) > 2:
        found.add(initials.lower())
    return {w for w in found if w not in ("the", "and", "for", "who", "its", "his", "her", "said")}
