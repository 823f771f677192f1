"""Understanding follow-ups without a language model: "and Canada?", "who said that?", "when?".

A follow-up is turned into a stand-alone question out of its own words and those of the questions
and answers before it; nothing else is put in. The result is shown as `resolved`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Status
from assistant.follow_up_signs import (
    BARE,
    CONJUNCTION_THAT,
    COUNTS_NOTHING,
    EXISTS,
    LEAD,
    PERSON_PRONOUN,
    THING_PRONOUN,
    WHO_SAID_THAT,
    denies_that,
    goes_on,
    is_follow_up,
    names_before_pronoun,
)
from assistant.question import Question, parse_question
from index.terms import STOP_WORDS, normalised_tokens

# How many earlier answers a conversation goes back; what is meant lies nearer.
HISTORY_USED = 6

_COUNTED = re.compile(
    r"\bhow (?:many|much)\s+((?:(?!\b(?:did|do|does|is|are|was|were|has|have|had|"
    r"will|would|can|could|in|on|at|of|by|from|to|for|with|[a-z]+ed)\b)[\w'’-]+\s+){1,3})",
    re.IGNORECASE,
)
_AUXILIARY = r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|should)"
_TIME = re.compile(
    r"^(?:in|on|since|by|until|before|after|during)\s+(?:the\s+)?(?:\d|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday|spring|summer|autumn|winter|fall)\b",
    re.IGNORECASE,
)
_LEADING_WORDS = re.compile(
    r"^(?:the|a|an|in|on|for|by|from|to|of|with|at|about)\s+", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"^(about|in|on|for|by|from|to|of|with|at|during|after|before|under)\b", re.IGNORECASE
)
# "it" and "that" may mean what was said as well as what was named.
_NAMEABLE = frozenset({"they", "them", "their", "theirs", "there", "its"})
_RELATIVES = (
    "husband|wife|son|daughter|brother|sister|father|mother|partner|fiancée?|friend|neighbou?r|"
    "colleague|lawyer|solicitor|spokes(?:man|woman|person)|boss|predecessor|successor|deputy|"
    "advis[eo]r|aide|assistant|doctor|driver|widow(?:er)?|uncle|aunt|cousin|nephew|niece|tenant|"
    "landlord|employer|teacher|manager|agent|client|patient"
)
_POSSESSIVE_WORDS = frozenset({"his", "her", "hers", "their", "theirs", "its"})


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question as it was understood, and its answer where one is at hand."""

    resolved: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A stand-alone question. `about_last_answer` asks for the last answer's own statements."""

    question: str
    about_last_answer: bool = False


def resolve(text: str, history: Sequence[Turn]) -> Resolution:
    """Turn a question into one that stands alone; without need or history it is left as it is."""
    text = " ".join(text.split())
    if not history or not is_follow_up(text):
        return Resolution(text)
    if _stands_without(text, history[-1]):
        return Resolution(text)
    last = replace(history[-1], resolved=_topic(history[-1].resolved))
    history = [*history[:-1], last]
    if WHO_SAID_THAT.search(text):
        return Resolution(f"{_sentence(text)} ({last.resolved})", about_last_answer=True)
    if denies_that(text):
        return Resolution(f"{_sentence(text)} ({last.resolved})")
    bare = BARE.match(text)
    if bare:
        return Resolution(_with_question_word(bare.group("word"), last.resolved))
    lead = LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    if lead and _is_fragment(rest):
        return Resolution(_replace_part(rest, last.resolved))
    return Resolution(_fill_pronouns(_with_counted(_sentence(rest), last.resolved), history))


def _stands_without(text: str, last: Turn) -> bool:
    """Whether a question with few words, but with nothing that points back, is asked of everything.

    It goes on about what was answered. Where nothing was, the words of the last question would only
    keep this one from being answered too.
    """
    silent = last.answer is not None and last.answer.status is not Status.ANSWERED
    return silent and not goes_on(text)


def _topic(resolved: str) -> str:
    """A question as the next one goes on about it: its own words, and those it began with.

    What lies between is left out, so that a long conversation doesn't grow into every question.
    """
    own, opened, rest = resolved.partition("? (")
    if not opened or "? (" not in rest:
        return resolved
    return f"{own}? ({rest.rpartition('? (')[2].rstrip(')')})"


def _with_counted(text: str, previous: str) -> str:
    """What the last question counted, where this one leaves it out."""
    empty = COUNTS_NOTHING.match(text)
    counted = _COUNTED.search(previous)
    if not empty or not counted or re.match(r"of\b", text[empty.end() :]):
        return text
    return f"{text[: empty.end()].rstrip()} {counted.group(1).strip()} {text[empty.end() :]}"


def _sentence(text: str) -> str:
    text = re.sub(
        r"^\W*(?:and|but|so|also|then|ok(?:ay)?|well)\b[\s,]*", "", text, flags=re.IGNORECASE
    )
    return text[:1].upper() + text[1:]


def _is_fragment(rest: str) -> bool:
    """Whether what follows "and" is no question of its own ("Canada?", "the second lift?")."""
    return not re.match(
        r"^(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|"
        r"had|can|could|"
        r"will|would|should)\b",
        rest.strip(),
        re.IGNORECASE,
    )


def _with_question_word(word: str, previous: str) -> str:
    """ "When?" after "Did Canada send troops?" asks "When: Did Canada send troops?"."""
    statement = re.sub(
        r"^\W*(?:when|where|why|who|how many|how much|how)\b\s*", "", previous, flags=re.IGNORECASE
    )
    return f"{word[:1].upper()}{word[1:]}: {statement or previous}"


def _replace_part(fragment: str, previous: str) -> str:
    """Put a new name or phrase in the place of the like part of the previous question."""
    fragment = fragment.strip().rstrip("?!. ")
    first, comma, rest = fragment.partition(",")
    if comma and first.strip() and rest.strip():
        return _replace_part(rest, _replace_part(first, previous))
    question = parse_question(previous)
    bare = _LEADING_WORDS.sub("", fragment)
    preposition = _PREPOSITION.match(fragment)
    if preposition and (tail := _last_phrase(preposition.group(1), previous)) is not None:
        return f"{previous[:tail]}{fragment}?"
    year = re.fullmatch(r"(?:in\s+|for\s+|by\s+)?(\d{4})", fragment, re.IGNORECASE)
    if year and (old_year := re.search(r"\b\d{4}\b", previous)):
        return previous[: old_year.start()] + year.group(1) + previous[old_year.end() :]
    replaced = None if _TIME.match(fragment) else _replaceable(question, bare)
    if replaced:
        start = previous.find(replaced)
        joined = (
            previous[:start]
            + _fitting(bare, fragment, previous[:start])
            + previous[start + len(replaced) :]
        )
        return " ".join(joined.split())
    return f"{previous.rstrip('?!. ')}: {fragment}?"


def _last_phrase(preposition: str, text: str) -> int | None:
    """Where the last phrase that begins with `preposition` starts, or None."""
    found = list(re.finditer(rf"\b{re.escape(preposition)}\b", text, re.IGNORECASE))
    return found[-1].start() if found else None


def _replaceable(question: Question, fragment: str) -> str | None:
    """The name in the question that the fragment is most likely meant instead of."""
    if not parse_question("about " + fragment).names:
        return None
    if question.speaker and question.speaker in question.text:
        return question.speaker
    return _subject(question) or (question.names[0] if question.names else None)


def _subject(question: Question) -> str | None:
    """The name that stands where an English question has its subject: after the auxiliary."""
    for name in question.names:
        if re.search(
            rf"\b{_AUXILIARY}\s+(?:the\s+)?{re.escape(name)}", question.text, re.IGNORECASE
        ):
            return name
    return None


def _fitting(bare: str, fragment: str, before: str) -> str:
    """The fragment without an article or preposition that the question already has."""
    return (
        bare
        if re.search(r"\b(?:the|in|on|for|by|from|to|of|with|at|about)\s*$", before, re.I)
        else (re.sub(r"^(?:in|on|for|by|from|to|of|with|at|about)\s+", "", fragment, flags=re.I))
    )


def _fill_pronouns(text: str, history: Sequence[Turn]) -> str:
    """Put names for pronouns; what can't be named is given by the previous question."""
    last = history[-1]
    person = PERSON_PRONOUN.search(text)
    named = False
    if person and not names_before_pronoun(text) and (name := _last_person(history)):
        text, named = _substitute(text, person, name), True
    bare = CONJUNCTION_THAT.sub(lambda match: " " * len(match.group()), text)
    bare = EXISTS.sub(lambda match: " " * len(match.group()), bare)
    thing = THING_PRONOUN.search(bare)
    if not thing and (named or (_COUNTED.search(text) and _COUNTED.search(last.resolved))):
        return text
    if thing and not named and thing.group("word").lower() in _NAMEABLE:
        name = _last_name(history)
        if name:
            return _substitute(text, thing, name)
    return f"{text.rstrip('?!. ')}? ({last.resolved})"


def _substitute(text: str, match: re.Match[str], name: str) -> str:
    possessive = match.group("word").lower() in _POSSESSIVE_WORDS
    if match.group("word").lower() == "her":
        # "her view" but "ask her": possessive before a word that is no function word.
        after = normalised_tokens(text[match.end() :])
        possessive = bool(after) and after[0] not in STOP_WORDS
    if match.group("word").lower() == "there":
        name = f"in {name}"
    return text[: match.start()] + name + ("'s" if possessive else "") + text[match.end() :]


def _last_person(history: Sequence[Turn]) -> str | None:
    """Whom "he" or "she" means: a person of the last question, else a speaker of its answer."""
    for turn in reversed(history):
        question = parse_question(turn.resolved)
        if question.speaker:
            return question.speaker
        if related := _related(turn.resolved, question.names):
            return related
        people = _people_in(turn)
        for name in question.names:
            if any(set(normalised_tokens(name)) <= set(normalised_tokens(p)) for p in people):
                return name
        full = next((name for name in question.names if len(name.split()) > 1), None)
        if full or people or question.names:
            return full or (people or list(question.names))[0]
    return None


def _related(text: str, names: Sequence[str]) -> str | None:
    """ "Ada Berg's brother" where the question speaks of him and not of her."""
    for name in names:
        owner = re.sub(r"['’]s?$", "", name)
        match = re.search(rf"{re.escape(owner)}['’]s?\s+(?:{_RELATIVES})\b", text)
        if match:
            return match.group()
    return None


def _people_in(turn: Turn) -> list[str]:
    if turn.answer is None:
        return []
    return [
        speaker.name
        for statement in turn.answer.statements
        for speaker in reversed(statement.speakers[1:])
        if speaker.kind == "person"
    ]


def _last_name(history: Sequence[Turn]) -> str | None:
    """What "it" or "they" means, if the last question's name stands for itself.

    In "the Berg cableway" or "Ada Berg's brother" the name only tells which one is meant.
    """
    text = history[-1].resolved
    names = parse_question(text).names
    if not names:
        return None
    name = _subject(parse_question(text)) or names[0]
    follows = re.search(rf"{re.escape(name)}(?:['’]s)?\s+([a-z][\w-]+)", text)
    word = follows.group(1) if follows else ""
    verb = not word or word in STOP_WORDS or f" {name} {word}" in _after_auxiliary(text)
    return name if verb and not _related(text, names) else None


def _after_auxiliary(text: str) -> str:
    """What follows the first auxiliary of a question: its subject, then its verb."""
    match = re.search(r"\b(?:do|does|did|will|would|can|could|should)\b(.*)", text, re.IGNORECASE)
    return match.group(1) if match else ""
