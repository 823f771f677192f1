"""The interface's own words, all of them fixed: nothing here is made from a document's text.

The terminal, the page, exports and reports all take their words from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import (
    CheckedClaimReference,
    Citation,
    CitedSpeaker,
    CitedStatement,
    DisputingCitation,
)

LABEL_NAMES = {
    "record": "Undisputed here",
    "claim": "Claim",
    "disputed": "Disputed",
    "none": "No statement",
}

LABEL_MEANINGS = {
    "record": "These documents don't dispute it. That does not make it true.",
    "claim": "Somebody's view or unverified assertion; nobody in these documents disputes it.",
    "disputed": "Another passage denies it, contradicts it or gives another figure.",
}

REASON_WORDS = {
    "opinion": "opinion or value judgement",
    "loaded": "loaded wording",
    "motive": "says what somebody wants or means to do",
    "prediction": "says what will or would happen",
    "speculation": "guess or possibility",
    "anonymous": "source not named",
    "allegation": "accusation without evidence shown here",
    "reported_speech": "passes on what somebody says",
    "denied_in_text": "the text around it rejects it",
    "conflicts_with_passage": "another passage contradicts it",
    "conflicting_figure": "another passage gives another figure",
    "registered": "in the register of fact-checked claims",
    "label_decided_by_user": "label decided by hand",
    "speaker_decided_by_user": "speaker decided by hand",
    "dispute_dismissed_by_user": "a dispute was dismissed by hand",
}

DISPUTE_WORDS = {
    "denial": "denied",
    "figure": "two figures",
    "contradiction": "contradicted",
    "difference": "differs in date, unit or scope",
}

_WITHOUT_IT = "This answer was judged without it."
NOTICE_WORDS = {
    "language_model_unreachable": f"The language model could not be asked. {_WITHOUT_IT}",
    "language_model_timeout": f"The language model did not reply in time. {_WITHOUT_IT}",
    "language_model_invalid": f"The language model gave no usable reply. {_WITHOUT_IT}",
    "speaker_absent": "Nobody of that name or description says anything in these documents.",
}

_SHORT_HASH = 9

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def not_in_corpus(documents: int | None) -> str:
    """What is said where the corpus holds no answer; None where it isn't known how many it has."""
    if documents is None:
        return "No passage found that answers this."
    if documents == 0:
        return "No document passes these filters, so nothing was searched."
    noun = "document" if documents == 1 else f"{documents:,} documents"
    these = "this" if documents == 1 else "these"
    return f"No passage found in {these} {noun} that answers this."


NEAREST = "Nearest passages. They do not answer the question."


def readable_date(iso: str | None) -> str | None:
    """ "2023-02-19" as "19 Feb 2023"; reduced dates stay reduced."""
    if not iso:
        return None
    parts = iso.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            date(*numbers)
    except ValueError:
        return iso
    if len(numbers) == 1 or not 1 <= numbers[1] <= 12:
        return iso
    month = f"{_MONTHS[numbers[1] - 1]} {numbers[0]}"
    return f"{numbers[2]} {month}" if len(numbers) == 3 else month


def attribution(citation: Citation) -> str:
    """Who says it, in one line: "Anna Holm, Valley Courier, 4 May 2021, quoting Peter Lang"."""
    article = citation.article
    author = citation.speakers[0].name if citation.speakers else None
    parts = [author or article.author]
    if article.outlet and article.outlet != parts[0]:
        parts.append(article.outlet)
    if article.original_outlet and article.original_outlet not in parts:
        parts.append(f"first published by {article.original_outlet}")
    parts.append(readable_date(article.date))
    named = [part for part in parts if part] or [citation.document]
    quoted = quoted_chain(citation.speakers)
    return ", ".join([*named, *([quoted] if quoted else [])])


def quoted_chain(speakers: Sequence[CitedSpeaker]) -> str:
    """ "quoting Reuters, quoting a European diplomat"; empty when the author speaks."""
    return ", ".join(f"quoting {speaker.name}" for speaker in speakers[1:])


def disagreement_heading(kind: str) -> str:
    """What stands over the sides; a difference in date, unit or scope is no disagreement."""
    if kind == "difference":
        return "Not the same date, unit or scope"
    return f"The documents disagree · {DISPUTE_WORDS.get(kind, kind)}"


def label_line(statement: CitedStatement) -> str:
    """The label with what a reader must know first: "Disputed · two figures"."""
    name = LABEL_NAMES[statement.label]
    if statement.label == "disputed" and statement.disputed_by:
        return f"{name} · {DISPUTE_WORDS[statement.disputed_by[0].kind]}"
    if statement.label == "disputed" and "label_decided_by_user" in statement.reasons:
        return f"{name} · {REASON_WORDS['label_decided_by_user']}"
    if statement.label == "disputed":
        return f"{name} · {REASON_WORDS['denied_in_text']}"
    return name


def dispute_line(citation: DisputingCitation) -> str:
    """How a passage stands against a statement, and who says it."""
    return f"{DISPUTE_WORDS[citation.kind]} by {attribution(citation)}"


def checked_claim(checked: CheckedClaimReference) -> str:
    """Who checked what, and the verdict: "Fact-check by Valley Check: “It rained.” · False"."""
    by = f" by {checked.publisher}" if checked.publisher else ""
    when = f", {readable_date(checked.date)}" if checked.date else ""
    verdict = f" · {checked.rating}" if checked.rating else ""
    return f"Fact-check{by}{when}: “{checked.claim}”{verdict}"


def reason_words(reasons: Sequence[str]) -> str:
    """The reasons in plain words."""
    return "; ".join(REASON_WORDS[reason] for reason in reasons if reason in REASON_WORDS)


def notices(keys: Sequence[str]) -> list[str]:
    """What a reader must know of how the answer came about, a sentence or two each."""
    return [NOTICE_WORDS[key] for key in keys if key in NOTICE_WORDS]


def judged_by(verifier: str | None) -> str:
    """Which verifier judged an answer; empty where that isn't known."""
    if verifier is None:
        return ""
    if verifier == "none":
        return "Judged without a verifier"
    if verifier.startswith("packaged-"):
        return "Judged by the packaged verifier"
    return f"Judged by {verifier}"


def short_hash(citation: Citation) -> str:
    """What `attributed decide` knows a statement by, as long as people need it."""
    return (citation.statement_hash or "")[:_SHORT_HASH]


def place(citation: Citation) -> str:
    """Where it stands: document, page, offsets."""
    page = f", page {citation.page}" if citation.page else ""
    return f"{citation.document}{page}, characters {citation.start:,}–{citation.end:,}"


def source_line(citation: Citation) -> str:
    """The full source in one line: who says it, the title, where it stands, the address."""
    article = citation.article
    parts = [attribution(citation)]
    if article.title:
        parts.append(f"“{' '.join(article.title.split())}”")
    parts.append(place(citation))
    if article.url:
        parts.append(article.url)
    return ", ".join(parts)
