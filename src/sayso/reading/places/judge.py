"""Whether a name in its place in the sentence is a place at all, or a person, a body or a common word."""

from __future__ import annotations

from itertools import pairwise

from sayso.knowledge.places import Gazetteer
from sayso.reading.places.evidence import doubt, weigh_sentence
from sayso.reading.places.mention import Mention

#: Evidence from which a name is taken for a place.
ENOUGH = 1.0
#: Countries whose towns bear the names of English-speaking people, so that a town's being there is weak evidence.
_ENGLISH = frozenset("US GB CA AU NZ IE ZA JM".split())
#: Evidence that a name has from the country of the story having a place of that name.
STORY, STORY_ENGLISH = 1.5, 0.3
#: The same from its state or province, where towns are named for persons.
STATE = 0.7


def judge(mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """Set ``score`` of every mention: from its own sentence, then from what the report is about."""
    by_token = {(id(m.sentence), i): m for m in mentions for i in range(m.first, m.last + 1)}
    for mention in mentions:
        weigh_sentence(mention, by_token, gazetteer)
    _story(mentions, gazetteer)
    _coordinated(mentions, by_token)
    _discourse(mentions)


def _story(mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """A name that a country of the story has is more likely a place."""
    countries: dict[str, int] = {}
    divisions: set[int] = set()
    for m in mentions:
        if m.score >= 2.5:
            row = m.adjective or gazetteer.row(m.postings[0][0])
            if (row.country and row.type in ("country", "capital", "adm1", "region")) or m.container is not None:
                countries[row.country or ""] = countries.get(row.country or "", 0) + 1
            if row.type == "adm1" and m.adjective is None:
                divisions.add(row.index)
    for m in mentions:
        if m.adjective is not None or m.score >= 3 or doubt(m.key) > 1:
            continue
        held = {gazetteer.row(i).country or "" for i, _ in m.postings[:12]} & countries.keys()
        if held - _ENGLISH:
            m.weigh(STORY, "a country that the report speaks of has a place of that name")
        elif held:
            m.weigh(STORY_ENGLISH, "a country that the report speaks of has a place of that name")
            if divisions & {gazetteer.row(i).admin1_index for i, _ in m.postings[:12]}:
                m.weigh(STATE, "so has a state or province that it speaks of")


def _coordinated(mentions: list[Mention], by_token: dict[tuple[int, int], Mention]) -> None:
    """*Krasnoarmeisk and Volchansk*: what is joined to a place is one."""
    for m in mentions:
        if m.adjective is not None or m.score >= ENOUGH + 1:
            continue
        head = m.head
        others = [head.head] if head.dep in ("conj", "appos") else []
        others += [c for c in head.children if c.dep == "conj"]
        for token in others:
            other = by_token.get((id(m.sentence), token.i))
            if other is not None and other is not m and other.adjective is None and other.score >= 2.0:
                m.weigh(1.0, f"it stands in a row with {other.tokens[-1].text}")
                break
    _listed(mentions)
    _listed(mentions[::-1])


def _listed(mentions: list[Mention]) -> None:
    """*Bangor, Brewer and Orono*: what stands beside a place with but a comma or *and* between is one."""
    for one, two in pairwise(mentions):
        if one.sentence is not two.sentence or one.adjective is not None or two.adjective is not None:
            continue
        first, second = (one, two) if one.first < two.first else (two, one)
        between = [t.lower for t in one.sentence.tokens[first.last + 1 : second.first]]
        if between in ([","], ["and"], ["or"], [",", "and"]) and one.score >= 2.0 and two.score < ENOUGH + 1:
            two.weigh(1.0, f"it stands beside {one.tokens[-1].text}")


def _discourse(mentions: list[Mention]) -> None:
    """What is clearly a place in one sentence is one in the others, and what is clearly no place is none."""
    best: dict[str, float] = {}
    worst: dict[str, float] = {}
    for mention in mentions:
        best[mention.key] = max(best.get(mention.key, -9.0), mention.score)
        worst[mention.key] = min(worst.get(mention.key, 9.0), mention.score)
    for mention in mentions:
        if best[mention.key] >= 3.5 and mention.score > -1.5:
            mention.weigh(1.0, "elsewhere in the report it is clearly a place")
        if worst[mention.key] <= -2.5 and mention.score < 3.0:
            mention.weigh(-1.5, "elsewhere in the report it is clearly none")
