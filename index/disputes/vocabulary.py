"""The typed word lists of disputes: general English, no name of a person, place or body."""

from __future__ import annotations

# Each line is one meaning. A word stands in one line at most; where a word has two meanings the
# commoner one in reports was taken.
SYNONYMS = """
kill death dead die fatality toll drown perish slay drowned deceased dying killed lethal
wound injure injury hurt injured wounded
soldier troop serviceman fighter militiaman trooper recruit conscript infantry infantryman regiment
people person man human individual inhabitant resident citizen adult townsman townspeople population
job post workplace
crowd march marcher demonstrator protester demonstration protest rally turn-out participant
build construct construction
finish complete completion conclude end
begin start commence outset launch
cost price expense spend spending outlay bill budget expenditure
buy purchase acquire
sell sale
employee worker staff workforce
child kid pupil schoolchild boy girl
arrest detain detention apprehend
destroy blow demolish wipe destruction
fall decline decrease drop sink shrink diminish reduce reduction lower decreased halve slash
rise increase grow growth gain swell
allow permit let permission
forbid ban bar prohibit prohibition
dismiss sack oust
resign quit step
ask request demand
test sample specimen examine inspect inspection check examination
plan intend intention aim mean
threat threaten menace
warn warning alert caution
ceasefire truce armistice
break violate breach infringe violation
stick jam stuck jammed wedge
interview question interrogate interrogation
fail failure
damage damaged ruin
lock locked bolt bolted padlock
explode explosion detonate detonation
flee fled
rain rainfall downpour
knife dagger blade
witness eyewitness
compensate compensation indemnity
loot plunder pillage
sabotage saboteur
occupy occupied occupation
shout yell cry scream
hungry hunger starve famine starvation
armed weapon arm gun rifle pistol firearm revolver
stop halt cease interrupt interruption
cancel cancellation
remain stay
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
repel repulse
capture seize conquer
attack assault strike raid
war conflict fighting hostilities
agree agreement accord deal pact
sign signature
vote ballot
approve approval endorse adopt ratify pass accept acceptance uphold back support backing
reject rejection refuse refusal veto turn spurn
hospital clinic infirmary
doctor physician
school college
home house household
fire blaze
crash accident collision derailment
collapse cave-in
bomb bombing bombardment shell shelling
police officer policeman
company firm
government cabinet administration
parliament chamber assembly legislature
study research survey
find discover detect discovery
show reveal demonstrate
close shut closure
open opened
release free freed
leave depart departure
arrive arrival reach
enter join entry entrance
present attend participate
absent miss absence
train training instruct
copy plagiarise plagiarize
invent fabricate fabrication forge forged invention forgery
bribe kickback bribery
gust wind
rust corrosion corrode
ring phone telephone
off disconnect disable
deploy station position deployment
repair mend restore renovate renovation refurbish refurbishment
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
baby infant newborn neonate
letter email e-mail mail message
meeting session sitting
photograph photo picture image
road street highway motorway
wage salary
factory plant mill
shop store
drug medicine medication
illness disease sickness unwell
infect infection infected
forest woodland
storm gale hurricane
flood flooding inundation
evidence proof
mistake error blunder
fast quick rapid swift
refund reimburse reimbursement
hide conceal concealment
steal theft rob robbery
thief burglar robber raider
throw hurl fling toss
push shove
choose select choice selection
wall fence
tax levy
guard watchman sentry
judge magistrate
court tribunal
lawyer attorney solicitor barrister
prison jail gaol
prisoner inmate detainee
trial hearing
flat apartment
lift elevator
lorry truck
bus coach
aircraft plane aeroplane airplane
missile rocket
gather assemble congregate
rescue save
replace replacement substitute
remove removal
clean wash
promise pledge vow
order command
earthquake quake tremor
mine pit colliery
deliver delivery supply
smell odour odor stench stink
voter elector electorate
representative delegate envoy
negotiate negotiation
observe watch monitor
sheet page
wait queue
"""

# Words that share the stem of another meaning above and are told apart from it, with the words that
# mean the same.
APART = """
office bureau
supporter fan
hear overhear
means method
"""

# Bodies and places whose kind is written as part of their name: "the Library" is the library.
BODIES = (
    "academy agency association authority bakery brewery charity city commission commissioner "
    "committee community company corporation county department directorate division embassy "
    "factory federation ferry foundation gallery institute institution laboratory legation library "
    "ministry mission monastery nursery observatory organisation organization party pharmacy "
    "quarry refinery secretariat society station territory treasury university"
)

# Opposites: each line holds two sides, "/" between them. Adjectives, verbs and phrases' heads that
# exclude one another when said of the same thing at the same time.
ANTONYMS = """
fall / rise
win / lose defeat loss
approve / reject
sign / veto unsigned
open / close secret lock
safe / danger
survive / kill
sober / drunk intoxicated drink
before / after
allow / forbid
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
full brim / empty drained
occupied inhabited crowded / unoccupied deserted uninhabited vacant
intact undamaged unscathed / destroy damage break
deliberate intentional / accidental unintentional
locked / unlocked
unarmed / armed
lit / unlit dark
conscious / unconscious
visible / invisible
asleep / awake
warn / unwarned
punctual / delayed
indoors inside / outdoors outside
natural / artificial
arrest / release
capture / repel
intervene / idle
usual ordinary normal / unusual exceptional extraordinary unprecedented
calm / panic
complete finish / incomplete unfinished
expected / unexpected
sufficient enough adequate / insufficient inadequate
legitimate / illegitimate
vast abundant plentiful / scarce shortage low exhausted deplete
hold / break
success successful succeed / fail failure unsuccessful
peaceful / violent
provoke provoked / unprovoked
solvent / insolvent bankrupt
genuine authentic real / fake forged invent bogus hoax replica
buy / gift donate
sound / dilapidated unsound
dry / wet
keep continue / discontinue abolish stop
above / below
healthy / ill sick
alone / together jointly accomplice
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
off / operate work function
operate work function / fail
resign / dismiss
hire / dismiss
approve / oppose
clean / dirty filthy
quiet silent silence / noisy loud
known / unknown
permanent / temporary
cheap / expensive costly
rich wealthy / poor
agree / disagree
appear / disappear vanish
obey / disobey
remember / forget
help / hinder
ignore / heed
remain / leave
"""

# Comparisons ("higher than …") that exclude one another, as above.
COMPARISONS = """
more / less fewer
higher / lower
better / worse
larger bigger greater / smaller
longer / shorter
older / younger newer
earlier sooner / later
faster quicker / slower
richer / poorer
warmer hotter / colder cooler
heavier / lighter
stronger / weaker
deeper / shallower
wider broader / narrower
nearer closer / farther further
safer / riskier
cheaper / costlier
"""

# Verbs that mean something else with a particle, and a word that means the same.
PHRASAL = """
switch off: off
turn off: off
switch on: operate
turn on: operate
shut off: off
cut off: off
turn down: reject
strike down: reject
vote down: reject
throw out: reject
call off: cancel
break out: begin
set off: begin
blow up: destroy
wipe out: destroy
lay off: dismiss
step down: resign
stand down: resign
break down: fail
break off: stop
set up: establish
shut down: close
close down: close
make up: invent
find out: learn
go up: rise
go down: fall
pull out: withdraw
put off: postpone
"""

# Verbs, some with a particle, that tell of one event where the same people or things are told of.
EVENTS = """
depart: leave depart set+off set+out head+off move+off start+out take+off
arrive: arrive reach come+to get+to get+there turn+up show+up come+in
sound: sound wail blare go+off
arrest: arrest detain take+away lead+away
collect: collect fetch pick+up
land: land touch+down
evacuate: evacuate clear
begin: begin start commence kick+off
end: end finish stop cease conclude break+up adjourn
collapse: collapse give+way cave+in come+down fall+down
explode: explode detonate blow+up
sink: sink go+down capsize founder
telephone: call phone telephone dial ring
strike: hit strike ram run+onto run+aground collide crash
alert: alert warn notify inform
"""

LIGHT = frozenset(
    "autumn winter summer be have do say tell report claim state note add write call name "
    "make get give take go come "
    "put see show find year month week day time today yesterday tomorrow night morning evening "
    "monday tuesday wednesday thursday friday saturday sunday january february april "
    "june july august september october november december last next this that which who "
    "what it he she they we you i one other another such same many much more most some any all "
    "every each few several also only just still even now then here there not no never none "
    "nobody nothing very so too as than well about accord thing way fact case part number figure "
    "count percent per cent mr mrs ms dr sir can could will would shall should may might must new "
    "own use like want need let seem become keep put first second third two three "
    "however though although while because since if when where how why whether but and or nor "
    "reporter spokesman spokeswoman spokesperson official statement speak speaker "
    "journalist news newspaper paper article ask reply answer insist maintain "
    "deny reject contend assert argue allege admit believe think expect estimate "
    "announce declare describe explain accuse recall remember according "
    "allegation accusation myth lie rumour rumor talk idea notion story tale".split()
)

# Who fears or hopes for something does not say that it is so.
HYPOTHETICAL = "fear hope wish worry want seek wonder risk dread"

# What is planned, or called off, has not been.
CALLED_OFF = "cancel postpone prevent avert avoid forbid abandon plan propose schedule lack"

# Those of the words below that may also be part of who speaks.
PLACES = (
    "nationwide national nationally world worldwide global city county district province region "
    "regional town village country state nation woman"
)

# Words that narrow or widen what is counted or told.
SCOPES = (
    "overall whole total nationwide national nationally world worldwide global city county "
    "district province region regional town village woman upstream downstream north south east "
    "west northern southern eastern western bonus average nightly quarter previous earlier former "
    "initially first second third fourth fifth"
)
