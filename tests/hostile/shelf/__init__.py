"""The corpus by subject: each module's `cases()` yields the Case of every file it makes, always the same bytes."""
