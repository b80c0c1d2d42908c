"""表头对应.toml: which header is which column, as a person confirmed it once; it stands beside the tables and is used again."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from workbook.roster.headings import heading
from workbook.unusable import Unusable
from workbook.xlsx.references import reference

FILE = "表头对应.toml"
HEAD = """# 表头对应:原表的表头(左)是模板里的哪一列(右)。写 "" 表示这一列不用。
# 同一文件夹里表头相同的表都照此读取;改好保存即可,删去本文件则重新识别。
"""
MEND = "请照原来的样子改正,或删去本文件重新识别"


@dataclass(frozen=True)
class Entry:
    """One layout: `columns` is {header text: our column's name, "" for none}."""

    template: str
    sheet: str
    columns: dict

    def fits(self, texts):
        """Tell whether a table with these header texts is of this layout: all headers that are in use are there."""
        return bool(self.columns) and all(text in texts for text, name in self.columns.items() if name)


def texts(table):
    """Return {Head's column: its text}, counted where one text stands twice."""
    found, seen = {}, {}
    for head in table.heads:
        seen[head.text] = seen.get(head.text, 0) + 1
        found[head.column] = head.text if seen[head.text] == 1 else f"{head.text}({seen[head.text]})"
    return found


def named(table, header):
    """Return the columns of a table that a person calls `header`: by the whole text, by the lowest of its levels, by its cell."""
    wanted = heading(header).text
    known = texts(table)
    return ([column for column, text in known.items() if header == text]
            or [head.column for head in table.heads if reference(*head.place) == header.upper()]
            or [head.column for head in table.heads if wanted in (head.text, head.texts[-1])])


def label(column, sheet):
    """Return the name of a column for people: its label, its key where two columns have one label."""
    twice = sum(other.label == column.label for other in sheet.columns if other.typed) > 1
    return column.key if twice else column.label


def key(name, sheet):
    """Return the key of a column by its name, None where there is none."""
    return next((column.key for column in sheet.columns if column.typed and name in (label(column, sheet), column.key)), None)


def read(path):
    """Return the Entries of a file, none where there is none; Unusable names the line that cannot be read."""
    path = Path(path)
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return [Entry(str(entry["template"]), str(entry["sheet"]), {str(text): str(name) for text, name in entry["columns"].items()})
                for entry in data.get("table", ())]
    except FileNotFoundError:
        return []
    except tomllib.TOMLDecodeError as error:
        line = str(error).partition("line ")[2].partition(",")[0]
        raise Unusable("W10", path.name, f"第 {line} 行写法不对" if line else "最后一行没有写完", MEND) from None
    except (KeyError, AttributeError, TypeError):
        raise Unusable("W10", path.name, "每个 [[table]] 要有 template、sheet 和 [table.columns]", MEND) from None
    except (OSError, UnicodeDecodeError):
        raise Unusable("W10", path.name, "读不到,或不是 UTF-8 文字", MEND) from None


def written(entries):
    """Return the file that holds the Entries.

    >>> print(written([Entry("住院费用监测", "住院登记", {"证件": "身份证号"})]).partition("[[table]]")[2].strip())
    template = "住院费用监测"
    sheet = "住院登记"
    [table.columns]
    "证件" = "身份证号"
    """
    parts = [HEAD]
    for entry in entries:
        lines = [f"{_spelt(text)} = {_spelt(name)}" for text, name in entry.columns.items()]
        parts.append("\n".join(["[[table]]", f"template = {_spelt(entry.template)}", f"sheet = {_spelt(entry.sheet)}", "[table.columns]", *lines, ""]))
    return "\n".join(parts)


def with_entry(entries, new):
    """Return the Entries with a new one in the place of that of the same layout."""
    return [entry for entry in entries if set(entry.columns) != set(new.columns)] + [new]


def _spelt(text):
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
