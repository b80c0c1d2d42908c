"""Saving while the disk fails and the program is killed: `python -m tests.faults` prints the figures."""
