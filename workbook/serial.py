"""Days as a spreadsheet counts them: 1900 system, from 1 March 1900 on the same in every program."""

import datetime

ORIGIN = datetime.date(1899, 12, 30)


def serial(day):
    """Return the serial number of `day`.

    >>> serial(datetime.date(2025, 10, 15))
    45945
    """
    return (day - ORIGIN).days


def day_of(number):
    """Return the day of a serial number, its time of day left off.

    >>> day_of(45945.75)
    datetime.date(2025, 10, 15)
    """
    return ORIGIN + datetime.timedelta(days=int(number // 1))
