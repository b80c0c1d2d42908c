"""Rules that a test defines are gone when it ends."""

import pytest

from udfs import rule


@pytest.fixture
def registry():
    """The table of registered rules, put back as it was."""
    before = dict(rule._registered)
    yield rule._registered
    rule._registered.clear()
    rule._registered.update(before)
