"""The element `ignoredErrors` (no green corner on identity numbers kept as text), which openpyxl drops: carried over by hand."""

import re
import zipfile

from workbook.engine import cached_results

ELEMENT = re.compile(r"<ignoredErrors>.*?</ignoredErrors>", re.DOTALL)
BEHIND = re.compile(r"<(?:smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)"
                    r"[ />]|</worksheet>")
AREAS = re.compile(r'sqref="([^"]*)"')


def read(path, wb):
    """Return {sheet: the element as it stands in the file} of the sheets that have one."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name, part in cached_results.parts(package).items():
            if name in wb.sheetnames and part in package.namelist():
                element = ELEMENT.search(package.read(part).decode("utf-8", "replace"))
                if element:
                    found[wb[name]] = element[0]
    return found


def moved(element, change):
    """Return the element after `change` has been made to every list of areas in it; None where nothing is left."""
    new = AREAS.sub(lambda match: f'sqref="{change(match[1])}"', element)
    new = re.sub(r'<ignoredError [^>]*sqref=""[^>]*/>', "", new)
    return new if "<ignoredError " in new else None


def put(text, element):
    """Return the XML of a sheet with the element in its place.

    >>> put("<worksheet><sheetData/><tableParts/></worksheet>", "<ignoredErrors/>")
    '<worksheet><sheetData/><ignoredErrors/><tableParts/></worksheet>'
    """
    place = BEHIND.search(text, text.find("<sheetData")).start()
    return text[:place] + element + text[place:]
