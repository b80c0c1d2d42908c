"""`medaid eval`, `explain` and `golden`: one rule with one person's figures, and cases through every engine."""

import json

import pytest

from tests.macros.commands import output, refused, run, said
from workbook import golden

STAY = ("category=低保对象", "institution_level=县级", "single_disease=否", "special_case_approved=否", "in_catalog=8500", "total=10000")
GUANGXI = ("--policy", "guangxi-2022")
CASE = {"id": "甲1", "policy": "guangxi-2022", "parameters": {}, "inputs": {
    "category": "低保对象", "institution_level": "县级", "single_disease": False, "special_case_approved": False,
    "in_catalog": 8500, "total": 10000}, "expect": {"catalog_verdict": "低于比例", "catalog_excess": 500}}
VOTE = {"id": "乙1", "policy": "guangxi-2022", "parameters": {}, "inputs": {"members": 3, "approvals": 2},
        "expect": {"special_case_vote": "通过", "no_such_rule": 1}}


@pytest.fixture
def cases(tmp_path):
    """Write cases to a file; return its path."""
    def write(*entries):
        path = tmp_path / "算例.json"
        path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("arguments, shown", [
    (("catalog_excess", *STAY, *GUANGXI), "500.00"),
    (("CATALOG_EXCESS", *STAY, *GUANGXI), "500.00"),
    (("catalog_verdict", *STAY, *GUANGXI), "低于比例"),
    (("catalog_ratio", "in_catalog=8500", "total=10000", *GUANGXI), "0.85"),
    (("catalog_ratio", "in_catalog=", "total=10000", *GUANGXI), ""),
    (("catalog_verdict", *STAY[:-1], "total=八千", *GUANGXI), "数据错误"),
    (("push_due", "received_on=2025-10-10", *GUANGXI), "2025-10-14"),
    (("workday_after", "start_on=2026-12-31", "days=1"), "待补节假日表"),
    (("id_verdict", "id_number=11010519491231002X"), "有效"),
    (("age_on", "birth_on=2000-02-29", "day_on=2025-02-28", "--policy", "shanxi-2019"), "24"),
    (("catalog_excess", *STAY, "excess_reading=全部目录外费用", *GUANGXI), "1500.00"),
    (("catalog_verdict", *STAY, "--policy", "linxian-2023"), "不适用"),
])
def test_eval_shows_the_value_alone(arguments, shown):
    """One line, as a person or a script reads it; words of the contract are values too, not failures."""
    assert shown == output("eval", *arguments).rstrip("\n")


def test_eval_as_json():
    """Rule, policy, the inputs as they were understood, the value."""
    assert {"rule": "push_due", "policy": "guangxi-2022", "inputs": {"received_on": "2025-10-10"},
            "value": "2025-10-14"} == said("eval", "PUSH_DUE", "received_on=2025-10-10", *GUANGXI)
    assert {"rule": "id_sex", "policy": None, "inputs": {"id_number": "11010519491231002X"},
            "value": "女"} == said("eval", "id_sex", "id_number=11010519491231002X")
    assert None is said("eval", "catalog_ratio", "in_catalog=0", "total=0", *GUANGXI)["value"]


def test_explain_says_why():
    """Value, sum, article, the notice's words, the policy and its window."""
    shown = output("explain", "catalog_excess", *STAY, *GUANGXI)

    for part in ("机构承担的超出费用", "500", "10,000.00元", "10%", "正文第一条", "超出部分由医疗机构自行承担", "2022-01-01", "2025-12-31"):
        assert part in shown, part


def test_explain_as_json():
    """The parts by name."""
    found = said("explain", "catalog_excess", *STAY, *GUANGXI)

    assert {"rule", "title", "value", "sentence", "citation", "quotation", "in_force", "note", "categories"} == set(found)
    assert (500, "2022年9月6日通知 正文第一条") == (found["value"], found["citation"])


@pytest.mark.parametrize("command", ["eval", "explain"])
@pytest.mark.parametrize("arguments, parts", [
    (("catalog_exces", *STAY, *GUANGXI), ("没有规则 catalog_exces", "catalog_excess")),
    (("catalog_excess", *STAY), ("--policy",)),
    (("catalog_excess", *STAY, "--policy", "guangxi-2023"), ("没有政策 guangxi-2023", "guangxi-2022")),
    (("catalog_excess", *STAY, "totl=1", *GUANGXI), ("不认识:totl", "total(医疗费用总额)")),
    (("catalog_excess", *STAY[:-1], *GUANGXI), ("缺少:total",)),
    (("catalog_excess", *STAY[:-1], "total:10000", *GUANGXI), ("名称=值",)),
    (("catalog_excess", *STAY, "catalog_ratio_floor=0.8", *GUANGXI), ("“目录内费用占比下限”是文件明定的数值",)),
    (("catalog_excess", *STAY, "excess_reading=随便", *GUANGXI), ("只能取",)),
    (("catalog_excess", *STAY, "total=5", *GUANGXI), ("total",)),
])
def test_what_cannot_be_asked_is_told(command, arguments, parts):
    """Unknown rule, policy, input; a missing one; a stated figure; an input given twice: exit 2, with what there is."""
    told = refused(command, *arguments)

    assert all(part in told for part in parts), told


@pytest.mark.parametrize("engine", golden.ENGINES)
def test_golden_passes_in_every_engine(cases, engine):
    """Exactly this shape: one entry an engine, with counts and the list of failures; an unbuilt rule is skipped."""
    assert {engine: {"cases": 2, "values": 3, "passed": 3, "skipped": 1, "failed": []}} == said(
        "golden", cases(CASE, VOTE), "--engine", engine)


def test_golden_asks_every_engine_unless_told(cases):
    """python, batch, formualizer, libreoffice, in this order."""
    assert ["python", "batch", "formualizer", "libreoffice"] == list(said("golden", cases(VOTE)))


def test_golden_fails_on_a_wrong_answer(cases):
    """Exit 1; each failure with case, rule, expected and got, in each engine."""
    wrong = json.loads(json.dumps(CASE)) | {"expect": {"catalog_verdict": "低于比例", "catalog_excess": 500.01}}
    failed = [{"id": "甲1", "rule": "catalog_excess", "expected": 500.01, "got": 500}]

    assert {name: {"cases": 1, "values": 2, "passed": 1, "skipped": 0, "failed": failed} for name in ("python", "batch", "formualizer")
            } == said("golden", cases(wrong), "--engine", "python,batch,formualizer", code=1)


def test_golden_is_exact(cases):
    """A fen, a letter and a day matter; a ratio to 1e-12."""
    ratio = CASE | {"expect": {"catalog_ratio": 0.8500000000000001}}
    off = CASE | {"expect": {"catalog_ratio": 0.850001}}
    day = VOTE | {"inputs": {"received_on": "2025-10-10"}, "expect": {"push_due": "2025-10-13"}}

    assert [] == said("golden", cases(ratio), "--engine", "python")["python"]["failed"]
    assert 2 == len(said("golden", cases(off, day), "--engine", "python", code=1)["python"]["failed"])


def test_golden_lists_what_is_not_built(cases):
    """Skipped is said aloud, with the rule's name; and the failures one a line."""
    assert "尚未建立的规则(跳过):no_such_rule" in output("golden", cases(VOTE), "--engine", "python")
    wrong = output("golden", cases(CASE | {"expect": {"catalog_verdict": "达标"}}), "--engine", "python", code=1)
    assert "✘ python 甲1 catalog_verdict:应得 达标,实得 低于比例" in wrong


def test_golden_may_be_asked_for_some_rules(cases):
    """--rule, more than once."""
    assert {"cases": 1, "values": 1, "passed": 1, "skipped": 0, "failed": []} == said(
        "golden", cases(CASE, VOTE), "--engine", "python", "--rule", "catalog_excess")["python"]


@pytest.mark.parametrize("arguments, part", [
    (("--engine", "excel"), "没有引擎 excel"), (("--engine", "python,pyton"), "没有引擎 pyton"), (("--rule", "catalog"), "没有规则 catalog")])
def test_golden_refuses_what_it_does_not_know(cases, arguments, part):
    """Exit 2, with what there is."""
    assert part in refused("golden", cases(CASE), *arguments)


@pytest.mark.parametrize("content", [None, "", "[{", '{"id": 1}', "[1]", '[{"id": "x"}]', '[{"id":"x","policy":"无","inputs":{},"expect":{"catalog_ratio":1}}]',
                                     '[{"id":"x","policy":"guangxi-2022","inputs":{"total":1},"expect":{"catalog_ratio":1}}]', "\x00\xff"])
def test_golden_refuses_a_file_that_is_none(tmp_path, content):
    """Missing, empty, broken, of another shape, of an unknown policy, without an input that the rule needs: exit 2, no traceback."""
    path = tmp_path / "算例.json"
    if content is not None:
        path.write_bytes(content.encode("latin-1", "replace") if content.startswith("\x00") else content.encode())

    assert "算例.json" in refused("golden", path, "--engine", "python")


def test_the_order_of_options_does_not_matter():
    """Options before and after the inputs."""
    assert "500.00" == run("eval", *GUANGXI, "catalog_excess", *STAY).stdout.strip()
