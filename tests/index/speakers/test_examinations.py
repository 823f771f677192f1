from __future__ import annotations

from collections.abc import Callable

from index.speakers.examinations import find_asked

Chain = Callable[..., list[str]]
HEARING = (
    "MS KERR: I call the keeper, Jon Brack.",
    "MR JON BRACK (affirmed)",
    "Questions from MS KERR",
    "Q. Were the gates shut?",
    "A. They were shut in May.",
    "Q. Who told you so?",
    "A. Nobody told me. I went to look.",
    "THE CHAIR: Did the Board know of it?",
    "A. The Board never asked.",
    "MR LIND: You slept that night.",
    "A. I did not.",
)


def test_who_answers_is_the_witness_and_not_the_last_name(chain: Chain) -> None:
    for said in ("shut in May", "went to look", "never asked", "I did not"):
        assert chain(said, *HEARING, author=None) == ["Jon Brack"]


def test_who_asks_is_the_examiner(chain: Chain) -> None:
    assert chain("Were the gates", *HEARING, author=None) == ["Kerr"]


def test_lines_that_name_who_asks_and_who_answers() -> None:
    texts = [
        "ADA HOLM, having been duly sworn, testified as follows:",
        "CROSS-EXAMINATION BY MR. LIND:",
        *("Q. When?", "A. At noon.") * 2,
        "JON BRACK (sworn)",
        "Q. Where?",
        "A. Here.",
    ]
    named = [(turn.label, turn.name) for turn in find_asked(texts)]
    assert named == [*[("Q", "Lind"), ("A", "Ada Holm")] * 2, ("Q", None), ("A", "Jon Brack")]


def test_an_initial_is_no_answer() -> None:
    assert not find_asked(["A. Holm wrote it.", "A. Lind read it.", "Q. Brack did not."])
