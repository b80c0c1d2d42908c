"""Documents from the demonstration: what they say, whom they hide, and that `verify` sees every change."""

import datetime
import json
import re

import docx
import pytest

from macros.demo import with_mistakes
from macros.documents import kinds, render, verify
from macros.documents.paper import Paper, Refused, masked
from tests.docs.pages import medaid
from workbook.build import build
from workbook.computed import computed
from workbook.template import FOLDER

MM = 36_000
MADE = datetime.date(2025, 10, 9)
LIST, FORM = "低于比例名单", "特殊病例申报审批表"


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The demonstration's workbook, filled in."""
    path = tmp_path_factory.mktemp("documents") / "示例.xlsx"
    build("住院费用监测", path, rows=320, data=with_mistakes()[0], cached=False, today=datetime.date(2025, 11, 1))
    return path


@pytest.fixture(scope="session")
def filled(book):
    """Its rows, with what the rules give."""
    return computed(book, datetime.date(2025, 11, 1))


def below(filled, month):
    """Count by hand: settled in the month, 低于比例."""
    return [row for row in filled.rows["admissions"] if row.get("catalog_verdict") == "低于比例"
            and isinstance(row["settled_on"], datetime.date) and row["settled_on"].isoformat()[:7] == month]


def test_the_list_is_the_months_cases(filled):
    """Every case below the ratio of September 2025, its excess and their sum; 2025-09 is chosen on the sheet."""
    (paper,) = kinds.KINDS[LIST].papers(filled, made_on=MADE)
    expected = below(filled, "2025-09")

    assert len(expected) == len(paper.words["rows"]) > 10
    assert [f"{row['catalog_excess']:,.2f}" for row in expected] == [row["catalog_excess"] for row in paper.words["rows"]]
    assert f"{sum(round(row['catalog_excess'] * 100) for row in expected) / 100:,.2f}" == paper.basis[1].value
    assert ("2025", "9", "90%", "2025年10月9日") == tuple(paper.words[key] for key in ("year", "month", "floor", "made_on"))


def test_a_month_without_cases_is_an_empty_list(filled):
    """Nobody was settled in January: a list of nobody, not an error."""
    (paper,) = kinds.KINDS[LIST].papers(filled, month=datetime.date(2025, 1, 1))

    assert [] == paper.words["rows"] and "0例" == paper.basis[0].value


def test_identity_numbers_are_hidden_unless_asked_for(filled, tmp_path):
    """The eight figures of the birth date stand nowhere in the file; a number of another length is hidden whole."""
    for full in (False, True):
        (paper,) = kinds.KINDS[LIST].papers(filled, full=full)
        said = "\n".join(verify.lines(render.write(paper, tmp_path, "示例.xlsx")))
        numbers = [str(row["id_number"]) for row in below(filled, "2025-09")]

        assert all((number in said) == full for number in numbers)
        assert full or all(masked(number) in said for number in numbers)
    assert "*" * 15 == masked("450000900101004")


def test_no_diagnosis_on_a_list():
    """The list's template has no column for it."""
    said = "".join(verify.lines(FOLDER / "文书" / f"{LIST}.docx"))

    assert "诊断" not in said and "病" not in said


def test_every_approval_has_its_form(filled):
    """One page for each row that belongs to an admission; the others are named with the reason, and stop nobody."""
    papers = kinds.KINDS[FORM].papers(filled)
    refused = [str(paper) for paper in papers if isinstance(paper, Refused)]

    assert ["“特殊病例审批台账”第7行(TS2025-007)的住院号在“住院登记”中找不到,请核对"] == refused
    assert len([row for row in filled.rows["reviews"] if row["active"]]) == len(papers)
    assert {paper.stem for paper in papers if isinstance(paper, Paper)} >= {"特殊病例申报审批表_TS2025-001"}


def test_a_form_carries_rule_and_article(filled):
    """4 of 5: passed; every figure with its rule, article and the policy's dates."""
    (paper,) = kinds.KINDS[FORM].papers(filled, number="TS2025-001")
    (vote,) = [line for line in paper.basis if line.what == "表决结果"]

    assert ("通过", "特殊病例表决结果(SPECIAL_CASE_VOTE)") == (vote.value, vote.rule)
    assert ("2022年9月6日通知 附件第四条(二)", "2022-01-01起至2025-12-31") == (vote.source, vote.period)


def test_an_unknown_number_is_refused(filled):
    """The sheet and the number are named."""
    with pytest.raises(Refused, match="“特殊病例审批台账”没有编号为 TS2099-001 的审批"):
        kinds.KINDS[FORM].papers(filled, number="TS2099-001")


@pytest.mark.parametrize("form", [LIST, FORM])
def test_a_document_agrees_with_its_workbook(form, book, filled, tmp_path):
    """Made and verified at once: nothing differs, also after other programs' blanks."""
    paper = next(paper for paper in kinds.KINDS[form].papers(filled) if isinstance(paper, Paper))

    assert [] == verify.differences(render.write(paper, tmp_path, book.name), book)


@pytest.mark.parametrize("form", [LIST, FORM])
def test_a_changed_figure_is_told(form, book, filled, tmp_path):
    """One fen more in one cell: the line as it stands and as it should be."""
    paper = next(paper for paper in kinds.KINDS[form].papers(filled) if isinstance(paper, Paper))
    path = render.write(paper, tmp_path, book.name)
    document = docx.Document(str(path))
    cell = next(cell for table in document.tables for row in table.rows for cell in row.cells if re.fullmatch(r"[\d,]+\.\d\d", cell.text))
    (run,) = cell.paragraphs[0].runs
    before, run.text = run.text, "1.23"
    document.save(str(path))
    found = verify.differences(path, book)

    assert 1 == len(found)
    assert "1.23" in found[0] and before in found[0]


def test_a_document_that_is_not_ours_is_refused(book, tmp_path):
    """A plain .docx, and a file that is none."""
    docx.Document().save(str(tmp_path / "别的.docx"))
    (tmp_path / "坏.docx").write_bytes(b"none")

    with pytest.raises(Refused, match="别的.docx不是本程序生成的文书"):
        verify.differences(tmp_path / "别的.docx", book)
    with pytest.raises(Refused, match="坏.docx打不开"):
        verify.differences(tmp_path / "坏.docx", book)


def test_words_of_a_workbook_are_words(filled, tmp_path):
    """Signs of XML and of the template language in a cell are printed as they stand."""
    (paper,) = kinds.KINDS[FORM].papers(filled, number="TS2025-001")
    words = {**paper.words, "name": "<w:p>&{{ total }}{% for %}"}
    path = render.write(Paper(paper.form, "<../坏>", words, paper.basis, paper.chosen), tmp_path, "示例.xlsx")

    assert "_.._坏_.docx" == path.name
    assert any("<w:p>&{{ total }}{% for %}" in line for line in verify.lines(path))


@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "文书").glob("*.docx")))
def test_the_page_is_that_of_official_documents(name):
    """GB/T 9704: A4, upright pages with 37, 35, 28 and 26 mm; the card is A5; page numbers below; only fonts that every office has."""
    document = docx.Document(str(FOLDER / "文书" / f"{name}.docx"))
    for section in document.sections:
        width, height = section.page_width / MM, section.page_height / MM
        size = {148, 210} if name == "待遇明白卡" else {210, 297}
        assert size == {round(width), round(height)}
        if width < height and name != "待遇明白卡":
            margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
            assert [37, 35, 28, 26] == [round(margin / MM) for margin in margins]
        assert "PAGE" in section.footer._element.xml
    fonts = set(re.findall(r'w:eastAsia="([^"]+)"', document.element.body.xml)) - {"zh-CN", "en-US"}
    assert fonts <= {"仿宋", "宋体", "黑体", "楷体"}


def test_the_commands(book, tmp_path):
    """list and notice write files, say what was not made, verify tells 一致; a wrong name lists the known ones."""
    code, said = medaid("list", LIST, book, "--month", "2025-09", "--out", tmp_path, "--json")
    (made,) = json.loads(said)["made"]

    assert 0 == code
    assert (0, "文书与工作簿一致 ✔") == medaid("verify", made, book)
    assert 1 == medaid("notice", FORM, book, "--out", tmp_path)[0]
    assert (2, f"✘ 没有“低比名单”;现有:{LIST}、未参保名单、月参保通报") == medaid("list", "低比名单", book)
    assert (2, "✘ 月份“九月”要写成 2025-09 的样子") == medaid("list", LIST, book, "--month", "九月")


def test_a_document_becomes_a_pdf(filled, tmp_path):
    """By LibreOffice Writer."""
    (paper,) = kinds.KINDS[FORM].papers(filled, number="TS2025-001")

    assert render.to_pdf(render.write(paper, tmp_path, "示例.xlsx")).read_bytes().startswith(b"%PDF")
