"""In which order a person reads the shapes of a slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from extractors.boxes import around
from extractors.readers.reading_order import Unit, framed_order
from models.records import Box, LineRole, ShapeKind

_LAST: tuple[LineRole, ...] = ("header", "footer", "page_number")


class Placed(Protocol):
    """What order asks of a shape; ``group``: the index of the group that holds it."""

    @property
    def box(self) -> Box: ...
    @property
    def kind(self) -> ShapeKind: ...
    @property
    def group(self) -> int | None: ...
    @property
    def colour(self) -> str | None: ...
    @property
    def outlined(self) -> bool: ...


def slide_order(
    items: Sequence[Placed], roles: Mapping[int, LineRole], unit: Callable[[int], Unit]
) -> list[int]:
    """Titles first, then shapes by their boxes, a group's children together, footers last.

    ``roles``: of each shape that has text, by its index; ``unit`` gives what is read of it.
    """
    titles = [k for k, role in roles.items() if role == "title"]
    last = [k for k, role in roles.items() if role in _LAST]
    rest = roles.keys() - {*titles, *last}

    def order_in(group: int | None) -> list[int]:
        units: list[Unit] = []
        inner: dict[int, list[int]] = {}
        frames: list[Box] = []
        for k, item in enumerate(items):
            if item.group != group:
                continue
            if item.kind == "group":
                inner[k] = order_in(k)
                if inner[k]:
                    box = around([items[n].box for n in inner[k]])
                    units.append(Unit(box, len(inner[k]), k))
            elif k in rest:
                units.append(unit(k))
            if item.colour or item.outlined:
                frames.append(item.box)
        return [n for k in framed_order(units, frames) for n in inner.get(k, [k])]

    return [*titles, *order_in(None), *last]
