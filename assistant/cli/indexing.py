"""`attributed sync`."""

from __future__ import annotations

from assistant.cli.console import err, print_json, print_report, progress_bars
from assistant.cli.options import Place


def run_sync(place: Place, *, as_json: bool) -> None:
    """Bring the index up to date and report."""
    from index.sync import sync

    corpus = place.corpus_path().expanduser().absolute()
    index = place.index_path()
    settings = place.index_settings()
    with progress_bars() as progress:
        report = sync(corpus, index, settings=settings, progress=progress)
    if as_json:
        print_json(
            {
                "index": str(index),
                "added": list(report.added),
                "changed": list(report.changed),
                "removed": list(report.removed),
                "unchanged": list(report.unchanged),
                "unlabelled": list(report.unlabelled),
                "decision_problems": list(report.decision_problems),
                "failed": [
                    {"path": f.path, "reason": f.reason, "remedy": f.remedy} for f in report.failed
                ],
            }
        )
        return
    print_report(report)
    if not (report.added or report.changed or report.removed):
        err.print(f"Up to date: {len(report.unchanged)} documents.", markup=False)
