from pathlib import Path

import pytest

from assistant.errors import ServerError
from assistant.web.gate import Gate, gate_for

LOCAL = "127.0.0.1:7860"


@pytest.mark.parametrize(
    ("host", "has_credentials", "asked", "expected"),
    [
        ("127.0.0.1", False, None, Gate()),
        ("localhost", False, None, Gate()),
        ("127.0.0.1", False, False, None),
        # Who signs in may read; that they may decide has to be said.
        ("127.0.0.1", True, None, None),
        ("0.0.0.0", True, None, None),
        ("0.0.0.0", True, True, Gate(anywhere=True)),
        ("127.0.0.1", False, True, Gate(anywhere=True)),
    ],
)
def test_only_a_page_for_this_machine_offers_it_unasked(
    tmp_path: Path, host: str, has_credentials: bool, asked: bool | None, expected: Gate | None
) -> None:
    assert gate_for(tmp_path, host=host, has_credentials=has_credentials, asked=asked) == expected


@pytest.mark.parametrize("asked", [None, True])
def test_a_folder_that_can_t_be_written_to_takes_no_decisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool | None
) -> None:
    monkeypatch.setattr("assistant.web.gate.os.access", lambda *_: False)
    if asked:
        with pytest.raises(ServerError, match="can't be written to"):
            gate_for(tmp_path, host="127.0.0.1", has_credentials=False, asked=asked)
    else:
        assert gate_for(tmp_path, host="127.0.0.1", has_credentials=False, asked=asked) is None


@pytest.mark.parametrize(
    ("headers", "here", "anywhere"),
    [
        ({"host": LOCAL, "origin": f"http://{LOCAL}"}, True, True),
        ({"host": "[::1]:7860", "origin": "http://[::1]:7860"}, True, True),
        ({"host": "localhost:7860", "origin": "http://localhost:7860"}, True, True),
        # No browser, or one that does not say which page it was.
        ({"host": LOCAL}, False, False),
        ({"host": LOCAL, "origin": "null", "sec-fetch-site": "cross-site"}, False, False),
        ({"host": "[", "origin": "http://["}, False, False),
        # Another page of the same browser, another server on this machine.
        (
            {"host": LOCAL, "origin": "https://other.example", "sec-fetch-site": "cross-site"},
            False,
            False,
        ),
        ({"host": LOCAL, "origin": "http://127.0.0.1:8000"}, False, False),
        # A name of somebody else's that was made to point here.
        ({"host": "evil.example:7860", "origin": "http://evil.example:7860"}, False, True),
        # Through a proxy that keeps its name for us.
        (
            {"host": LOCAL, "origin": "https://docs.example", "sec-fetch-site": "same-origin"},
            False,
            True,
        ),
    ],
)
def test_only_the_page_itself_is_admitted(
    headers: dict[str, str], here: bool, anywhere: bool
) -> None:
    assert Gate().admits(headers) is here
    assert Gate(anywhere=True).admits(headers) is anywhere
