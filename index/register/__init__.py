"""Registers of fact-checked claims that the user puts beside the documents (ClaimReview files)."""

from index.register.claim_review import (
    FILE_ENDING,
    CheckedClaim,
    RegisteredClaim,
    parse_register,
)
from index.register.matching import matches

__all__ = ["FILE_ENDING", "CheckedClaim", "RegisteredClaim", "matches", "parse_register"]
