"""``make evaluate-finnish``: how well Finnish is read, on words that no rule was written to.

``python -m benchmarks.finnish [PART ...] [--errors]``: all parts, or some of them. Each prints what
it measured on; at the end a table, and one line a measure. Where the given data are absent a
measure says so and has no line.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from benchmarks.finnish.measures import Measure

#: Modules of this package; each has ``measure(errors: bool) -> list[Measure]``.
PARTS = ("entities", "names", "dates", "lost_letters", "base_forms", "speed")


def main(arguments: list[str] | None = None) -> int:
    """Run the parts and print their table; 0, or 2 for a part that does not exist."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.finnish", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--errors", action="store_true", help="print every miss")
    told = parser.parse_args(arguments)
    unknown = sorted(set(told.parts) - set(PARTS))
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    measures: list[Measure] = []
    for part in told.parts or PARTS:
        measures += importlib.import_module(f"benchmarks.finnish.{part}").measure(told.errors)
    width = max(len(measure.name) for measure in measures)
    print()
    for one in measures:
        value = "absent" if one.value is None else f"{one.value:.4g}"
        print(f"{one.name:<{width}}  {value:>8}  to reach {one.goal:<14} {one.note}")
    print()
    for one in measures:
        if one.value is not None:
            print(f"{one.name}: {one.value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
