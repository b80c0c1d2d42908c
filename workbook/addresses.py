"""Cell addresses: rows and columns count from 0 here, from 1 and A on the sheet."""


def letters(column):
    """Return the letters of a column.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    found = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found


def address(row, column, absolute=False):
    """Return the address of a cell.

    >>> address(6, 1), address(6, 1, absolute=True)
    ('B7', '$B$7')
    """
    sign = "$" if absolute else ""
    return f"{sign}{letters(column)}{sign}{row + 1}"


def on_sheet(sheet, cell):
    """Return the reference of a cell from another sheet, or from another file behind its #.

    >>> on_sheet("it's", "B7")
    "'it''s'!B7"
    """
    return "'" + sheet.replace("'", "''") + f"'!{cell}"
