"""From bytes to text, with nothing changed on the way: which encoding, and is it text at all."""

from __future__ import annotations

import codecs

from index.errors import UnreadableDocumentError

# The UTF-32 mark begins with the UTF-16 one, so it is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b\x1a")
_MAX_CONTROL_SHARE = 0.005
_SAMPLE = 65_536


def decode(data: bytes) -> str:
    """Decode a text file. Line ends and everything else stay as they are; a BOM isn't counted.

    A byte-order mark decides, then strict UTF-8, then UTF-16 without a mark, then what
    charset-normalizer finds likeliest.

    Raises:
        UnreadableDocumentError: it is no text, or no encoding fits all of its bytes.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableDocumentError(
                f"the file is {kind}, not text", "give it the ending of its kind, or remove it"
            )
    text = _decode(data)
    sample = text[:_SAMPLE]
    if sum(char in _CONTROLS for char in sample) > _MAX_CONTROL_SHARE * len(sample):
        raise _binary()
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in data[:_SAMPLE]:
        return _strict(data, _utf16_order(data[:_SAMPLE]))
    return _strict(data, _likeliest(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableDocumentError(
            f"the file is not valid {encoding.upper()} throughout", "save it again as UTF-8"
        ) from error


def _utf16_order(sample: bytes) -> str:
    """Latin text in UTF-16 has a zero in every other byte: which of the two?"""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.3 * len(sample) / 2 or min(even, odd) > 0.05 * len(sample) / 2:
        raise _binary()
    return "utf-16-be" if even > odd else "utf-16-le"


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        raise _binary()
    # Among equally tidy readings the commonest encoding of Western text wins.
    western = (m for m in matches if m.encoding == "cp1252" and m.chaos <= best.chaos)
    chosen = next(western, best)
    return str(chosen.encoding)


def _binary() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "the file holds binary data, or text in an unknown encoding",
        "save it again as UTF-8 text, or remove it",
    )
