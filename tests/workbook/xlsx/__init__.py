"""The reader of the raw parts, beside openpyxl and calamine and over workbooks written by hand to the letter of ECMA-376."""
