"""No page scans a large table: the plans of all its queries, with the statistics of a large story put in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.made_story import make
from bench.pages import addresses, linked
from sayso.story import file, listing
from sayso.web import create_app, places

#: ``ANALYZE`` of a story of 1,000,000 claims, as bench.made_story makes it: table, index, statistics.
STATISTICS = Path(__file__).parent.parent / "data/statistics.tsv"

#: Tables that grow with the reports.
LARGE = {
    "reports", "texts", "blobs", "arrivals", "extracts", "claims", "tags", "mentions", "entries", "problems", "custody",
    "sentences", "compared_records", "compared_about", "compared_claims", "compared_since", "compared_sheets",
    "compared_texts", "compared_rows",
    "compared_new_rows", "compared_pairs", "compared_notes", "compared_components", "compared_members",
    "tallies",
}  # fmt: skip


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small story that SQLite takes for a large one."""
    path = tmp_path_factory.mktemp("plans") / "made.sayso"
    make(path, 400, 4000)
    connection = sqlite3.connect(path)
    connection.execute("ANALYZE")
    connection.execute("DELETE FROM sqlite_stat1")
    rows = [line.split("\t") for line in STATISTICS.read_text("utf-8").splitlines()]
    connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", [(t, i or None, s) for t, i, s in rows])
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def asked(large: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TestClient, list[str]]]:
    """A desk on it, and every statement that it asks."""
    statements: list[str] = []
    connect = file.connect

    def watched(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(file, "connect", watched)
    # what other reports settle is laid over a small story only
    monkeypatch.setattr(places, "WHOLE", -1)
    # the ledger goes value by value through what a large story has too many of to be sorted
    monkeypatch.setattr(listing, "SORTED", 500)
    with TestClient(create_app(large), base_url="http://127.0.0.1") as client:
        yield client, statements


def scans(connection: sqlite3.Connection, statement: str) -> list[str]:
    """Steps of a plan that go over the whole of a large table, or sort what they have gone over."""
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    names = dict(re.findall(r"(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?(\w+)", statement))
    named = {alias: table for table, alias in names.items()} | {table: table for table in LARGE}
    found = []
    for step in plan:
        scanned = re.match(r"SCAN (\w+)", step)
        if step == "SCAN custody USING INDEX custody_decisions":  # what people decided, by hand
            continue
        if scanned is None or named.get(scanned.group(1)) not in LARGE or "VIRTUAL TABLE" in step:
            continue
        # in the order that is asked for, as far as the limit goes
        if "LIMIT" in statement and not any("TEMP B-TREE" in other for other in plan):
            continue
        found.append(step)
    return found


def test_no_page_scans_a_large_table(asked: tuple[TestClient, list[str]], large: Path) -> None:
    client, statements = asked
    explained: dict[str, str] = {}
    for address in [*addresses(large), *linked(client)]:
        del statements[:]
        assert client.get(address).status_code == 200, address
        for statement in statements:
            if statement.lstrip().startswith("SELECT"):
                explained.setdefault(statement, address)
    assert len(explained) > 200
    connection = sqlite3.connect(large)
    bad = {(address, step) for statement, address in explained.items() for step in scans(connection, statement)}
    connection.close()
    assert not bad, "\n".join(f"{address}: {step}" for address, step in sorted(bad))


def test_a_scan_would_be_found(large: Path) -> None:
    connection = sqlite3.connect(large)
    for statement in (
        "SELECT count(*) FROM reports", "SELECT k FROM claims c WHERE c.manner = 'plain'",
        "SELECT r.id FROM reports r ORDER BY r.title LIMIT 5", "SELECT DISTINCT outlet FROM reports",
    ):  # fmt: skip
        assert scans(connection, statement), statement
    assert not scans(connection, "SELECT id FROM reports WHERE n = 5")
    connection.close()
