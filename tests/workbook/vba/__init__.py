"""The VBA project of an .xlsm, read back by programs that others wrote."""
