"""Reports of one happening go together; two happenings of one kind do not."""

from __future__ import annotations

import pytest

from sayso.comparing import clusters
from sayso.comparing.clusters import closeness, group, likeness, stem, vector, weight
from tests.comparing.fakes import told

#: two fires in one town, five reports each: what all reports share, what those of one fire share, what each has alone
COMMON = "Fire brigades from Lindau fought a blaze for hours, and the police have sealed off the street."
FIRST = (
    "The sawmill of Anton Riess in Harbour Street burned to the ground on Monday night.",
    "Stacks of larch planks outside the sawmill fed the flames, foreman Riess said.",
    "Eleven workers of the sawmill got out through the loading gate.",
    "A kiln for drying planks may have overheated, and the insurer has sent an assessor.",
    "Riess employs forty people and wants to rebuild the sawmill by the spring.",
)
SECOND = (
    "Flames destroyed the upper floor of the Krone hotel on the market square on Friday.",
    "Guests of the Krone climbed down ladders in their nightshirts, the porter Emil Tobler told us.",
    "The hotel had been sold in June to a company from Bregenz.",
    "Tobler smelled smoke from the laundry in the cellar of the hotel at four in the morning.",
    "A singer who had a room under the roof of the Krone is in hospital with burns.",
)
ALONE = (
    "Traffic was led past by way of the old bridge.",
    "Neighbours brought tea and blankets.",
    "The mayor cut short a visit to Konstanz.",
    "It was the brigade's longest night of the year.",
    "Smoke could be seen from the far shore.",
)


def reports(own: tuple[str, ...], name: str) -> dict[str, clusters.Vector]:
    made = {}
    for i, alone in enumerate(ALONE):
        parts = [own[i], COMMON, own[(i + 1) % 5], own[(i + 2) % 5], alone]
        made[f"{name}{i}"] = vector(told(f"{name}{i}", "\n".join(parts)))
    return made


def test_two_happenings_of_one_kind_are_kept_apart() -> None:
    first, second = reports(FIRST, "a"), reports(SECOND, "b")
    assert likeness(first["a0"], second["b0"]) > clusters.SAME
    assert group({**first, **second}) == [sorted(first), sorted(second)]


def test_one_happening_is_not_parted() -> None:
    assert len(group({**reports(FIRST, "a"), **reports(FIRST, "c")})) == 1


def test_far_apart_in_time_is_not_one_happening() -> None:
    text = f"{FIRST[0]} {COMMON}"
    early, late = (vector(told("a", text, published=day)) for day in ("2023-01-10", "2024-06-10"))
    assert likeness(early, late) == pytest.approx(1, abs=1e-5)
    assert group({"a": early, "b": late}) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        (None, "2024-01-01", 1, 1),
        ("2024-01-01", "2024-01-02T10:00:00Z", 1, 1),
        ("2024-01-01", "2024-01-22", 0.49, 0.51),
        ("rubbish", "2024-01-22", 1, 1),
    ],
)
def test_closeness(a: str | None, b: str | None, low: float, high: float) -> None:
    assert low <= closeness(a, b) <= high
    assert closeness(a, b) == closeness(b, a)


def test_rare_words_weigh_more() -> None:
    assert weight(stem("the")) == 0 < weight(stem("people")) < weight(stem("harbour")) < weight(stem("Zaporizhzhia"))


@pytest.mark.parametrize(
    ("word", "base"), [("cities", "city"), ("Reids", "reid"), ("glass", "glass"), ("fires", "fire")]
)
def test_stem(word: str, base: str) -> None:
    assert stem(word) == stem(base)


def test_nothing_to_group() -> None:
    assert group({}) == []
    assert group({"a": vector(told("a", ""))}) == [["a"]]
