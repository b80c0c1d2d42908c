"""Whatever is typed, only our own formulas and links stand in what the product writes, and the text arrives to the letter or is refused."""

import json

import pytest

from macros.documents.file_name import file_name
from macros.documents.paper import Refused
from macros.documents.printable import UNPRINTABLE, printable
from macros.documents.produce import produce
from macros.editions import EDITIONS
from macros.screen import visible
from tests.injection import writers
from tests.injection.payloads import CONTROL, IMPOSSIBLE, LINES, PLAIN, WRITTEN, harmless
from tests.injection.shape import fields, orders
from tests.macros.commands import refused, run
from tests.workbook.sound import GUANGXI, TODAY, guangxi, review
from workbook import raw_cells, report, typed_cells
from workbook.build import Unwritable, build
from workbook.check import Finding, Report
from workbook.recalculate import converted

IN_DOCUMENTS = {name: text for name, text in {**PLAIN, **LINES}.items() if name != "long"} | {"long": "长" * 500}
ESCAPES = ("escape", "escaped escape")
pytestmark = pytest.mark.filterwarnings("ignore:.*另存的:UserWarning")


@pytest.fixture
def pair(tmp_path):
    """Two folders: for the payloads, and for the same with harmless texts."""
    for name in ("payloads", "harmless"):
        (tmp_path / name).mkdir()
    return tmp_path / "payloads", tmp_path / "harmless"


@pytest.mark.parametrize("writer", writers.WORKBOOKS)
def test_a_workbook_holds_our_own_formulas_and_links_and_every_text_to_the_letter(writer, pair):
    """The set of formulas, links, names and parts is that of the same workbook with harmless texts."""
    write, unread = writers.WORKBOOKS[writer], ESCAPES if writer in ("engine", "buttons") else ()
    path, other = write(WRITTEN, pair[0]), write(harmless(WRITTEN), pair[1])

    assert {} == (orders(path) - orders(other)) + (orders(other) - orders(path))
    assert {name: text for name, text in WRITTEN.items() if name not in unread} == {
        name: text for name, text in zip(WRITTEN, writers.held(path)) if name not in unread}


@pytest.mark.xfail(strict=True, reason="openpyxl leaves x005F_ out of every text that it reads, so _x005F_x003D_ comes back as an escape")
def test_the_engine_of_xlwings_keeps_a_text_that_reads_like_an_escape(tmp_path):
    """ECMA-376 part 1, 22.9.2.19."""
    texts = {name: WRITTEN[name] for name in ESCAPES}

    assert list(texts.values()) == writers.held(writers.saved(texts, tmp_path))


def test_the_page_of_a_countys_figures_holds_texts(pair):
    """The source that a county names for its figure."""
    other = orders(writers.county(harmless(("one", "two")), pair[1]))
    for names in (("sum", "array"), ("internal", "rich run"), ("escape", "markup")):
        path = writers.county({name: PLAIN[name] for name in names}, pair[0])
        said = "\n".join(map(str, raw_cells.read(path).sheets["政策参数"].values()))

        assert orders(path) == other, names
        assert all(PLAIN[name] in said for name in names), names


def test_a_report_links_to_the_checked_file_alone(pair):
    """Every word of a finding is a text; each cell has one link, to the file that was checked."""
    path, other = writers.reported(WRITTEN, pair[0]), writers.reported(harmless(WRITTEN), pair[1])
    cells = raw_cells.read(path).sheets["问题清单"]

    assert orders(path) == orders(other)
    assert list(WRITTEN.values()) == [cells[row, 6] for row in range(4, 4 + len(WRITTEN))] == [cells[row, 2] for row in range(4, 4 + len(WRITTEN))]


@pytest.mark.parametrize("name", ["=1+1.xlsx", "{=1}", "internal:政策参数!A1", "http://192.0.2.1", "a#b%20.xlsx", "\x1b[31m\x0b.xlsx", "\udcff.xlsx", "[red].xlsx"])
def test_a_report_on_an_oddly_named_file_can_be_read(name, tmp_path):
    """Nor is a sheet of a strange name an order."""
    findings = [Finding("Z01", sheet, "B5", "x", "x", "x", "x", 1) for sheet in ("a'!A1", "\x0b", "长" * 40, "住院登记")]
    found = orders(report.write(Report(name, GUANGXI, "guangxi-2022", TODAY, 1, findings), tmp_path / name.replace("/", ""), tmp_path / "报告.xlsx"))

    assert not [one for one in found if "f" in one]
    assert 1 == len({one[2].partition("#")[0] for one in found if one[1] == "Relationship"})


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_text_that_no_cell_can_hold_is_refused_with_its_cell(name, tmp_path):
    """Excel's limit of 32,767 characters of UTF-16, and half of a pair, which is no character."""
    with pytest.raises(Unwritable, match="“住院登记”E6的文字"):
        build(GUANGXI, tmp_path / "x.xlsx", rows=5, data={"admissions": [guangxi(0), guangxi(1, institution=IMPOSSIBLE[name])]}, cached=False)


def test_no_cell_to_be_typed_into_holds_a_formula_of_ours(tmp_path):
    """But the reference day: so a formula that is carried over by mistake could not pass for one of ours."""
    for edition in EDITIONS:
        path = writers.built(harmless(WRITTEN), tmp_path, edition)
        formulas = raw_cells.read(path).formulas

        assert {typed_cells.REFERENCE_DAY} == {place for place in typed_cells.unlocked(path) if place[1:] in formulas[place[0]]}, edition


def test_a_document_holds_every_text_and_no_field(pair):
    """In every place of every form: fields, links, paragraphs and rows are those of the same document with harmless texts."""
    made, plain = writers.documents(IN_DOCUMENTS, pair[0]), writers.documents(harmless(IN_DOCUMENTS), pair[1])

    for form, path in made.items():
        said = writers.said(path)
        assert fields(plain[form]) == fields(path), form
        assert [] == [name for name, text in IN_DOCUMENTS.items() if text.strip().replace("\r", "") not in said.replace("\r", "")], form


def test_a_printed_document_holds_no_link(tmp_path):
    """What looks like an address or a command stays text in the .pdf."""
    path = writers.documents({name: text for name, text in IN_DOCUMENTS.items() if name not in ("long", *LINES)}, tmp_path)["特殊病例申报审批表"]
    content = converted(path, tmp_path, "pdf").read_bytes()

    assert content.startswith(b"%PDF") and not [order for order in (b"/URI", b"/Launch", b"/JavaScript", b"/EmbeddedFile", b"/GoToR") if order in content]


@pytest.mark.parametrize("name", CONTROL)
def test_a_document_that_cannot_hold_a_text_is_refused_with_the_cell(name, tmp_path):
    """Word has no control characters; the other documents of the workbook are made."""
    data = {"admissions": [guangxi(0, name=CONTROL[name]), guangxi(1)], "reviews": [review(number + 1, f"ZY{number:04d}") for number in range(2)]}
    build(GUANGXI, tmp_path / "监测.xlsx", rows=3, data=data, today=TODAY, cached=False)
    made, reasons = produce("特殊病例申报审批表", tmp_path / "监测.xlsx", tmp_path / "文书")

    if not UNPRINTABLE.search(CONTROL[name]):
        assert 2 == len(made) and CONTROL[name] in writers.said(made[0])
    else:
        assert ["特殊病例申报审批表_TS002.docx"] == [path.name for path in made]
        assert ["“住院登记”B5的文字里有看不见的控制字符,特殊病例申报审批表没有生成;请重新输入这一格"] == reasons


def test_what_cannot_be_printed_is_looked_for_in_the_reckoning_too():
    """And refused where its cell is not found."""
    class Filled:
        cells = {}

    assert isinstance(printable(Filled, writers.paper("待遇明白卡", {"nul": CONTROL["nul"]})), Refused)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_name_made_of_a_cell_is_a_name(name):
    """In one folder, without what a system refuses, hides or follows; never one that is there."""
    made = file_name(f"明白卡_{WRITTEN[name]}", ".docx")

    assert made.startswith("明白卡_") and made.isprintable() and len(made.encode()) < 255 and not set('/\\:*?"<>|') & set(made)
    assert made != file_name(f"明白卡_{WRITTEN[name]}", ".docx", {made.upper()}) and not made.removesuffix(".docx").endswith((".", " "))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_terminal_shows_the_signs_and_obeys_none(name):
    """In a line and in a table: no markup, no emoji, no escape; what steers is spelt out."""
    said, shown = writers.printed(WRITTEN[name]), visible(WRITTEN[name])

    assert all(sign.isprintable() or sign in "\n\u3000" for sign in said)
    assert 2 == said.replace("\n", "").replace(" ", "").count(shown.replace("\n", "").replace(" ", ""))
    assert WRITTEN[name] == json.loads(visible(json.dumps(WRITTEN[name], ensure_ascii=False)))


@pytest.mark.parametrize("command", [["card"], ["list", "低于比例名单"], ["convert", "--edition", "udf"], ["verify", "无.docx"], ["build"],
                                     ["explain", "id_verdict"], ["golden"], ["notice", "特殊病例申报审批表"], ["policy", "lint"]], ids=" ".join)
def test_a_command_repeats_a_payload_and_obeys_none(command):
    """As the name of a file that is not there, or a word that it does not know: it ends with words of ours, and without a traceback."""
    for name in ("colour", "rich end", "direction", "template"):
        result = run(*command, WRITTEN[name])

        assert result.exit_code and "✘" in result.output, name
        assert all(sign.isprintable() or sign in "\n\u3000" for sign in result.output), name


def test_a_check_repeats_the_names_of_files_and_obeys_none():
    """All of them at once."""
    found = [text for name, text in WRITTEN.items() if name not in ("nul", "long") and not text.startswith("-")]
    result = run("check", *found)

    assert 2 == result.exit_code and all(sign.isprintable() or sign in "\n\u3000" for sign in result.output)
    assert len(found) == result.output.count("✘ [W")


def test_a_rule_explains_a_payload_as_a_word():
    """A number that is none."""
    for text in ("{{ 7*7 }}", "[red]x", "\x1b[31mx", "=1+1"):
        result = run("explain", "id_verdict", f"id_number={text}")

        assert 0 == result.exit_code and "\x1b" not in result.output


def test_an_option_is_repeated_as_it_was_typed(tmp_path):
    """In a refusal."""
    assert "[/]" in refused("list", "低于比例名单", tmp_path / "x.xlsx", "--month", "[/]")
