"""Figures that can and can't both stand."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.disputes import Signature, find_disputes

from .conftest import Make

Near = Callable[[Sequence[Signature]], NDArray[np.float32]]
Disputed = Callable[[str, str], bool]


@pytest.fixture
def disputed(make: Make, near: Near) -> Disputed:
    """Whether the sentences of two articles dispute each other."""

    def disputed(one: str, other: str) -> bool:
        both = [*make(one, "a.txt", author="Ann Writer"), *make(other, "b.txt", author="Bo Scribe")]
        return any(dispute.disputes for dispute in find_disputes(both, near(both)).disputes)

    return disputed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # who lost their lives was killed
        ("Twenty-three people died, the coroner said.", "Thirty-one persons lost their lives."),
        # who is held is detained
        ("Guards detained eleven people at the weir.", "Nine people had been held, the port said."),
        # so many of the same whole
        ("Three of the eight kilns are burning.", "Six of the eight kilns were burning from dawn."),
        # one thing, whatever stands around it
        (
            "Once the upkeep of the empty sheds is paid for, we calculate the damage from the two "
            "floods to the mill at £312,000.",
            "Ann Lee, who leads the board, put the damage from the floods at £640,000.",
        ),
        (
            "Mending the weir would cost £4.2m, she told the guild.",
            "The survey put the total cost of mending the weir and its gates at £2.6 million.",
        ),
        # a figure that is rejected by name
        ("A total of 27 barges were lost.", "We lost 43 barges, and not the 27 of the report."),
        # what happens once
        ("The old dam was built in 1954 by the province.", "The dam was built in 1961."),
        # a kind of people is people
        ("Nine climbers were on the rope, a rescuer said.", "Seven persons were on the rope."),
        # people, and what was done to them
        (
            "The landslide at Orme killed 17 people on Sunday.",
            "Rescuers put the death toll of the landslide at Orme on Sunday at 29.",
        ),
        # a part can't exceed the whole
        (
            "The surveyor found three cracked bricks in the whole wall.",
            "I found fourteen cracked bricks in the wall.",
        ),
        # a sum without its currency
        ("In 2018 the abbey spent 1.6 million.", "The abbey spent 2.9 million crowns in 2018."),
        # what was never exceeded, and a case of it
        (
            "At no time in the flood of March did the river Orme at Tarn exceed 240 cm.",
            "In the flood of March the river Orme stood at 310 cm at Tarn.",
        ),
        # the first of a row
        (
            "The first of the boats reached the pier at 16.05.",
            "The log shows the first boat at the pier at 17.40.",
        ),
        # seconds are no second, and a night is not nightly
        (
            "The sentry fired two shots at the boat.",
            "The sentry fired nine shots at the boat within a few seconds.",
        ),
        (
            "Six carters died in the flood at Orme.",
            "Nine carters died in the flood at Orme at night.",
        ),
        # the same in a noun and in a verb
        (
            "Eleven novices of the abbey caught the infection in Lent.",
            "In Lent 27 novices of the abbey had been infected.",
        ),
        # "after Tuesday's" is still on Tuesday
        (
            "Fourteen novices fell ill after lunch on Tuesday.",
            "Fifty-two novices fell ill after Tuesday's lunch.",
        ),
        # so much for each, said before or after
        (
            "The guild paid the carters 20,000 crowns each.",
            "Each of the carters was paid 4,000 crowns by the guild.",
        ),
        # the city treasurer speaks of the same line as everybody else
        (
            "The new tram line will cost 310 million crowns, the city treasurer said.",
            "The new tram line will cost 478 million crowns.",
        ),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)
    assert disputed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a whole exceeds its part
        (
            "The surveyor found fourteen cracked bricks in the whole wall.",
            "I found three cracked bricks in the wall.",
        ),
        # six of these, six of those
        ("Three of the eight kilns are burning.", "Six of the eight kilns were sold in May."),
        ("They put the damage to the mill at £250,000.", "The mill earned £200,000 by its fair."),
        # what is measured is something else
        ("The tunnel at Orme cost 40 million marks.", "The bridge at Orme cost 65 million marks."),
        # a month, and people on the move
        ("In March 34 lorries left the mill.", "The demonstrators burnt nine lorries at the mill."),
        # so many each
        ("The ferry has three boats for forty people each.", "There were 31 people in the boat."),
        # told apart by a number
        (
            "There were forty people in tram 3 at the stop.",
            "There were twelve people in tram 8 at the stop.",
        ),
        # an age
        ("Ann Lee, 34, works at the mill.", "Of workers at the mill Ann Lee speaks of seven."),
        # another year
        ("In 2018 the abbey spent 1.6 million.", "The abbey spent 2.9 million crowns in 2014."),
        # other people at another place
        ("The boat reached the pier at 16.05.", "The boat reached the lighthouse at 17.40."),
        # a rule is no measurement
        (
            "At no time in the flood of March did the river Orme at Tarn exceed 240 cm.",
            "The limit for the river Orme at Tarn, set after the flood of March, is 310 cm.",
        ),
        (
            "The limit on the river Orme is eight knots.",
            "The log shows that the ferry went up the river Orme at 11.2 knots.",
        ),
        # a bound that allows it
        ("Some 200 pupils were ill.", "Up to 500 pupils were ill."),
        # a number beside the one that counts the same counts another part
        (
            "Five weavers of the night shift fell ill, and two of the day shift.",
            "Five weavers fell ill at the mill on the night shift.",
        ),
        # so many times more is hardly the same
        (
            "The mill at Orme took in 21,000 people, its register shows.",
            "The mill at Orme lost 142 people, by its register.",
        ),
        # two were published
        ("Published online 4 June 2031.", "Published 9 July 2033."),
        # who died, and who was treated
        ("Only nine miners needed treatment at the spa.", "Two miners died at the spa."),
        # what was expected, and what came
        ("The abbot expects 45,000 pilgrims at Orme.", "The abbot had 61,000 pilgrims at Orme."),
        (
            "The guild had forecast 80 mm of rain at Orme on Tuesday.",
            "At Orme 143 mm of rain fell on Tuesday.",
        ),
        # the same done to another thing, or by another
        (
            "Repairing the weir would cost £2.4m, the guild said.",
            "The repair of the chapel would cost £900,000, the guild said.",
        ),
        ("Ms Tarn spent £40,000 on barges.", "Ms Tarn's rival spent £110,000 on barges."),
        # another time, another degree
        (
            "The guard held 14 carters at Sunday's fair.",
            "The guard had held 31 carters at the fair a week earlier.",
        ),
        ("Three carters were badly hurt.", "Twenty-two carters were slightly hurt."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
    assert not disputed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the second number of a score, and the hour at which something ends
        ("The board closed the pool by five votes to two.", "The board closed nine pools."),
        ("The pools of the town stayed open until eight.", "Eleven pools of the town are open."),
        # "now" and "today" date nothing
        ("The board opened the pool today.", "The board opens the pool now."),
    ],
)
def test_what_is_no_amount_and_no_date_clashes_with_nothing(
    one: str, other: str, disputed: Disputed
) -> None:
    assert not disputed(one, other)


def test_a_number_after_a_span_of_time_is_no_time(make: Make, near: Near) -> None:
    told = make('Nobody waited for eight days, said Ann Lee. "It comes to two million," he said.')
    assert not any(dispute.disputes for dispute in find_disputes(told, near(told)).disputes)


def test_neighbours_that_tell_of_other_doings_count_other_things(make: Make, near: Near) -> None:
    text = (
        "At that time 19 bags were stored in the hall. Two bags were torn when the light returned."
    )
    told = make(text, "a.txt")
    assert not any(dispute.disputes for dispute in find_disputes(told, near(told)).disputes)
