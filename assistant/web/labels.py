"""A label as people see it: words and a shape, so that colour is never the only sign."""

from __future__ import annotations

from assistant.rendering import words
from assistant.web.escaping import escape

# Drawn rather than typed: a glyph's size and place differ from font to font.
_SHAPES = {
    "record": '<circle cx="8" cy="8" r="5.5"/>',
    "claim": '<path d="M8 1.8 14.2 8 8 14.2 1.8 8Z"/>',
    "disputed": '<path d="M8 2.2 14.6 13.6H1.4Z"/>',
    "none": '<path d="M3 8h10"/>',
}


def shape(label: str) -> str:
    """The label's shape: circle, diamond or triangle. It is named by the words beside it."""
    return (
        f'<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
        f"{_SHAPES[label]}</svg>"
    )


def badge(label: str, *, note: str = "") -> str:
    """The label as a badge, with what must be known first ("two figures")."""
    after = f'<span class="badge-note"> · {escape(note)}</span>' if note else ""
    return (
        f'<span class="badge is-{label}">{shape(label)}<span>{escape(words.LABEL_NAMES[label])}'
        f"</span>{after}</span>"
    )


def legend() -> str:
    """The three labels, explained in one line each."""
    rows = "".join(
        f"<li>{badge(label)}<span>{escape(words.LABEL_MEANINGS[label])}</span></li>"
        for label in ("record", "claim", "disputed")
    )
    return f'<ul class="legend" aria-label="What the labels mean">{rows}</ul>'
