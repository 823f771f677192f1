"""A small corpus of two sides, indexed once, and an assistant on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from index.settings import IndexSettings

COURIER = """Quarry closes after landslide

By Anna Holm

Valley Courier, 4 May 2021

The Brenn quarry closed on 3 May 2021 after a landslide buried two trucks. Forty workers were sent home on the same day.

The company's manager, Peter Lang, said the slope had been inspected in April. "Nobody warned us about the slope," Lang said. He added that the quarry would open again in June.

The mining inspectorate counted 1,200 tonnes of fallen rock at the northern face.

Photo: Courier archive
"""

UNION = """What they are not telling you

By Ivar Dahl

Miners' Voice, 9 May 2021

The company's story is a disgrace. Management knew that the northern face was moving and wanted only to save money.

Our members warned the manager in writing on 12 April. Peter Lang's claim that nobody warned him is false.

About 3,000 tonnes of rock fell at the northern face, according to a surveyor who asked not to be named.

The union demands a public inquiry.
"""


@pytest.fixture(scope="session")
def quarry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus folder."""
    folder = tmp_path_factory.mktemp("quarry")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "union.txt").write_text(UNION, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def assistant(quarry: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant without a verifier on the corpus."""
    index = tmp_path_factory.mktemp("quarry-index")
    settings = IndexSettings(verifier="none")
    with Assistant.open(quarry, index=index, settings=settings) as opened:
        yield opened
