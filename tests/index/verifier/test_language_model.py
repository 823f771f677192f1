"""A language model as a verifier: any LlamaIndex model, whatever it does."""

from __future__ import annotations

import json
import sys
import threading
import time

import numpy as np
import pytest

from index.errors import ModelError, VerifierUnavailableError
from index.settings import LanguageModelSettings
from index.verifier.language_model import LanguageModelVerifier
from index.verifier.openai_client import load_language_model
from tests.language_models import ScriptedLLM, naming

QUESTION = "When was the bridge closed?"
PASSAGES = ["It rained.", "The bridge was closed in May.", "Lang says it was June.", "Who knows?"]


def why(llm, **options):
    with pytest.raises(VerifierUnavailableError) as raised:
        LanguageModelVerifier(llm, **options).answers(QUESTION, PASSAGES)
    return raised.value.why


def test_the_order_of_the_model_is_the_order_of_the_scores():
    scores = LanguageModelVerifier(ScriptedLLM(naming("June", "May"))).answers(QUESTION, PASSAGES)
    assert scores.tolist() == [0.0, 0.75, 1.0, 0.0]


def test_none_is_a_judgement():
    scores = LanguageModelVerifier(ScriptedLLM('{"answers": []}')).answers(QUESTION, PASSAGES)
    assert not scores.any()


def test_the_model_is_named():
    assert LanguageModelVerifier(ScriptedLLM("")).name == "language model scripted"


def test_a_bad_reply_is_asked_for_once_more():
    llm = ScriptedLLM("The bridge was closed in May.", naming("May"))
    assert LanguageModelVerifier(llm).answers(QUESTION, PASSAGES)[1] == 1
    first, second = llm.requests
    assert [m["role"] for m in second] == ["system", "user"]
    assert second[1] == first[1]
    assert second[0]["content"].startswith(first[0]["content"])
    assert "last reply" in second[0]["content"]


def test_a_failed_call_is_made_once_more():
    llm = ScriptedLLM(ConnectionError("reset"), naming("May"))
    assert LanguageModelVerifier(llm).answers(QUESTION, PASSAGES)[1] == 1


def test_a_reply_that_stays_bad_is_given_up():
    llm = ScriptedLLM("Happy to help!")
    assert why(llm) == "invalid"
    assert len(llm.requests) == 2


def test_a_model_that_stays_out_of_reach_is_given_up():
    llm = ScriptedLLM(ConnectionError("refused"))
    assert why(llm) == "unreachable"
    assert len(llm.requests) == 2


@pytest.mark.parametrize("error", [RuntimeError("odd"), KeyError("choices"), MemoryError()])
def test_whatever_a_model_raises_is_told_as_one_error(error):
    assert why(ScriptedLLM(error)) == "unreachable"


def test_the_words_of_a_server_are_not_repeated():
    llm = ScriptedLLM(RuntimeError("bad key sk-secret"))
    with pytest.raises(VerifierUnavailableError) as raised:
        LanguageModelVerifier(llm).answers(QUESTION, PASSAGES)
    assert "secret" not in str(raised.value)


def test_a_model_without_words_is_asked_again_and_given_up():
    assert why(ScriptedLLM("")) == "invalid"


def test_a_late_reply_is_not_waited_for_nor_asked_for_again():
    ended = threading.Event()

    def late(question, passages):
        ended.wait(10)
        return json.dumps({"answers": list(passages)})

    llm = ScriptedLLM(late)
    started = time.monotonic()
    try:
        assert why(llm, timeout=0.1) == "timeout"
    finally:
        ended.set()
    assert time.monotonic() - started < 5
    assert len(llm.requests) == 1


def test_the_time_is_for_both_calls_together():
    def slow_prose(question, passages):
        time.sleep(0.2)
        return "Let me think."

    started = time.monotonic()
    assert why(ScriptedLLM(slow_prose), timeout=0.3) == "timeout"
    assert time.monotonic() - started < 2


def test_calls_that_never_end_do_not_pile_up():
    ended = threading.Event()
    llm = ScriptedLLM(lambda question, passages: str(ended.wait(10)))
    verifier = LanguageModelVerifier(llm, timeout=0.05)
    try:
        for number in range(7):
            with pytest.raises(VerifierUnavailableError, match="check that its server runs"):
                verifier.answers(f"{QUESTION} {number}", PASSAGES)
        assert len(llm.requests) == 4
    finally:
        ended.set()


def test_places_are_given_back():
    verifier = LanguageModelVerifier(ScriptedLLM(naming("May")), timeout=5)
    for number in range(6):
        assert verifier.answers(f"{QUESTION} {number}", PASSAGES)[1] == 1


def test_the_same_question_is_sent_once():
    llm = ScriptedLLM(naming("May"))
    verifier = LanguageModelVerifier(llm)
    first = verifier.answers(QUESTION, PASSAGES)
    np.testing.assert_array_equal(verifier.answers(QUESTION, PASSAGES), first)
    assert len(llm.requests) == 1
    verifier.answers(QUESTION, PASSAGES[:3])
    verifier.answers("Who closed it?", PASSAGES)
    assert len(llm.requests) == 3


def test_a_failure_is_not_kept():
    llm = ScriptedLLM("prose", "prose", naming("May"))
    verifier = LanguageModelVerifier(llm)
    with pytest.raises(VerifierUnavailableError):
        verifier.answers(QUESTION, PASSAGES)
    assert verifier.answers(QUESTION, PASSAGES)[1] == 1


def test_nothing_to_judge_asks_nobody():
    llm = ScriptedLLM("prose")
    assert LanguageModelVerifier(llm).answers(QUESTION, []).shape == (0,)
    assert llm.requests == []


def test_a_schema_is_sent_only_where_it_is_taken():
    seen = []

    class Noting(ScriptedLLM):
        def chat(self, messages, **kwargs):
            seen.append(kwargs)
            return super().chat(messages, **kwargs)

    LanguageModelVerifier(Noting(naming("May"))).answers(QUESTION, PASSAGES)
    LanguageModelVerifier(Noting("prose", naming("May")), with_schema=True).answers(
        QUESTION, PASSAGES
    )
    assert [sorted(kwargs) for kwargs in seen] == [[], ["response_format"], []]


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "llama_index.llms.openai_like", None)
    with pytest.raises(ModelError, match=r'pip install "attributed\[llm\]"'):
        load_language_model(LanguageModelSettings(url="http://127.0.0.1:9/v1", model="m"))
