"""When things happened."""

from datetime import date

from index.disputes.times import Time, anchor, find_times

PUBLISHED = date(2022, 1, 24)


def one(text: str, published: date | None = PUBLISHED) -> Time:
    (time,) = find_times(text, published)
    return time


def test_last_year_is_the_year_before_the_article() -> None:
    assert not one("It cost more last year.").apart(one("It cost more in 2021."))
    assert one("It cost more last year.").apart(one("It cost more in 2022."))


def test_other_years_are_apart() -> None:
    assert one("in 2018").apart(one("in 2022"))


def test_month_without_year_takes_the_nearest() -> None:
    assert date.fromordinal(one("on 4 May").first or 0) == date(2021, 5, 4)


def test_without_article_date_months_still_differ() -> None:
    assert one("in April", None).apart(one("in September", None))


def test_without_article_date_a_month_may_be_in_any_year() -> None:
    assert not one("in April", None).apart(one("in 2019", None))


def test_since_reaches_forward() -> None:
    assert not one("since 2014").apart(one("in 2020"))


def test_vague_article_date_is_no_anchor() -> None:
    assert anchor("2022") is None
    assert anchor("2022-02") == date(2022, 2, 15)
