"""The book of rules, docs/rules.md: what each rule is, by whose words, from which inputs and figures, written out by machine.

`medaid rules --doc docs/rules.md` writes it; a test compares. Examples are those of the rules' docstrings, computed anew.
"""

import ast
import datetime
import doctest
import inspect
import re
import textwrap
from pathlib import Path

import udfs
from udfs import catalogue, expression, load, rewrite, rules
from udfs.explain import CALENDAR, STANDARDS, explain, shown
from udfs.parameter import ELSEWHERE
from udfs.vocabulary import INVALID, NAMES
from udfs.wording import FORMS
from workbook import rule_cells
from workbook.policy_rows import written

KINDS = {"yuan": "yuan", "whole": "whole number", "word": "one word", "words": "words joined by 、", "yesno": "是 / 否", "date": "date",
         "text": "text", "name": "name"}
OUTSIDE = {"–": CALENDAR, **STANDARDS}
HEAD = """# The rules

Written by `medaid rules --doc docs/rules.md` from the rules themselves; a test compares, so it is never behind. One entry a rule,
grouped by file. Formulas are what a template writes over made-up cells: the inputs stand in A2, B2 …, behind them the verdicts
and steps that have columns of their own. Results are those of the example in the rule's docstring, computed now.
"""


def page():
    """Return the whole page as Markdown text."""
    families = {}
    for rule in rules().values():
        families.setdefault(Path(rule.function.__code__.co_filename), []).append(rule)
    parts = [HEAD, _table(("rule", "title", "gives", "notices"), [
        (f"[{rule.name}](#{rule.name})", rule.title, rule.unit, ", ".join(f"`{policy.id}`" for policy in _notices(rule)) or _sources(rule))
        for family in families.values() for rule in family])]
    for path, family in families.items():
        about = (inspect.getmodule(family[0].function).__doc__ or "").partition("\n")[0]
        parts.append(f"## udfs/{path.name}\n\n{about}")
        parts += map(entry, family)
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def entry(rule):
    """Return the entry of one rule.

    >>> print(entry(udfs.referral_verdict).partition("**Provisions**")[0].strip())
    ### referral_verdict
    <BLANKLINE>
    **转诊判定** · Excel `REFERRAL_VERDICT` · gives 文字. Return 纳入, or 不纳入·人工复核: the notice refuses "in principle" only.
    """
    parts = [f"### {rule.name}", f"**{rule.title}** · Excel `{rule.excel_name}` · gives {rule.unit}. {_says(rule)}",
             f"**Provisions**\n\n{_provisions(rule)}", f"**Inputs**\n\n{_inputs(rule)}"]
    if _keys(rule):
        parts.append(f"**Figures and lists**\n\n{_figures(rule)}")
    inputs, policy = example(rule)
    under = f" under `{policy.id}`" if len(_notices(rule)) > 1 else ""
    parts += [f"**Python**\n\n```python\n{_body(rule)}\n```",
              f"**Formula**{under}\n\n{rule_cells.written(rule, policy and load(policy.id))}",
              f"**Example**{under}\n\n{_example(rule, inputs, policy)}"]
    return "\n\n".join(parts)


def _says(rule):
    return " ".join(inspect.getdoc(rule.function).split("\n\n")[0].split())


def _sources(rule):
    source = " ".join(rule.sources)
    return OUTSIDE.get(source, source) if source != "–" or _counts_days(rule) else "–"


def _counts_days(rule):
    return any(isinstance(node, expression.Apply) and node.primitive == "workday" for node in expression.walk(rule.tree))


def _notices(rule):
    return [policy for policy in catalogue().values() if rule.takes_policy and rule.holds_under(policy)]


def _provisions(rule):
    rows = []
    for policy in _notices(rule):
        window = f"{policy.code}-window"
        for source in [key for key in rule.sources if key in policy.provisions] or [window]:
            provision = policy.provisions[source]
            rows.append((f"`{policy.id}`", source, policy.number, provision.article, provision.text))
    return _table(("policy", "id", "document", "article", "words"), rows) if rows else _sources(rule)


def _inputs(rule):
    return _table(("input", "label", "kind", "words"), [
        (f"`{name}`", NAMES[name].label, KINDS[NAMES[name].kind] + (", may be blank" if NAMES[name].may_be_blank else ""),
         " ".join(NAMES[name].values)) for name in rule.inputs])


def _keys(rule):
    whole = rewrite.expand(rule.tree, lambda call: False)
    return list(dict.fromkeys(node.key for node in expression.walk(whole) if isinstance(node, expression.Parameter)))


def _figures(rule):
    notices = _notices(rule)
    rows = [(f"`{key}`", notices[0].parameters[key].label, *(_figure(policy, key) for policy in notices)) for key in _keys(rule)]
    return _table(("parameter", "label", *(f"`{policy.id}`" for policy in notices)), rows)


def _figure(policy, key):
    """Return a parameter's value as the page shows it."""
    parameter = policy.parameters[key]
    version = parameter.version()
    if version is None:
        return "另行规定" if parameter.unit == ELSEWHERE else "可不填" if parameter.optional else "待填"
    value = version.value
    if isinstance(value, dict):
        return "; ".join(f"{word} {shown('percent', rate)}" for word, rate in value.items())
    if isinstance(value, (list, tuple)) and parameter.unit == "名单":
        return "、".join(value) or "(无)"
    if parameter.unit == "比例":
        return shown("percent", value)
    if isinstance(value, datetime.date):
        return "–" if value == datetime.date.max else value.isoformat()
    return f"{written(value)}{parameter.unit if parameter.unit not in ('是否', '口径', '名单', '份') else ''}"


def _body(rule):
    lines = inspect.getsource(rule.function).splitlines()
    function = ast.parse(textwrap.dedent("\n".join(lines))).body[0]
    return textwrap.dedent("\n".join(lines[function.body[1].lineno - 1:]))


def example(rule):
    """Return (inputs, policy) of the first call in the rule's docstring that has something to tell.

    >>> example(udfs.referral_verdict)[0]
    {'referred': '否'}
    """
    known, found = {**vars(udfs)}, []
    for part in doctest.DocTestParser().get_examples(rule.__doc__):
        if re.match(r"(import|from)\b|\w+ = ", part.source):
            exec(part.source, known)  # the docstrings of the product itself
            continue
        for call in ast.walk(ast.parse(part.source)):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == rule.name:
                values = [eval(ast.unparse(argument), known) for argument in call.args]
                policy = next((eval(ast.unparse(one.value), known) for one in call.keywords), None)
                found.append((dict(zip(rule.inputs, values)), policy and load(policy)))
    return next((one for one in found if explain(rule, one[0], policy=one[1]).sentence), found[0])


def _example(rule, inputs, policy):
    told = explain(rule, inputs, policy=policy)
    given = [f"{NAMES[name].label} = {_value(name, value)}" for name, value in inputs.items()]
    stated = policy and load(policy.id).parameters
    own = [f"{one.label} = {_own(one)}" for key, one in policy.parameters.items() if one != stated[key]] if policy else []
    county = f" (filled in by the county: {'; '.join(own)})" if own else ""
    return "\n\n".join([f"{'; '.join(given)}{county}", "```text\n" + "\n".join(told.lines()) + "\n```"])


def _own(parameter):
    value = parameter.version().value
    return shown(FORMS.get({"分段": "bands", "比例": "ratio", "元": "yuan"}.get(parameter.unit), "plain"), value)


def _value(name, value):
    read = NAMES[name].read(value)
    if read is None:
        return "(blank)"
    return value if read is INVALID else shown(FORMS.get(NAMES[name].kind, "plain"), read)


def _table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
