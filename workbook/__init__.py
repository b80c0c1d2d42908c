"""The spreadsheet as a machine: rules as native formulas, templates as workbooks, filled workbooks as findings."""

VERSION = "0.1.0"
