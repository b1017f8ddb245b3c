"""SmartArt and charts: what they tell stands in parts of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractors.readers.pptx_shapes import Transform
from extractors.readers.pptx_style import whole_number
from extractors.readers.pptx_text import paragraph_lines, plain_lines
from models.records import Box

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"


@dataclass(frozen=True, slots=True)
class Node:
    """One node of SmartArt; ``drawn`` are the names under which a drawing may show it."""

    text: str
    depth: int
    drawn: tuple[str, ...]


def diagram_nodes(root: Any, lost: list[str]) -> Iterator[Node]:
    """Each node with its depth, in the diagram's own order; also those that nothing leads to."""
    texts: dict[str, str] = {}
    tops: list[str] = []
    for point in root.iter(f"{_DGM}pt"):
        name, kind = point.get("modelId", ""), point.get("type", "node")
        if kind in ("node", "asst"):
            paragraphs = point.findall(f"{_DGM}t/{_A}p")
            lines = [" ".join(paragraph_lines(p, lost)).strip() for p in paragraphs]
            texts[name] = " ".join(lines).strip()
        elif kind == "doc":
            tops.append(name)
    below: dict[str, list[tuple[int, str]]] = {}
    shown: dict[str, list[str]] = {}
    for link in root.iter(f"{_DGM}cxn"):
        kind, source = link.get("type", "parOf"), link.get("srcId", "")
        if kind == "parOf":
            order = int(whole_number(link.get("srcOrd")))
            below.setdefault(source, []).append((order, link.get("destId", "")))
        elif kind == "presOf":
            shown.setdefault(source, []).append(link.get("destId", ""))
    done: set[str] = set()
    stack = [(name, -1) for name in reversed(tops)]
    while stack:
        name, depth = stack.pop()
        if name in done:
            continue  # a diagram that holds itself
        done.add(name)
        if texts.get(name):
            yield Node(texts[name], max(depth, 0), tuple(shown.get(name, ())))
        stack.extend((child, depth + 1) for _, child in sorted(below.get(name, []), reverse=True))
    for name, text in texts.items():
        if name not in done and text:
            yield Node(text, 0, tuple(shown.get(name, ())))


def drawing_name(root: Any) -> str | None:
    """The slide's relation to the drawing of a diagram, where its data part tells one."""
    for extension in root.iter(f"{_DSP}dataModelExt"):
        return str(extension.get("relId") or "") or None
    return None


def drawn_boxes(drawing: Any, frame: Box) -> dict[str, Box]:
    """Where a diagram's drawing shows its points, in points on the slide, by their names."""
    found: dict[str, Box] = {}
    for shape in drawing.iter(f"{_DSP}sp"):
        for path in (f"{_DSP}txXfrm", f"{_DSP}spPr/{_A}xfrm"):
            xfrm = shape.find(path)
            if xfrm is None:
                continue
            off, ext = xfrm.find(f"{_A}off"), xfrm.find(f"{_A}ext")
            if off is None or ext is None:
                continue  # no place: the next one, or the whole frame
            numbers = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
            box = Transform().frame(*(whole_number(n) for n in numbers))
            found[shape.get("modelId", "")] = (
                frame[0] + box[0], frame[1] + box[1], frame[0] + box[2], frame[1] + box[3],
            )  # fmt: skip
            break
    return found


def chart_lines(root: Any, lost: list[str]) -> tuple[list[str], list[str]]:
    """A chart's titles (its own and its axes'), and its figures: a line for each series.

    A line tells the series' name and each category with its value, ``Teräs · 2026 1,5 · 2027 2``.
    """
    titles = [" ".join(plain_lines(title, lost)).strip() for title in root.iter(f"{_C}title")]
    figures: list[str] = []
    for series in root.iter(f"{_C}ser"):
        parts = [_values(series.find(f"{_C}tx"))]
        names = _values_by_index(series, "cat", "xVal")
        values = _values_by_index(series, "val", "yVal")
        sizes = _values_by_index(series, "bubbleSize")
        for index in dict.fromkeys((*names, *values, *sizes)):
            told = (names.get(index, ""), values.get(index, ""), sizes.get(index, ""))
            parts.append(" ".join(filter(None, told)))
        labels = [" ".join(plain_lines(label, lost)) for label in series.iter(f"{_C}dLbl")]
        figures.append(" · ".join(part for part in (*parts, *labels) if part.strip()))
    for name in ("strDim", "numDim"):  # the newer kind of chart: treemaps, waterfalls
        for dimension in root.iter(f"{_CX}{name}"):
            figures.append(" · ".join(t.text or "" for t in dimension.iter(f"{_CX}pt")))
    for text in root.iter(f"{_CX}txData"):
        figures.extend(value.text or "" for value in text.iter(f"{_CX}v"))
    for title in root.iter(f"{_CX}title"):
        titles.append(" ".join(plain_lines(title, lost)).strip())
    return [t for t in titles if t], [f for f in figures if f.strip()]


def _values(node: Any | None) -> str:
    if node is None:
        return ""
    return " ".join(v.text for v in node.iter(f"{_C}v") if v.text)


def _values_by_index(series: Any, *names: str) -> dict[str, str]:
    """A series' categories or values by their index; levels of categories are joined."""
    found: dict[str, str] = {}
    for name in names:
        for dimension in series.iterchildren(f"{_C}{name}"):
            for point in dimension.iter(f"{_C}pt"):
                told = _values(point)
                index = point.get("idx", "")
                found[index] = f"{found[index]} {told}" if index in found else told
    return found
