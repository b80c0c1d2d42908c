"""Seeded personal data is looked for wherever it has no business: error streams, logs, temporary files, crash reports, names of files."""
