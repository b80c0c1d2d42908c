"""`medaid check`: exit code, JSON, the report beside the file, and a file that is never touched."""

import datetime
import os
import re
from urllib.parse import unquote

import openpyxl
import pytest

from tests.macros.commands import output, run, said
from tests.workbook import package
from tests.workbook.sound import GUANGXI
from workbook.check import check

REPORT = "_核对结果_20260110.xlsx"
FINDING = {"code": "Z03", "sheet": "住院登记", "cell": "D7", "title": "身份证号有误", "detail": "身份证号:疑似被截断",
           "article": "表格填写要求", "mend": "对照身份证原件改正;末三位变成000的,原号已丢失,须重新录入", "row": 2}


def test_a_sound_file_ends_with_0(folder):
    """没有发现问题, and where the report is."""
    shown = output("check", folder / "好.xlsx")

    assert "没有发现问题 ✔" in shown and "核对 3 行" in shown and "2026-01-10" in shown


def test_a_file_with_a_finding_ends_with_1(folder):
    """Code, sheet, cell and mend on the screen."""
    shown = output("check", folder / "错.xlsx", code=1)

    for part in ("Z03", "住院登记", "D7", "发现 1 处问题"):
        assert part in shown, part


def test_an_unusable_file_ends_with_2(folder):
    """The code of the gate, the reason and the mend; no report, no traceback."""
    result = run("check", folder / "坏.xlsx")

    assert 2 == result.exit_code
    assert re.search(r"✘ \[W05\] 坏.xlsx:", result.stdout + result.stderr)
    assert ["坏.xlsx", "好.xlsx", "错.xlsx"] == sorted(os.listdir(folder))


def test_one_unusable_file_does_not_stop_the_others(folder):
    """All three are dealt with; unusable weighs most."""
    found = said("check", folder / "坏.xlsx", folder / "没有.xlsx", folder / "错.xlsx", folder / "好.xlsx", code=2)

    assert ["错.xlsx", "好.xlsx"] == [entry["file"] for entry in found["files"]]
    assert [("坏.xlsx", "W05"), ("没有.xlsx", "W01")] == [(entry["file"], entry["code"]) for entry in found["unusable"]]
    assert all(entry["why"] and entry["mend"] for entry in found["unusable"])


def test_the_json_of_a_check(folder):
    """Exactly these keys; a finding with all that the screen and the report show."""
    found = said("check", folder / "错.xlsx", code=1)

    assert {"files": [{"file": "错.xlsx", "template": GUANGXI, "policy": "guangxi-2022", "today": "2026-01-10", "rows": 3,
                       "findings": [FINDING], "report": str(folder / f"错{REPORT}"), "counts": {"Z03": 1}, "reading": None}],
            "unusable": []} == found


def test_several_files_with_findings_end_with_1(folder):
    """0 only when every file is clean."""
    assert 2 == len(said("check", folder / "好.xlsx", folder / "错.xlsx", code=1)["files"])


def test_the_file_is_never_touched(folder):
    """Neither its bytes nor its time nor its name, clean or not, and no other file but the report appears."""
    os.utime(folder / "错.xlsx", (1_700_000_000, 1_700_000_000))
    before = {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in os.listdir(folder)}
    run("check", folder / "错.xlsx", folder / "好.xlsx")

    assert before == {name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns) for name in before}
    assert {f"错{REPORT}", f"好{REPORT}"} == {*os.listdir(folder)} - {*before}


def test_a_read_only_file_is_checked(folder):
    """From a share that nobody may write to, with the report elsewhere."""
    os.chmod(folder / "错.xlsx", 0o444)

    assert 1 == run("check", folder / "错.xlsx", "--out", folder / "结果").exit_code


def test_the_report_lists_every_finding_with_a_link(folder):
    """问题清单: the finding's fields, the cell a link into the file beside it; 汇总: a line a check; nothing says more than that."""
    run("check", folder / "错.xlsx")
    book = openpyxl.load_workbook(folder / f"错{REPORT}")
    rows = [[cell.value for cell in row] for row in book["问题清单"].iter_rows(min_row=4)]
    link = book["问题清单"]["D4"].hyperlink

    assert ["问题清单", "汇总"] == book.sheetnames
    assert [[1, *(FINDING[key] for key in ("code", "sheet", "cell", "title", "detail", "article", "mend"))]] == rows
    assert ("错.xlsx", "'住院登记'!D7") == (link.target, link.location)
    assert [1, "Z03", "住院登记", "身份证号有误", 1, FINDING["mend"]] == [cell.value for cell in book["汇总"][4]]
    assert "原文件没有改动" in book["问题清单"]["A2"].value and "共核对 3 行" in book["问题清单"]["A2"].value


def test_the_report_prints_like_the_workbooks(folder):
    """A4 landscape, header repeated, page numbers, frozen."""
    run("check", folder / "错.xlsx")

    for sheet in openpyxl.load_workbook(folder / f"错{REPORT}"):
        assert ("landscape", 9, "$3:$3", "A4") == (sheet.page_setup.orientation, int(sheet.page_setup.paperSize),
                                                   sheet.print_title_rows, sheet.freeze_panes)
        assert "第 &P 页 共 &N 页" in sheet.oddFooter.center.text


def test_a_clean_file_has_a_report_too(folder):
    """As a proof that it was checked."""
    run("check", folder / "好.xlsx")

    assert "发现 0 处问题" in openpyxl.load_workbook(folder / f"好{REPORT}")["问题清单"]["A2"].value


def test_the_report_goes_where_it_is_sent(folder, tmp_path):
    """--out makes the folder; the link still leads to the checked file."""
    target = tmp_path / "结果" / "九月"
    found = said("check", folder / "错.xlsx", "--out", target, code=1)
    link = openpyxl.load_workbook(target / f"错{REPORT}")["问题清单"]["D4"].hyperlink

    assert str(target / f"错{REPORT}") == found["files"][0]["report"]
    assert ["坏.xlsx", "好.xlsx", "错.xlsx"] == sorted(os.listdir(folder))
    assert (target / unquote(link.target.removeprefix("file:///")).replace("\\", "/")).resolve() == (folder / "错.xlsx").resolve()


def test_two_files_of_one_name_do_not_share_a_report(folder, tmp_path):
    """Two townships both send 错.xlsx: --out keeps both reports."""
    other = tmp_path / "另一乡镇"
    other.mkdir()
    (other / "错.xlsx").write_bytes((folder / "好.xlsx").read_bytes())
    found = said("check", folder / "错.xlsx", other / "错.xlsx", "--out", tmp_path / "结果", code=1)

    assert 2 == len({entry["report"] for entry in found["files"]}) == len(os.listdir(tmp_path / "结果"))


def test_a_second_check_writes_the_report_anew(folder):
    """In place of the first, once the file is mended."""
    run("check", folder / "错.xlsx")
    (folder / "错.xlsx").write_bytes((folder / "好.xlsx").read_bytes())
    run("check", folder / "错.xlsx")

    assert [f"错{REPORT}"] == [name for name in os.listdir(folder) if "核对结果" in name]
    assert "发现 0 处问题" in openpyxl.load_workbook(folder / f"错{REPORT}")["问题清单"]["A2"].value


def test_a_report_is_not_taken_for_a_workbook(folder):
    """Checked by mistake, it is refused by name."""
    run("check", folder / "错.xlsx")

    assert "W08" == said("check", folder / f"错{REPORT}", code=2)["unusable"][0]["code"]


def test_a_folder_is_not_a_file(folder):
    """A folder given for a file is refused like a missing file."""
    assert ["W01"] == [entry["code"] for entry in said("check", folder, code=2)["unusable"]]


@pytest.mark.parametrize("name", ["a'b&c #1%.xlsx", "〔2025〕9号[1].xlsx", "x" * 200 + ".xlsx"])
def test_a_file_of_any_name_is_checked_and_linked(folder, name):
    """Quotes, brackets, number signs and long names in the link of the report."""
    os.rename(folder / "错.xlsx", folder / name)
    found = said("check", folder / name, code=1)
    link = openpyxl.load_workbook(found["files"][0]["report"])["问题清单"]["D4"].hyperlink

    assert (name, "'住院登记'!D7") == (unquote(link.target), link.location)


def test_the_day_typed_on_the_sheet_is_the_reference_day(folder):
    """校验!C4 typed over decides what lies in the future; without it, this day does."""
    path = package.typed(folder / "好.xlsx", folder / "早.xlsx", {"校验": {"C4": datetime.date(2025, 9, 5)}})

    # discharged on the 10th, settled on the 11th of September
    assert {"Z06": 3} == check(path).counts()
    assert {} == check(path, today=datetime.date(2025, 9, 11)).counts()
