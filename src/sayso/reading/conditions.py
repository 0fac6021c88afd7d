"""Conditions under which a content holds: *if, unless, provided that, on condition that, had it held, without it*."""

from __future__ import annotations

from sayso.reading.attribution.view import View
from sayso.reading.document import Token

#: Conjunctions that open a condition.
_CONJUNCTIONS = frozenset({"if", "unless", "provided", "providing", "assuming", "supposing", "lest"})
#: Forms that stand before their subject in a condition: *had it held, should it fall, were it to fail*.
_INVERTED = ("had", "were", "should")
#: Words before a time that make a condition of it: *only when*.
_TIMES = ("if", "when", "after", "once", "with", "by")
#: Nouns of phrases that are a condition: *in the event of a strike, in exchange for a truce*.
_PHRASES = {"in": ("case", "event", "exchange", "return", "absence"), "on": ("condition", "understanding", "proviso"),
            "under": ("condition",)}  # fmt: skip
#: Prepositions of phrases that are a condition where what may come is told: *without a deal, the plant will close*.
_LACKING = ("without", "barring", "absent", "failing")


def condition(view: View, head: Token, cue: Token | None, end: int = 0) -> tuple[int, int] | None:
    """Tokens of the condition under which the content with this head holds, or None.

    ``cue`` may carry it too; ``end`` is the last token of the content where that is known.
    """
    if head.dep == "advcl" and head.head is not head and (own := _hung(view, head.head, head)) is not None:
        return own  # *“Unless they pay,” he said, “we will not sign.”*: the clause stands by itself in its piece
    copula = cue.head if cue is not None and cue.dep == "acomp" else None
    for token in (head, cue, copula):
        if token is None or token.sentence is not view.sentence:
            continue
        for child in token.children:
            if child is not head:
                found = _hung(view, token, child)
                if found is not None:
                    return found
    low, high = view.extent(head)
    high = max(high, end)
    return _below(view, head, 0) or _by_words(view, low, high)


def _below(view: View, head: Token, depth: int) -> tuple[int, int] | None:
    """*is ready to resume the talks if it stops*: the condition hangs on the infinitive."""
    for child in head.children:
        if child.dep in ("acomp", "xcomp", "oprd", "attr") and child.i > head.i and depth < 3:
            for clause in child.children:
                found = _hung(view, child, clause) if clause.i > child.i else None
                if found is not None:
                    return found
            found = _below(view, child, depth + 1)
            if found is not None:
                return found
    return None


def _hung(view: View, above: Token, child: Token) -> tuple[int, int] | None:
    """The condition that a clause or phrase below a verb is."""
    tokens = view.tokens
    first = tokens[view.left[child.i]]
    lower = child.lower
    if is_proviso(child):
        behind = (c for c in above.children if view.left[c.i] == child.i + 1)
        return view.trim(child.i, max([view.right[child.i], *(view.right[c.i] for c in behind)]))
    if lower in _INVERTED and child.dep in ("advcl", "ccomp") and (inverted(child) or _were_to(view, above, child)):
        return view.trim(*view.extent(child))
    if child.dep in ("advcl", "ccomp"):
        if first.lower in _INVERTED and first.tag in ("VBD", "VB", "MD") and first.head is child and child is not first:
            return view.trim(*view.extent(child))
        if child.dep == "ccomp":
            return None
        marks = (c for c in child.children if c.dep in ("mark", "advmod", "aux"))
        if any(c.lower in _CONJUNCTIONS for c in marks) or first.lower in _CONJUNCTIONS:
            return None if first.lower in ("even", "as") else view.trim(*view.extent(child))
        if first.lower == "only" and any(c.lower in _TIMES for c in child.children):
            return view.trim(*view.extent(child))
        before = first.nbor(-1)
        if before is not None and before.lower == "only" and first.lower in _TIMES:
            return view.trim(before.i, view.right[child.i])
        if _starts(view, first.i, ("as", "long", "as")):
            return view.trim(*view.extent(child))
    elif child.dep == "prep":
        noun = child.child("pobj")
        if noun is not None and noun.lemma in _PHRASES.get(lower, ()) and _says_what(noun):
            return view.trim(*view.extent(child))
        if lower in _LACKING and noun is not None and _may_come(above):
            return view.trim(*view.extent(child))
        before = child.nbor(-1)
        if before is not None and before.lower == "only" and lower in _TIMES and _may_come(above):
            return view.trim(before.i, view.right[child.i])
    return None


def _were_to(view: View, above: Token, child: Token) -> bool:
    """*would be lost were the sea to rise*: the verb first, its subject taken for something else."""
    return (
        view.left[child.i] == child.i > above.i
        and any(c.tag == "MD" for c in above.children)
        and child.child("attr", "acomp", "xcomp") is not None
    )


def is_proviso(token: Token) -> bool:
    """*provided that it is soft, provided its crews are given visas*, whatever the parse makes of it."""
    if token.lower not in ("provided", "providing") or token.dep in ("ROOT", "relcl", "xcomp", "pcomp", "amod"):
        return False
    if any(
        c.dep in ("nsubj", "nsubjpass", "aux", "auxpass", "agent", "mark") and c.i < token.i for c in token.children
    ):
        return False
    after = token.nbor()
    return token.child("ccomp", "advcl") is not None or (after is not None and after.lower == "that")


def _says_what(noun: Token) -> bool:
    """*in case of a strike, on condition that …*; neither *in the case* nor *on condition of anonymity*."""
    for child in noun.children:
        if child.i > noun.i and child.dep in ("acl", "relcl", "ccomp", "prep", "mark"):
            return not any(c.lower == "anonymity" for c in child.children)
    return False


def _may_come(verb: Token) -> bool:
    """The clause tells what will, would, may or must be."""
    return any(c.tag == "MD" or (c.tag == "TO" and verb.dep == "xcomp") for c in verb.children)


def _by_words(view: View, low: int, high: int) -> tuple[int, int] | None:
    """A condition by its words alone, wherever the parse has hung it."""
    tokens = view.tokens
    for i in range(low, min(len(tokens), high + 12)):
        lower = tokens[i].lower
        if lower == "condition" and i >= 1 and not _starts(view, i + 1, ("of", "anonymity")):
            start = i
            while start > 0 and tokens[start - 1].lower in ("on", "the", "one", "under", "sole", "only"):
                start -= 1
            if tokens[start].lower in ("on", "under") and i + 1 < len(tokens) and tokens[i + 1].lower in ("that", "of"):
                return view.trim(start, _clause_end(view, i))
        if i > high:
            continue
        if lower in ("as", "so") and _starts(view, i + 1, ("long", "as")) and (i == 0 or tokens[i - 1].lower != "for"):
            return view.trim(i, _clause_end(view, i) if i > low else _first_clause(view, i))
        if lower == "only" and i + 2 < len(tokens) and tokens[i + 1].lower in ("if", "when", "after", "once"):
            return view.trim(i, _clause_end(view, i) if i > low else _first_clause(view, i))
        if i == low:
            continue
        if (
            lower == "unless"
            or (lower == "provided" and _starts(view, i + 1, ("that",)))
            or (lower in ("provided", "providing") and _no_verb(view, i))
        ):
            return view.trim(i, _clause_end(view, i))
    return None


def _no_verb(view: View, at: int) -> bool:
    """*will call off the strike provided management reopens talks*, which the parse takes for a verb of giving."""
    tokens = view.tokens
    token, before = tokens[at], tokens[at - 1]
    if token.dep in ("ROOT", "conj", "relcl", "pcomp", "aux", "auxpass") or at + 3 >= len(tokens):
        return False
    if before.tag in ("MD", "TO", "RB", "DT", "PRP") or before.lemma in ("be", "have"):
        return False
    if tokens[at + 1].tag in ("IN", "TO", "CC", ",", ".") or any(c.dep == "agent" for c in token.children):
        return False
    will = any(t.tag in ("MD", "TO") for t in tokens[:at])
    return will and any(t.tag in ("VBZ", "VBP", "VBD", "NNS") for t in tokens[at + 2 :])


def inverted(verb: Token) -> bool:
    """*Had the bridge held*, *were it true*: the verb before its subject."""
    subjects = [c for t in (verb, *verb.children) for c in t.children if c.dep in ("nsubj", "nsubjpass")]
    return bool(subjects) and all(c.i > verb.i for c in subjects)


def _clause_end(view: View, at: int) -> int:
    """Where a clause that began before ``at`` ends: at the next semicolon or the end of the sentence."""
    tokens = view.tokens
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].text not in (";", ".", "”", '"', "''", "—", "–"):
        end += 1
    return end


def _first_clause(view: View, at: int) -> int:
    """Where a clause at the beginning ends: at its comma."""
    end = next((t.i for t in view.tokens[at:] if t.text == ","), at)
    return max(at, end - 1) if end > at else _clause_end(view, at)


def _starts(view: View, at: int, words: tuple[str, ...]) -> bool:
    return tuple(t.lower for t in view.tokens[at : at + len(words)]) == words
