"""Which bodies "the company", "the ministry" or "the paper" can stand for, by name and role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.domain import SpeakerKind
from index.speakers import lexicon
from index.speakers.lexicon import words

if TYPE_CHECKING:
    from index.speakers.names import Entity

COMPANIES = words(
    "company firm corporation operator manufacturer business employer maker enterprise concern"
)
# What bodies are called whose names do not tell what they are.
ANY_BODY = words(
    "club charity organisation organization group bank airline team regulator watchdog agency "
    "developer supplier contractor retailer brand start-up startup"
)
# How companies are named: legal forms, and trades that are written as a name's last word.
_LEGAL_FORMS = words(
    "ltd limited inc incorporated plc llc llp lp corp corporation co company ag gmbh kg se sa sas "
    "srl spa nv bv ab as asa oy oyj aps kk pty pte bhd sarl sl oao ooo zao pao pjsc"
)
_TRADES = words(
    "airlines airways railways railroad ropeways cableways motors industries holdings systems "
    "technologies pharmaceuticals laboratories brewery breweries foods stores shipyard shipyards "
    "ferries utilities petroleum enterprises solutions logistics instruments electronics "
    "biosciences bioscience biotech biopharma therapeutics pharma genomics diagnostics homes "
    "developments properties investments consulting robotics construction mining energy "
    "semiconductor aerospace chemicals minerals software telecom communications resorts hotels"
)


def is_legal_form(word: str) -> bool:
    """Whether a name's last word is a company's legal form: "Ltd", "GmbH"."""
    return word.lower().replace(".", "") in _LEGAL_FORMS


def is_company_name(last: str) -> bool:
    """Whether a name with this last word is a company's."""
    return is_legal_form(last) or last.lower() in _TRADES


def is_body_name(name: str) -> bool:
    """Whether a name is by its own words that of a body and not of a person."""
    parts = [w.strip(".,").lower() for w in name.split()]
    if not parts:
        return False
    last = parts[-1]
    return len(parts) > 1 and (
        is_company_name(last)
        or any(w in lexicon.ORGANISATION_NOUNS or w in _PLURALS for w in parts)
    )


_PLURALS = words("families friends workers citizens teachers parents residents")


def without_form(name: Sequence[str]) -> tuple[str, ...]:
    """Return a name's words in lower case without "the" and the legal form."""
    lower = tuple(w.strip(",").lower() for w in name if w.lower() != "the")
    while len(lower) > 1 and is_legal_form(lower[-1]):
        lower = lower[:-1]
    return lower


def is_of_no_kind(entity: Entity) -> bool:
    """Whether a body's name and descriptions leave open what kind of body it is."""
    told = {*entity.words, *entity.roles}
    named = any(w in lexicon.ORGANISATION_NOUNS | lexicon.OUTLET_NOUNS for w in told)
    body = entity.kind is SpeakerKind.ORGANISATION and entity.bodies > 0
    return body and not named and not entity.place


def fits(lemma: str, entity: Entity) -> bool:
    """Whether a body can be called by a noun: by a word of its name, or as it was described."""
    if entity.kind is SpeakerKind.PERSON:
        return False
    if lemma in entity.words or lemma in entity.roles:
        return True
    if lemma in COMPANIES:
        return is_company_name(entity.words[-1]) or bool(entity.roles & COMPANIES)
    return lemma in lexicon.OUTLET_NOUNS and entity.kind is SpeakerKind.OUTLET
