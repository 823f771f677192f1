"""The wording of rejections: general English verbs, predicates and turns of phrase."""

from __future__ import annotations

import re

REPORT_NOUNS = frozenset(
    "claim allegation accusation report rumour rumor idea notion suggestion assertion story talk "
    "narrative charge account statement theory view belief contention insinuation tale version "
    "speculation assumption argument thesis explanation complaint propaganda picture impression "
    "headline insinuation assurance denial promise word figure number estimate".split()
)
DENY = frozenset(
    "deny reject refute dismiss rebut contradict dispute contest repudiate disavow disown debunk "
    "disprove discredit belie gainsay deride ridicule scorn brush disclaim challenge".split()
)
# Verbs of denial that say nothing without a report as their object.
DENY_REPORT_ONLY = frozenset(
    "dismiss contest dispute challenge reject deride ridicule scorn brush".split()
)
# What a negation makes a denial: "I do not accept that there was a loan".
NOT_TAKEN = frozenset(("accept", "concede"))
CALL = frozenset("call brand label describe term dismiss reject denounce".split())
# Somebody in a bed, a file in a drawer.
_NOT_PLACED = (
    r"(?!\s+(?:in|on|at|there|here|down|under|beneath|beside|between|across|near|along|by|next|behind|"
    r"ahead|around|against|outside|inside|dead|wounded|still|idle|awake|low|face|flat|motionless|"
    r"unused|half)\b)"
)
UNTRUE = (
    r"false|falsehoods?|untrue|baseless|groundless|unfounded|wrong|nonsens\w+|lies?|myths?|fabrications?|"
    r"inventions?|fictions?|fairy[\s-]tales?|tales?|rumou?rs?|gossip|rubbish|incorrect|"
    r"mistaken|misleading|unsubstantiated|fantas(?:y|ies)|hoax(?:es)?|slanders?|libels?|absurd(?:ity)?|"
    r"ridiculous|inaccurate|lying"
    + _NOT_PLACED
    + r"|fabricated|invented|made[\s-]up|bogus|propaganda|humbug|"
    r"fake\s+news|legends?|exaggerat(?:ions?|ed)|overstate(?:d|ments?)|overblown|concoctions?|figments?|distortions?|smears?|deceptions?|bunk|hogwash|preposterous|ludicrous|disinformation"
)
# Those of them that say of a thing that there is none.
MADE_UP = re.compile(
    r"nonsense|myths?|fabrications?|inventions?|fictions?|fairy[\s-]tales?|rumou?rs?|gossip|rubbish|"
    r"fantas(?:y|ies)|hoax(?:es)?|humbug|legends?|bunk|hogwash",
    re.IGNORECASE,
)
UNTRUE_WORD = re.compile(rf"(?:{UNTRUE})$", re.IGNORECASE)
# "It is not true that …": what is rejected follows.
_NOT_SAID = r"(?!\s+that\b)"
ANAPHORIC = re.compile(
    r"^\W*(?:but\s+|yet\s+|however,?\s+|in\s+fact,?\s+|and\s+|well,?\s+)?(?:"
    rf"(?:that|this|it|all\s+(?:of\s+)?(?:this|that)|the\s+rest|both|these|those|they|which|none\s+of\s+(?:this|that|it|these))"
    rf"(?:\s+(?:claims?|allegations?|accusations?|stor(?:y|ies)|reports?|assertions?|ideas?|notions?|figures?|tale|version|account|argument))?"
    rf"(?:\s+(?:is|was|are|were|'s)|’s)\s+(?:\w+ly\s+|all\s+|just\s+|quite\s+|plain\s+|pure\s+|a\s+|an\s+|the\s+|big\s+|outright\s+|complete\s+|total\s+|malicious\s+|simple\s+|pack\s+of\s+)*(?:{UNTRUE})\b{_NOT_SAID}"
    rf"|(?:that|this|it)(?:\s+(?:is|was)|'s|’s)(?:\s*n[o'’]t|\s+not|\s+hardly)\s+(?:true|so|the\s+case|what|correct|right|how|accurate)\b{_NOT_SAID}"
    rf"|(?:it|they|he|she|that|this|we|there)\s+(?:was|were|did|is|are|had|has|have|does|do)(?:\s+not|n['’]t)\s*[.:;,!]"
    rf"|(?:not\s+(?:so|true|at\s+all)|untrue|false|nonsense|rubbish|wrong|lies|on\s+the\s+contrary|quite\s+the\s+(?:opposite|contrary|reverse)|nothing\s+of\s+the\s+(?:kind|sort))\s*[.,:;!—–]"
    rf"|the\s+(?:opposite|contrary|reverse)\s+is\s+(?:true|the\s+case)"
    rf"|(?:that|this|it|there)\s+is\s+no\s+(?:truth|evidence|proof|basis)\b(?!\s+(?:for|of|that)\s+(?!this\b|that\b|it\b|any\s+(?:of|such)\b|these\b|those\b|such\b))"
    rf"|there\s+is\s+(?:no|not\s+a\s+(?:shred|scrap|grain))\s*(?:of\s+)?(?:truth|evidence|proof|basis)\s+(?:in|for|of|to)\s+(?:this|that|it|any\s+of)"
    rf"|nothing\s+could\s+be\s+further\s+from"
    rf"|there\s+(?:is|was)(?:\s+not|n['’]t)\s+(?:a|one)\s+(?:single\s+)?(?:word|ounce|grain|jot|scrap|shred)\s+of\s+truth\s+in"
    rf"|the\s+(?:reality|truth|facts?)\s+(?:is|are|looks?|proves?)\s+(?:quite\s+|very\s+|far\s+|rather\s+|somewhat\s+|more\s+)*(?:more\s+complex|otherwise|different|complex|complicated|the\s+opposite|less\s+\w+)"
    rf")",
    re.IGNORECASE,
)
_BAD = r"wicked|cruel|shameless|downright|blatant|vicious|filthy|monstrous|bare-?faced|foul|cheap"
LIE_ABOUT = re.compile(
    rf"\b(?:it|that|this)(?:\s+(?:is|was)|'s|’s)\s+(?:\w+ly\s+|all\s+|just\s+|[\"“‘']|(?:a|an)\s+(?:(?:{_BAD})\s+)?|big\s+|outright\s+|complete\s+|total\s+|pure\s+)*(?:{UNTRUE})\b{_NOT_SAID}",
    re.IGNORECASE,
)
# "The log does not bear this out".
UNSUPPORTED = re.compile(
    r"\b(?:do|does|did|could)(?:\s+not|n['’]t)\s+(?:bear|back)\s+(?:this|that|it|them)\s+(?:out|up)\b",
    re.IGNORECASE,
)
# "As for the claim that …, it is untrue".
AS_FOR = re.compile(
    r"^\W*as\s+(?:for|to)\s+[^,;:.]*?\b(?:claims?|stor(?:y|ies)|allegations?|accusations?|reports?|"
    r"assertions?|rumou?rs?|idea|notion|suggestion)\s+(?:that|of|about)\s+(?P<view>.{8,}?),\s+"
    rf"(?P<cue>(?:it|that|this|they)(?:\s+(?:is|was|are|were)|'s|’s)\s+(?:\w+\s+){{0,2}}?(?:{UNTRUE})\b)",
    re.IGNORECASE,
)
SUCH = re.compile(
    r"\b(?:(?:no|any)\s+such\s+(?P<noun>\w+)|(?:any\s+such|anything\s+of\s+(?:the|that)\s+(?:kind|sort)|nothing\s+of\s+(?:the|that)\s+(?:kind|sort)|does\s+no\s+such|did\s+no\s+such))\b",
    re.IGNORECASE,
)
# What there is no evidence for, where it is not said: "no evidence for this", "its claim".
POINTING = re.compile(
    r"\b(?:(?:this|these|such)\s+\w|(?:for|of|to)\s+(?:this|that|it|them|any\s+of)\b|"
    r"(?:the|its|their|his|her)\s+(?:\w+\s+)?(?:claims?|accusations?|allegations?|assertions?|charges?|"
    r"stor(?:y|ies)|reports?|theor(?:y|ies)|statements?|assessment)\b)",
    re.IGNORECASE,
)
NO_EVIDENCE = re.compile(
    r"(?<!\bfor\s)\b(?:(?:no|without(?:\s+\w+ing)?(?:\s+any)?|not\s+(?:a\s+(?:shred|scrap)\s+of\s+)?(?:any\s+)?|"
    r"little|lacks?(?!\s+of)|lacking)\s+(?:\w+\s+)?(?:evidence|proof|document\s+to|corroboration|substantiation|basis\s+in\s+fact|foundation)"
    r"|no\s+(?:\w+\s+)?(?:records?|traces?|signs?|indications?|mention)(?=\s+(?:of|that)\b)"
    r"|(?:evidence|proof)\s+(?:was|were|has\s+been|had\s+been)\s+(?:never|not)\s+\w+"
    r"|(?:never|not)\s+(?:been\s+)?(?:substantiated|proven|proved|corroborated))\b",
    re.IGNORECASE,
)
# "…, a claim for which": the view stands in the same sentence, before the noun.
APPOSED = re.compile(
    r"(?<=.{25}),\s+(?:an?|the)\s+(?:\w+\s+)?(?:claim|charge|allegation|accusation|account|"
    r"assertion|statement|report|story|suggestion)\s+(?:for|of|that|which|he|she|they|it)\b",
    re.IGNORECASE,
)
MOCK = re.compile(
    r"\b(?:absurdly|falsely|wrongly|untruthfully|mendaciously|ludicrously|preposterously|"
    r"mistakenly|erroneously|incorrectly|dishonestly|spuriously|with\s+a\s+straight\s+face|so-called\s+(?:claim|fact)s?)\b",
    re.IGNORECASE,
)
MOCKED_REPORT = re.compile(
    r"\b(?P<cue>absurd|false|baseless|groundless|unfounded|bogus|fabricated|discredited|debunked|"
    r"ridiculous|preposterous|ludicrous|fanciful|spurious|unsubstantiated)\s+(?:\w+\s+)?"
    r"(?:claims?|tales?|story|stories|allegations?|accusations?|assertions?|reports?|notions?|ideas?|"
    r"rumou?rs?|theory|theories|narratives?)\s+(?:that|of|about)\s+(?P<view>[^,;:.]{8,160})",
    re.IGNORECASE,
)
LYING = re.compile(
    r"\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:all\s+|simply\s+|just\s+)?lying\b"
    + _NOT_PLACED
    + r"(?P<tail>\s+(?:when|about|that)\b)?",
    re.IGNORECASE,
)
CONTRARY = re.compile(
    r"\b(?:contrary\s+to(?!\s+(?:\w+\s+){0,3}?(?:orders?|instructions?|rules?|regulations?|laws?|"
    r"advice|custom|wishes|expectations?|agreements?|plans?|practice|polic(?:y|ies)|section|article|"
    r"act|code|terms?|interests?)\b)|despite\s+(?:\w+\s+){0,3}?(?:claims?|reports?|assertions?|allegations?|talk|assurances?|denials?|rumou?rs?|stories))\b",
    re.IGNORECASE,
)
NOT_BUT = re.compile(
    r"(?<!\bthan\s)\b(?:not|n['’]t)\b(?!\s+(?:only|merely|just|simply|necessarily|so\s+much|say|saying|claim\w*))(?P<view>[^.;:?!]{6,120}?),?\s+but\s+(?!not|also|it\s|that\s|they\s|he\s|she\s|we\s|there\s)(?:rather\s+|because\s+|instead\s+)?",
    re.IGNORECASE,
)
WHICH_DENY = re.compile(
    r",?\s*(?:(?:a|an)\s+(?:claim|charge|allegation|accusation|account|assertion|statement|report|story|version|figure|suggestion)\s+(?:that\s+|which\s+)?[^.]{0,60}?"
    r"|(?:which|something|this)\s+[^.,]{0,60}?)\b(?P<cue>den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:e|es|ed)|disput(?:e|es|ed)|contradict(?:s|ed)?|dismiss(?:es|ed)?)\b",
    re.IGNORECASE,
)
CONTRADICTED = re.compile(
    r"\b(?:was|were|is|are|been)\s+(?:\w+\s+)?(?P<cue>contradicted|refuted|disproved|disproven|debunked|discredited|belied|denied(?=\s+by\b|[.,;])|rebutted)\b",
    re.IGNORECASE,
)
# "No evidence (was found) that …".
FOUND_FOR = re.compile(
    r"(?:\s+(?:(?:was|were|is|are|has|have|had)\s+)?(?:been\s+)?(?:ever\s+)?(?:found|seen|offered|"
    r"presented|produced|given|shown|emerged|exists?|existed|surfaced))?"
    r"\s+(?:for|of|that)\s+(?=\w)",
    re.IGNORECASE,
)
