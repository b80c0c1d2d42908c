"""A workbook that goes to a machine with Excel or WPS and comes back saved: its stored values against the rules.

`python -m tests.conformance write FILE` makes it, `python -m tests.conformance read FILE` says what differs. A file that came
back stays in `saved/` under the name of its program, and is compared in every run of the tests.
"""
