"""The demo stories, read once; and a desk on a copy of one, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.pages.demo import run
from sayso.web import create_app


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the stories sebastopol.sayso and ebro.sayso."""
    folder = tmp_path_factory.mktemp("demo")
    run(folder, lambda line: None)
    return folder


@pytest.fixture
def story(demo: Path, tmp_path: Path) -> Path:
    """A copy of the first story, to be changed."""
    return Path(shutil.copy(demo / "sebastopol.sayso", tmp_path / "sebastopol.sayso"))


@pytest.fixture
def desk(story: Path) -> Iterator[TestClient]:
    with TestClient(create_app(story), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client
