"""The further ledgers of both workbooks: a sound row of each, one mistake a row, and the stays and reviews that they rest on."""

import datetime

from tests.workbook.sound import identity


def day(text):
    """Return the day of an ISO date."""
    return datetime.date.fromisoformat(text)


TOMORROW, IN_WORDS = day("2026-01-11"), "2025.9.3"
CUT, STRANGE = "450000600101012", "查无此例"


def person(number):
    """Return somebody of the list, without an end."""
    return {"name": f"名单{number:03d}", "category": "低保对象", "id_number": identity(number + 1, "19700101"), "source_unit": "民政",
            "valid_from": day("2022-01-01")}


def marked(number):
    """Return a mark of the insurance system."""
    return {"name": f"标记{number:03d}", "category": "低保对象", "id_number": identity(number + 1, "19800101"), "marked_on": day("2025-01-10")}


def push(number):
    """Return a list received on Friday 10 October and passed on by Tuesday 14."""
    return {"list_on": day("2025-09-01"), "institution": f"机构{number}", "cases": 3, "received_on": day("2025-10-10"), "pushed_on": day("2025-10-14")}


def application(number):
    """Return a family's application; `stay` says how many stays of the kind stand before its own."""
    return {"admission_no": ("below", number), "applicant": "例家属", "relation": "子女", "applied_on": day("2025-08-20"), "reason": "病情需要",
            "expected_total": 10000, "expected_out": 1500}


def opinion(number):
    """Return an expert's opinion on the first case."""
    return {"admission_no": ("below", 0), "expert": f"专家{number}", "opinion": "符合特殊病例", "given_on": day("2025-08-20")}


def call(number):
    """Return a call about the first case, made up for two days later."""
    return {"admission_no": ("below", 0), "called_on": day("2025-08-20"), "called_at": "21:30", "caller": "例医生", "leader": "例局长", "reason": "病情危急",
            "answer": "同意", "made_up_on": day("2025-08-22")}


def filing(number):
    """Return a filing on Monday 25 August of an approval of Friday 22: one of three offices for every reviewed case."""
    return {"admission_no": ("reviewed", number // 3), "office": ("市级卫生健康委", "同级乡村振兴部门", "同级医保部门")[number % 3],
            "filed_on": day("2025-08-25")}


def listed(number):
    """Return a reviewed case in the library."""
    return {"admission_no": ("reviewed", number), "disease": "例病", "situation": "例情形", "listed_on": day("2025-09-01")}


def mended(number):
    """Return a case below the ratio, mended in time."""
    return {"admission_no": ("below", number), "problem": "目录外过高", "found_on": day("2025-10-01"), "due_on": day("2025-11-01"), "done_on": day("2025-10-20")}


def behaviour(number):
    """Return one of the six kinds of unreasonable behaviour."""
    return {"institution": "例医院", "behaviour": "过度检查", "found_on": day("2025-05-01"), "amount": 100, "handled_on": day("2025-05-10")}


def training(number):
    """Return a training of twenty."""
    return {"held_on": day("2025-05-01"), "kind": "培训", "subject": "例主题", "organiser": "例局", "audience": "医务人员", "people": 20}


def contact(number):
    """Return somebody in charge."""
    return {"name": f"负责{number}", "unit": "例局", "duty": "信息备案", "phone": "13900000000", "since_on": day("2025-01-05")}


def charge(number):
    """Return a stay above its cap by a hundred yuan, charged back."""
    return {"admission_no": ("over", number), "notified_on": day("2025-10-01"), "deducted": 100, "deducted_on": day("2025-11-01")}


IDENTITY = {
    "people": (person, [
        ({"name": None}, {"A01": ["姓名"]}), ({"id_number": CUT}, {"A03": ["身份证号"]}), ({"valid_from": IN_WORDS}, {"A05": ["身份起始日"]}),
        ({"valid_from": TOMORROW}, {"A06": ["身份起始日"]}), ({"valid_until": day("2021-01-01")}, {"A07": ["退出日期"]}),
        ({"category": "低保户"}, {"A10": ["人员类别"]}), ({"id_number": identity(1, "19700101")}, {"A11": ["身份证号"]})]),
    "marked": (marked, [
        ({"name": None}, {"B01": ["姓名"]}), ({"id_number": CUT}, {"B03": ["身份证号"]}), ({"marked_on": IN_WORDS}, {"B05": ["标记日期"]}),
        ({"marked_on": TOMORROW}, {"B06": ["标记日期"]}), ({"category": "低保户"}, {"B10": ["系统标记类别"]}),
        ({"id_number": identity(1, "19800101")}, {"B11": ["身份证号"]})])}
OF_GUANGXI = {
    **IDENTITY,
    "pushes": (push, [
        ({"cases": None}, {"D01": ["推送例数"]}), ({"cases": "3例"}, {"D04": ["推送例数"]}), ({"pushed_on": IN_WORDS}, {"D05": ["推送日期"]}),
        ({"list_on": TOMORROW}, {"D06": ["名单所属月份"]}), ({"pushed_on": day("2025-10-09")}, {"D07": ["推送日期"]}),
        ({"cases": -1}, {"D08": ["推送例数"]}), ({"institution": "机构0"}, {"D11": ["名单所属月份"]}),
        ({"push_due": day("2025-10-20")}, {"D15": ["推送期限"]}), ({"pushed_on": day("2025-10-15")}, {"D16": ["办理情况"]})]),
    "applications": (application, [
        ({"applicant": None}, {"E01": ["申请人"]}), ({"expected_total": "一万"}, {"E04": ["预计总费用"]}), ({"applied_on": IN_WORDS}, {"E05": ["申请日期"]}),
        ({"applied_on": TOMORROW}, {"E06": ["申请日期"]}), ({"expected_out": -1}, {"E08": ["预计目录外费用"]}),
        ({"expected_out": 20000}, {"E09": ["预计目录外费用"]}), ({"relation": "邻居"}, {"E10": ["与患者关系"]}),
        ({"admission_no": ("below", 0)}, {"E11": ["住院号"]}), ({"admission_no": STRANGE}, {"E12": ["住院号"]})]),
    "opinions": (opinion, [
        ({"expert": None}, {"F01": ["专家姓名"]}), ({"given_on": IN_WORDS}, {"F05": ["鉴定日期"]}), ({"given_on": TOMORROW}, {"F06": ["鉴定日期"]}),
        ({"opinion": "同意"}, {"F10": ["意见"]}), ({"expert": "专家0"}, {"F11": ["住院号"]}), ({"admission_no": STRANGE}, {"F12": ["住院号"]})]),
    "calls": (call, [
        ({"caller": None}, {"G01": ["请示人"]}), ({"made_up_on": IN_WORDS}, {"G05": ["补办日期"]}), ({"made_up_on": TOMORROW}, {"G06": ["补办日期"]}),
        ({"made_up_on": day("2025-08-19")}, {"G07": ["补办日期"]}), ({"answer": "行"}, {"G10": ["答复"]}), ({"admission_no": STRANGE}, {"G12": ["住院号"]})]),
    "filings": (filing, [
        ({"office": None}, {"H01": ["备案部门"]}), ({"filed_on": IN_WORDS}, {"H05": ["备案日期"]}), ({"forwarded_on": TOMORROW}, {"H06": ["市报自治区日期"]}),
        ({"forwarded_on": day("2025-08-20")}, {"H07": ["市报自治区日期"]}), ({"office": "县卫健局"}, {"H10": ["备案部门"]}),
        ({"admission_no": ("reviewed", 0), "office": "市级卫生健康委"}, {"H11": ["住院号"]}), ({"admission_no": STRANGE}, {"H12": ["住院号"]}),
        ({"filing_due": day("2025-12-31")}, {"H15": ["备案期限"]}), ({"filed_on": day("2025-09-10")}, {"H16": ["备案情况"]}),
        ({"admission_no": ("refused", 0)}, {"H17": ["批复结论"]})]),
    "library": (listed, [
        ({"disease": None}, {"I01": ["病种"]}), ({"listed_on": IN_WORDS}, {"I05": ["入库日期"]}), ({"listed_on": TOMORROW}, {"I06": ["入库日期"]}),
        ({"reported_on": day("2025-08-01")}, {"I07": ["上报自治区日期"]}), ({"admission_no": ("reviewed", 0)}, {"I11": ["住院号"]}),
        ({"admission_no": STRANGE}, {"I12": ["住院号"]})]),
    "rectifications": (mended, [
        ({"problem": None}, {"K01": ["存在问题"]}), ({"found_on": IN_WORDS}, {"K05": ["督促日期"]}),
        ({"due_on": day("2026-02-01"), "done_on": TOMORROW}, {"K06": ["销号日期"]}),
        ({"due_on": day("2025-09-01"), "done_on": day("2025-08-30")}, {"K07": ["整改期限"]}), ({"admission_no": ("below", 0)}, {"K11": ["住院号"]}),
        ({"admission_no": STRANGE}, {"K12": ["住院号"]}), ({"state": "已完成"}, {"K15": ["办理情况"]}), ({"done_on": day("2025-11-05")}, {"K16": ["办理情况"]}),
        ({"admission_no": ("reached", 0)}, {"K17": ["判定"]})]),
    "behaviours": (behaviour, [
        ({"institution": None}, {"L01": ["医疗机构"]}), ({"amount": "一百"}, {"L04": ["涉及金额(元)"]}), ({"found_on": IN_WORDS}, {"L05": ["发现日期"]}),
        ({"handled_on": TOMORROW}, {"L06": ["处理日期"]}), ({"handled_on": day("2025-04-01")}, {"L07": ["处理日期"]}),
        ({"amount": -1}, {"L08": ["涉及金额(元)"]}), ({"behaviour": "乱收费"}, {"L10": ["行为类别"]})]),
    "training": (training, [
        ({"subject": None}, {"M01": ["主题"]}), ({"people": "二十"}, {"M04": ["人数"]}), ({"held_on": IN_WORDS}, {"M05": ["日期"]}),
        ({"held_on": TOMORROW}, {"M06": ["日期"]}), ({"people": -1}, {"M08": ["人数"]}), ({"kind": "会议"}, {"M10": ["形式"]})]),
    "contacts": (contact, [
        ({"phone": None}, {"N01": ["联系电话"]}), ({"since_on": IN_WORDS}, {"N05": ["明确日期"]}), ({"since_on": TOMORROW}, {"N06": ["明确日期"]}),
        ({"duty": "联络"}, {"N10": ["负责事项"]}), ({"name": "负责0"}, {"N11": ["姓名"]})])}
OF_LINXIAN = {
    "deductions": (charge, [
        ({"notified_on": None}, {"D01": ["通知日期"]}), ({"deducted": "一百"}, {"D04": ["已扣付(元)"]}), ({"notified_on": IN_WORDS}, {"D05": ["通知日期"]}),
        ({"deducted_on": TOMORROW}, {"D06": ["扣付日期"]}), ({"deducted_on": day("2025-09-01")}, {"D07": ["扣付日期"]}),
        ({"deducted": -1}, {"D08": ["已扣付(元)"]}), ({"admission_no": ("over", 0)}, {"D11": ["住院号"]}), ({"admission_no": STRANGE}, {"D12": ["住院号"]}),
        ({"admission_no": ("within", 0)}, {"D16": ["判定"]})]),
    **IDENTITY}


def rows(ledgers):
    """Yield (sheet key, row, what is wrong): a sound row first in every ledger, then one mistake a row."""
    for sheet, (make, mistakes) in ledgers.items():
        for number, (changes, wrong) in enumerate([({}, {}), *mistakes]):
            yield sheet, {**make(number), **changes}, wrong


def cases(ledgers, kind):
    """Return how many stays of a kind the ledgers refer to."""
    numbers = [row["admission_no"][1] for _, row, _ in rows(ledgers) if isinstance(row.get("admission_no"), tuple) and row["admission_no"][0] == kind]
    return 1 + max(numbers, default=-1)


def codes(ledgers):
    """Return the codes of the mistakes, in order."""
    return sorted({code for _, _, wrong in rows(ledgers) for code in wrong})
