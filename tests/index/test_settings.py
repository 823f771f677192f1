"""Settings: validated, and errors that name what to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import IndexSettings, load_settings

LLM = '[llm]\nurl = "http://127.0.0.1:11434/v1"\nmodel = "small"\n'


def settings(folder: Path, text: str) -> IndexSettings:
    path = folder / "attributed.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as raised:
        settings(folder, text)
    return str(raised.value)


def test_a_language_model_is_described_in_a_table(tmp_path: Path) -> None:
    found = settings(tmp_path, f'verifier = "llm"\n{LLM}key_variable = "KEY"\ntimeout = 5\n')
    assert found.llm is not None
    assert (found.llm.url, found.llm.model) == ("http://127.0.0.1:11434/v1", "small")
    assert (found.llm.key_variable, found.llm.timeout) == ("KEY", 5)
    assert found.scoring_verifier == "packaged"


def test_without_settings_no_language_model_is_asked() -> None:
    assert IndexSettings().llm is None
    assert IndexSettings().verifier == IndexSettings().scoring_verifier == "packaged"


def test_a_language_model_must_be_described(tmp_path: Path) -> None:
    assert "[llm] with url and model" in refused(tmp_path, 'verifier = "llm"')


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('url = "ftp://host/v1"', "llm.url: Value error, not a web address"),
        ('url = "127.0.0.1:11434"', "llm.url: Value error, not a web address"),
        ('url = "http://me:secret@host/v1"', "llm.url: Value error, holds more than an address"),
        ('url = "http://host/v1?key=secret"', "llm.url: Value error, holds more than an address"),
        ('url = "http://[::1"', "llm.url"),
        ('model = ""', "llm.model"),
        ('key_variable = "sk-secret"', "llm.key_variable"),
        ('key = "sk-secret"', "llm.key: Extra inputs"),
        ("timeout = 0", "llm.timeout"),
        ("timeout = inf", "llm.timeout"),
    ],
)
def test_a_bad_value_is_named_and_not_repeated(tmp_path: Path, line: str, named: str) -> None:
    key = line.split(" = ", maxsplit=1)[0]
    kept = [row for row in LLM.splitlines() if not row.startswith(f"{key} =")]
    said = refused(tmp_path, "\n".join([*kept, line]))
    assert named in said
    assert "secret" not in said


def test_a_key_in_the_wrong_place_is_in_no_traceback() -> None:
    with pytest.raises(ValueError) as raised:
        IndexSettings.model_validate(
            {"llm": {"url": "http://host/v1", "model": "m", "key_variable": "sk-secret"}}
        )
    assert "secret" not in str(raised.value)


CHROMA = '[chroma]\nurl = "http://127.0.0.1:8000"\n'


def test_a_chroma_server_is_described_in_a_table(tmp_path: Path) -> None:
    found = settings(tmp_path, CHROMA).chroma
    assert found is not None
    assert (found.url, found.timeout) == ("http://127.0.0.1:8000", 5)
    assert (found.tenant, found.database) == ("default_tenant", "default_database")
    assert found.token_variable is None
    more = 'tenant = "team"\ndatabase = "our-papers"\ntoken_variable = "T"\ntimeout = 9\n'
    found = settings(tmp_path, f'{CHROMA}{more}token_header = "X-Chroma-Token"\n').chroma
    assert found is not None
    assert (found.tenant, found.database, found.timeout) == ("team", "our-papers", 9)
    assert (found.token_variable, found.token_header) == ("T", "X-Chroma-Token")


def test_without_settings_there_is_no_chroma_server() -> None:
    assert IndexSettings().chroma is None


def test_one_address_is_one_server(tmp_path: Path) -> None:
    one, two = (settings(tmp_path, f'[chroma]\nurl = "http://host/a{end}"') for end in ("", "/"))
    assert one == two


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('url = "localhost:8000"', "chroma.url: Value error, not a web address"),
        ('url = "host"', "chroma.url: Value error, not a web address"),
        ('url = "ftp://host:8000"', "chroma.url: Value error, not a web address"),
        ('url = "http://host:secret"', "chroma.url: Value error, not a web address"),
        ('url = "http://host:99999"', "chroma.url: Value error, not a web address"),
        ('url = "http://me:secret@host"', "chroma.url: Value error, holds more than an address"),
        ('url = "http://host?token=secret"', "chroma.url: Value error, holds more than an address"),
        ("url = 8000", "chroma.url"),
        ('tenant = "a/b"', "chroma.tenant"),
        ('database = ""', "chroma.database"),
        ('database = ".."', "chroma.database"),
        ('token_variable = "ck-secret"', "chroma.token_variable"),
        ('token_header = "secret"', "chroma.token_header"),
        ('token = "secret"', "chroma.token: Extra inputs"),
        ("timeout = 0", "chroma.timeout"),
    ],
)
def test_a_bad_value_of_the_server_is_named_and_not_repeated(
    tmp_path: Path, line: str, named: str
) -> None:
    key = line.split(" = ", maxsplit=1)[0]
    kept = [row for row in CHROMA.splitlines() if not row.startswith(f"{key} =")]
    said = refused(tmp_path, "\n".join([*kept, line]))
    assert named in said
    assert "secret" not in said


def test_a_server_without_an_address_is_refused(tmp_path: Path) -> None:
    assert "chroma.url: Field required" in refused(tmp_path, '[chroma]\ntenant = "team"')
