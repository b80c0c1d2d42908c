"""What every test may ask for: the Hypothesis profile, two policies, the four engines."""

import json
import os

import pytest
from hypothesis import settings

from tests.docs.pages import medaid
from tests.once import once
from tests.privacy.after import traces
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
    def run(folder):
        (folder / "said.json").write_text(json.dumps(medaid("demo", "--out", folder / "out")), encoding="utf-8")

    folder = once(tmp_path_factory, "demonstration", run)
    return folder / "out", *json.loads((folder / "said.json").read_text(encoding="utf-8"))


def pytest_sessionfinish(session):
    """Fail a run that leaves a number of a person in a log, a crash report or the name of a file."""
    if hasattr(session.config, "workerinput") or not (factory := getattr(session.config, "_tmp_path_factory", None)) or not factory._basetemp:
        return
    found = traces(factory.getbasetemp())
    if found:
        print("\n" + "\n".join(found))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
