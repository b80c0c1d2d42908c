"""`medaid eval`, `explain` and `golden`: one rule with one person's figures, and cases through every engine."""

import datetime
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from macros.county_file import CountyFile, read_county
from macros.exits import FINDINGS, UNUSABLE, leave
from macros.screen import echo, echo_json, screen
from udfs import load, rules
from udfs.explain import explain
from udfs.vocabulary import NAMES

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]
RuleName = Annotated[str, typer.Argument(metavar="规则", help="如 catalog_excess;大小写均可")]
PolicyName = Annotated[str | None, typer.Option("--policy", help="政策,如 guangxi-2022")]
Values = Annotated[list[str] | None, typer.Argument(metavar="输入项=值...", help="如 in_catalog=8500 total=10000")]


def attach(app):
    """Add the commands to the application."""
    app.command("eval")(eval_command)
    app.command("explain")(explain_command)
    app.command("golden")(golden_command)


def read_call(name, policy, pairs, county=None):
    """Return (rule, policy, inputs, local parameters) of a command line; leaves with what is wrong."""
    rule = rules().get(name.lower())
    if rule is None:
        raise leave(UNUSABLE, f"没有规则 {name};现有:{'、'.join(rules())}")
    given = dict(pair.partition("=")[::2] for pair in pairs or ())
    twice = sorted(key for key in given if sum(pair.startswith(f"{key}=") for pair in pairs) > 1)
    if twice:
        raise leave(UNUSABLE, f"输入项写了两次:{'、'.join(twice)}")
    if any("=" not in pair for pair in pairs or ()):
        raise leave(UNUSABLE, "输入项要写成 名称=值,如 total=10000")
    laid_over = read_county(county)
    if rule.takes_policy and policy is None and laid_over is None:
        raise leave(UNUSABLE, f"{rule.name} 要用 --policy 指明政策,或用 --county 给出当地数值文件")
    if laid_over and policy not in (None, laid_over.id):
        raise leave(UNUSABLE, f"{county.name} 是 {laid_over.id} 的当地数值,不是 {policy} 的")
    try:
        known = (laid_over or load(policy)) if rule.takes_policy else None
    except KeyError as error:
        raise leave(UNUSABLE, error.args[0]) from None
    own = {key: value for key, value in given.items() if known and key not in rule.inputs and key in known.parameters}
    unknown = set(given) - set(rule.inputs) - set(own)
    missing = set(rule.inputs) - set(given)
    if unknown or missing:
        raise leave(UNUSABLE, f"{rule.name} 的输入项是:{'、'.join(f'{key}({NAMES[key].label})' for key in rule.inputs)}"
                              + (f";不认识:{'、'.join(sorted(unknown))}" if unknown else "")
                              + (f";缺少:{'、'.join(sorted(missing))}" if missing else ""))
    try:
        known = known.with_values(**{key: _local(value) for key, value in own.items()}) if own else known
    except ValueError as error:
        raise leave(UNUSABLE, str(error)) from None
    inputs = {key: {"true": True, "false": False}.get(value.lower(), NAMES[key].written(value)) if value else None
              for key, value in given.items() if key in rule.inputs}
    return rule, known, inputs


def _local(value):
    try:
        return json.loads(value)
    except ValueError:
        return value


def plain(value):
    """Return a value as JSON holds it."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def eval_command(name: RuleName, values: Values = None, policy: PolicyName = None, county: CountyFile = None, as_json: Json = False):
    """用一组数试算一条规则。"""
    rule, known, inputs = read_call(name, policy, values, county)
    value = rule(**inputs, **({"policy": known} if known else {}))
    if as_json:
        echo_json({"rule": rule.name, "policy": known.id if known else None,
                   "inputs": {key: plain(given) for key, given in inputs.items()}, "value": plain(value)})
    else:
        echo("" if value is None else f"{value:.2f}" if rule.kind == "yuan" and isinstance(value, float)
             else f"{value:.15g}" if isinstance(value, float) else str(value))


def explain_command(name: RuleName, values: Values = None, policy: PolicyName = None, county: CountyFile = None, as_json: Json = False):
    """说明一条规则为什么得出这个结果:算式、条款、原文。"""
    rule, known, inputs = read_call(name, policy, values, county)
    found = explain(rule, inputs, policy=known)
    if as_json:
        echo_json({"rule": rule.name, "title": found.title, "value": plain(found.value),
                   "sentence": found.sentence, "citation": found.citation, "quotation": found.quotation,
                   "in_force": found.in_force, "note": found.note, "categories": found.categories})
    else:
        echo("\n".join(found.lines()))


def golden_command(
    file: Annotated[Path, typer.Argument(metavar="算例.json", help="算例文件,格式见 docs/maintainers.md")],
    engine: Annotated[str, typer.Option("--engine", help="用逗号分开:python,batch,formualizer,libreoffice")] = "",
    rule: Annotated[list[str] | None, typer.Option("--rule", help="只算这些规则")] = None,
    as_json: Json = False,
):
    """把算例交给每个计算引擎,逐个对答案。"""
    from workbook import golden
    from workbook.recalculate import EngineMissing

    engines = engine.split(",") if engine else list(golden.ENGINES)
    if set(engines) - set(golden.ENGINES):
        raise leave(UNUSABLE, f"没有引擎 {'、'.join(sorted(set(engines) - set(golden.ENGINES)))};可用:{'、'.join(golden.ENGINES)}")
    if set(rule or ()) - set(rules()):
        raise leave(UNUSABLE, f"没有规则 {'、'.join(sorted(set(rule) - set(rules())))}")
    try:
        cases = golden.read(file)
        tallies = {name: golden.run(cases, name, rule) for name in engines}
    except EngineMissing as error:
        raise leave(UNUSABLE, str(error)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise leave(UNUSABLE, f"{file.name} 读不出算例({type(error).__name__}: {error});格式见 docs/maintainers.md") from None
    unbuilt = golden.missing_rules(cases, rule)
    if as_json:
        echo_json({name: tally.json() for name, tally in tallies.items()}, indent=1)
    else:
        table = Table("引擎", "算例", "数值", "通过", "跳过", "不符", show_edge=False)
        for name, tally in tallies.items():
            table.add_row(name, *map(str, (tally.cases, tally.values, tally.passed, tally.skipped, len(tally.failed))))
        screen.print(table)
        for name, tally in tallies.items():
            for failed in tally.failed:
                screen.print(f"✘ {name} {failed['id']} {failed['rule']}:应得 {failed['expected']},实得 {failed['got']}")
        if unbuilt:
            screen.print(f"尚未建立的规则(跳过):{'、'.join(unbuilt)}")
    if any(tally.failed for tally in tallies.values()):
        raise typer.Exit(FINDINGS)
