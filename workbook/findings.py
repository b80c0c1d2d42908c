"""What a check finds: the findings of one file, each with its cell, and how the file was read where it is nobody's template."""

import datetime
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Finding:
    """One wrong cell: where, what, by which article, how to mend it."""

    code: str
    sheet: str
    cell: str
    title: str
    detail: str
    article: str
    mend: str
    row: int | None = None


@dataclass
class Report:
    """All findings of one file; `reading` tells how a table in a layout of its own was read (see workbook.roster.telling)."""

    file: str
    template: str
    policy: str
    today: datetime.date
    rows: int
    findings: list = field(default_factory=list)
    reading: dict | None = None

    def json(self):
        """Return the report as plain data."""
        return {**vars(self), "today": self.today.isoformat(), "findings": [asdict(finding) for finding in self.findings]}

    @classmethod
    def of(cls, plain):
        """Return the report of which `plain` is the `json()`."""
        return cls(**{**plain, "today": datetime.date.fromisoformat(plain["today"]),
                      "findings": [Finding(**finding) for finding in plain["findings"]]})

    def summary(self):
        """Return [(first finding, number of rows)] per check, in order."""
        first, counts = {}, self.counts()
        for finding in self.findings:
            first.setdefault(finding.code, finding)
        return [(finding, counts[code]) for code, finding in first.items()]

    def counts(self):
        """Return {code: number of rows with that problem}."""
        seen = {}
        for finding in self.findings:
            seen.setdefault(finding.code, set()).add((finding.sheet, finding.row, finding.cell if finding.row is None else ""))
        return {code: len(rows) for code, rows in seen.items()}
