"""The wrappers that a workbook brings along are those that xlwings' own generator writes, with its Windows modules stubbed."""

import importlib
import io
import re
import sys
import types

import pytest
import xlwings as xw

import workbook.engine
from macros import udf_server, udf_wrappers
from macros.editions import with_functions
from macros.udf_server import FUNCTIONS
from udfs import rules
from workbook import vba
from workbook.excel_function import LONGEST_HELP, arguments, description

WINDOWS = {"pythoncom": {"CoInitialize": None}, "pywintypes": {"com_error": Exception}, "win32com": {}, "win32com.client": {"Dispatch": None}}


@pytest.fixture(scope="module")
def generator():
    """xlwings.udfs, imported where there is no Windows."""
    for name, members in WINDOWS.items():
        assert name not in sys.modules, f"{name} is here: no stub is wanted"
        sys.modules[name] = types.ModuleType(name)
        vars(sys.modules[name]).update(members)
    try:
        yield importlib.import_module("xlwings.udfs")
    finally:
        for name in (*WINDOWS, "xlwings.udfs"):
            del sys.modules[name]


def test_the_module_is_the_one_that_the_generator_writes(generator):
    """Signatures, bodies and order, to the letter; the head without the line that names the module."""
    written = io.StringIO()
    generator.generate_vba_wrapper(udf_wrappers.SERVER, udf_server, written, types.SimpleNamespace(Name="住院费用监测.xlsm"))

    assert len(rules()) == written.getvalue().count("End Function")
    assert udf_wrappers.HEAD + written.getvalue() == udf_wrappers.source()


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_the_notes_on_a_function_are_those_of_the_decorators(rule, generator):
    """What @func, @arg and @ret would write on it under Windows."""
    ours = FUNCTIONS[rule.excel_name]

    def bare(*given):
        return ours(*given)

    bare.__name__, bare.__doc__, bare.__signature__ = ours.__name__, ours.__doc__, ours.__signature__
    noted = generator.xlret()(bare)
    for argument in arguments(rule):
        noted = generator.xlarg(argument.name, doc=argument.help, **udf_server.READ)(noted)
    noted = generator.xlfunc(category=udf_server.CATEGORY)(noted)

    assert noted.__xlfunc__ == ours.__xlfunc__


def test_values_go_through_the_conversion_of_xlwings():
    """As `call_udf` does it: arguments read by their notes, the result written by its own."""
    noted, engine = FUNCTIONS["CATALOG_EXCESS"].__xlfunc__, workbook.engine.NAME
    cells = ((("低保对象",), ("低保对象",)), (("县级",), ("县级",)), "否", "否", ((8500.0,), (None,)), ((10000.0,), (10000.0,)), "guangxi-2022")
    read = [xw.conversion.read(None, value, entry["options"], engine_name=engine) for value, entry in zip(cells, noted["args"])]
    written = xw.conversion.write(FUNCTIONS["CATALOG_EXCESS"](*read), None, noted["ret"]["options"], engine_name=engine)

    assert [[500.0], [""]] == [[value or ""] for (value,) in written]


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_every_argument_has_its_help_in_chinese(rule):
    """As long as Excel shows it."""
    said = [description(rule), *(argument.help for argument in arguments(rule))]

    assert all(re.search("[一-龥]", one) and len(one) <= LONGEST_HELP for one in said), said


def test_the_project_can_be_read_again():
    """What Excel would find in vbaProject.bin: the wrappers beside the module that they call."""
    modules = with_functions().modules
    texts = {module.name: module.text() for module in modules}

    assert vba.project((*vba.document_modules(3), *modules))
    assert "Public Function CallUDF(script As String, verb As String, given As Variant" in texts["XLPy"]
    assert texts["xlwings_udfs"].count("XLPy.CallUDF(") == 2 * len(rules())
