"""`attributed status` and `attributed doctor`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.table import Table
from rich.text import Text

from assistant.cli.console import out, print_json
from assistant.cli.options import Place
from assistant.doctor import Finding, examine
from assistant.rendering.terminal import plain
from index.corpus import Corpus
from index.decisions.describing import problems
from index.errors import CorpusError


def run_status(place: Place, *, as_json: bool) -> None:
    """Show what the index holds."""
    corpus_path = place.corpus_path().expanduser().absolute()
    index = place.index_path()
    if not corpus_path.is_dir():
        raise CorpusError(f"{corpus_path}: no such folder; check --corpus")
    if not Corpus.exists(index):
        raise CorpusError(
            f"{corpus_path}: not indexed yet; run `attributed sync --corpus {corpus_path}`"
        )
    corpus = Corpus.open(index, settings=place.index_settings())
    try:
        summary = _summary(corpus, corpus_path, index)
    finally:
        corpus.close()
    if as_json:
        print_json(summary)
    else:
        _print_summary(summary)


def run_doctor(place: Place, *, as_json: bool) -> None:
    """Check models and stores; exit code 1 when something is wrong."""
    corpus_path = place.corpus_path().expanduser().absolute()
    findings = examine(corpus_path, place.index_path(), place.index_settings())
    if as_json:
        print_json(
            [
                {"check": f.check, "ok": f.ok, "detail": f.detail, "remedy": f.remedy}
                for f in findings
            ]
        )
    else:
        for finding in findings:
            out.print(_line(finding))
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)


def _summary(corpus: Corpus, corpus_path: Path, index: Path) -> dict[str, object]:
    labels = Counter(statement.label.value for statement in corpus.statements.values())
    per_document = Counter(statement.document for statement in corpus.statements.values())
    articles = Counter(article.document for article in corpus.articles.values())
    return {
        "corpus": str(corpus_path),
        "index": str(index),
        "version": corpus.info.version,
        "built_at": corpus.info.built_at,
        "embedding_model": corpus.info.embedding_model,
        "documents": [
            {"path": path, "articles": articles[path], "statements": per_document[path]}
            for path in corpus.documents
        ],
        "statements": len(corpus.statements),
        "labels": dict(labels.most_common()),
        "disputes": sum(d.disputes for d in corpus.disputes),
        "differences": sum(not d.disputes for d in corpus.disputes),
        "decisions": len(corpus.decisions),
        "decision_problems": list(problems(corpus.decisions)),
        "unlabelled": list(corpus.unlabelled),
        "failed": [
            {"path": f.path, "reason": f.reason, "remedy": f.remedy} for f in corpus.failures
        ],
    }


def _print_summary(summary: dict[str, object]) -> None:
    table = Table("Document", "Articles", "Statements", title_justify="left")
    documents = summary["documents"]
    assert isinstance(documents, list)
    for document in documents:
        table.add_row(
            Text(document["path"]), str(document["articles"]), str(document["statements"])
        )
    out.print(table, soft_wrap=False)
    for name in (
        "statements",
        "labels",
        "disputes",
        "differences",
        "decisions",
        "built_at",
        "index",
    ):
        out.print(Text(f"{name.replace('_', ' ')}: {_said(summary[name])}"))
    without_effect = summary["decision_problems"]
    assert isinstance(without_effect, list)
    for problem in without_effect:
        out.print(Text(f"no effect: {plain(problem)}"))
    failed = summary["failed"]
    assert isinstance(failed, list)
    for failure in failed:
        out.print(Text(f"not read: {failure['path']}: {failure['reason']}; {failure['remedy']}"))


def _said(value: object) -> str:
    """Counts by name as people write them: "23 claim, 17 record"."""
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{count:,} {name}" for name, count in value.items())


def _line(finding: Finding) -> Text:
    mark = Text("ok   " if finding.ok else "FAIL ", style="green" if finding.ok else "bold red")
    mark.append(f"{finding.check}: {finding.detail}", style="default")
    if finding.remedy:
        mark.append(f"\n     {finding.remedy}", style="default")
    return mark
