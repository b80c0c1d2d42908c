"""Colours: xlwings speaks (red, green, blue), openpyxl the eight digits of the file, a theme or an index."""

import colorsys
import re
from xml.etree import ElementTree

from openpyxl.styles.colors import COLOR_INDEX, Color

from workbook.engine.errors import EngineError

THEME = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080")
ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")


def argb(colour):
    """Return a colour as openpyxl takes it: from (r, g, b), "#rrggbb" or Excel's number.

    >>> argb((255, 199, 206)), argb("#FFC7CE"), argb(255)
    ('00FFC7CE', '00FFC7CE', '00FF0000')
    """
    if isinstance(colour, int):
        colour = colour & 255, colour >> 8 & 255, colour >> 16 & 255
    if isinstance(colour, str):
        if not re.fullmatch("#?[0-9a-fA-F]{6}", colour):
            raise EngineError(f"颜色要写成 \"#ff0000\" 或 (255, 0, 0),不能是 {colour!r}")
        return f"00{colour.removeprefix('#').upper()}"
    if len(colour) != 3 or not all(0 <= part <= 255 for part in colour):
        raise EngineError(f"颜色要写成 \"#ff0000\" 或 (255, 0, 0),不能是 {colour!r}")
    return "00{:02X}{:02X}{:02X}".format(*map(int, colour))


def rgb(colour, wb):
    """Return (red, green, blue) of an openpyxl colour, black for what it leaves to the program."""
    if colour is None:
        return 0, 0, 0
    if colour.type == "rgb":
        return _parts(colour.rgb[-6:])
    if colour.type == "theme":
        return _tinted(_parts(_theme(wb)[colour.theme]), colour.tint)
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return _parts(COLOR_INDEX[colour.indexed][-6:])
    return 0, 0, 0


def made(colour):
    """Return the openpyxl Color of a colour."""
    return Color(rgb=argb(colour))


def _parts(digits):
    return tuple(int(digits[place:place + 2], 16) for place in (0, 2, 4))


def _theme(wb):
    if not wb.loaded_theme:
        return THEME
    found = {}
    for entry in ElementTree.fromstring(wb.loaded_theme).iter():
        kind = entry.tag.rpartition("}")[2]
        if kind in ORDER and len(entry):
            found.setdefault(kind, entry[0].get("lastClr") or entry[0].get("val"))
    return [found.get(kind, usual) for kind, usual in zip(ORDER, THEME)]


def _tinted(parts, tint):
    if not tint:
        return parts
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in parts))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return tuple(round(part * 255) for part in colorsys.hls_to_rgb(hue, light, strength))
