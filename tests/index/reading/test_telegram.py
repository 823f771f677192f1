from __future__ import annotations

import pytest

from index.reading import read_document
from index.structure import find_articles


def message(day: str, text: str, name: str = "", more: str = "") -> str:
    sender = f'<div class="from_name">\n{name}\n</div>' if name else ""
    said = f'<div class="text">\n{text}\n</div>' if text else ""
    return (
        '<div class="message default clearfix"><div class="body">'
        f'<div class="pull_right date details" title="{day} 23:58:10 UTC+01:00">23:58</div>'
        f"{sender}{more}{said}</div></div>"
    )


def page(*messages: str) -> bytes:
    service = '<div class="message service"><div class="body details">3 May 2024</div></div>'
    head = '<div class="page_header"><div class="text bold">\nHarbour Talk\n</div></div>'
    history = f'<div class="history">{service}{"".join(messages)}</div>'
    return f"<html><body>{head}<div class=page_body>{history}</div></body></html>".encode()


PHOTO = '<div class="media_wrap"><div class="title bold">Photo</div></div>'
FORWARDED = (
    '<div class="forwarded body"><div class="from_name">Quay Office '
    '<span class="date details"> 03.05.2024 08:50:00</span></div>'
    '<div class="text">The lock is shut.</div></div>'
)


def test_a_message_of_an_exported_chat_is_its_senders() -> None:
    raw = read_document(
        page(
            message("03.05.2024", "The lamp<br>is <b>dark</b>.", "Ada Holm"),
            message("03.05.2024", "I saw it from the boat.", more=PHOTO),
            message("14.05.2024", "It is on again.", "Bo Ek"),
            message("14.05.2024", "", "Ada Holm", FORWARDED),
        ),
        "messages.html",
    )
    assert "The lamp\nis dark." in raw.text
    assert "Photo" not in raw.text
    found = [a.metadata for a in find_articles(raw, path="messages.html")]
    assert [(m.author, m.outlet, m.date) for m in found] == [
        ("Ada Holm", "Harbour Talk", "2024-05-03"),
        ("Bo Ek", "Harbour Talk", "2024-05-14"),
        ("Quay Office", "Harbour Talk", "2024-05-14"),
    ]


def test_a_channel_has_one_sender() -> None:
    days = ("03.05.2024", "04.05.2024", "15.05.2024")
    posts = [message(day, "The lamp is dark.", "Quay Lamps") for day in days]
    found = find_articles(read_document(page(*posts), "messages.html"), path="messages.html")
    assert [a.metadata.date for a in found] == ["2024-05-03", "2024-05-04", "2024-05-15"]


@pytest.mark.parametrize("body", ["<div class='history'><p>The harbour is old.</p></div>"])
def test_another_page_is_read_as_a_page(body: str) -> None:
    raw = read_document(f"<html><body>{body}</body></html>".encode(), "a.html")
    assert raw.text == "The harbour is old."
