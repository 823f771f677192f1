"""From raw text to articles: what the document's layout and wording say about its parts."""

from index.structure.articles import find_articles

__all__ = ["find_articles"]
