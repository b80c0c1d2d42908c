"""Number formats: which show a day or a time, the built-in ones of Chinese programs among them."""

import re
from functools import lru_cache

GENERAL = "General"
BUILT_IN = {0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
            37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)",
            48: "##0.0E+0", 49: "@"}
BUILT_IN_DATES = {  # ECMA-376 part 1, 18.8.30: all languages, then zh-cn
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'}
LONGEST = 1_024  # Excel's own have 255 characters; what lies behind is not looked at
FORMATS = BUILT_IN | BUILT_IN_DATES
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)  # literals, blanks, fillers, colours, languages
DATE_LETTERS = re.compile("[ymdhse]|aaa|ggg", re.IGNORECASE)
EXPONENT = re.compile(r"[0#?]E[+-]|general|g/通用格式", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_date(code):
    """Tell whether a format code shows a number as a day or a time.

    >>> [is_date(code) for code in ('yyyy"年"m"月"d"日"', "[$-804]aaaa", "[h]:mm", "0.00E+00", '0"d"', "[Red]0.00", "General")]
    [True, True, True, False, False, False, False]
    """
    return bool(DATE_LETTERS.search(EXPONENT.sub("", ASIDE.sub("", code[:LONGEST]))))
