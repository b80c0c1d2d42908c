"""Every workbook of the township: which module fills it, with which edition, under which made-up figures."""

import importlib
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Filling:
    """One workbook; `chosen` are the arguments that tell editions of one module apart."""

    template: str
    module: str
    chosen: dict = field(default_factory=dict)

    @property
    def source(self):
        """The module that fills it."""
        return importlib.import_module(f"macros.township.{self.module}")

    def data(self):
        """Return the sound rows of a year."""
        return self.source.data(**self.chosen)

    def policy(self):
        """Return the notice with the county's made-up figures, None where none are needed."""
        made = getattr(self.source, "policy", None)
        return made(**self.chosen) if made else None

    @property
    def rows(self):
        """The room that everybody needs."""
        return getattr(self.source, "ROWS", 500)


ENROLMENT = ("参保与资助(临县)", "参保与资助(广西2019)", "参保与资助(山西)")
FILLINGS = (
    Filling("目录外控费", "caps"), Filling("医疗救助待遇", "benefits"), Filling("监测预警", "warnings"), Filling("待遇明白卡", "benefit_cards"),
    Filling("住院救助与单病种", "assistance"), Filling("重点救助对象动态管理", "roster_changes"),
    *(Filling(edition, "enrolment", {"edition": edition}) for edition in ENROLMENT),
    Filling("兜底结算与门慢", "backstop"), Filling("网格包保与住院分析", "grid"))
