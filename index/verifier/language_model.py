"""A verifier made of the user's language model: it may point at passages, and nothing else.

It sees the question and a few passages under numbers and gives numbers back
(index/verifier/numbered.py). No word of it is ever kept or shown.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from threading import BoundedSemaphore, Lock, Thread
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.errors import VerifierUnavailableError
from index.verifier.judgements import judgement_key
from index.verifier.none import no_answers, no_relations
from index.verifier.numbered import INSTRUCTIONS, REMINDER, NumberedPassages, ReplyError
from index.verifier.protocol import Scores

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

DEFAULT_SECONDS: Final = 30.0
_KEPT = 512
# Calls that were given up still run until their own end; so many at most, whatever the server does.
_AT_ONCE = 4


class LanguageModelVerifier:
    """Lets a LlamaIndex `LLM` choose, order or refuse passages; safe to share between threads.

    Each question is one call, with a second one where the first fails. What was judged is kept,
    so that the same question over the same passages is not sent again.

    Args:
        llm: any chat or completion model of LlamaIndex.
        timeout: seconds for a question, with both calls.
        with_schema: whether the model's server takes OpenAI's `response_format`. It then gets the
            JSON schema of the reply in the first call, but not in the second, for servers that
            refuse what they don't know.
    """

    judges_answers = True
    judges_relations = False
    decides = True

    def __init__(
        self, llm: LLM, *, timeout: float = DEFAULT_SECONDS, with_schema: bool = False
    ) -> None:
        self._llm = llm
        self._seconds = timeout
        self._with_schema = with_schema
        self._lock = Lock()
        self._places = BoundedSemaphore(_AT_ONCE)
        self._kept: OrderedDict[str, tuple[int, ...]] = OrderedDict()

    @property
    def name(self) -> str:
        """ "language model" with the model's name."""
        return f"language model {self._llm.metadata.model_name}"

    def answers(self, question: str, passages: Sequence[str]) -> Scores:
        """Return [len(passages)]: 0 where a passage doesn't answer, else above 0.5, best 1.

        Raises:
            VerifierUnavailableError: the model can't be reached, is late, or replies with anything
                but numbers of passages.
        """
        if not passages:
            return no_answers(0)
        scores = np.zeros(len(passages), dtype=np.float32)
        chosen = self._chosen(question, passages)
        for rank, position in enumerate(chosen):
            scores[position] = 1.0 - 0.5 * rank / len(chosen)
        return scores

    def relation(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """Return "neither" for each pair: a whole corpus of pairs is too much to send."""
        return no_relations(len(pairs))

    def _chosen(self, question: str, passages: Sequence[str]) -> tuple[int, ...]:
        key = judgement_key(self.name, question, json.dumps(list(passages)))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        chosen = tuple(self._ask(NumberedPassages.of(question, passages)))
        with self._lock:
            self._kept[key] = chosen
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return chosen

    def _ask(self, numbered: NumberedPassages) -> list[int]:
        """The chosen positions, after one call or two."""
        deadline = time.monotonic() + self._seconds
        try:
            return self._attempt(numbered, deadline, again=False)
        except VerifierUnavailableError as error:
            if error.why == "timeout":
                raise
        return self._attempt(numbered, deadline, again=True)

    def _attempt(self, numbered: NumberedPassages, deadline: float, *, again: bool) -> list[int]:
        reply = self._within(deadline, partial(self._reply, numbered, again=again))
        try:
            return numbered.positions(reply)
        except ReplyError as error:
            raise self._failed("invalid", f"gave no usable reply ({error})") from error

    def _reply(self, numbered: NumberedPassages, *, again: bool) -> str:
        from llama_index.core.llms import ChatMessage, MessageRole

        # Two messages in turn: many chat templates refuse a second one of the same role.
        messages = [
            ChatMessage(
                role=MessageRole.SYSTEM,
                content=f"{INSTRUCTIONS}\n\n{REMINDER}" if again else INSTRUCTIONS,
            ),
            ChatMessage(role=MessageRole.USER, content=numbered.message()),
        ]
        options: dict[str, Any] = {}
        if self._with_schema and not again:
            schema = {"name": "answers", "strict": True, "schema": numbered.schema()}
            options["response_format"] = {"type": "json_schema", "json_schema": schema}
        return str(self._llm.chat(messages, **options).message.content or "")

    def _within(self, deadline: float, call: Callable[[], str]) -> str:
        """What a call gives, if it does so before the deadline (of `time.monotonic`)."""
        if not self._places.acquire(timeout=max(0.0, deadline - time.monotonic())):
            raise self._failed("timeout", "is still busy with earlier questions")
        future: Future[str] = Future()

        def run() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - told to the thread that waits
                future.set_exception(error)
            finally:
                self._places.release()

        # A daemon: a call that never ends must not keep the program from ending.
        Thread(target=run, name="language-model", daemon=True).start()
        late = f"did not reply within {self._seconds:g} seconds"
        try:
            error = future.exception(timeout=max(0.0, deadline - time.monotonic()))
        except TimeoutError as waited:
            raise self._failed("timeout", late) from waited
        if error is None:
            return future.result()
        if time.monotonic() >= deadline:
            raise self._failed("timeout", late) from error
        # Not in the server's own words: they are not ours to show, and may repeat a key.
        status = getattr(error, "status_code", None)
        what = f"HTTP {status}" if isinstance(status, int) else type(error).__name__
        raise self._failed("unreachable", f"can't be asked ({what})") from error

    def _failed(self, why: str, what: str) -> VerifierUnavailableError:
        return VerifierUnavailableError(
            f"{self.name}: {what}; check that its server runs, and the address, the model's name "
            "and the time limit in the settings",
            why=why,
        )
