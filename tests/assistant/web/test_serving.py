import socket
from pathlib import Path

import pytest

from assistant.errors import ServerError
from assistant.web import serving


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost"])
def test_this_machine_needs_no_credentials(host: str) -> None:
    serving.check_host(host, has_credentials=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", "localhost.evil"])
def test_any_other_address_is_refused_without_credentials(host: str) -> None:
    with pytest.raises(ServerError, match="--credentials"):
        serving.check_host(host, has_credentials=False)


def test_any_other_address_is_taken_with_credentials() -> None:
    serving.check_host("0.0.0.0", has_credentials=True)


def test_credentials_are_read(tmp_path: Path) -> None:
    file = tmp_path / "users"
    file.write_text("# who may\nada:se:cret\n\n", encoding="utf-8")
    assert serving.read_credentials(file) == {"ada": "se:cret"}


@pytest.mark.parametrize("text", ["", "# only a remark\n", "ada\n", "ada:\n", ":secret\n"])
def test_malformed_credentials_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "users"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ServerError, match="user:password"):
        serving.read_credentials(file)


def test_missing_credentials_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="can't be read"):
        serving.read_credentials(tmp_path / "none")


def test_a_taken_port_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ServerError, match="--port"):
            serving.free_port("127.0.0.1", taken.getsockname()[1])


def test_the_page_shows_nothing_from_outside() -> None:
    options = serving.launch_options()
    text = options["head"]
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert "https://" not in text
    assert options["allowed_paths"] == []
    assert not options["run_history"]
    assert not options["share"]
