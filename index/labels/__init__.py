"""Which statements are matters of record and which are claims, by their own text."""

from index.labels.labeller import Labeller

__all__ = ["Labeller"]
