"""Data validation: what may be typed into the cells of a Range."""

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation as Filed
from xlwings import base_classes

from workbook.engine import areas
from workbook.engine.errors import EngineError
from workbook.engine.references import joined
from workbook.engine.refusals import refusing

TYPES = {"whole_number": "whole", "decimal": "decimal", "list": "list", "date": "date", "time": "time", "text_length": "textLength",
         "custom": "custom"}
OPERATORS = {"between": "between", "not_between": "notBetween", "equal_to": "equal", "not_equal_to": "notEqual",
             "greater_than": "greaterThan", "less_than": "lessThan", "greater_than_or_equal": "greaterThanOrEqual",
             "less_than_or_equal": "lessThanOrEqual"}
COMPARED = tuple(name for name in TYPES if name not in ("list", "custom"))


def _told(field, kinds=tuple(TYPES)):
    """A property: what the only rule of the range says, None where its type is not among `kinds`."""
    return property(lambda self: getattr(self.rule, field) if self.type in kinds else None)


@refusing
class DataValidation(base_classes.DataValidation):
    """The rule of a Range; a range may also have none, several, or one for some of its cells."""

    def __init__(self, rng):
        self.range = rng

    input_title, input_message, show_input = _told("promptTitle"), _told("prompt"), _told("showInputMessage")
    error_title, error_message, show_error = _told("errorTitle"), _told("error"), _told("showErrorMessage")
    ignore_blank = _told("allow_blank")

    @property
    def _rules(self):
        """Return [(rule, how many cells of the range it holds for)]."""
        found = [(rule, sum(_common(_area(part), self.range.area) for part in rule.sqref.ranges))
                 for rule in self.range.ws.data_validations.dataValidation]
        return [(rule, count) for rule, count in found if count]

    @property
    def rule(self):
        """The first rule of openpyxl's that holds for a cell of the range, None if none does."""
        return next((rule for rule, _ in self._rules), None)

    api = rule

    @property
    def type(self):
        rules = self._rules
        if not rules:
            return "none"
        if sum(count for _, count in rules) < len(self.range):
            return "mixed_criteria"
        if len({_said(rule) for rule, _ in rules}) > 1:
            return "inconsistent"
        return next((name for name, filed in TYPES.items() if filed == rules[0][0].type), "unknown")

    @property
    def operator(self):
        filed = (self.rule.operator or "between") if self.type in COMPARED else None
        return next((name for name, known in OPERATORS.items() if known == filed), None)

    formula1 = _told("formula1", COMPARED)
    formula2 = property(lambda self: self.rule.formula2 if self.operator in ("between", "not_between") else None)
    formula = property(lambda self: f"={self.rule.formula1}" if self.type == "custom" else None)

    @property
    def source(self):
        """The words of a list with commas between, or where they stand, as Excel gives it."""
        if self.type != "list":
            return None
        text = self.rule.formula1
        return text[1:-1].replace('""', '"') if text.startswith('"') else f"={text}"

    in_cell_dropdown = property(lambda self: not self.rule.hide_drop_down if self.type == "list" else None)
    alert_style = property(lambda self: self.rule.errorStyle or "stop" if self.type in TYPES else None)

    def set_list(self, source, in_cell_dropdown):
        if isinstance(source, base_classes.Range):
            text = joined(source.sheet.name, source.address)
        elif isinstance(source, base_classes.Name):
            text = source.name
        else:
            text = '"' + ",".join(source).replace('"', '""') + '"'
        self._set(Filed(type="list", formula1=text, showDropDown=not in_cell_dropdown))

    def set_rule(self, rule_type, operator, formula1, formula2):
        self._set(Filed(type=TYPES[rule_type], operator=OPERATORS.get(operator), formula1=formula1.removeprefix("="),
                        formula2=formula2 and formula2.removeprefix("=")))

    def _set(self, made):
        if self.type in ("mixed_criteria", "inconsistent"):
            raise EngineError(f"{self.range.address} 里的数据验证各不相同;请先用 data_validation.delete() 清除,再统一设置")
        was = self.rule
        for field in ("prompt", "promptTitle", "error", "errorTitle", "errorStyle"):
            if was is not None:
                setattr(made, field, getattr(was, field))
        made.allow_blank = was.allow_blank if was is not None else True
        made.showErrorMessage = made.showInputMessage = True
        self.delete()
        made.sqref = MultiCellRange(_reference(self.range.area))
        self.range.ws.data_validations.dataValidation.append(made)

    def delete(self):
        rules = self.range.ws.data_validations.dataValidation
        for rule, _ in self._rules:
            rest = [part for own in rule.sqref.ranges for part in areas.without(_area(own), self.range.area)]
            rule.sqref = MultiCellRange(" ".join(map(_reference, rest)))
            if not rest:
                rules.remove(rule)


def _area(part):
    return part.min_row, part.min_col, part.max_row - part.min_row + 1, part.max_col - part.min_col + 1


def _reference(area):
    row, column, rows, columns = area
    first, last = (areas.written((*place, 1, 1), False, False) for place in ((row, column), (row + rows - 1, column + columns - 1)))
    return first if first == last else f"{first}:{last}"


def _common(one, other):
    down = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    across = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(down, 0) * max(across, 0)


def _said(rule):
    return rule.type, rule.operator, rule.formula1, rule.formula2, rule.errorStyle, rule.error, rule.prompt, rule.allow_blank
