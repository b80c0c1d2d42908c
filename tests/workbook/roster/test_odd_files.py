"""Files that are odd as files: text with stray quotation marks, .ods with comments or cut off, names that say another kind."""

import io
import zipfile

import odf.opendocument
import odf.text
import pytest

from tests.once import once
from tests.workbook.roster.odd import HEAD, STAYS, lawful, one, stay
from workbook.recalculate import converted
from workbook.roster import read
from workbook.unusable import Unusable

ROWS = [HEAD, *(stay(number) for number in range(4))]
NAME = stay(0)[0]


def text(rows=ROWS):
    """Return rows as the lines of a .csv."""
    return "\r\n".join(",".join("" if value is None else str(value) for value in cells) for cells in rows)


def saved(path, content):
    """Write bytes; return the path."""
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    """The rows as .xls and .ods, by LibreOffice."""
    folder = once(tmp_path_factory, "odd rosters", lambda folder: [converted(one(folder, ROWS), folder, kind) for kind in ("xls", "ods")])
    return {kind: folder / f"表.{kind}" for kind in ("xls", "ods")}


def repacked(source, path, content=None, **parts):
    """Write a package again, its content.xml as `content(bytes)` makes it (left out for None), its other parts as `parts` say."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            made = (content or bytes)(old.read(name)) if name == "content.xml" else parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name))
            if made is not None:
                new.writestr(name, made)
    return path


def refused(path, code):
    """Return what is said of a file that is refused."""
    with pytest.raises(Unusable) as found:
        read(path, **STAYS)
    assert code == found.value.code and found.value.mend and "Error" not in str(found.value)
    return str(found.value)


@pytest.mark.parametrize(("encoding", "newline"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\r"), ("utf-16", "\n")])
def test_lines_inside_quotation_marks_are_one_cell(tmp_path, encoding, newline):
    """RFC 4180, 2.6; the row is the one that a spreadsheet shows, not the line of the file."""
    quoted = text().replace("姓名", '"姓\n名"', 1).replace(NAME, f'"{NAME}\n"').replace("\r\n", newline)
    found = read(saved(tmp_path / "表.csv", quoted.encode(encoding)), **STAYS)

    assert [2, 3, 4, 5] == [row for _, row in found.places] and NAME == found.rows[0]["name"]


@pytest.mark.parametrize("broken", [NAME, stay(1)[0], stay(3)[0]])
def test_a_quotation_mark_that_does_not_close_swallows_nobody(tmp_path, broken):
    """Without strictness the csv module takes all that follows for one cell and says nothing."""
    assert "引号" in refused(saved(tmp_path / "表.csv", text().replace(broken, f'"{broken}', 1).encode()), "W05")


@pytest.mark.parametrize(("content", "code"), [
    (b"", "W05"), (b"\n\n\n", "W08"), (b",,,\n,,,\n", "W08"), ("姓名\n韦强\n".encode(), "W08"), ("姓名,身份证号\n韦\0强,1".encode(), "W05"),
    (text().encode()[:-2] + b"\xe5", "W05"), (b"\xff\xfe\x00", "W05"), (("说明" * 9000).encode("gb18030"), "W08"), (b"a,b\n1,2\n", "W08")])
def test_a_text_without_a_table_of_ours_is_refused(tmp_path, content, code):
    """Empty, blank, one column, NULs, cut in the middle of a sign, another language."""
    refused(saved(tmp_path / "表.csv", content), code)


def test_a_line_with_more_fields_than_headers_says_so(tmp_path):
    """And one with fewer is blank at its end."""
    rows = [HEAD, [*stay(0), "多出来的"], stay(1)[:5]]
    found = read(saved(tmp_path / "表.csv", text(rows).encode()), **STAYS)

    assert [("表", "M 列没有表头,1 格没有读取")] == found.unread and found.rows[1]["total"] is None and 2 == len(found.rows)


def test_the_comment_of_a_cell_is_no_part_of_it(tmp_path, kinds):
    """OpenDocument 1.2 part 1, 14.1: office:annotation stands inside the cell, with paragraphs of its own."""
    noted = f"<office:annotation><text:p>已核</text:p></office:annotation><text:p>{NAME}</text:p>".encode()
    path = repacked(kinds["ods"], tmp_path / "表.ods", lambda content: content.replace(f"<text:p>{NAME}</text:p>".encode(), noted))

    assert NAME == lawful(path, ROWS).rows[0]["name"] and noted in zipfile.ZipFile(path).read("content.xml")


def test_cells_and_rows_that_are_written_once_and_repeated_are_all_there(tmp_path, kinds):
    """OpenDocument 1.2 part 1, 19.675 and 19.677."""
    def thrice(content):
        start = content.rindex(b"<table:table-row", 0, content.index(NAME.encode()))
        return content[:start] + content[start:].replace(b"<table:table-row", b'<table:table-row table:number-rows-repeated="3"', 1)
    found = read(repacked(kinds["ods"], tmp_path / "表.ods", thrice), **STAYS)

    assert [NAME] * 3 == [row["name"] for row in found.rows[:3]] and [2, 3, 4, 5, 6, 7] == [row for _, row in found.places]


@pytest.mark.parametrize("content", [lambda content: None, lambda content: content[:300], lambda content: content[:content.rindex(b"<table:table-row")]],
                         ids=["missing", "its beginning", "all but the last rows"])
def test_an_ods_that_is_cut_off_is_refused_in_silence(tmp_path, capfd, kinds, content):
    """odfpy reads what there is of it and prints the rest, with every name in it, to the screen."""
    refused(repacked(kinds["ods"], tmp_path / "表.ods", content), "W05")

    assert ("", "") == capfd.readouterr()


def test_an_ods_with_a_password_says_so(tmp_path, kinds):
    """OpenDocument 1.2 part 3, 4.4: the manifest names how each part is encrypted."""
    assert "密码" in refused(repacked(kinds["ods"], tmp_path / "表.ods", manifest=b"<manifest:encryption-data/>"), "W05")


def test_a_text_document_is_no_table(tmp_path):
    """An .odt holds tables too, none of them of a spreadsheet."""
    made, content = odf.opendocument.OpenDocumentText(), io.BytesIO()
    made.text.addElement(odf.text.P(text="姓名"))
    made.write(content)

    assert "不是表格" in refused(saved(tmp_path / "表.odt", content.getvalue()), "W05")


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_an_xls_that_is_cut_off_is_refused(tmp_path, kinds, kept):
    """A transfer that broke off: half of the people are not all of them."""
    content = kinds["xls"].read_bytes()
    with pytest.raises(Unusable):
        read(saved(tmp_path / "表.xls", content[:int(len(content) * kept)]), **STAYS)


@pytest.mark.parametrize("suffix", ["xls", "et", "ods", "csv", "txt", "xlsx", "dat"])
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx", "csv"])
def test_a_file_is_what_it_holds_whatever_its_name_says(tmp_path, kinds, kind, suffix):
    """The same rows under every name."""
    content = kinds[kind].read_bytes() if kind in kinds else one(tmp_path, ROWS).read_bytes() if kind == "xlsx" else text().encode("gb18030")

    assert 4 == len(lawful(saved(tmp_path / f"另存.{suffix}", content), ROWS).rows)
