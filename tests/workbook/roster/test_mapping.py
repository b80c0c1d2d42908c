"""表头对应.toml beside a table: what a person corrected once is used again, and a mistake in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.roster.odd import HEAD, STAYS, one, stay
from workbook.roster import mapping, read
from workbook.unusable import Unusable

ENTRY = mapping.Entry("住院费用监测", "住院登记", {"姓名": "姓名", "身份证号": "身份证号", "住院那天": "入院日期", "医疗机构": ""})
ROWS = [["住院那天" if word == "入院日期" else word for word in HEAD], stay(0)]


def beside(folder, content):
    """Write the table and 表头对应.toml; return the table."""
    (folder / mapping.FILE).write_bytes(content if isinstance(content, bytes) else content.encode())
    return one(folder, ROWS)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_a_person_said_is_used(tmp_path, mark, newline):
    """Saved again by Notepad, with its mark and its ends of lines."""
    found = read(beside(tmp_path, mark + mapping.written([ENTRY]).replace("\n", newline).encode()))

    assert ("住院费用监测", "admissions") == (found.template, found.sheet)
    assert "admitted_on" in found.keys and "institution" not in found.keys


@pytest.mark.parametrize(("content", "said"), [
    ("[[table]", "第 1 行"), ("[[table]]\ntemplate = \"甲\"\nsheet = ", "最后一行"), ("[[table]]\ntemplate = 1", "[[table]]"), ("table = 3", "[[table]]"),
    ("[[table]]\ntemplate = \"甲\"\nsheet = \"乙\"\ncolumns = [1]", "[[table]]"), ("甲".encode("gb18030"), "UTF-8"), (b"\x00", "第 1 行")])
def test_a_broken_file_is_named_with_its_line(tmp_path, content, said):
    """W10, and what to do: mend it or delete it."""
    with pytest.raises(Unusable) as found:
        read(beside(tmp_path, content))

    assert ("W10", mapping.FILE) == (found.value.code, found.value.file) and said in found.value.why and "删去" in found.value.mend


@pytest.mark.parametrize(("old", "new", "said"), [("入院日期", "入院日斯", "入院日斯"), ("住院登记", "住院登己", "住院登己"), ("住院费用监测", "住院费用", "住院费用")])
def test_a_name_that_is_not_ours_is_named(tmp_path, old, new, said):
    """A slip in the name of a column must not make the column nobody's."""
    with pytest.raises(Unusable) as found:
        read(beside(tmp_path, mapping.written([ENTRY]).replace(old, new)))

    assert ("W10", mapping.FILE) == (found.value.code, found.value.file) and said in found.value.why


def test_a_file_for_another_layout_changes_nothing(tmp_path):
    """Headers that the table has not."""
    other = mapping.Entry("监测预警", "人员名单", {"某列": "姓名"})

    assert read(one(tmp_path, ROWS), **STAYS).rows == read(beside(tmp_path, mapping.written([other])), **STAYS).rows


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=5), st.text(max_size=8))
def test_whatever_is_written_is_read_again(tmp_path_factory, columns, name):
    """TOML 1.0: quotation marks, controls and line ends in headers."""
    columns = {key.encode("utf-8", "ignore").decode(): value.encode("utf-8", "ignore").decode() for key, value in columns.items()}
    entry = mapping.Entry(name.encode("utf-8", "ignore").decode(), "表", columns)
    path = tmp_path_factory.getbasetemp() / "对应.toml"
    path.write_bytes(mapping.written([entry]).encode())

    assert [entry] == mapping.read(path)


def test_a_correction_that_names_nothing_is_refused(tmp_path):
    """A header that is not there; a column that no sheet has."""
    for said, word in (({"没有的表头": "姓名"}, "没有的表头"), ({"住院那天": "没有的列"}, "没有的列")):
        with pytest.raises(Unusable) as found:
            read(one(tmp_path, ROWS), mapped=said)
        assert "W10" == found.value.code and word in found.value.why


def test_a_header_is_corrected_by_its_text_or_its_cell(tmp_path):
    """G1 is 住院那天."""
    path = one(tmp_path, ROWS)

    assert "admitted_on" not in read(path, **STAYS).keys
    assert read(path, **STAYS, mapped={"住院那天": "入院日期"}).rows == read(path, **STAYS, mapped={"g1": "入院日期"}).rows
