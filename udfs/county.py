"""A county's own file: its figures and readings, each with its document, laid over a notice and never into it.

    policy = "linxian-2023"
    county = "临县"

    [value.deductible]
    value = 10000
    from = 2023-01-01
    source = "吕政办发〔2022〕61号第五条"
"""

import datetime
import tomllib
from dataclasses import replace
from pathlib import Path

from udfs.bands import ABOVE
from udfs.parameter import PolicyFileError
from udfs.policy import Provision, load

KEYS = {"policy", "county", "value"}
VALUE_KEYS = {"value", "from", "source"}


def overlay(path):
    """Return the policy that a county's file lays over its notice; PolicyFileError names file, line and remedy.

    Bands end in `["以上", rate]`; `"无"` is a cap that there is not. Every value names the document that says so and from
    when; a workbook counts by it whatever the day of a row.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyFileError(path.name, None, f"不是合格的 TOML:{error}") from None

    def refuse(table, why):
        line = next((number for number, found in enumerate(text.splitlines(), 1) if found.strip().startswith(f"[{table}]")
                     or found.replace(" ", "").startswith(f"{table}=")), None)
        raise PolicyFileError(path.name, line, why)

    for unknown in sorted(set(data) - KEYS):
        refuse(unknown, f"不认识的一项 {unknown};可用:{'、'.join(sorted(KEYS))}")
    for missing in sorted(KEYS - set(data)):
        refuse(missing, f"缺少 {missing}")
    try:
        policy = load(data["policy"])
    except KeyError as error:
        refuse("policy", error.args[0])
    parameters, provisions = dict(policy.parameters), dict(policy.provisions)
    for key, entry in data["value"].items():
        why = _fault(policy, key, entry)
        if why:
            refuse(f"value.{key}", f"[value.{key}] {why}")
        cited = f"{data['county']}·{key}"
        provisions[cited] = Provision(cited, entry["source"], f"{data['county']}填写,自{entry['from']}起")
        filled = parameters[key].filled(_value(entry["value"]))
        (version,) = filled.versions
        parameters[key] = replace(filled, versions=(replace(version, source=cited),))
    return replace(policy, parameters=parameters, provisions=provisions)


def _fault(policy, key, entry):
    """Return what is wrong with one value, in Chinese; empty where it can be used."""
    if key not in policy.parameters:
        return f"{policy.id} 没有参数 {key};可填:{'、'.join(_fillable(policy))}"
    if not isinstance(entry, dict) or set(entry) != VALUE_KEYS:
        return f"要有且只有 {'、'.join(sorted(VALUE_KEYS))} 三项"
    if not isinstance(entry["from"], datetime.date):
        return "from 要写成日期,如 2023-01-01"
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        return "source 要写明文号和条款"
    parameter = policy.parameters[key]
    if isinstance(entry["value"], list) and parameter.unit == "名单" and len(entry["value"]) > parameter.room:
        return f"名单有{len(entry['value'])}个,工作簿里只留了{parameter.room}格"
    try:
        parameter.filled(_value(entry["value"]))
    except ValueError as error:
        return str(error)
    return ""


def _fillable(policy):
    return [key for key, parameter in policy.parameters.items() if parameter.local or parameter.choices]


def _value(value):
    if isinstance(value, list) and value and isinstance(value[-1], list):
        *bands, last = value
        return [*bands, [None, *last[1:]] if last and last[0] == ABOVE else last]
    return value


__all__ = ["overlay"]
