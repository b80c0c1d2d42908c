"""SpreadsheetML as it is stored: the parts of an .xlsx read in one pass with the standard library, nothing interpreted away."""
