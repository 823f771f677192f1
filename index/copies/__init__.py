"""Copies of one text count as one voice, and only the cleanest is cited."""

from index.copies.groups import CopyGroup, CopyItem, group_copies, share_metadata

__all__ = ["CopyGroup", "CopyItem", "group_copies", "share_metadata"]
