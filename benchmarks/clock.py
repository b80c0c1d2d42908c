"""Timing: a warm-up, then the median of several runs."""

import statistics
import time

RUNS = 5


def seconds(call, *, prepare=None, runs=RUNS, budget=5.0):
    """Return the median time [s] of `call`, run `runs` times or until `budget` [s] is spent, after one warm-up.

    A call longer than the budget is run once, its own warm-up. `prepare` is run before each, untimed; `call` takes what
    it returns.
    """
    warm_up = _once(call, prepare)
    taken = []
    while len(taken) < runs and warm_up + sum(taken) < budget:
        taken.append(_once(call, prepare))
    return statistics.median(taken or [warm_up])


def _once(call, prepare):
    given = [prepare()] if prepare else []
    start = time.perf_counter()
    call(*given)
    return time.perf_counter() - start
