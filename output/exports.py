"""The dataset as files: Excel, CSV, Parquet, JSON Lines and a Frictionless data package.

Excel and CSV are for people's spreadsheet programs, and there no text runs as a formula. Parquet,
JSON Lines and the data package are for programs: they hold every text letter for letter.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from openpyxl import Workbook

from models.records import Language
from output.cells import cell, filtered, head, plain_value, risky
from output.columns import (
    Column,
    columns_of,
    foreign_keys,
    primary_key,
    readme,
    table_title,
)
from output.texts import showable, word
from output.whole_files import whole_file, write_whole

Format = Literal["xlsx", "csv", "parquet", "datapackage", "jsonl"]
Frames = Mapping[str, pd.DataFrame]

FORMATS: tuple[Format, ...] = ("xlsx", "csv", "parquet", "datapackage", "jsonl")
README = "README.txt"
_MARK = "strategiavahti export"
_EXCEL_ROWS = 1_048_575  # under the head row
_WIDEST = 60  # characters of a column in Excel


class ExportError(OSError):
    """What could not be exported; the message says what would work, in the user's language."""


def export(
    frames: Frames, out: Path, format: Format, language: Language = "fi"
) -> list[Path]:
    """Write every table of ``frames`` under the folder ``out``; give the files written.

    ``out`` that ends in .xlsx is the workbook itself. Each folder gets a README.txt that explains
    tables and columns. A folder's files are replaced only where an earlier export made them.
    Raises ExportError for a foreign file in the way or a table too long for Excel, ValueError for
    an unknown format, and OSError as writing does.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; there are {', '.join(FORMATS)}")
    frames = {name: _clean(frame) for name, frame in frames.items()}
    if format == "xlsx" and out.suffix.casefold() == ".xlsx":
        return [_write_xlsx(frames, out, language)]
    names = {
        "xlsx": ["strategiavahti.xlsx"],
        "datapackage": [*(f"{name}.csv" for name in frames), "datapackage.json"],
    }.get(format, [f"{name}.{format}" for name in frames])
    _refuse_foreign(out, [*names, README], language)
    out.mkdir(parents=True, exist_ok=True)
    # The mark goes first: a run that is broken off can be repeated into the same folder.
    write_whole(out / README, f"{_MARK}: {format}\n\n{readme(frames, format, language)}")
    if format == "xlsx":
        written = [_write_xlsx(frames, out / names[0], language)]
    elif format == "datapackage":
        written = _write_package(frames, out, language)
    else:
        writers: dict[str, Callable[[pd.DataFrame, Path], None]] = {
            "csv": _write_csv, "parquet": _write_parquet, "jsonl": _write_jsonl,
        }
        written = []
        for name, frame in frames.items():
            path = out / f"{name}.{format}"
            writers[format](frame, path)
            written.append(path)
    return [*written, out / README]


def _refuse_foreign(out: Path, names: list[str], language: Language) -> None:
    if out.exists() and not out.is_dir():
        raise ExportError(word("export.is_file", language).format(path=out))
    there = [name for name in names if (out / name).exists()]
    if not there:
        return
    mark = out / README
    if mark.is_file() and mark.read_text(encoding="utf-8", errors="replace").startswith(_MARK):
        return
    raise ExportError(
        word("export.foreign", language).format(path=out, names=", ".join(there[:3]))
    )


def _clean(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy with a plain index, text columns that UTF-8 can hold, and times in UTC."""
    clean = frame.reset_index(drop=True).copy()
    for name in clean.columns:
        column = clean[name]
        if isinstance(column.dtype, pd.DatetimeTZDtype):
            clean[name] = column.dt.tz_convert("UTC")
        elif _holds_objects(column):
            clean[name] = column.map(_clean_value).astype(object)
    return clean


def _holds_objects(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_object_dtype(column.dtype) or pd.api.types.is_string_dtype(column.dtype)


def _clean_value(value: Any) -> Any:
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, tuple | list):
        return [_clean_value(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _clean_value(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        return _clean_value(value.tolist())
    return None if plain_value(value) is None else value


# --- for spreadsheet programs ---------------------------------------------------------------------


def _write_xlsx(frames: Frames, path: Path, language: Language) -> Path:
    for name, frame in frames.items():
        if len(frame) > _EXCEL_ROWS:
            raise ExportError(
                word("export.too_long", language).format(
                    name=name, rows=len(frame), most=_EXCEL_ROWS
                )
            )
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for name, frame in frames.items():
        sheet = book.create_sheet(_sheet_name(table_title(name, language), taken))
        columns = columns_of(name, frame, language)
        widths = [_width(column, frame[column.name]) for column in columns]
        sheet.append(head(sheet, [column.title for column in columns], widths))
        filtered(sheet, len(columns), len(frame))
        days = [column.is_date for column in columns]
        for row in frame.itertuples(index=False, name=None):
            sheet.append([
                cell(sheet, value, day=day) for value, day in zip(row, days, strict=True)
            ])
    sheet = book.create_sheet(_sheet_name(word("columns", language), taken))
    titles = ("table", "column", "code", "type", "meaning")
    sheet.append(head(sheet, [word(key, language) for key in titles], (24, 24, 24, 14, 80)))
    for name, frame in frames.items():
        for column in columns_of(name, frame, language):
            values = (table_title(name, language), column.title, column.name, column.type,
                      column.meaning)
            sheet.append([cell(sheet, value) for value in values])
    book.properties.creator = "strategiavahti"
    with whole_file(path) as temporary:
        book.save(temporary)
    return path


def _sheet_name(title: str, taken: set[str]) -> str:
    """A sheet name Excel takes: at most 31 letters, none of ``[]:*?/\\``, unlike the others."""
    plain = "".join("_" if letter in "[]:*?/\\" else letter for letter in title).strip("'")
    plain = plain or "_"
    name, number = plain[:31], 2
    while name.casefold() in taken:
        name = f"{plain[:27]} {number}"
        number += 1
    taken.add(name.casefold())
    return name


def _width(column: Column, values: pd.Series[Any]) -> float:
    longest = max((len(str(value)) for value in values.head(200)), default=0)
    return min(_WIDEST, max(len(column.title) + 4, longest + 2))


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Semicolons and a byte order mark: what a Finnish Excel opens by a double click."""
    shown = _flat(frame)
    for name in shown.columns:
        if _holds_objects(shown[name]):
            shown[name] = shown[name].map(_guarded)
    with whole_file(path) as temporary:
        shown.to_csv(
            temporary, sep=";", index=False, encoding="utf-8-sig", lineterminator="\r\n"
        )


def _guarded(value: Any) -> Any:
    """Text that a spreadsheet would run gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and risky(value) else value


def _flat(frame: pd.DataFrame, lists_as_json: bool = False) -> pd.DataFrame:
    """Every cell a plain value; times as ISO with Z; whole numbers without decimals."""
    flat = frame.copy()
    for name in flat.columns:
        column = flat[name]
        if pd.api.types.is_datetime64_any_dtype(column.dtype):
            flat[name] = column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        elif _whole_numbers(column):
            flat[name] = column.astype("Int64")
        elif _holds_objects(column):
            flat[name] = column.map(_json_or_plain if lists_as_json else plain_value).astype(object)
    return flat


def _whole_numbers(column: pd.Series[Any]) -> bool:
    """Page numbers with a gap become floats in pandas: 3.0 is still page 3."""
    if not pd.api.types.is_float_dtype(column.dtype) or not column.isna().any():
        return False
    told = column.dropna()
    return bool(len(told)) and bool((told % 1 == 0).all())


def _json_or_plain(value: Any) -> Any:
    if isinstance(value, list | tuple | Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return plain_value(value)


# --- for programs ---------------------------------------------------------------------------------


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    """Lists stay lists; a column of mixed kinds (text here, a list there) is text."""
    typed = frame.copy()
    for name in typed.columns:
        if _holds_objects(typed[name]):
            kinds = {type(value) for value in typed[name] if value is not None}
            if len(kinds) > 1 or dict in kinds:
                typed[name] = typed[name].map(
                    lambda value: value if value is None or isinstance(value, str)
                    else _json_or_plain(value)
                ).map(lambda value: None if value is None else str(value)).astype(object)
    with whole_file(path) as temporary:
        typed.to_parquet(temporary, engine="pyarrow", index=False)


def _write_jsonl(frame: pd.DataFrame, path: Path) -> None:
    typed = frame.copy()
    for name in typed.columns:
        if _whole_numbers(typed[name]):
            typed[name] = typed[name].astype("Int64")
    with whole_file(path) as temporary:
        typed.to_json(
            temporary, orient="records", lines=True, force_ascii=False, date_format="iso"
        )


def _write_package(frames: Frames, out: Path, language: Language) -> list[Path]:
    """One CSV a table and a datapackage.json (Frictionless Data Package) that types them."""
    written: list[Path] = []
    resources: list[dict[str, Any]] = []
    keys = {name: primary_key(frame) for name, frame in frames.items()}
    for name, frame in frames.items():
        path = out / f"{name}.csv"
        with whole_file(path) as temporary:
            _flat(frame, lists_as_json=True).to_csv(
                temporary, index=False, encoding="utf-8", lineterminator="\r\n"
            )
        written.append(path)
        schema: dict[str, Any] = {
            "fields": [_field(column) for column in columns_of(name, frame, language)],
            "missingValues": [""],
        }
        if keys[name]:
            schema["primaryKey"] = [keys[name]]
        foreign = [
            {
                "fields": [column],
                "reference": {"resource": "" if other == name else other, "fields": [keys[other]]},
            }
            for column, other in foreign_keys(name, frames, keys)
        ]
        if foreign:
            schema["foreignKeys"] = foreign
        resources.append({
            "name": name.replace("_", "-"),
            "path": path.name,
            "title": table_title(name, language),
            "profile": "tabular-data-resource",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": schema,
        })
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", []):
            key["reference"]["resource"] = key["reference"]["resource"].replace("_", "-")
    package = {
        "profile": "tabular-data-package",
        "name": "strategiavahti",
        "title": "Strategiavahti",
        "resources": resources,
    }
    path = out / "datapackage.json"
    write_whole(path, json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    return [*written, path]


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.title}
    if column.meaning:
        field["description"] = column.meaning
    if column.is_date:
        # Dates are cut to the precision known: 2027, 2026-06 or 2025-12-31.
        field["constraints"] = {"pattern": r"\d{4}(-\d{2}(-\d{2})?)?"}
    return field
