"""Identity numbers and other long numbers: text to the last sign, and never repaired."""

import re
import unicodedata

from udfs.identity import id_verdict
from udfs.identity_number import LENGTH
from workbook.roster.answer import as_is, asked, converted
from workbook.roster.blanks import squeezed

VALID, OLD = "有效", 15  # figures of an identity number before 1999
CARD = re.compile("[0-9]{17}[0-9Xx][1-7][1-4]")  # of a disability card: identity number, kind, grade
ARRANGED = "去掉空格和多余符号,全角改为半角,x 改为大写"
MOST_EXACT = 10 ** 15
SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
RETYPE = "请对照身份证件重新录入,先把本列设为文本格式"
LOST = "末尾几位已经丢失,不能恢复"


def identity(value):
    """Return the Answer for an identity number; what is damaged is asked about or left as it is for the check to say.

    >>> identity(" １１０１０５１９４９１２３１００２x ").value, identity(110105194912310021).ask
    ('11010519491231002X', '存成了数字,末尾几位已经丢失,不能恢复')
    >>> identity("110105 19491231 002x").value, identity("11010519491231002X32").value, identity("110105194912310020").ask
    ('11010519491231002X', '11010519491231002X', '校验码错误')
    """
    if isinstance(value, (int, float)):
        if abs(value) >= MOST_EXACT:
            return asked(f"存成了数字,{LOST}", RETYPE)
        return _judged(value, f"{value:.15g}")
    tight = squeezed(unicodedata.normalize("NFKC", value))
    if SCIENTIFIC.fullmatch(tight):
        return asked(f"存成了科学记数,{LOST}", RETYPE)
    bare = tight.lstrip("'‘’`")
    if CARD.fullmatch(bare) and id_verdict(bare[:LENGTH]) == VALID:
        return converted(bare[:LENGTH].upper(), "取残疾人证号的前 18 位")
    return _judged(value, bare.upper())


def _judged(value, bare):
    """Return the Answer for a number without its trimmings: nothing of it is repaired."""
    verdict = id_verdict(bare) if bare else "没有填"
    if verdict != VALID:
        said = f"{verdict}({len(bare)} 位{',可能是 15 位旧号' if len(bare) == OLD else ''})" if len(bare) != LENGTH else verdict
        return asked(said, RETYPE)
    return as_is(value) if bare == value else converted(bare, ARRANGED)


def number_text(value, width=0):
    """Return the Answer for a text column in which a number stands: case numbers, telephones.

    >>> number_text(13800001111).value, number_text(124, 6).value, number_text(6217000010001234567).ask
    ('13800001111', '000124', '存成了数字,末尾几位已经丢失,不能恢复')
    """
    if abs(value) >= MOST_EXACT:
        return asked(f"存成了数字,{LOST}", "请对照原始单据重新录入,先把本列设为文本格式")
    return converted(f"{value:.15g}".zfill(width), "数字改为文字")
