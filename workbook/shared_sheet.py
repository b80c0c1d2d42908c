"""A whole sheet that several templates share: `from = "参保/roster"` starts from templates/parts/参保/roster.toml.

What the template writes goes over the shared words: a plain key replaces; a column, field or check with the key (code) of a shared
one changes that one, any other is added behind the one it names as `after`, or at the end; `without` leaves out.
"""

import tomllib

from workbook.sheet_spec import TemplateError

LISTS = {"column": "key", "field": "key", "check": "code"}


def over_shared(entry, folder, where):
    """Return a template's [[sheet]] over the shared sheet it starts from; unchanged where it names none."""
    if "from" not in entry:
        return entry
    entry = dict(entry)
    path = folder / f"{entry.pop('from')}.toml"
    if not path.is_file():
        raise TemplateError(f"{where}:from 的文件 templates/parts/{path.relative_to(folder)} 不存在")
    shared = tomllib.loads(path.read_text(encoding="utf-8"))
    without, own = set(entry.pop("without", ())), {kind: entry.pop(kind, []) for kind in LISTS}
    known = {_name(part, key) for kind, key in LISTS.items() for part in shared.get(kind, ())}
    if without - known:
        raise TemplateError(f"{where}:without 的 {'、'.join(sorted(without - known))} 不在共用的工作表中")
    for kind, key in LISTS.items():
        kept = [part for part in shared.get(kind, ()) if _name(part, key) not in without]
        shared[kind] = _merged(kept, own[kind], key, where)
    return {**shared, **entry}


def _name(part, key):
    return part.get(key, part.get("like"))


def _merged(parts, changes, key, where):
    parts = [dict(part) for part in parts]
    for change in changes:
        change = dict(change)
        after = change.pop("after", None)
        names = [_name(part, key) for part in parts]
        if _name(change, key) in names:
            parts[names.index(_name(change, key))].update(change)
        elif after is not None and after not in names:
            raise TemplateError(f"{where}:after = “{after}”不在共用的工作表中")
        else:
            parts.insert(len(parts) if after is None else names.index(after) + 1, change)
    return parts
