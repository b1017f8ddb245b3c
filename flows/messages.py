"""What the commands say, in Finnish, Swedish and English.

Nothing heavy: every command starts with it.
"""

from __future__ import annotations

from models.records import LANGUAGES, Language

_TEXTS: dict[str, tuple[str, str, str]] = {
    # the commands and their options
    "about": (
        "Lukee suomalaisten strategiakalvojen jokaisen version: kasvualueet, ohjelmat, hankkeet, "
        "vastuut ja päivämäärät lähdekohtineen, ja kertoo, mikä todella muuttui.",
        "Läser varje version av finländska strategipresentationer: tillväxtområden, program, "
        "projekt, ansvar och datum med källor, och berättar vad som faktiskt ändrats.",
        "Reads every version of a Finnish strategy deck: growth areas, programmes, projects, "
        "assignments and dates with their sources, and tells what really changed.",
    ),
    "epilog": (
        "Alkuun: pudota tiedostot kansioon data/inbox/ ja anna komento  strategiavahti ingest\n"
        "Yksi tiedosto, tallentamatta mitään:  strategiavahti extract kalvot.pptx\n"
        "Paluukoodit: 0 valmis, 1 valmis ja löydöksiä, 2 käyttövirhe tai lukukelvoton tiedosto, "
        "3 toinen ajo pitää kotikansiota.",
        "Börja så här: släpp filerna i data/inbox/ och kör  strategiavahti ingest\n"
        "En fil, utan att spara något:  strategiavahti extract bilder.pptx\n"
        "Returkoder: 0 klart, 1 klart med fynd, 2 fel användning eller oläslig fil, "
        "3 en annan körning håller hemmappen.",
        "To begin: drop files into data/inbox/ and run  strategiavahti ingest\n"
        "One file, storing nothing:  strategiavahti extract deck.pptx\n"
        "Exit codes: 0 done, 1 done with findings, 2 wrong use or unreadable input, "
        "3 another run holds the home.",
    ),
    "usage": ("käyttö: ", "användning: ", "usage: "),
    "commands": ("komennot", "kommandon", "commands"),
    "arguments": ("argumentit", "argument", "arguments"),
    "options": ("valitsimet", "flaggor", "options"),
    "help_help": ("näytä tämä ohje", "visa denna hjälp", "show this help"),
    "help_home": (
        "kotikansio, jossa ovat inbox/, done/, failed/, reports/ ja dataset.sqlite "
        "(oletus data/ tai STRATEGIAVAHTI_HOME)",
        "hemmappen med inbox/, done/, failed/, reports/ och dataset.sqlite "
        "(förval data/ eller STRATEGIAVAHTI_HOME)",
        "the home folder with inbox/, done/, failed/, reports/ and dataset.sqlite "
        "(default data/ or STRATEGIAVAHTI_HOME)",
    ),
    "help_language": (
        "tekstien kieli: fi, sv tai en", "textens språk: fi, sv eller en",
        "language of what is said: fi, sv or en",
    ),
    "help_verbose": (
        "kerro enemmän, myös Prefectin loki", "berätta mer, också Prefects logg",
        "say more, with Prefect's log",
    ),
    "help_ingest": (
        "lue inboxin valmiit tiedostot aineistoon ja kirjoita muutosraportit",
        "läs inboxens färdiga filer till datamängden och skriv ändringsrapporter",
        "read what is whole in the inbox into the dataset and write change reports",
    ),
    "help_serve": (
        "pidä Prefect-palvelin ja ajastettu luku käynnissä, kunnes pysäytetään (Ctrl-C)",
        "håll Prefect-servern och den schemalagda läsningen igång tills de stoppas (Ctrl-C)",
        "keep a Prefect server and the scheduled flow running until stopped (Ctrl-C)",
    ),
    "help_interval": (
        "sekuntia ajastettujen ajojen välissä (oletus 60)",
        "sekunder mellan schemalagda körningar (förval 60)",
        "seconds between scheduled runs (default 60)",
    ),
    "help_port": (
        "oman Prefect-palvelimen portti (oletus: mikä tahansa vapaa)",
        "den egna Prefect-serverns port (förval: någon ledig)",
        "port of its own Prefect server (default: any that is free)",
    ),
    "help_read": (
        "näytä yhden tiedoston sivut sellaisina kuin ne luettiin; ei tallenna mitään",
        "visa en fils sidor så som de lästes; sparar inget",
        "show the pages of one file as read; writes nothing",
    ),
    "help_extract": (
        "näytä, mitä yksi asiakirja sanoo; ei tallenna mitään",
        "visa vad ett dokument säger; sparar inget",
        "show what one document says; writes nothing",
    ),
    "help_compare": (
        "vertaa kahta tiedostoa: paluukoodi 0 samat, 1 muuttunut, 2 vika",
        "jämför två filer: returkod 0 lika, 1 ändrat, 2 fel",
        "what changed between two files: exit 0 same, 1 changed, 2 trouble",
    ),
    "help_export": (
        "vie aineisto taulukoiksi", "exportera datamängden som tabeller",
        "the dataset as tables",
    ),
    "help_format": ("tiedostomuoto", "filformat", "file format"),
    "help_out": (
        "kansio, johon kirjoitetaan (oletus: kotikansion export/)",
        "mapp att skriva till (förval: hemmappens export/)",
        "folder to write to (default: export/ in the home)",
    ),
    "help_evaluate": (
        "mittaa tarkkuus, saanti ja F1 käsin tehtyä vastausta vasten",
        "mät precision, täckning och F1 mot ett facit",
        "precision, recall and F1 per field against gold",
    ),
    "help_gold": (
        "kansio, jossa docs/, gold/ ja changes/ (oletus: samples/ ja yhteiset sarjat, jos on)",
        "mapp med docs/, gold/ och changes/ (förval: samples/ och exempelserierna, om de finns)",
        "folder with docs/, gold/ and changes/ (default: samples/ and the shared series, if any)",
    ),
    "help_variant": (
        "mittaa vain tämä tiedostomuoto (voi antaa monta kertaa)",
        "mät bara detta filformat (kan ges flera gånger)",
        "measure this format only (may be given more than once)",
    ),
    "help_jobs": ("rinnakkaisia prosesseja", "parallella processer", "processes at once"),
    "help_status": (
        "näytä, mikä odottaa, mikä on luettu ja mikä epäonnistui ja miksi",
        "visa vad som väntar, vad som är läst och vad som misslyckades och varför",
        "show what waits, what was read, what failed and why",
    ),
    "help_demo": (
        "lue esimerkkisarjat uuteen kotikansioon samalla ingest-komennolla (make run)",
        "läs exempelserierna till en ny hemmapp med samma ingest-kommando (make run)",
        "read the sample series into a fresh home by the same ingest command (make run)",
    ),
    "help_file": (
        "PPTX, DOCX, ODP, ODT, PDF, vanha PPT tai DOC, tai tekstinluvun tulos (.txt)",
        "PPTX, DOCX, ODP, ODT, PDF, äldre PPT eller DOC, eller OCR-text (.txt)",
        "PPTX, DOCX, ODP, ODT, PDF, old PPT or DOC, or an OCR text dump (.txt)",
    ),
    "help_old": ("vanhempi tiedosto", "den äldre filen", "the older file"),
    "help_new": ("uudempi tiedosto", "den nyare filen", "the newer file"),
    "help_json": (
        "koneluettavana JSONina", "som maskinläsbar JSON", "as JSON for programs",
    ),
    "help_html": (
        "kirjoita HTML-muutosraportti tähän", "skriv HTML-ändringsrapporten hit",
        "write the HTML change report here",
    ),
    "help_xlsx": (
        "kirjoita Excel-muutosraportti tähän", "skriv Excel-ändringsrapporten hit",
        "write the Excel change report here",
    ),
    # ingest
    "nothing_new": ("Ei uutta.", "Inget nytt.", "Nothing new."),
    "known": (
        "{name}: nämä tavut on jo luettu; siirretty kansioon done/.",
        "{name}: samma byte har redan lästs; flyttad till done/.",
        "{name}: these bytes were read before; moved to done/.",
    ),
    "changing": (
        "{name}: tiedostoa kirjoitetaan vielä; odottaa seuraavaa ajoa.",
        "{name}: filen skrivs ännu; väntar på nästa körning.",
        "{name}: still being written; waits for the next run.",
    ),
    "temporary_server": (
        "Prefect-palvelinta ei ole annettu (PREFECT_API_URL): käynnistetään tilapäinen.",
        "Ingen Prefect-server är angiven (PREFECT_API_URL): en tillfällig startas.",
        "No Prefect server was named (PREFECT_API_URL): starting a temporary one.",
    ),
    "waiting": (
        "{name}: jäi odottamaan: {reason}", "{name}: väntar kvar: {reason}",
        "{name}: left waiting: {reason}",
    ),
    "busy": (
        "Toinen ajo (prosessi {holder}) pitää kotikansiota {home}. Yritä myöhemmin uudelleen.",
        "En annan körning (process {holder}) håller hemmappen {home}. Försök igen senare.",
        "Another run (process {holder}) holds the home {home}. Try again later.",
    ),
    "inner_error": (
        "Ohjelma ei osannut käsitellä tiedostoa {name} ({error}). Tiedosto on tallessa. "
        "Ilmoita viasta ja liitä tämä viesti.",
        "Programmet kunde inte behandla filen {name} ({error}). Filen är i säkerhet. "
        "Rapportera felet med detta meddelande.",
        "The program could not handle {name} ({error}). The file is safe. "
        "Please report this with the message.",
    ),
    "no_text": (
        "{name}: yhdelläkään sivulla ei ole tekstiä (skannattu kuva?). Tunnista teksti ja pudota "
        "tulos inboxiin.",
        "{name}: ingen sida har text (en skannad bild?). Kör textigenkänning och släpp resultatet "
        "i inboxen.",
        "{name}: no page has any text (a scanned picture?). Run text recognition and drop the "
        "result into the inbox.",
    ),
    "os_error": (
        "{name}: tiedostoa tai levyä ei voitu käyttää: {error}",
        "{name}: filen eller disken kunde inte användas: {error}",
        "{name}: the file or the disk could not be used: {error}",
    ),
    "no_home_write": (
        "Kotikansioon {home} ei voi kirjoittaa: {error}",
        "Hemmappen {home} går inte att skriva till: {error}",
        "Cannot write to the home {home}: {error}",
    ),
    # serve
    "serving": (
        "Palvelee: {inbox} luetaan {interval} s välein. Pysäytä: Ctrl-C.\nPrefect: {url}",
        "I tjänst: {inbox} läses med {interval} s mellanrum. Stoppa: Ctrl-C.\nPrefect: {url}",
        "Serving: {inbox} is read every {interval} s. Stop: Ctrl-C.\nPrefect: {url}",
    ),
    "served": ("Pysäytetty.", "Stoppad.", "Stopped."),
    "server_failed": (
        "Prefect-palvelin ei käynnistynyt osoitteeseen {url}. Jos portti on varattu, valitse "
        "toinen: --port.",
        "Prefect-servern startade inte på {url}. Om porten är upptagen, välj en annan: --port.",
        "The Prefect server did not start at {url}. If the port is taken, choose another: --port.",
    ),
    "interrupted": (
        "Keskeytetty. Mikään ei jäänyt puolitiehen: lukematta jäänyt odottaa inboxissa.",
        "Avbruten. Inget blev på hälft: det olästa väntar i inboxen.",
        "Stopped. Nothing is left half done: what was not read waits in the inbox.",
    ),
    "without_voikko": (
        "Voikkoa ei ole: suomen sanat tulkitaan karkeammin (simplemma), ja osa vastuista, nimistä "
        "ja muutoksista jää löytymättä. Asenna libvoikko1 ja voikko-fi.",
        "Voikko saknas: finska ord tolkas grövre (simplemma), och en del ansvar, namn och "
        "ändringar hittas inte. Installera libvoikko1 och voikko-fi.",
        "Voikko is missing: Finnish words are read more roughly (simplemma), and some assignments, "
        "names and changes are not found. Install libvoikko1 and voikko-fi.",
    ),
    # export, status, evaluate, demo
    "exported": ("Kirjoitettu: {path}", "Skrivet: {path}", "Written: {path}"),
    "empty_dataset": (
        "Aineistossa ei ole vielä mitään: aja ensin  strategiavahti ingest",
        "Datamängden är ännu tom: kör först  strategiavahti ingest",
        "The dataset is still empty: run  strategiavahti ingest  first",
    ),
    "status_home": ("Kotikansio: {home}", "Hemmapp: {home}", "Home: {home}"),
    "status_waiting": ("Odottaa ({count}):", "Väntar ({count}):", "Waiting ({count}):"),
    "status_read": (
        # In a form that fits one as well as many.
        "Luettu: asiakirjoja {documents}, versioita {versions}",
        "Läst: antal dokument {documents}, antal versioner {versions}",
        "Read: documents {documents}, versions {versions}",
    ),
    "status_failed": ("Epäonnistui ({count}):", "Misslyckades ({count}):", "Failed ({count}):"),
    "status_last": (
        "Viimeinen ajo: {time} {name}; luettu {read}, epäonnistui {failed}",
        "Senaste körning: {time} {name}; läst {read}, misslyckades {failed}",
        "Last run: {time} {name}; read {read}, failed {failed}",
    ),
    "status_never": ("Ei vielä ajettu.", "Ännu inte körd.", "No run yet."),
    "status_busy": (
        "Ajo on käynnissä.", "En körning pågår.", "A run is under way.",
    ),
    "no_gold": (
        "{path}: ei kansioita docs/ ja gold/, joita vasten mitata.",
        "{path}: mapparna docs/ och gold/ att mäta mot saknas.",
        "{path}: no docs/ and gold/ to measure against.",
    ),
    "not_read": ("Ei luettu (ei mukana taulukossa):", "Inte lästa (ej i tabellen):",
                 "Not read (left out of the table):"),
    "dropped": ("Pudotetaan inboxiin: {names}", "Släpps i inboxen: {names}",
                   "Dropped into the inbox: {names}"),
    "not_a_demo": (
        "{home}: kansiossa on muuta kuin esimerkkiajon jälkiä; sitä ei tyhjennetä. Valitse toinen.",
        "{home}: mappen innehåller annat än exempelkörningar; den töms inte. Välj en annan.",
        "{home}: holds more than earlier demo runs; it is not emptied. Choose another.",
    ),
    "no_samples": (
        "{path}: esimerkkisarjoja ei löydy.", "{path}: exempelserierna hittas inte.",
        "{path}: the sample series are not there.",
    ),
    "wrong_use": (
        "Katso ohje: strategiavahti {command} --help",
        "Se hjälpen: strategiavahti {command} --help",
        "See the help: strategiavahti {command} --help",
    ),
}


def say(key: str, language: Language, **values: object) -> str:
    """The text of a key in a language, its places filled; KeyError for a key that is not there."""
    return _TEXTS[key][LANGUAGES.index(language)].format(**values)


def say_all(key: str, **values: object) -> list[str]:
    """The text in Finnish and in English, as it stands in a reason file."""
    return [say(key, language, **values) for language in ("fi", "en")]
