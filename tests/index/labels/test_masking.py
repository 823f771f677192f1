from index.labels.masking import DATE, NAME, NUMBER, YEAR, mask

KNOWN = {"the", "turnout", "they", "never", "we"}


def tokens(text: str) -> list[str]:
    return list(mask(text, KNOWN).tokens)


def test_a_name_of_several_words_becomes_one_placeholder():
    assert tokens("the Ministry of the Interior said") == [NAME, "said"]


def test_a_known_word_that_begins_a_sentence_is_kept():
    assert tokens("Turnout fell.") == ["turnout", "fell", "."]


def test_an_unknown_word_that_begins_a_sentence_is_a_name():
    assert tokens("Zorvania fell.") == [NAME, "fell", "."]


def test_adjectives_of_nationality_are_masked_inside_compounds():
    assert tokens("a pro-Zorvian mob") == ["a", "pro", "-", NAME, "mob"]


def test_initials_are_names():
    assert tokens("the U.S.-led force") == [NAME, "-", "led", "force"]


def test_figures_years_and_dates_are_told_apart():
    assert tokens("on Monday in 1994, 3,200") == ["on", DATE, "in", YEAR, ",", NUMBER]


def test_a_shouted_word_is_kept_and_counted():
    masked = mask("They will NEVER go", KNOWN)
    assert masked.tokens == ("they", "will", "never", "go")
    assert masked.shouts == 1


def test_quotations_are_known_across_sentences():
    masked = mask("we go” he said", KNOWN, inside_quotation=True)
    assert masked.quoted == (True, True, False, False, False)
