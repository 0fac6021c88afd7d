"""Clauses: every verb with what hangs on it, taken from the parse so that comparing needs none."""

from __future__ import annotations

from typing import Literal

from sayso.model import Argument, Clause, Notice
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.figures import read_figures
from sayso.reading.phrases import content, is_predicate, is_secondary, own_tokens, phrase

Kind = Literal["main", "complement", "relative", "adverbial", "conditional", "infinitive", "participle"]
Tense = Literal["past", "present", "perfect", "pluperfect", "none"]

_MODALS = {"ll": "will", "'ll": "will", "wo": "will", "shall": "will", "'d": "would", "ca": "can", "sha": "will"}
_NEGATIVE = frozenset({"not", "n't", "never", "no longer"})
_NO_WAY = ("on no account", "under no circumstances", "in no way", "at no time", "by no means")
_NEGATIVE_ADVERBS = frozenset({"never", "neither", "nor", "hardly", "nowhere"})


def read_clauses(document: Document, notices: list[Notice]) -> list[Clause]:
    """The clauses of the headline, then of the text, in the order of their verbs; none within notices."""
    dead = [(n.part, n.start, n.end) for n in notices]
    found: list[Clause] = []
    for sentence in document.all_sentences():
        if any(p == sentence.part and s <= sentence.start and sentence.end <= e for p, s, e in dead):
            continue
        found.extend(_sentence(document, sentence, len(found)))
    return found


def _sentence(document: Document, sentence: Sentence, first: int) -> list[Clause]:
    heads = [t for t in sentence.tokens if is_predicate(t)]
    if not heads and sentence.root is not None and sentence.part == "title":
        heads = [sentence.root]
    index = {t.i: first + n for n, t in enumerate(heads)}
    return [_clause(document, token, index) for token in heads]


def _clause(document: Document, token: Token, index: dict[int, int]) -> Clause:
    tokens = own_tokens(token)
    span = document.span_of(tokens)
    aux = [c for c in token.children if c.dep in ("aux", "auxpass")]
    particle = _particle(token)
    predicative = token.child("attr", "acomp", "oprd") if token.lemma in ("be", "become", "remain", "stay") else None
    if predicative is None and token.lemma in ("stay", "remain"):
        predicative = next((c for c in token.children if is_secondary(c)), None)
    if predicative is None and token.lemma == "be":
        predicative = next((c for c in token.children if c.dep in ("prep", "advmod") and c.i > token.i), None)
    copula = token.lemma in ("be", "remain", "stay", "become") and predicative is not None
    predicate = predicative.lemma if copula and predicative is not None else token.lemma
    if copula and predicative is not None and predicative.dep == "prep":
        inner = predicative.child("pobj")
        predicate = f"{predicative.lower} {inner.lemma}" if inner is not None else predicative.lower
    if particle is not None:
        predicate = f"{predicate} {particle.lower}"
    return Clause(
        start=span.start, end=span.end, text=span.text, part=span.part,
        verb=(token.start, token.end),
        predicate=predicate.lower(),
        kind=_kind(token),
        above=next((index[a.i] for a in token.ancestors() if a.i in index), None),
        copula=copula,
        passive=token.child("nsubjpass", "auxpass", "csubjpass") is not None,
        negated=_negated(token, aux) or any(words in span.text.lower() for words in _NO_WAY),
        modal=_modal(token, aux),
        tense=_tense(token, aux),
        progressive=token.tag == "VBG" and any(a.lemma == "be" for a in aux),
        arguments=_arguments(token),
        figures=read_figures(document, token, tokens),
        words=content(tokens),
    )  # fmt: skip


def _particle(token: Token) -> Token | None:
    """The particle of a phrasal verb; not a preposition before the name of a place (*sank off Cape Wrath*)."""
    found = token.child("prt")
    after = found.nbor() if found is not None else None
    if (
        found is not None
        and after is not None
        and after.pos == "PROPN"
        and found.lower in ("off", "near", "in", "on", "over")
    ):
        return None
    return found


def _kind(token: Token) -> Kind:
    mark = token.child("mark")
    if mark is not None and mark.lower in ("if", "unless"):
        return "conditional"
    if token.dep == "advcl" and token.children and token.children[0].lower == "had" and token.children[0].dep == "aux":
        return "conditional"
    if token.dep == "conj":
        above = token.head
        while above.dep == "conj":
            above = above.head
        if is_predicate(above):
            return _kind(above)
    if token.dep == "xcomp" or (token.tag == "VB" and any(c.tag == "TO" and c.dep == "aux" for c in token.children)):
        return "infinitive"
    if token.dep == "relcl":
        return "relative"
    if token.dep == "acl":
        return "participle"
    if token.dep in ("ccomp", "csubj", "csubjpass"):
        # the quotation before its verb of saying hangs as ccomp too
        return "complement"
    if token.dep in ("advcl", "pcomp"):
        return "adverbial"
    return "main"


def _negated(token: Token, aux: list[Token]) -> bool:
    for child in token.children:
        if child.dep == "neg" or child.lower in _NEGATIVE_ADVERBS:
            return True
        if child.lower == "longer" and any(c.lower == "no" for c in child.children):
            return True
    return any(c.dep == "neg" for a in aux for c in a.children)


def _modal(token: Token, aux: list[Token]) -> str | None:
    for a in aux:
        if a.tag == "MD":
            return _MODALS.get(a.lower, a.lower)
    head = token.head
    infinitive = any(a.lower == "to" for a in aux)
    if infinitive and token.dep == "xcomp" and head is not token:
        if head.lemma == "be":
            return "be to"
        if head.lower == "going":
            return "will"
        if head.lemma in ("have", "need") and head.pos == "VERB":
            return "must"
    if token.dep == "conj" and not any(c.dep in ("nsubj", "nsubjpass") for c in token.children):
        above = token.head
        if above.pos == "VERB" and above.tag == token.tag == "VB":
            return _modal(above, [c for c in above.children if c.dep in ("aux", "auxpass")])
    return None


def _tense(token: Token, aux: list[Token]) -> Tense:
    have = next((a for a in aux if a.lemma == "have"), None)
    if have is not None:
        return "pluperfect" if have.tag == "VBD" or have.lower in ("had", "'d") else "perfect"
    first = next((a for a in aux if a.tag in ("VBD", "VBZ", "VBP")), token)
    if first.tag == "VBD":
        return "past"
    if first.tag in ("VBZ", "VBP"):
        return "present"
    if token.dep == "conj" and token.head.pos == "VERB" and token.head.tag == token.tag:
        return _tense(token.head, [c for c in token.head.children if c.dep in ("aux", "auxpass")])
    return "none"


def _subject(token: Token, depth: int = 0) -> Token | None:
    own = token.child("nsubj", "nsubjpass", "csubj", "expl")
    if own is not None:
        return own
    before = token.nbor(-1)
    if before is not None and before.lower in ("yes", "no") and token.tag in ("VBD", "VBZ"):
        # the side of a referendum: *yes stood at 52 per cent*
        return before
    if depth > 6:
        return None
    head = token.head
    if head is token:
        return None
    if token.dep in ("relcl", "acl"):
        return head
    if token.dep == "conj" and head.pos == "VERB":
        return _subject(head, depth + 1)
    if token.dep == "xcomp" and head.dep == "acomp" and head.head.pos == "VERB":
        # *the virus is likely to have come by sea*
        return _subject(head.head, depth + 1)
    if token.dep == "pcomp" and head.dep == "prep" and head.head.pos == "VERB":
        # *are suspected of having set the fire*
        return _subject(head.head, depth + 1)
    if token.dep in ("xcomp", "advcl", "ccomp") and head.pos == "VERB":
        if token.dep == "xcomp":
            thing = head.child("dobj")
            if thing is not None and thing.i < token.i:
                return thing
        return _subject(head, depth + 1)
    return None


def _arguments(token: Token) -> list[Argument]:
    found: list[Argument] = []
    subject = _subject(token)
    if subject is not None:
        found.append(_argument("subject", subject))
    for child in token.children:
        if child.dep == "dobj" and (before := child.left_edge.nbor(-1)) is not None and before.dep == "prt" and (
            _particle(token) is None
        ):  # fmt: skip
            found.append(_argument(before.lower, child))
        elif child.dep in ("dobj", "dative"):
            found.append(_argument("object", child))
        elif child.dep == "ccomp" and not is_predicate(child) and child.child("nsubj") is not None:
            # *found the banker guilty*
            found.append(_argument("attribute", child))
            found.extend(_argument("object", c) for c in child.children if c.dep == "nsubj")
        elif child.dep in ("attr", "acomp", "oprd"):
            found.append(_argument("attribute", child))
            found.extend(_prepositions(child))
        elif child.dep == "agent":
            found.extend(_argument("agent", c) for c in child.children if c.dep == "pobj")
        elif child.dep in ("npadvmod", "advmod", "tmod"):
            found.append(_argument("adverb", child))
            found.extend(_prepositions(child))
    found.extend(_prepositions(token))
    if token.lemma == "have":
        # *had nothing to do with the fever*
        for share in (c for c in token.children if c.lower in ("nothing", "something", "anything", "little", "much")):
            doing = (c for c in (*share.children, *token.children) if c.lemma == "do" and c.i > share.i)
            found.extend(a for c in doing for a in _prepositions(c) if a.role == "with")
    if token.dep == "relcl" and subject is not token.head and token.child("dobj") is None:
        relative = next((c for c in token.children if c.lower in ("which", "that", "who", "whom")), None)
        if relative is not None and relative.dep not in ("nsubj", "nsubjpass", "mark"):
            found.append(_argument("object", token.head))
    return found


def _prepositions(token: Token) -> list[Argument]:
    found = []
    for child in token.children:
        if child.dep in ("prep", "dative") and child.pos in ("ADP", "PART", "ADV", "X", "VERB"):
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    found.append(_argument(child.lower, inner))
    return found


#: words whose *of* phrase names the things themselves: *one of the climbers*, *thousands of families*
_PARTITIVES = frozenset(
    "all both one some most many several none each half part two three four five six seven eight nine ten "
    "either neither any "
    "dozens scores hundreds thousands millions majority group pair couple handful rest".split()
)


def _argument(role: str, token: Token) -> Argument:
    head = token
    if token.dep in ("nsubj", "nsubjpass", "dobj") and token.tag in ("WDT", "WP") and token.head.dep == "relcl":
        head = token.head.head
    named = head
    if head.lower in _PARTITIVES or head.tag == "CD":
        inside = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
        named = (inside.child("pobj") if inside is not None else None) or head
    tokens = phrase(head)
    return Argument(
        role=role, start=tokens[0].start, end=tokens[-1].end, head=named.lemma.lower(), words=content(tokens)
    )  # fmt: skip
