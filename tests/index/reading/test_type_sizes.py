from __future__ import annotations

from fpdf import FPDF

from index.analysis import BlockKind, RawDocument
from index.reading import read_document
from index.reading.type_sizes import Run, as_set
from index.structure import find_articles

PROSE = ["The weir gave way in the night, and the water", "ran through the lower town until noon."]


def pdf(pages: list[list[tuple[float, str]]]) -> RawDocument:
    made = FPDF()
    for lines in pages:
        made.add_page()
        for size, line in lines:
            made.set_font("helvetica", size=size)
            made.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return read_document(bytes(made.output()), "a.pdf")


def text(lines: list[str], times: int = 4) -> list[tuple[float, str]]:
    return [(11, line) for line in lines * times]


def marked(raw: RawDocument, kind: BlockKind) -> list[str]:
    return [" ".join(m.span.of(raw.text).split()) for m in raw.marks if m.kind is kind]


def test_a_title_of_two_lines_is_one_heading_and_crossheads_rank_below_it() -> None:
    head = [(22, "The Lower Town Asks Who Let"), (22, "the Old Weir Fall"), (14, "The night")]
    raw = pdf([[*head, *text(PROSE), (14, "The morning"), *text(PROSE)]])
    assert marked(raw, BlockKind.HEADING) == [
        "The Lower Town Asks Who Let the Old Weir Fall",
        "The night",
        "The morning",
    ]
    assert [m.level for m in raw.marks] == [1, 2, 2]
    (draft,) = find_articles(raw, path="a.pdf")
    assert draft.metadata.title == "The Lower Town Asks Who Let the Old Weir Fall"


def test_type_hardly_larger_a_large_letter_and_a_large_page_are_no_headings() -> None:
    raw = pdf([[(24, "T"), (12, "he weir fell."), *text(PROSE)]])
    assert not marked(raw, BlockKind.HEADING)
    loud = pdf([text(PROSE), [(20, line) for line in PROSE * 3]])
    assert not marked(loud, BlockKind.HEADING)
    assert not pdf([[(20, "Few words"), (11, "say nothing.")]]).marks


def test_notes_at_the_foot_stand_apart_and_the_sentence_goes_on_behind_them() -> None:
    first = [*text(PROSE), (11, "The keeper wrote that the gates had")]
    notes = [(8, "1 Keeper's book, folio 12."), (8, "2 Letter to the Board, which did not answer.")]
    raw = pdf([[*first, *notes], [(11, "been shut since March."), *text(PROSE)]])
    assert marked(raw, BlockKind.FURNITURE) == [note for _, note in notes]
    (draft,) = find_articles(raw, path="a.pdf")
    whole = [b for b in draft.blocks if b.omitted]
    assert len(whole) == 1 and "been shut since March" in whole[0].span.of(raw.text)


def test_small_type_without_a_number_or_above_the_text_is_kept() -> None:
    raw = pdf([[(8, "1 Said at noon"), *text(PROSE), (8, "Printed by the Town Press")]])
    assert not marked(raw, BlockKind.FURNITURE)


def test_the_number_of_a_note_is_a_superscript() -> None:
    runs = [Run("It fell.", 11, 500), Run("12", 7, 504), Run(" Nobody saw it.", 11, 500)]
    assert as_set("It fell.12 Nobody saw it.", runs) == "It fell.¹² Nobody saw it."
    level = [Run("Part 1.", 11, 500), Run("12", 7, 500), Run(" Nobody", 11, 500)]
    assert as_set("Part 1.12 Nobody", level) == "Part 1.12 Nobody"


def test_a_headline_glued_to_the_line_below_is_parted_from_it() -> None:
    runs = [Run("Who shut the gates?", 30, 700), Run("Board asks for papers", 10, 680)]
    glued = "Who shut the gates?Board asks for papers"
    assert as_set(glued, runs) == "Who shut the gates?\nBoard asks for papers"
    same = [Run("Who shut the gates?", 11, 700), Run("Board asks for papers", 10, 680)]
    assert as_set(glued, same) == glued


def test_the_headline_of_a_release_is_below_its_letterhead_and_motto() -> None:
    prose = [
        "Lom, 3 May 2019 - Holm Gates today received the report of the Weir Board on the night",
        "of the flood. The company does not accept that its gates were shut before the rain came.",
    ]
    head = [
        (20, "HOLM GATES"),
        (9, "Holding rivers since 1902"),
        (11, "PRESS RELEASE"),
        (11, "3 May 2019"),
        (17, "Holm Gates answers the report"),
        (17, "of the Weir Board"),
    ]
    (draft,) = find_articles(pdf([[*head, *text(prose)]]), path="a.pdf")
    assert draft.metadata.title == "Holm Gates answers the report of the Weir Board"
    assert (draft.metadata.outlet, draft.metadata.date) == ("Holm Gates", "2019-05-03")
