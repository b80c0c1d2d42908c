"""Identity numbers and other long numbers: text to the last sign, and never repaired."""

import re
import unicodedata

from udfs.identity import id_verdict
from udfs.identity_number import LENGTH
from workbook.roster.answer import as_is, asked, converted
from workbook.roster.blanks import squeezed

CARD, OLD = 20, 15  # of a disability card: identity number, kind, grade; of an identity number before 1999
MOST_EXACT = 10 ** 15
SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
RETYPE = "请对照身份证件重新录入,先把本列设为文本格式"
LOST = "末尾几位已经丢失,不能恢复"


def identity(value):
    """Return the Answer for an identity number; what is damaged is asked about or left as it is for the check to say.

    >>> identity(" １１０１０５１９４９１２３１００２X ").value, identity(110105194912310021).ask
    ('11010519491231002X', '存成了数字,末尾几位已经丢失,不能恢复')
    >>> identity("110105 19491231 002x").value, identity("11010519491231002X32").ask
    ('11010519491231002x', '有 20 位,像是残疾人证号')
    """
    if isinstance(value, (int, float)):
        if abs(value) >= MOST_EXACT:
            return asked(f"存成了数字,{LOST}", RETYPE)
        text = f"{value:.15g}"
        return converted(text, "数字改为文字") if len(text) == OLD else asked(f"只有 {len(text)} 位", RETYPE)
    tight = squeezed(unicodedata.normalize("NFKC", value))
    if SCIENTIFIC.fullmatch(tight):
        return asked(f"存成了科学记数,{LOST}", RETYPE)
    bare = tight.lstrip("'‘’`")
    if len(bare) == CARD and id_verdict(bare[:LENGTH]) == "有效":
        return asked(f"有 {CARD} 位,像是残疾人证号", "请填 18 位身份证号;残疾人证号的前 18 位一般就是")
    if bare == value:
        return as_is(value)
    if len(bare) in (LENGTH, OLD) or bare == tight:
        return converted(bare, "去掉空格和多余符号,全角改为半角")
    return as_is(value)


def number_text(value):
    """Return the Answer for a text column in which a number stands: case numbers, telephones.

    >>> number_text(13800001111).value, number_text(6217000010001234567).ask
    ('13800001111', '存成了数字,末尾几位已经丢失,不能恢复')
    """
    if abs(value) >= MOST_EXACT:
        return asked(f"存成了数字,{LOST}", "请对照原始单据重新录入,先把本列设为文本格式")
    return converted(f"{value:.15g}", "数字改为文字")
