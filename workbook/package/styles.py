"""The part of styles with formats appended: none that is there changes its number, so no cell looks different."""

from dataclasses import dataclass

from workbook.package.markup import Element, appended, escaped, local, prefix, retagged, spliced, tree
from workbook.package.refused import malformed

FIRST_OWN_FORMAT, GENERAL = 164, "0"
NEW = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{space}">'
       '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
       '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
       '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
       '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
       '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
       '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')
ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
FONT = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
OF_A_NAME = ("family", "charset", "scheme")  # what belongs to the name of a font, not to its size or colour
SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True)
class Look:
    """What a cell is to look like, over what it looks like now; colours are RRGGBB."""

    fill: str | None = None
    number_format: str | None = None
    bold: bool = False
    size: float | None = None
    font: str | None = None
    colour: str | None = None
    underline: bool = False
    border: bool = False
    wrap: bool = False
    align: str | None = None
    locked: bool | None = None


class Styles:
    """The styles in `content`; `derived` gives the number of a format, and `written` the bytes with what was appended."""

    def __init__(self, content, part="xl/styles.xml"):
        self.content, self.root = content, tree(content, part)
        self.lists = {name: self.root.first(name) for name in ORDER}
        self.tag = prefix(self.root.tag)
        missing = [name for name in ORDER[1:] if name != "cellStyleXfs" and self.lists[name] is None]
        if missing:
            raise malformed(part, f"缺少 {missing[0]}")
        self.formats = self.lists["cellXfs"].all("xf")
        self.added = {name: [] for name in ORDER}
        self.there = {}
        self.known = {}

    def locked(self, style):
        """Tell whether cells of a format are locked once their sheet is protected."""
        found = self._format(style).first("protection")
        return found is None or found.attributes.get("locked", "1") not in ("0", "false")

    def is_general(self, style):
        """Tell whether a format shows numbers as they come."""
        return self._format(style).attributes.get("numFmtId", GENERAL) == GENERAL

    def derived(self, style, look):
        """Return the number of the format that is `style` (None for the default) with `look` over it."""
        key = (int(style or 0), look)
        if key not in self.known:
            made = self._made(self._format(style), look)
            self.known[key] = self._place("cellXfs", made)
        return self.known[key]

    def written(self):
        """Return the bytes with everything appended; the very same when nothing was."""
        splices = []
        for name, made in self.added.items():
            if not made:
                continue
            inner, held = "".join(made).encode(), self.lists[name]
            if held is None:
                first = next(self.lists[after] for after in ORDER if self.lists[after] is not None)
                whole = f'<{self.tag}{name} count="{len(made)}">'.encode() + inner + f"</{self.tag}{name}>".encode()
                splices.append((first.start, first.start, whole))
                continue
            start, end, opened = retagged(self.content, held, count=len(held.children) + len(made))
            if held.empty:
                splices.append((start, end, opened[:-2].rstrip() + b">" + inner + f"</{held.tag}>".encode()))
            else:
                splices += [(start, end, opened), appended(self.content, held, inner)]
        return spliced(self.content, splices)

    def _format(self, style):
        number = int(style or 0)
        if not 0 <= number < len(self.formats):
            return self.formats[0] if self.formats else Element("xf", {}, 0, 0, True)
        return self.formats[number]

    def _place(self, name, made):
        """Return the number of an entry of a list: of the one that is spelt so already, else of a new one."""
        held = self.lists[name].children
        if name not in self.there:
            self.there[name] = {self._source(child): number for number, child in reversed(list(enumerate(held)))}
        if made in self.there[name]:
            return self.there[name][made]
        self.added[name].append(made)
        return self.there[name].setdefault(made, len(held) + len(self.added[name]) - 1)

    def _made(self, base, look):
        attributes = dict(base.attributes)
        children = {local(child.tag): self._source(child) for child in base.children}
        tag = self.tag
        if look.fill:
            attributes |= {"fillId": self._place("fills", (
                f'<{tag}fill><{tag}patternFill patternType="solid"><{tag}fgColor rgb="FF{look.fill}"/><{tag}bgColor indexed="64"/>'
                f"</{tag}patternFill></{tag}fill>")), "applyFill": 1}
        if look.number_format:
            attributes |= {"numFmtId": self._number_format(look.number_format), "applyNumberFormat": 1}
        if look.bold or look.size or look.font or look.colour or look.underline:
            attributes |= {"fontId": self._place("fonts", self._font(base, look)), "applyFont": 1}
        if look.border:
            sides = "".join(f'<{tag}{side} style="thin"><{tag}color auto="1"/></{tag}{side}>' for side in SIDES)
            attributes |= {"borderId": self._place("borders", f"<{tag}border>{sides}<{tag}diagonal/></{tag}border>"), "applyBorder": 1}
        if look.wrap or look.align:
            held = base.first("alignment")
            said = {**(held.attributes if held else {"vertical": "center"}), **({"wrapText": 1} if look.wrap else {}),
                    **({"horizontal": look.align} if look.align else {})}
            children["alignment"] = f"<{tag}alignment{_spelt(said)}/>"
            attributes["applyAlignment"] = 1
        if look.locked is not None:
            children["protection"] = f'<{tag}protection locked="{int(look.locked)}"/>'
            attributes["applyProtection"] = 1
        said = _spelt(attributes)
        inner = "".join(children[name] for name in ("alignment", "protection", "extLst") if name in children)
        return f"<{tag}xf{said}>{inner}</{tag}xf>" if inner else f"<{tag}xf{said}/>"

    def _source(self, element):
        return self.content[element.start:element.end].decode()

    def _font(self, base, look):
        """Return the font of a format with a look over it, its parts in the order of CT_Font."""
        tag, held = self.tag, self.lists["fonts"].all("font")
        number = int(base.attributes.get("fontId", 0))
        parts = {local(child.tag): self._source(child) for child in (held[number].children if number < len(held) else ())}
        if look.font:
            parts = {name: said for name, said in parts.items() if name not in OF_A_NAME}
            parts["name"] = f'<{tag}name val="{escaped(look.font)}"/>'
        parts |= {"b": f"<{tag}b/>"} if look.bold else {}
        parts |= {"u": f"<{tag}u/>"} if look.underline else {}
        parts |= {"sz": f'<{tag}sz val="{look.size}"/>'} if look.size else {}
        parts |= {"color": f'<{tag}color rgb="FF{look.colour}"/>'} if look.colour else {}
        return f"<{tag}font>{''.join(parts[name] for name in FONT if name in parts)}</{tag}font>"

    def _number_format(self, code):
        held = self.lists["numFmts"].children if self.lists["numFmts"] else []
        for child in held:
            if child.attributes.get("formatCode") == code:
                return child.attributes["numFmtId"]
        numbers = [int(child.attributes.get("numFmtId", 0)) for child in held]
        first = max([FIRST_OWN_FORMAT - 1, *numbers]) + 1
        for number, made in enumerate(self.added["numFmts"], first):
            if f'formatCode="{escaped(code)}"' in made:
                return number
        number = first + len(self.added["numFmts"])
        self.added["numFmts"].append(f'<{self.tag}numFmt numFmtId="{number}" formatCode="{escaped(code)}"/>')
        return number


def _spelt(attributes):
    return "".join(f' {key}="{escaped(str(value))}"' for key, value in attributes.items())
