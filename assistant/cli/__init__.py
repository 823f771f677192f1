"""The command line: `attributed sync | ask | batch | statements | disputes | status | doctor | …`."""

from assistant.cli.app import main

__all__ = ["main"]
