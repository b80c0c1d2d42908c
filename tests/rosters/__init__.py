"""Forty rosters as townships send them, each a different layout, with the truth of each: `python -m tests.rosters` reads and scores them.

The truth stands beside what is written, cell by cell, and knows nothing of the reader: see `draft`. Where a cell cannot be
certain, the truth is that somebody must be asked.
"""
