"""Cells that cannot simply be set: merged, array, table, pivot and protected ones, refused with sheet and cell."""

from workbook.package.markup import tree
from workbook.package.relations import Relations, relations_of
from workbook.package.refused import Fault
from workbook.package.sheet_map import area, inside, name_of

ON = ("1", "true", "on")


def refuse_traps(parts, sheet, part, found, style_of):
    """Raise the Fault of the first place of `found` that cannot be set; `parts` is the Edit."""
    for bounds in found.merges:
        for place in found.written:
            if inside(place, bounds) and place != bounds[:2]:
                raise _trap(sheet, place, "在合并单元格里,不是左上角那一格", f"请写到左上角的 {name_of(bounds[:2])}")
    for bounds, block, place in found.blocks:
        if bounds[:2] != bounds[2:]:
            said = "模拟运算表" if block == "dataTable" else "数组公式"
            raise _trap(sheet, place, f"在{said} {name_of(bounds[:2])}:{name_of(bounds[2:])} 里", f"请先在 Excel 里去掉这个{said}")
    if found.protection.get("sheet", "0") in ON:
        for place in found.places:
            if parts.styles.locked(style_of(place)):
                raise _trap(sheet, place, "是锁定的单元格,工作表有保护", "请先撤销工作表保护")
    _objects(parts, sheet, part, found)


def _objects(parts, sheet, part, found):
    relations = Relations(parts.find(relations_of(part)), part)
    for one in relations.all("table", "pivotTable"):
        name = relations.target(one)
        if one.attributes.get("Type", "").endswith("/table") and one.attributes.get("Id") not in found.tables:
            continue
        root = tree(parts.read(name), name)
        if one.attributes["Type"].endswith("/pivotTable"):
            location = root.first("location")
            _pivot(sheet, found, area(location.attributes["ref"]) if location else None)
        else:
            _table(sheet, found, root)


def _table(sheet, found, root):
    bounds, named = area(root.attributes["ref"]), root.attributes.get("displayName", "")
    heads, totals = int(root.attributes.get("headerRowCount", 1)), int(root.attributes.get("totalsRowCount", 0))
    for place in found.written:
        if inside(place, bounds) and place[0] < bounds[0] + heads:
            raise _trap(sheet, place, f"是表格“{named}”的表头", "请不要改写表头")
        if inside(place, bounds) and place[0] > bounds[2] - totals:
            raise _trap(sheet, place, f"是表格“{named}”的汇总行", "请在 Excel 里改")


def _pivot(sheet, found, bounds):
    for place in found.written:
        if bounds and inside(place, bounds):
            raise _trap(sheet, place, "在数据透视表里", "请改透视表的数据来源")


def _trap(sheet, place, why, mend):
    return Fault("W21", why, mend, sheet, name_of(place))
