"""How many random rows a test asks: few in every run, where each boundary row is asked besides; many with `make deep`."""

import os


def size(usual, deep):
    """Return `deep` where MEDAID_DEEP is set, else `usual`."""
    return deep if os.environ.get("MEDAID_DEEP") else usual
