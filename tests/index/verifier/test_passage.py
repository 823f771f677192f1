from __future__ import annotations

from index.verifier.passage import frame


def test_statement_alone_is_itself():
    assert frame(" The bridge was closed. ") == "The bridge was closed."


def test_statement_comes_first_and_empty_parts_leave_no_trace():
    assert (
        frame("It was closed.", before="The bridge is old.")
        == "It was closed. | The bridge is old."
    )


def test_long_context_is_cut_on_the_side_away_from_the_statement():
    words = [f"w{i}" for i in range(200)]
    passage = frame("S.", before=" ".join(words), after=" ".join(words))
    _, before, after = passage.split(" | ")
    assert before.endswith("w199")
    assert after.startswith("w0 ")
    assert len(passage.split()) < 80


def test_statement_is_never_cut():
    statement = "word " * 500 + "end."
    assert frame(statement, before="before").startswith(statement)
