"""A small workbook in three conditions: sound, with one mistake, and no workbook at all."""

import shutil

import pytest

from tests.workbook import package
from tests.workbook.sound import GUANGXI, TODAY, guangxi
from workbook.build import build


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """A folder with 好.xlsx (three sound stays), 错.xlsx (one identity number cut to …000) and 坏.xlsx (no package)."""
    folder = tmp_path_factory.mktemp("kept")
    build(GUANGXI, folder / "built.xlsx", rows=50, data={"admissions": [guangxi(number) for number in range(3)]}, today=TODAY)
    package.typed(folder / "built.xlsx", folder / "好.xlsx", {"校验": {"C4": TODAY}})
    package.typed(folder / "好.xlsx", folder / "错.xlsx", {"住院登记": {"D7": "110105194912310000"}})
    (folder / "built.xlsx").unlink()
    (folder / "坏.xlsx").write_bytes(b"no workbook")
    return folder


@pytest.fixture
def folder(kept, tmp_path):
    """A copy of the three for one test."""
    return shutil.copytree(kept, tmp_path / "报表 9月")
