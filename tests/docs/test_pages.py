"""The pages that are generated from the templates are in step with them, and every form has its place."""

import pytest

from macros.pages_command import PAGES
from tests.docs.pages import ROOT
from workbook import forms
from workbook.template import names, template


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_is_what_the_templates_give(name):
    """`make pages` was run after the last change."""
    assert PAGES[name]() == (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_sheet_names_forms_that_exist():
    """附件1 to 5, and 1 to 48."""
    known = set(forms.forms())

    assert 53 == len(known)
    assert {str(key) for name in names() for sheet in template(name).sheets for key in sheet.forms} <= known


def test_every_form_has_a_place():
    """附件1 to 5 and the 48 names of the notices: a sheet of some workbook, or a document."""
    assert [] == [key for key, where in forms.places().items() if not where]


@pytest.mark.parametrize("name", names())
def test_a_code_means_one_check_in_a_workbook(name):
    """Whoever reads a code out on the phone is understood."""
    codes = [check.code for sheet in template(name).sheets for check in sheet.checks]

    assert len(codes) == len(set(codes))
