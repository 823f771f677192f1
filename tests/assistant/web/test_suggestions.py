from assistant.web.library import Library
from assistant.web.suggestions import suggest

from .samples import corpus_of, dispute


def always(question: str) -> bool:
    return True


def test_a_question_without_an_answer_is_not_suggested() -> None:
    corpus = corpus_of("It fell. It broke.", ["It fell.", "It broke."], quoted="Bo Lund")
    assert suggest(Library(corpus), lambda question: False) == []  # type: ignore[arg-type]


def test_a_name_that_both_ends_of_a_dispute_share_is_asked_about() -> None:
    text = "Under Skarn Ridge five fell. Under Skarn Ridge six fell."
    corpus = corpus_of(text, ["Under Skarn Ridge five fell.", "Under Skarn Ridge six fell."])
    corpus.disputes = [dispute(corpus, "s0", "s1")]
    assert any("Skarn Ridge" in question for question in suggest(Library(corpus), always))  # type: ignore[arg-type]


def test_the_most_quoted_speaker_is_asked_about() -> None:
    corpus = corpus_of("It fell. It broke.", ["It fell.", "It broke."], quoted="Bo Lund")
    assert suggest(Library(corpus), always) == ["What does Bo Lund say?"]  # type: ignore[arg-type]


def test_an_empty_corpus_suggests_nothing() -> None:
    assert suggest(Library(corpus_of("", [])), always) == []  # type: ignore[arg-type]


def test_a_quote_that_points_back_is_not_asked_about() -> None:
    text = "But that is not what happened. It was a lie and nothing else."
    corpus = corpus_of(text, ["But that is not what happened.", "It was a lie and nothing else."])
    corpus.disputes = [dispute(corpus, "s0", "s1")]
    assert suggest(Library(corpus), always) == []  # type: ignore[arg-type]
