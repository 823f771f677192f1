"""The web page: ask, see who says it, read it in its place."""

from assistant.web.page import build_page
from assistant.web.serving import serve

__all__ = ["build_page", "serve"]
