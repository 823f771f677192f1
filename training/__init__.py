"""How the shipped verifier is trained; run from a checkout, not installed with the package."""
