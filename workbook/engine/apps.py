"""Apps: an app is a set of open books in this process; nothing is started and nothing is shown."""

import os

from xlwings import base_classes

from workbook.engine.books import Books
from workbook.engine.calculation import ENGINES
from workbook.engine.errors import EngineError, NotFound
from workbook.engine.refusals import refusing

CALCULATION = ("automatic", "manual", "semiautomatic")


@refusing
class Apps(base_classes.Apps):
    """The apps of the engine, the active one first; keys are numbers that the engine gives out."""

    def __init__(self, engine):
        self.engine, self.running, self.given = engine, [], 0

    def keys(self):
        return [app.pid for app in self.running]

    def add(self, spec=None, add_book=None, xl=None, visible=None):
        self.given += 1
        app = App(self, self.given, visible)
        self.running.insert(0, app)
        if add_book:
            app.books.add()
        return app

    def cleanup(self):
        """Nothing to do: an app of this engine leaves no process behind."""

    def __iter__(self):
        return iter(list(self.running))

    def __len__(self):
        return len(self.running)

    def __getitem__(self, pid):
        for app in self.running:
            if app.pid == pid:
                return app
        raise NotFound(f"没有编号为 {pid} 的 App;现有:{self.keys()}")


@refusing
class App(base_classes.App):
    """One app. Settings of the screen are kept and change nothing; `calculation` and `calculate` do what they say."""

    def __init__(self, apps, pid, visible):
        self.apps, self.pid = apps, pid
        self.books = Books(self)
        self.visible = bool(visible)
        self.screen_updating = self.display_alerts = self.enable_events = self.interactive = True
        self.status_bar, self.cut_copy_mode = False, None
        self.clipboard = None
        self._calculation, self._engine_for_calculation = CALCULATION[0], ENGINES[0]

    api = property(lambda self: self)
    engine = property(lambda self: self.apps.engine)
    hwnd = property(lambda self: self.pid)
    version = property(lambda self: "16.0")
    path = property(lambda self: os.path.dirname(os.path.abspath(__file__)))
    visible = screen_updating = display_alerts = enable_events = interactive = status_bar = cut_copy_mode = pid = books = None

    @property
    def calculation(self):
        return self._calculation

    @calculation.setter
    def calculation(self, value):
        if value not in CALCULATION:
            raise EngineError(f"calculation 只能是 {'、'.join(CALCULATION)},不能是 {value!r}")
        self._calculation = value

    @property
    def engine_for_calculation(self):
        """The program that computes formulas: formualizer (in the process) or libreoffice (must be installed)."""
        return self._engine_for_calculation

    @engine_for_calculation.setter
    def engine_for_calculation(self, value):
        if value not in ENGINES:
            raise EngineError(f"没有叫「{value}」的计算程序,可用的是 {'、'.join(ENGINES)}")
        self._engine_for_calculation = value

    @property
    def selection(self):
        return self.books.active.selection if len(self.books) else None

    def activate(self, steal_focus=False):
        self.apps.running.remove(self)
        self.apps.running.insert(0, self)

    def calculate(self):
        for book in self.books:
            book.calculate()

    def quit(self):
        for book in list(self.books):
            book.close()
        if self in self.apps.running:
            self.apps.running.remove(self)

    def kill(self):
        """Do what `quit` does: there is no process to end, and the one that runs is the script's own."""
        self.quit()
