"""What other readers misread, lose or die of, file by file: the form of each case is the one found in public workbooks.

Where a library reads it otherwise, its reading stands beside ours, so that the day it changes is noticed.
"""

import datetime
import warnings

import openpyxl
import pytest

from tests.workbook.xlsx import by_hand
from tests.workbook.xlsx.by_hand import row
from workbook import raw_cells
from workbook.raw_cells import ErrorValue
from workbook.xlsx.book import Book
from workbook.xlsx.values import day

NUMBER = "<v>{}</v>".format


def cells(path):
    """Return {(row, column): cell} of the first sheet, and the workbook with its formats read."""
    with Book(path) as book:
        assert isinstance(book.date_styles, frozenset)
        return {(cell.row, cell.column): cell for cell in book.cells(book.sheets[0])}, book


def test_a_strict_workbook_has_its_sheets(read):
    """ISO/IEC 29500 Strict, as Excel saves it on request: openpyxl finds no sheet at all, calamine agrees with us."""
    made = read(row(("", NUMBER(1)), (' t="s"', NUMBER(0))), strings="<si><t>甲</t></si>", form=by_hand.STRICT)

    assert {(1, 1): 1, (1, 2): "甲"} == made.ours == made.calamine
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert [] == openpyxl.load_workbook(made.path).sheetnames


@pytest.mark.parametrize("number", [14, 22, 45, *range(27, 37), *range(50, 59)])
def test_the_date_formats_of_chinese_programs_are_dates(read, number):
    """ECMA-376 part 1, 18.8.30, zh-cn: 31 is yyyy年m月d日; openpyxl takes 27 to 36 and 50 to 58 for plain numbers."""
    made = read(row((' s="1"', NUMBER(45945))), styles=by_hand.formats(0, number))
    found, book = cells(made.path)

    assert datetime.datetime(2025, 10, 15) == day(found[1, 1], found[1, 1].style in book.date_styles)
    assert {(1, 1)} == raw_cells.read(made.path).dates["表"]
    assert number < 27 or number > 44 and number < 50 or 45945 == made.openpyxl[1, 1]


@pytest.mark.parametrize("code, shows", [
    ("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", True), ("yyyy/m/d;@", True), ("[h]:mm", True),
    ("0.00E+00", False), ("#,##0.00&quot;元&quot;", False), ("[Red]0", False), ("0&quot;day&quot;", False), ("\\d0", False),
    ("_ ¥* #,##0.00_ ", False), ("General", False), ("[$USD] 0.00", False)])
def test_a_date_format_of_ones_own_is_known_by_its_letters(read, code, shows):
    """Letters in quotes, behind a backslash or naming a colour or a currency date nothing; openpyxl agrees."""
    made = read(row((' s="1"', NUMBER(45945))), styles=by_hand.formats(0, 176, own=[(176, code)]))

    assert shows == bool(raw_cells.read(made.path).dates["表"]) == isinstance(
        made.openpyxl[1, 1], (datetime.date, datetime.time, datetime.timedelta))


def test_a_weekday_is_a_date_too(read):
    """aaaa is 星期三 in Chinese programs; openpyxl knows no such letter."""
    made = read(row((' s="1"', NUMBER(45945))), styles=by_hand.formats(0, 176, own=[(176, "[$-804]aaaa")]))

    assert {(1, 1)} == raw_cells.read(made.path).dates["表"] and 45945 == made.openpyxl[1, 1]


def test_an_eight_figure_number_in_a_date_cell_is_no_day_and_not_lost(read):
    """20230115 typed into a cell that shows dates: openpyxl gives #VALUE! and would write that over it."""
    made = read(row((' s="1"', NUMBER(20230115))), styles=by_hand.formats(0, 14))
    found, _ = cells(made.path)

    assert ({(1, 1): 20230115}, None) == (made.ours, day(found[1, 1], True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert "#VALUE!" == made.openpyxl[1, 1]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"])
def test_an_error_is_an_error(read, error):
    """calamine blanks it; a blank amount is none, a broken one must be mended."""
    made = read(row((' t="e"', NUMBER(error)), ("", NUMBER(1))))

    assert {(1, 1): ErrorValue(error), (1, 2): 1} == made.ours
    assert (1, 1) not in made.calamine and error == made.openpyxl[1, 1]


@pytest.mark.parametrize("text", ["110101199003072316", "12345678901234567890", "0.1", "318.96000000000004", "1E-7", "1.10101199003072E+17"])
def test_a_number_keeps_every_figure_that_stands_in_the_file(read, text):
    """An identity number in a number cell: calamine gives …320 for …316; the text of `v` is what was written."""
    made = read(row(("", NUMBER(text))))
    found, _ = cells(made.path)

    assert text == found[1, 1].text and made.openpyxl == made.ours
    assert len(text) < 18 or "E" in text or "." in text or int(text) == made.ours[1, 1] != made.calamine[1, 1]


def test_the_used_range_is_counted_from_the_cells(read):
    """`<dimension>` says A1: openpyxl read-only stops there; 35 of 3,523 public files lie so."""
    made = read(row(("", NUMBER(1)), ("", NUMBER(2))) + row(("", NUMBER(3)), number=9), before='<dimension ref="A1"/>')
    book = openpyxl.load_workbook(made.path, read_only=True)
    seen = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    book.close()

    assert {(1, 1): 1, (1, 2): 2, (9, 1): 3} == made.ours == made.openpyxl
    assert [1] == seen


def test_cells_without_references_follow_one_another(read):
    """`r` is optional on rows and cells (18.3.1.4, 18.3.1.73); one that has it resets the count."""
    made = read('<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="C5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>')

    assert {(1, 1): 1, (1, 3): 3, (5, 3): 4, (5, 4): 5, (6, 1): 6} == made.ours == made.openpyxl


def test_a_reference_in_small_letters_is_one(read):
    """As one public file writes them; openpyxl agrees."""
    made = read('<row r="2"><c r="b2"><v>7</v></c></row>')

    assert {(2, 2): 7} == made.ours == made.openpyxl


def test_a_cell_in_the_last_corner_costs_nothing(read):
    """XFD1048576, one stray cell: pandas with calamine panics, iterating in openpyxl takes more than a gigabyte."""
    assert {(1_048_576, 16_384): 1} == read('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').ours


def test_truth_is_kept_apart_from_numbers(read):
    """t="b": 1, 0, and the words of XML Schema."""
    made = read(row(*((' t="b"', NUMBER(value)) for value in ("1", "0", "true", "false"))))

    assert ["TRUE", "FALSE", "TRUE", "FALSE"] == list(made.ours.values())


@pytest.mark.parametrize("settings, serials", [("", [44941, 44941.5]), ('<workbookPr date1904="1"/>', [43479, 43479.5])])
def test_an_iso_date_is_its_serial(read, settings, serials):
    """t="d" (18.18.11): 15 January 2023 is day 44,941, and 1,462 less in the 1904 system."""
    made = read(row((' t="d"', NUMBER("2023-01-15")), (' t="d"', NUMBER("2023-01-15T12:00:00Z"))), settings=settings)

    assert serials == list(made.ours.values())


def test_the_1904_system_is_told(read):
    """The same serial is four years and a day later; openpyxl agrees."""
    made = read(row((' s="1"', NUMBER(44483))), styles=by_hand.formats(0, 14), settings='<workbookPr date1904="true"/>')
    found, book = cells(made.path)

    assert 1462 == book.shift
    assert datetime.datetime(2025, 10, 15) == day(found[1, 1], True, book.shift) == made.openpyxl[1, 1]


def test_a_format_that_is_not_there_changes_no_value(read):
    """s="99" of two formats: openpyxl dies of an IndexError."""
    assert {(1, 1): 5} == read(row((' s="99"', NUMBER(5)))).ours


@pytest.mark.parametrize("inside, text", [
    ("<t>张三</t>", "张三"),
    ("<r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r>", "张三"),
    ('<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>', "東京"),
    ("<t>第一行_x000D_\n第二行</t>", "第一行\r\n第二行"),
    ("<t>_x005F_x000D_</t>", "_x000D_"),
    ("<t>A_x0030_B</t>", "A0B"),
    ("<t>_xD83D__xDE00_</t>", "😀"),
    ("<t> 两边 </t>", "两边"),
    ('<t xml:space="preserve"> 两边 </t>', " 两边 "),
    ('<r><t>hello</t></r><r><t xml:space="preserve"> </t></r><r><t>world</t></r>', "hello world"),
    ("<r><t>hello</t></r><r><t> </t></r><r><t>world</t></r>", "hello world"),
    ("<t>　全角 </t>", "　全角"),
    ("<t><![CDATA[<b>&]]></t>", "<b>&"),
    ("<t>a<!-- 批 -->b</t>", "ab"),
    ("<t/>", None), ("", None)])
@pytest.mark.parametrize("way", ["shared", "inline"])
def test_text_is_what_excel_shows(read, inside, text, way):
    """Rich text joined, phonetic runs left out, escapes read (22.9.2.19), edge blanks only where xml:space keeps them, as Excel does."""
    made = read(row((' t="s"', NUMBER(0))), strings=f"<si>{inside}</si>") if way == "shared" else read(
        row((' t="inlineStr"', f"<is>{inside}</is>")))

    assert ({(1, 1): text} if text else {}) == made.ours


def test_the_text_of_a_formula_is_read_like_any_other(read):
    """t="str": escapes are read, and edge blanks dropped unless they are kept, as Excel does."""
    made = read(row(*((' t="str"', f"<f>T(1)</f>{value}") for value in (
        "<v>A_x0030_B</v>", "<v>SHR  </v>", '<v xml:space="preserve">SHR  </v>', "<v></v>"))))

    assert ["A0B", "SHR", "SHR  "] == list(made.ours.values())
    assert ["=T(1)"] * 4 == list(made.formulas.values())


def test_a_prefixed_and_a_pretty_printed_part_are_read(read):
    """x:row instead of row, and blanks between elements, as some programs write them."""
    made = read("")
    found = by_hand.parts("")
    found["xl/worksheets/sheet1.xml"] = f"""{by_hand.DECLARATION}<x:worksheet xmlns:x="{by_hand.MAIN[0]}">
      <x:sheetData>
        <x:row r="1">
          <x:c r="A1" t="inlineStr">
            <x:is>
              <x:t>甲</x:t>
            </x:is>
          </x:c>
          <x:c r="B1">
            <x:f>1+1</x:f>
            <x:v>2</x:v>
          </x:c>
          <x:c r="C1" t="n">
            <x:v>3</x:v>
          </x:c>
        </x:row>
      </x:sheetData>
    </x:worksheet>"""
    by_hand.written(found, made.path)

    assert {(1, 1): "甲", (1, 2): 2, (1, 3): 3} == made.ours == made.openpyxl
    assert {(1, 2): "=1+1"} == made.formulas
