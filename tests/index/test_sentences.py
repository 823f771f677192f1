from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language import load_pipeline
from index.sentences import sentence_bounds


def split(text: str) -> list[str]:
    doc = load_pipeline()(text)
    return [text[start:end] for start, end in sentence_bounds(doc)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Holm and Dr. Lee met Gen. Park on Jan. 12.",
        "On Feb. 9, then-Secretary of State J. B. Ames suggested it.",
        "Jan. 24 – U.S. imperialism is playing with fire.",
        "George W. Bush's push to expand it failed.",
        "The court may overturn Roe v. Wade.",
        "The U.S. Congress and the U.N. Security Council met in Washington, D.C., or New York.",
        "The bridge is shown in Fig. 3 and on p. 88.",
        "At 15.52, wind reached 68.5 km/h.",
        '"Who is there?" he asked.',
        '"Stop it!" she cried, but nobody heard.',
        "Key capabilities like ammunition . . . must reach us.",
        "All members are part of the ... NATO (and all) have been critical.",
        "He said (in a note of 3 May. It was long) that he left.",
        "Officials said that […] Estonia had agreed.",
        "1. On Saturday the rope left its guide.",
    ],
)
def test_keeps_a_sentence_whole(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bill passed 21 to 14.", "Nobody spoke against it."),
        ("He came from the U.S.", "The others came later."),
        ("It began at 6 p.m.", "The hall was full."),
        ("It was out by 6 p.m.", "About 40 of those in the hall were told to leave."),
        ('"We did what we could."', "The operator hung up."),
        ("“Expect it to get worse.”", "Both sides agree."),
        ("The war was lost...", "The reality is more complex."),
        ("Was it so?", "It was."),
        ("Production is low.", "(We hope.)"),
        ("They have incentives to talk.”", "(“They Have Plans. Others Don’t”, New York Times)"),
        ("He was right!", "“No,” she said."),
        ("The vote was in 2014.", "14,000 people took part."),
    ],
)
def test_parts_two_sentences(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_quotation_of_several_sentences_is_parted() -> None:
    text = 'He said, "The war is costly. This puts us under strain. So we must act."'
    assert split(text) == [
        'He said, "The war is costly.',
        "This puts us under strain.",
        'So we must act."',
    ]


def test_sentences_in_brackets_of_their_own_are_parted() -> None:
    assert split("(It rained all day. Nobody came.)") == ["(It rained all day.", "Nobody came.)"]


def test_interview_in_one_paragraph_is_parted_at_the_speakers() -> None:
    assert split("HS: Why now? ZW: Because the others are dying.") == [
        "HS: Why now?",
        "ZW: Because the others are dying.",
    ]


def test_omitted_furniture_between_sentences_belongs_to_none() -> None:
    assert split("The roof fell. […] Nobody was hurt.") == ["The roof fell.", "Nobody was hurt."]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc ABC.!?…()[]\"'“”\n0 1,:;–-", max_size=120))
def test_bounds_are_ordered_and_leave_only_white_space_out(text: str) -> None:
    doc = load_pipeline()(text)
    bounds = sentence_bounds(doc)
    covered = set()
    end = 0
    for start, stop in bounds:
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        covered.update(range(start, stop))
        end = stop
    left_out = "".join(char for n, char in enumerate(text) if n not in covered)
    assert not left_out.replace("[…]", "").strip()


@pytest.mark.parametrize("mark", ["[1]", "[^34]", "[2][13]", "¹²", "[note]"])
def test_a_notes_number_belongs_to_the_sentence_before_it(mark: str) -> None:
    text = f"The weir broke and ten men drowned.{mark} Two days later the meadow was closed."
    assert split(text) == [
        f"The weir broke and ten men drowned.{mark}",
        "Two days later the meadow was closed.",
    ]
