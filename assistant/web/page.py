"""The page: its tabs, and which function answers which event. Looks and logic live elsewhere."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.web import api, batch, progress, views
from assistant.web.decisions import Decisions, decision_functions
from assistant.web.desk import Desk, server_functions
from assistant.web.gate import Gate
from assistant.web.jobs import Step
from assistant.web.shelf import Shelf
from index.errors import AttributedError
from index.reading.formats import ARCHIVES, READABLE

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# Uploaded and made files are deleted when older than this, looked for as often.
_FILES_KEPT_SECONDS = 3_600
_CONNECT = "attributed.connect(server)"
_CONNECT_DOCUMENTS = "attributed.documents.connect(element, trigger)"
_REFRESH = "() => attributed.refresh()"
_REPAINT_SECONDS = 0.3


def build_page(assistant: Assistant, gate: Gate | None = None) -> gr.Blocks:
    """The page over an assistant; `serve` shows it with its style and limits.

    Args:
        assistant: answers the questions.
        gate: whom the page lets decide about the documents; nobody without one.
    """
    changing = threading.Lock()
    desk = Desk(assistant, decides=gate is not None)
    shelf = Shelf(assistant, desk.libraries, changing)
    functions: list[Callable[..., Any]] = [*server_functions(desk).values()]
    if gate is not None:
        decisions = Decisions(assistant, desk.libraries, changing)
        functions += decision_functions(decisions, gate).values()
    page = gr.Blocks(
        title="Attributed",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_FILES_KEPT_SECONDS, _FILES_KEPT_SECONDS),
    )
    with page:
        _header(functions)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", elem_id="tab-ask"):
                _view("ask", views.ask())
            with gr.Tab("Read", elem_id="tab-read"):
                _view("read", views.read())
            with gr.Tab("Disputes", elem_id="tab-disputes"):
                _view("disputes", views.disputes())
            with gr.Tab("Documents", elem_id="tab-documents"):
                table = _documents(shelf)
            with gr.Tab("Batch", elem_id="tab-batch"):
                _batch(assistant)
        page.load(shelf.table, None, table, show_progress="hidden", api_visibility="private")
        api.add_endpoints(assistant)
    return page


def _view(name: str, html: str) -> None:
    gr.HTML(html, apply_default_css=False, js_on_load=f"attributed.mounted('{name}')")


def _header(functions: list[Callable[..., Any]]) -> None:
    gr.HTML(
        views.header(),
        apply_default_css=False,
        js_on_load=_CONNECT,
        server_functions=functions,
        elem_id="header",
    )


def _documents(shelf: Shelf) -> gr.HTML:
    with gr.Column(elem_classes="form-view"):
        files = gr.File(
            label="Add documents",
            file_count="multiple",
            file_types=sorted(READABLE | ARCHIVES),
            height=150,
            elem_id="upload",
        )
        add = gr.Button("Add to the corpus", variant="primary", elem_id="add-documents")
        status = gr.HTML(apply_default_css=False, js_on_load=None, elem_id="documents-status")
        table = gr.HTML(
            apply_default_css=False,
            js_on_load=_CONNECT_DOCUMENTS,
            elem_id="documents-table",
        )

    def on_add(paths: list[str] | None) -> Iterator[tuple[Any, ...]]:
        for shown in shelf.add([Path(path) for path in paths or ()]):
            yield shown, gr.skip(), gr.skip()
        yield gr.skip(), shelf.table(), None

    def on_row(event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        action, document = str(event.action), str(event.document)
        for shown in shelf.change(action, document):
            yield shown, gr.skip()
        yield gr.skip(), shelf.table()

    indexing: dict[str, Any] = {
        "show_progress": "hidden",
        "concurrency_id": "indexing",
        "concurrency_limit": 4,
        "api_visibility": "private",
    }
    added = add.click(on_add, files, [status, table, files], **indexing)
    # A click while another change runs waits for it; by Gradio's own rule it would be lost.
    changed = table.click(on_row, None, [status, table], trigger_mode="multiple", **indexing)
    for event in (added, changed):
        event.then(None, js=_REFRESH)
    return table


def _batch(assistant: Assistant) -> None:
    with gr.Column(elem_classes="form-view"):
        listed = gr.Textbox(label="Questions, one a line", lines=6, elem_id="batch-questions")
        file = gr.File(
            label="Or a file: JSON Lines, CSV, or a list",
            file_types=list(batch.ENDINGS),
            height=130,
            elem_id="batch-file",
        )
        run = gr.Button("Answer all", variant="primary", elem_id="batch-run")
        status = gr.HTML(apply_default_css=False, js_on_load=None, elem_id="batch-status")
        with gr.Row(visible=False, elem_id="batch-results") as results:
            downloads = [
                gr.DownloadButton(label) for label in ("JSON Lines", "CSV", "Markdown report")
            ]

    def on_run(text: str | None, path: str | None) -> Iterator[list[Any]]:
        idle = [gr.skip()] * len(downloads)
        yield [progress.waiting("Reading the questions"), gr.Row(visible=False), *idle]
        with tempfile.TemporaryDirectory() as folder:
            for shown, files in _answer_all(assistant, text or "", path, Path(folder)):
                # Gradio copies the files to its own store before the next step.
                yield [shown, gr.Row(visible=bool(files)), *(files or idle)]

    run.click(
        on_run,
        [listed, file],
        [status, results, *downloads],
        show_progress="hidden",
        concurrency_id="batch",
        concurrency_limit=2,
        api_visibility="private",
    )


def _answer_all(
    assistant: Assistant, text: str, path: str | None, folder: Path
) -> Iterator[tuple[str, list[str]]]:
    """Answer a batch; yields what to show and, at the end, the files."""
    try:
        items = batch.read_questions(text, Path(path) if path else None)
    except AttributedError as error:
        yield progress.error(str(error)), []
        return
    results = []
    painted = 0.0
    for result in assistant.batch(items):
        results.append(result)
        if time.monotonic() - painted > _REPAINT_SECONDS:
            painted = time.monotonic()
            yield progress.bar(Step("answering", len(results), len(items))), []
    files = [str(path) for path in batch.write_outputs(results, folder)]
    yield progress.batch_summary(results), files
