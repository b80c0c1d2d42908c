"""The rule language refuses what it does not know: with file, line, what is wrong and the way to write it."""

import pytest

from tests.udfs.rule_source import HEAD, refusal, written

CATEGORY = "category, total, *, policy"
STATEMENT = "a rule is made of name = value, if/elif/else and return"
LANGUAGE = "use the small language"
BODIES = {
    "a loop": ("for part in category:  # here\n    return 0", CATEGORY, "unsupported statement For", STATEMENT),
    "a while loop": ("while True:  # here\n    return 0", CATEGORY, "unsupported statement While", STATEMENT),
    "a try": ("try:  # here\n    return 0\nexcept ValueError:\n    return 1", CATEGORY, "unsupported statement Try", STATEMENT),
    "a with": ("with total:  # here\n    return 0", CATEGORY, "unsupported statement With", STATEMENT),
    "a raise": ("raise ValueError  # here", CATEGORY, "unsupported statement Raise", STATEMENT),
    "an assertion": ("assert total  # here\nreturn 0", CATEGORY, "unsupported statement Assert", STATEMENT),
    "pass": ("pass  # here\nreturn 0", CATEGORY, "unsupported statement Pass", STATEMENT),
    "an expression as a statement": ("total + 1  # here\nreturn 0", CATEGORY, "unsupported statement Expr", STATEMENT),
    "a counter": ("total += 1  # here\nreturn total", CATEGORY, "unsupported statement AugAssign", STATEMENT),
    "two names at once": ("first, last = 0, 1  # here\nreturn 0", CATEGORY, "unsupported statement Assign", STATEMENT),
    "an annotated name": ("due: int = 0  # here\nreturn due", CATEGORY, "unsupported statement AnnAssign", STATEMENT),
    "a function inside": ("def inner():  # here\n    return 0\nreturn 0", CATEGORY, "unsupported statement FunctionDef", STATEMENT),
    "match": ("match category:  # here\n    case '孤儿':\n        return 0", CATEGORY, "unsupported statement Match", STATEMENT),
    "a lambda": ("return lambda: 0  # here", CATEGORY, "unsupported expression Lambda", LANGUAGE),
    "an f-string": ("return f'{category}'  # here", CATEGORY, "unsupported expression JoinedStr", LANGUAGE),
    "a list": ("return category in ['孤儿']  # here", CATEGORY, "unsupported expression List", LANGUAGE),
    "a comprehension": ("return [0 for _ in category]  # here", CATEGORY, "unsupported expression ListComp", LANGUAGE),
    "a walrus": ("if (due := total) == 0:  # here\n    return 0\nreturn 1", CATEGORY, "unsupported expression NamedExpr", LANGUAGE),
    "a figure of the notice": ("return yuan(total * 0.9)  # here", CATEGORY, "the figure 0.9 is written in code",
                               "put it into the policy file with its article and write policy.<parameter>"),
    "a whole figure": ("if total == 10:  # here\n    return 0\nreturn 1", CATEGORY, "the figure 10 is written in code", "policy.<parameter>"),
    "a sign": ("return yuan(-total)  # here", CATEGORY, "a sign in front of a value", "write 0 - value"),
    "an unknown parameter": ("return policy.catalog_ratio_flor  # here", CATEGORY,
                             "unknown parameter 'catalog_ratio_flor' in guangxi-2022",
                             "add [parameter.catalog_ratio_flor] to policies/guangxi-2022.toml"),
    "an unknown name": ("return totle  # here", CATEGORY, "unknown name 'totle'", "use an input, a local name or policy.<parameter>"),
    "a name of the other branch": ("if total == 0:\n    due = 0\nreturn due  # here", CATEGORY, "unknown name 'due'", "local name"),
    "an unknown rule": ("return catalogue_ratio(total)  # here", CATEGORY, "unknown rule 'catalogue_ratio'", "import the rule above"),
    "a method": ("return category.strip()  # here", CATEGORY, "a call of something else than a rule or a primitive", "plain name"),
    "an attribute of an input": ("return total.real  # here", CATEGORY, "an attribute of something else than policy", "policy.<parameter>"),
    "a subscript of an input": ("return category[0]  # here", CATEGORY, "a subscript that is no table of the policy", "policy.<table>"),
    "a computed amount with <": ("if policy.catalog_ratio_floor * total < total:  # here\n    return 0\nreturn 1", CATEGORY,
                                 "a computed amount is compared with <", "write exceeds(a, b) or at_least(a, b)"),
    "a computed ratio with >=": ("if total / total >= policy.catalog_ratio_floor:  # here\n    return 0\nreturn 1", CATEGORY,
                                 "a computed amount is compared with >=", "exceeds(a, b) or at_least(a, b)"),
    "a rounded amount with ==": ("if yuan(total) == total:  # here\n    return 0\nreturn 1", CATEGORY,
                                 "a computed amount is compared with ==", "exceeds(a, b) or at_least(a, b)"),
    "words against numbers": ("if category == total:  # here\n    return 0\nreturn 1", CATEGORY, "a comparison of words with yuan",
                              "compare words with words, numbers with numbers"),
    "identity": ("if total is category:  # here\n    return 0\nreturn 1", CATEGORY, "unsupported comparison Is", "use == != < <= > >= or in"),
    "a blank settled already": ("if total is None:  # here\n    return 0\nreturn 1", CATEGORY,
                                "a blank that the language settles already", "only an input with may_be_blank"),
    "an amount as a condition": ("if total:  # here\n    return 0\nreturn 1", CATEGORY, "a condition of kind yuan", "compare it"),
    "not of a word": ("if not category:  # here\n    return 0\nreturn 1", CATEGORY, "a condition of kind words", "compare it"),
    "membership of a word": ("if category in '孤儿':  # here\n    return 0\nreturn 1", CATEGORY,
                             "membership of something else than a list of the policy", "write x in policy.<list>"),
    "membership of an amount": ("if total in policy.catalog_scope:  # here\n    return 0\nreturn 1", CATEGORY,
                                "membership of something else than a list of the policy", "write x in policy.<list>"),
    "words added": ("return category + category  # here", CATEGORY, "arithmetic on something else than numbers", "use + - * /"),
    "a power": ("return total ** total  # here", CATEGORY, "arithmetic on something else than numbers", "use + - * /"),
    "a remainder": ("return total % total  # here", CATEGORY, "arithmetic on something else than numbers", "use + - * /"),
    "a path without return": ("if total == 0:  # here\n    return 0", CATEGORY, "a path without return", "every path ends in return <value>"),
    "an assignment at the end": ("due = total  # here", CATEGORY, "a path without return", "every path ends in return <value>"),
    "branches of different kinds": ("if total == 0:  # here\n    return '达标'\nreturn total", CATEGORY,
                                    "branches give different kinds (word, yuan)", "let every branch give the same kind of value"),
    "a conditional of different kinds": ("return total if total == 0 else '达标'  # here", CATEGORY,
                                         "branches give different kinds (word, yuan)", "the same kind of value"),
    "too many values for a primitive": ("return yuan(total, total)  # here", CATEGORY, "yuan takes 1 values", "write yuan(number)"),
    "too few values for min": ("return min(total)  # here", CATEGORY, "min takes 2 values", "write min(number, number)"),
    "a keyword for a primitive": ("return yuan(amount=total)  # here", CATEGORY, "yuan takes 1 values", "write yuan(number)"),
    "the wrong kind for a primitive": ("return yuan(category)  # here", CATEGORY, "yuan is given a words for a number", "the right kind of value"),
    "a computed argument": ("return catalog_ratio(total + 1, total, policy=policy)  # here", CATEGORY,
                            "catalog_ratio is given a computed in_catalog", "pass an input or a parameter of the same kind as it is"),
    "an argument of another kind": ("return catalog_ratio(category, total, policy=policy)  # here", CATEGORY,
                                    "catalog_ratio is given a computed in_catalog", "the same kind"),
    "a rule without its policy": ("return catalog_ratio(total, total)  # here", CATEGORY,
                                  "catalog_ratio is called with other inputs than its own",
                                  "write catalog_ratio(in_catalog, total, policy=policy)"),
    "a rule with an input too few": ("return catalog_ratio(total, policy=policy)  # here", CATEGORY,
                                     "catalog_ratio is called with other inputs than its own", "write catalog_ratio("),
    "a policy for a rule without notice": ("return id_sex(id_number, policy=policy)  # here", "id_number, *, policy",
                                           "id_sex is called with other inputs than its own", "write id_sex(id_number)"),
}


@pytest.mark.parametrize("subject", BODIES)
def test_what_lies_outside_the_language_is_refused_where_it_stands(subject, tmp_path, registry):
    """The refusal names the file, the very line, what is wrong and how to write it."""
    body, inputs, what, how = BODIES[subject]

    error, line = refusal(written(body, inputs), tmp_path)

    assert (str(tmp_path / "tried.py"), line, what) == (error.filename, error.lineno, error.what)
    assert how in error.how
    assert f"{error.filename}, line {line}: {error.what}; {error.how}" == str(error)


HEADERS = {
    "no title": ('@rule(unit="元", source="G22-01")  # here', "tried has no title", "write @rule(title=…)"),
    "no unit": ('@rule(title="试写", source="G22-01")  # here', "tried has no unit", "write @rule(unit=…)"),
    "no source": ('@rule(title="试写", unit="元")  # here', "tried has no source", "write @rule(source=…)"),
    "an empty title": ('@rule(title="", unit="元", source="G22-01")  # here', "tried has no title", "write @rule(title=…)"),
    "an unknown unit": ('@rule(title="试写", unit="万元", source="G22-01")  # here', "unknown unit '万元'",
                        "use one of 元 比例 日期 文字 人 岁 天"),
    "an unknown source": ('@rule(title="试写", unit="元", source="G22-77")  # here', "source G22-77 stands in no policy file",
                          "add [provision.G22-77] with article and text"),
}


@pytest.mark.parametrize("subject", HEADERS)
def test_a_rule_without_its_particulars_is_refused(subject, tmp_path, registry):
    """Title, unit and source are required; unit and source must exist."""
    decorator, what, how = HEADERS[subject]

    error, line = refusal(HEAD + decorator + "\ndef tried(total, *, policy):\n    return yuan(total)\n", tmp_path)

    assert (str(tmp_path / "tried.py"), line, what, how) == (error.filename, error.lineno, error.what, error.how)
