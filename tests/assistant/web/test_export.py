import csv
import io
import json
from dataclasses import replace

from assistant.answer import IndexInfo
from assistant.batch import BatchFailure
from assistant.web import export

from .samples import answer, citation, disputing, statement


def test_json_is_the_answer_format() -> None:
    made = answer(statement())
    assert json.loads(export.to_json([made])) == [made.to_dict()]


def test_json_lines_hold_one_result_a_line() -> None:
    lines = export.to_json_lines([answer(statement()), BatchFailure("bad", "7")]).splitlines()
    assert [json.loads(line).get("error") for line in lines] == [None, "bad"]


def test_csv_has_one_row_a_cited_passage() -> None:
    made = answer(statement(label="disputed", disputed_by=(disputing("It was old."),)))
    rows = list(csv.DictReader(io.StringIO(export.to_csv([made]).removeprefix("\ufeff"))))
    assert [(row["part"], row["quote"]) for row in rows] == [
        ("statement", "The rope was new."),
        ("disputed_by", "It was old."),
    ]


def test_csv_never_starts_a_formula() -> None:
    made = answer(statement("=HYPERLINK(1)"))
    rows = list(csv.DictReader(io.StringIO(export.to_csv([made]).removeprefix("\ufeff"))))
    assert rows[0]["quote"] == "'=HYPERLINK(1)"


def test_markdown_quotes_with_the_full_citation() -> None:
    report = export.to_markdown([answer(statement())])
    assert "> “The rope was new.”" in report
    assert "Ada Berg, The Courier, 19 Feb 2023" in report
    assert "characters 10–27" in report


def test_markdown_takes_nothing_of_a_document_for_markup() -> None:
    report = export.to_markdown([answer(statement("# <b>x</b> ![i](http://a.test)"))])
    assert "<b>" not in report
    assert "\\!\\[i\\]" in report


def test_markdown_says_when_there_is_no_answer() -> None:
    report = export.to_markdown([answer(nearest=(citation("It snowed."),))])
    assert "No passage found in these 4 documents" in report
    assert "They do not answer the question" in report


def test_every_format_says_which_verifier_judged_and_why_no_other() -> None:
    made = replace(
        answer(statement()),
        index=IndexInfo(verifier="packaged-4"),
        notices=("language_model_timeout",),
    )
    report = export.to_markdown([made])
    assert "The language model did not reply in time. This answer was judged without it." in report
    assert "Judged by the packaged verifier." in report
    row = next(csv.DictReader(io.StringIO(export.to_csv([made]).removeprefix("\ufeff"))))
    assert (row["verifier"], row["notices"]) == ("packaged-4", "language_model_timeout")
