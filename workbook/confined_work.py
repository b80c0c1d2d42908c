"""What the confined process does: it reads, judges and answers a line of plain data for each that it is asked.

Before the last line stand lines that tell how far it is: ["read"], ["progress", done, of].
"""

import datetime
import json
import sys
from pathlib import Path

from workbook.unusable import Unusable


def answer(memory):
    """Answer on standard output what is asked on standard input, within `memory` [bytes]."""
    limit(memory)
    out, sys.stdout = sys.stdout, sys.stderr

    def say(*words):
        print(json.dumps(words), file=out, flush=True)

    for line in sys.stdin:
        task, path, options = json.loads(line)
        say(*outcome(task, path, options, say))


def limit(memory):
    """Limit the memory of this process where the system can; return whether it can."""
    try:
        import resource
    except ImportError:  # Windows
        return False
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    return True


def outcome(task, path, options, say):
    """Return (kind, what) of a task; whatever goes wrong is an answer too."""
    try:
        return "done", TASKS[task](path, options, say)
    except Unusable as error:
        return "unusable", (error.code, error.file, error.why, error.mend)
    except MemoryError:
        return "memory", None
    except Exception as error:  # what it holds may be of the file: only its place is told
        trace = error.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        return "fault", (Path(trace.tb_frame.f_code.co_filename).name, trace.tb_lineno)


def _check(path, options, say):
    from workbook.received import judged, received

    found = received(path, options["choice"], _tracking(say))
    say("read")
    today = options["today"]
    return judged(found, today and datetime.date.fromisoformat(today), _tracking(say)).json()


def _adopt(path, options, say):
    from workbook.roster.adopted import adopted

    today = options["today"]
    return adopted(path, options["choice"], today and datetime.date.fromisoformat(today), _tracking(say), lambda: say("read"))


def _readable(path, _, say):
    from workbook.read import read

    read(path)


def _tracking(say):
    return lambda done, of: say("progress", done, of)


TASKS = {"check": _check, "adopt": _adopt, "readable": _readable}
