"""Who a source is: its kind, whether it is named, and the actor of the report for whom its words stand.

A pronoun means whom the reader of actors takes it for, unless somebody has spoken since that one was last named: in
news *he said* goes on with the last speaker. Where the two disagree and neither is plain, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.knowledge.cues import source_nouns, words
from sayso.knowledge.people import FEMALE_TITLES, MALE_TITLES, given_names
from sayso.knowledge.states import by_name, by_seat
from sayso.model import Actor, Part, Source, SourceKind
from sayso.reading.actors import Actors
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.document import Document, Token

_MEDIA = words("medium")
_GROUPS = frozenset({"some", "many", "most", "others", "few", "several", "all", "both", "they", "we", "people"})
_ORGANISATIONS = words("body")
#: Kinds of actors that say more than the words of a source do.
_KINDS: dict[str, SourceKind] = {
    "government": "government", "medium": "medium", "organisation": "organisation", "armed force": "government",
    "group": "group",
}  # fmt: skip
#: Pronouns of one person, by gender.
_ONE = {"he": "m", "she": "f", "his": "m", "her": "f"}
_FEMALE = (
    "woman",
    "women",
    "mother",
    "girl",
    "daughter",
    "sister",
    "wife",
    "widow",
    "actress",
    "queen",
    "aunt",
    "lady",
)
_MALE = ("man", "men", "father", "boy", "son", "brother", "husband", "widower", "king", "uncle", "lord")


class _Speaker(NamedTuple):
    """Who spoke last."""

    actor: Actor | None
    gender: str
    at: int
    #: where the words end that were spoken
    until: int
    part: Part
    paragraph: int


def resolve(
    document: Document, drafts: Sequence[Draft], outer: Sequence[int | None], actors: Actors
) -> dict[int, Actor]:
    """The actor of each source that has one, by the ``id`` of its draft.

    ``outer`` tells in which other draft's content each draft stands.
    """
    found: dict[int, Actor] = {}
    subjects = {
        (s.part, t.start): t for s in document.all_sentences() for t in s.tokens if t.dep in ("nsubj", "nsubjpass")
    }
    starts = {part: sorted(at for p, at in subjects if p == part) for part in ("title", "text")}
    last: _Speaker | None = None
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].view.sentence.part != "title", _place(drafts[n])))
    for n in order:
        draft = drafts[n]
        part = draft.view.sentence.part
        inside = outer[n]
        for k, source in enumerate(draft.sources):
            actor = _own_actor(source, actors, part)
            if source.head.lower in _ONE and source.head.tag in ("PRP", "PRP$"):
                if inside is not None:
                    around = drafts[inside].sources
                    teller = found.get(id(around[0])) or _owner(around[0], actors, part) if around else None
                    actor = actor if actor is not None and actor is teller else None
                else:
                    actor = _goes_on(source.head, actor, last, part, starts[part])
                    if actor is not None and _another(document, source.head, actor, actors):
                        actor = None
            if actor is None and inside is None and source.head.lower in ("it", "they"):
                actor = _body_before(document, source.head, actors)
            if actor is not None:
                found[id(source)] = actor
            if k == 0 and inside is None and _person(source.head):
                gender = _ONE.get(source.head.lower) or _gender(source, draft)
                sentence = source.head.sentence
                last = _Speaker(actor, gender, source.start, max(draft.end, source.end), part, sentence.paragraph)
    return found


def _place(draft: Draft) -> int:
    return draft.sources[0].start if draft.sources else draft.start


def _goes_on(pronoun: Token, own: Actor | None, last: _Speaker | None, part: Part, subjects: list[int]) -> Actor | None:
    """Whom *he* or *she* means: the last speaker, unless another was the subject since; none where that is open."""
    near = (
        last is not None
        and last.part == part
        and last.at < pronoun.start
        and pronoun.sentence.paragraph - last.paragraph <= 1
    )
    if last is None or not near:
        return own
    if last.gender not in ("u", _ONE[pronoun.lower]) or (own is not None and own is last.actor):
        return own
    if own is None:
        return last.actor
    mentions = own.mentions if part == "text" else own.title_mentions
    since = [(a, b) for a, b in mentions if last.until <= a < pronoun.start]
    return own if any(a <= at < b for a, b in since for at in subjects) else last.actor


def _another(document: Document, pronoun: Token, actor: Actor, actors: Actors) -> bool:
    """The sentence before is about somebody without a name: *A hatter has built it. He has promised to break it.*"""
    sentence = pronoun.sentence
    if sentence.part != "text" or sentence.index == 0:
        return False
    before = document.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph or before.root is None:
        return False
    subject = next((c for c in before.root.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag != "NN" or actors.at(subject.start, subject.end) is not None:
        return False
    known = source_nouns().get(subject.lemma)
    person = known is not None and known[0] in ("person", "official", "witness")
    indefinite = any(c.lower in ("a", "an", "one", "another") for c in subject.children)
    named = any(before.start <= a < before.end for a, _ in actor.mentions)
    return (person or (indefinite and subject.lemma.endswith(("er", "or", "ist", "man", "woman")))) and not named


def _body_before(document: Document, pronoun: Token, actors: Actors) -> Actor | None:
    """Whom *it* or *they* means at the beginning of a sentence: the only body that the sentence before is about.

    That must be the subject there, of the pronoun's number, with nobody else beside it whom the pronoun could mean.
    """
    sentence = pronoun.sentence
    if sentence.part != "text" or sentence.index == 0 or pronoun.dep != "nsubj" or pronoun.head is not sentence.root:
        return None
    before = document.sentences[sentence.index - 1]
    root = before.root
    if sentence.paragraph - before.paragraph > 1 or root is None or not before.tokens:
        return None
    plural = pronoun.lower == "they"
    subject = root.child("nsubj", "nsubjpass")
    actor = actors.at(subject.start, subject.end) if subject is not None else None
    if subject is None or actor is None or actor.kind == "person" or _many(subject, actor) != plural:
        return None
    for token in (*before.tokens, *sentence.tokens[: pronoun.i]):
        if token.tag[:2] != "NN" or token is subject or token.dep in ("compound", "nmod", "npadvmod"):
            continue
        other = actors.at(token.start, token.end)
        if other is actor:
            continue
        known = source_nouns().get(token.lemma if token.tag in ("NN", "NNS") else token.lower)
        kind = other.kind if other is not None else known[0] if known is not None else "document"
        someone = kind in ("person", "official", "witness")
        if kind != "document" and (plural or not someone) and _many(token, other) == plural:
            return None
    return actor


def _many(noun: Token, actor: Actor | None) -> bool:
    """The noun is of several."""
    return noun.tag in ("NNS", "NNPS") and (actor is None or actor.kind in ("group", "armed force", "person"))


def _owner(source: SourceDraft, actors: Actors, part: Part) -> Actor | None:
    """The actor to whom a source belongs: *his statements*, *Lind's letter*."""
    owner = source.head.child("poss")
    return actors.at(owner.start, owner.end, part) if owner is not None else None


def _own_actor(source: SourceDraft, actors: Actors, part: Part) -> Actor | None:
    """The actor whose mention the source's head stands in, or what is put beside it: *the mayor, Marta Lind*."""
    head = antecedent(source.head)
    actor = actors.at(head.start, head.end, part)
    if actor is None and head is source.head:
        beside = [c for c in head.children if c.dep == "appos" and source.start <= c.start < source.end]
        for token in beside:
            actor = actor or actors.at(token.start, token.end, part)
    return actor


def _person(head: Token) -> bool:
    """The source is one person, so that *he* or *she* may mean it."""
    if head.lower in _ONE:
        return True
    if head.tag in ("NNP", "NN"):
        return kind_of(head, head.text)[0] in ("person", "official", "witness")
    return False


def _gender(source: SourceDraft, draft: Draft) -> str:
    """m, f or u, by titles, given names and nouns that tell."""
    tokens = [t for t in source.head.sentence.tokens if source.start <= t.start < source.end]
    for token in tokens:
        lower = token.lower
        if lower in FEMALE_TITLES or lower.endswith(_FEMALE):
            return "f"
        if lower in MALE_TITLES or lower.endswith(_MALE):
            return "m"
        if token.tag == "NNP":
            name = given_names().get(token.text)
            if name is not None and name.gender != "u":
                return name.gender
    return "u"


def make_source(document: Document, draft: SourceDraft, actor: Actor | None, part: Part) -> Source:
    """The record of a source."""
    span = document.span(draft.start, draft.end, part)
    head = antecedent(draft.head)
    kind, named = kind_of(head, span.text if head is draft.head else head.text)
    if actor is not None and (kind in ("person", "organisation", "group")):
        fighters = actor.kind == "armed force" and actor.country is None and head.tag == "NNS"
        kind = "group" if fighters else _KINDS.get(actor.kind, kind)
    elif actor is None and kind == "person" and (span.text in by_name() or span.text in by_seat()):
        kind = "government"
    return Source(
        start=span.start, end=span.end, text=span.text, part=part, kind=kind, named=named,
        actor=actor.id if actor is not None else None,
        cue=document.span(*draft.cue, part) if draft.cue is not None else None, certainty=draft.frame.certainty,
    )  # fmt: skip


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if head.tag not in ("WDT", "WP", "WP$", "IN", "DT") or head.lower not in ("who", "whom", "whose", "that", "which"):
        return head
    verb = head.head
    for _ in range(4):
        if verb.dep in ("relcl", "acl") and verb.head.tag[:2] in ("NN", "PR", "DT", "CD"):
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return head


def _of_state(head: Token) -> bool:
    """*the chief of police, the army chief, the head of the customs service*."""
    known = source_nouns()
    whose = [c for c in head.children if c.dep == "compound"]
    whose += [p for c in head.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj"]
    return any(t.lemma.lower() in known and known[t.lemma.lower()][0] == "government" for t in whose)


def kind_of(head: Token, text: str) -> tuple[SourceKind, bool]:
    """Kind of a source by its head noun and the words around it, and whether it counts as named."""
    known = source_nouns()
    said = text.lower().split()
    proper = any(t.tag in ("NNP", "NNPS") for t in (head, *head.children))
    noun = head.lemma if head.lemma in known else head.lower
    if noun == "agency" and any(c.lower in ("news", "press", "wire") and c.dep == "compound" for c in head.children):
        return "medium", True
    if noun in known and head.tag not in ("NNP", "NNPS"):
        kind, named = known[noun]
        name = any(c.dep in ("appos",) and c.tag == "NNP" for c in head.children)
        definite = said[:1] and (
            said[0] in ("the", "his", "her", "their", "its", "our") or "'s" in text or "’s" in text
        )
        if noun in ("chief", "head", "boss") and _of_state(head):
            kind = "official"
        if kind in ("person", "official", "witness") and not name:
            return kind, bool(named and definite and head.tag == "NN")
        if kind == "group":
            return kind, False
        return kind, named
    if head.lower in known and head.tag in ("NNP", "NNPS"):
        kind, _ = known[head.lower]
        if kind in ("government", "organisation", "medium", "document"):
            return kind, True
    if head.tag in ("PRP", "WP", "WDT", "PRP$", "WP$"):
        kinds: dict[str, SourceKind] = {"they": "group", "we": "group", "their": "group", "it": "organisation"}
        return kinds.get(head.lower, "person"), True
    lower = [w.strip(".,'’\"”“") for w in said]
    if head.tag in ("NNP", "NNPS") or proper:
        if any(w in _MEDIA for w in lower):
            return "medium", True
        if head.lower in _ORGANISATIONS or any(w in _ORGANISATIONS for w in lower):
            return "organisation", True
        for title in head.children:
            if title.lemma.lower() in known and title.i < head.i:
                kind, _ = known[title.lemma.lower()]
                if kind == "official":
                    return "official", True
        return "person", True
    if head.lower in _GROUPS:
        return "group", False
    return "person", False
