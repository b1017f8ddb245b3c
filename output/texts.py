"""Every word that output shows to people, in Finnish, Swedish and English, and how dates look.

One catalogue, so a reviewer of the language reads one file. Codes, keys and measure names are
not here: they stay English everywhere.
"""

from __future__ import annotations

import re
from typing import Final

from models.records import LANGUAGES, Language

_Words = tuple[str, str, str]

_WORDS: Final[dict[str, _Words]] = {
    # kinds of change (Swedish: every fact word is neuter, and so these agree with it)
    "kind.added": ("lisätty", "tillagt", "added"),
    "kind.removed": ("poistettu", "borttaget", "removed"),
    "kind.changed": ("muuttunut", "ändrat", "changed"),
    "kind.renamed": ("nimi vaihtunut", "nytt namn", "renamed"),
    "kind.moved": ("siirretty", "flyttat", "moved"),
    "kind.split": ("jaettu", "delat", "split"),
    "kind.merged": ("yhdistetty", "sammanslaget", "merged"),
    "kind.not_mentioned": ("ei mainita", "nämns inte", "not mentioned"),
    # severities
    "severity.major": ("merkittävä", "betydande", "major"),
    "severity.minor": ("vähäinen", "mindre", "minor"),
    "severity.note": ("huomautus", "anmärkning", "note"),
    # kinds of facts
    "fact.growth_area": ("kasvualue", "tillväxtområde", "growth area"),
    "fact.programme": ("ohjelma", "program", "programme"),
    "fact.project": ("hanke", "projekt", "project"),
    "fact.assignment": ("vastuu", "ansvar", "assignment"),
    "fact.date": ("päivämäärä", "datum", "date"),
    # fields
    "field.name": ("nimi", "namn", "name"),
    "field.growth_area": ("kasvualue", "tillväxtområde", "growth area"),
    "field.start": ("alkaa", "börjar", "start"),
    "field.end": ("päättyy", "slutar", "end"),
    "field.status": ("tila", "status", "status"),
    "field.person": ("henkilö", "person", "person"),
    "field.role": ("rooli", "roll", "role"),
    "field.organisation": ("organisaatio", "organisation", "organisation"),
    "field.date.start": ("ajankohta", "tidpunkt", "time"),
    "field.date.end": ("määräaika", "tidsfrist", "deadline"),
    # values that are codes
    "status.starts": ("aloittaa", "börjar", "starts"),
    "status.continues": ("jatkaa", "fortsätter", "continues"),
    "status.ends": ("lopettaa", "slutar", "ends"),
    "status.planned": ("suunnitteilla", "planerad", "planned"),
    "status.running": ("käynnissä", "pågår", "running"),
    "status.ended": ("päättynyt", "avslutad", "ended"),
    "status.paused": ("tauolla", "pausad", "paused"),
    "status.cancelled": ("peruttu", "inställd", "cancelled"),
    "vacant": ("avoin", "vakant", "vacant"),
    "vacancies": ("Avoimet vastuut", "Vakanta ansvar", "Vacancies"),
    "not_told": ("ei kerrottu", "inte angivet", "not told"),
    "no_area": ("ei kasvualuetta", "inget tillväxtområde", "no growth area"),
    "no_area_group": (
        "Muut, ei kasvualuetta", "Övriga, inget tillväxtområde", "Other, no growth area",
    ),
    "nothing": ("–", "–", "–"),
    "and": ("ja", "och", "and"),
    # confidence in words
    "confidence": ("varmuus", "säkerhet", "confidence"),
    "confidence.high": ("varma", "säker", "certain"),
    "confidence.fair": ("melko varma", "ganska säker", "fairly certain"),
    "confidence.low": ("epävarma", "osäker", "uncertain"),
    "confidence.very_low": ("hyvin epävarma", "mycket osäker", "very uncertain"),
    # pages
    "page.short": ("s.", "s.", "p."),
    "slide.short": ("dia", "bild", "slide"),
    "page": ("Sivu", "Sida", "Page"),
    "slide": ("Dia", "Bild", "Slide"),
    "origin.text": ("teksti", "text", "text"),
    "origin.ocr": ("tekstintunnistus", "textigenkänning", "OCR"),
    "origin.mixed": (
        "teksti ja tekstintunnistus", "text och textigenkänning", "text and OCR",
    ),
    "hidden_slide": ("piilotettu", "dold", "hidden"),
    "notes": ("Muistiinpanot", "Anteckningar", "Notes"),
    "notes.in": ("muistiinpanoissa", "i anteckningarna", "in the notes"),
    "table": ("Taulukko", "Tabell", "Table"),
    "empty_page": ("(ei tekstiä)", "(ingen text)", "(no text)"),
    # the report
    "report": ("Muutosraportti", "Ändringsrapport", "Change report"),
    "summary": ("Yhteenveto", "Sammanfattning", "Summary"),
    "changes": ("Muutokset", "Ändringar", "Changes"),
    "not_mentioned": (
        "Ei mainita uudessa versiossa", "Nämns inte i den nya versionen",
        "Not mentioned in the new version",
    ),
    "not_mentioned.sheet": ("Ei mainita", "Nämns inte", "Not mentioned"),
    "not_mentioned.why": (
        "Uusi versio ei käsittele näitä kohtia. Ne eivät siis välttämättä ole poistuneet.",
        "Den nya versionen behandlar inte de här punkterna. De har alltså inte nödvändigtvis "
        "tagits bort.",
        "The new version does not cover these. They have not necessarily been removed.",
    ),
    "cannot_tell": ("Tulkinnanvaraiset", "Tolkningsbara", "Cannot tell"),
    "cannot_tell.why": (
        "Ero voi johtua lukemisesta eikä kirjoittajasta. Tarkista lähdekohdasta.",
        "Skillnaden kan bero på läsningen och inte på författaren. Kontrollera i källan.",
        "The difference may come from reading, not from the author. Check the source.",
    ),
    "statements": ("Muut muuttuneet tekstit", "Övriga ändrade texter", "Other changed texts"),
    "statements.sheet": ("Muut tekstit", "Övriga texter", "Other texts"),
    "statements.why": (
        "Muuttuneet virkkeet, joista ei poimittu tietoja.",
        "Ändrade meningar som inga uppgifter plockats ur.",
        "Changed sentences from which no facts were taken.",
    ),
    "issues": ("Lukuhuomautukset", "Läsanmärkningar", "Reading notes"),
    "issues.why": (
        "Mitä ei voitu lukea tai ratkaista.",
        "Vad som inte kunde läsas eller avgöras.",
        "What could not be read or decided.",
    ),
    "issue.info": ("tieto", "info", "info"),
    "issue.warning": ("varoitus", "varning", "warning"),
    "issue.error": ("virhe", "fel", "error"),
    "old_version": ("Vanha versio", "Gammal version", "Old version"),
    "new_version": ("Uusi versio", "Ny version", "New version"),
    "before": ("Ennen", "Före", "Before"),
    "after": ("Nyt", "Nu", "Now"),
    "file": ("Tiedosto", "Fil", "File"),
    "title": ("Otsikko", "Titel", "Title"),
    "extent": ("Laajuus", "Omfattning", "Extent"),
    "dated": ("Päivätty", "Daterad", "Dated"),
    "modified": ("Tiedosto muokattu", "Filen ändrad", "File modified"),
    "undated": ("ei päiväystä", "odaterad", "undated"),
    "checksum": ("Tarkiste", "Kontrollsumma", "Checksum"),
    "extractor": ("Poiminnan versio", "Tolkningens version", "Extractor release"),
    "no_mention.before": (
        "Ei vanhassa versiossa.", "Inte i den gamla versionen.", "Not in the old version.",
    ),
    "no_mention.after": (
        "Ei uudessa versiossa.", "Inte i den nya versionen.", "Not in the new version.",
    ),
    "no_mention.silent": (
        "Ei mainita uudessa versiossa.", "Nämns inte i den nya versionen.",
        "Not mentioned in the new version.",
    ),
    "more_mentions": ("Myös", "Även", "Also"),
    "follows": ("Samaan muutokseen kuuluu", "Hör till samma ändring", "Part of the same change"),
    "part_of": ("Osa muutosta", "Del av ändring", "Part of change"),
    "reason": ("Peruste", "Grund", "Reason"),
    "by_kind": ("Muutokset lajeittain", "Ändringar enligt typ", "Changes by kind"),
    "by_area": (
        "Muutokset kasvualueittain", "Ändringar enligt tillväxtområde", "Changes by growth area",
    ),
    "kind": ("Laji", "Typ", "Kind"),
    "severity": ("Merkitys", "Betydelse", "Severity"),
    "all": ("Yhteensä", "Totalt", "Total"),
    "growth_area": ("Kasvualue", "Tillväxtområde", "Growth area"),
    "no_changes": (
        "Tiedoissa ei ole muutoksia.", "Inga ändringar i uppgifterna.", "Nothing has changed.",
    ),
    "no_changes.but": (
        "Alla on kuitenkin kohtia, jotka kannattaa tarkistaa.",
        "Nedan finns dock punkter som är värda att kontrollera.",
        "There are points below worth checking, though.",
    ),
    "same_bytes": (
        "Tiedostot ovat tavulleen samat.", "Filerna är identiska byte för byte.",
        "The files are the same, byte for byte.",
    ),
    "not_all_read": (
        "Kaikkea ei voitu lukea: katso lukuhuomautukset ennen johtopäätöksiä.",
        "Allt kunde inte läsas: se läsanmärkningarna innan du drar slutsatser.",
        "Not everything could be read: see the reading notes before you conclude.",
    ),
    "reading_guide": (
        "Jokaisella muutoksella on lähdekohta: sivu ja lainaus kummastakin versiosta. "
        "Lainaukset ovat sellaisina kuin ne asiakirjassa lukevat.",
        "Varje ändring har ett källställe: sida och citat ur bägge versionerna. "
        "Citaten återges så som de står i dokumentet.",
        "Every change has its provenance: page and quote from both versions. "
        "Quotes are given as they stand in the document.",
    ),
    # changes in words
    "new": ("uusi", "nytt", "new"),
    "what": ("Kohde", "Objekt", "Subject"),
    "fact": ("Tietolaji", "Uppgiftsslag", "Kind of fact"),
    "field": ("Tieto", "Uppgift", "Field"),
    "in_words": ("Sanoin", "I ord", "In words"),
    "about": ("Aihe", "Gäller", "About"),
    "quote.before": ("Lainaus ennen", "Citat före", "Quote before"),
    "quote.after": ("Lainaus nyt", "Citat nu", "Quote now"),
    "page.before": ("Sivu ennen", "Sida före", "Page before"),
    "page.after": ("Sivu nyt", "Sida nu", "Page now"),
    "code": ("Koodi", "Kod", "Code"),
    "message": ("Viesti", "Meddelande", "Message"),
    "id": ("Tunniste", "Id", "Id"),
    # the terminal
    "growth_areas": ("Kasvualueet", "Tillväxtområden", "Growth areas"),
    "programmes": ("Ohjelmat", "Program", "Programmes"),
    "projects": ("Hankkeet", "Projekt", "Projects"),
    "assignments": ("Vastuut", "Ansvar", "Assignments"),
    "dates": ("Päivämäärät", "Datum", "Dates"),
    "none": ("ei yhtään", "inga", "none"),
    "read": ("Luettu", "Läst", "Read"),
    "known": ("ennestään tuttu", "redan känd", "known already"),
    "failed": ("ei voitu lukea", "kunde inte läsas", "could not be read"),
    "rendition": (
        "sama versio toisessa muodossa", "samma version i ett annat format",
        "the same version in another format",
    ),
    "first_version": (
        "ensimmäinen versio, ei verrattavaa", "första versionen, inget att jämföra med",
        "first version, nothing to compare with",
    ),
    "version": ("versio", "version", "version"),
    "documents": ("Asiakirjat", "Dokument", "Documents"),
    "what_changed": ("Mitä muuttui", "Vad som ändrades", "What changed"),
    "flow_run": ("Prefect-ajo", "Prefect-körning", "Prefect flow run"),
    "state": ("tila", "status", "state"),
    "reports": ("Muutosraportit", "Ändringsrapporter", "Change reports"),
    "dataset": ("Aineisto", "Datamängd", "Dataset"),
    "home": ("Kotikansio", "Hemmapp", "Home folder"),
    "more_in_report": ("muuta raportissa", "till i rapporten", "more in the report"),
    # exports
    "export.is_file": (
        "{path} on tiedosto: anna kansio.", "{path} är en fil: ange en mapp.",
        "{path} is a file: give a folder.",
    ),
    "export.foreign": (
        "Kansiossa {path} on jo muita tiedostoja samalla nimellä ({names}). Anna tyhjä kansio.",
        "Mappen {path} har redan andra filer med samma namn ({names}). Ange en tom mapp.",
        "{path} already holds other files of the same name ({names}). Give an empty folder.",
    ),
    "export.too_long": (
        "Taulussa {name} on {rows} riviä, ja Exceliin mahtuu {most}. Käytä muotoa csv tai parquet.",
        "Tabellen {name} har {rows} rader och Excel rymmer {most}. Använd formatet csv eller "
        "parquet.",
        "The table {name} has {rows} rows and Excel holds {most}. Use the format csv or parquet.",
    ),
    "columns.tables": ("Taulut", "Tabeller", "Tables"),
    "columns": ("Sarakkeet", "Kolumner", "Columns"),
    "column": ("Sarake", "Kolumn", "Column"),
    "type": ("Tyyppi", "Typ", "Type"),
    "meaning": ("Selite", "Förklaring", "Meaning"),
}

_COUNTED: Final[dict[str, tuple[_Words, _Words]]] = {
    "change": (("muutos", "ändring", "change"), ("muutosta", "ändringar", "changes")),
    "severity.major": (
        ("merkittävä", "betydande", "major"), ("merkittävää", "betydande", "major"),
    ),
    "severity.minor": (
        ("vähäinen", "mindre", "minor"), ("vähäistä", "mindre", "minor"),
    ),
    "severity.note": (
        ("huomautus", "anmärkning", "note"), ("huomautusta", "anmärkningar", "notes"),
    ),
    "growth_area": (
        ("kasvualue", "tillväxtområde", "growth area"),
        ("kasvualuetta", "tillväxtområden", "growth areas"),
    ),
    "programme": (("ohjelma", "program", "programme"), ("ohjelmaa", "program", "programmes")),
    "project": (("hanke", "projekt", "project"), ("hanketta", "projekt", "projects")),
    "assignment": (
        ("vastuu", "ansvar", "assignment"), ("vastuuta", "ansvar", "assignments"),
    ),
    "vacant": (("avoin", "vakant", "vacant"), ("avointa", "vakanta", "vacant")),
    "date": (("päivämäärä", "datum", "date"), ("päivämäärää", "datum", "dates")),
    "page": (("sivu", "sida", "page"), ("sivua", "sidor", "pages")),
    "slide": (("dia", "bild", "slide"), ("diaa", "bilder", "slides")),
    "file": (("tiedosto", "fil", "file"), ("tiedostoa", "filer", "files")),
    "statement": (
        ("muu muuttunut teksti", "annan ändrad text", "other changed text"),
        ("muuta muuttunutta tekstiä", "andra ändrade texter", "other changed texts"),
    ),
    "not_mentioned": (
        ("ei mainita uudessa versiossa", "nämns inte i den nya versionen", "not mentioned"),
        ("ei mainita uudessa versiossa", "nämns inte i den nya versionen", "not mentioned"),
    ),
    "cannot_tell": (
        ("tulkinnanvarainen", "tolkningsbar", "cannot tell"),
        ("tulkinnanvaraista", "tolkningsbara", "cannot tell"),
    ),
}

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)
_ISO_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_UNSHOWABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)


def word(key: str, language: Language = "fi") -> str:
    """The word for ``key``. Raises KeyError for a key the catalogue lacks (a bug, not data)."""
    return _WORDS[key][LANGUAGES.index(language)]


def counted(key: str, number: int, language: Language = "fi") -> str:
    """``1 muutos``, ``3 muutosta``: a number and its word in the form the number asks for."""
    one, many = _COUNTED[key]
    return f"{number} {(one if number == 1 else many)[LANGUAGES.index(language)]}"


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def listed(items: list[str], language: Language = "fi") -> str:
    """``A, B ja C``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word('and', language)} {items[-1]}"


def show_date(iso: str, language: Language = "fi") -> str:
    """An ISO date cut to its precision as people write it: 31.12.2025, 6/2026, 2027.

    English: 31 Dec 2025, Jun 2026, 2027. Text that is no such date comes back as it is.
    """
    match = _ISO_DATE.fullmatch(iso)
    if match is None:
        return iso
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return iso
    if language == "en":
        name = f"{_MONTHS[int(month) - 1]} {year}"
        return name if day is None else f"{int(day)} {name}"
    return f"{int(month)}/{year}" if day is None else f"{int(day)}.{int(month)}.{year}"


def show_span(start: str | None, end: str | None, language: Language = "fi") -> str:
    """A period with either end open: ``2025–2029``, ``1.3.2026 alkaen``, ``31.12.2025 saakka``.

    Empty when both ends are None. A single day or year is shown once.
    """
    if start and end:
        first, last = show_date(start, language), show_date(end, language)
        if start == end:
            return first
        return f"{first}–{last}" if language != "en" or " " not in first else f"{first} – {last}"
    if start:
        shown = show_date(start, language)
        return {"fi": f"{shown} alkaen", "sv": f"från {shown}", "en": f"from {shown}"}[language]
    if end:
        shown = show_date(end, language)
        return {"fi": f"{shown} saakka", "sv": f"till {shown}", "en": f"until {shown}"}[language]
    return ""


def show_percent(share: float, language: Language = "fi") -> str:
    """A share 0..1 as ``94 %`` (Finnish, Swedish) or ``94%``."""
    return f"{round(share * 100)}{'%' if language == 'en' else ' %'}"


def show_confidence(confidence: float, language: Language = "fi") -> str:
    """Confidence 0..1 in a word. People act on three or four grades, not on decimals."""
    return word(f"confidence.{confidence_grade(confidence)}", language)


def confidence_grade(confidence: float) -> str:
    """``high`` (0.9 and over), ``fair`` (0.7), ``low`` (0.5) or ``very_low``."""
    for grade, least in (("high", 0.9), ("fair", 0.7), ("low", 0.5)):
        if confidence >= least:
            return grade
    return "very_low"


def is_slides(media_type: str) -> bool:
    """True where the document's pages are slides (PPTX, ODP): people say dia 3, not s. 3."""
    return "presentation" in media_type or "powerpoint" in media_type


def page_label(page: int, media_type: str, language: Language = "fi") -> str:
    """``s. 3`` or ``dia 3``."""
    key = "slide.short" if is_slides(media_type) else "page.short"
    return f"{word(key, language)} {page}"


def showable(text: str) -> str:
    """The text with what no file format can hold (control letters, lone surrogates) replaced."""
    return _UNSHOWABLE.sub("\ufffd", text)
