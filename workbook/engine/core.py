"""The engine as xlwings sees it: its name, its apps, and how a value is cleaned on the way in and out."""

import datetime

from workbook.engine import errors, stored
from workbook.engine.apps import Apps


class Engine:
    """What `xw.Engine(impl=…)` wraps; one for the whole process."""

    name = errors.NAME
    type = "desktop"

    def __init__(self):
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value, options):
        """Return a value as it is written: NaN and blanks as None, numpy numbers as floats."""
        return stored.plain(value)

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        """Return rows as `options` asks for them: days, blanks, numbers and errors."""
        return [[_cleaned(value, datetime_builder, empty_as, number_builder, err_to_str) for value in row] for row in data]


def _cleaned(value, datetime_builder, empty_as, number_builder, err_to_str):
    if isinstance(value, stored.ErrorValue):
        return str(value) if err_to_str else None
    if value is None or isinstance(value, str) and value == "":
        return empty_as
    if isinstance(value, datetime.datetime):
        return datetime_builder(year=value.year, month=value.month, day=value.day, hour=value.hour, minute=value.minute,
                                second=value.second, microsecond=value.microsecond, tzinfo=None)
    if number_builder is not None and isinstance(value, float):
        return number_builder(value)
    return value
