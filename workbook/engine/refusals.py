"""Fill a class of the engine with clear refusals for every member of xlwings' base class that it does not write itself."""

import inspect

from xlwings import base_classes

from workbook.engine import refused
from workbook.engine.errors import Unsupported


def members(name):
    """Return {member: kind} of a class of `base_classes`; a setter is `member=`; kinds: property setter method async."""
    found = {}
    for member, value in vars(getattr(base_classes, name)).items():
        if isinstance(value, property):
            found[member] = "property"
            if value.fset:
                found[f"{member}="] = "setter"
        elif inspect.isroutine(value) and (not member.startswith("_") or member in ("__call__", "__getitem__")):
            found[member] = "async" if inspect.iscoroutinefunction(value) else "method"
    return found


def reason(name, member, kind):
    """Return why a member is refused, None where no reason is written."""
    if kind == "async":
        return refused.ASYNC
    if name in refused.CLASSES:
        return refused.CLASSES[name]
    reasons = refused.MEMBERS.get(name, {})
    return reasons.get(member, reasons.get(member.rstrip("=")))


def refusing(kind):
    """Return `kind` with a refusal for every member of its base class that it lacks.

    TypeError at import where a member is neither written nor refused with a reason.
    """
    name = kind.__name__
    for member, sort in members(name).items():
        why = reason(name, member, sort)
        if sort == "setter":
            own = inspect.getattr_static(kind, member[:-1])
            if isinstance(own, property) and own.fset is None:
                setattr(kind, member[:-1], own.setter(_refusal(name, member[:-1], why)))
        elif not _written(kind, name, member):
            refusal = _refusal(name, member, why)
            setattr(kind, member, property(refusal) if sort == "property" else refusal)
    return kind


def written(kind, name, member):
    """Tell whether the engine answers a member; `member=` asks for the setter."""
    own = inspect.getattr_static(kind, member.rstrip("="))
    if member.endswith("="):
        return not isinstance(own, property) or not getattr(own.fset, "refusal", False)
    return not getattr(getattr(own, "fget", own), "refusal", False) and _written(kind, name, member)


def _written(kind, name, member):
    # xlwings marks a member that an engine has to write by a body that raises NotImplementedError
    base = getattr(base_classes, name)
    value = vars(base)[member]
    body = inspect.getsource(value.fget if isinstance(value, property) else value)
    return inspect.getattr_static(kind, member) is not value or "raise NotImplementedError" not in body


def _refusal(name, member, why):
    if not why:
        raise TypeError(f"{name}.{member}: neither written nor refused with a reason")

    def refuse(self, *arguments, **options):
        raise Unsupported(name, member, why)

    refuse.refusal = True
    refuse.__name__ = refuse.__qualname__ = member
    refuse.__doc__ = f"Refused: {why}"
    return refuse
