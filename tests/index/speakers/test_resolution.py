"""Names, titles and pronouns become speakers."""

from __future__ import annotations

from collections.abc import Callable

from index.domain import SpeakerKind
from tests.index.speakers.conftest import Attribute

Chain = Callable[..., list[str]]


def test_surname_stands_for_the_full_name(chain: Chain) -> None:
    text = "Mira Stenn built the bridge. Stenn says that it is unsafe."
    assert chain("unsafe", text) == ["Mira Stenn"]


def test_pronoun_stands_for_the_last_speaker(chain: Chain) -> None:
    text = "Mira Stenn said that the bridge was old. She said that it was unsafe."
    assert chain("unsafe", text) == ["Mira Stenn"]


def test_title_stands_for_its_holder(chain: Chain) -> None:
    text = "The transport minister, Jonas Arnt, came by boat. The minister said it was unsafe."
    assert chain("unsafe", text) == ["Jonas Arnt"]


def test_chief_of_a_body_stands_for_its_head(chain: Chain) -> None:
    text = "NATO Secretary-General Jonas Arnt came by boat. The NATO chief said it was unsafe."
    assert chain("unsafe", text) == ["Jonas Arnt"]


def test_newspaper_stands_for_the_paper_named_before(chain: Chain) -> None:
    text = "The Lindmark Herald tested the cables. The newspaper said that they were unsafe."
    assert chain("unsafe", text) == ["Lindmark Herald"]


def test_spellings_of_one_name(chain: Chain) -> None:
    text = "Sergei Arntov came by boat. Sergey Arntov said that the bridge was unsafe."
    assert chain("unsafe", text) == ["Sergei Arntov"]


def test_name_in_apposition(chain: Chain) -> None:
    assert chain("unsafe", "Her lawyer, Jonas Arnt, said it was unsafe.") == ["Jonas Arnt"]


def test_unnamed_speaker(attributed: Attribute) -> None:
    [(_, said)] = attributed("A European diplomat said that the bridge was unsafe.")
    assert said.speakers[-1].name == "a European diplomat"
    assert said.speakers[-1].kind is SpeakerKind.UNNAMED


def test_outlet_and_body_speak(attributed: Attribute) -> None:
    text = "The Lindmark Herald said it was old. The Ministry of Transport said it was unsafe."
    kinds = [said.speakers[-1].kind for _, said in attributed(text)]
    assert kinds == [SpeakerKind.OUTLET, SpeakerKind.ORGANISATION]


def test_words_that_name_a_speaker(attributed: Attribute) -> None:
    text = "Mira Stenn built it. She said that it was unsafe."
    speaker = attributed(text)[1][1].speakers[-1]
    assert speaker.named_at is not None
    assert speaker.named_at.of(text) == "She"


def test_outlet_speaks_where_no_author_is_known(attributed: Attribute) -> None:
    [(_, said)] = attributed("The bridge is old.", author=None, outlet="Lindmark Herald")
    assert said.speakers[0].name == "Lindmark Herald"
    assert said.speakers[0].kind is SpeakerKind.OUTLET


def test_article_of_nobody(attributed: Attribute) -> None:
    [(_, said)] = attributed("The bridge is old.", author=None)
    assert said.speakers[0].kind is SpeakerKind.UNNAMED


def test_swapped_names_swap_the_speakers(chain: Chain) -> None:
    text = "{0} said that {1} had lied about the bridge."
    assert chain("bridge", text.format("Russia", "Poland")) == ["Russia"]
    assert chain("bridge", text.format("Poland", "Russia")) == ["Poland"]
