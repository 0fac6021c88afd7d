"""A parsed sentence as the readers of claims walk it: subtree extents once, subjects, verb groups, noun phrases."""

from __future__ import annotations

from sayso.knowledge.cues import persons, source_nouns
from sayso.reading.document import Sentence, Token

#: From the first to the last token, both included.
Range = tuple[int, int]

_OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_STOPS = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "(", ")", "...", "…", "|", "/"})
#: Prepositions of phrases that are set off behind a name and tell where or when: *the mayor, in an interview, said*.
_ASIDE = frozenset("in on at during after before speaking among by via under according".split())
_OPENING = frozenset({"“", "``", "‘", "„", "«"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "„", "«", "»"})
_PRONOUNS = frozenset(
    "he she they we i you who his her their our my your whose him them everyone everybody someone somebody nobody "
    "anyone anybody both".split()
)
_NO_SOURCE = frozenset("there it this that which what these those".split())
_AGENTIVE = ("ist", "ian", "man", "men", "woman", "women", "crat", "eer", "ee", "ant", "or", "er", "ers", "ite", "ese")


class View:
    """One sentence; ``left[i]`` and ``right[i]`` are the ends of the subtree of token ``i``."""

    __slots__ = ("blocked", "left", "quoted", "right", "sentence", "tokens")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = tokens = sentence.tokens
        self.left = list(range(len(tokens)))
        self.right = list(range(len(tokens)))
        #: index of the quotation in which each token stands, marks included; -1 outside
        self.quoted = [-1] * len(tokens)
        #: tokens that are in a notice
        self.blocked = False
        order = [t for t in tokens if t.head is t]
        for token in order:
            order.extend(token.children)
        left, right = self.left, self.right
        for token in reversed(order):
            head, i = token.head.i, token.i
            if left[i] < left[head]:
                left[head] = left[i]
            if right[i] > right[head]:
                right[head] = right[i]

    # --- extents -----------------------------------------------------------------------------------------------

    def extent(self, token: Token) -> Range:
        """The subtree of a token."""
        return self.left[token.i], self.right[token.i]

    def trim(self, start: int, end: int) -> Range | None:
        """The range without stops at its ends; a closing quotation mark stays with its opening one."""
        tokens = self.tokens
        while start <= end and (tokens[start].text in _STOPS or tokens[start].text in ("and", "but", "”", "»")):
            start += 1
        last = end
        while last >= start and (tokens[last].text in _STOPS or (last > start and tokens[last].text in ("and", "but"))):
            last -= 1
        if last < start:
            return None
        # "... very peaceful."  keeps stop and mark where the mark was opened inside
        after = last + 1
        while after < len(tokens) and after <= last + 2 and tokens[after].text in (".", ",", "!", "?", "…"):
            after += 1
        if after < len(tokens) and tokens[after].text in QUOTES and self._odd(start, last, tokens[after].text):
            last = after
        elif last < end:
            last = min(last, end)
        if after == last + 1 and after < len(tokens) and tokens[after].text in ("'", "’"):
            mark = self.quoted[after]
            if mark >= 0 and self.quoted[last] == mark and (start == 0 or self.quoted[start - 1] != mark):
                last = after
        # a closing mark at the end whose opening one is before the range, an opening one at the end
        while last > start and tokens[last].text in QUOTES and self._odd(start, last, None):
            if tokens[last].text in _OPENING or not self._closes(start, last):
                last -= 1
            else:
                break
        while last >= start and tokens[last].text in _STOPS and tokens[last].text not in (".",):
            last -= 1
        return (start, last) if last >= start else None

    def _closes(self, start: int, last: int) -> bool:
        mark = self.tokens[last].text
        return any(t.text in QUOTES and _pairs(t.text, mark) for t in self.tokens[start:last])

    def _odd(self, start: int, last: int, closing: str | None) -> bool:
        """There is an opening mark in the range that nothing closes."""
        open_ones = 0
        for token in self.tokens[start : last + 1]:
            text = token.text
            if text in ("“", "„", "«", "‘", "``"):
                open_ones += 1
            elif text in ("”", "»"):
                open_ones -= 1
            elif text in ('"', "''"):
                open_ones += 1 if open_ones <= 0 else -1
        return open_ones > 0 if closing is not None else open_ones != 0

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of a range of tokens."""
        return self.tokens[start].start, self.tokens[end].end

    # --- noun phrases --------------------------------------------------------------------------------------------

    def phrase(self, noun: Token) -> Range:
        """The noun phrase of a noun: its subtree without relative clauses set off by a comma, and trailing stops."""
        start, end = self.extent(noun)
        for child in noun.children:
            if child.i <= noun.i:
                if child.lower == "neither" and child.dep in ("cc", "preconj"):
                    start = max(start, child.i + 1)
                if child.dep in ("relcl", "advcl", "parataxis", "punct", "cc", "mark") and self.left[child.i] == start:
                    start = self.right[child.i] + 1
                continue
            if child.lower in ("neither", "nor") and child.dep in ("appos", "cc", "preconj", "advmod"):
                end = self.left[child.i] - 1
                break
            clause = child.dep in ("relcl", "acl", "advcl", "parataxis", "ccomp")
            begin = self.left[child.i]
            aside = child.dep == "prep" and child.lower in _ASIDE
            if (
                (clause or aside)
                and begin > 0
                and self.tokens[begin - 1].text in (",", "-", "–", "—", "--", "(")
                and not self.hyphened(begin)
            ) or (child.dep in ("conj", "appos") and child.pos == "VERB"):
                end = begin - 1
                break
        if start == 0 < noun.i and self.tokens[0].lower.endswith("ing") and self.tokens[0].dep == "compound":
            # *Facing Kyiv's refusal …*: a participle in capitals, taken for a name
            start = 1
        while (
            start < noun.i
            and self.tokens[start].tag == "VBG"
            and self.tokens[start].dep in ("amod", "compound", "advcl")
        ):
            start += 1
        while end > noun.i and self.tokens[end].text in _STOPS and self.tokens[end].text != ")":
            end -= 1
        while self.hyphened(start) and start > 1:
            start = min(start - 1, self.left[start - 1])
        while start < noun.i and (self.tokens[start].text in _STOPS or self.tokens[start].text in ("”", "»")):
            start += 1
        if self.tokens[end].text in ("and", "or", "but") and end > noun.i:
            end -= 1
        marks = sum(t.text in ('"', "“", "”", "''") for t in self.tokens[start : end + 1])
        if marks % 2 and end + 1 < len(self.tokens) and self.tokens[end + 1].text in QUOTES:
            end += 1  # *the group “North”*
        opened = next((t.i for t in self.tokens[noun.i + 1 : end + 1] if t.text == "("), None)
        if opened is not None and not any(t.text == ")" for t in self.tokens[opened : end + 1]):
            end = opened - 1
        return start, max(end, noun.i)

    def hyphened(self, at: int) -> bool:
        """The token is joined to the one before it: *re-emergence*, *anti-tax*."""
        tokens = self.tokens
        if not 0 < at < len(tokens):
            return False
        if tokens[at].text == "-" or tokens[at - 1].text == "-":
            return tokens[at].start == tokens[at - 1].end
        return False

    def opens_quotation(self, at: int, end: int) -> bool:
        """The token is the opening mark of a quotation that ends at or before the token ``end``."""
        if at < 0 or self.tokens[at].text not in QUOTES or self.quoted[at] < 0:
            return False
        mark = self.quoted[at]
        after = self.quoted[end + 1] if end + 1 < len(self.tokens) else -1
        return self.quoted[at + 1] == mark != after and (at == 0 or self.quoted[at - 1] != mark)

    def closes_quotation(self, at: int, opening: int) -> bool:
        """The token is the closing mark of the quotation that the token ``opening`` opens."""
        if not 0 <= opening < at < len(self.tokens) or self.tokens[at].text not in QUOTES:
            return False
        after = self.quoted[at + 1] if at + 1 < len(self.tokens) else -1
        return self.quoted[opening] == self.quoted[at] != after

    # --- subjects --------------------------------------------------------------------------------------------------

    def subject(self, verb: Token, depth: int = 0) -> Token | None:
        """Who does it: the verb's own subject, or that of the verb or noun on which it hangs."""
        own = None
        for child in verb.children:
            if child.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass"):
                own = child
            elif child.dep in ("aux", "auxpass") and child.children and own is None:
                own = next((c for c in child.children if c.dep in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return own
        if depth > 8 or verb.head is verb:
            return None
        head, dep = verb.head, verb.dep
        if dep == "conj" and (head.pos in ("VERB", "ADJ") or head.tag == "VBG"):
            if head.dep == "parataxis" and head.tag != verb.tag and head.head.pos == "VERB":
                # *has left, Lind said, and threatens to …*
                return self.subject(head.head, depth + 1)
            return self.subject(head, depth + 1)
        if dep == "xcomp":
            if head.pos == "NOUN":
                return None
            for child in head.children:
                if child.dep in ("dobj", "dative") and child.i < verb.i and head.lemma not in _SUBJECT_CONTROL:
                    if verb.tag == "VBG" and head.lemma not in _PERCEIVING:
                        break
                    return child
            return self.subject(head, depth + 1)
        if dep in ("acomp", "oprd") and head.pos == "VERB":
            return self.subject(head, depth + 1)
        if dep in ("acl", "relcl"):
            if main_verb(verb):
                return head
            if head.pos in ("NOUN", "PROPN", "PRON"):
                if verb.tag == "VB" and any(c.tag == "TO" for c in verb.children):
                    return self._above(head, depth)
                return head if verb.tag == "VBG" or dep == "relcl" else None
            return self.subject(head, depth + 1) if head.pos == "VERB" else None
        if dep in ("advcl", "parataxis", "dep"):
            found = self.subject(head, depth + 1)
            if found is None and verb.tag == "VBG":
                root = self.sentence.root
                if root is not None and root is not verb and root is not head:
                    found = self.subject(root, depth + 2)
            return found
        if dep == "pcomp":
            return self._above(head, depth)
        if verb.tag == "VBG" and dep in ("ccomp", "aux"):
            return self.subject(head, depth + 1)
        return None

    def _above(self, token: Token, depth: int) -> Token | None:
        """The subject of the verb over a phrase: *surprised him by declaring*, *in a bid to persuade*."""
        at = token
        for _ in range(4):
            if at.head is at:
                return None
            at = at.head
            if at.pos == "VERB" or at.dep == "relcl":
                given = at.child("dative")
                if given is not None and given.tag[:2] in ("NN", "PR"):
                    # *gives the chair authority to call …*
                    return given
                return self.subject(at, depth + 1)
        return None

    def can_speak(self, noun: Token) -> bool:
        """The noun stands for somebody, or something, that can say or think."""
        lower = noun.lower
        if noun.tag in ("PRP", "WP", "PRP$", "WP$"):
            return lower in _PRONOUNS
        if noun.tag in ("NNP", "NNPS"):
            return True
        if noun.tag in ("DT", "PDT", "JJ", "CD", "WDT", "JJS", "JJR", "RBS", "VBN", "VBG", "RB"):
            if lower in ("that", "which") and noun.dep.startswith("nsubj") and noun.head.dep == "relcl":
                antecedent = noun.head.head
                return antecedent.tag not in ("WDT", "WP") and antecedent.tag[:2] == "NN" and self.can_speak(antecedent)
            return lower in source_nouns()
        if noun.lemma in source_nouns() or (noun.tag in ("NN", "NNS") and noun.lemma in persons()):
            return True
        return noun.tag in ("NN", "NNS") and noun.lemma.endswith(_AGENTIVE) and len(noun.lemma) > 5

    def is_record(self, noun: Token) -> bool:
        """The noun stands for a poll, a report or another document."""
        known = source_nouns().get(noun.lower if noun.tag == "NNP" else noun.lemma)
        return known is not None and known[0] == "document"

    # --- verb groups -------------------------------------------------------------------------------------------------

    def group_start(self, verb: Token) -> int:
        """Index of the first auxiliary, negation or adverb that stands straight before the verb."""
        own = {c.i for c in verb.children if c.dep in ("aux", "auxpass", "neg", "advmod") and c.i < verb.i}
        at = verb.i
        while at - 1 in own and self.tokens[at - 1].tag not in ("WRB",):
            at -= 1
        return at

    def is_passive(self, verb: Token) -> bool:
        """Marked as passive, or a past participle that modifies a noun."""
        if verb.tag not in ("VBN", "VBD") or main_verb(verb):
            return False
        for child in verb.children:
            if child.dep in ("auxpass", "nsubjpass"):
                return True
        if verb.tag == "VBN" and verb.dep in ("acl", "amod", "advcl", "appos"):
            return not any(c.dep in ("aux", "nsubj") for c in verb.children)
        if (
            verb.dep == "conj"
            and verb.tag == "VBN"
            and verb.head.pos == "VERB"
            and not any(c.dep in ("nsubj", "aux") for c in verb.children)
        ):
            return verb.head.tag == "VBN" and self.is_passive(verb.head)
        return False


def main_verb(verb: Token) -> bool:
    """*The runner predicted in March that …*: the main verb, taken for a participle that hangs on its subject."""
    if verb.dep != "acl" or verb.tag not in ("VBN", "VBD") or verb.head.dep != "ROOT" or verb.head.i > verb.i:
        return False
    if verb.head.tag[:2] not in ("NN", "CD") or any(c.dep in ("agent", "auxpass") for c in verb.children):
        return False
    if verb.tag == "VBD" or any(c.dep == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    # *Lind, the mayor, called it “strong”*
    before = verb.nbor(-1)
    beside = any(c.dep in ("appos", "relcl") and verb.head.i < c.i < verb.i for c in verb.head.children)
    object_ = any(c.dep in ("dobj", "oprd") and c.i > verb.i for c in verb.children)
    return beside and object_ and before is not None and before.text == ","


#: Verbs with an object and a participle whose doer is the object.
_PERCEIVING = frozenset(
    {"see", "hear", "find", "catch", "keep", "leave", "watch", "have", "get", "show", "stop", "feel"}
)
#: Verbs with an object and an infinitive whose doer is the subject, not the object.
_SUBJECT_CONTROL = frozenset({"promise", "vow", "take", "use", "have", "get", "make", "threaten"})


def _pairs(opening: str, closing: str) -> bool:
    return closing in {"“": "”", "«": "»", "‘": "’", "``": "''", '"': '"', "''": "''", "'": "'", "„": "“”"}.get(
        opening, ""
    )
