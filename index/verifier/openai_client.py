"""The verifier of a language model behind an address that speaks OpenAI's chat completions.

Ollama, llama.cpp, LM Studio, vLLM and most paid services speak it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.bounded_http import bounded_client
from index.environment import secret
from index.errors import ModelError
from index.verifier.language_model import LanguageModelVerifier

if TYPE_CHECKING:
    from index.settings import LanguageModelSettings

# A reply is a few numbers; servers wrap them in about a kilobyte, and some models think first.
_MAX_REPLY_BYTES = 1_000_000
_MAX_REPLY_TOKENS = 2_000


def load_language_model(settings: LanguageModelSettings) -> LanguageModelVerifier:
    """Return the verifier of a configured language model; nothing is sent yet.

    Raises:
        ModelError: LlamaIndex's client for such servers is not installed.
        SettingsError: the environment variable that `key_variable` names holds no key.
    """
    key = secret(settings.key_variable, setting="llm.key_variable")
    try:
        from llama_index.llms.openai_like import OpenAILike
    except ImportError as error:
        raise ModelError(
            'verifier "llm": the package llama-index-llms-openai-like is not installed; '
            'run: pip install "attributed[llm]"'
        ) from error
    client = bounded_client(
        seconds=settings.timeout,
        max_bytes=_MAX_REPLY_BYTES,
        secret_header=None if key is None else "Authorization",
    )
    llm = OpenAILike(
        model=settings.model,
        api_base=settings.url,
        # Without one the library takes OPENAI_API_KEY, which is another server's.
        api_key=key or "none",
        is_chat_model=True,
        temperature=0.0,
        max_tokens=_MAX_REPLY_TOKENS,
        timeout=settings.timeout,
        max_retries=0,
        http_client=client,
    )
    return LanguageModelVerifier(llm, timeout=settings.timeout, with_schema=True)
