"""Gradio's components in the page's own colours (css/tokens.css) and in system fonts."""

from __future__ import annotations

import gradio as gr

_SANS = (
    "Inter", "Segoe UI", "Roboto", "Helvetica Neue", "Noto Sans", "Liberation Sans", "system-ui",
    "sans-serif",
)  # fmt: skip
_MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace")

# Each Gradio variable takes one of ours, which have a light and a dark value.
_VARIABLES = {
    "body_background_fill": "var(--paper)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--ink-soft)",
    "background_fill_primary": "var(--sheet)",
    "background_fill_secondary": "var(--paper)",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "block_background_fill": "var(--sheet)",
    "block_border_color": "var(--line)",
    "block_label_background_fill": "var(--sheet)",
    "block_label_text_color": "var(--ink-soft)",
    "block_title_text_color": "var(--ink)",
    "block_info_text_color": "var(--ink-soft)",
    "input_background_fill": "var(--sheet)",
    "input_border_color": "var(--line-strong)",
    "input_placeholder_color": "var(--ink-soft)",
    "color_accent": "var(--accent)",
    "color_accent_soft": "var(--tint)",
    "link_text_color": "var(--accent)",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent-strong)",
    "button_primary_text_color": "var(--on-accent)",
    "button_secondary_background_fill": "var(--sheet)",
    "button_secondary_background_fill_hover": "var(--tint)",
    "button_secondary_text_color": "var(--ink)",
    "button_secondary_border_color": "var(--line-strong)",
}


def page_theme() -> gr.themes.Base:
    """The theme; it names only fonts that the reader's machine has."""
    theme = gr.themes.Base(font=list(_SANS), font_mono=list(_MONO))
    dark = {f"{key}_dark": value for key, value in _VARIABLES.items()}
    known = {key: value for key, value in (_VARIABLES | dark).items() if hasattr(theme, key)}
    return theme.set(**known)
