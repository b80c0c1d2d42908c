"""Every part before and after an edit, on a workbook with each feature: what is not to change has the same bytes in the same place."""

import datetime
import re
import shutil

import openpyxl
import pytest

from tests.workbook.package import features, parts
from tests.workbook.package.features import FEATURES, raw
from workbook import raw_cells, recalculate
from workbook.package import Formula, Look, NewSheet, opened

DAY = datetime.date(2025, 10, 15)
CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?:[^>]*/>|.*?</c>)', re.S)
OPENPYXL = pytest.mark.filterwarnings("ignore:.* extension is not supported")  # it says so of the sparklines that it would drop
LISTS = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"}
EDITS = {  # an edit → what it does, the parts that it may touch, the parts that it adds
    "a cell": (lambda edit: edit.set("花名册", "B3", 5), {"xl/worksheets/sheet1.xml"}, set()),
    "a cell of another sheet": (lambda edit: edit.set("图表", "A1", "=1"), {"xl/worksheets/sheet2.xml"}, set()),
    "a cell in a new row": (lambda edit: edit.set("花名册", "Z99", "末"), {"xl/worksheets/sheet1.xml"}, set()),
    "a day": (lambda edit: edit.set("花名册", "I1", DAY), {"xl/worksheets/sheet1.xml", "xl/styles.xml"}, set()),
    "a mark": (lambda edit: edit.mark("花名册", "A2", Look(fill="FFC7CE")), {"xl/worksheets/sheet1.xml", "xl/styles.xml"}, set()),
    "a formula": (lambda edit: edit.set("花名册", "I2", Formula("B2*2", 637.92)), {"xl/worksheets/sheet1.xml"}, set()),
    "a sheet": (lambda edit: edit.add(NewSheet("校验", [[("=1", Look(bold=True))]]), "medaid_report"), LISTS | {"xl/styles.xml"},
                {"xl/worksheets/sheet5.xml"}),
    "a property": (lambda edit: edit.set_property("核对", "已"), {"docProps/custom.xml"}, set()),
    "nothing": (lambda edit: None, set(), set()),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The workbook with every feature."""
    return features.workbook(tmp_path_factory.mktemp("features") / "全.xlsm")


@pytest.fixture
def path(kept, tmp_path):
    """A copy of it for one test."""
    return shutil.copy(kept, tmp_path / "全.xlsm")


@pytest.mark.parametrize("feature", FEATURES)
def test_the_workbook_has_every_feature(kept, feature):
    """Else nothing could be lost."""
    part, said = FEATURES[feature]

    assert said in parts(kept)[part].decode("utf-8", "replace")


@pytest.mark.parametrize("edit", EDITS)
def test_only_the_parts_that_must_change_do(path, kept, edit):
    """All others have the same header, compressed bytes, flags, time and order; new ones come last."""
    change, touched, added = EDITS[edit]
    with opened(path) as made:
        change(made)
    before, after = raw(kept), raw(path)

    assert [*before, *sorted(added)] == [*after]
    assert {name for name in before if before[name] != after[name]} <= touched
    assert touched - {"xl/workbook.xml"} <= {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize("edit", EDITS)
def test_every_other_cell_keeps_its_spelling(path, kept, edit):
    """Found by a search in the text that knows nothing of the writer; what stands around the cells stays too."""
    change, touched, _ = EDITS[edit]
    with opened(path) as made:
        change(made)
        places = {(sheet, f"{openpyxl.utils.get_column_letter(column)}{row}") for sheet, cells in made.settings.items() for row, column in cells}
    for number, sheet in enumerate(features.SHEETS, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        before, after = ({match[1].decode(): match[0] for match in CELL.finditer(parts(one)[name])} for one in (kept, path))
        mine = {cell for named, cell in places if named == sheet}

        assert {cell: xml for cell, xml in before.items() if cell not in mine} == {cell: xml for cell, xml in after.items() if cell not in mine}
        assert mine <= set(after)
        around = [re.sub(rb"<sheetData>.*</sheetData>|<sheetData/>|<dimension[^>]*>", b"", parts(one)[name], flags=re.S) for one in (kept, path)]
        assert around[0] == around[1]


@pytest.mark.parametrize("feature", FEATURES)
def test_no_feature_is_lost(kept, everything, feature):
    """As often in each part as before."""
    part, said = FEATURES[feature]
    before, after = parts(kept)[part], parts(everything)[part]

    assert before.count(said.encode()) == after.count(said.encode()) and (said or before == after)


@pytest.fixture(scope="module")
def everything(kept, tmp_path_factory):
    """A copy with all the edits made at once."""
    path = shutil.copy(kept, tmp_path_factory.mktemp("all") / "全.xlsm")
    with opened(path) as made:
        for change, _, _ in EDITS.values():
            change(made)
    return path


@OPENPYXL
def test_openpyxl_reads_old_and_new(kept, everything):
    """Every old value as before, every new one as it was set; the text that begins with = is text."""
    before, after = (raw_cells.read(one) for one in (kept, everything))
    mine = {"花名册": {(3, 2), (99, 26), (1, 9), (2, 9)}, "图表": {(1, 1)}}
    book = openpyxl.load_workbook(everything)

    assert [*features.SHEETS, "校验"] == book.sheetnames
    for sheet in features.SHEETS:
        old, new = ({place: value for place, value in one.sheets[sheet].items() if place not in mine.get(sheet, ())} for one in (before, after))
        assert old == new
    assert (5, "末", 637.92) == tuple(after.sheets["花名册"][place] for place in ((3, 2), (99, 26), (2, 9)))
    assert "=B2*2" == book["花名册"]["I2"].value
    assert DAY == book["花名册"]["I1"].value.date() and book["花名册"]["I1"].is_date
    assert ("s", "=1") == (book["图表"]["A1"].data_type, book["图表"]["A1"].value)
    assert ("s", "=1", True) == (book["校验"]["A1"].data_type, book["校验"]["A1"].value, book["校验"]["A1"].font.b)
    assert "FFFFC7CE" == book["花名册"]["A2"].fill.fgColor.rgb
    assert {"批次": "2025-09", "核对": "已"} == after.properties


@OPENPYXL
def test_libreoffice_opens_the_result(everything, tmp_path):
    """It computes with the new value: B3 was 637.92 and is 5, so the sum of 318.96 × (1 + … + 8) falls by 632.92."""
    found = recalculate.cached(recalculate.converted(everything, tmp_path))

    assert [*features.SHEETS, "校验"] == list(found)
    assert (5, 10, 637.92) == tuple(found["花名册"][place] for place in ((3, 2), (3, 4), (2, 9)))
    assert 318.96 * 36 - 632.92 == pytest.approx(found["花名册"][2, 4])
    assert ("=1", "=1") == (found["图表"][1, 1], found["校验"][1, 1])


def test_the_old_file_is_kept_beside_it(path, kept):
    """Byte for byte, under a dated name."""
    with opened(path) as made:
        made.set("花名册", "B3", 5)

    assert re.fullmatch(r"全_备份_\d{8}-\d{4}\.xlsm", made.backup.name)
    assert kept.read_bytes() == made.backup.read_bytes() != path.read_bytes()
    assert {path, made.backup} == set(path.parent.iterdir())
