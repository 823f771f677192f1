"""Which words can name somebody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.speakers import lexicon
from index.speakers.lexicon import words
from index.speakers.syntax import antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = words(
    "this that these those there what which whatever you your one anything something nothing thing "
    "whatever whichever"
)
_PEOPLE = words(
    "i we he she they who me us him her them someone somebody everyone everybody anyone anybody "
    "nobody few many some most others all both neither none several another each"
)
_AGENT_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "eer",
                  "man", "men", "woman", "women", "ic", "ics", "ite", "ites")  # fmt: skip
_ORGANISATIONS = frozenset(("ORG", "PERSON", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"))


def can_speak(head: Token, lemma: str) -> bool:
    """Whether the phrase with this head can be the speaker of a verb with this lemma."""
    referent = antecedent(head)
    if referent.i != head.i:
        return can_speak(referent, lemma)
    word = head.lower_
    if word in ("those", "one") and any(c.dep_ in ("acl", "relcl", "prep") for c in head.rights):
        return True
    if word in _NOBODY:
        return False
    if word in ("percent", "%"):
        return True
    if word in _PEOPLE or head.pos_ == "PROPN":
        return True
    if word == "it":
        return lemma in lexicon.SPEECH and lemma not in lexicon.NEEDS_VOICE
    if head.pos_ not in ("NOUN", "PRON", "NUM", "ADJ", "DET", "X"):
        return False
    if is_voice(head):
        return True
    return lemma in lexicon.SPEECH and lemma not in lexicon.NEEDS_VOICE


def is_voice(head: Token) -> bool:
    """Whether a noun names a person, a body or a text that can assert something."""
    lemma = head.lemma_.lower()
    return (
        lemma in lexicon.PERSON_NOUNS
        or lemma in lexicon.ORGANISATION_NOUNS
        or lemma in lexicon.OUTLET_NOUNS
        or lemma in lexicon.TEXT_NOUNS
        or head.ent_type_ in _ORGANISATIONS
        or head.lower_.endswith(_AGENT_ENDINGS)
    )
