"""The command line: `attributed ask`, `sync`, `batch`, `disputes`, `serve` and others."""

from assistant.cli.app import main

__all__ = ["main"]
