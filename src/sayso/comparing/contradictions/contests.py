"""Who is said to have won a contest against whom, however it is put: *A beat B*, *B lost to A*, *A won the final
against B*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import Likeness, match, timely
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.things import day_near
from sayso.comparing.statements.words import contrast, kinds_of

#: verbs whose object is who was beaten
_OVER = frozenset(
    "beat defeat overcome top outpoint outplay stop edge thrash rout trounce upset unseat oust eliminate best crush "
    "down vanquish overpower outrun outvote pip".split()
) | {"knock out", "see off", "get past", "put out", "get the better"}
#: verbs whose object, if any, is what was won
_WINS = frozenset("win triumph prevail clinch".split()) | {"come first", "finish first", "come in first", "come out"}
#: verbs of taking what was won: *took gold*, *lifted the cup*
_TAKES = frozenset(
    "take lift claim land carry scoop bag secure collect capture snatch grab retain earn pocket seal".split()
)
_PRIZES = frozenset(
    "cup trophy title crown medal gold shield championship race prize belt jersey derby regatta pennant marathon "
    "tournament plate bowl vase rally sprint relay".split()
)
_FIRST = re.compile(
    r"\b(?:first home|home first|line first|(?:was|were|came|finished|got) (?:the )?first (?:past|across|over|to cross|"
    r"to finish|to reach the finish)|in first place)\b|\b(?:finish|line) ahead of\b",
    re.I,
)
_SECOND = re.compile(r"^(?:second|runner-up|runners-up|in second place|in place)$")
#: how far ahead one is at the end of a race
_BY_SO_MUCH = re.compile(r"\b(?:seconds?|minutes?|hours?|lengths?|metres?|meters?|yards?|a neck|a head)\b", re.I)
_LOSES = frozenset({"lose", "go down", "fall", "bow", "succumb", "bow out", "go out", "come second", "finish second",
                    "come in second", "trail"})  # fmt: skip
_ELECTED = frozenset({"elect", "re-elect", "choose", "return", "pick"})
_VERBS = _OVER | _LOSES | _ELECTED
_CLASSES = frozenset({"win", "lose"})
#: parts of a contest that tell when it was decided, not which contest it was
_STRETCHES = frozenset("round set minute lap frame inning half period straight hole".split())


@dataclass(frozen=True)
class Outcome:
    """Who won and who lost, as the words that name them; empty where the statement does not say."""

    winner: frozenset[str]
    loser: frozenset[str]
    #: what was won, or the contest: *mayor of Dole*, *the final*
    prize: Mention | None
    #: the sides of a contest that nobody won
    drawn: frozenset[str] = frozenset()
    #: whether it is told that nobody won
    nobody: bool = False


def outcome(s: Statement) -> Outcome | None:
    """The outcome of a contest that a statement tells of, or None; worked out once for each."""
    kept: Outcome | bool | None = s.__dict__.get("_outcome", False)
    if not isinstance(kept, bool):
        return kept
    found = s.__dict__["_outcome"] = _outcome(s)
    return found


def _outcome(s: Statement) -> Outcome | None:
    if (found := _nobodys(s) or _behind_all(s)) is not None:
        return found
    if s.negative:
        return None
    if (found := _prize_taken(s) or _placed(s)) is not None:
        return found
    if s.clause.predicate in _OVER and s.clause.kind == "complement" and s.clause.tense == "none" and s.agent is None:
        # *Saturday saw the Royals beaten once more*
        return Outcome(frozenset(), _side(s.theme), None) if s.theme is not None and _SEEN.search(_lead(s)) else None
    if s.classes.isdisjoint(_CLASSES) and s.clause.predicate not in _VERBS and s.labels.isdisjoint(_VERBS):
        return None
    wording = {s.clause.predicate, *s.labels}
    contest = _role(s, "in", "at")
    if wording & _OVER:
        if s.agent is None and not s.clause.passive:
            # *stopped*, whom, it does not say
            return None
        return Outcome(_side(s.agent), _side(s.theme), contest)
    if wording & _ELECTED and s.clause.passive:
        office = next((m for m in s.others if m.argument.role == "attribute"), contest)
        return Outcome(_side(s.theme), _beaten(s, office), office)
    if s.clause.passive:
        return None
    prize = s.theme if s.agent is not None else contest
    won = [
        m for m in (prize, *s.participants, *s.others) if m is not None and (m is prize or m.argument.role == "object")
    ]
    if any(_SOME_OF_MANY.search(m.text) for m in won):
        # *won 34 of the 120 seats*, *lost seven seats*
        return None
    if wording & _WINS:
        return Outcome(_before_relative(s) or _side(s.subject), _beaten(s, prize), prize)
    if wording & _LOSES:
        other = _side(_role(s, "to", "against", "behind")) or _behind(prize, ("to", "against"))
        return Outcome(other, _side(s.subject), prize) if other or s.clause.predicate == "lose" else None
    return None


#: how a contest ends that nobody wins, and what of it is not the end
_DRAWN = re.compile(
    r"\b(?:drew|(?:was|were) drawn|tied|ended (?:in an? (?:[\w-]+ )?(?:draw|tie|dead heat)|level|all square|goalless)|"
    r"(?:shared|split) the (?:points|spoils|title|honours|prize)|finished level|dead heat|honours (?:were )?even)\b",
    re.I,
)
_UNDECIDED = re.compile(
    r"\b(?:half-time|the interval|the break|penalt\w+|extra time|shoot-out|normal time|first leg|tie-break)\b", re.I
)
_LAST = re.compile(
    r"\b(?:(?:was|were|came|finished|ended) (?:only |a distant )?(?:second|third|fourth|last|runners?-up|nowhere)|"
    r"came in (?:second|third|last)|did not (?:start|finish|run|ride|race|win)|never started|"
    r"failed to (?:start|finish|win)|"
    r"(?:was|were) (?:disqualified|scratched|pulled up)|pulled up|fell at|retired (?:in|on|after|with))\b",
    re.I,
)


def _nobodys(s: Statement) -> Outcome | None:
    """A contest that nobody won: *A and B drew*, *nobody was elected*."""
    who = s.subject
    if s.clause.tense not in ("past", "perfect", "pluperfect") or who is None:
        return None
    nobody = who.head == "nobody" and not {s.clause.predicate, *s.labels}.isdisjoint(_WINS | _ELECTED)
    if not nobody and (s.negative or _DRAWN.search(s.clause.text) is None or _HALFWAY.search(s.clause.text)):
        return None
    if _UNDECIDED.search(s.told.extract.text):
        return None
    if nobody:
        prize = s.theme if s.theme is not who else _role(s, "in", "at")
        return Outcome(frozenset(), frozenset(), prize, nobody=True)
    sides = _names(s.clause.text) - {
        w.lower()
        for p in s.told.places_at[s.clause.part].meeting(s.clause.start, s.clause.end)
        for w in p.text.split()
        if (m := _role(s, "at", "in")) is not None and w in m.text
    }
    return Outcome(frozenset(), frozenset(), _role(s, "in", "at"), drawn=sides)


def _behind_all(s: Statement) -> Outcome | None:
    """Who did not win: *was second*, *did not finish*."""
    if s.clause.tense not in ("past", "perfect", "pluperfect") or _LAST.search(s.clause.text) is None:
        return None
    if _HALFWAY.search(s.clause.text) or s.subject is None:
        return None
    contest = _role(s, "in", "at")
    if contest is None or not _contested(contest):
        return None
    return Outcome(frozenset(), _before_relative(s) or _side(s.subject), contest)


#: what one side gets some of and another side others
_SOME_OF_MANY = re.compile(
    r"\b(?:seats|mandates|wards|districts|constituencies|boroughs|votes|ballots|councillors|delegates|deputies|states|"
    r"cantons|provinces|towns|points|per cent|percent)\b|%",
    re.I,
)
_SEEN = re.compile(r"\b(?:saw|left|had) $")


def _lead(s: Statement) -> str:
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    return text[max(0, s.clause.start - 12) : s.clause.start]


def _prize_taken(s: Statement) -> Outcome | None:
    """Who took, or was given, a prize that only one gets: *lifted the cup*, *the title went to B*."""
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    m = s.theme
    if s.clause.passive:
        if m is None or m.head not in _PRIZES:
            return None
        to = _role(s, "to") if first in ("award", "give", "hand") else s.agent if first in _TAKES | {"win"} else None
        return Outcome(_side(to), frozenset(), m) if to is not None else None
    if first == "go" and m is not None and m.head in _PRIZES:
        to = _role(s, "to")
        return Outcome(_side(to), frozenset(), m) if to is not None and (to.names or to.called) else None
    if first not in _TAKES:
        return None
    prize = next((m for m in (*s.participants, *s.others) if m.argument.role == "object" and m.head in _PRIZES), None)
    if prize is None or s.subject is None or s.subject is prize:
        return None
    contest = prize if prize.head not in ("gold", "medal", "prize") or prize.names else _role(s, "in", "at") or prize
    return Outcome(_before_relative(s) or _side(s.subject), _beaten(s, prize), contest)


def _placed(s: Statement) -> Outcome | None:
    """Who came in first or second: *was first past the post*, *finished two lengths ahead of B*, *was second*."""
    text = s.clause.text
    first = s.clause.predicate.split()[0] if s.clause.predicate else ""
    contest = _role(s, "in", "at")
    ahead = next((m for m in s.others if m.argument.role in ("adverb", "attribute") and "ahead of " in m.text), None)
    done = first in ("finish", "come", "cross") or _BY_SO_MUCH.search(text) is not None
    behind = _behind(ahead, ("ahead of",)) or (_names(ahead.text.partition("ahead of ")[2]) if ahead else frozenset())
    if s.clause.tense not in ("past", "pluperfect", "perfect"):
        return None
    if behind and done and not _HALFWAY.search(text):
        return Outcome(_before_relative(s) or _side(s.subject), behind, contest)
    if _ON_TOP.search(text) and not _HALFWAY.search(text):
        return Outcome(_before_relative(s) or _side(s.subject), frozenset(), contest)
    if _FIRST.search(text) and not _HALFWAY.search(text) and (s.clause.copula or first in ("come", "finish", "cross",
                                                                                           "get", "be")):  # fmt: skip
        return Outcome(_before_relative(s) or _side(s.subject), frozenset(), contest)
    return None


#: roundabout ways to say that the subject won
_ON_TOP = re.compile(
    r"\b(?:came?|ended|finished|emerged|wound) (?:out |up )?(?:on top|ahead|victorious|the (?:winner|victor)|"
    r"(?:as )?(?:winner|victor|champion)s?)\b"
    r"|\b(?:came?|went|returned|emerged|left|walked) (?:away |home |off |out )?(?:[\w-]+ ){0,3}?"
    r"with (?:an? |the )(?:[\w-]+ ){0,2}?(?:win|victory|cup|trophy|title|gold|crown)\b"
    r"|\b(?:was|were|been|got) (?:crowned|(?:voted|sworn) in|proclaimed (?:the )?(?:winner|victor|champion)s?)\b"
    r"|\b(?:is|are) (?:the )?(?:new )?(?:[\w-]+ )?(?:champions?|(?:cup[- ])?winners?|cup[- ]holders?)\b"
    r"|\b(?:retained|kept|held(?: on to)?|defended|regained) (?:his|her|its|their|the) "
    r"(?:seat|title|crown|cup|trophy|belt)\b",
    re.I,
)
#: a place that is not the last: *at the half*, *in the first leg*
_HALFWAY = re.compile(
    r"\b(?:half|halfway|midway|stage|leg|heat|lap|round|poll|polls|survey|so far|mark|interval|points)\b", re.I
)


def _before_relative(s: Statement) -> frozenset[str]:
    """The name right before a relative clause: *applause for Bonne Chance, which won*; empty where there is none."""
    if s.clause.kind != "relative" or s.clause.part != "text":
        return frozenset()
    found = _NAME_BEFORE.search(s.told.extract.text[max(0, s.clause.start - 60) : s.clause.start])
    return _names(found[1]) if found is not None else frozenset()


_NAME_BEFORE = re.compile(r"\b(?:for|to|by|behind|with|from|over|of) ((?:[A-Z][\w’'-]+ ?)+),? ?$")


def _contested(prize: Mention | None) -> bool:
    """Whether it is a contest, or what one is held for; not *a ten-point lead*."""
    return (
        prize is None
        or prize.head[:1].isdigit()
        or bool(kinds_of(prize.head) & {"match", "election", "vote", "seat"})
        or prize.head in _CONTESTS
        or not _CONTESTS.isdisjoint(prize.text.lower().split())
    )


_CONTESTS = frozenset(
    "run-off runoff "
    "final semi-final quarter-final cup title race championship tournament regatta marathon derby series play-off bout "
    "fight duel battle war case suit lawsuit appeal bid contract tender prize medal gold silver crown belt trophy term "
    "office presidency mayoralty leadership nomination primary by-election ballot lottery debate point set round leg "
    "stage event medal bronze half mandate post tie fixture relay sprint heat rally competition".split()
)


def _beaten(s: Statement, prize: Mention | None) -> frozenset[str]:
    """Who was beaten, beside the verb or within what was won: *won the final against B*, *was elected ahead of B*."""
    named = _side(_role(s, "against", "over", "from", "ahead")) or _behind(
        prize, ("against", "over", "from", "ahead of")
    )
    beside = next(
        (m for m in s.others if m.argument.role == "with" and m.text.endswith((" second", " runner-up"))), None
    )
    if not named and beside is not None:
        named = _names(beside.text)
    if not named:
        # *by a neck from Blue Lantern*
        named = _behind(next((m for m in s.others if m.argument.role == "by"), None), ("from", "over", "ahead of"))
    ahead = next((m for m in s.others if m.argument.role == "adverb" and m.head == "ahead"), None)
    return named or (_behind(ahead, ("of",)) if ahead is not None else named)


def _side(m: Mention | None) -> frozenset[str]:
    """The words that name one side: those with a capital, else the noun with what stands before it."""
    if m is None or m.pronoun or m.head[:1].isdigit():
        return frozenset()
    return (_names(m.text) | m.called) or m.marks | {m.head}


def _behind(m: Mention | None, words: Sequence[str]) -> frozenset[str]:
    if m is None:
        return frozenset()
    for word in words:
        _, found, rest = m.text.partition(f" {word} ")
        if found:
            return _names(rest.partition(" in ")[0])
    return frozenset()


def _names(text: str) -> frozenset[str]:
    words = (w.strip('.,;:!?()"“”').removesuffix("'s").removesuffix("’s") for w in text.split())
    return frozenset(w.lower() for w in words if w[:1].isupper() and w.lower() not in _TITLES)


_TITLES = frozenset("the a an mr mrs ms miss dr sir dame lady lord senator president captain general judge".split())


def _role(s: Statement, *roles: str) -> Mention | None:
    for m in s.others:
        if m.argument.role not in roles or timely(m) or m.head in _STRETCHES or m.head[:1].isdigit():
            continue
        if m.head in ("front", "end"):
            continue
        if m.argument.role not in ("in", "at") or not m.place_ids or m.head not in m.names:
            return m
    return None


def won_and_lost(a: Statement, b: Statement, like: Likeness, top: bool) -> bool:
    """Whether one has as the winner whom the other has as the loser, of each other or of one contest; or each has
    another winner of one contest on one day.

    ``top``: both are main clauses that their reports begin with, of one day, so that the contest need not be named.
    """
    first, second = outcome(a), outcome(b)
    if first is None or second is None or _told_apart(a, b):
        return False
    swapped = bool(first.winner & second.loser), bool(first.loser & second.winner)
    if first.winner & second.winner or first.loser & second.loser:
        return False
    if all(swapped):
        return True
    one = _one_contest(first, second)
    if one is False or other_sides(a, first, b, second):
        return False
    if any(swapped) and (one or (top and _contested(first.prize) and _contested(second.prize))):
        return True
    other = bool(first.winner) and bool(second.winner) and not first.winner & second.winner
    shared = any(f" {w} " in f" {m.text.lower()} " for s in (a, b) for m in s.participants for w in ("and", "jointly"))
    if not (one and other) or shared or like.same_time is False:
        return False
    if like.same_time:
        return True
    mine, yours = day_near(a), day_near(b)
    return mine is not None and mine == yours and mine.first == mine.last


def other_sides(a: Statement, x: Outcome, b: Statement, y: Outcome) -> bool:
    """Whether both name both sides, and one met another, of whom the other report does not know: *beat Linfield*, *lost
    to Glentoran*.
    """
    mine, yours = x.winner | x.loser, y.winner | y.loser
    if not (x.winner and x.loser and y.winner and y.loser):
        return False
    return any(w not in b.told.lower for w in mine - yours) and any(w not in a.told.lower for w in yours - mine)


_PART = re.compile(
    r"\b(?:women|men|ladies|girls|boys|mixed|stages?|legs?|heats?|laps?|rounds?|sets?|doubles|singles|juniors?|under-\d+|"
    r"youth|veterans?|wheelchair|semi-?finals?|quarter-?finals?|first half|interval|third-place|opening|reserves?)\b",
    re.I,
)


#: of these it is told whose contest it was
_WHOSE = frozenset(
    "women ladies girls boys mixed juniors junior youth veterans veteran wheelchair third-place opening reserves "
    "reserve".split()
)


def parts(s: Statement) -> frozenset[str]:
    """The words of a clause for a part of a contest, or for whose it is: *the women's final*."""
    return frozenset(w.lower() for w in _PART.findall(s.clause.text))


def _told_apart(a: Statement, b: Statement) -> bool:
    """Whether words tell two contests apart: *the first game*, *the third game*; *in the county*, *in the city*."""
    first, second = parts(a), parts(b)
    if first & _WHOSE != second & _WHOSE or (first and second and not first & second):
        return True
    aside = {w for s in (a, b) for m in s.others if m.head in _STRETCHES or m.argument.role == "with" for w in m.words}
    aside |= {w for s in (a, b) for label in s.labels if " " in label for w in label.split()}
    if contrast(set(a.clause.words) - aside, set(b.clause.words) - aside):
        return True
    mine, yours = _where(a), _where(b)
    return bool(mine) and bool(yours) and not any(match(m, n) > 0 for m in mine for n in yours)


def _where(s: Statement) -> list[Mention]:
    return [m for m in s.others if m.argument.role in ("in", "at") and not timely(m) and m.head not in _STRETCHES
            and m.head not in ("front", "end") and not m.head[:1].isdigit()]  # fmt: skip


def _one_contest(a: Outcome, b: Outcome) -> bool | None:
    """Whether both are of one contest; None where one does not say of which."""
    m, n = a.prize, b.prize
    if m is None or n is None or m.pronoun or n.pronoun:
        return None
    if m.head == n.head:
        return match(m, n) >= 1
    # *the Harmsworth Cup*, *the race for the Harmsworth Cup*
    places = {w.lower() for x in (m, n) for p in x.places for w in p.text.split()}
    common = (m.names & n.names) - places - _PRIZES
    return True if common and (m.head in n.words or n.head in m.words) else None
