"""Plain expressions of a rule's tree in the portable dialect: operators, primitives, parameter cells.

Missing values are not looked after here: `guards` tests them in front.
"""

from udfs import expression as tree
from udfs.parameter import NONE
from udfs.state import NO_CALENDAR
from udfs.vocabulary import JOINER, NAMES, YES
from workbook import identity_formula

LEVELS = {"compare": 1, "sum": 2, "product": 3, "atom": 4}
NO_LIMIT = "1E+300"
ARITHMETIC = {"+": "sum", "-": "sum", "*": "product", "/": "product"}


def text(word):
    """Return `word` as a literal of a formula.

    >>> text('a"b')
    '"a""b"'
    """
    return '"' + (word or "").replace('"', '""') + '"'


def is_zero(node):
    """Tell whether a node is the figure 0."""
    return isinstance(node, tree.Figure) and node.value == 0


def any_of(tests):
    """Return the formula that holds where one of `tests` does."""
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def blank(name, cell):
    """Return the test that holds where the cell of input `name` is blank; spaces alone are no name."""
    return f'TRIM(SUBSTITUTE({cell},"\u3000",""))=""' if NAMES[name].kind == "name" else f'{cell}=""'


def literal(cell):
    """Return the text of `cell` as MATCH finds it to the letter: its * ? ~ are no wildcards."""
    for sign in "~*?":
        cell = f'SUBSTITUTE({cell},"{sign}","~{sign}")'
    return cell


def among(item, cells):
    """Return the tests that a word of `item`, joined by 、, is the word of a cell: one test for each of `cells`."""
    return [f'ISNUMBER(FIND("{JOINER}"&{cell}&"{JOINER}","{JOINER}"&{item}&"{JOINER}"))' for cell in cells]


def same_text(cell):
    """Return what a cell's text is looked up by: number or text, small or capital letters alike."""
    return literal(f'UPPER({cell}&"")')


class Expressions:
    """Writes the nodes of a tree over `cells`; `result` is the cell of the rule that a sentence explains."""

    def __init__(self, cells, result=None):
        self.cells, self.policy, self.result = cells, cells.policy, result

    def expression(self, node, level="compare"):
        written, own = getattr(self, "on_" + type(node).__name__)(node)
        return written if LEVELS[own] >= LEVELS[level] else f"({written})"

    def on_Argument(self, node):
        cell = self.cells.argument(node.name)
        if node.kind == "yesno":
            return f"{cell}={text(YES)}", "compare"
        return (f"INT({cell})" if node.kind == "date" else cell), "atom"

    def on_Word(self, node):
        return text(node.text), "atom"

    def on_Figure(self, node):
        return str(node.value), "atom"

    def on_Truth(self, node):
        return ("TRUE" if node.value else "FALSE"), "atom"

    def on_Missing(self, node):
        return text(node.word), "atom"

    def on_Parameter(self, node):
        if node.entry is not None:
            keys, values, shift = self.cells.table(node.key)
            return f"INDEX({values},MATCH({self.expression(node.entry)},{keys},0){shift})", "atom"
        if node.kind == "bands":
            raise TypeError(f"{node.key}: bands are read by banded and first_rate alone")
        cell = self.cells.parameter(node.key)
        return (f"{cell}={text(YES)}", "compare") if node.kind == "yesno" else (cell, "atom")

    def on_Arithmetic(self, node):
        own = ARITHMETIC[node.operator]
        right = {"sum": "product", "product": "atom"}[own] if node.operator in "-/" else own
        return f"{self.expression(node.left, own)}{node.operator}{self.expression(node.right, right)}", own

    def on_Comparison(self, node):
        sign = {"==": "=", "!=": "<>"}.get(node.operator, node.operator)
        return f"{self.expression(node.left, 'sum')}{sign}{self.expression(node.right, 'sum')}", "compare"

    def on_Member(self, node):
        item, cells = self.expression(node.item), self.cells.members(node.scope.key)
        tests = among(item, cells) if node.item.kind == "words" else [f"{item}={cell}" for cell in cells]
        return (any_of(tests), "compare" if len(tests) == 1 else "atom") if tests else ("FALSE", "atom")

    def on_Both(self, node):
        return f"AND({self.expression(node.left)},{self.expression(node.right)})", "atom"

    def on_Either(self, node):
        return f"OR({self.expression(node.left)},{self.expression(node.right)})", "atom"

    def on_IsBlank(self, node):
        return blank(node.operand.name, self.cells.argument(node.operand.name)), "compare"

    def on_Not(self, node):
        return f"NOT({self.expression(node.operand)})", "atom"

    def on_Choose(self, node):
        return f"IF({','.join(map(self.expression, (node.condition, node.then, node.otherwise)))})", "atom"

    def on_Phrase(self, node):
        written, words = [], ""
        for part in (*node.parts, None):
            if isinstance(part, tree.Word):
                words += part.text
                continue
            written += [text(words)] * bool(words)
            words = ""
            if part is not None:
                written.append(self.expression(part, "atom"))
        return "&".join(written) or text(None), "compare"

    def on_Shown(self, node):
        if node.form == "bands":
            return self.schedule(self.cells.bands[node.node.key]), "atom"
        if isinstance(node.node, tree.Apply) and node.node.primitive == "birth_date_in":
            return identity_formula.birth_date_in_words(self.expression(*node.node.operands)), "atom"
        value = self.result if node.is_result and self.result else self.expression(node.node, "product")
        rounded = value if node.is_result and self.result else f"INT(ROUND({value}*1000000,0)/10000+0.5)/100"
        money = f'TEXT({rounded},"#,##0.00")&"元"'
        if isinstance(node.node, tree.Parameter) and self.policy.parameter(node.node.key).may_be_none:
            return f'IF({value}>={NO_LIMIT},{text(NONE)},{money})', "atom"
        return {"money": money,
                "percent": f'ROUND({value}*100,4)&"%"',
                "points": f'ROUND({value}*100,4)&"个百分点"',
                "month": f'TEXT({value},"yyyy-mm")',
                "share": f'TEXT(INT(ROUND({value}*1000000000,0)/100000)/100,"0.00")&"%"',
                "day": f'TEXT({value},"yyyy-mm-dd")'}.get(node.form, value), "atom"

    def schedule(self, bands):
        """Return the formula that says a band schedule, its blank rows left out."""
        *below, (last, _, highest) = bands
        said = [f'IF({upper}>{lower},"至"&TEXT({upper},"#,##0.00")&"元"&ROUND({rate}*100,4)&"%,","")' for lower, upper, rate in below]
        return "&".join([*said, f'IF({last}>0,"以上","")', f'ROUND({highest}*100,4)&"%"'])

    def on_Named(self, node):
        return self.expression(node.node, "product"), "product"

    def on_NoLimit(self, node):
        return f"{self.cells.parameter(node.parameter.key)}>={NO_LIMIT}", "compare"

    def on_Call(self, node):
        cell = self.cells.called(node.rule)
        return (f"{cell}={text(YES)}", "compare") if node.kind == "yesno" else (cell, "atom")

    def on_Apply(self, node):
        return getattr(self, "apply_" + node.primitive)(*node.operands)

    def apply_yuan(self, amount):
        return f"INT(ROUND({self.micro(amount)},0)/10000+0.5)/100", "product"

    def micro(self, amount):
        return f"{self.expression(amount, 'product')}*1000000"

    def apply_at_least(self, amount, floor):
        return f"ROUND({self.micro(amount)},0)>=ROUND({self.micro(floor)},0)", "compare"

    def apply_exceeds(self, amount, ceiling):
        return f"ROUND({self.micro(amount)},0)>ROUND({self.micro(ceiling)},0)", "compare"

    def apply_ceiling(self, number):
        return f"-INT(-ROUND({self.micro(number)},0)/1000000)", "sum"

    def apply_banded(self, amount, start, bands, increase):
        amount, begins = self.expression(amount), "" if is_zero(start) else self.expression(start)
        return "+".join(f"MAX(MIN({amount},{upper})-{f'MAX({begins},{lower})' if begins else lower},0)*{self.raised(rate, increase)}"
                        for lower, upper, rate in self.cells.bands[bands.key]), "sum"

    def apply_first_rate(self, bands, increase):
        return self.raised(self.cells.bands[bands.key][0][2], increase), "atom"

    def raised(self, rate, increase):
        return rate if is_zero(increase) else f"MIN({rate}+{self.expression(increase, 'sum')},1)"

    def apply_min(self, left, right):
        return f"MIN({self.expression(left)},{self.expression(right)})", "atom"

    def apply_max(self, left, right):
        return f"MAX({self.expression(left)},{self.expression(right)})", "atom"

    def rank(self, day):
        calendar = self.cells.calendar
        return f"INDEX({calendar.rank},MATCH({day},{calendar.days},1))"

    def nth_workday(self, rank):
        calendar = self.cells.calendar
        place = f"IF({rank}<=INDEX({calendar.rank},1),1,MATCH({rank}-1,{calendar.rank},1)+1)"
        return f"IFERROR(INDEX({calendar.workday},{place}),{text(NO_CALENDAR)})"

    def apply_workday(self, start, days):
        day, count = self.expression(start), self.expression(days, "sum")
        return f"IF({count}=0,{day},{self.nth_workday(f'{self.rank(day)}+{count}')})", "atom"

    def apply_workday_on_or_before(self, day):
        day, days = self.expression(day), self.cells.calendar.days
        rank = self.rank(day)
        outside = f"OR({rank}=0,{day}>MAX({days}))"
        return f"IFERROR(IF({outside},{text(NO_CALENDAR)},{self.nth_workday(rank)}),{text(NO_CALENDAR)})", "atom"

    def apply_workday_on_or_after(self, day):
        day, days = self.expression(day, "sum"), self.cells.calendar.days
        before = f"IF({day}=INDEX({days},1),0,{self.rank(day + '-1')})"
        return self.nth_workday(before + "+1"), "atom"

    def apply_days_between(self, first, last):
        return f"{self.expression(last, 'sum')}-{self.expression(first, 'product')}", "sum"

    def apply_date_in_month(self, day, months, number):
        day, months, number = (self.expression(part, "sum") for part in (day, months, number))
        return f"DATE(YEAR({day}),MONTH({day})+{months},{number})", "atom"

    def apply_days_after(self, day, days):
        return f"{self.expression(day, 'sum')}+{self.expression(days, 'sum')}", "sum"

    def apply_months_after(self, day, months):
        return f"EDATE({self.expression(day)},{self.expression(months)})", "atom"

    def apply_completed_years(self, birth, day):
        birth, day = self.expression(birth), self.expression(day)
        return (f"YEAR({day})-YEAR({birth})-IF(MONTH({day})*32+DAY({day})<MONTH({birth})*32+DAY({birth}),1,0)"), "sum"

    def __getattr__(self, name):
        primitive = name.removeprefix("apply_")
        if primitive != name and primitive in identity_formula.FORMULAS:
            return lambda number: identity_formula.FORMULAS[primitive](self.expression(number))
        raise AttributeError(name)
