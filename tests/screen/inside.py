"""Asks a running LibreOffice through its pipe; run by the Python that has `uno`: inside.py PIPE COMMAND [ARGUMENT]…, answers in JSON."""

import json
import sys
import time

import uno
from com.sun.star.accessibility.AccessibleRole import PUSH_BUTTON
from com.sun.star.beans import PropertyValue

PATIENCE = 90  # seconds until an office that starts must answer


def desktop(pipe):
    """Return the desktop of the office behind a pipe, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(PATIENCE * 4):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def document(office):
    """Return the open spreadsheet and its controller, once it is loaded."""
    for _ in range(PATIENCE * 4):
        found = [one for one in office.Components if hasattr(one, "Sheets")]
        if found and found[0].CurrentController is not None:
            return found[0], found[0].CurrentController
        time.sleep(0.25)
    raise SystemExit("no spreadsheet was loaded")


def buttons(window):
    """Yield (caption, x, y, area) of every push button on the screen, by its middle; each pane of a frozen sheet shows some of it."""
    context = window.AccessibleContext
    if context.AccessibleRole == PUSH_BUTTON and context.AccessibleName and hasattr(context, "LocationOnScreen"):
        place, size = context.LocationOnScreen, context.Size
        yield context.AccessibleName, place.X + size.Width // 2, place.Y + size.Height // 2, size.Width * size.Height
    for number in range(min(context.AccessibleChildCount, 300)):
        child = context.getAccessibleChild(number)
        if child is not None:
            yield from buttons(child)


def state(book, controller):
    """Return the sheet on top, the cell under the cursor, the medaid names' first cells and the colours of the tabs."""
    names = {}
    for name in book.NamedRanges.ElementNames:
        referred = book.NamedRanges.getByName(name).getReferredCells()
        if name.startswith("medaid_") and referred is not None:
            names[name] = referred.getCellByPosition(0, 0).String
    selected = controller.Frame.Controller.getSelection()
    address = getattr(selected, "AbsoluteName", "")
    return {"sheet": controller.ActiveSheet.Name, "selected": address, "names": names,
            "tabs": {sheet.Name: sheet.TabColor for sheet in book.Sheets}}


def main(pipe, command, *arguments):
    """Answer one question."""
    office = desktop(pipe)
    book, controller = document(office)
    if command == "buttons":
        return [list(found) for found in buttons(controller.Frame.ContainerWindow)]
    if command == "show":
        list(buttons(controller.Frame.ContainerWindow))  # Calc tells of no buttons on a sheet to which it returns unasked
        controller.setActiveSheet(book.Sheets.getByName(arguments[0]))
    if command == "select":
        controller.select(controller.ActiveSheet.getCellRangeByName(arguments[0]))
    if command == "store":
        book.storeToURL(uno.systemPathToFileUrl(arguments[0]), (PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0),))
    return state(book, controller)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:]), ensure_ascii=False))
