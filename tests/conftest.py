"""What every test may ask for: the Hypothesis profile, two policies, the four engines."""

import json
import os
import time

import pytest
from hypothesis import settings

from tests.docs.pages import medaid
from udfs import load
from workbook import golden, recalculate

# No deadline: machines differ. No example database: tests leave the source tree alone. In CI: always the same examples.
settings.register_profile("local", deadline=None, database=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def guangxi():
    """The policy guangxi-2022."""
    return load("guangxi-2022")


@pytest.fixture(scope="session")
def linxian():
    """The policy linxian-2023."""
    return load("linxian-2023")


@pytest.fixture(scope="session", params=golden.ENGINES)
def engine(request):
    """Each of the four engines; a machine without LibreOffice fails."""
    return present(request.param)


@pytest.fixture(scope="session", params=recalculate.ENGINES)
def spreadsheet(request):
    """Each of the two spreadsheet engines; a machine without LibreOffice fails."""
    return present(request.param)


def present(engine):
    """Return `engine`; EngineMissing, not a skip, where its program is not installed."""
    if engine == "libreoffice":
        recalculate.libreoffice()
    return engine


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """`medaid demo`, run once for all workers: its folder, how it ends, what it says."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, said = root / "demonstration", root / "demonstration.json"
    try:
        folder.mkdir()
    except FileExistsError:
        while not said.exists():
            time.sleep(1)
    else:
        draft = root / "demonstration.part"
        draft.write_text(json.dumps(medaid("demo", "--out", folder)), encoding="utf-8")
        draft.rename(said)
    return folder, *json.loads(said.read_text(encoding="utf-8"))
