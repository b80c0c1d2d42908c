"""A document that was received and is to be verified may be anything at all: it is refused in words."""

import json
import zipfile

import docx
import pytest

from macros.documents.paper import Refused
from macros.documents.verify import LARGEST, differences

ABOUT = {"a list": [], "no choice": {"form": "特殊病例申报审批表"}, "another choice": {"form": "待遇明白卡", "chosen": {"x": 1}},
         "no dictionary": {"form": "待遇明白卡", "chosen": 1}, "no day": {"form": "待遇明白卡", "chosen": {"made_on": "昨天"}}, "a form in a list": {"form": "x"}}


@pytest.mark.parametrize("about", ABOUT)
def test_a_document_whose_properties_are_odd_is_refused(about, kept, tmp_path):
    """They are a text that anybody can change."""
    document = docx.Document()
    document.core_properties.comments = json.dumps(ABOUT[about], ensure_ascii=False)
    document.save(tmp_path / "x.docx")

    with pytest.raises(Refused, match="x.docx|好.xlsx"):
        differences(tmp_path / "x.docx", kept)


def test_a_document_that_grows_is_refused_before_it_is_read(kept, tmp_path):
    """Some ten kilobytes of blanks that inflate past the limit."""
    with zipfile.ZipFile(tmp_path / "x.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (LARGEST + 1))

    with pytest.raises(Refused, match="展开后超过 64 MB"):
        differences(tmp_path / "x.docx", kept)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A sound workbook."""
    from tests.workbook.sound import GUANGXI
    from workbook.build import build

    path = tmp_path_factory.mktemp("kept") / "好.xlsx"
    build(GUANGXI, path, rows=2, cached=False)
    return path
