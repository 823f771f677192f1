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
    "many some others all both several another each"
)
# Shares of those who were asked: what they say is what somebody counted.
_SHARES = words(
    "nobody none neither few fewer most percent % cent half third thirds quarter quarters fifth "
    "fifths sixth seventh eighth ninth tenth tenths"
)
_SHARES_OF = words("majority minority plurality share proportion percentage fraction rest number")
# Nouns for times and abstract things, which no manner of speaking makes a voice.
_UNSPEAKING = words(
    "weekend day week month year morning evening night afternoon hour moment minute decade century "
    "summer winter spring autumn fall season time date age era period start beginning end timing "
    "place street road house room shop store pharmacy door window car money price cost "
    "life death event war crisis peace weather wind thing idea way fact reason "
    "incident episode occasion accent surge victory defeat loss win race contest primary debate "
    "vote election"
)
_COLLECTIVE = words(
    "community opposition leadership majority minority membership audience establishment "
    "management parliament partnership authority fraternity entity municipality personality "
    "celebrity"
)
_ABSTRACT_ENDINGS = ("ness", "ity", "ism", "ship", "hood", "ance", "ence", "ment", "tion", "sion")
_AGENT_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants", "eer",
                  "man", "men", "woman", "women", "ic", "ics", "ite", "ites")  # fmt: skip
_ORGANISATIONS = frozenset(("ORG", "PERSON", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"))


def can_speak(head: Token, lemma: str) -> bool:
    """Whether the phrase with this head can be the speaker of a verb with this lemma."""
    referent = antecedent(head)
    if referent.i != head.i:
        return can_speak(referent, lemma)
    word = head.lower_
    if head.tag_ in ("WP", "WDT"):
        # "He wondered who would explain it": nobody is named.
        return False
    if word in ("those", "one") and any(c.dep_ in ("acl", "relcl", "prep") for c in head.rights):
        return True
    if word in _NOBODY:
        return False
    if is_share(head):
        return lemma in lexicon.SPEECH
    if word in _PEOPLE or head.pos_ == "PROPN":
        return True
    if word == "it":
        # What "shows" may be a fact; what "finds" has looked.
        told = lemma == "confirm" and head.head.tag_ in ("VBD", "VBN")
        told = told or (lemma == "point" and any(c.dep_ == "prt" for c in head.head.rights))
        return (
            (lemma == "find" and head.head.tag_ in ("VBD", "VBZ"))
            or told
            or (lemma in lexicon.SPEECH and lemma not in lexicon.NEEDS_VOICE)
        )
    if head.pos_ not in ("NOUN", "PRON", "NUM", "ADJ", "DET", "X"):
        return False
    if is_voice(head):
        return True
    abstract = head.lower_.endswith(_ABSTRACT_ENDINGS) and head.lemma_.lower() not in _COLLECTIVE
    if head.text[:1].islower() and (abstract or head.lemma_.lower() in _UNSPEAKING):
        return False
    return lemma in lexicon.SPEECH and lemma not in lexicon.NEEDS_VOICE


def is_share(head: Token) -> bool:
    """Whether a phrase counts people and names none: "few in the valley", "one third"."""
    if head.text[:1].isupper() and not head.is_sent_start:
        return False
    if head.lower_ in _SHARES:
        return True
    of = next((c for c in head.rights if c.lower_ == "of"), None)
    if head.lower_ in _SHARES_OF:
        return of is not None
    if head.pos_ == "NUM" and head.ent_type_ not in ("PERSON", "ORG"):
        # "nine of the survivors" are people; "seven in ten" is a share.
        return of is None and head.lower_ != "one"
    return False


def is_voice(head: Token) -> bool:
    """Whether a noun names a person, a body or a text that can assert something."""
    lemma = head.lemma_.lower()
    return (
        lemma in lexicon.PERSON_NOUNS
        or lemma in lexicon.ORGANISATION_NOUNS
        or lemma in lexicon.OUTLET_NOUNS
        or lemma in lexicon.TEXT_NOUNS
        or lemma in _COLLECTIVE
        or head.ent_type_ in _ORGANISATIONS
        or head.lower_.endswith(_AGENT_ENDINGS)
    )
