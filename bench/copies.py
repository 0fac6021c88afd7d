"""Finding near copies, beside datasketch's MinHash.

    python -m bench.copies [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

Every second report is a near copy of the one before it. Reports of a file are taken as they are and in full in each
run: what is copied in them stays together; the first run, which meets their words for the first time, isn't counted.
datasketch: 128 permutations over runs of five words, and an LSH index asked at a likeness of .5; what it gives is not
verified. sayso: the copy step of comparing by itself, which is fingerprints, the pairs that share enough of them, and
these pairs laid side by side, which gives the copied stretches and whether it is a copy.
"""

from __future__ import annotations

import numpy as np

from bench.corpus import given_or_made
from bench.timing import arguments, in_turn, slices, table
from bench.varied import near_copies
from sayso.comparing import index
from sayso.comparing.copies.copies import lay_all
from sayso.comparing.copies.texts import Text, read
from sayso.comparing.laying import RUN_CAP, RUNS, RUNS_PART
from sayso.model import Report


def minhash(part: list[Report]) -> set[frozenset[str]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=128)
    found = set()
    for report in part:
        tokens = report.text.lower().split()
        made = MinHash(num_perm=128)
        made.update_batch(" ".join(tokens[i : i + 5]).encode() for i in range(len(tokens) - 4))
        found |= {frozenset((report.id, other)) for other in index.query(made)}
        index.insert(report.id, made)
    return found


def candidates(part: list[Report]) -> tuple[list[Text], list[tuple[int, int, set[int]]]]:
    """The texts, and the pairs that share runs of words enough, each with the runs that too many reports have."""
    texts = [read(report.text) for report in part]
    samples = [text.sample.view(np.int64) for text in texts]
    held = index.held(samples)
    cool = held.sizes <= RUN_CAP
    a, b, shared = index.couples(held, cool)
    sizes = np.array([len(keys) for keys in samples])
    chosen = (shared >= RUNS) | (shared >= np.maximum(2, RUNS_PART * np.minimum(sizes[a], sizes[b])))
    hot: list[set[int]] = [set() for _ in texts]
    for key, begin, size in zip(*(c[~cool].tolist() for c in (held.keys, held.begins, held.sizes)), strict=True):
        for number in held.rows[begin : begin + size].tolist():
            hot[number].add(key % (1 << 64))
    return texts, [(a, b, hot[a] & hot[b]) for a, b in zip(a[chosen].tolist(), b[chosen].tolist(), strict=True)]


def laid(part: list[Report]) -> set[frozenset[str]]:
    texts, pairs = candidates(part)
    shared = lay_all((texts[a], texts[b], hot) for a, b, hot in pairs)
    return {frozenset((part[a].id, part[b].id)) for (a, b, _), copied in zip(pairs, shared, strict=True) if copied}


def main() -> None:
    given = arguments(__doc__, 600)
    if given.jsonl:
        parts = [given_or_made(given.jsonl, given.reports)] * (given.runs + 1)
    else:
        parts = [near_copies(part) for part in slices(given)]
    tasks = {
        "datasketch, MinHash and LSH": minhash,
        "sayso, fingerprints and candidates": candidates,
        "sayso, candidates laid and verified": laid,
    }
    seconds = in_turn(tasks, parts)
    table("Copies" if given.jsonl else "Near copies", parts, seconds, given.json)
    listed = {"datasketch": minhash, "sayso": laid}
    if given.jsonl:
        print("pairs: " + ", ".join(f"{name} {len(task(parts[0]))}" for name, task in listed.items()))
        return
    pairs = sum(len(part) // 2 for part in parts)
    right, wrong = dict.fromkeys(listed, 0), dict.fromkeys(listed, 0)
    for part in parts:
        true = {frozenset((a.id, b.id)) for a, b in zip(part[::2], part[1::2], strict=True)}
        for name, task in listed.items():
            found = task(part)
            right[name] += len(found & true)
            wrong[name] += len(found - true)
    print(f"of {pairs} pairs: " + ", ".join(f"{name} {right[name]} and {wrong[name]} others" for name in right))


if __name__ == "__main__":
    main()
