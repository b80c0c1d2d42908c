"""How fast the readings of a rule and the workbooks are, beside named rivals; `python -m benchmarks`."""
