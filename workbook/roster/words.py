"""Words from a list, yes and no, names and other texts."""

import re
import unicodedata

from udfs.vocabulary import JOINER, NAMES, NO, YES
from workbook.roster.answer import as_is, asked, converted
from workbook.roster.blanks import squeezed, trimmed

SEPARATORS = re.compile(r"[,;/\\|、,;+&\s]+|和|及")
YES_WORDS = {"是", "有", "已", "√", "✓", "✔", "☑", "对", "Y", "YES", "T", "TRUE"}
NO_WORDS = {"否", "无", "没有", "未", "不", "×", "✗", "✘", "不是", "N", "NO", "F", "FALSE", "X", "错"}
TICKED = re.compile("[☑☒■√✓✔]([是否有无])[□☐○][是否有无]|[□☐○][是否有无][☑☒■√✓✔]([是否有无])")
LONGEST_STATE = 6  # signs of 已参保, 未办理
NOTHING = ("-", "--", "—", "——", "/", "\\")
OFFICE = re.compile("(?:局|部门|办|办公室|科|股|站|所)$")
LEVEL = re.compile("^[省市县区]")
CHINESE_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
ARRANGED = "去掉空格和不可见符号"
NOT_LISTED = "“{}”不在规定之列"


def yes_or_no(value):
    """Return the Answer for 是 or 否.

    >>> yes_or_no("√").value, yes_or_no("×").value, yes_or_no(" 是").value, yes_or_no("未参保").value, yes_or_no("部分").ask
    ('是', '否', '是', '否', '“部分”看不出是“是”还是“否”')
    """
    shown = unicodedata.normalize("NFKC", squeezed(str(value))).upper()
    ticked = TICKED.fullmatch(shown)
    if ticked:
        shown = ticked.group(1) or ticked.group(2)
    meant = YES if shown in YES_WORDS else NO if shown in NO_WORDS else None
    if meant is None and len(shown) <= LONGEST_STATE:
        meant = YES if shown.startswith("已") else NO if shown.startswith(("未", "没", "尚未")) else None
    if shown in NOTHING:
        return converted(None, "没有填是或否,按空白读")
    if meant is None:
        return asked(f"“{str(value)[:20]}”看不出是“是”还是“否”", "请写“是”或“否”")
    return as_is(meant) if value == meant else converted(meant, f"改写为“{meant}”")


def word(value, column):
    """Return the Answer for one word of the column's list (any word where it has none)."""
    shown = squeezed(unicodedata.normalize("NFKC", str(value)))
    known = {squeezed(unicodedata.normalize("NFKC", one)): one for one in column.words}
    if shown in known:
        return _said(value, known[shown])
    vocabulary = NAMES.get(column.input or column.key)
    said = vocabulary.meant(shown) if vocabulary else None
    meant = next((one for one in column.words if said and said in (one, vocabulary.meant(one))), None)
    offices = [one for text, one in known.items() if OFFICE.sub("", text) == OFFICE.sub("", LEVEL.sub("", shown))]
    meant = meant or (offices[0] if len(offices) == 1 else None)
    if meant:
        return converted(meant, f"改写为“{meant}”")
    return asked(NOT_LISTED.format(str(value)[:20]), f"请改为:{'、'.join(column.words[:12])}{'等' if len(column.words) > 12 else ''}")


def words(value, column):
    """Return the Answer for several words of the vocabulary, whatever stands between them."""
    shown = unicodedata.normalize("NFKC", trimmed(str(value)))
    parts = [part for part in SEPARATORS.split(shown) if part]
    whole = [squeezed(shown)]
    for chosen in (whole, parts, [squeezed(part) for part in re.split(r"[,;/\\|、+&]", shown) if squeezed(part)]):
        meant = NAMES[column.input].meant(JOINER.join(chosen)) if chosen and column.input else None
        if meant:
            return _said(value, meant)
    return asked(NOT_LISTED.format(str(value)[:20]), f"请改为:{'、'.join(column.words[:12])}等,多种身份用顿号连写")


def person(value):
    """Return the Answer for a name; blanks that only spread its signs are taken out.

    >>> person("张　三").value, person("买买提·吐尔逊 ").value, person("Anna Bo").value
    ('张三', '买买提·吐尔逊', 'Anna Bo')
    """
    tight, parts = squeezed(value), trimmed(value).split()
    if CHINESE_NAME.fullmatch(tight) and sum(len(squeezed(part)) > 1 for part in parts) > 1:
        return asked(f"“{' '.join(parts)[:20]}”可能是一个人,也可能是几个人", "一行只写一人,姓名中间不留空格")
    bare = tight if CHINESE_NAME.fullmatch(tight) else trimmed(value)
    return as_is(value) if bare == value else converted(bare, ARRANGED)


def text(value):
    """Return the Answer for any text."""
    bare = trimmed(value)
    half = unicodedata.normalize("NFKC", bare)
    if half != bare and half.isascii():
        return converted(half, "全角改为半角")
    return as_is(value) if bare == value else converted(bare, ARRANGED)


def _said(value, meant):
    return as_is(meant) if value == meant else converted(meant, f"改写为“{meant}”")
