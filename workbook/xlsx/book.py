"""A workbook: its sheets in order, what it is called and dated by, and the parts that its cells need."""

from dataclasses import dataclass
from functools import cached_property

from workbook.xlsx import custom_properties
from workbook.xlsx.damage import Damaged
from workbook.xlsx.namespaces import main, relation
from workbook.xlsx.number_formats import GENERAL, is_date
from workbook.xlsx.package import Package
from workbook.xlsx.relationships import of_kind, relationships
from workbook.xlsx.shared_strings import shared_strings
from workbook.xlsx.sheet import MOST_CELLS, Sheet
from workbook.xlsx.styles import cell_formats
from workbook.xlsx.values import DAYS_FROM_1900_TO_1904

TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class SheetEntry:
    """A sheet as the workbook lists it: `state` is visible, hidden or veryHidden, `kind` worksheet, chartsheet, dialogsheet …"""

    name: str
    state: str
    kind: str
    part: str


class Book:
    """An open .xlsx or .xlsm, `path` a path or a file object; Damaged says what cannot be read."""

    def __init__(self, path):
        self.package = Package(path)
        try:
            self._open()
        except Exception:
            self.package.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.package.__exit__()

    def _open(self):
        self.relations = relationships(self.package)
        self.part = of_kind(self.relations, "officeDocument") or "xl/workbook.xml"
        root = self.package.tree(self.part)
        space = main(root.tag, "workbook")
        if space is None:
            raise Damaged("不是 Excel 工作簿", self.part)
        space = f"{{{space}}}"
        self.inner = relationships(self.package, self.part)
        settings = root.find(f"{space}workbookPr")
        self.shift = DAYS_FROM_1900_TO_1904 if settings is not None and settings.get("date1904", "0") in TRUE else 0
        self.sheets = [self._entry(entry) for entry in root.iterfind(f"{space}sheets/{space}sheet")]
        if len({entry.name.casefold() for entry in self.sheets}) < len(self.sheets):
            raise Damaged("里有两张同名工作表", self.part)
        names = root.iterfind(f"{space}definedNames/{space}definedName")
        self.names = {(entry.get("name"), self._scope(entry.get("localSheetId"))): entry.text or "" for entry in names}
        self.counted, self.merges = 0, {}

    def _entry(self, entry):
        name, arrow = entry.get("name", ""), self.inner.get(relation(entry.attrib))
        if arrow is None or arrow.external:
            raise Damaged("的内容缺失", self.part, name)
        return SheetEntry(name, entry.get("state", "visible"), arrow.kind, arrow.target)

    def _scope(self, number):
        return self.sheets[int(number)].name if number and number.isdigit() and int(number) < len(self.sheets) else None

    @cached_property
    def properties(self):
        """The custom document properties, {name: text}."""
        part = of_kind(self.relations, "custom-properties") or of_kind(self.relations, "customProperties")
        return custom_properties.read(self.package, part) if part and self.package.find(part) else {}

    @cached_property
    def strings(self):
        """The shared strings."""
        part = of_kind(self.inner, "sharedStrings")
        return shared_strings(self.package, part) if part and self.package.find(part) else []

    @cached_property
    def formats(self):
        """The number format codes of the cell formats."""
        part = of_kind(self.inner, "styles")
        return cell_formats(self.package, part) if part and self.package.find(part) else []

    def format(self, style):
        """Return the number format code of a cell format, General where there is none."""
        return self.formats[style] if style < len(self.formats) else GENERAL

    @cached_property
    def date_styles(self):
        """The numbers of the cell formats that show a day or a time."""
        return frozenset(style for style, code in enumerate(self.formats) if is_date(code))

    def cells(self, entry):
        """Yield the cells of a sheet, whose merged ranges stand in `merges` afterwards; Damaged names the sheet."""
        sheet = Sheet(self.package, entry.part, self.strings, MOST_CELLS - self.counted)
        try:
            yield from sheet
        except Damaged as damage:
            damage.sheet = entry.name
            raise
        self.counted += sheet.counted
        self.merges[entry.name] = sheet.merges
