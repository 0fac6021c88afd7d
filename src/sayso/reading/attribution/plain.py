"""The report's own statements: one for each main clause that no cue has taken."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame
from sayso.reading.attribution.drafts import Draft
from sayso.reading.attribution.phrases import contrasts
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

#: Verbs that say nothing of their own beside the cue that they carry.
_CARRIERS = frozenset({"be", "seem", "appear", "continue", "have", "go", "begin", "make", "issue", "give"})
_OWN = Frame("that", "statement", "certain", frozenset())


def read_plain(view: View, drafts: list[Draft]) -> Iterator[Draft]:
    """Main clauses of a sentence outside quotations, less those that are a cue with its content."""
    tokens = view.tokens
    if not any(t.pos not in ("PUNCT", "X") for t in tokens):
        return
    if any(s.start <= t.start < s.end for d in drafts if d.cue_head is None for s in d.sources for t in tokens[:3]):
        # nothing but the name behind a quotation: *“…” — Marta Lind*
        return
    taken = {
        d.cue_head.i for d in drafts if d.cue_head is not None and d.cue_head.sentence is view.sentence and not _weak(d)
    }
    taken |= {d.cue_head.i for d in drafts if d.cue_head is not None and d.view is view and _whole(view, d)}
    # *quoted a guard as saying that …*
    taken |= {
        d.cue_head.head.head.i
        for d in drafts
        if d.cue_head is not None and d.cue_head.dep == "pcomp" and d.cue_head.head.lower == "as"
    }
    held = {
        i
        for d in drafts
        if d.content is not None and d.view is view and not _weak(d)
        for i in range(d.content[0], d.content[1] + 1)
    }
    for token in tokens:
        if token.head is token:
            for head in _main_clauses(view, token):
                draft = _clause(view, head, taken, held)
                if draft is not None:
                    yield draft


def _weak(draft: Draft) -> bool:
    """The content is a noun phrase: the report says something of its own around it."""
    return (
        draft.frame.form not in ("that", "to", "q", "ing", "that!person", "q!person", "np:to") and draft.cue is not None
    )


def _whole(view: View, draft: Draft) -> bool:
    """The content is the clause itself, with its subject: *The visit was seen as a signal*."""
    head, content = draft.cue_head, draft.content
    if head is None or content is None or head.sentence is not view.sentence or len(draft.pieces) < 2:
        return False
    subject = head.child("nsubjpass", "nsubj")
    return subject is not None and content[0] <= subject.i and content[1] > head.i


def _main_clauses(view: View, root: Token) -> list[Token]:
    """A root and the verbs coordinated with it that have a subject of their own."""
    found = [root]
    for verb in found:
        for child in verb.children:
            if (
                child.dep in ("conj", "parataxis", "ccomp")
                and child.pos == "VERB"
                and not _it_seems(child)
                and any(c.dep in ("nsubj", "nsubjpass", "expl") for c in child.children)
            ):
                if child.dep == "ccomp" and (child.i > verb.i or _participle(verb) or not _own_subject(verb, child)):
                    continue
                found.append(child)
            elif contrasts(view, child):
                found.append(child)
    return found


def _it_seems(clause: Token) -> bool:
    """*The prince, it seems, has left*: no statement of its own."""
    return clause.dep == "parataxis" and clause.lemma in ("seem", "appear")


def _states(view: View, head: Token) -> bool:
    """A clause with a verb; a noun phrase (*A rider from Silistria*) or a bare *what*, *how* clause states nothing."""
    first = view.tokens[view.left[head.i]]
    if (
        first.tag in ("WRB", "WP")
        and first.lower != "however"
        and first.i <= 1
        and not any(t.text == "?" for t in view.tokens[-2:])
    ):
        return head.dep != "ROOT" or any(
            c.dep in ("csubj", "csubjpass", "nsubj") and view.left[c.i] == first.i for c in head.children
        )
    if head.pos == "VERB" or any(c.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl") for c in head.children):
        return True
    if view.sentence.part == "title":
        return any(t.pos == "VERB" and t.dep not in ("amod", "acl", "relcl", "advcl", "pcomp") for t in head.children)
    # a whole sentence whose verb the parse has lost
    return view.tokens[-1].text == "." and len(view.tokens) > 7 and any(t.pos == "VERB" for t in view.tokens)


def _participle(verb: Token) -> bool:
    """A form in -ing that no auxiliary makes finite."""
    return verb.tag == "VBG" and verb.child("aux") is None


def _own_subject(head: Token, before: Token) -> bool:
    """The verb has a subject between the clause before it and itself."""
    return any(c.dep in ("nsubj", "nsubjpass", "expl") and before.i < c.i for c in head.children)


def _clause(view: View, head: Token, taken: set[int], held: set[int]) -> Draft | None:
    if head.i in taken or head.i in held:
        return None
    if not _states(view, head):
        return None
    carried = any(c.i in taken for c in head.children if c.dep in ("acomp", "xcomp", "attr", "dobj", "ccomp"))
    if carried and head.lemma in _CARRIERS:
        return None
    start, stop = view.extent(head)
    for child in head.children:
        if (
            child.dep in ("conj", "parataxis", "ccomp")
            and child.pos == "VERB"
            and not _it_seems(child)
            and any(c.dep in ("nsubj", "nsubjpass", "expl") for c in child.children)
        ):
            low, high = view.extent(child)
            if child.dep == "ccomp" and (child.i > head.i or not _own_subject(head, child)):
                continue
            if low > head.i:
                stop = min(stop, low - 1)
            elif high < head.i:
                start = max(start, high + 1)
    if view.quoted[start] >= 0 and view.quoted[start] == view.quoted[stop]:
        return None
    for child in head.children:
        if contrasts(view, child):
            stop = min(stop, view.left[child.i] - 1)
    if contrasts(view, head):
        start += 1
    while stop > start and view.tokens[stop].dep in ("cc", "punct"):
        stop -= 1
    while start < stop and view.tokens[start].dep in ("cc", "punct") and view.quoted[start] < 0:
        start += 1
    trimmed = view.trim(start, stop)
    if trimmed is None or trimmed[1] - trimmed[0] < 1:
        return None
    return Draft(view, [view.chars(*trimmed)], _OWN, None, None, head=head, content=trimmed, manner="plain")
