"""The commands themselves on files of unknown origin: an exit code, words in Chinese, and never a traceback or a changed file."""

import json
import re

import pytest

from tests.hostile.case import packed
from tests.hostile.corpus import CASES
from tests.hostile.door import seen
from tests.hostile.shelf import mutable, ours
from tests.macros.commands import run
from tests.workbook import package
from workbook import check_in_place
from workbook.check import check
from workbook.unusable import Unusable

SAMPLE = [case for number, case in enumerate(CASES) if not case.name.startswith(("-", "~$")) and "\n" not in case.name
          and (number % 9 == 0 or case.kind.startswith("本套") and number % 3 == 0)]
SMALL = [case for case in CASES if case.kind not in ("压缩炸弹", "部件过多", "文件过大", "单元格过多", "公式过长", "说谎的目录", "标记过多", "单个标记过长")]
DOCUMENTS = [("list", "超控名单"), ("list", "低于比例名单"), ("notice", "特殊病例申报审批表"), ("proof",), ("card",)]


def settled(folder, cases):
    """Write each file into a folder of its own; return the paths."""
    paths = []
    for number, case in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        paths.append(case.placed(place))
    return paths


def told(result):
    """Return what a command says, having looked that it is Chinese and no traceback."""
    said = result.stdout + result.stderr
    assert result.exit_code in (0, 1, 2) and re.search("[一-龥]", said) and "Traceback" not in said and "Error" not in said, said
    return said


def test_a_folder_of_such_files_is_checked_in_one_go(tmp_path):
    """Every one is read or refused by its code, and each is as it was."""
    paths = settled(tmp_path, SAMPLE)
    before = {path: seen(path) for path in paths}
    result = run("check", *paths, "--out", tmp_path / "out", "--json")
    found = json.loads(result.stdout)

    assert len(SAMPLE) == len(found["files"]) + len(found["unusable"]) and 2 == result.exit_code
    assert before == {path: seen(path) for path in paths}
    assert {entry["code"] for entry in found["unusable"]} <= {code for case in SAMPLE for code in case.codes}


def test_the_screen_shows_them_as_well(tmp_path):
    """Names with brackets and escapes among them."""
    assert "W" in told(run("check", *settled(tmp_path, SAMPLE[::3]), "--out", tmp_path / "out"))


@pytest.mark.parametrize("case", SMALL[::11] + [case for case in CASES if case.kind == "本套工作簿带夹带"], ids=lambda case: case.title)
def test_a_copy_edited_in_place_is_the_old_file_or_a_whole_new_one(tmp_path, case):
    """Refused with a code, the bytes are the old ones; else the old file lies beside it, and every part that is not ours is in the new one."""
    path = case.placed(tmp_path)
    old = path.read_bytes()
    try:
        _, _, backup = check_in_place.checked(path, check)
    except Unusable as error:
        assert old == path.read_bytes() and [path.name] == [one.name for one in tmp_path.iterdir() if not one.name.startswith(".")], error
        return
    assert old == backup.read_bytes()
    before, after = package.parts(backup), package.parts(path)
    assert [] == [part for part in before if part not in after and "calcChain" not in part]
    assert check(path).rows == check(backup).rows


@pytest.mark.parametrize("command", DOCUMENTS, ids=" ".join)
def test_documents_are_not_made_from_what_is_no_workbook(tmp_path, command):
    """Three files: refused in words."""
    cases = SMALL[::len(SMALL) // 2]
    for path in settled(tmp_path, cases):
        result = run(*command, path, "--out", tmp_path / "out")
        assert "✘" in told(result) and 2 == result.exit_code


@pytest.mark.parametrize("case", [case for case in CASES if case.kind in ("本套工作簿怪值", "本套工作簿", "本套工作簿夹带代码")], ids=lambda case: case.title)
def test_lists_from_our_own_odd_workbooks_are_made_or_refused(tmp_path, case):
    """A number beyond all in place of the fee must not stop the program."""
    result = run("list", "低于比例名单", case.placed(tmp_path), "--out", tmp_path / "out")

    assert told(result)


def test_a_list_from_a_workbook_with_numbers_beyond_all(tmp_path):
    """住院费用监测 with -1, 20230115 and 1E+300 wherever 10,000 yuan stood, the last converted too."""
    (tmp_path / "源.xlsx").write_bytes(mutable.with_a_calendar())
    part = package.sheet_part(tmp_path / "源.xlsx", "住院登记")
    for number in ("-1", "20230115", "1e300"):
        path = package.edited(tmp_path / "源.xlsx", tmp_path / "表.xlsx", {part: lambda xml, number=number: xml.replace("<v>10000</v>", f"<v>{number}</v>")})
        assert told(run("list", "低于比例名单", path, "--out", tmp_path / "out")) and told(run("check", path, "--out", tmp_path / "out"))
    assert told(run("convert", path, "--edition", "xlsx", "--out", tmp_path / "新.xlsx"))


def test_a_report_that_is_open_elsewhere_is_told(tmp_path):
    """W11: XlsxWriter's own error is none of the system's, and once came out as a traceback."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(packed(ours.built()[0]))
    (tmp_path / "表_核对结果_20260110.xlsx").mkdir()
    said = told(run("check", path))

    assert "[W11]" in said and "写不进去" in said


def test_a_blank_workbook_that_cannot_be_written_is_told(tmp_path):
    """The same of `medaid build`."""
    (tmp_path / "目录外控费.xlsx").mkdir()
    result = run("build", "目录外控费", "--rows", 5, "--out", tmp_path)

    assert 2 == result.exit_code and "写不进去" in told(result)
