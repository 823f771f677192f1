"""Words that report speech, by the way they do it. General English; no name stands here.

Every verb has a commitment: what it tells the reader about its writer's stance. The groups follow
the usual classes of reporting verbs (Levin's verbs of communication; Karttunen's factives).
"""

from __future__ import annotations

from index.analysis import Commitment


def words(text: str) -> frozenset[str]:
    """Return the set of the words of a text."""
    return frozenset(text.split())


# Verbs whose clause ("that ...") is what somebody said.
_SAYING = words(
    "say tell add state announce declare reply respond answer write report explain observe "
    "remark comment mention continue conclude stress emphasise emphasize underline underscore "
    "reiterate repeat recall relate recount testify inform advise argue propose suggest predict "
    "forecast estimate calculate recommend urge warn caution promise pledge vow swear ask "
    "inquire enquire wonder quip joke tweet retweet post blog email e-mail text shout yell "
    "scream whisper mutter murmur mumble exclaim snap growl thunder muse opine hint imply "
    "signal indicate counter retort interject concur agree echo summarise summarize proclaim "
    "pronounce preach rule order request demand decide complain lament bemoan grumble gripe "
    "joke kid tease guarantee assure reassure convince persuade threaten notify brief instruct "
    "message cable telegraph phone radio theorise theorize hypothesise hypothesize posit "
    "postulate reason surmise conjecture prophesy foretell advocate volunteer venture elaborate "
    "specify stipulate certify attest vouch read telegraph broadcast publish plead beg implore "
    "counsel teach chant rave document detail chronicle note criticise criticize question print "
    "swear teach submit hold resolve undertake foresee list grouse carp whine fulminate enthuse "
    "hazard confide interpose remember"
)
_DISTANCED = words(
    "claim allege purport profess contend maintain assert insist boast brag pretend accuse "
    "charge speculate rumour rumor insinuate aver fantasise fantasize reckon trumpet tout "
    "bluster exaggerate rant assume"
)
_FACTIVE = words(
    "admit acknowledge concede confess reveal disclose confirm recognise recognize remind find "
    "discover show demonstrate prove point learn know realise realize establish verify "
    "determine regret reflect allow grant leak"
)
_DENYING = words(
    "deny refute rebut dispute reject dismiss contradict disavow disclaim repudiate debunk "
    "doubt disagree object protest"
)
# Believing, fearing, expecting: a view reported, but no speech.
_ATTITUDE = words(
    "think believe feel fear worry hope expect suspect consider imagine anticipate doubt dream "
    "bet figure guess presume suppose understand conclude foresee envision envisage fret sense "
    "know realise realize see decide reckon assume trust wish want"
)
# Verbs that report a speech act by its object, person or aim: "blamed the weather".
_ACTS = words(
    "accuse blame criticise criticize condemn denounce decry deplore slam blast praise laud "
    "hail applaud mock ridicule deride lambaste lambast chide rebuke scold censure lament "
    "bemoan urge demand advocate propose announce promise pledge vow threaten deny reject "
    "dismiss dispute describe call label brand dub term characterise characterize portray "
    "depict compare liken cite mention question express voice reiterate repeat stress emphasise "
    "emphasize warn declare reveal disclose confirm admit acknowledge concede estimate claim "
    "allege predict forecast recommend suggest pronounce proclaim deem denigrate disparage "
    "belittle bash rip knock fault chastise castigate excoriate skewer decry assail pan savage "
    "complain boast brag rail lash quote predict tout trumpet extol commend refute rebut "
    "contradict repudiate disavow contest explain state mention oppose outline argue plead "
    "reassure assure complain address implore beg insult taunt vilify demonise demonize accept "
    "joke rant encourage ask tell invite challenge talk speak discuss respond refer point note "
    "recall recount post tweet write report allude hint signal show underscore highlight order "
    "call echo express testify inform request question thank credit congratulate attack defend "
    "agree disagree rule charge put give regard consider see find place remember"
)
# Acts whose object carries what is asserted, so that the speaker asserts the sentence.
ASSERTING_ACTS = words(
    "accuse blame describe call label brand dub term characterise characterize portray depict "
    "compare liken estimate claim allege predict forecast deem dismiss pronounce deny dispute "
    "refute rebut contradict boast brag admit acknowledge concede report regard consider"
)
# Verbs that report speech only beside a quotation or with a speaker who is a person.
_BESIDE_QUOTATION = words(
    "begin start open close finish end go laugh chuckle sigh sneer scoff fume gush crow deadpan "
    "marvel cry call smile grin shrug nod sob wail weep bark roar bellow hiss howl groan moan "
    "spit bristle chime pipe interrupt cut put offer lead press speak talk sing recite intone "
    "quote cite describe read scrawl caption headline sum tell act blurt gasp stammer rage vent "
    "beam breathe croak drawl lie persist pray inscribe sign conclude think hear open joke "
    "lecture holler hurl utter voice thunder fire shoot deliver issue express use refer respond "
    "react introduce address"
)
# These say what a document or a finding means, so "this shows" has no speaker.
NEEDS_VOICE = words(
    "suggest indicate show demonstrate prove imply mean reveal find signal confirm hint explain "
    "reflect establish determine underline underscore remind convince read allow order decide "
    "hold list undertake foresee resolve learn discover see know feel sense understand go post "
    "point detail document argue guarantee rule recall call put use issue open close start "
    "begin end lead press act cut describe"
)
# Verbs that take their speech as "to ..." of the same subject or of an object.
INFINITIVE = words(
    "claim promise pledge vow threaten swear demand offer agree refuse decline profess purport "
    "urge ask tell order warn advise instruct beg implore encourage invite challenge request "
    "recommend remind allege say report propose expect call"
)
# "X said", set between commas, reports the clause around it.
PARENTHETICAL = words(
    "say tell claim add argue note explain write report contend insist warn maintain suggest "
    "believe think state declare assert allege announce observe remark reply answer estimate "
    "predict concede admit acknowledge recall conclude stress reckon continue complain caution "
    "point joke quip tweet testify fear hope predict respond confirm"
)
# "according to", "in the words of", "in X's view": how a preposition names a source.
SOURCE_NOUNS = words(
    "view opinion word words account reconstruction reckoning estimate estimates telling eyes "
    "mind judgment judgement belief reading assessment version reconstruction calculation "
    "calculations admission figures count phrase formulation"
)
# Nouns of saying, whose clause is what their owner said: "his claim that".
SPEECH_NOUNS: dict[str, Commitment] = {
    **dict.fromkeys(
        words(
            "statement announcement remark comment declaration argument view belief suggestion "
            "warning promise pledge vow prediction forecast message report testimony "
            "observation opinion reply response answer call demand proposal advice explanation "
            "conclusion estimate tweet post question complaint concern fear hope idea theory "
            "position speech letter quote word assurance guarantee undertaking"
        ),
        Commitment.NEUTRAL,
    ),
    **dict.fromkeys(
        words(
            "claim allegation accusation assertion contention insistence insinuation boast "
            "charge rumour rumor tale story lie"
        ),
        Commitment.DISTANCED,
    ),
    **dict.fromkeys(
        words(
            "admission acknowledgement acknowledgment revelation confirmation confession finding "
            "disclosure exposure"
        ),
        Commitment.FACTIVE,
    ),
    **dict.fromkeys(words("denial rejection refutation rebuttal"), Commitment.DENYING),
}

COMMITMENT: dict[str, Commitment] = {
    **dict.fromkeys(_ATTITUDE | _ACTS | _BESIDE_QUOTATION | _SAYING, Commitment.NEUTRAL),
    **dict.fromkeys(_FACTIVE, Commitment.FACTIVE),
    **dict.fromkeys(_DISTANCED, Commitment.DISTANCED),
    **dict.fromkeys(_DENYING, Commitment.DENYING),
}
CLAUSAL = _SAYING | _DISTANCED | _FACTIVE | _DENYING | _ATTITUDE
ATTITUDE = _ATTITUDE - _SAYING - _DENYING
ACTS = _ACTS
QUOTATIVE = (CLAUSAL | _ACTS | _BESIDE_QUOTATION) - words("put give place see find want list")
SPEECH = (_SAYING | _DISTANCED | _FACTIVE | _DENYING) - words("see know learn find realise realize")

# What these verbs report doesn't go on in the next sentence.
TEXT_VERBS = words("show call describe label brand dub term find report")
# Nouns for texts and findings that can assert something.
TEXT_NOUNS = words(
    "report study poll survey article editorial document letter statement memo email book paper "
    "column headline ad advertisement website site story analysis review transcript indictment "
    "complaint lawsuit filing release note message post tweet affidavit testimony constitution "
    "law bill treaty agreement resolution communique communiqué sign banner slogan caption "
    "bulletin handbook manual minutes audit verdict ruling order decision text file record "
    "diary manifesto pamphlet leaflet flyer poster placard song chapter section page source "
    "account version summary research data figures statistics census estimate forecast alert "
    "advisory warning guidance protocol chart tabloid op-ed blog newsletter excerpt passage "
    "video clip film piece polling disclosure evidence batch results survey tally finding findings "
    "memoir memoirs "
    "biography interview invitation petition pledge platform spot commercial "
    "invoice receipt contract logbook ledger register dossier briefing submission prospectus "
    "figure footage recording tape photograph image papers certificate"
)
OUTLET_NOUNS = words(
    "newspaper paper magazine journal daily weekly website site broadcaster network channel "
    "station agency outlet tabloid portal blog newsletter publication press media programme "
    "program show podcast newswire wire"
)
OUTLET_NAME_WORDS = words(
    "times post herald tribune gazette courier standard news daily journal press agency tv "
    "radio magazine review chronicle telegraph guardian observer mail mirror express "
    "independent star sun globe bulletin weekly quarterly broadcasting television newspaper "
    "media wire dispatch examiner inquirer monitor record register sentinel today world week "
    "newsletter online echo argus mercury enquirer reporter voice notebook blog messenger "
    "advertiser"
)
ORGANISATION_NOUNS = words(
    "government administration ministry department office company firm corporation bank union "
    "party campaign committee commission council court agency authority police army military "
    "navy organisation organization group association alliance federation institute university "
    "foundation embassy parliament senate congress assembly cabinet team delegation board panel "
    "inquiry tribunal regulator inspectorate charity church society league club coalition bloc "
    "movement front faction service bureau operator manufacturer hospital school state country "
    "nation city network ngo think-tank institution industry airline railway trust fund chamber "
    "secretariat mission command staff coastguard museum theatre theater gallery library clinic "
    "orchestra prosecution defence defense jury"
)
PERSON_NOUNS = words(
    "president minister chancellor secretary senator congressman congresswoman representative "
    "governor mayor general colonel major captain admiral marshal commander lieutenant sergeant "
    "chief head leader chairman chairwoman chair director manager executive officer spokesman "
    "spokeswoman spokesperson official officials ambassador diplomat envoy professor doctor "
    "analyst expert economist historian scientist researcher author writer columnist editor "
    "reporter journalist correspondent lawyer attorney judge justice prosecutor candidate "
    "nominee politician lawmaker deputy adviser advisor aide strategist activist critic "
    "supporter opponent witness victim resident neighbour neighbor worker employee soldier "
    "bishop pope king queen prince princess coach player founder owner billionaire businessman "
    "businesswoman mogul veteran survivor man woman boy girl father mother son daughter wife "
    "husband brother sister friend colleague teacher student farmer waiter driver engineer "
    "mechanic investigator inspector auditor negotiator mediator premier lord lady sir dame "
    "actor actress singer star host anchor moderator pollster operative organizer organiser "
    "whistleblower insider source people voter sheriff detective commissioner governor "
    "treasurer superintendent principal dean pastor priest rabbi imam reverend archbishop "
    "specialist consultant technician member agent clerk guard tenant parent landlord landlady "
    "constable coroner solicitor barrister magistrate chef cook captain commuter volunteer "
    "campaigner retiree pensioner widow widower steward headteacher headmaster headmistress "
    "physician nurse surgeon psychiatrist psychologist epidemiologist lawmakers speaker "
    "congressperson councilman councillor councilor delegate mogul magnate hawk dove rival "
    "interviewer interviewee author pilot foreman supervisor regulator person fellow warden ranger "
    "caretaker rescuer skipper keeper custodian lifeguard hiker climber mountaineer porter "
    "harbourmaster niece nephew cousin aunt uncle grandmother grandfather grandson granddaughter "
    "stepfather stepmother fiance fiancee husband widow publisher shopkeeper trader baker barber "
    "butcher carpenter fisherman plumber electrician surveyor vet midwife paramedic firefighter "
    "architect accountant trustee chaplain curator librarian archivist novelist poet painter "
    "sculptor composer musician comedian biologist chemist physicist geologist ecologist "
    "ornithologist meteorologist criminologist sociologist philosopher theologian"
)
# What a body may be as well as a person: "the owner, Meridian Shipping".
ALSO_BODIES = words(
    "critic supporter opponent witness victim neighbour neighbor worker player founder owner star "
    "host moderator organizer organiser source rival mediator regulator friend leader agent tenant "
    "representative parent member publisher trader"
)
HONORIFICS = words(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. sir lord lady dame sen sen. rep rep. gov "
    "gov. gen gen. col col. maj maj. capt capt. lt lt. sgt sgt. adm adm. president minister "
    "chancellor secretary senator congressman congresswoman governor mayor general colonel "
    "major captain admiral marshal ambassador professor judge justice bishop pope king queen "
    "prince princess rev rev. reverend hon hon. premier deputy commissioner father sister "
    "brother archbishop cardinal chairman chairwoman director spokesman spokeswoman "
    "representative detective inspector sheriff officer attorney vice foreign prime defence "
    "defense press former chief interior health finance trade transport representative the "
    "cllr cllr. cllrs messrs councillor alderman supt supt. superintendent insp insp. cpl cpl. "
    "constable sergeant lieutenant commander dc pc ds di dci det det. wpc const const. cmdr "
    "cmdr. brig brig. brigadier baroness viscount duchess countess rabbi imam sheikh mme "
    "mme. mlle herr frau signor"
)
FEMININE = words(
    "mrs mrs. ms ms. miss lady dame queen princess congresswoman chairwoman spokeswoman "
    "businesswoman actress mother daughter wife sister woman girl she her herself baroness "
    "duchess countess widow landlady headmistress grandmother mum mme mme. mlle frau niece aunt "
    "granddaughter stepmother fiancee"
)
MASCULINE = words(
    "mr mr. sir lord king prince congressman chairman spokesman businessman actor father son "
    "husband brother man boy he his him himself baron earl duke widower landlord headmaster "
    "grandfather grandad dad herr nephew uncle grandson stepfather fisherman"
)
