"""Columns of money as whole fen: sums of a table are exact, whatever the order of its rows."""

import numpy as np
import pandas as pd

from udfs.money import FEN


def fen(amounts):
    """Return amounts [yuan] as whole fen; a blank stays blank. Raises ValueError where one is no number of fen.

    >>> fen(pd.Series([0.1, 0.2, None])).tolist()
    [10, 20, <NA>]
    """
    figures = pd.to_numeric(pd.Series(amounts), errors="raise").astype("float64")
    whole = np.rint(figures * FEN)
    wrong = (whole - figures * FEN).abs() > 1e-4
    if wrong.any():
        raise ValueError(f"第{int(np.argmax(wrong)) + 1}行的金额{figures[wrong].iloc[0]}不足一分,不能按分合计")
    return whole.astype("Int64")


def yuan_of(whole):
    """Return whole fen as yuan, blanks as NaN.

    >>> yuan_of(pd.Series([30], dtype="Int64")).tolist()
    [0.3]
    """
    return whole.astype("Float64").div(FEN).astype("float64")
