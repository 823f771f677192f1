"""Is what a citation says about its source true: file, page, article, author, outlet, date?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from assistant.answer import Answer, ArticleReference, Citation
from eval.documents import CorpusDocument, Documents
from eval.evaluators.evaluator import each_answer, share
from eval.matching import read_as
from eval.names import same_name
from eval.outcome import Evaluation, NotApplicable, Outcome, mean_figure
from eval.run import Case, Run, all_citations
from index.domain import Metadata, Span

_NAMES = ("author", "outlet", "original_outlet")
_FIELDS = tuple(field.name for field in fields(ArticleReference))


class CitationMetadata:
    """Held against the files and the articles that the suite finds in them itself.

    A null is never wrong. What the article itself does not say may come from a copy of it: it must
    then be known of some article of the corpus, or stand in the document. An outlet that stands in
    for an author that nobody names is no name.
    """

    name = "metadata"

    def evaluate(self, run: Run) -> Evaluation:
        """Value per question: the share of its citations about which nothing is untrue."""
        known = _known_values(run.documents)

        def look(case: Case) -> Outcome:
            assert case.answer is not None
            return metadata(case.question.id, case.answer, run.documents, known)

        outcomes = each_answer(run, look)
        title = "Citations whose source is described truly"
        return Evaluation(self.name, outcomes, (mean_figure("metadata", title, outcomes),))


def metadata(
    item: str,
    answer: Answer,
    documents: Documents,
    known: Mapping[str, set[str]] | None = None,
) -> Outcome:
    """The truth of what one answer says about its sources."""
    known = _known_values(documents) if known is None else known
    citations = [(at, c) for at, c in all_citations(answer) if c.document in documents]
    if not citations:
        return NotApplicable(item, "no document of the corpus is cited")
    faults = [
        f"{at}: {'; '.join(found)}"
        for at, c in citations
        if (found := _untrue(c, documents[c.document], known))
    ]
    good = len(citations) - len(faults)
    return share(item, good, len(citations), faults, all_good=f"{good} true")


def _known_values(documents: Documents) -> dict[str, set[str]]:
    values: dict[str, set[str]] = {name: set() for name in _FIELDS}
    for document in documents.values():
        for _, article in document.articles:
            for name in _FIELDS:
                if value := getattr(article, name):
                    values[name].add(read_as(value))
    return values


def _untrue(
    citation: Citation, document: CorpusDocument, known: Mapping[str, set[str]]
) -> list[str]:
    faults = []
    if citation.sha256 != document.document.sha256:
        faults.append("sha256 is not the file's")
    page = document.document.page_of(citation.start)
    if citation.page is not None and citation.page != page:
        faults.append(f"page {citation.page}, but it stands on {page or 'no page'}")
    faults += _misplaced(citation, document)
    if 0 <= citation.start < citation.end:
        article = document.article_at(Span(citation.start, citation.end))
        if article is not None:
            faults += _untrue_fields(citation.article, article, document, known)
    return faults


def _misplaced(citation: Citation, document: CorpusDocument) -> list[str]:
    faults = []
    for speaker in citation.speakers:
        start, end = speaker.text_start, speaker.text_end
        if start is None and end is None:
            continue
        if start is None or end is None or not 0 <= start < end <= len(document.text):
            faults.append(f"the words that name {speaker.name!r} have no place in the document")
    return faults


def _untrue_fields(
    said: ArticleReference,
    article: Metadata,
    document: CorpusDocument,
    known: Mapping[str, set[str]],
) -> list[str]:
    faults = []
    for name in _FIELDS:
        value, true = getattr(said, name), getattr(article, name)
        if value is None:
            continue
        if true is None or (name == "author" and true == article.outlet):
            # Nobody is named here; a copy of the article may name its author.
            if read_as(value) not in known[name] and value not in document.text:
                faults.append(f"{name} {value!r}: nothing in the corpus says so")
        elif not _same(name, value, true):
            faults.append(f"{name} {value!r}, but the article says {true!r}")
    return faults


def _same(name: str, said: str, true: str) -> bool:
    if name in _NAMES:
        # Several authors stand in one string; each must be one of them.
        names = true.split(";")
        return all(any(same_name(part, one) for one in names) for part in said.split(";"))
    if name == "date":
        return said.startswith(true) or true.startswith(said)
    return read_as(said) == read_as(true)
