"""General statements against an instance of what they exclude."""

from collections.abc import Callable

import pytest

Disputed = Callable[[str, str], bool]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No fire alarm was raised in the mill.", "The log of the mill lists three fire alarms."),
        ("The harbour was free of ice.", "Ice filled the harbour."),
        (
            "The plant ran for nine years without injuring anyone.",
            "Two fitters at the plant were injured.",
        ),
        (
            "The last inspection of the boiler was in March 2011.",
            "The boiler was inspected again in June 2014.",
        ),
        (
            "The first inspection of the boiler was in March 2011.",
            "The boiler was inspected in June 2004.",
        ),
        (
            "It was the coldest winter in the history of the port.",
            "The winter in the port was not the coldest: that was 1929.",
        ),
        ("There are not thirty nurses at the clinic.", "We have thirty nurses at the clinic."),
        ("The pump at the lock was switched off.", "The pump at the lock was working."),
        ("The hotel sacked its old cook.", "The old cook left the hotel at her own request."),
        # by the very same
        ("Orme gave no order for the weir.", "Orme gave the order for the weir himself."),
        # never done at all
        ("Poison was never used in the dairy.", "The dairy is using poison, the vet said."),
        ("The hotel has never employed children.", "The hotel brought nine children up the hill."),
        # all, and not one
        ("Every family was offered a room.", "Not one family has received an offer of a room."),
        # who looked and saw none
        ("I did not see one red tram at the depot.", "A red tram stood at the depot."),
        ("The hotel had a fire alarm.", "The hotel did not have a fire alarm."),
        ("The mill was built without a permit.", "The mill was built with a permit."),
        # of one and the same doer
        (
            "Captain Orme has never had an accident.",
            "Orme had caused an earlier accident: in 2011 his boat ran aground.",
        ),
        ("There were no flags.", "The crowd greeted the team with flags."),
    ],
)
def test_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Captain Orme has never had an accident.", "Arnt had caused an earlier accident."),
        # what there is no more of may have been there
        ("The fair will do without bells.", "The bells were rung at the fair of 1990."),
        ("The mill was built without a permit.", "The barn was built with a permit."),
        # called off, it was not done
        ("The boiler was never inspected.", "An inspection of the boiler was cancelled in May."),
        # another time
        (
            "No fire alarm was raised in the mill in 2011.",
            "The log of the mill lists three fire alarms in 2016.",
        ),
        # another thing
        ("No fire alarm was raised in the mill.", "The log of the mill lists three visitors."),
        ("I have never paid for the travel of any clerk.", "The guild paid 40 crowns for a bell."),
        # another thing that happened to so many
        (
            "We are glad to say that no child has died.",
            "By the time the ward was emptied, eleven children had been infected.",
        ),
        ("No passenger of ours was ever hurt.", "The tram was carrying 60 passengers."),
        # a part of those who were there
        ("None of her six sailors was hurt.", "In the storm 34 people were hurt."),
        # who was not told does not say that there was none
        ("The miller was told of no fire alarm.", "The log of the mill lists three fire alarms."),
        # only possible
        ("No fire alarm was raised in the mill.", "Three fire alarms might be raised in the mill."),
        # what happened later is something else
        (
            "The last inspection of the boiler was in March 2011.",
            "He inspected the boiler for nine years, and he left the boiler house in June 2014.",
        ),
        # before the last
        (
            "The last inspection of the boiler was in March 2011.",
            "The boiler was inspected in June 2004.",
        ),
        # planned
        (
            "The last inspection of the boiler was in March 2011.",
            "The boiler should be inspected in June 2014.",
        ),
        # another superlative
        (
            "It was the coldest winter in the history of the port.",
            "The winter in the port was not the longest.",
        ),
        # the same denied twice
        (
            "There are not thirty nurses at the clinic.",
            "There are not thirty nurses at the clinic.",
        ),
        # each kind of doer does something else, and "no doubt" denies nothing
        ("No soldier of the fort crossed the river.", "Two soldiers of the fort lost their lives."),
        ("The forms were redesigned by the clerk.", "The forms will no doubt be redesigned."),
        # said of something else than what was done to it
        ("No guard was admitted.", "A guard says that the abbot struck the miller."),
        ("There were no goats in the barn.", "Two goats crossed the river."),
        # what would have been
        ("No roof in the valley would have held.", "The roof was built in the valley."),
        # the one denied of all, the other not told of all
        ("Every family was offered a room.", "Not one family left the valley."),
        ("None of the boys refused to swim.", "All the boys swam."),
        # neither of two opposites
        ("The cook was not dismissed.", "The cook did not leave at her own request."),
    ],
)
def test_no_dispute(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # minutes that are kept, and that pass
        ("No minutes were taken at the mill.", "The mill stood still for 20 minutes."),
        # what something is not
        ("This is no harbour, she said.", "Two barges lie in the harbour."),
        # hardly any
        ("There is no coal.", "The mill is short of coal."),
        # each of somebody else
        (
            "The inspector gave no order that night.",
            "The owner gave the order by wire that night.",
        ),
        # going back, and those who back somebody
        ("There was no way back, as there was no back.", "Nine supporters shouted."),
    ],
)
def test_words_of_two_meanings(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)


def test_names_of_the_parties_do_not_matter(disputed: Disputed) -> None:
    assert disputed(
        "Ostland says that no shell was fired at Varn.",
        "Westland counted six shells fired at Varn.",
    )
    assert disputed(
        "Westland says that no shell was fired at Varn.",
        "Ostland counted six shells fired at Varn.",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No skater came to harm on the ice.", "Two skaters were injured on the ice."),
        ("No skater was hurt, the warden said.", "Three skaters were killed on the ice."),
    ],
)
def test_no_harm(disputed: Disputed, one: str, other: str) -> None:
    assert disputed(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # who was killed is not who was hurt
        ("No skater was killed, the warden said.", "Two skaters were injured on the ice."),
        # no such one as was spoken of
        ("The mill said that no such letter had reached it.", "The vet got four letters."),
        # of one's own
        ("I have no mill, no geese and no shares.", "The owner of the mill sold the geese."),
        # an answer to what isn't known
        ("No letters.", "On Monday the vet posted a letter to the mill."),
        # a saying
        ("No skipper drowns his own crew.", "The wave struck at dawn, drowning the crew."),
    ],
)
def test_of_another(disputed: Disputed, one: str, other: str) -> None:
    assert not disputed(one, other)
