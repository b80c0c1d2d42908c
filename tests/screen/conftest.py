"""`inside.py` runs in the Python that has `uno`, not in that of the tests."""

collect_ignore = ["inside.py"]
