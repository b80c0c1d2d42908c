"""`python -m tests.faults [random kills] [edits of each writer]`: prints the figures; ends with 1 where anything is wrong."""

import json
import sys

from tests.faults import measure

KILLS, EDITS = 500, 25


def main(kills=KILLS, edits=EDITS):
    """Print the figures as JSON and return whether all is well."""
    found = {"steps of a save": len(measure.steps()), "every step": measure.every_step(), "random kills": measure.random_kills(int(kills)),
             "full disk": measure.full_disk(), "four writers": measure.writers(int(edits))}
    print(json.dumps(found, ensure_ascii=False, indent=1))
    counted = [*found["every step"].values(), found["random kills"], found["full disk"]]
    four = found["four writers"]
    return not any(counts["wrong"] or counts["wrong after another run"] for counts in counted) and four["cells"] == four["edits"]


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
