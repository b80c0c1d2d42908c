"""An .xlsx or .xlsm edited in place: only the parts that must change do, and all else stays byte for byte."""

import re
from dataclasses import dataclass, field, replace

from workbook.package import custom_properties, new_sheet, relations
from workbook.package.archive import Archive
from workbook.package.book_part import BookPart
from workbook.package.cell_content import day_format, stored
from workbook.package.column_widths import widened
from workbook.package.refused import Fault
from workbook.package.relations import CONTENT_TYPES, Relations, relations_of
from workbook.package.sheet_edit import Setting, edited
from workbook.package.sheet_map import name_of, place_of, scan
from workbook.package.styles import NEW, Look, Styles
from workbook.package.traps import refuse_traps
from workbook.xlsx.package import part_name

SIGNATURES = ("_xmlsignatures/", "package/services/digital-signature/")
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
FORMULA_TAGS = (b"<f>", b"<f ", b":f>", b":f ", b"<f/>")


@dataclass
class Done:
    """What an edit did to the package, for the check that nothing else was done."""

    content: bytes
    changed: dict
    dropped: set
    cells: dict = field(default_factory=dict)  # part → {place: Stored, or None where the style alone changed}
    expanded: dict = field(default_factory=dict)  # part → places whose shared formula was written out
    widened: dict = field(default_factory=dict)  # part → Widened, before the cells were set


class Edit:
    """The edits of one package, `content`; each method checks what it can, `done` makes them all."""

    def __init__(self, content):
        self.archive = Archive(content)
        self.changed, self.dropped, self.settings, self.whole, self.widths = {}, set(), {}, {}, {}
        if any(part_name(member.name).startswith(SIGNATURES) for member in self.archive.members):
            raise Fault("W16", "有数字签名,改动后签名会失效", "请改用不带 --in-place 的核对,或向签名人取未签名的文件")
        root = Relations(self.find(relations.ROOT_RELATIONS), "")
        main = root.all("officeDocument")
        self.book = BookPart(self.read(root.target(main[0]) if main else "xl/workbook.xml"), root.target(main[0]) if main else "xl/workbook.xml")
        self.relations = Relations(self.read(relations_of(self.book.part)), self.book.part)
        self.strict = "purl" in self.book.space
        self.part_of = {sheet.name: self.relations.target(self.relations.by_id(sheet.relation)) for sheet in self.book.sheets}
        self._styles = None

    # what is there

    def read(self, name):
        """Return the bytes of a part as they are by now."""
        return self.changed[part_name(name)][1] if part_name(name) in self.changed else self.archive.read(name)

    def find(self, name):
        """Return the bytes of a part, None where there is none."""
        return self.read(name) if part_name(name) in self.changed or name in self.archive else None

    @property
    def sheets(self):
        """The names of the sheets, in order."""
        return [sheet.name for sheet in self.book.sheets]

    def place_of(self, name):
        """Return (sheet, reference) of a defined name, None where there is none."""
        return self.book.place_of(name)

    @property
    def styles(self):
        """The styles of the workbook; they are made where there are none."""
        if self._styles is None:
            found = self.relations.all("styles")
            self.styles_part = self.relations.target(found[0]) if found else "xl/styles.xml"
            self._styles = Styles(self.read(self.styles_part) if found else NEW.format(space=self.book.space).encode(), self.styles_part)
            if not found:
                self._add_part(self.styles_part, self._styles.content, STYLES_TYPE, "styles")
        return self._styles

    # what is to be done

    def set(self, sheet, cell, value, look=None):
        """Let a cell hold a text, number, day, truth value, Formula or None; its style stays, with `look` over it where given."""
        place = self._place(sheet, cell)
        try:
            kept = stored(value, self.book.shift)
        except Fault as fault:
            raise Fault(fault.code, fault.why, fault.mend, sheet, cell) from None
        marked = self.settings.get(sheet, {}).get(place, (None, None, None))[1]
        self.settings.setdefault(sheet, {})[place] = (kept, look or marked, day_format(value))

    def mark(self, sheet, cell, look):
        """Change how a cell looks and leave what it holds."""
        place = self._place(sheet, cell)
        kept, _, form = self.settings.get(sheet, {}).get(place, (None, None, None))
        self.settings.setdefault(sheet, {})[place] = (kept, look, form)

    def widen(self, sheet, column, width):
        """Give a column, counted from 1, a width [characters] where nobody has given it one; only in a sheet in which cells are set."""
        self._place(sheet, name_of((1, column)))
        self.widths.setdefault(sheet, {})[column] = width

    def add(self, sheet, mark=None):
        """Add a NewSheet after the others, under a name not taken yet, and return that name.

        With `mark`, a hidden defined name that leads to the sheet, the one that bears it already is replaced instead, unless it has
        another name by now or somebody put comments, pictures or tables on it.
        """
        known, _ = (mark and self.book.place_of(mark)) or (None, None)
        ours = known in self.part_of and re.fullmatch(re.escape(sheet.name) + r"(\([0-9]+\))?", known) and known not in self.settings
        if ours and not self._has_guests(self.part_of[known]):
            self.whole[known] = sheet
            return known
        if self.book.structure_is_locked:
            raise Fault("W21", "工作簿的结构有保护,不能增加工作表", "请先撤销工作簿保护")
        name, number = sheet.name, 1
        if not new_sheet.usable_name(name):
            raise ValueError(f"{name!r} cannot be the name of a sheet")
        while name.casefold() in {other.casefold() for other in self.sheets}:
            number += 1
            name = f"{sheet.name}({number})"
        part = relations.free_name([*(member.name for member in self.archive.members), *(name for name, _ in self.changed.values())],
                                   "xl/worksheets/sheet{}.xml")
        self.book.add_sheet(name, self._add_part(part, b"", new_sheet.CONTENT_TYPE, "worksheet"))
        self.part_of[name] = part
        self.whole[name] = sheet
        if mark:
            self.book.set_name(mark, "'" + name.replace("'", "''") + "'!$A$1")
        return name

    def set_property(self, name, text):
        """Set a property of the workbook to a text."""
        root = Relations(self.find(relations.ROOT_RELATIONS), "")
        word = custom_properties.FORMS[self.strict][0]
        found = root.all(*(form[0] for form in custom_properties.FORMS.values()))
        part = root.target(found[0]) if found else custom_properties.PART
        content = custom_properties.with_text(self.find(part), name, text, self.strict)
        if found:
            self._put(part, content)
            return
        self._put(relations.ROOT_RELATIONS, root.added(f"{self.book.relations}/{word}", part)[0])
        self._put(CONTENT_TYPES, relations.typed(self.read(CONTENT_TYPES), part, custom_properties.CONTENT_TYPE))
        self._put(part, content)

    # doing it

    def done(self):
        """Return the Done of all edits; Fault where one of them cannot be made, and then none is."""
        made = Done(b"", {}, self.dropped)
        formulas_change = values_change = False
        for sheet, settings in self.settings.items():
            part = self.part_of[sheet]
            made.widened[part] = widened(self.read(part), part, self.widths.get(sheet, {}))
            content = made.widened[part].content
            try:
                found = scan(content, part, settings, [place for place, (kept, _, _) in settings.items() if kept])
                refuse_traps(self, sheet, part, found, lambda place, found=found: self._base(found, place))
                chosen = {place: Setting(kept, self._style(found, place, look, form)) for place, (kept, look, form) in settings.items()}
                self._put(part, edited(content, found, chosen))
            except Fault as fault:
                raise Fault(fault.code, fault.why, fault.mend, sheet, fault.cell) from None
            values_change |= any(kept for kept, _, _ in settings.values())
            formulas_change |= any(kept and kept.formula is not None for kept, _, _ in settings.values())
            formulas_change |= any(found.cell(place) and found.cell(place).formula is not None
                                   for place, (kept, _, _) in settings.items() if kept)
            made.cells[part] = {place: kept for place, (kept, _, _) in settings.items()}
            made.expanded[part] = {place for place, *_ in found.dependents}
        for name, sheet in self.whole.items():
            self._put(self.part_of[name], sheet.written(self.book.space, self.styles, self.book.shift))
        if self._styles and self._styles.written() != self._styles.content:
            self._put(self.styles_part, self._styles.written())
        if formulas_change:
            self._drop_chain()
        if formulas_change or (values_change and self._computes()):
            self.book.calculate_on_load()
        if self.book.content != self.read(self.book.part):
            self._put(self.book.part, self.book.content)
        made.changed = dict(self.changed.values())
        made.content = self.archive.rewritten(made.changed, self.dropped)
        return made

    def _base(self, found, place):
        """Return the style of a cell: its own, else its row's, else its column's, as Excel gives a new cell."""
        cell, row = found.cell(place), found.rows.get(place[0])
        if cell:
            return cell.attributes.get("s")
        if row and row.attributes.get("customFormat") in ("1", "true"):
            return row.attributes.get("s")
        return next((style for first, last, style in found.columns if first <= place[1] <= last), None)

    def _style(self, found, place, look, form):
        base = self._base(found, place)
        if form and (look is None or not look.number_format) and self.styles.is_general(base):
            look = replace(look or Look(), number_format=form)
        return base if look is None else self.styles.derived(base, look)

    def _computes(self):
        """Tell whether a formula stands anywhere, so that a changed cell may change a result."""
        return any(tag in content for name in self.part_of.values() if part_name(name).endswith(".xml") and name in self.archive
                   for content in [self.archive.read(name)] for tag in FORMULA_TAGS)

    def _drop_chain(self):
        """Leave out the order of calculation, which programs make anew; it would name cells that hold no formula now."""
        for one in self.relations.all("calcChain"):
            part = self.relations.target(one)
            self._put(self.relations.name, self.relations.without(one))
            self._put(CONTENT_TYPES, relations.untyped(self.read(CONTENT_TYPES), part))
            if part in self.archive:
                self.dropped.add(part)

    def _has_guests(self, part):
        """Tell whether staff put something of their own on a sheet: comments, pictures, tables."""
        return any(relations.kind(one) != "printerSettings" for one in Relations(self.find(relations_of(part)), part).root.children)

    def _place(self, sheet, cell):
        if sheet not in self.part_of:
            raise Fault("W21", f"没有工作表“{sheet}”", "请核对工作表的名称")
        if sheet in self.whole:
            raise ValueError(f"{sheet} is written whole: its cells stand in the NewSheet")
        if relations.kind(self.relations.by_id(next(one.relation for one in self.book.sheets if one.name == sheet))) != "worksheet":
            raise Fault("W21", "不是普通工作表", "请选有单元格的工作表", sheet)
        return place_of(cell)

    def _add_part(self, part, content, content_type, word):
        """Add a part that the workbook refers to; return the id of the relationship."""
        folder = self.book.part.rpartition("/")[0]
        target = part[len(folder) + 1:] if folder and part.startswith(folder + "/") else "/" + part
        made, identity = self.relations.added(f"{self.book.relations}/{word}", target)
        self._put(self.relations.name, made)
        self._put(CONTENT_TYPES, relations.typed(self.read(CONTENT_TYPES), part, content_type))
        self._put(part, content)
        return identity

    def _put(self, name, content):
        key = part_name(name)
        kept = self.archive.keys[key].name if key in self.archive.keys else name
        self.changed[key] = (kept, content)
