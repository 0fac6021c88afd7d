from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.model import Report
from sayso.reading.parse import MemoryStore, Parser, parser
from tests.reading.helpers import document

TEXT = "The  minister said\nthat the dykes had held.\n\n“Nothing was lost,” she added."


def test_tokens_stand_where_they_say() -> None:
    read = document(TEXT, title="Dykes held")
    for sentence in read.all_sentences():
        whole = read.text if sentence.part == "text" else read.title
        assert sentence.tokens
        for token in sentence.tokens:
            assert whole[token.start : token.end] == token.text
            assert not token.text.isspace()
            assert sentence.start <= token.start < token.end <= sentence.end


def test_heads_and_children_agree() -> None:
    for sentence in document(TEXT).sentences:
        assert sum(token.head is token for token in sentence.tokens) >= 1
        for token in sentence.tokens:
            assert all(child.head is token for child in token.children)
            assert [c.i for c in token.children] == sorted(c.i for c in token.children)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("went", "VBD", "go"),
        ("Dykes", "NNS", "dyke"),
        ("withdrew", "VBD", "withdraw"),
        ("fallen", "VBN", "fall"),
        ("stopped", "VBD", "stop"),
        ("cities", "NNS", "city"),
        ("worse", "JJR", "bad"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("Kyiv", "NNP", "Kyiv"),
        ("said", "VBD", "say"),
        ("lying", "VBG", "lie"),
    ],
)
def test_lemmas(word: str, tag: str, lemma: str) -> None:
    assert parser().lemma(word, tag) == lemma


class CountingParser(Parser):
    parsed = 0

    def parse(self, texts):
        texts = list(texts)
        self.parsed += len(texts)
        return super().parse(texts)


def test_a_sentence_is_parsed_once_whatever_report_it_is_in() -> None:
    counting = CountingParser()
    store = MemoryStore()
    reports: Sequence[tuple[Report, str]] = [
        (Report(id="a", text="The bridge fell. Nobody was hurt."), "en"),
        (Report(id="b", text="Nobody was   hurt. The bridge\nfell."), "en"),
    ]
    counting.documents(reports[:1], store)
    assert counting.parsed == 2
    counting.documents(reports, store)
    assert counting.parsed == 2


def test_a_parse_does_not_depend_on_its_neighbours() -> None:
    alone = document("The garrison laid down its arms.").sentences[0]
    among = document("A courier came. The garrison laid down its arms. It rained.").sentences[1]
    assert [(t.tag, t.dep, t.head.i) for t in alone.tokens] == [(t.tag, t.dep, t.head.i) for t in among.tokens]


def test_the_memory_store_is_bounded() -> None:
    store = MemoryStore(limit=3)
    for number in range(10):
        store.put({bytes([number]): b"x"})
    assert len(store.get([bytes([n]) for n in range(10)])) <= 3
