"""Indirect speech that goes on over sentences without a reporting verb of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import Attribution, SentenceSpeech, SpeechMode
from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.voices import is_share

if TYPE_CHECKING:
    from spacy.tokens import Token

    from index.analysis import AnalysedArticle, Sentence

_MINUTES = re.compile(
    r"^\W*(?:(?:the|draft|summary|official) )*(?:minutes|proceedings|records? of|protocol of)\b",
    re.IGNORECASE,
)
# Minutes say so in their title or in the lines under it.
_HEAD_PARAGRAPHS = 4
_POLLS = words("poll polls polling survey surveys questionnaire census sample study")
_ASKED = words("respondent respondents participant participants interviewee interviewees")
_OBJECTS = frozenset(("dobj", "dative"))
_HER = words("her him them")
_POINTING = words("it this that there they he she these those")


class Continuation:
    """Tells which sentences go on with the indirect speech of the one before."""

    def __init__(self, article: AnalysedArticle) -> None:
        title = article.article.metadata.title or ""
        heads = [p.doc.text[:80] for p in article.paragraphs[:_HEAD_PARAGRAPHS]]
        self._minutes = any(_MINUTES.match(text) for text in (title, *heads))
        self._polled = False

    def follow(
        self, sentence: Sentence, said: SentenceSpeech, before: SentenceSpeech | None
    ) -> SentenceSpeech:
        """Return a sentence's speech, which is that of the one before where it goes on.

        Call it for every sentence of a paragraph in order; `before` is None for the first.
        """
        if before is None:
            self._polled = False
        goes_on = before is not None and self._goes_on(sentence, said, before)
        told = {t.lemma_.lower() for t in sentence.tokens}
        polled = said.main is not None and bool(told & _POLLS)
        self._polled = polled or (goes_on and self._polled)
        return _continued(sentence, said, before) if goes_on and before is not None else said

    def _goes_on(self, sentence: Sentence, said: SentenceSpeech, before: SentenceSpeech) -> bool:
        main = before.main
        if said.main is not None or main is None or main.mode is not SpeechMode.INDIRECT:
            return False
        root = sentence.tokens.root
        subject = next((c for c in root.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if self._polled and subject is not None:
            return is_share(subject) or subject.lower_ in _ASKED
        if main.cue_lemma in ("according to", "for") or main.cue_lemma in lexicon.TEXT_VERBS:
            return False
        if self._minutes:
            return _is_backshifted(root) or (subject is not None and subject.lower_ in _POINTING)
        return _is_free_indirect(sentence, root, subject)


def _auxiliaries(root: Token) -> set[str]:
    return {c.lower_ for c in root.lefts if c.dep_ in ("aux", "auxpass")}


def _is_backshifted(root: Token) -> bool:
    """Whether a clause stands in the past perfect: what was told at a sitting, of before it."""
    auxiliaries = _auxiliaries(root)
    return root.tag_ == "VBN" and bool(auxiliaries & {"had", "have"}) and "has" not in auxiliaries


def _is_free_indirect(sentence: Sentence, root: Token, subject: Token | None) -> bool:
    """Whether a sentence goes on with reported speech: "She had seen nothing."

    Reported speech after a verb in the past is put into the pluperfect or the conditional (free
    indirect style), which a writer's own account seldom is.
    """
    auxiliaries = _auxiliaries(root)
    if "had" in auxiliaries and root.tag_ == "VBN":
        pronoun = subject is not None and subject.tag_ == "PRP"
        # "No letter had ever reached her": whose mind it is that the words come from.
        affected = any(t.dep_ in _OBJECTS and t.lower_ in _HER for t in root.rights)
        return pronoun or affected or any(t.is_quote for t in sentence.tokens)
    return "should" in auxiliaries and "have" in auxiliaries


def _continued(sentence: Sentence, said: SentenceSpeech, before: SentenceSpeech) -> SentenceSpeech:
    assert before.main is not None
    main = Attribution(sentence.span, before.main.speakers, SpeechMode.INDIRECT)
    return SentenceSpeech(before.speakers, main, (main, *said.parts))
