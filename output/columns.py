"""What the tables' columns are called, hold and mean: for Excel heads, README and the data package.

A column that is not listed here is exported all the same, under its own name.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from models.records import LANGUAGES, Language

_ISO: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DATE_COLUMNS: Final = frozenset({"start", "end", "dated", "modified"})

_TABLES: Final[dict[str, tuple[str, str, str]]] = {
    "documents": ("Asiakirjat", "Dokument", "Documents"),
    "versions": ("Versiot", "Versioner", "Versions"),
    "pages": ("Sivut", "Sidor", "Pages"),
    "entities": ("Nimetyt asiat", "Namngivna saker", "Entities"),
    "growth_areas": ("Kasvualueet", "Tillväxtområden", "Growth areas"),
    "programmes": ("Ohjelmat", "Program", "Programmes"),
    "projects": ("Hankkeet", "Projekt", "Projects"),
    "assignments": ("Vastuut", "Ansvar", "Assignments"),
    "dates": ("Päivämäärät", "Datum", "Dates"),
    "mentions": ("Maininnat", "Omnämnanden", "Mentions"),
    "changes": ("Muutokset", "Ändringar", "Changes"),
    "statements": ("Muut muuttuneet tekstit", "Övriga ändrade texter", "Other changed texts"),
    "issues": ("Lukuhuomautukset", "Läsanmärkningar", "Reading notes"),
    "judgements": ("Ratkaisut", "Avgöranden", "Judgements"),
}

# name: (fi, sv, en) titles, then (fi, sv, en) meanings
_Names = tuple[str, str, str]
_COLUMNS: Final[dict[str, tuple[_Names, _Names]]] = {
    "id": (("Tunniste", "Id", "Id"), (
        "pysyvä tunniste", "bestående identifierare", "stable identifier")),
    "document": (("Asiakirja", "Dokument", "Document"), (
        "asiakirjan tunniste", "dokumentets id", "id of the document")),
    "version": (("Versio", "Version", "Version"), (
        "version tunniste: tiedoston sha256", "versionens id: filens sha256",
        "id of the version: sha256 of the file")),
    "entity": (("Kohde", "Objekt", "Entity"), (
        "mitä rivi koskee", "vad raden gäller", "what the row is about")),
    "name": (("Nimi", "Namn", "Name"), (
        "nimi perusmuodossa", "namn i grundform", "name in base form")),
    "aliases": (("Muut nimet", "Andra namn", "Aliases"), (
        "saman asian muut nimet", "andra namn på samma sak", "other names of the same thing")),
    "title": (("Otsikko", "Titel", "Title"), (
        "asiakirjan otsikko", "dokumentets titel", "title of the document")),
    "publisher": (("Julkaisija", "Utgivare", "Publisher"), ("", "", "")),
    "number": (("Numero", "Nummer", "Number"), (
        "järjestysnumero ykkösestä", "ordningsnummer från ett", "number, from 1")),
    "file_name": (("Tiedosto", "Fil", "File"), ("", "", "")),
    "media_type": (("Tiedostomuoto", "Filformat", "Media type"), ("", "", "")),
    "pages": (("Sivut", "Sidor", "Pages"), (
        "sivumäärä tai sivut, joilla asia kerrotaan", "antal sidor eller sidorna där det står",
        "number of pages, or the pages that tell it")),
    "received": (("Saapunut", "Mottagen", "Received"), ("UTC-aika", "UTC-tid", "time in UTC")),
    "dated": (("Päivätty", "Daterad", "Dated"), (
        "asiakirjan oma päiväys", "dokumentets egen datering", "the document's own date")),
    "supersedes": (("Korvaa version", "Ersätter version", "Supersedes"), (
        "edellinen versio", "föregående version", "the version before")),
    "rendition_of": (("Saman version muoto", "Format av version", "Rendition of"), (
        "sama versio toisessa muodossa", "samma version i ett annat format",
        "the version that this tells in another format")),
    "growth_area": (("Kasvualue", "Tillväxtområde", "Growth area"), ("", "", "")),
    "programme": (("Ohjelma", "Program", "Programme"), ("", "", "")),
    "start": (("Alkaa", "Börjar", "Start"), (
        "ISO-päivä tunnetulla tarkkuudella (tai paikka tekstissä)",
        "ISO-datum med känd precision (eller plats i texten)",
        "ISO date cut to the precision known (or place in the text)")),
    "end": (("Päättyy", "Slutar", "End"), (
        "ISO-päivä tunnetulla tarkkuudella (tai paikka tekstissä)",
        "ISO-datum med känd precision (eller plats i texten)",
        "ISO date cut to the precision known (or place in the text)")),
    "precision": (("Tarkkuus", "Precision", "Precision"), ("", "", "")),
    "status": (("Tila", "Status", "Status"), ("", "", "")),
    "target": (("Vastuun kohde", "Ansvarets objekt", "Target"), (
        "mistä vastataan", "vad ansvaret gäller", "what the assignment is for")),
    "target_kind": (("Kohteen laji", "Objektets slag", "Target kind"), ("", "", "")),
    "person": (("Henkilö", "Person", "Person"), (
        "etunimi ensin; tyhjä, jos avoin", "förnamnet först; tomt om vakant",
        "given name first; empty when vacant")),
    "organisation": (("Organisaatio", "Organisation", "Organisation"), ("", "", "")),
    "vacant": (("Avoin", "Vakant", "Vacant"), (
        "vastuuta ei ole nimetty kenellekään", "ansvaret har ingen innehavare",
        "nobody has the assignment")),
    "role": (("Rooli", "Roll", "Role"), ("perusmuodossa", "i grundform", "in base form")),
    "text": (("Teksti", "Text", "Text"), (
        "niin kuin asiakirjassa lukee", "så som det står i dokumentet",
        "as it stands in the document")),
    "about": (("Aihe", "Gäller", "About"), (
        "mitä päivä koskee", "vad datumet gäller", "what the date is about")),
    "event": (("Tapahtuma", "Händelse", "Event"), ("", "", "")),
    "page": (("Sivu", "Sida", "Page"), ("ykkösestä alkaen", "från ett", "from 1")),
    "quote": (("Lainaus", "Citat", "Quote"), (
        "sanasta sanaan", "ordagrant", "word for word")),
    "boxes": (("Paikka sivulla", "Plats på sidan", "Boxes"), (
        "x0, ylä, x1, ala; pistettä", "x0, topp, x1, botten; punkter",
        "x0, top, x1, bottom; points")),
    "confidence": (("Varmuus", "Säkerhet", "Confidence"), ("0–1", "0–1", "0 to 1")),
    "reason": (("Peruste", "Grund", "Reason"), ("", "", "")),
    "kind": (("Laji", "Typ", "Kind"), ("", "", "")),
    "entity_kind": (("Tietolaji", "Uppgiftsslag", "Entity kind"), ("", "", "")),
    "field": (("Tieto", "Uppgift", "Field"), ("", "", "")),
    "before": (("Ennen", "Före", "Before"), ("", "", "")),
    "after": (("Nyt", "Nu", "After"), ("", "", "")),
    "severity": (("Merkitys", "Betydelse", "Severity"), ("", "", "")),
    "part_of": (("Osa muutosta", "Del av ändring", "Part of"), (
        "muutos, johon tämä kuuluu", "ändringen som denna hör till",
        "the change that this is part of")),
    "code": (("Koodi", "Kod", "Code"), ("", "", "")),
    "message": (("Viesti", "Meddelande", "Message"), ("", "", "")),
    "extractor": (("Poiminnan versio", "Tolkningens version", "Extractor release"), ("", "", "")),
    "verdict": (("Ratkaisu", "Avgörande", "Verdict"), ("", "", "")),
    "reviewer": (("Tarkastaja", "Granskare", "Reviewer"), ("", "", "")),
    "time": (("Aika", "Tid", "Time"), ("UTC-aika", "UTC-tid", "time in UTC")),
    "note": (("Huomautus", "Anmärkning", "Note"), ("", "", "")),
}

# A column of this name holds ids of that table, wherever it stands.
_REFERENCES: Final[dict[str, str]] = {
    "document": "documents", "document_id": "documents",
    "version": "versions", "version_id": "versions", "old": "versions", "new": "versions",
    "old_version": "versions", "new_version": "versions",
    "supersedes": "versions", "rendition_of": "versions",
    "entity": "entities", "entity_id": "entities",
    "change": "changes", "change_id": "changes", "part_of": "changes",
}

_HEADS: Final[dict[Language, dict[str, str]]] = {
    "fi": {
        "intro": "Strategiavahdin aineisto. Tiedostot ja niiden sarakkeet:",
        "rows": "riviä",
        "xlsx": "Päivän tarkkuudella tunnetut päivät ovat oikeita päivämääriä, muut tekstiä "
        "(2027 ei ole 1.1.2027). Mikään teksti ei ole kaava.",
        "csv": "UTF-8 ja tavujärjestysmerkki, erottimena puolipiste, luetteloissa \"; \". Teksti, "
        "joka alkaa merkillä =, +, - tai @, on saanut eteensä heittomerkin, jottei "
        "taulukkolaskenta suorita sitä kaavana.",
        "parquet": "Luettelot ovat luetteloita, ajat UTC-aikoja.",
        "jsonl": "Yksi JSON-olio rivillä, UTF-8.",
        "datapackage": "Frictionless Data Package: datapackage.json kertoo tyypit ja viittaukset. "
        "CSV-tiedostot ovat ohjelmille: tekstit ovat kirjaimelleen eikä niitä ole suojattu "
        "taulukkolaskennan kaavoilta.",
    },
    "sv": {
        "intro": "Strategiavahtis datamängd. Filerna och deras kolumner:",
        "rows": "rader",
        "xlsx": "Datum som är kända på dagen är riktiga datum, övriga är text. Ingen text är en "
        "formel.",
        "csv": "UTF-8 med byteordningsmärke, semikolon som avgränsare, \"; \" i listor. Text som "
        "börjar med =, +, - eller @ har fått en apostrof framför sig så att kalkylprogram inte "
        "kör den som formel.",
        "parquet": "Listor är listor, tider är UTC.",
        "jsonl": "Ett JSON-objekt per rad, UTF-8.",
        "datapackage": "Frictionless Data Package: datapackage.json anger typer och referenser. "
        "CSV-filerna är för program: texterna är bokstavliga och inte skyddade mot formler i "
        "kalkylprogram.",
    },
    "en": {
        "intro": "The strategiavahti dataset. Files and their columns:",
        "rows": "rows",
        "xlsx": "Dates known to the day are real dates, others are text (2027 is not 1 Jan 2027). "
        "No text is a formula.",
        "csv": "UTF-8 with a byte order mark, separated by semicolons, \"; \" in lists. Text that "
        "begins with =, +, - or @ has an apostrophe before it, so that no spreadsheet runs it as "
        "a formula.",
        "parquet": "Lists are lists, times are UTC.",
        "jsonl": "One JSON object a line, UTF-8.",
        "datapackage": "Frictionless Data Package: datapackage.json tells types and references. "
        "The CSV files are for programs: texts are letter for letter, not guarded against "
        "spreadsheet formulas.",
    },
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its head in the user's language, its Frictionless type, its meaning."""

    name: str
    title: str
    type: str
    meaning: str
    is_date: bool  # ISO dates cut to their precision


def table_title(name: str, language: Language = "fi") -> str:
    """``kasvualueet`` for ``growth_areas``; a table not listed keeps its name."""
    titles = _TABLES.get(name)
    return name if titles is None else titles[LANGUAGES.index(language)]


def columns_of(table: str, frame: pd.DataFrame, language: Language = "fi") -> list[Column]:
    """The columns of a table, in its order."""
    place = LANGUAGES.index(language)
    found: list[Column] = []
    for name in (str(column) for column in frame.columns):
        titles, meanings = _COLUMNS.get(name, ((name,) * 3, ("",) * 3))
        found.append(Column(
            name, titles[place], column_type(frame[name]), meanings[place], _is_date(frame[name])
        ))
    return found


def column_type(column: pd.Series[Any]) -> str:
    """The Frictionless type: boolean, integer, number, datetime, array, object or string."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return "boolean"
    if pd.api.types.is_integer_dtype(column.dtype):
        return "integer"
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return "datetime"
    told = column.dropna()
    if pd.api.types.is_float_dtype(column.dtype):
        whole = len(told) < len(column) and len(told) > 0 and bool((told % 1 == 0).all())
        return "integer" if whole else "number"
    kinds = {type(value) for value in told}
    if kinds and kinds <= {list, tuple}:
        return "array"
    if kinds == {dict}:
        return "object"
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "integer"
    return "string"


def _is_date(column: pd.Series[Any]) -> bool:
    """Goes by name and values: ``start`` is a date in a fact and an offset in a mention."""
    if str(column.name) not in _DATE_COLUMNS or column_type(column) != "string":
        return False
    return all(isinstance(value, str) and _ISO.fullmatch(value) for value in column.dropna())


def primary_key(frame: pd.DataFrame) -> str | None:
    """``id`` where the table has one that is told and unique on every row."""
    if "id" not in frame.columns:
        return None
    ids = frame["id"]
    return "id" if bool(ids.notna().all()) and bool(ids.is_unique) else None


def foreign_keys(
    table: str, frames: Mapping[str, pd.DataFrame], keys: Mapping[str, str | None]
) -> list[tuple[str, str]]:
    """Columns of ``table`` that hold ids of another table (or its own), with that table's name.

    Only where every value is there: a reference that does not hold would make the package invalid.
    """
    found: list[tuple[str, str]] = []
    for column in (str(name) for name in frames[table].columns):
        other = _REFERENCES.get(column)
        if other is None or other not in frames or keys.get(other) != "id":
            continue
        values = frames[table][column].dropna()
        if len(values) and bool(values.isin(frames[other]["id"]).all()):
            found.append((column, other))
    return found


def readme(frames: Mapping[str, pd.DataFrame], format: str, language: Language = "fi") -> str:
    """The text of README.txt: every table, its rows, and its columns with type and meaning."""
    heads = _HEADS[language]
    lines = [heads["intro"], "", *textwrap.wrap(heads[format], 88)]
    for name, frame in frames.items():
        lines += ["", f"{name}: {table_title(name, language)} ({len(frame)} {heads['rows']})"]
        for column in columns_of(name, frame, language):
            title = "" if column.title == column.name else column.title
            told = " – ".join(part for part in (title, column.meaning) if part)
            lines.append(f"  {column.name:<20} {column.type:<10} {told}".rstrip())
    return "\n".join(lines) + "\n"
