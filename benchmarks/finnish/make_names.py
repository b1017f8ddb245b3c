"""Makes ``extractors/finnish/names.tsv.gz`` out of the name statistics of the Finnish DVV.

``python -m benchmarks.finnish.make_names``: one line a name, ``name TAB given TAB surname``, where
the figures are the binary magnitude of its bearers (``int.bit_length``; 0: nobody bears it so).
One name in five is never shipped: by them ``names_known`` tells how names outside any list fare.
The statistics are CC BY 4.0, Digital and Population Data Services Agency.
"""

from __future__ import annotations

import csv
import gzip
import sys
import zlib
from collections import Counter
from pathlib import Path

from benchmarks.finnish.measures import DATA

SOURCE = DATA / "names"
TARGET = Path(__file__).resolve().parents[2] / "extractors" / "finnish" / "names.tsv.gz"
_GIVEN = ("nm-etunimitilasto-miehet-ensimmainen.csv", "nm-etunimitilasto-naiset-ensimmainen.csv")
_FURTHER = ("nm-etunimitilasto-miehet-muut.csv", "nm-etunimitilasto-naiset-muut.csv")
_SURNAMES = ("nm-sukunimitilasto.csv",)


def held_back(name: str) -> bool:
    """Whether the name is kept out of the shipped list, to measure with."""
    return zlib.crc32(name.casefold().encode()) % 5 == 0


def first_names() -> Counter[str]:
    """Bearers of every first given name, men and women together."""
    return _bearers(_GIVEN)


def surnames() -> Counter[str]:
    """Bearers of every surname."""
    return _bearers(_SURNAMES)


def _bearers(files: tuple[str, ...]) -> Counter[str]:
    found: Counter[str] = Counter()
    for file in files:
        with (SOURCE / file).open(encoding="utf-8-sig", newline="") as rows:
            reader = csv.reader(rows, delimiter=";")
            next(reader)
            for name, count in reader:
                found[name.strip()] += int("".join(sign for sign in count if sign.isdigit()))
    return found


def main() -> int:
    """Write the list; 1 where the statistics are absent."""
    if not SOURCE.is_dir():
        print(f"no name statistics at {SOURCE}", file=sys.stderr)
        return 1
    given, surname = first_names() + _bearers(_FURTHER), surnames()
    lines = [
        f"{name}\t{given[name].bit_length()}\t{surname[name].bit_length()}\n"
        for name in sorted(given.keys() | surname.keys())
        if not held_back(name) and "." not in name
    ]
    TARGET.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    print(f"{TARGET.name}: {len(lines)} names, {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
