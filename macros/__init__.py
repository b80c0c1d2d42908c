"""The verbs behind commands and buttons."""
