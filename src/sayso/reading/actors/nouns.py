"""Actors without a proper name: *the Russian government*, *Ukrainian troops*, *the defence ministry*, *residents*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.knowledge.organisations import groups
from sayso.knowledge.states import by_adjective, by_name, by_seat
from sayso.model import ActorKind
from sayso.reading.actors.runs import joined
from sayso.reading.document import Sentence, Token

_GOVERNING = frozenset(
    "government authorities side leadership administration regime delegation cabinet governments officials presidency "
    "negotiators".split()
)
_ARMED = frozenset("army military troops forces soldiers armed servicemen".split())
_SERVICES = frozenset("navy police parliament artillery aviation infantry".split())
_ORGANS = frozenset("ministry parliament presidency embassy intelligence".split())
_SPOKEN = frozenset("nsubj nsubjpass pobj agent dobj conj poss".split())


@dataclass(slots=True)
class Noun:
    """A noun phrase that stands for an actor."""

    sentence: Sentence
    first: int
    last: int
    kind: ActorKind
    #: what the actor is, apart from its state: *government*, *forces*, *defence ministry*, a group's lemma
    key: str
    country: str | None
    name: str


#: All nouns that are looked at, so that one look-up passes by the rest.
_TRIGGERS = _GOVERNING | _ARMED | _SERVICES | _ORGANS | frozenset(("force", "court", "bank", "office"))


def state_of(noun: Token) -> tuple[str | None, int]:
    """The state whose adjective or possessive stands before a noun, and the token where the phrase begins."""
    begin = noun.i
    country: str | None = None
    tokens = noun.sentence.tokens
    for child in noun.children:
        if child.i > noun.i or child.dep not in ("amod", "compound", "poss", "nmod"):
            continue
        begin = min(begin, child.i if child.dep != "poss" else child.left_edge.i)
        text = child.text
        code = by_adjective().get(text) or by_name().get(text)
        if code is None and child.i:
            pair = f"{tokens[child.i - 1].text} {text}"
            code = by_adjective().get(pair) or by_name().get(pair)
            if code is not None:
                begin = min(begin, child.i - 1)
        if code is None:
            code = by_seat().get(text)
        if code is not None and country is None:
            country = code
    return country, begin


def function(words: list[str]) -> str:
    """One key for the names of an organ, apart from its state: *Ministry of Defense* is *defence ministry*."""
    low = [w.lower() for w in words if w.lower() not in ("the", "'s", "’s")]
    plain = [
        w for w, given in zip(low, words, strict=False) if given not in by_adjective() and given not in by_name()
    ] or low
    if len(plain) > 2 and plain[1] in ("of", "for"):
        plain = [*plain[2:], plain[0]]
    text = (
        " ".join(plain)
        .replace("defense", "defence")
        .replace("foreign affairs", "foreign")
        .replace("internal affairs", "interior")
    )
    return {"foreign office": "foreign ministry", "armed forces": "forces"}.get(text, text)


def nouns(sentence: Sentence) -> Iterator[Noun]:
    """The noun phrases of a sentence that stand for actors, in the order of the text."""
    people = groups()
    for token in sentence.tokens:
        low = token.lower
        if token.tag not in ("NN", "NNS") and not (token.tag == "NNP" and low in _TRIGGERS and token.text == low):
            continue
        if low in _TRIGGERS:
            found = _organ(token, low)
            if found is not None:
                yield found
                continue
        if token.tag == "NNS" and token.lemma in people and token.dep in _SPOKEN:
            yield _group(token, people[token.lemma])


#: Adjectives that leave a government a government; *US wildlife authorities* are others.
_PLAIN = frozenset("current new present central federal interim entire transitional military".split())


def _of_state(token: Token) -> bool:
    return token.text in by_adjective() or token.text in by_name() or token.text in by_seat() or token.text[0].isupper()


def _organ(token: Token, low: str) -> Noun | None:
    country, begin = state_of(token)
    sentence = token.sentence
    tokens = sentence.tokens
    end = token.i + 1
    name = " ".join(joined(tokens[begin:end]))
    if low in _GOVERNING:
        if country is None or low == "officials" or low == "negotiators":
            return None
        if any(c.dep in ("amod", "compound") and not _of_state(c) and c.lower not in _PLAIN for c in token.children):
            return None
        return Noun(sentence, begin, end, "government", "government", country, name)
    if low in ("force", "forces") and token.i and tokens[token.i - 1].lower == "air":
        return (
            Noun(sentence, begin, end, "armed force", "air force", country, name) if country or low == "force" else None
        )
    if low in _ARMED:
        if country is None:
            return None
        return Noun(sentence, begin, end, "armed force", "forces", country, name)
    if low == "navy":
        return Noun(sentence, begin, end, "armed force", "navy", country, name) if country else None
    if low in ("parliament", "presidency", "police", "embassy"):
        if country is None:
            return None
        kind: ActorKind = "organisation" if low == "police" else "government"
        return Noun(sentence, begin, end, kind, low, country, name)
    if low == "ministry":
        before = [t.text for t in tokens[begin : token.i] if t.text not in by_adjective() and t.text not in by_name()]
        words = [w for w in before if w not in ("'s", "’s", "-")]
        if (
            token.i + 2 < len(tokens)
            and tokens[token.i + 1].lower == "of"
            and tokens[token.i + 2].tag in ("NN", "NNS", "JJ")
        ):
            end = token.i + 3
            words = [tokens[token.i + 2].text]
            if tokens[token.i + 2].tag == "JJ" and token.i + 3 < len(tokens) and tokens[token.i + 3].tag == "NNS":
                end += 1
                words.append(tokens[token.i + 3].text)
        if not words:
            return None
        name = " ".join(joined(tokens[begin:end]))
        return Noun(sentence, begin, end, "government", function([*words, "ministry"]), country, name)
    if low == "court" and token.i and tokens[token.i - 1].lower in ("supreme", "constitutional") and country:
        return Noun(sentence, begin, end, "government", f"{tokens[token.i - 1].lower} court", country, name)
    if low == "bank" and token.i and tokens[token.i - 1].lower == "central" and country:
        return Noun(sentence, begin, end, "government", "central bank", country, name)
    return None


def _group(token: Token, kind: ActorKind) -> Noun:
    country, begin = state_of(token)
    tokens = token.sentence.tokens
    first = min([begin, *(c.i for c in token.children if c.dep in ("amod", "compound") and c.i < token.i)])
    name = " ".join(joined(tokens[first : token.i + 1]))
    return Noun(token.sentence, first, token.i + 1, kind, name.lower(), country, name)
