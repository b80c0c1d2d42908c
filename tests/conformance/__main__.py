"""`python -m tests.conformance write|read FILE`."""

import argparse
import sys

from tests.conformance.rows import wrong, write


def main():
    """Write the workbook, or say what a saved one has that the rules do not give."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description="一致性核对工作簿:生成,或核对在 Excel、WPS 中保存过的")
    parser.add_argument("command", choices=("write", "read"))
    parser.add_argument("file")
    asked = parser.parse_args()
    if asked.command == "write":
        write(asked.file)
        print(f"已生成:{asked.file}")
        return 0
    found = wrong(asked.file)
    for policy, rule, inputs, one, other in found[:50]:
        print(f"✘ {policy} {rule} {inputs}:规则 {one!r},文件中 {other!r}")
    print(f"不同 {len(found)} 处" if found else "全部一致 ✔")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
