"""Words that tell a report from an opinion, by what they do in a sentence.

General English vocabulary, typed for this project. No word names a person, place, party, body or
outlet. Single words are compared by stem, so each stands here once in any form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.terms import stem


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


STEMS: Mapping[str, frozenset[str]] = {
    # Not certain, or not vouched for.
    "hedge": _stems(
        "perhaps maybe possibly probably likely unlikely apparently seemingly presumably supposedly "
        "reportedly allegedly purportedly ostensibly conceivably arguably doubtless surely evidently "
        "seem appear may might could suspect guess believe think suppose assume imagine doubt "
        "reckon presume speculate wonder uncertain unclear understood rumoured rumored alleged "
        "suspected potential hypothetical plausible"
    ),
    # What should or must be.
    "duty": _stems(
        "must should ought shall imperative essential necessary urgent vital crucial deserve need "
        "owe demand right wrong duty obliged unacceptable intolerable indefensible inexcusable"
    ),
    # What will be.
    "future": _stems(
        "will would shall expect forecast predict anticipate inevitable inevitably tomorrow soon "
        "eventually future likely bound destined loom threaten risk hope fear promise outlook "
        "projection imminent coming prospect"
    ),
    # Why somebody is said to act.
    "motive": _stems(
        "motive intend intention aim seek want wish hope desire purpose pretext excuse agenda "
        "ploy plot scheme conspire design justify distract conceal hide whitewash cover provoke "
        "exploit ambition goal ulterior calculated deliberate deliberately knowingly cynical "
        "cynically determined desperate greedy greed interest profit benefit pressure secretly "
        "orchestrate engineer manipulate undermine weaken destroy dominate domination hegemony"
    ),
    # Judgement of worth.
    "praise": _stems(
        "good great excellent superb brilliant outstanding remarkable impressive admirable noble "
        "heroic brave courageous courage hero honest honourable honorable decent wise prudent fair "
        "just rightful legitimate proud glorious magnificent splendid wonderful fine best better "
        "stellar historic landmark triumphant triumph success successful successfully effective "
        "efficient swift transparent robust sensible reasonable proportionate balanced sound safe "
        "safest strong resolute steadfast dedicated committed trusted credible reliable respected "
        "welcome beautiful perfect ideal generous humane compassionate visionary bold"
    ),
    "blame": _stems(
        "bad terrible horrible awful dreadful appalling disastrous disaster catastrophic catastrophe "
        "shameful shame disgrace disgraceful scandal scandalous outrage outrageous absurd ridiculous "
        "ludicrous foolish fool stupid idiotic insane insanity mad madness crazy reckless recklessly "
        "irresponsible dangerous danger brutal brutally brutality cruel cruelty vicious savage "
        "barbaric murderous bloody bloodthirsty ruthless ruthlessly evil wicked vile monstrous "
        "despicable contemptible cowardly coward corrupt corruption crooked dishonest hypocrisy "
        "hypocrite hypocritical cynicism liar lie lying fraud fraudulent sham farce farcical "
        "charade theatre circus mockery travesty failure failed fail fiasco debacle blunder "
        "bungle botched incompetent incompetence inept mismanage negligent negligence callous "
        "indifferent arrogant arrogance aggression aggressive belligerent hostile provocative "
        "provocation illegal unlawful criminal crime unjust injustice unfair oppressive oppress "
        "repressive repression tyranny tyrant dictator dictatorship authoritarian fascist "
        "extremist extreme radical fanatic fanatical notorious infamous rotten toxic sinister "
        "ugly obscene greedy parasite thug bully cronies crony stooge puppet pawn lackey henchman "
        "mob gang warmonger profiteer propaganda brainwash hysteria hysterical panic paranoid "
        "nightmare chaos chaotic mess ruin ruinous wreck devastating devastate devastation "
        "unprovoked unprecedented unbridled unelected so-called self-styled imperialist "
        "imperialism regime junta clique elite elites oligarch bosses warlord racist racism "
        "xenophobic bigot genocide genocidal slaughter massacre butcher atrocity plunder loot "
        "rob steal betray betrayal treason treacherous sabotage blackmail extort extortionate "
        "bogus fake phony phoney false misleading mislead deceive deception deceptive distort "
        "smear slander myth nonsense rubbish hoax fable weak weakest pathetic pitiful worst worse "
        "useless worthless pointless hopeless poor shoddy sloppy lazy dirty filthy selfish "
        "ungrateful stubborn naive delusional delusion blind alarming disturbing worrying "
        "troubling deplorable regrettable tragic tragedy bizarre brazen blatant blatantly flagrant "
        "shocking stunning sobering severe dire grim bleak crippling punishing"
    ),
    # Colour: verbs and nouns that narrate with an attitude.
    "colour": _stems(
        "slam blast rip lash rant rave scream howl whine gloat brag boast trumpet tout peddle "
        "parrot spew spout churn concoct cook hatch swallow gobble grab seize pounce pour flood "
        "stoke fuel inflame fan ignite spark whip stampede rush scramble stonewall cave "
        "capitulate surrender grovel bow crush smash trample gut slash axe hack dismantle cripple "
        "strangle choke bleed squander splurge dump toy gamble flirt drag push shove bully "
        "ram force saddle shackle muzzle gag silence hijack poison swindle milk fleece line "
        "pocket feather wring sneer smirk shrug wink masquerade parade posture pose flaunt "
        "pander appease coddle pamper rot fester seethe spiral plunge plummet skyrocket soar "
        "tumble brink abyss powder keg bloodbath quagmire swamp cesspool cancer plague virus "
        "siege vise noose dagger weapon trap bait smokescreen fig leaf mask facade veil shield "
        "gift bonanza windfall feast crumb crumbs spoils heart soul backbone lifeline bulwark "
        "crusade witch hunt circus puppet string cradle"
    ),
    "intensity": _stems(
        "very really extremely utterly totally completely absolutely entirely wholly thoroughly "
        "deeply profoundly highly incredibly unbelievably outright sheer mere merely simply "
        "clearly obviously plainly certainly undoubtedly undeniably indeed truly literally "
        "exactly precisely always never ever nobody nothing everyone everybody everything all "
        "none endless endlessly countless whole entire massive enormous huge vast tremendous "
        "immense gigantic overwhelming overwhelmingly drastic drastically dramatic dramatically "
        "so too such even yet again actually fact"
    ),
    "abstract": _stems(
        "truth reality justice freedom liberty democracy peace honour honor dignity trust faith "
        "hope values principle morality conscience history destiny nation people humanity world "
        "society system order power politics policy culture question lesson point matter sense "
        "kind sort way idea story reason problem solution answer crisis sign symbol proof price "
        "cost threat opportunity challenge mistake error excuse promise dream"
    ),
    "contrast": _stems(
        "but however yet although though despite instead rather nevertheless nonetheless still "
        "while whereas otherwise"
    ),
    "cause": _stems(
        "because since therefore thus hence consequently cause blame result lead due owing thanks "
        "mean means explain responsible force prompt trigger drive driven stem weigh contribute"
    ),
    # Acts that leave a record.
    "act": _stems(
        "sign adopt approve pass vote elect appoint resign dismiss sentence convict acquit fine "
        "arrest charge file lodge submit register publish issue release open close found "
        "establish abolish dissolve convene adjourn meet hold sit rule order award grant license "
        "ratify enact repeal amend launch complete build demolish buy sell acquire merge deliver "
        "ship pay receive collect count record measure test sample inspect audit examine recover "
        "bury bear die marry join leave arrive depart land visit travel return move transfer "
        "suspend ban lift extend renew expire begin start end stop resume withdraw deploy retire "
        "graduate study serve work live play score win lose finish draw employ hire recruit train "
        "announce confirm list name schedule postpone cancel summon testify interview decline"
    ),
    "document": _stems(
        "report document letter statement memorandum minutes record register ledger log contract "
        "agreement treaty act law bill statute article clause section paragraph page annex "
        "resolution motion decree ordinance decision judgment verdict ruling budget accounts "
        "invoice receipt certificate licence license permit application petition census survey "
        "poll ballot chapter edition photograph recording transcript text"
    ),
    "measure": _stems(
        "per percent cent million billion thousand hundred dozen tonne ton kilogram kilometre "
        "kilometer mile metre meter litre liter hectare acre degree hour minute day week month "
        "year decade century euro dollar pound crown franc mark half third quarter average total "
        "share rate number figure amount sum"
    ),
    "first_person": frozenset(("i", "me", "my", "mine", "myself", "i'm", "i'v", "i'd", "i'll")),
    "we": frozenset(("we", "us", "our", "ours", "ourselv", "we'r", "we'v", "we'll", "let", "let'")),
    "you": frozenset(("you", "your", "yours", "yourself", "you'r", "you'v", "you'll")),
    "negation": frozenset(("not", "no", "never", "nor", "neither", "without", "cannot")),
}

PHRASES: Mapping[str, re.Pattern[str]] = {
    "no_evidence": re.compile(
        r"\b(?:no|any|little|without|lack(?:s|ed|ing)?|not a shred of|not a scrap of) (?:\w+ )?"
        r"(?:evidence|proof|substantiation|corroboration|basis in fact)\b|\bunsubstantiated\b|"
        r"\b(?:evidence|proof) (?:was|has been|had been|were) (?:not|never)\b"
    ),
    "anonymous": re.compile(
        r"\b(?:(?:diplomatic|government|official|intelligence|security|military|police|company|party|"
        r"industry|local|western|senior|reliable|trusted|confidential|well-placed|several|two|three|"
        r"other|our|his|her|their) sources?|sources? (?:close|familiar|in|at|within|inside|near|who|"
        r"said|say|says|told|claim\w*|report\w*)|insiders?|people familiar|officials? familiar|persons? familiar)\b|"
        r"\b(?:anonymous(?:ly)?|anonymity|unnamed|unidentified|not authori[sz]ed to)\b|"
        r"\b(?:asked|wished|requested|insisted|declined|preferred) (?:not )?to (?:be (?:named|identified|quoted)|"
        r"give (?:his|her|their) name|remain)|\bwhom? (?:i|we) (?:won't|will not|shall not|cannot) name\b|"
        r"\b(?:it is|is|are|was|were) (?:understood|rumou?red|said|believed|thought|reputed) to\b|"
        r"\bword (?:is|has it)\b|\b(?:rumou?rs? (?:has|have|say|says|that|about|of)|"
        r"according to rumou?rs?)\b"
    ),
    "reveals_attitude": re.compile(
        r"\b(?:of course|needless to say|make no mistake|in fact|in truth|the truth is|let us be|"
        r"it is (?:clear|obvious|plain|no (?:secret|coincidence|accident|wonder|surprise)|"
        r"time|high time|hard|difficult|impossible|ironic|telling|striking|worth|instructive|interesting|important)|"
        r"no (?:wonder|doubt|surprise|coincidence|accident)|what (?:is|matters)|nothing (?:but|less|more)|"
        r"so much for|as if|as though|not to mention|to say the least|at best|at worst|in short|"
        r"in reality|in effect|in essence|one (?:can|could|might|would|does|may)|anyone who|those who|"
        r"who (?:can|could|would)|by definition|for the sake)\b"
    ),
    "purpose": re.compile(
        r"\b(?:in order to|so as to|so that|designed to|meant to|intended to|aimed at|with the aim of|"
        r"in the hope|for fear of|an attempt to|attempts? to|a bid to|an effort to|efforts to|"
        r"under the (?:pretext|guise|cover) of|as an? (?:excuse|pretext|cover)|hopes? to|hoping to|"
        r"trying to|tr(?:y|ies|ied) to|seek(?:s|ing)? to|wants? to|is (?:why|because)|that is why|"
        r"serves? to|in the interests? of|on behalf of|at the behest of)\b"
    ),
    "prediction": re.compile(
        r"\b(?:will(?: not)?|won't|'ll|would(?: not)?|wouldn't|shall|is going to|are going to|"
        r"going to be|about to|bound to|set to|expected to|likely to|sure to|by (?:the end of|<year>|christmas)|"
        r"within (?:a few|\w+) (?:years?|months?|weeks?|days?)|sooner or later|in the (?:coming|next|years|long run))\b"
    ),
    "scheduled": re.compile(
        r"\b(?:will|is to|are to|due to|scheduled to|shall)\b.*<(?:date|number|year)>|"
        r"<date>.*\b(?:will|is to|are to|due to|scheduled to)\b"
    ),
    "counterfactual": re.compile(
        r"\b(?:would have|could have|might have|should have|had (?:it|they|he|she|we) (?:not )?\w+ed|if .* (?:had|were|would))\b"
    ),
    "comparison": re.compile(
        r"\b(?:more|less|worse|better|rather|\w{3,}er) than\b|\bas \w+ as\b|\b(?:the )?(?:most|least) \w+|\bthe \w{3,}est\b"
    ),
    "metaphor": re.compile(
        r"\b(?:a kind of|a sort of|like an?|is an? \w+ (?:of|in|with|on)|nothing but an?)\b"
    ),
    "is_a": re.compile(
        r"\b(?:is|are|was|were|be|been|'s)(?: not)? (?:an?|the|no|just|only|merely|simply)\b"
    ),
    "tally": re.compile(
        r"\b(?:has|have|had) (?:now |so far |already )?(?:\w+ed|given|paid|sent|built|spent|taken|held|sold|met)\b.*<number>"
    ),
    "of_record": re.compile(
        r"\b(?:according to the (?:\w+ )?(?:minutes|register|record|report|accounts|log|figures|statistics|invoices|data|census|audit|law|act|text|contract|treaty|agreement)|"
        r"on record|as of|since <year>|in <year>|on <date>|on <number> <date>|<number> <date>|<date> <number>|dated)\b"
    ),
    "reported_deed": re.compile(
        r"\b(?:declined to|refused to|did not (?:respond|reply|answer|comment|return)|could not be reached|"
        r"would reply|no comment|asked (?:whether|about|by|for|if))\b"
    ),
    "asserts_saying": re.compile(
        r"\b(?:said|says|told|wrote|writes|claim(?:s|ed)|according to|insist(?:s|ed)|argu(?:es|ed)|maintain(?:s|ed)|warn(?:s|ed)|den(?:ies|ied)|accus(?:es|ed)|alleg(?:es|ed)|believ(?:es|ed)|think(?:s)?|thought|call(?:s|ed)|describ(?:es|ed))\b"
    ),
    "denial": re.compile(
        r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut(?:e|es|ed)|dismiss(?:es|ed)?|contradict(?:s|ed)?|disput(?:e|es|ed)|not true|untrue|not so|baseless|unfounded|groundless|lie|lies|false|nonsense|wrong|no such|the opposite|never (?:happened|said|had)|did not|was not|were not|is not|there (?:is|was|were) no|in fact)\b"
    ),
    "exhortation": re.compile(
        r"^(?:\W*)(?:let (?:us|'s|them|him|her|it|me)|let's|please|come|join|read|click|see|sign|vote|tell|call|write|send|bring|stop|say|support|donate|subscribe|share|follow|remember|imagine|look|think|ask|go|keep|do not|don't|never|down with|long live|hands off|end|free|defend|build|fight|demand|stand|take|make|give|get|consider|note|watch|listen|check|visit|contact|email|phone)\b"
    ),
    "furniture": re.compile(
        r"\b(?:photo|picture|pictured|image|credit|caption|map|source|read more|see also|click here|subscribe|newsletter|copyright|all rights reserved|printed by|translation|transcript|advertisement|contact|share|follow us|sign up|repost|originally published)\b"
    ),
    "announces": re.compile(r"(?::|as follows\W*)$"),
}
