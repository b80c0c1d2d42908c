"""`@rule`: an ordinary function becomes a rule that every reading shares.

>>> from udfs import catalog_verdict
>>> catalog_verdict("低保对象", "县级", "否", "否", 8999.99, 10000, policy="guangxi-2022")
'低于比例'
>>> catalog_verdict("低保对象", "县级", "否", "否", None, 10000, policy="guangxi-2022") is None
True
"""

import contextvars
import functools
import inspect

from udfs.expression import NUMBERS
from udfs.language import RuleError
from udfs.parse import parse
from udfs.policy import catalogue, load
from udfs.state import BLANK, DATA_ERROR, NOT_APPLICABLE, Unresolved, is_unresolved
from udfs.vocabulary import INVALID, NAMES

ALL = "all"
OUTSIDE_NOTICES = (ALL, "GB 11643", "–")
UNITS = {"元": "yuan", "比例": "ratio", "日期": "date", "文字": "word", "人": "whole", "岁": "whole", "天": "whole"}
_inside = contextvars.ContextVar("inside a rule", default=False)
_registered = {}


class Rule:
    """A rule of the contract; calling it is the plain Python reading.

    `inputs` are its arguments by name, `tree` what its source says, `kind` what it gives, `sources` where the notices
    say it. `follows` names the verdict that decides first: of its inputs 数据错误 and 不适用 are that verdict's to say,
    and `own_inputs` are those that the verdict does not take.
    """

    def __init__(self, function, title, unit, source, follows):
        functools.update_wrapper(self, function)
        self.function, self.name, self.title, self.unit = function, function.__name__, title, unit
        self.sources, self.follows, self.kind = tuple(source.split()) if source else (), follows, UNITS[unit]
        self.policies = _policies(self.sources, source)
        self.inputs, self.takes_policy, self.tree = parse(function, self.policies, lambda found: isinstance(found, Rule))
        judged = _registered[follows].inputs if follows else ()
        self.own_inputs = tuple(name for name in self.inputs if name not in judged)

    def __repr__(self):
        return f"<rule {self.name} {self.title}>"

    @property
    def excel_name(self):
        """The rule's name as an Excel function."""
        return self.name.upper()

    def holds_under(self, policy):
        """Tell whether the notice `policy` says anything of this rule."""
        return not self.takes_policy or policy.id in {known.id for known in self.policies}

    def source_under(self, policy):
        """Return the provision id of this rule in `policy`, None for a rule of no notice."""
        return next((source for source in self.sources if source in policy.provisions), None) if policy else None

    def __call__(self, *values, policy=None, **named):
        given = dict(zip(self.inputs, values)) | named
        if set(given) != set(self.inputs) or len(values) + len(named) != len(self.inputs):
            raise TypeError(f"{self.name} takes {', '.join(self.inputs)}; given {', '.join(given) or 'nothing'}")
        if self.takes_policy and policy is None:
            raise TypeError(f"{self.name} takes policy=, one of {', '.join(catalogue())}")
        nested = _inside.get()
        token = _inside.set(True)
        try:
            result = self._value(given, load(policy) if self.takes_policy else None)
        except Unresolved as missing:
            if nested:
                raise
            return missing.word
        finally:
            _inside.reset(token)
        if nested and self.passes_on(result):
            raise Unresolved(result)
        return result

    def passes_on(self, result):
        """Tell whether `result`, wanted by another rule, is that rule's result too."""
        return is_unresolved(result) or self.kind != "word" and result in (DATA_ERROR, NOT_APPLICABLE)

    def _value(self, given, policy):
        read = {name: NAMES[name].read(given[name]) for name in self.inputs}
        applies = policy is None or self.holds_under(policy)
        if any(value is None and not NAMES[name].may_be_blank for name, value in read.items()):
            return BLANK
        for name in self.inputs:
            if NAMES[name].passes_on and is_unresolved(given[name]):
                return given[name]
        if not applies:
            return NOT_APPLICABLE
        if any(read[name] is INVALID for name in self.own_inputs):
            return DATA_ERROR
        arguments = {name: given[name] if value is INVALID else value for name, value in read.items()}
        value = self.function(**arguments, **({"policy": policy} if self.takes_policy else {}))
        if value is None or value == "":
            return BLANK
        return float(value) if self.kind in ("yuan", "ratio") and not isinstance(value, str) else value


def _policies(sources, source):
    if source == ALL:
        return tuple(catalogue().values())
    codes = {entry.partition("-")[0] for entry in sources}
    return tuple(policy for policy in catalogue().values() if policy.code in codes)


def rule(*, title=None, unit=None, source=None, follows=None):
    """Make the decorated function a rule.

    `title` is its Chinese name; `unit` one of 元 比例 日期 文字 人 岁 天; `source` the provision ids of the notices, parted
    by blanks (`GB 11643` for a standard, `all` for every notice, `–` for none); `follows` the verdict rule without
    which the amount is 0. Raises RuleError, naming file and line, for anything outside the language.
    """
    def register(function):
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
        for key, value in (("title", title), ("unit", unit), ("source", source)):
            if not value:
                raise RuleError(file, line, f"{function.__name__} has no {key}", f"write @rule({key}=…)")
        if unit not in UNITS:
            raise RuleError(file, line, f"unknown unit {unit!r}", "use one of " + " ".join(UNITS))
        if follows and follows not in _registered:
            raise RuleError(file, line, f"{function.__name__} follows {follows}, which is no rule above it",
                            "name a verdict that stands above or is imported")
        for entry in () if source in OUTSIDE_NOTICES else source.split():
            if not any(entry in policy.provisions for policy in catalogue().values()):
                raise RuleError(file, line, f"source {entry} stands in no policy file",
                                f"add [provision.{entry}] with article and text")
        made = Rule(function, title, unit, source, follows)
        fitting = NUMBERS if made.kind in NUMBERS else (made.kind,)
        if made.tree.kind not in (*fitting, "blank"):
            raise RuleError(file, line, f"{made.name} gives a {made.tree.kind} under unit {unit}",
                            "let every path return a value of the unit")
        _registered[made.name] = made
        return made

    return register


def registered():
    """Return every rule by its name, in the order in which the files define them."""
    return dict(_registered)
