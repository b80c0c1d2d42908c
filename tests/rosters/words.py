"""Rosters whose names, numbers and words are the difficulty: damaged identity numbers, blanks of every kind, other words, ticks."""

from tests.rosters import spelling
from tests.rosters.draft import Draft
from tests.rosters.people import people
from tests.rosters.spelling import asked, said


def identity_numbers():
    """Numbers of identity cards as they arrive: spelled otherwise, of an older kind, longer than they are, or damaged for good."""
    draft = Draft("监测预警", "roster", given=True)
    page = draft.page("名单")
    page.say("A1", "监测人员名单", "F1")
    rows = people(24, 510)
    own = [row["id_number"] for row in rows]
    with_x = next(number for number in (row["id_number"] for row in people(90, 510)) if number.endswith("X"))
    cells = [spelling.lower(with_x), said(with_x.translate(spelling.FULL_WIDTH).lower(), with_x), said(with_x[:-1] + "×", with_x), spelling.grouped(own[3]),
             spelling.apostrophe(own[4]), spelling.full_width(own[5]), *(said(own[6 + place] + blank, own[6 + place]) for place, blank in enumerate(
                 (spelling.NBSP, spelling.IDEOGRAPHIC, spelling.ZERO_WIDTH, "\n", "\t"))), said(spelling.MARK + own[11], own[11]),
             asked(int(own[12][:17] + "0")), asked(450921196502031000), asked("4.50921E+17"), asked(4.50921e17), said("450921650203123", "450921650203123"),
             said(450921650203124, "450921650203124"), said(own[18] + "43", own[18]), asked(own[19][:15] + "000"), asked(own[20][:6] + "********" + own[20][14:]),
             asked(f"{own[21]}/{own[22]}"), asked("身份证丢失"), said(own[23], own[23])]
    page.table("A2", [("姓名", "name"), ("居民身份证号码", "id_number"), ("人员类别", "category"), ("乡镇(街道)", "township"), ("村(居)委会", "village"),
                      ("系统标识日期", "marked_on")]).fill(rows, odd={(place, "id_number"): cell for place, cell in enumerate(cells)})
    return draft


def names_and_codes():
    """Blanks of every kind inside names, a name that has blanks, telephone numbers stored as numbers, leading zeros."""
    draft = Draft("参保与资助(临县)", "roster", given=True)
    page = draft.page("应参保")
    page.say("A1", "应参保人员名单", "H1")
    rows = people(14, 540)
    names = [said("韦 三", "韦三"), said("韦\u3000三", "韦三"), said("\u3000覃桂兰", "覃桂兰"), said("覃桂兰\u00a0", "覃桂兰"), said("覃\u200b桂兰", "覃桂兰"),
             said("蒙\n秀", "蒙秀"), said("莫  强 ", "莫强"), said("阿依古丽·买买提", "阿依古丽·买买提"), said("NGUYEN THI HOA", "NGUYEN THI HOA"),
             said("\ufeff农福", "农福")]
    phones = [spelling.as_number(rows[0]["phone"]), said("13912345678、13812345678", "13912345678、13812345678"), said("0771-5551234", "0771-5551234"),
              spelling.full_width(rows[3]["phone"]), said(f"{rows[4]['phone']} ", rows[4]["phone"]), said(None, None)]
    numbers = [said("000123", "000123"), said(124, "000124", "000000"), said("H-0007", "H-0007"), said(2008, "2008")]
    page.table("A2", [("姓名", "name"), ("身份证号码", "id_number"), ("人员类别", "category"), ("乡镇", "township"), ("行政村", "village"),
                      ("户编号", "household_no"), ("联系电话", "phone"), ("备注", "note", "none")]).fill(rows, odd={
                          **{(place, "name"): cell for place, cell in enumerate(names)}, **{(place, "phone"): cell for place, cell in enumerate(phones)},
                          **{(place, "household_no"): cell for place, cell in enumerate(numbers)}})
    return draft


def categories():
    """Categories in the words of villages, several in one cell with any sign between them, and words that mean none."""
    draft = Draft("住院费用监测", "people", given=True)
    page = draft.page("名单")
    page.say("A1", "困难群众名单", "G1")
    cells = [said("低保户", "低保对象"), said("五保", "特困人员"), said("五保户", "特困人员"), said("农村低保", "低保对象"), said("低保户、五保", "低保对象、特困人员"),
             said("低保/脱贫户", "低保对象、脱贫人口"), said("低保,监测户", "低保对象、监测对象"), said("低保，脱贫户", "低保对象、脱贫人口"), said("低保;三类户", "低保对象、监测对象"),
             said("低保 脱贫户", "低保对象、脱贫人口"), said("低 保", "低保对象"), said("低保对象\u00a0", "低保对象"), said("事实孤儿", "事实无人抚养儿童"),
             said("低保\n脱贫户", "低保对象、脱贫人口"), asked("困难户"), asked("一般户"), asked("残疾人"), asked("低保?"), asked("低保、困难户"), asked(1), asked("返贫户")]
    units = [said("民政局", "民政"), said("县民政局", "民政"), said("乡村振兴局", "乡村振兴"), asked("村委会")]
    rows = [{**person, "source_unit": "民政", "valid_from": person["marked_on"]} for person in people(len(cells), 560)]
    page.table("A2", [("姓名", "name"), ("身份类型", "category"), ("身份证号", "id_number"), ("镇(街道)", "township"), ("村(居)", "village"),
                      ("提供部门", "source_unit"), ("身份起始日", "valid_from")]).fill(rows, odd={
                          **{(place, "category"): cell for place, cell in enumerate(cells)},
                          **{(place, "source_unit"): cell for place, cell in enumerate(units)}})
    return draft


def ticks():
    """Yes and no as ticks, crosses, letters, 有 and 无 and boxes; a blank is no no."""
    draft = Draft("网格包保与住院分析", "roster")
    page = draft.page("摸底")
    page.say("A1", "困难群众基本信息摸底表", "P1")
    insured = [said(word, "是") for word in ("√", "✓", "✔", "是", "是 ", "Y", "y", "有", "已参保", "☑是 □否", "■是□否", 1)]
    insured += [said(word, "否") for word in ("×", "✗", "否", "N", "无", "未参保", "□是☑否", 0)] + [said(None, None), said("/", None), asked("不详"), asked("√×")]
    rows = [{**person, "source_unit": "民政", "insured": "是", "residence": "本村(社区)", "severe": "否", "diseases": person["disease"],
             "treated_at": person["institution"], "surveyed_on": person["admitted_on"]} for person in people(len(insured), 570)]
    table = page.table("A3", [
        ("序号", None, "number"),
        ("人员", [("姓名", "name"), ("人员类别", "category"), ("身份证号", "id_number"), ("乡镇(街道)", "township"), ("村(社区)", "village"),
                ("联系电话", "phone"), ("认定部门", "source_unit")]),
        ("摸底", [("是否参保", "insured"), ("常住地", "residence"), ("常就诊地", "treated_at"), ("是否重疾", "severe"), ("所患疾病", "diseases"),
                ("摸底日期", "surveyed_on")]), ("备注", "note", "none")])
    table.fill(rows, {"severe": spelling.ticked, "phone": spelling.as_number}, {(place, "insured"): cell for place, cell in enumerate(insured)})
    return draft
