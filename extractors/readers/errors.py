"""Why a file or a page could not be read, told to the person who holds the file.

Every message names the file (and the page where there is one), what was found, and what would
work. Finnish is the default; Swedish and English stand beside it.
"""

from __future__ import annotations

from models.records import Issue, IssueSeverity, Language

_REFUSALS: dict[str, dict[Language, str]] = {
    "not-found": {
        "fi": "tiedostoa ei löydy. Tarkista nimi ja kansio.",
        "sv": "filen hittas inte. Kontrollera namnet och mappen.",
        "en": "there is no such file. Check the name and the folder.",
    },
    "unreadable": {
        "fi": "tiedostoa ei saa auki ({found}). Tarkista lukuoikeus.",
        "sv": "filen går inte att öppna ({found}). Kontrollera läsrättigheten.",
        "en": "the file cannot be opened ({found}). Check the permission to read it.",
    },
    "not-a-file": {
        "fi": "tämä ei ole tiedosto ({found}). Anna yhden tiedoston nimi.",
        "sv": "detta är ingen fil ({found}). Ange namnet på en fil.",
        "en": "this is no file ({found}). Name one file.",
    },
    "empty": {
        "fi": "tiedosto on tyhjä (0 tavua). Kopioi tiedosto uudelleen.",
        "sv": "filen är tom (0 byte). Kopiera filen på nytt.",
        "en": "the file is empty (0 bytes). Copy the file again.",
    },
    "truncated": {
        "fi": "tiedosto on katkennut kesken ({found}). Kopioi tai lataa se uudelleen kokonaan.",
        "sv": "filen är avbruten ({found}). Kopiera eller ladda ner den på nytt i sin helhet.",
        "en": "the file ends too early ({found}). Copy or download the whole file again.",
    },
    "encrypted": {
        "fi": "tiedosto on suojattu salasanalla ({found}). Tallenna siitä suojaamaton kopio.",
        "sv": "filen är skyddad med lösenord ({found}). Spara en oskyddad kopia.",
        "en": "the file is protected by a password ({found}). Save a copy without protection.",
    },
    "mislabelled": {
        "fi": "nimen pääte ei vastaa sisältöä: {found}. Nimeä tiedosto päätteen mukaan uudelleen.",
        "sv": "filnamnets ändelse motsvarar inte innehållet: {found}. Byt ändelse på filen.",
        "en": "the name's ending does not fit the content: {found}. Rename the file to fit.",
    },
    "unknown-type": {
        "fi": "tätä tiedostomuotoa ei lueta ({found}). Tallenna se PPTX-, DOCX- tai PDF-muotoon.",
        "sv": "filformatet läses inte ({found}). Spara filen som PPTX, DOCX eller PDF.",
        "en": "this kind of file is not read ({found}). Save it as PPTX, DOCX or PDF.",
    },
    "old-format": {
        "fi": "vanhan muodon ({found}) lukemiseen tarvitaan LibreOffice, jota tässä koneessa ei "
        "ole. Asenna se tai tallenna tiedosto PPTX-, DOCX- tai PDF-muotoon.",
        "sv": "det äldre formatet ({found}) läses med LibreOffice, som inte finns på denna dator. "
        "Installera det eller spara filen som PPTX, DOCX eller PDF.",
        "en": "the old format ({found}) is read by way of LibreOffice, which is not installed "
        "here. Install it, or save the file as PPTX, DOCX or PDF.",
    },
    "conversion-failed": {
        "fi": "vanhaa tiedostomuotoa ei saatu muunnettua ({found}). Tallenna tiedosto PPTX-, "
        "DOCX- tai PDF-muotoon.",
        "sv": "det äldre filformatet kunde inte konverteras ({found}). Spara filen som PPTX, "
        "DOCX eller PDF.",
        "en": "the old file format could not be converted ({found}). Save the file as PPTX, DOCX "
        "or PDF.",
    },
    "no-pages": {
        "fi": "tiedosto aukeaa, mutta siinä ei ole yhtään sivua. Tallenna se uudelleen.",
        "sv": "filen öppnas men saknar sidor. Spara den på nytt från originalet.",
        "en": "the file opens but holds no page. Save it again from its source.",
    },
    "damaged": {
        "fi": "tiedosto on vioittunut ({found}). Tallenna se uudelleen alkuperäisestä.",
        "sv": "filen är skadad ({found}). Spara den på nytt från originalet.",
        "en": "the file is damaged ({found}). Save it again from its source.",
    },
    "too-large": {
        "fi": "tiedosto on liian suuri ({found}). Pienennä kuvia tai jaa tiedosto osiin.",
        "sv": "filen är för stor ({found}). Förminska bilderna eller dela filen.",
        "en": "the file is too large ({found}). Shrink its pictures or split it.",
    },
    "too-slow": {
        "fi": "lukeminen keskeytettiin aikarajaan ({found}). Jaa tiedosto osiin tai suurenna "
        "asetusta read_seconds.",
        "sv": "läsningen avbröts av tidsgränsen ({found}). Dela filen eller höj inställningen "
        "read_seconds.",
        "en": "reading was stopped at its time limit ({found}). Split the file or raise the "
        "setting read_seconds.",
    },
    "out-of-memory": {
        "fi": "lukeminen keskeytettiin muistirajaan ({found}). Jaa tiedosto osiin tai suurenna "
        "asetusta read_megabytes.",
        "sv": "läsningen avbröts av minnesgränsen ({found}). Dela filen eller höj inställningen "
        "read_megabytes.",
        "en": "reading was stopped at its memory limit ({found}). Split the file or raise the "
        "setting read_megabytes.",
    },
    "crashed": {
        "fi": "lukuohjelma kaatui tiedostoon ({found}). Tallenna se uudelleen alkuperäisestä.",
        "sv": "läsprogrammet kraschade på filen ({found}). Spara den på nytt från originalet.",
        "en": "the reading program crashed on the file ({found}). Save it again from its source.",
    },
}

_NOTICES: dict[str, tuple[IssueSeverity, dict[Language, str]]] = {
    "no-text-layer": (
        "warning",
        {
            "fi": "Sivulla on vain kuvaa, ei tekstiä: sisältö jäi lukematta.",
            "sv": "Sidan har bara bild, ingen text: innehållet blev oläst.",
            "en": "The page is only a picture without text: its content was not read.",
        },
    ),
    "no-ocr": (
        "warning",
        {
            "fi": "Kuvien tekstiä ei voi lukea: suomen tekstintunnistus puuttuu. "
            "Asenna tesseract-ocr-fin.",
            "sv": "Text i bilder kan inte läsas: finsk textigenkänning saknas. "
            "Installera tesseract-ocr-fin.",
            "en": "Text in pictures cannot be read: Finnish text recognition is missing. "
            "Install tesseract-ocr-fin.",
        },
    ),
    "ocr-language": (
        "info",
        {
            "fi": "Kuvien tekstistä voi puuttua ruotsin ja englannin kirjaimia (å, é, Q, @): "
            "tunnistus puuttuu ({found}). Asenna tesseract-ocr-swe ja tesseract-ocr-eng.",
            "sv": "Svenska och engelska bokstäver (å, é, Q, @) i bilder kan läsas fel: "
            "igenkänning saknas ({found}). Installera tesseract-ocr-swe och tesseract-ocr-eng.",
            "en": "Swedish and English letters (å, é, Q, @) in pictures may be misread: "
            "recognition is missing ({found}). Install tesseract-ocr-swe and tesseract-ocr-eng.",
        },
    ),
    "ocr-no-time": (
        "warning",
        {
            "fi": "Sivun kuvan teksti jäi lukematta, koska aika loppui.",
            "sv": "Texten i sidans bild blev oläst eftersom tiden tog slut.",
            "en": "The text in the page's picture was not read, since time ran out.",
        },
    ),
    "empty-page": (
        "info",
        {
            "fi": "Sivulla ei ole tekstiä.",
            "sv": "Sidan har ingen text.",
            "en": "The page has no text.",
        },
    ),
    "damaged-page": (
        "warning",
        {
            "fi": "Sivua ei voitu lukea ({found}).",
            "sv": "Sidan kunde inte läsas ({found}).",
            "en": "The page could not be read ({found}).",
        },
    ),
    "unread-pages": (
        "warning",
        {
            "fi": "Sivuja jäi lukematta ({found}). Jaa tiedosto osiin tai nosta lukemisen rajoja.",
            "sv": "Sidor blev olästa ({found}). Dela filen eller höj läsningens gränser.",
            "en": "Pages were not read ({found}). Split the file or raise the limits of reading.",
        },
    ),
    "truncated": (
        "warning",
        {
            "fi": "Tiedoston loppu puuttuu: luettu se, mikä on tallella. Kopioi se uudelleen.",
            "sv": "Filens slut saknas: det som finns kvar är läst. Kopiera filen på nytt.",
            "en": "The file's end is missing: what is there was read. Copy the file again.",
        },
    ),
    "damaged-part": (
        "warning",
        {
            "fi": "Osa tiedostosta jäi lukematta ({found}).",
            "sv": "En del av filen blev oläst ({found}).",
            "en": "A part of the file was not read ({found}).",
        },
    ),
    "meaningless-text": (
        "warning",
        {
            "fi": "Sivun tekstikerros ei ole luettavaa kieltä (merkistö puuttuu).",
            "sv": "Sidans textlager är inte läsbart (teckenkartan saknas).",
            "en": "The page's text layer is no readable language (its character map is missing).",
        },
    ),
    "mislabelled": (
        "info",
        {
            "fi": "Nimen pääte ei vastaa sisältöä ({found}): luettu sisällön mukaan.",
            "sv": "Filnamnets ändelse motsvarar inte innehållet ({found}): läst efter innehållet.",
            "en": "The name's ending does not fit the content ({found}): read by the content.",
        },
    ),
    "encoding-guessed": (
        "info",
        {
            "fi": "Tekstin merkistöä ei kerrottu; luettu muodossa {found}.",
            "sv": "Textens teckenkodning saknades; läst som {found}.",
            "en": "The text did not tell its encoding; read as {found}.",
        },
    ),
    "hidden-slide": (
        "info",
        {
            "fi": "Dia on piilotettu esityksestä.",
            "sv": "Bilden är dold i presentationen.",
            "en": "The slide is hidden in the show.",
        },
    ),
}


class ReadError(Exception):
    """A file that cannot be read: ``code`` says why, ``found`` what was met.

    Crosses the border of processes by pickle. ``message`` tells it to a person.
    """

    def __init__(
        self, code: str, file_name: str, *, page: int | None = None, found: str = ""
    ) -> None:
        super().__init__(code, file_name, page, found)
        self.code = code
        self.file_name = file_name
        self.page = page
        self.found = found

    def __reduce__(self) -> tuple[object, tuple[str, str, int | None, str]]:
        return _again, (self.code, self.file_name, self.page, self.found)

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: Language = "fi") -> str:
        """Which file (and page), what was found, and what would work."""
        known = _REFUSALS.get(self.code, _REFUSALS["damaged"])
        where = self.file_name
        if self.page is not None:
            where += {"fi": f", sivu {self.page}", "sv": f", sida {self.page}"}.get(
                language, f", page {self.page}"
            )
        return f"{where}: {known[language].replace('{found}', self.found or self.code)}"


def _again(code: str, file_name: str, page: int | None, found: str) -> ReadError:
    return ReadError(code, file_name, page=page, found=found)


def issue(code: str, page: int | None = None, found: str = "", language: Language = "fi") -> Issue:
    """An issue of reading with its message; KeyError for a code that the catalogue lacks."""
    severity, texts = _NOTICES[code]
    return Issue(code, severity, texts[language].replace("{found}", found), page)


def refusal_codes() -> tuple[str, ...]:
    """All codes that a ReadError can carry."""
    return tuple(_REFUSALS)


def notice_codes() -> tuple[str, ...]:
    """All codes of the issues that reading tells."""
    return tuple(_NOTICES)
