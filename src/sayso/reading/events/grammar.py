"""Who is subject, object and adjunct of a verb: through control, relatives, passives and coordination."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.document import Token

RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where", "what"})
PRONOUNS = frozenset(
    {"it", "he", "she", "they", "we", "i", "him", "them", "her", "us", "itself", "himself", "themselves"}
)
#: verbs whose object is not the subject of the infinitive
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "use", "need", "take", "hold", "spend", "have", "make"})
#: what is written or said, and speaks for those who put it out
_DOCUMENTS = frozenset(
    "statement report resolution bill law decree letter lawsuit suit petition article tweet video message motion order "
    "complaint memo note communique declaration ruling".split()
)
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj"})
#: what tells when, and takes no part
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow day week weekend month year night morning "
    "evening afternoon noon midnight dawn dusk hour minute moment decade century time spring summer autumn winter "
    "while past future".split()
)
_LOOSE = frozenset({"conj", "cc", "preconj", "appos", "npadvmod", "mark"})
#: how far control is followed upwards
_DEEPEST = 8


def is_verb(token: Token) -> bool:
    """A verb that heads a clause: no auxiliary, modal, participle before a noun or preposition in *-ing*."""
    return token.tag[:2] == "VB" and token.dep not in (
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prep",
        "case",
        "prt",
        "agent",
        "mark",
    )


def is_passive(verb: Token) -> bool:
    """*was taken*, *the town taken in May*, *taken and burnt*."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    own = False
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass", "csubjpass"):
            return True
        if child.dep in ("aux", "nsubj"):
            own = True
    if own or verb.tag != "VBN":
        return False
    if verb.dep == "conj" and verb.head.tag[:2] == "VB":
        return is_passive(verb.head)
    return verb.dep in ("acl", "relcl", "advcl", "ccomp", "xcomp", "ROOT", "dep") and verb.child("dobj") is None


def coordinated(token: Token) -> list[Token]:
    """The noun and those that *and* or *or* joins to it."""
    found = [token]
    if not any(c.dep == "conj" for c in token.children):
        return found
    for t in found:
        found.extend(
            c for c in t.children if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
        )
        if len(found) > 12:
            break
    return found


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Heads of the grammatical subject, its own or the one that grammar makes it share; relatives stand resolved."""
    own: Token | None = None
    for child in verb.children:
        if child.dep in ("nsubj", "nsubjpass"):
            # of two the latter: a dateline before the sentence is often taken for a subject
            own = child
        elif child.dep in ("csubj", "csubjpass", "expl"):
            return []
    if own is not None:
        if own.lower in RELATIVES and not own.text.isupper():
            above = _relative(verb)
            if above is not None:
                return issuers(above) or (coordinated(above) if above.child("conj") is None else [above])
        return coordinated(own)
    if depth > _DEEPEST:
        return []
    head = verb.head
    if head is verb:
        return []
    if verb.dep in ("relcl", "acl"):
        if verb.tag == "VB" and any(c.lower == "to" for c in verb.children):
            return holder(head)
        return issuers(head) or [head] if verb.tag == "VBG" else [head]
    if verb.dep == "conj":
        return subjects(head, depth + 1) if head.tag[:2] == "VB" or head.pos == "ADJ" else []
    if verb.dep == "xcomp":
        if head.pos == "ADJ" and head.dep in ("acomp", "oprd", "attr"):
            return subjects(head.head, depth + 1)
        if head.tag[:2] == "VB":
            thing = head.child("dobj", "dative")
            if thing is not None and thing.i < verb.i and head.lemma not in _SUBJECT_CONTROL and not is_passive(head):
                return coordinated(thing)
            return subjects(head, depth + 1)
        return holder(head)
    if verb.dep in ("advcl", "ccomp", "dep", "parataxis"):
        if head.tag[:2] == "VB":
            return subjects(head, depth + 1)
        if head.pos == "ADJ" and head.dep in ("acomp", "oprd"):
            return subjects(head.head, depth + 1)
        return []
    if verb.dep == "pcomp":
        above = head.head
        if above.tag[:2] == "VB":
            if (
                head.lower in ("for", "from", "of")
                and (thing := above.child("dobj")) is not None
                and not is_passive(above)
            ):
                return coordinated(thing)
            return subjects(above, depth + 1)
        return holder(above) if above is not head else []
    return []


def _relative(verb: Token) -> Token | None:
    """The noun that the relative clause of this verb belongs to."""
    token = verb
    for _ in range(_DEEPEST):
        if token.dep == "relcl":
            return token.head
        if token.dep not in ("conj", "xcomp", "ccomp", "advcl") or token.head is token:
            return None
        token = token.head
    return None


def issuers(document: Token) -> list[Token]:
    """Who put out the statement, bill, lawsuit … that says or does something: the subject of the verb that has it."""
    if document.lemma.lower() in _DOCUMENTS and document.dep == "dobj" and document.head.tag[:2] == "VB":
        return subjects(document.head, 2)
    return []


def holder(noun: Token) -> list[Token]:
    """Whose decision, refusal, plan: the genitive, or the subject of the verb that has the noun as its object."""
    for child in noun.children:
        if child.dep == "poss" and child.pos in ("NOUN", "PROPN"):
            return coordinated(child)
    head = noun.head
    if head is not noun and head.tag[:2] == "VB" and noun.dep in ("dobj", "attr"):
        return subjects(head, 2)
    if noun.dep == "pobj" and head.dep == "prep" and head.head.tag[:2] == "VB":
        return subjects(head.head, 2)
    return []


def objects(verb: Token) -> list[Token]:
    """Heads of the direct object; of a passive, its subject; of a relative clause, the noun that it belongs to."""
    if is_passive(verb):
        return [t for t in subjects(verb) if t.tag != "EX"]
    found: list[Token] = []
    for child in verb.children:
        if child.dep == "dobj":
            if child.lower in RELATIVES and child.tag in ("WDT", "WP", "IN"):
                above = _relative(verb)
                found.extend([above] if above is not None else [])
            else:
                found.extend(coordinated(child))
        elif child.dep == "ccomp" and child.pos == "ADJ":
            # found him guilty
            found.extend(c for c in child.children if c.dep == "nsubj")
        elif child.dep == "ccomp" and child.tag == "NN":
            # holds two engineers hostage
            found.extend(c for c in child.children if c.dep in ("nsubj", "compound") and c.i < child.i)
    if not found and verb.dep == "relcl" and verb.tag != "VBG":
        subject = verb.child("nsubj")
        if subject is not None and subject.lower not in RELATIVES:
            return [verb.head]
    return found


def prepositions(token: Token) -> Iterator[tuple[str, list[Token]]]:
    """``("on", [Iran, Syria])`` for each prepositional phrase that hangs on the token; datives as ``dative``."""
    for child in token.children:
        dep = child.dep
        if dep == "dative" and child.pos in ("NOUN", "PROPN", "PRON"):
            yield "dative", coordinated(child)
        elif dep in ("prep", "dative", "agent"):
            for inner in child.children:
                if inner.dep == "pobj":
                    yield child.lower, coordinated(inner)
                elif inner.dep in ("prep", "pcomp") and inner.tag in ("IN", "TO"):
                    # out of, up to
                    yield from ((inner.lower, coordinated(c)) for c in inner.children if c.dep == "pobj")
            for second in child.children:
                if second.dep == "conj" and second.tag in ("IN", "TO"):
                    yield from ((second.lower, coordinated(c)) for c in second.children if c.dep == "pobj")


def adjuncts(token: Token, preposition: str) -> list[Token]:
    """Heads behind this preposition."""
    for child in token.children:
        if child.dep in _PHRASES:
            break
    else:
        return []
    for name, heads in prepositions(token):
        if name == preposition:
            return heads
    return []


#: labels of what ``prepositions`` looks into
_PHRASES = frozenset({"prep", "dative", "agent"})


def infinitive(token: Token) -> Token | None:
    """The verb of the infinitive or gerund that completes a verb, adjective or noun."""
    for child in token.children:
        if child.tag[:2] != "VB":
            continue
        if child.dep in ("xcomp", "ccomp") and child.tag in ("VB", "VBG"):
            if child.tag == "VBG" and child.dep == "ccomp":
                continue
            if child.i > token.i:
                return child
        if (
            child.dep in ("acl", "advcl", "relcl")
            and child.tag == "VB"
            and child.i > token.i
            and token.tag[:2] != "VB"
            and any(c.lower == "to" for c in child.children)
        ):
            return child
    return None


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """First and last token of the noun's phrase, without clauses, appositions and what is joined to it."""
    first = last = head
    stack = [(c, True) for c in head.children]
    while stack:
        token, top = stack.pop()
        dep = token.dep
        loose = dep in _CLAUSES or dep == "punct" or (top and dep in _LOOSE)
        if loose and (dep != "acl" or token.i > head.i):
            continue
        if (
            top
            and dep == "prep"
            and token.i > head.i
            and token.lower in ("after", "before", "during", "since", "amid", "while")
        ):
            continue
        if token.i < first.i:
            first = token
        if token.i > last.i:
            last = token
        stack.extend((c, False) for c in token.children)
    return first, last


def is_pronoun(token: Token) -> bool:
    if token.text.isupper() and len(token.text) > 1:
        # the US, the WHO
        return False
    return token.tag in ("PRP", "EX", "WP", "WDT") or token.lower in PRONOUNS


def antecedent(token: Token, verb: Token) -> list[Token]:
    """Whom *it* stands for in *Serbia said it would leave*, *him* in *called him in to thank him*, if it is sure."""
    low = token.lower
    if low in ("him", "her", "them") and token.dep == "dobj":
        return _object_above(token, verb)
    if low not in ("it", "he", "she", "they", "we", "i") or token.dep not in ("nsubj", "nsubjpass"):
        return []
    at = verb
    for _ in range(_DEEPEST):
        if at.head is at:
            return []
        relation = at.dep
        at = at.head
        if at.tag[:2] != "VB" or relation not in ("ccomp", "advcl", "xcomp", "conj"):
            continue
        # of two the latter: a dateline before the sentence is often taken for a subject
        own = next((c for c in reversed(at.children) if c.dep in ("nsubj", "nsubjpass") and c.i < token.i), None)
        if own is not None and not is_pronoun(own) and own is not token:
            if low in ("he", "she", "i") and own.tag == "NNS":
                return []
            return coordinated(own)
    return []


def _object_above(token: Token, verb: Token) -> list[Token]:
    """Whom *him* stands for in *called the minister to congratulate him*: the object of the verb above."""
    above = verb.head
    if verb.dep not in ("xcomp", "advcl", "conj") or above is verb or above.tag[:2] != "VB":
        return []
    thing = above.child("dobj")
    if thing is None or thing.i > token.i or is_pronoun(thing):
        return []
    several = thing.tag in ("NNS", "NNPS") or thing.child("conj") is not None
    return coordinated(thing) if several == (token.lower == "them") else []
