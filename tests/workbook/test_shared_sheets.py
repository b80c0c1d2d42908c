"""A sheet that several templates share: what a template writes over it, adds to it and leaves out."""

import pytest

from workbook.shared_sheet import over_shared
from workbook.sheet_spec import TemplateError
from workbook.template import read

SHARED = """
key = "roster"
title = "名单"
size = "rows"
notes = ["一行一人。"]

[[column]]
like = "number"

[[column]]
key = "place"
label = "参保地"
kind = "text"

[[column]]
key = "note"
label = "备注"
kind = "text"

[[check]]
code = "R11"
kind = "duplicate"
title = "重复"
"""


@pytest.fixture
def folder(tmp_path):
    """A folder of parts with one shared sheet."""
    (tmp_path / "参保").mkdir()
    (tmp_path / "参保" / "roster.toml").write_text(SHARED, encoding="utf-8")
    return tmp_path


def sheet(folder, **words):
    """Return the sheet that a template makes of the shared one."""
    return over_shared({"from": "参保/roster", **words}, folder, "示例.toml")


def keys(entry):
    """Return the names of the columns in order."""
    return [column.get("key", column.get("like")) for column in entry["column"]]


def test_nothing_over_it_is_the_shared_sheet(folder):
    """Only the words of the file, none of its own."""
    made = sheet(folder)

    assert ("roster", "名单", "rows") == (made["key"], made["title"], made["size"])
    assert ["number", "place", "note"] == keys(made)
    assert not {"from", "without"} & set(made)


def test_plain_words_replace(folder):
    """The template's title and notes; the rest as it is shared."""
    made = sheet(folder, title="建档立卡名单", notes=["另一条。"])

    assert ("建档立卡名单", ["另一条。"], "rows") == (made["title"], made["notes"], made["size"])


def test_a_column_of_the_same_key_is_changed_in_its_place(folder):
    """Its label is the template's, its kind the shared one; so is a check of the same code, and a column by what it is like."""
    made = sheet(folder, column=[{"key": "place", "label": "参保统筹区"}, {"like": "number", "width": 9}], check=[{"code": "R11", "source": "LX-01"}])

    assert {"key": "place", "label": "参保统筹区", "kind": "text"} == made["column"][1]
    assert {"like": "number", "width": 9} == made["column"][0]
    assert ("LX-01", "重复") == (made["check"][0]["source"], made["check"][0]["title"])


def test_another_column_stands_behind_the_one_it_names_or_last(folder):
    """`after` names a shared column or one that was just added."""
    made = sheet(folder, column=[{"key": "focus", "after": "number"}, {"key": "tag", "after": "focus"}, {"key": "last"}])

    assert ["number", "focus", "tag", "place", "note", "last"] == keys(made)
    assert all("after" not in column for column in made["column"])


def test_what_is_left_out(folder):
    """Columns by key, checks by code."""
    made = sheet(folder, without=["place", "R11"])

    assert ["number", "note"] == keys(made)
    assert [] == made["check"]


def test_the_shared_words_are_the_same_the_next_time(folder):
    """One template changes nothing for another."""
    sheet(folder, without=["note"], column=[{"key": "place", "label": "甲"}])

    assert ["number", "place", "note"] == keys(sheet(folder))
    assert "参保地" == sheet(folder)["column"][1]["label"]


@pytest.mark.parametrize("words, said", [
    ({"from": "参保/无"}, "templates/parts/参保/无.toml 不存在"), ({"without": ["plase"]}, "without 的 plase 不在"),
    ({"column": [{"key": "tag", "after": "plase"}]}, "after = “plase”不在")])
def test_a_slip_is_refused_with_its_words(folder, words, said):
    """The file, and what is wrong in it."""
    with pytest.raises(TemplateError, match=f"示例.toml:.*{said}"):
        sheet(folder, **words)


def test_a_sheet_of_its_own_stays_as_it_is(folder):
    """Without `from` nothing happens."""
    assert {"key": "own"} == over_shared({"key": "own"}, folder, "示例.toml")


def test_a_key_that_a_helper_column_needs_is_refused(tmp_path):
    """A numbered extract keeps the place of its rows under `place`: a column of that key would be written over."""
    words = '[workbook]\nname = "名"\npolicy = "linxian-2023"\ntitle = "名"\npurpose = "–"\nusers = "–"\nrows = 50\n'
    sheet = '[[sheet]]\nkey = "{0}"\nname = "{0}"\ntitle = "{0}"\nsize = "rows"\n[[sheet.column]]\nkey = "{1}"\nlabel = "甲"\nkind = "{2}"\n'
    rank = '[[sheet.column]]\nkey = "number"\nlabel = "序号"\nkind = "rank"\nof = "one.amount"\n'
    (tmp_path / "名.toml").write_text(words + sheet.format("one", "amount", "whole") + sheet.format("two", "place", "text") + rank, encoding="utf-8")

    with pytest.raises(TemplateError, match="key 不能是 place"):
        read(tmp_path / "名.toml")
