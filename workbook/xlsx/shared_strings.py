"""The table of shared strings."""

from workbook.xlsx.damage import Damaged, TooLarge
from workbook.xlsx.namespaces import SPACE
from workbook.xlsx.part_stream import parsed
from workbook.xlsx.text import TWICE, joined

MOST_STRINGS = 4_000_000


def shared_strings(package, part):
    """Return the strings of a part `sst`, in order; Damaged where it is broken."""
    strings = []

    def begin(parser, space, attributes):
        item, run, text, phonetic = (space + name for name in ("si", "r", "t", "rPh"))
        whole = attributes.get(SPACE)
        runs, pieces, aside, base, kept, written = [], [], False, whole, whole, False

        def start(tag, attributes):
            nonlocal aside, base, kept, written
            if tag == text:
                pieces.clear()
                kept = attributes.get(SPACE, base)
                parser.CharacterDataHandler = pieces.append
            elif tag == item:
                runs.clear()
                base, written = attributes.get(SPACE, whole), False
            elif tag == run:
                written = False
            elif tag == phonetic:
                aside = True

        def end(tag):
            nonlocal aside, written
            if tag == text:
                parser.CharacterDataHandler = None
                if not aside:
                    if written:
                        raise Damaged(TWICE, part)
                    runs.append(("".join(pieces), kept == "preserve"))
                    written = True
            elif tag == item:
                strings.append(joined(runs))
            elif tag == phonetic:
                aside = False

        parser.StartElementHandler, parser.EndElementHandler = start, end

    for _ in parsed(package, part, "sst", begin):
        if len(strings) > MOST_STRINGS:
            raise TooLarge(f"文字超过 {MOST_STRINGS:,} 条", part)
    return strings
