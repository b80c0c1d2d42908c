"""The workbooks as staff meet them: built, typed into, damaged, saved by others, checked."""
