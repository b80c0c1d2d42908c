"""The words with which lists of people are compared, in tables and on sheets alike."""

INSURED, NOT_INSURED = "已参保", "未参保"
NEW, LEFT, CHANGED, SAME = "新增", "退出", "类别变更", "无变化"
ADDED, REMOVED = "新增", "减少"
DIRECTIONS = {"新识别": ADDED, "自然增加": ADDED, "自然减少": REMOVED}
