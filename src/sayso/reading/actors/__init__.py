"""Actors: persons, organisations, governments, armed forces, groups, media; aliases merged within a report."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sayso.knowledge.organisations import heads, known
from sayso.knowledge.places import Gazetteer
from sayso.knowledge.states import HOUSES, by_name, by_seat, states
from sayso.model import Actor, Notice, Part, Place
from sayso.reading.actors.acronyms import alike, explained
from sayso.reading.actors.descriptions import descriptions
from sayso.reading.actors.lookup import Actors, Stretch
from sayso.reading.actors.mentions import Mention, mentions
from sayso.reading.actors.merging import Draft, Merger, gender_of
from sayso.reading.actors.nouns import nouns
from sayso.reading.actors.offices import belongs, holds_office, read_apposition
from sayso.reading.actors.pronouns import pronouns, repeated
from sayso.reading.actors.representing import of_state, represented
from sayso.reading.actors.runs import pieces
from sayso.reading.document import Document, Sentence

__all__ = ["Actors", "capitalised", "read_actors"]

#: Kinds of the place mentions, by part and offsets.
Kinds = Mapping[tuple[Part, int, int], str]

_FORMER = ("former", "ex-", "late ", "then-", "ousted", "deposed", "ex ")
_NOT_IN_OFFICE = ("candidate", "nominee", "hopeful", "opposition")


def read_actors(document: Document, places: list[Place], gazetteer: Gazetteer, notices: list[Notice]) -> Actors:
    """The actors of a report: names first, full before short, then noun phrases and pronouns.

    What is only a place, stands in a notice, or cannot be told to be an actor is left out; so is a noun phrase or a
    pronoun that may mean two.
    """
    hidden = [(n.part, n.start, n.end) for n in notices]
    literal: Kinds = {(p.part, p.start, p.end): p.kind for p in places}
    read = [s for s in document.all_sentences() if not _within(s, hidden)]
    body = [s for s in read if s.part == "text" and not capitalised(s)]
    heads = [s for s in read if s.part == "title" or capitalised(s)]
    merger = Merger()
    found: list[Mention] = []
    for sentence in body:
        found.extend(mentions(sentence))
    # a particle by itself is no name
    found = [m for m in found if not _covered(m, hidden) and any(c.isupper() for c in m.name)]
    if document.report.outlet:
        for mention in found:
            _own_outlet(mention, document.report.outlet)
    for mention in found:
        if mention.kind is None and 1 < len(mention.words) < 5 and holds_office(mention):
            mention.kind, mention.sure = "person", True
        if mention.kind == "person":
            read_apposition(mention)
            if mention.gender == "u":
                mention.gender = gender_of(mention.words)
    people: dict[tuple[Part, int], Draft] = {}
    short = _name(merger, found, people, literal)
    _shorten(merger, short, people, literal)
    for sentence in body:
        for noun in nouns(sentence):
            draft = merger.noun(noun)
            if draft is not None:
                tokens = sentence.tokens
                head = tokens[noun.last - 1]
                draft.add(sentence.part, tokens[noun.first].start, head.end, head)
    _headlines(merger, heads, people, hidden, literal)
    _stand_ins(merger, places, hidden)
    if document.report.outlet:
        _outlet_alone(merger, body, document.report.outlet)
    for first, last, draft in descriptions(body, merger.drafts):
        draft.add(last.sentence.part, first.start, last.end, last)
        if draft.kind == "person":
            people[(last.sentence.part, last.start)] = draft
    for token, draft in pronouns(body, people):
        draft.add(token.sentence.part, token.start, token.end)
    bodies = {(h.sentence.part, h.start): d for d in merger.drafts if d.kind != "person" for h in d.heads}
    for token, draft in repeated(body, bodies):
        draft.add(token.sentence.part, token.start, token.end)
    _speak(merger, found)
    for person, party in represented(body, people, bodies):
        if person.party is None and not person.former:
            person.party = party
    return _finished(merger)


def _own_outlet(mention: Mention, outlet: str) -> None:
    """The outlet that a report is from is a medium, by its whole name and by the last word of it: *the Lantern*."""
    short = len(mention.words) == 1 and _article(mention) and mention.words == outlet.split()[-1:]
    if mention.name == outlet or short:
        mention.key, mention.kind, mention.sure = outlet, "medium", True


def _outlet_alone(merger: Merger, sentences: list[Sentence], outlet: str) -> None:
    """The last word of the outlet's name behind an article, where it is too plain a word to be read as a name."""
    last = outlet.split()[-1]
    taken = {(part, start) for draft in merger.drafts for part, start, _ in draft.mentions}
    for sentence in sentences:
        for before, token in pairwise(sentence.tokens):
            alone = token.text == last and token.tag == "NNP" and before.lower == "the" and token.dep != "compound"
            if alone and len(outlet.split()) > 1 and (sentence.part, token.start) not in taken:
                draft = merger.keyed(f"known {outlet}", "medium", outlet, None)
                draft.add(sentence.part, token.start, token.end, token)


_SMALL_WORDS = frozenset(
    "a an the of in on at to for and or but by with from as into over via per vs not nor than up off out n't 's".split()
)
#: Share of the words that are no small ones from which a sentence counts as set in capitals: news sentences that list
#: names stay under it, headlines in title case keep one or two small words besides.
CAPITALISED_SHARE = 0.78


def capitalised(sentence: Sentence) -> bool:
    """Whether a sentence is set in capitals word for word, as headlines are, so that capitals show nothing."""
    large = count = 0
    for token in sentence.tokens:
        first = token.text[0]
        if first.isalpha() and token.lower not in _SMALL_WORDS:
            count += 1
            large += first.isupper()
            if first.islower() and token.tag in ("VBD", "VBZ", "VBP", "MD"):
                return False
    return count >= 4 and large > CAPITALISED_SHARE * count


def _within(sentence: Sentence, hidden: list[tuple[Part, int, int]]) -> bool:
    return any(part == sentence.part and a <= sentence.start and sentence.end <= b for part, a, b in hidden)


def _covered(mention: Mention, hidden: list[tuple[Part, int, int]]) -> bool:
    return any(part == mention.part and a < mention.end and mention.start < b for part, a, b in hidden)


def _name(
    merger: Merger,
    found: list[Mention],
    people: dict[tuple[Part, int], Draft],
    literal: Kinds,
) -> list[Mention]:
    """Make drafts of the names that show what they name; give back the others."""
    short: list[Mention] = []
    means: dict[str, Draft] = {}
    for mention in sorted(found, key=lambda m: (len(m.words) < 2, m.start)):
        own = means.get(mention.name.replace(".", ""))
        if own is not None and len(mention.words) == 1:
            _add(own, mention, people)
            continue
        if mention.kind == "person" and len(mention.words) > 1:
            _add(merger.person(mention), mention, people)
        elif mention.kind == "person" or not mention.sure or mention.kind is None:
            short.append(mention)
        elif (
            mention.kind == "government"
            and mention.key in states()
            and literal.get((mention.part, mention.start, mention.end)) == "literal"
            and mention.name not in states()[mention.key].names
            and mention.name not in HOUSES
        ) or (mention.kind == "organisation" and not mention.key and _is_place(mention, literal)):
            continue
        else:
            acronym = explained(mention)
            of = known().get(acronym) if acronym else None
            if of is not None and not mention.key and alike(of.name, mention.name):
                mention.key, mention.kind = of.name, of.kind
            draft = merger.organisation(mention)
            _add(draft, mention, people)
            if acronym:
                merger.alias(f"acronym {acronym}", draft)
                means.setdefault(acronym, draft)
    return short


def _is_place(mention: Mention, literal: Kinds) -> bool:
    """Whether the reader of places took just these words for a place: *the West Bank*."""
    return not mention.speaking and literal.get((mention.part, mention.start, mention.end)) == "literal"


def _shorten(
    merger: Merger,
    short: list[Mention],
    people: dict[tuple[Part, int], Draft],
    literal: Kinds,
) -> None:
    """Hang short names on full ones; make drafts of those left that a title or a verb of speech shows to be
    somebody.
    """
    waiting: list[Mention] = []
    for mention in sorted(short, key=lambda m: (m.office is None, m.start)):
        place = (mention.part, mention.start, mention.end) in literal
        if mention.kind == "group":
            draft = merger.keyed(f"people {mention.name}", "group", mention.name, mention.country)
            _add(draft, mention, people)
            continue
        draft_or_none = merger.by_short(mention)
        if draft_or_none is not None:
            _add(draft_or_none, mention, people)
        elif mention.kind == "person":
            _add(merger.person(mention), mention, people)
        elif not place:
            waiting.append(mention)
    seen: set[str] = set()
    for mention in waiting:
        if mention.speaking:
            seen.add(mention.name)
    for mention in waiting:
        if mention.name not in seen:
            continue
        draft_or_none = merger.by_short(mention)
        if draft_or_none is None:
            if mention.kind is None and _of_a_town(mention):
                draft_or_none = merger.organisation(mention)
            elif mention.kind is None and len(mention.words) <= 4:
                mention.kind = "organisation" if _article(mention) else "person"
                draft_or_none = merger.person(mention) if mention.kind == "person" else merger.organisation(mention)
            elif mention.kind is not None:
                draft_or_none = merger.organisation(mention)
        if draft_or_none is not None:
            _add(draft_or_none, mention, people)


def _of_a_town(mention: Mention) -> bool:
    """*The Vienna Lantern reported*: a word behind an article and the name of a town is a paper or a body; it is named
    with the town then.
    """
    tokens = mention.sentence.tokens
    if mention.first < 2 or len(mention.words) != 1 or tokens[mention.first - 2].lower != "the":
        return False
    town, verb = tokens[mention.first - 1], mention.head.head
    if town.tag != "NNP" or town.head is not mention.head:
        return False
    mention.first -= 1
    mention.words = [town.text, *mention.words]
    mention.name = f"{town.text} {mention.name}"
    mention.kind = "medium" if verb.lemma in ("report", "print", "publish", "write") else "organisation"
    return True


def _article(mention: Mention) -> bool:
    before = mention.sentence.tokens[mention.first - 1] if mention.first else None
    return before is not None and before.lower in ("the", "a", "an")


def _add(draft: Draft, mention: Mention, people: dict[tuple[Part, int], Draft]) -> None:
    tokens = mention.sentence.tokens
    first, last = mention.region
    last = min(max(last, mention.last), len(tokens))
    draft.add(mention.part, mention.start, mention.end, mention.head, (tokens[first].start, tokens[last - 1].end))
    if draft.kind == "person":
        for token in tokens[mention.first : mention.last]:
            if token is mention.head:
                people[(mention.part, token.start)] = draft
        if draft.gender == "u":
            draft.gender = mention.gender
        if mention.office and not mention.titled and (draft.office is None or len(mention.office) > len(draft.office)):
            draft.office = mention.office
            draft.speaks = mention.speaks
            draft.former = mention.office.lower().startswith(_FORMER)
    elif draft.country is None:
        draft.country = mention.country


def _headlines(
    merger: Merger,
    sentences: list[Sentence],
    people: dict[tuple[Part, int], Draft],
    hidden: list[tuple[Part, int, int]],
    literal: Kinds,
) -> None:
    """Headlines: what needs no telling capitals; where every word has one, else only what the text has shown."""
    for sentence in sentences:
        loud = capitalised(sentence)
        if loud:
            _shown_before(merger, sentence, hidden)
        for mention in mentions(sentence):
            if _covered(mention, hidden):
                continue
            if mention.kind is not None and mention.key:
                place = literal.get((mention.part, mention.start, mention.end))
                if not (mention.key in states() and place == "literal") or mention.name in HOUSES:
                    _add(merger.organisation(mention), mention, people)
            elif loud:
                continue
            elif mention.kind == "person" and len(mention.words) > 1:
                _add(merger.person(mention), mention, people)
            elif mention.kind in (None, "person") or not mention.sure:
                draft = merger.by_short(mention) if len(mention.words) == 1 else None
                if draft is not None:
                    _add(draft, mention, people)
                elif mention.kind == "person":
                    _add(merger.person(mention), mention, people)
            else:
                _add(merger.organisation(mention), mention, people)


def _shown_before(merger: Merger, sentence: Sentence, hidden: list[tuple[Part, int, int]]) -> None:
    """Find in a sentence of capitals the full names and surnames that the text has shown."""
    names = {draft.name: draft for draft in merger.drafts if draft.mentions}
    tokens = sentence.tokens
    for piece in pieces(sentence):
        if piece.sort != "words":
            continue
        at = piece.first
        while at < piece.last:
            for size in (4, 3, 2, 1):
                last = at + size
                if last > piece.last:
                    continue
                words = [t.text for t in tokens[at:last]]
                draft = names.get(" ".join(words))
                if draft is None and size == 1 and len(words[0]) > 3 and words[0].lower() not in heads():
                    draft = merger.by_short(Mention(sentence, at, last, None, words[0], words))
                    draft = draft if draft is not None and draft.kind == "person" else None
                start, end = tokens[at].start, tokens[last - 1].end
                if draft is not None and not any(p == sentence.part and a < end and start < b for p, a, b in hidden):
                    draft.add(sentence.part, start, end)
                    at = last - 1
                    break
            at += 1


def _stand_ins(merger: Merger, places: list[Place], hidden: list[tuple[Part, int, int]]) -> None:
    """Governments that the reader of places saw by their state's or capital's name, and names did not show."""
    taken = {(part, start) for draft in merger.drafts for part, start, _ in draft.mentions}
    for place in places:
        code = by_name().get(place.text) or by_seat().get(place.text)
        if place.kind != "stand-in" or code is None or (place.part, place.start) in taken:
            continue
        if not any(part == place.part and a < place.end and place.start < b for part, a, b in hidden):
            merger.government(code).add(place.part, place.start, place.end)


def _speak(merger: Merger, found: list[Mention]) -> None:
    """Say for whom the holders of offices, and the organs of states, speak."""
    by_start = {(part, start): draft for draft in merger.drafts for part, start, _ in draft.mentions}
    for mention in found:
        if mention.kind != "person" or mention.office is None:
            continue
        draft = by_start.get((mention.part, mention.start))
        if draft is None or draft.kind != "person":
            continue
        country, where, body = belongs(mention)
        low = mention.office.lower()
        if draft.country is None:
            draft.country = country
        if low.startswith(_FORMER) or any(word in low for word in _NOT_IN_OFFICE) or draft.party is not None:
            continue
        if body is not None and mention.speaks == "own":
            draft.party = merger.find(f"known {body}")
        if (
            draft.party is None
            and country is not None
            and (mention.speaks in ("state", "force") or (mention.speaks == "own" and "spokes" in low))
        ):
            government = merger.government(country)
            if where is not None and not government.mentions:
                tokens = mention.sentence.tokens
                government.add(mention.part, tokens[where[0]].start, tokens[where[1] - 1].end)
            draft.party = government
    for draft in list(merger.drafts):
        if draft.party is None and draft.country and of_state(draft):
            head = draft.heads[0]
            own = merger.government(draft.country)
            if not own.mentions and head.i and (word := head.nbor(-1)) is not None:
                own.add(head.sentence.part, word.start, word.end)
            draft.party = own
        elif draft.party is None and draft.kind in ("government", "armed force") and draft.country and draft.organ:
            state = merger.find(f"state {draft.country}")
            if state is not None and state is not draft:
                draft.party = state


def _finished(merger: Merger) -> Actors:
    drafts = sorted((d for d in merger.drafts if d.mentions), key=lambda d: (d.first, d.name))
    index = {id(draft): i for i, draft in enumerate(drafts)}
    records: list[Actor] = []
    regions: list[Stretch] = []
    title_regions: list[Stretch] = []
    for i, draft in enumerate(drafts):
        party = index.get(id(draft.party)) if draft.party is not None else None
        records.append(
            Actor(
                id=f"a{i + 1}",
                name=draft.name,
                kind=draft.kind,
                represents=None if party is None else f"a{party + 1}",
                mentions=sorted({(a, b) for part, a, b in draft.mentions if part == "text"}),
                title_mentions=sorted({(a, b) for part, a, b in draft.mentions if part == "title"}),
                country=draft.country,
                office=draft.office,
            )
        )
        for part, a, b in draft.regions:
            (title_regions if part == "title" else regions).append((a, b, i))
    return Actors(records, regions, title_regions)
