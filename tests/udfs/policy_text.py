"""A small policy file that is right in every line; the tests spoil one thing at a time."""

from udfs import policy
from udfs.parameter import PolicyFileError

GOOD = """\
[policy]
id = "county-2024"
code = "CY"
title = "试行办法"
number = "县医保发〔2024〕1号"
issuer = "县医疗保障局"
issued = 2024-01-05
region = "某县"
from = 2024-02-01
until = 2026-12-31
window = "2024年2月至2026年"

[nests]
"监测对象" = ["脱贫不稳定户", "边缘易致贫户"]

[provision.CY-01]
article = "第一条"
text = "起付线一千元,自二〇二五年起八百元"

[provision.CY-02]
article = "第二条"
text = "比例由县确定"

[parameter.deductible]
label = "起付线"
unit = "元"
source = "CY-01"
values = [{ from = 2024-02-01, value = 1000 }, { from = 2025-01-01, value = 800 }]

[parameter.scope]
label = "适用人群"
unit = "名单"
source = "CY-01"
values = [{ from = 2024-02-01, value = ["低保对象", "监测对象"] }]

[parameter.ratio]
label = "救助比例"
unit = "比例"
source = "CY-02"
local = true

[parameter.scope_added]
label = "增列人群"
unit = "名单"
source = "CY-02"
local = true
optional = true

[reading.year]
label = "年度口径"
source = "CY-02"
value = "自然年度"
choices = { "自然年度" = "1月1日起", "保险年度" = "按当地保险年度" }
"""


def read(text, folder):
    """Return the policy that `text` says, read from a file in `folder`."""
    path = folder / "county.toml"
    path.write_text(text, encoding="utf-8")
    return policy.read(path)


def spoiled(old, new):
    """Return GOOD with its one `old` replaced by `new`."""
    assert GOOD.count(old) == 1, f"{old} stands once in the text"
    return GOOD.replace(old, new)


def refusal(text, folder):
    """Return the PolicyFileError that `text` meets."""
    try:
        read(text, folder)
    except PolicyFileError as error:
        return error
    raise AssertionError("the policy file was accepted")


def line_of(text, start):
    """Return the number of the first line of `text` that begins with `start`."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))
