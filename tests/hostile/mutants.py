"""Seeded mutants of sound files: cut, flipped, repacked with a part missing, halved or with a figure changed."""

import io
import random
import re
import zipfile

import xlsxwriter

from tests.workbook.xlsx import by_hand


def seeds():
    """Return {name: bytes} of small sound workbooks by different hands."""
    file, other = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("登记")
        for row in range(8):
            sheet.write_row(row, 0, [f"姓名{row}", row * 1.5, row % 2 == 0, "同一文字"])
            sheet.write_formula(row, 4, f"=B{row + 1}*2", None, row * 3)
        book.set_custom_property("medaid_rows", "50")
    by_hand.written(by_hand.parts(
        by_hand.row((' t="s"', "<v>0</v>"), (' t="inlineStr"', "<is><t>乙</t></is>"), ("", '<f t="shared" ref="C1:C2" si="0">D1*2</f><v>8</v>'))
        + by_hand.row((' t="e"', "<v>#N/A</v>"), (' t="b"', "<v>1</v>"), ("", '<f t="shared" si="0"/><v>9</v>'), number=2),
        strings="<si><r><t>甲</t></r><r><t>丙</t></r></si>", before='<dimension ref="A1:C2"/>', after='<mergeCells><mergeCell ref="A5:B5"/></mergeCells>'), other)
    return {"XlsxWriter": file.getvalue(), "by hand": other.getvalue()}


def mutant(content, seed):
    """Return a mutant of a workbook, always the same one for a seed."""
    dice = random.Random(seed)
    if dice.random() < 0.4:
        return dice.choice((_cut, _flipped, _swapped))(content, dice)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice([name for name in parts if "theme" not in name])
    change = dice.choice((_cut, _flipped, _figure, _without_a_tag, _twice, None))
    if change is None:
        del parts[name]
    else:
        parts[name] = change(parts[name], dice)
    file = io.BytesIO()
    by_hand.written(parts, file)
    return file.getvalue()


def spoilt(content, seed):
    """Return a mutant of a file that is no package, always the same one for a seed: cut, flipped, halves changed over, a figure changed."""
    dice = random.Random(seed)
    return dice.choice((_cut, _flipped, _swapped, _figure, _flipped))(content, dice)


def _cut(content, dice):
    return content[:dice.randrange(len(content) or 1)]


def _flipped(content, dice):
    changed = bytearray(content)
    for _ in range(dice.randint(1, 3) if content else 0):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _swapped(content, dice):
    one, other = sorted(dice.randrange(len(content)) for _ in range(2))
    return content[:one] + content[other:] + content[one:other]


def _figure(content, dice):
    chosen = dice.choice(list(re.finditer(rb"\d+", content)) or [re.match(b"", content)])
    new = dice.choice((b"-1", b"0", b"99999999999999999999", b"1e400", b"NaN", b"1,5", b"", "１".encode()))
    return content[:chosen.start()] + new + content[chosen.end():]


def _without_a_tag(content, dice):
    chosen = dice.choice(list(re.finditer(rb"<[^>]+>", content)) or [re.match(b"", content)])
    return content[:chosen.start()] + content[chosen.end():]


def _twice(content, dice):
    chosen = dice.choice(list(re.finditer(rb"<(\w+)[^>]*?(/>|>[^<]*</\1>)", content)) or [re.match(b"", content)])
    return content[:chosen.end()] + chosen.group() + content[chosen.end():]
