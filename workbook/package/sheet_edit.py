"""The part of a worksheet with cells set: each cell is cut out and put in by itself, all else keeps its bytes."""

import re
from dataclasses import dataclass

from openpyxl.formula.translate import Translator, TranslatorError

from workbook.package.cell_content import Stored, spelt, xml
from workbook.package.markup import Element, retagged, spliced
from workbook.package.refused import Fault
from workbook.package.sheet_map import area, name_of

NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True)
class Setting:
    """What a cell is to hold; `value` None leaves content as it is and changes the style alone."""

    value: Stored | None
    style: int | None = None


def edited(content, found, settings):
    """Return the bytes of a worksheet with {place: Setting} in it; `found` is its SheetMap for those places."""
    splices = [_dependent(found, *one) for one in found.dependents]
    by_row = {}
    for place in sorted(settings):
        by_row.setdefault(place[0], []).append(place)
    new_rows = []
    for number, places in by_row.items():
        row = found.rows.get(number)
        if row is None:
            made = b"".join(_cell(found.prefix, place, settings[place]) for place in places)
            new_rows.append((number, f'<{found.prefix}row r="{number}">'.encode() + made + f"</{found.prefix}row>".encode()))
        else:
            splices += _row(content, found, row, places, settings)
    splices += _new_rows(content, found, new_rows)
    if found.dimension:
        splices += _dimension(content, found, settings)
    return spliced(content, splices)


def _row(content, found, row, places, settings):
    splices, added = [], b""
    for place in places:
        cell = found.cell(place)
        if cell:
            splices.append(_changed(content, found, cell, settings[place]))
            continue
        made = _cell(found.prefix, place, settings[place])
        following = next((cell for cell in row.cells if cell.place[1] > place[1]), None)
        if following:
            splices.append((following.start, following.start, made))
        elif row.empty:
            added += made
        else:
            splices.append((row.close, row.close, made))
    tag = content[row.start:row.inside]
    if "spans" in row.attributes:
        known, columns = [int(number) for number in NUMBER.findall(row.attributes["spans"])], [column for _, column in places]
        if known and not min(known) <= min(columns) <= max(columns) <= max(known):
            tag = retagged(content, row, spans=f"{min(known + columns)}:{max(known + columns)}")[2]
    if added:
        tag = tag[:-2].rstrip() + b">" + added + f"</{found.prefix}row>".encode()
    if tag != content[row.start:row.inside]:
        splices.append((row.start, row.inside, tag))
    return splices


def _new_rows(content, found, rows):
    if not rows:
        return []
    if found.data.empty:
        name = f"{found.prefix}sheetData"
        opened = content[found.data.start:found.data.inside - 2].rstrip() + b">"
        return [(found.data.start, found.data.inside, opened + b"".join(made for _, made in rows) + f"</{name}>".encode())]
    return [(found.before[number], found.before[number], made) for number, made in rows]


def _cell(tag, place, setting):
    style = "" if setting.style is None else f' s="{setting.style}"'
    kind, inner = xml(setting.value or Stored(), tag)
    head = f'<{tag}c r="{name_of(place)}"{style}{kind}'
    return (f"{head}>{inner}</{tag}c>" if inner else f"{head}/>").encode()


def _changed(content, found, cell, setting):
    style = setting.style if setting.style is not None else cell.attributes.get("s")
    if setting.value is None:
        return retagged(content, cell, s=style)
    return cell.start, cell.end, _cell(found.prefix, cell.place, Setting(setting.value, style))


def _dependent(found, place, start, end, index):
    """Return the splice that gives a cell its own formula in place of the shared one whose master is overwritten."""
    master, formula = found.shared[index]
    try:
        moved = Translator("=" + formula, name_of(master)).translate_formula(name_of(place))[1:]
    except TranslatorError:
        raise Fault("W21", f"这里的公式由 {name_of(place)} 等格共用,拆不开", "请先在 Excel 里把公式逐格填写", cell=name_of(master)) from None
    return start, end, f"<{found.prefix}f>{spelt(moved)}</{found.prefix}f>".encode()


def _dimension(content, found, settings):
    reference, start, end = found.dimension
    top, left, bottom, right = area(reference)
    rows, columns = zip(*settings)
    wider = min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns)
    if wider == (top, left, bottom, right):
        return []
    said = f"{name_of(wider[:2])}:{name_of(wider[2:])}"
    return [retagged(content, Element("dimension", {}, start, end, True), ref=said)]
