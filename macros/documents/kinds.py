"""Which documents there are, from which workbook each is made, and how `verify` makes it again."""

import datetime
from dataclasses import dataclass

from macros.documents import card, enrolment, monthly_list, proof, refusal, special_case


@dataclass(frozen=True)
class Kind:
    """`papers(filled, **chosen)` makes the documents of one form from a workbook of `templates`."""

    form: str
    command: str
    papers: object
    templates: tuple


ONE_OF = "category"  # tells apart the papers that one choice makes

KINDS = {kind.form: kind for kind in (
    Kind("低于比例名单", "list", monthly_list.papers, (monthly_list.TEMPLATE,)),
    Kind("待遇明白卡", "card", card.papers, (card.TEMPLATE,)),
    Kind("未参保名单", "list", enrolment.unenrolled, enrolment.TEMPLATES),
    Kind("月参保通报", "list", enrolment.bulletin, enrolment.TEMPLATES),
    Kind("动态调整情况证明", "proof", proof.papers, (proof.TEMPLATE,)),
    Kind("不符合医疗救助条件书面告知书", "notice", refusal.papers, (refusal.TEMPLATE,)),
    Kind("特殊病例申报审批表", "notice", special_case.papers, (special_case.TEMPLATE,)),
)}


def again(chosen):
    """Return how a document was chosen, as its maker takes it: days as days."""
    days = {"made_on", "month"}
    return {key: _day(value) if key in days and value else value for key, value in chosen.items() if key != ONE_OF}


def _day(text):
    return datetime.date.fromisoformat(text if len(text) == 10 else f"{text}-01")
