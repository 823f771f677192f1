from __future__ import annotations

from dataclasses import replace

from index.assembly import like_their_originals
from index.copies import CopyGroup
from index.domain import Label, Reason, Span, Statement

CLAIM = Statement(
    id="clean",
    document="a.txt",
    article="a.txt#0",
    paragraph=0,
    span=Span(0, 9),
    omitted=(),
    page=None,
    speakers=(),
    label=Label.CLAIM,
    text_label=Label.CLAIM,
    reasons=(Reason.OPINION,),
    confidence=0.7,
    group="clean",
)
DISPUTED = replace(CLAIM, label=Label.DISPUTED, reasons=(Reason.CONFLICTING_FIGURE,))
COPY = replace(CLAIM, id="copy", cite=False)
GROUPS = {"clean": CopyGroup("clean", True), "copy": CopyGroup("clean", False)}


def test_a_copy_is_disputed_where_its_original_is() -> None:
    original, copy = like_their_originals([DISPUTED, COPY], GROUPS)
    assert original == DISPUTED
    assert copy.label is Label.DISPUTED
    assert copy.reasons == (Reason.OPINION, Reason.CONFLICTING_FIGURE)
    assert copy.text_label is Label.CLAIM


def test_a_copy_of_what_nobody_disputes_keeps_its_label() -> None:
    assert list(like_their_originals([CLAIM, COPY], GROUPS)) == [CLAIM, COPY]


def test_a_garbled_reading_states_nothing() -> None:
    groups = {**GROUPS, "copy": CopyGroup("clean", False, garbled=True)}
    _, garbled = like_their_originals([DISPUTED, COPY], groups)
    assert garbled.label is Label.NONE
    assert garbled.text_label is Label.CLAIM
