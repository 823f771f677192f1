"""Subtitles, captions and machine transcripts: times, names, sentences from cue to cue."""

from __future__ import annotations

import pytest

from index.analysis import BlockKind
from index.fold import fold
from index.reading import read_document
from index.structure import find_articles
from index.structure.timed import read_timed
from tests.index.structure.threads import articles_of, assert_in_order, prose

SUBTITLES = """1
00:00:02,000 --> 00:00:05,100
The lamp on the mole has
been dark since June.

2
00:00:05,300 --> 00:00:09,000
The keeper says that he was
never paid, and

3
00:00:09,200 --> 00:00:12,000
the town says that he was.

4
00:00:12,400 --> 00:00:14,000
- Who is right?
- I am.
"""
VOICES = """WEBVTT

7f/1-0
00:00:03.120 --> 00:00:07.480
<v Tore Lind>The lamp was lit on
Monday.</v>

7f/2-0
00:00:07.900 --> 00:00:09.000
<v Tore Lind>I lit it myself.</v>

7f/3-0
00:00:09.300 --> 00:00:12.000
<v Mara Quill>Nobody saw it.</v>
"""
CAPTIONS = """Who switched off the lamp | Mole Talk
Mole Talk
Published on 9 July 2021

Transcript

0:00
good evening this is mole talk and
0:05
today we ask who switched off the lamp
0:11
the keeper told us that he was not
0:14
paid since april
"""
NAMED = """Lamp committee recording

Fri, Jul 9, 2021 2:03PM

Tore Lind  00:03
I lit the lamp on Monday. It was dark when I came.

Mara Quill  00:21
Nobody saw it burn. We asked nine boats.

Tore Lind  01:02
Then ask the tenth.
"""
BRACKETS = """Witness 3
Date: 9 July 2021

[00:00:12] Speaker 1: Who lit the lamp?
[00:00:17] Speaker 2: The keeper did.
[00:00:31] Speaker 1: Did you see it?
"""


def test_a_sentence_goes_on_behind_the_next_time() -> None:
    (article,) = articles_of(SUBTITLES)
    said = prose(SUBTITLES, article)
    assert said[0].startswith("The lamp on the mole has been dark since June.")
    assert "never paid, and […] the town says that he was." in said[0]
    assert said[1:] == ["Who is right?", "I am."]
    assert "-->" not in " ".join(said)
    assert article.metadata.title is None


def test_voices_stand_above_what_they_say_once() -> None:
    (article,) = articles_of(VOICES)
    shown = [
        (b.kind, fold(b.span.of(VOICES), b.omitted, start=b.span.start))
        for b in article.blocks
        if b.kind.readable
    ]
    assert shown == [
        (BlockKind.HEADING, "Tore Lind"),
        (BlockKind.PROSE, "The lamp was lit on Monday. […] I lit it myself."),
        (BlockKind.HEADING, "Mara Quill"),
        (BlockKind.PROSE, "Nobody saw it."),
    ]


def test_captions_without_stops_are_cut_where_clauses_begin() -> None:
    (article,) = articles_of(CAPTIONS)
    own = article.metadata
    assert (own.title, own.outlet, own.date) == (
        "Who switched off the lamp",
        "Mole Talk",
        "2021-07-09",
    )
    assert own.author is None
    assert prose(CAPTIONS, article)[-2:] == [
        "good evening this is mole talk and […] today we ask who switched off the lamp",
        "the keeper told us that he was not […] paid since april",
    ]


def test_a_name_beside_a_time_stands_above_its_turn() -> None:
    (article,) = articles_of(NAMED)
    own = article.metadata
    assert (own.title, own.author, own.date) == ("Lamp committee recording", None, "2021-07-09")
    headings = [b.span.of(NAMED) for b in article.blocks if b.kind is BlockKind.HEADING]
    assert headings[1:] == ["Tore Lind", "Mara Quill", "Tore Lind"]


def test_times_before_labels_are_no_text() -> None:
    (article,) = articles_of(BRACKETS)
    assert prose(BRACKETS, article)[-1] == "Speaker 1: Did you see it?"
    assert article.metadata.title == "Witness 3"


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.txt"])
def test_files_of_subtitles_are_read(name: str) -> None:
    assert find_articles(read_document(SUBTITLES.encode(), name), path=name)


@pytest.mark.parametrize(
    "text",
    [
        # what happened when
        "The night of the fire\n\n22:14 The alarm rings in the mill.\n22:31 The first engine comes."
        "\n23:02 The roof falls in.\n23:40 The fire is out.\n",
        # what is on when
        "Programme\n\n09:00 Opening by the mayor\n10:30 The lamp, a history\n12:00 Lunch in the hall",
        # the newest first
        "Fire live\n\n16:20\nThe roof has fallen in.\n\n14:32\nThe mayor comes.\n\n11:05\nIt burns.\n",
        # figures
        "The match ended 3:12 and the next one 4:15; the last, in June, ended 6:20 in the rain.",
    ],
)
def test_times_of_day_are_no_recordings(text: str) -> None:
    assert read_timed(text) is None


@pytest.mark.parametrize("text", [SUBTITLES, VOICES, CAPTIONS, NAMED, BRACKETS])
def test_all_is_in_order(text: str) -> None:
    assert_in_order(text)
    assert_in_order(text.replace("\n", "\r\n"))


def test_names_with_which_captions_begin_stand_above_them_once() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:02.340 --> 00:00:05.200\nMara Quill: Was it lit? Then\n\n"
        "2\n00:00:05.300 --> 00:00:09.100\nMara Quill: who lit it?\n\n"
        "3\n00:00:09.400 --> 00:00:12.100\nTore Lind: I did.\n"
    )
    (article,) = articles_of(text)
    assert prose(text, article) == ["Was it lit? Then […] who lit it?", "I did."]


def test_a_time_behind_a_name_and_a_name_the_other_way_round() -> None:
    called = (
        "Mara Quill: 00:00:04 Was it lit?\n\nTore Lind: 00:00:09 It was.\n\n"
        "Mara Quill: 00:00:12 Who says so?\n"
    )
    (article,) = articles_of(called)
    assert prose(called, article) == ["Was it lit?", "It was.", "Who says so?"]
    turned = (
        "Lamp committee\n\nLind, Tore   0:03\nIt was lit.\n\nQuill, Mara   0:12\nNobody saw it.\n\n"
        "Lind, Tore   0:15\nYou were away.\n"
    )
    (article,) = articles_of(turned)
    assert prose(turned, article) == ["It was lit.", "Nobody saw it.", "You were away."]
    assert article.metadata.author is None
