"""Does a test notice when a rule or a figure is changed? One small change at a time: `python -m tests.mutants`."""
