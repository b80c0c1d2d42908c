"""The forty rosters: the name of each, the kind of its file, and the layout with its truth."""

import functools
from dataclasses import dataclass
from collections.abc import Callable

from tests.rosters import amounts, days, families, headers, places, texts, words, writers


@dataclass(frozen=True)
class Roster:
    """A roster: `layout` writes its draft, `kind` says what file that becomes."""

    name: str
    kind: str
    layout: Callable

    @functools.cached_property
    def draft(self):
        """Return the draft with its truth."""
        return self.layout()

    def written(self, folder):
        """Write the roster to `folder`; return the file."""
        return writers.write(self.draft, self.name, self.kind, folder)


ROSTERS = [Roster(*entry) for entry in (
    ("单层表头带空白序号行", "xlsx", headers.one_level),
    ("两级表头", "xls", headers.two_levels),
    ("三级表头带栏次行", "xls", headers.three_levels),
    ("表上方写万元", "xlsx", headers.unit_above),
    ("表头内写万元", "xlsx", headers.unit_in_header),
    ("单位另占一行且合计在最前", "ods", headers.unit_below),
    ("表头内换行和空格", "xlsx", headers.broken_words),
    ("表头带编号和说明", "xlsx", headers.numbered_words),
    ("相近而不同的列", "xlsx", headers.near_words),
    ("分村小计合计", "xls", places.totals_and_sections),
    ("从D7开始", "xlsx", places.from_d7),
    ("一村一表", "ods", places.sheet_a_village),
    ("每页重复表头", "xlsx", places.header_on_every_page),
    ("上下两张表", "xlsx", places.two_tables_below_each_other),
    ("左右两栏名单", "xlsx", places.two_tables_side_by_side),
    ("右侧有汇总表", "xlsx", places.summary_beside),
    ("隐藏的行和列", "et", places.hidden_and_extra),
    ("隔行填写", "xlsx", places.blank_forms_behind),
    ("日期各种写法", "xlsx", days.certain),
    ("日期无法确定", "xlsx", days.uncertain),
    ("中文内置日期格式", "xlsx", days.chinese_formats),
    ("1904日期系统", "xlsx 1904", days.of_1904),
    ("金额各种写法", "xlsx", amounts.spelled),
    ("个别金额单位不对", "xlsx", amounts.in_the_wrong_unit),
    ("公式和错误值", "xlsx", amounts.reckoned),
    ("公式没有结果", "xlsx by openpyxl", amounts.never_reckoned),
    ("一户合并金额", "xlsx", amounts.shared_by_a_household),
    ("身份证号各种写法和损坏", "xlsx", words.identity_numbers),
    ("姓名电话和前导零", "xlsx", words.names_and_codes),
    ("人员类别的俗称", "xls", words.categories),
    ("打勾打叉", "xlsm", words.ticks),
    ("附件2按户合并", "xlsx", families.head_and_members),
    ("附件3动态调整", "ods", families.joined_and_left),
    ("同上和合并乡镇", "ods", families.same_as_above),
    ("系统导出CSV", "csv gb18030", texts.exported_by_the_system),
    ("带标题的CSV", "csv utf-8 bom", texts.saved_with_title),
    ("CSV中的公式号码", "csv utf-8", texts.numbers_as_formulas),
    ("分号CSV", "csv semicolon", texts.semicolons),
    ("Unicode文本", "txt utf-16", texts.unicode_text),
    ("文本中的两级表头", "csv tab", texts.levels_in_text),
)]
