"""What is wrong, or needless, in an analyst's vocabulary, told to the person who wrote it.

Every message names the file and the line, what was found, and what would work. Finnish is the
default; Swedish and English stand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.records import Language

_WRONG: dict[str, dict[Language, str]] = {
    "not-toml": {
        "fi": "ei ole TOML-muotoa ({found}). Tarkista rivin lainausmerkit, hakasulut ja pilkut.",
        "sv": "är inte TOML ({found}). Kontrollera radens citattecken, hakparenteser och "
        "kommatecken.",
        "en": "is not TOML ({found}). Check the line's quotes, brackets and commas.",
    },
    "not-utf8": {
        "fi": "merkistö ei ole UTF-8 ({found}). Tallenna tiedosto UTF-8-muodossa.",
        "sv": "teckenkodningen är inte UTF-8 ({found}). Spara filen som UTF-8.",
        "en": "the encoding is not UTF-8 ({found}). Save the file as UTF-8.",
    },
    "unreadable": {
        "fi": "tiedostoa ei saa auki ({found}). Tarkista lukuoikeus.",
        "sv": "filen går inte att öppna ({found}). Kontrollera läsrättigheten.",
        "en": "the file cannot be opened ({found}). Check the permission to read it.",
    },
    "in-use": {
        "fi": "tämä prosessi lukee jo muilla sanoilla. Käynnistä se uudelleen; kotikansion sanasto "
        "annetaan ympäristömuuttujalla STRATEGIAVAHTI_VOCABULARY.",
        "sv": "denna process läser redan med andra ord. Starta om den; hemmappens ordförråd anges "
        "med miljövariabeln STRATEGIAVAHTI_VOCABULARY.",
        "en": "this process already reads with other words. Start it again; the environment "
        "variable STRATEGIAVAHTI_VOCABULARY names the home's vocabulary.",
    },
    "unknown-file": {
        "fi": "tämän nimistä sanastoa ei ole. {nearest}",
        "sv": "det finns inget ordförråd med detta namn. {nearest}",
        "en": "there is no vocabulary of this name. {nearest}",
    },
    "unknown-key": {
        "fi": "tuntematon nimi ”{found}”. {nearest}",
        "sv": "okänt namn ”{found}”. {nearest}",
        "en": "unknown name ”{found}”. {nearest}",
    },
    "not-a-table": {
        "fi": "”{found}” on taulukko: kirjoita sen nimi omalle rivilleen, [{found}], ja sen alle "
        "luettelot.",
        "sv": "”{found}” är en tabell: skriv dess namn på egen rad, [{found}], och listorna "
        "under den.",
        "en": "”{found}” is a table: write its name on a line of its own, [{found}], and the "
        "lists below.",
    },
    "not-a-list": {
        "fi": "”{found}” on luettelo: kirjoita sanat hakasulkeisiin ja lainausmerkkeihin, "
        '["sana", "toinen"].',
        "sv": "”{found}” är en lista: skriv orden inom hakparenteser och citattecken, "
        '["ord", "annat"].',
        "en": '”{found}” is a list: write its words in brackets and quotes, ["word", "another"].',
    },
    "not-a-word": {
        "fi": "{found} ei ole sana: kirjoita se lainausmerkkeihin.",
        "sv": "{found} är inget ord: skriv det inom citattecken.",
        "en": "{found} is no word: write it in quotes.",
    },
    "empty": {
        "fi": "tyhjä sana luettelossa ”{found}”. Poista se.",
        "sv": "ett tomt ord i listan ”{found}”. Ta bort det.",
        "en": "an empty word in the list ”{found}”. Take it out.",
    },
    "twice": {
        "fi": "sana ”{found}” on luettelossa kahdesti. Jätä yksi.",
        "sv": "ordet ”{found}” finns två gånger i listan. Lämna ett.",
        "en": "the word ”{found}” stands twice in the list. Leave one.",
    },
    "added-and-removed": {
        "fi": "sana ”{found}” sekä lisätään että poistetaan. Jätä toinen.",
        "sv": "ordet ”{found}” både läggs till och tas bort. Lämna det ena.",
        "en": "the word ”{found}” is both added and removed. Leave one of them.",
    },
    "not-a-month": {
        "fi": "{found} ei ole kuukausi: kuukaudet ovat 1–12.",
        "sv": "{found} är ingen månad: månaderna är 1–12.",
        "en": "{found} is no month: months are 1–12.",
    },
    "how-many": {
        "fi": "”{found}”: lukuja on liikaa tai liian vähän. {nearest}",
        "sv": "”{found}”: för många eller för få tal. {nearest}",
        "en": "”{found}”: too many or too few numbers. {nearest}",
    },
    "not-a-pattern": {
        "fi": "”{found}” ei kelpaa: sanassa voi olla kirjaimia, välejä ja yhdysmerkkejä, ja "
        "päätteen paikalla \\\\w* tai \\\\w{0,3}.",
        "sv": "”{found}” duger inte: ett ord kan ha bokstäver, blanksteg och bindestreck, och i "
        "ändelsens ställe \\\\w* eller \\\\w{0,3}.",
        "en": "”{found}” will not do: a word has letters, blanks and hyphens, and \\\\w* or "
        "\\\\w{0,3} in place of its ending.",
    },
}
_NEEDLESS: dict[str, dict[Language, str]] = {
    "there-already": {
        "fi": "sana ”{found}” on sanastossa jo ennestään: rivin voi poistaa.",
        "sv": "ordet ”{found}” finns redan i ordförrådet: raden kan tas bort.",
        "en": "the word ”{found}” is in the vocabulary already: the line can go.",
    },
    "not-there": {
        "fi": "poistettavaa sanaa ”{found}” ei sanastossa ole. {nearest}",
        "sv": "ordet ”{found}” som skulle tas bort finns inte i ordförrådet. {nearest}",
        "en": "the word ”{found}” to be removed is not in the vocabulary. {nearest}",
    },
}
_NEAREST: dict[Language, str] = {
    "fi": "Tarkoititko: {0}?",
    "sv": "Menade du: {0}?",
    "en": "Did you mean: {0}?",
}
_THERE_ARE: dict[Language, str] = {
    "fi": "Tässä voi olla: {0}.",
    "sv": "Här kan stå: {0}.",
    "en": "Here can stand: {0}.",
}
_LINE: dict[Language, str] = {"fi": "rivi", "sv": "rad", "en": "line"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing met in one file. ``nearest`` is what may have been meant, ``valid`` all choices.

    ``line`` counts from 1; None where the whole file is meant.
    """

    code: str
    file: Path
    line: int | None
    found: str = ""
    nearest: str | None = None
    valid: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether the vocabulary cannot be used; else the words are merely needless."""
        return self.code in _WRONG

    def message(self, language: Language = "fi") -> str:
        """Which file and line, what was found, and what would work."""
        text = (_WRONG if self.refuses else _NEEDLESS)[self.code][language]
        hint = ""
        if self.nearest:
            hint = _NEAREST[language].format(self.nearest)
        elif self.valid:
            hint = _THERE_ARE[language].format(", ".join(self.valid))
        text = text.replace("\\\\", "\\").replace("{nearest}", hint).replace("{found}", self.found)
        line = "" if self.line is None else f", {_LINE[language]} {self.line}"
        return f"{self.file}{line}: {text.strip()}"


class VocabularyError(Exception):
    """A vocabulary that cannot be used; ``findings`` are all of its faults."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(tuple(findings))
        self.findings = tuple(findings)

    def __str__(self) -> str:
        return self.message("en")

    def message(self, language: Language = "fi") -> str:
        """A line for each fault."""
        return "\n".join(finding.message(language) for finding in self.findings)


def finding_codes() -> tuple[str, ...]:
    """All codes that a finding can carry."""
    return (*_WRONG, *_NEEDLESS)
