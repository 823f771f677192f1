"""What a question asks for: a number, a date, a person, a reason; whose words; all sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from index.terms import STOP_WORDS, normalised_tokens, stem, stems


class Asked(StrEnum):
    """The kind of thing that must stand in an answer (after Li and Roth 2002, coarse classes)."""

    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    MANNER = "manner"
    WORDS = "words"
    YES_NO = "yes_no"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, analysed.

    `terms` are the stems of its content words, `names` its capitalised names as written,
    `numbers` the figures and years in it. `focus` are the stems of what is counted or asked about
    ("troops" in "how many troops"). `speaker` is whose words are asked for, `outlet_only` whether
    that was "according to". `wants_sides` asks how the documents differ, `wants_denial` who denies.
    """

    text: str
    asked: Asked
    terms: tuple[str, ...]
    focus: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    speaker: str | None = None
    wants_sides: bool = False
    wants_denial: bool = False
    wants_speaker: bool = False

    @property
    def about(self) -> tuple[str, ...]:
        """The terms without those of the speaker: what the words asked for are about."""
        if self.speaker is None:
            return self.terms
        of_speaker = set(stems(self.speaker))
        return tuple(term for term in self.terms if term not in of_speaker) or self.terms


# What may stand before a name and is no part of it, as a token.
TITLES = frozenset(
    "mr mrs ms miss mx sir dame lord lady king queen prince princess dr prof professor rev "
    "reverend cllr councillor sen senator president minister mayor chancellor governor "
    "colonel captain ambassador".split()
)

_SAY = (
    r"(?:say|said|says|claim|claimed|claims|state|stated|states|tell|told|argue|argued|argues|"
    r"think|"
    r"thinks|thought|believe|believes|believed|write|wrote|writes|report|reported|reports|describe|"
    r"described|describes|explain|explained|explains|announce|announced|announces|warn|warned|"
    r"warns|"
    r"call|called|calls|declare|declared|declares|admit|admitted|admits|insist|insisted|insists|"
    r"allege|alleged|alleges|deny|denied|denies|respond|responded|reply|replied|answer|answered|"
    r"testify|testified|complain|complained|suggest|suggested|suggests|predict|predicted|predicts|"
    r"estimate|estimated|estimates|accuse|accused|accuses|demand|demanded|demands|comment|"
    r"commented|"
    r"recall|recalled|mention|mentioned|assert|asserted|asserts|concede|conceded)"
)
_WHAT_DID_X_SAY = re.compile(
    rf"\b(?:what|how|why|when|where|whom|which\s+\w+)\b.{{0,40}}?\b(?:did|does|do|has|have|had|"
    rf"would)\s+"
    rf"(?P<speaker>(?:(?!\b(?:that|about)\b).){{2,70}}?)\s+(?:\w+ly\s+|also\s+|"
    rf"actually\s+)?(?P<verb>{_SAY})\b",
    re.IGNORECASE,
)
# Words that end no subject: "to be called", "vote down the call".
_NO_SUBJECT_ENDS = frozenset("a an the to be been being of in on at by for from with not".split())
_ACCORDING_TO = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion|eyes) of|as (?:reported|stated|told|"
    r"claimed) by|"
    r"quoted by|reported by)\s+(?P<speaker>[^,?;:]{2,60}?)(?=\s*(?:[,?;:]|$|\s(?:how|what|who|"
    r"when|where|why|did|"
    r"does|is|was|were|are|has|have)\b))",
    re.IGNORECASE,
)
_VIEW_OF = re.compile(
    r"\b(?P<speaker>(?:the\s+)?[A-Z][\w.'’-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w.'’-]*){0,4})['’]s?\s+"
    r"(?:view|views|opinion|position|stance|claim|claims|account|version|explanation|argument|"
    r"response|reply|answer|words|statement|comment|comments|assessment|verdict|testimony|"
    r"prediction|warning|criticism)\b"
)
_WHO_SAYS = re.compile(
    rf"^\W*(?:(?:and|so|but)\s+)?who(?:se)?\b.{{0,30}}?\b{_SAY}\b|\bwhose\s+(?:words|claim|view|"
    rf"statement|"
    r"opinion|figure|estimate)\b|\bby whom\b|\bwho\s+(?:is|was)\s+(?:the\s+)?(?:source|author)\b|"
    r"\bwhat(?:'s| is| was) the source\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\b(?:differ|differs|differing|disagree|disagrees|disagreement|dispute|disputed|disputes|"
    r"contradict\w*|"
    r"conflicting|conflict between|at odds|both sides|each side|two sides|competing|"
    r"discrepanc\w*|inconsisten\w*|"
    r"contested|compare|compared|versus|vs\.?)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|"
    r"contest(?:s|ed|ing)?|"
    r"challeng(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|dispute(?:s|d)?)\b",
    re.IGNORECASE,
)
# Turns of phrase that ask and say nothing of the matter: no document need have their words.
_PADDING = re.compile(
    r"\b(?:for a living|these days|nowadays|in total|all in all|altogether|in the first place|"
    r"on earth|by any chance|exactly|precisely|actually|really|what (?:kind|sort|type)s? of)\b",
    re.IGNORECASE,
)
# "What is it called?" asks for a name; the documents need not say that it is called so.
_CALLED = re.compile(
    r"\b(?P<ask>what\s+(?:is|was|are|were)\b[^?]*?)\b(?:called|named)\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:cost|costs|price|budget|pay|paid|spend|spent|spending|invest\w*|worth|money|dollars?|"
    r"euros?|"
    r"pounds?|fund\w*|loan|fine|fee|salary|revenue|profits?|aid|damages|compensation)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[Asked, re.Pattern[str]], ...] = tuple(
    (asked, re.compile(pattern, re.IGNORECASE))
    for asked, pattern in (
        (
            Asked.NUMBER,
            r"\bhow\s+(?:many|much|large|big|long|far|old|often|high|tall|deep|heavy|fast|strong|"
            r"wide|steep|thick|"
            r"cold|hot|few)\b|\bwhat\s+(?:number|percentage|percent|proportion|share|amount|"
            r"figure|fraction|rate|"
            r"sum|size|speed|total|distance|age|height|depth|temperature)\b|\bwhat\s+(?:is|was|"
            r"were|are)\s+the\s+"
            r"(?:(?:\w+\s+){0,2})(?:number|percentage|proportion|share|amount|figure|figures|"
            r"total|size|toll|cost|"
            r"price|budget|population|speed|temperature|depth|height|distance|age|sum)\b|"
            r"\bwhat\s+(?:did|does|do)\b.*\bcost\b",
        ),
        (
            Asked.DATE,
            r"\bwhen\b|\b(?:what|which|in what|on what|on which|in which)\s+(?:year|date|day|"
            r"month|time|"
            r"century|decade)\b|\bsince\s+when\b|\bhow\s+recently\b|\bwhat\s+time\b",
        ),
        (
            Asked.REASON,
            r"\bwhy\b|\bwhat\s+(?:is|was|were|are)?\s*(?:the\s+)?(?:\w+\s+)?(?:reasons?|causes?|"
            r"purpose|"
            r"motives?|aim|goal|grounds)\b|\bhow\s+come\b|\bwhat\s+(?:caused|led|prompted|made|"
            r"explains)\b",
        ),
        (
            Asked.PERSON,
            r"\bwho\b|\bwhom\b|\bwhose\b|\b(?:what|which)\s+(?:person|people|minister|president|"
            r"official|"
            r"officials|general|author|journalist|spokes\w+|leader|politician|name)\b",
        ),
        (
            Asked.PLACE,
            r"\bwhere\b|\b(?:what|which|in what|in which)\s+(?:country|countries|city|cities|"
            r"town|place|"
            r"region|location|state|village|port|sea|island)\b",
        ),
        (Asked.MANNER, r"\bhow\b"),
        (Asked.THING, r"\bwhat\b|\bwhich\b"),
    )
)
_NAME = re.compile(
    r"\b(?:[A-Z][\w’'-]*|(?:[A-Z]\.){2,})(?:\s+(?:(?:of|the|and|de|la|von|van|bin|"
    r"al)\s+)?(?:[A-Z][\w’'-]*|(?:[A-Z]\.){2,}))*"
)
_FIRST_WORDS = re.compile(
    r"^\W*(?:And|But|So|Also|What|Which|Who|Whom|Whose|When|Where|Why|How|Is|Are|Was|Were|Do|"
    r"Does|Did|Has|Have|Had|Can|"
    r"Could|Will|Would|Should|According|In|On|At|By|Tell|Give|List|Name|Describe|Explain|Show|"
    r"Find|The|For|From|Of|"
    r"To|If|As|About|With|Under|During|After|Before|Since|Please|Any|Compare|It|He|She|They|"
    r"There|This|That|I)\b"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FOCUS = re.compile(
    r"\b(?:how\s+(?:many|much)|what\s+(?:number|percentage|percent|proportion|share|amount|"
    r"fraction)\s+of|"
    r"what|which|whose)\s+(?P<focus>(?:[\w’'.-]+\s+){0,3}?[\w’'.-]+)(?=\s+(?:did|do|does|is|are|"
    r"was|were|has|have|"
    r"had|will|would|can|could|should|might|may|must|in|on|at|of|to|by|for|from|that|who|which|"
    r"per)\b|\s*\?|\s*$)",
    re.IGNORECASE,
)


def parse_question(text: str) -> Question:
    """Analyse a question in English; anything that isn't one is taken as a search."""
    text = " ".join(text.split())
    speaker = _speaker(text)
    return Question(
        text=text,
        asked=_asked(text, speaker),
        terms=_terms(text),
        focus=_focus(text),
        names=_names(text),
        numbers=tuple(match.group().replace(",", "") for match in _NUMBER.finditer(text)),
        speaker=speaker,
        wants_sides=bool(_SIDES.search(text)),
        wants_denial=bool(_DENIAL.search(text)) and speaker is None,
        wants_speaker=bool(_WHO_SAYS.search(text)),
    )


def _terms(text: str) -> tuple[str, ...]:
    """The stems that a question is about, each once; all of them where nothing else is asked."""
    said = _CALLED.sub(r"\g<ask>", _PADDING.sub(" ", text))
    return tuple(dict.fromkeys(stems(said) or stems(text)))


def _asked(text: str, speaker: str | None) -> Asked:
    found = [
        (match.start(), rank, asked)
        for rank, (asked, pattern) in enumerate(_KINDS)
        if (match := pattern.search(text))
    ]
    if not found:
        return Asked.YES_NO if text.endswith("?") else Asked.THING
    # The earliest question word decides; at one place the more particular reading does.
    _, _, asked = min(found, key=lambda item: (item[0], item[1]))
    if (
        asked is Asked.NUMBER
        and _MONEY.search(text)
        and not re.search(r"\bhow\s+many\b", text, re.I)
    ):
        return Asked.MONEY
    if asked in (Asked.THING, Asked.MANNER) and speaker is not None:
        return Asked.WORDS
    return asked


def _speaker(text: str) -> str | None:
    for pattern in (_ACCORDING_TO, _WHAT_DID_X_SAY, _VIEW_OF):
        match = pattern.search(text)
        if match and not _is_misread(match):
            speaker = match.group("speaker").strip(" .'’\"")
            words = normalised_tokens(speaker)
            # Pronouns are left to the follow-up; common words alone name nobody.
            if words and not all(word in STOP_WORDS for word in words) and len(words) <= 8:
                return re.sub(r"^(?:the|a|an)\s+", "", speaker, flags=re.IGNORECASE)
    return None


def _is_misread(match: re.Match[str]) -> bool:
    """Whether the verb is a noun or in the passive: "the United States", "have to be called"."""
    verb = match.groupdict().get("verb")
    before = match.group("speaker").split()[-1].lower()
    return verb is not None and (verb[0].isupper() or before in _NO_SUBJECT_ENDS)


def _names(text: str) -> tuple[str, ...]:
    body = _FIRST_WORDS.sub(lambda match: " " * len(match.group()), text)
    found = (re.sub(r"['’]s$", "", match.group()) for match in _NAME.finditer(body))
    # The point of "Dr. Holt" ends a name.
    return tuple(dict.fromkeys(name for name in found if name.lower() not in TITLES))


def _focus(text: str) -> tuple[str, ...]:
    match = _FOCUS.search(text)
    if not match:
        return ()
    words = [w for w in normalised_tokens(match.group("focus")) if w not in STOP_WORDS]
    return tuple(stem(word) for word in words)
