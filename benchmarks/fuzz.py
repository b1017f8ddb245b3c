"""``make fuzz``: mutated real files, for ``FUZZ_SECONDS`` (60): pages or a reason, nothing else.

Files of ``samples/docs`` and, where present, ``../shared/data/decks/docs`` are bent: bits turned
over, chunks cut out or doubled, numbers and names of PDF objects replaced, elements of a package's
XML dropped, doubled or given odd values, parts swapped. Each goes through ``read_file``: a child
with limits. What ends in anything but a Reading that keeps the law (``reading_law``) or a ReadError
that comes from the reader itself is kept in ``benchmarks/fuzz_found`` under its seed.

``FUZZ_SEED`` chooses where to begin (default: the clock). ``python -m benchmarks.fuzz FILE`` reads
one kept file again.
"""

from __future__ import annotations

import io
import os
import random
import re
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from benchmarks.reading_law import check_law
from extractors.readers import Limits, ReadError, read_file

PROJECT = Path(__file__).resolve().parents[1]
FOLDERS = (PROJECT / "samples" / "docs", PROJECT.parent / "shared" / "data" / "decks" / "docs")
FOUND = Path(__file__).resolve().parent / "fuzz_found"
LIMITS = Limits(seconds=30, megabytes=800)
_ENDINGS = (".pdf", ".pptx", ".docx", ".odp", ".odt", ".txt")
_LARGEST = 2_000_000  # bytes: a larger file says no more and takes longer
_SCANS = 0.04  # of all files: one takes as long as thirty others
_ODD = ("", "0", "-1", "9" * 20, "1e309", "nan", "x", "\u2028", "100%", "rId0", "-0.5")
_ODD_BYTES = (b"0", b"-1", b"999999999999", b"1e99", b"null", b"[", b"<<", b"/X", b"()", b"9 0 R")
Mutate = Callable[[bytes, random.Random], bytes]


def turn_bits(data: bytes, chance: random.Random) -> bytes:
    """Some bits anywhere turned over."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def move_chunks(data: bytes, chance: random.Random) -> bytes:
    """A stretch of bytes cut out, doubled, zeroed, or all after it lost."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 16, 512, 20_000)))
    middle = chance.choice((b"", data[start:end] * 2, bytes(end - start)))
    return data[:start] + (b"" if chance.random() < 0.1 else middle + data[end:])


def bend_objects(data: bytes, chance: random.Random) -> bytes:
    """Numbers, names and references that stand outside a PDF's packed streams replaced."""
    tokens = list(re.finditer(rb"(?<=[\s\[(/<])(?:-?\d+(?:\.\d+)?|[A-Z][A-Za-z]{1,20})\b", data))
    if not tokens:
        return turn_bits(data, chance)
    chosen = chance.sample(tokens, min(len(tokens), chance.choice((1, 2, 8))))
    for token in sorted(chosen, key=lambda found: found.start(), reverse=True):
        other = chance.choice((*_ODD_BYTES, chance.choice(tokens)[0]))
        data = data[: token.start()] + other + data[token.end() :]
    return data


def bend_parts(data: bytes, chance: random.Random) -> bytes:
    """Some parts of a ZIP package bent, dropped, emptied or swapped; the ZIP itself is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {info.filename: source.read(info) for info in source.infolist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    weights = [10 if re.search(r"slide\d|document|content|diagram|chart", n) else 1 for n in names]
    for name in chance.choices(names, weights, k=chance.choice((1, 1, 2, 5))):
        what = chance.random()
        if what < 0.04:
            parts.pop(name, None)
        elif what < 0.08:
            parts[name] = parts.get(chance.choice(names), b"")
        elif what < 0.14:
            parts[name] = move_chunks(parts.get(name) or b" ", chance)
        elif parts.get(name):
            parts[name] = bend_xml(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def bend_xml(part: bytes, chance: random.Random) -> bytes:
    """Elements dropped, doubled, moved or renamed, attributes and texts given odd values."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return part
    for _ in range(chance.choice((1, 2, 6))):
        nodes = [node for node in root.iter() if isinstance(node.tag, str) and node is not root]
        if not nodes:
            break
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        match chance.randrange(7):
            case 0:
                parent.remove(node)
            case 1:
                parent.append(etree.fromstring(etree.tostring(node)))
            case 2 if not any(above is other for above in node.iterancestors()):
                if node is not other and not any(up is node for up in other.iterancestors()):
                    other.append(node)
            case 3:
                node.tag = other.tag
            case 4 if node.attrib:
                node.set(chance.choice(list(node.attrib)), chance.choice(_ODD))
            case 5 if node.attrib:
                del node.attrib[chance.choice(list(node.attrib))]
            case _:
                node.text = chance.choice((*_ODD, "\u00ad", "\U0001f600" * 3, "a" * 5000, None))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def mutations(ending: str) -> tuple[Mutate, ...]:
    """What is done to a file of this kind; what stands twice is done twice as often."""
    if ending == ".pdf":
        return turn_bits, move_chunks, bend_objects, bend_objects
    if ending == ".txt":
        return turn_bits, move_chunks
    return turn_bits, move_chunks, bend_parts, bend_parts, bend_parts, bend_parts


def mutated(sources: list[Path], seed: int) -> tuple[str, bytes]:
    """A name and the bytes that belong to this seed."""
    chance = random.Random(seed)
    scans = [path for path in sources if path.stem.endswith("_scan")]
    others = [path for path in sources if path not in scans]
    if scans and chance.random() < _SCANS:
        others = scans
    ending = chance.choice(sorted({path.suffix for path in others}))
    source = chance.choice([path for path in others if path.suffix == ending])
    mutate = chance.choice(mutations(ending))
    return f"{seed}_{mutate.__name__}_{source.name}", mutate(source.read_bytes(), chance)


def fault(path: Path) -> tuple[str, str]:
    """How the reading ended, and what is wrong with that; the latter empty where nothing is."""
    try:
        reading = read_file(path, limits=LIMITS)
    except ReadError as error:
        wrong = "" if error.code not in ("crashed", "too-slow") else f"{error.code}: {error.found}"
        return error.code, wrong or ("" if path.name in error.message() else "no name")
    try:
        check_law(reading)
    except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
        told = traceback.format_exception_only(error)[-1].strip()
        return "read", f"{type(error).__name__}: {told[:300]}"
    return ("read, issues" if reading.issues else "read"), ""


def sources_in(folder: Path) -> list[Path]:
    """The files to begin with, the same for the same folder; none where it is absent."""
    if not folder.is_dir():
        return []
    found = [p for p in sorted(folder.iterdir()) if p.suffix in _ENDINGS]
    return [path for path in found if path.stat().st_size < _LARGEST]


def main() -> int:
    """1 where something was found."""
    if len(sys.argv) > 1:
        print(*fault(Path(sys.argv[1])), sep=": ")
        return 0
    seconds = float(os.environ.get("FUZZ_SECONDS", "60"))
    first = int(os.environ.get("FUZZ_SEED", str(int(time.time()) * 1000)))
    sources = [path for folder in FOLDERS for path in sources_in(folder)]
    ends: Counter[str] = Counter()
    found = 0
    end = time.monotonic() + seconds
    seed = first
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name, data = mutated(sources, seed)
            path = Path(folder) / name
            path.write_bytes(data)
            how, wrong = fault(path)
            ends[how] += 1
            if wrong:
                found += 1
                FOUND.mkdir(exist_ok=True)
                (FOUND / name).write_bytes(data)
                print(f"{name}\n    {wrong}", flush=True)
            path.unlink()
            seed += 1
    told = ", ".join(f"{how} {count}" for how, count in ends.most_common())
    print(f"seeds {first} to {seed - 1}: {told}")
    print(f"fuzz_found: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
