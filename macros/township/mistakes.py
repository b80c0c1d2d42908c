"""Mistakes planted into the sound rows of a township's workbook, each remembered with the check that has to find it."""


class Mistakes:
    """`rows` are the rows, {sheet key: [row]}, sound at first; `planted` is [(check code, sheet key, row, what was done)]."""

    def __init__(self, rows):
        self.rows, self.planted = rows, []
        self.sound = {key: [dict(row) for row in held] for key, held in rows.items() if isinstance(held, list)}

    def plant(self, code, sheet, row, what, **changes):
        """Change a row.

        >>> made = Mistakes({"people": [{"name": "示例"}]})
        >>> made.plant("A01", "people", 0, "姓名漏填", name=None)
        >>> made.rows, made.planted
        ({'people': [{'name': None}]}, [('A01', 'people', 0, '姓名漏填')])
        """
        self.rows[sheet][row].update(changes)
        self.planted.append((code, sheet, row, what))

    def add(self, code, sheet, what, like=0, **changes):
        """Add a row that is the sound row `like`, changed.

        >>> made = Mistakes({"people": [{"name": "示例"}]})
        >>> made.add("A11", "people", "同一人两行")
        >>> made.rows["people"][1], made.planted
        ({'name': '示例'}, [('A11', 'people', 1, '同一人两行')])
        """
        self.planted.append((code, sheet, len(self.rows[sheet]), what))
        self.rows[sheet].append({**self.sound[sheet][like], **changes})
