"""General English vocabulary: word families, words of the same meaning, words too light to count.

A word's *family* is a key shared by its inflections and derivations ("invade", "invasion") and by
the other words of its synonym group. All comparisons of words go through it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from spacy.tokens import Token

# Each line is one meaning. A word stands in one line at most; where a word has two meanings the
# commoner one in reports was taken.
_SYNONYMS = """
kill death dead die fatality toll drown perish slay drowned deceased dying killed lethal
wound injure injury hurt injured wounded
soldier troop serviceman fighter militiaman trooper recruit conscript
people person man human individual inhabitant resident citizen adult
job post workplace
crowd march marcher demonstrator protester demonstration protest rally turn-out participant
build construct construction
finish complete completion conclude end
begin start commence outset launch
cost price expense spend spending outlay bill
buy purchase acquire
employee worker staff workforce
child kid pupil schoolchild boy girl
arrest detain detention apprehend
destroy blow demolish wipe destruction
fall decline decrease drop sink shrink diminish reduce reduction lower decreased
rise increase grow growth gain swell
allow permit let permission
forbid ban bar prohibit prohibition
dismiss sack oust
resign quit step
ask request demand
test sample examine inspect inspection check examination
plan intend intention aim mean
threat threaten menace
warn warning alert caution
know aware learn knowledge
tell inform notify
car vehicle automobile
ship vessel boat
shot gunshot shoot shooting bang
money fund funding cash
aid assistance help
pay payment paid
profit earn earnings
loss lose
win victory prevail
defeat rout beat
attack assault strike raid
war conflict fighting hostilities
agree agreement accord deal pact
sign signature
vote ballot
approve approval endorse adopt ratify pass accept acceptance uphold back support backing
reject rejection refuse refusal veto turn decline-to spurn
hospital clinic infirmary
doctor physician
school college
home house household
fire blaze
crash accident collision derailment
collapse cave-in
bomb bombing bombardment shell shelling
weapon arm gun
police officer policeman
company firm business
government cabinet administration
parliament chamber assembly legislature
study research survey
find discover detect discovery
show reveal demonstrate
close shut closure
open opened
release free freed
leave depart departure quit-place
arrive arrival reach
enter join entry entrance
present attend attendance-at
absent miss absence
train training instruct
copy plagiarise plagiarize
invent fabricate fabrication forge forged invention
bribe kickback bribery
poison contaminate contamination pollute pollution toxic
leak spill discharge dump
vaccine vaccination vaccinate
treat treatment
safe safety harmless
danger dangerous hazardous risk hazard unsafe
voluntary voluntarily
electricity power
refugee asylum-seeker
border frontier
size strength
double twice
country nation state
"""

# Opposites: each line holds two sides, "/" between them. Adjectives, verbs and phrases' heads that
# exclude one another when said of the same thing at the same time.
_ANTONYMS = """
fall / rise
win / lose defeat loss
approve / reject
sign / veto unsigned
open / close secret
safe / danger
survive / kill
sober / drunk intoxicated
before / after
allow / forbid
begin-state / finish-state
present / absent
guilty / innocent acquit acquitted clear
true / false untrue
legal lawful / illegal unlawful
voluntary / compulsory order forced mandatory
possible / impossible
certain inevitable sure / ambiguous uncertain unlikely doubtful
likely / unlikely
stable / unstable collapse
advance / retreat withdraw stall
strong / weak
full / empty
vast abundant plentiful / scarce shortage low exhausted deplete
hold / break violate
success successful succeed / fail failure unsuccessful
peaceful / violent
provoke provoked / unprovoked
solvent / insolvent bankrupt
genuine authentic real / fake forged invent bogus
armed / unarmed
buy / gift donate
sound / dilapidated unsound
dry / wet
keep continue / discontinue abolish cease stop
above / below
healthy / ill sick
alone / together jointly
friend ally / enemy foe
willing / unwilling
ready / unready
public / secret private closed
treat / untreated
pay / unpaid
solve / unsolved
prove / disprove refute
include / exclude
major majority / minority
reduce-risk / raise-risk
accelerate / slow
expand / contract
improve / worsen deteriorate
love / hate
happy / unhappy
trust / distrust
confirm / deny
guilt / innocence
aware / unaware
sell / buy
demoralized demoralised / undaunted resolute
united / divided
popular / unpopular
competent / incompetent
ambiguous / clear unambiguous
alive / kill
"""

_LIGHT = frozenset(
    "be have do say tell report claim state note add write call name make get give take go come "
    "put see show find year month week day time today yesterday tomorrow night morning evening "
    "monday tuesday wednesday thursday friday saturday sunday january february march-month april "
    "may-month june july august september october november december last next this that which who "
    "what it he she they we you i one other another such same many much more most some any all "
    "every each few several also only just still even now then here there not no never none "
    "nobody nothing very so too as than well about accord thing way fact case part number figure "
    "count percent per cent mr mrs ms dr sir can could will would shall should may might must new "
    "own use like want need let seem become keep put begin-light first second third two three "
    "however though although while because since if when where how why whether but and or nor "
    "people-light reporter spokesman spokeswoman spokesperson official statement speak speaker "
    "journalist news newspaper paper article article-light ask reply answer insist maintain "
    "deny reject dismiss-light contend assert argue allege admit believe think expect estimate "
    "announce declare describe explain warn-light accuse recall remember according claim-noun "
    "allegation accusation myth lie rumour rumor talk idea notion story tale".split()
)

# Who fears or hopes for something does not say that it is so.
_HYPOTHETICAL = "fear hope wish worry want seek wonder risk dread"

# Words that narrow or widen what is counted or told.
_SCOPES = (
    "overall whole total nationwide national nationally world worldwide global city county "
    "district province region regional town village woman upstream downstream north south east west "
    "northern southern eastern western bonus average nightly quarter previous earlier former initially first second third fourth fifth"
)

_ISE = re.compile(r"is(e|es|ed|ing|ation|ations)$")
# "Ruritania", "Ruritanian": what endings of names of places and of their people leave the same.
_NAME_ENDING = re.compile(r"(?:ians?|ia|ans?|ish|ese|e|s|y)$")


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def _root(lemma: str) -> str:
    stem: str = _stemmer().stemWord(_american(lemma.lower()))
    # invad(e)/invas(ion), decid(e)/decis(ion), expand/expans(ion)
    if len(stem) >= 5 and stem[-1] in "sdt" and stem[-2] not in "sdt":
        return stem[:-1]
    return stem


def _american(word: str) -> str:
    """One spelling of "mobilise" and "mobilize"."""
    return _ISE.sub(r"iz\1", word) if len(word) > 6 else word


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    groups: dict[str, str] = {}
    for line in _SYNONYMS.strip().splitlines():
        words = line.split()
        for word in words:
            groups.setdefault(_root(word), _root(words[0]))
    return groups


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for line in _ANTONYMS.strip().splitlines():
        left, right = ([family(word) for word in side.split()] for side in line.split("/"))
        for one in left:
            for other in right:
                if one != other:
                    table.setdefault(one, set()).add(other)
                    table.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


@lru_cache(maxsize=65_536)
def family(lemma: str) -> str:
    """The key of a word's family (see the module's docstring)."""
    root = _root(lemma)
    return _groups().get(root, root)


def is_name(token: Token) -> bool:
    """Whether a token names somebody or something, or is the adjective of a name."""
    adjective = token.pos_ == "ADJ" and token.text[0].isupper() and token.i > token.sent.start
    return token.pos_ == "PROPN" or adjective


def family_of(token: Token) -> str:
    """The family of a token; names of a place and of its people are one family."""
    return name_family(token.text) if is_name(token) else family(token.lemma_)


@lru_cache(maxsize=65_536)
def name_family(name: str) -> str:
    """The family of a proper noun or of the adjective made of it."""
    low = name.lower()
    bare = _NAME_ENDING.sub("", low)
    return bare if len(bare) >= 4 and not name.isupper() else family(low)


def is_light(lemma: str) -> bool:
    """Whether a word is too common to say what a statement is about."""
    return lemma.lower() in _LIGHT


@lru_cache(maxsize=65_536)
def opposites(key: str) -> frozenset[str]:
    """The families that exclude the family `key`."""
    return _opposites().get(key, frozenset())


@lru_cache(maxsize=1)
def opposite_pairs() -> tuple[tuple[str, str], ...]:
    """All pairs of families that exclude each other, in both directions, in a fixed order."""
    table = _opposites()
    return tuple((word, other) for word in sorted(table) for other in sorted(table[word]))


@lru_cache(maxsize=1)
def _scopes() -> frozenset[str]:
    return frozenset(family(word) for word in _SCOPES.split())


def is_scope(key: str) -> bool:
    """Whether a family narrows or widens what is counted ("nationwide", "upstream")."""
    return key in _scopes()


@lru_cache(maxsize=1)
def _hypothetical() -> frozenset[str]:
    return frozenset(family(word) for word in _HYPOTHETICAL.split())


def is_hypothetical(key: str) -> bool:
    """Whether a family reports an attitude to what may not be so ("fear", "hope")."""
    return key in _hypothetical()
