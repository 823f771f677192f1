"""The fixed parts of the page, read from views/*.html."""

from __future__ import annotations

from importlib import resources

from assistant.rendering import words
from assistant.web.escaping import escape
from assistant.web.labels import legend

_SCRIPTS = (
    "core", "reader", "filters", "conversation", "library", "disputes", "documents", "decisions",
)  # fmt: skip
_STYLES = ("frame", "masthead", "ask", "source", "tables", "decisions", "screens")
_FILTERS = {
    "documents": "Document",
    "outlets": "Outlet",
    "authors": "Author",
    "speakers": "Speaker",
}


def header() -> str:
    """The page's name, the corpus and the switch between light and dark."""
    return _view("header")


def ask() -> str:
    """The conversation with its question field, and the source beside it."""
    filters = "".join(_view("filter", name=n, label=label) for n, label in _FILTERS.items())
    return _view("ask", legend=legend(), filters=filters, reader=_view("reader"))


def read() -> str:
    """The documents, and the reader beside them."""
    return _view("read", reader=_view("reader"))


def disputes() -> str:
    """The table of disputes and the frame in which one is shown."""
    kinds = {"": "All kinds", **words.DISPUTE_WORDS}
    options = "".join(f'<option value="{k}">{escape(v)}</option>' for k, v in kinds.items())
    return _view("disputes", kinds=options)


def head() -> str:
    """What goes into the page's head: style and scripts, inline, so that they are there at once.

    Gradio's own way (`css=`) puts a prefix before each selector, which changes what wins.
    """
    nested = "\n".join(_file("css", f"{name}.css") for name in _STYLES)
    # Nested in Gradio's container (CSS Nesting), ours wins over Gradio's own rules.
    style = f"{_file('css', 'tokens.css')}.gradio-container.gradio-container {{\n{nested}}}"
    script = "\n".join(_file("js", f"{name}.js") for name in _SCRIPTS)
    if "</s" in style.lower() or "</script" in script.lower():
        raise ValueError("the style or a script holds the text that would end it")
    return f"<style>{style}</style><script>{script}</script>"


def _view(view: str, /, **parts: str) -> str:
    text = _file("views", f"{view}.html")
    for key, value in parts.items():
        text = text.replace("{" + key + "}", value)
    return text


def _file(*path: str) -> str:
    return resources.files("assistant.web").joinpath(*path).read_text(encoding="utf-8")
