"""Every small change to a figure of a policy: a fen, a hundredth, a day, a person more or less; a word more or less on a list."""

import datetime
import functools
from dataclasses import replace

from udfs import expression as tree
from udfs.parameter import Scope, Table, Version
from udfs.vocabulary import NAMES

STEPS = {"比例": 0.01, "元": 0.01}
FIRST = datetime.date.min


def mutants(rule, policies):
    """Yield (policy id, figure, what is changed, change).

    `change(policy)` gives the changed policy, None where it changes nothing.
    """
    for policy in policies:
        for key, words in asked(rule).items():
            for what, change in _changes(policy.parameter(key), words):
                yield policy.id, key, f"{policy.id}: {key} {what}", functools.partial(_changed, key=key, change=change)


def asked(rule):
    """Return what the rule itself asks of a policy: each key with the words that a list of it may hold."""
    found = {part.key: () for part in tree.walk(rule.tree) if isinstance(part, tree.Parameter)}
    found |= {part.scope.key: NAMES[part.item.name].values for part in tree.walk(rule.tree) if isinstance(part, tree.Member)}
    return found


def _changed(policy, key, change):
    parameter = policy.parameter(key)
    version = parameter.version(policy.day)
    if version is None and not parameter.optional:
        return None
    old = Scope() if version is None else version.value
    new = change(old)
    if new is None or new == old:
        return None
    return replace(policy, parameters={**policy.parameters, key: replace(parameter, versions=(Version(FIRST, new),))})


def _changes(parameter, words):
    """Yield (what, change): `change(value)` gives another value, None where this value has nothing to change."""
    step = STEPS.get(parameter.unit, 1)
    if parameter.choices:
        for choice in parameter.choices:
            yield f"= {choice}", lambda value, choice=choice: choice
    elif parameter.unit == "名单":
        for word in words:
            yield f"without {word}", lambda value, word=word: Scope(other for other in value if other != word)
            yield f"with {word}", lambda value, word=word: value if tuple.__contains__(value, word) else Scope((*value, word))
    elif parameter.unit == "是否":
        yield "the other way", lambda value: not value
    elif parameter.unit == "分段":
        for place in range(3):
            for part, name in enumerate(("end", "rate")):
                for step in (-0.01, 0.01):
                    yield f"{name} {place + 1} {step:+}", functools.partial(_band, place=place, part=part, step=step)
    elif parameter.by:
        for word in NAMES[parameter.by].values:
            for sign in (-1, 1):
                yield f"{word} {sign * step:+}", lambda value, word=word, sign=sign: Table(
                    {**value, word: _moved(value[word], sign * step)}, value.by)
    else:
        for sign in (-1, 1):
            yield f"{sign * step:+}", lambda value, sign=sign: _moved(value, sign * step)


def _moved(value, step):
    if isinstance(value, datetime.date):
        return None if value == datetime.date.max else value + datetime.timedelta(days=step)
    moved = round(value + step, 6)
    return moved if moved >= 0 else None


def _band(bands, place, part, step):
    if place >= len(bands) or bands[place][part] is None:
        return None
    made = [list(band) for band in bands]
    made[place][part] = round(made[place][part] + step, 6)
    return made
