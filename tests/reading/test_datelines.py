"""The day that a report itself bears, laid beside its day of publication."""

from __future__ import annotations

import pytest

from sayso.model import Report
from sayso.reading import windows
from sayso.reading.extract import extract

BODY = "The council met on Tuesday, the clerk said. Nobody spoke against the plan."


def problems(text: str, published: str | None = "2025-03-14", title: str = "") -> list[str]:
    (found,) = extract([Report(id="r", text=text, title=title, published=published, language="en")])
    assert all(p.code == "published" for p in found.problems)
    return [p.message for p in found.problems]


@pytest.mark.parametrize(
    ("head", "own"),
    [
        ("KYIV, 3 March 1902 — ", "1902-03-03"),
        ("LISBON, Nov 3, 2024 (Reuters) - ", "2024-11-03"),
        ("Council meets\n\nKYIV, 3 March 2026 — ", "2026-03-03"),
        ("Published: 4 May 2019\n\n", "2019-05-04"),
        ("Council meets\nPosted on 2023-01-09\nBy Anna Reyes\n\n", "2023-01-09"),
        ("Date: January 9, 2023\n\n", "2023-01-09"),
    ],
)
def test_a_dateline_far_from_the_day_of_publication_is_told(head: str, own: str) -> None:
    (message,) = problems(head + BODY)
    assert "2025-03-14" in message and own in message


@pytest.mark.parametrize(
    "text",
    [
        f"KYIV, 3 March 2025 — {BODY}",
        f"KYIV, 20 January 2025 — {BODY}",
        f"KYIV, 3 March — {BODY}",
        f"KYIV, November 22 (Reuters) — {BODY}",
        f"Published: 14 March 2025\nUpdated: 9 December 2025\n\n{BODY}",
        f"Updated: 9 December 2025\n\n{BODY}",
        f"This article was first published on 4 May 2019.\n\n{BODY}",
        f"The treaty was signed on 3 March 1902. {BODY}",
        f"{BODY}\n\nPublished: 4 May 2019",
        f"{BODY}\n\nKYIV, 3 March 1902 — The treaty is signed.",
        f"The clerk read out an old telegram:\n\nKYIV, 3 March 1902 — The treaty is signed.\n\n{BODY}",
        f"“KYIV, 3 March 1902 — The treaty is signed,” the telegram says. {BODY}",
        f"A letter of 3 March 1902\n\n{BODY}",
        f"© 2019 Drava Post\n\n{BODY}",
    ],
)
def test_what_a_report_tells_of_other_times_is_no_contradiction(text: str) -> None:
    assert problems(text) == []


def test_without_a_day_of_publication_nothing_is_contradicted() -> None:
    assert problems(f"KYIV, 3 March 1902 — {BODY}", published=None) == []


def test_a_dateline_within_a_long_report_is_not_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "WINDOW", 200)
    monkeypatch.setattr("sayso.reading.extract.WINDOW", 200)
    part = f"KYIV, 3 March 1902 — {BODY}"
    text = f"{BODY}\n{BODY[:60].ljust(80, '.')}\n\n{part}\n\n{part}"
    assert len(list(windows.windows(Report(id="r", text=text)))) > 1
    assert problems(text) == []
