"""Sets both versions of the sample report `kaskiniemi_raportti` into `docs/`.

Everything in it is invented. The same run gives the same bytes. The gold beside it is written by
hand, never derived from here. `¬` in the text marks where a word may be broken at a line end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pdf_pages import Bar, Look, Report, Row
from reportlab.lib import colors  # type: ignore[import-untyped]

DOCS = Path(__file__).parent / "docs"


def first_version(report: Report) -> None:
    """The plan as the city board got it on 9 February 2026."""
    report.cover(
        [("Kaskiniemen kasvuohjelma 2026–2029", 25), ("Toimeenpanosuunnitelma", 18),
         ("Kaskiniemen kaupunki", 14), ("Kaupunginhallitus 9.2.2026", 14)],
        ["Kannen kuva: Niilo Ketomaa", "Taitto: Painotalo Aapa Oy"],
    )
    report.heading("Sisällys")
    report.contents([
        ("1 Lähtökohdat", 3), ("2 Painopistealueet", 4), ("3 Hankkeet", 5),
        ("4 Aikataulu ja vastuut", 6), ("5 Aikajana ja seuranta", 7),
    ])
    report.next_page()
    report.heading("1 Lähtökohdat")
    report.prose(
        "Kaskiniemen kasvuohjelma ohjaa kaupungin elinvoimatyötä vuosina 2026–2029. Ohjelmaa "
        "johtaa elinkeinojohtaja Riku-Pekka Tervamäki, ja sen ohjausryhmän puheenjohtajana toimii "
        "kaupunginjohtaja Senja Holmsten. Ohjelman valmisteli työryhmä, jota veti vuonna 2025 "
        "silloinen kehityspäällikkö Alpo Hirvijoki.^1"
    )
    report.prose(
        "Kaupunki kasvaa maltillisesti: asukkaita on 31 406 ja työpaikkoja 13 250.^2 Tavoitteena "
        "on 900 uutta työpaikkaa ja 45 miljoonan euron investoinnit."
    )
    report.prose("Toimet kootaan viideksi painopistealueeksi:")
    report.bullets([
        "Uusiutuva teollisuus", "Kiertävät materiaalit", "Sydänmaan elämykset",
        "Tapahtumat ja kulttuuri", "Osaava työvoima",
    ])
    report.prose("Painopistealueet ovat voimassa koko ohjelmakauden 2026–2029.")
    report.prose(
        "”Kasvu syntyy yrityksissä, kaupunki raivaa esteitä niiden tieltä”, sanoo Kaskiniemen "
        "Yrittäjien puheenjohtaja Heljä Pakarla."
    )
    report.footnotes([
        "Kaupunginhallitus 15.12.2025 § 214 (KSK 1187/02.03/2025).",
        "Tilastokeskus, väestörakenne 2024.",
    ])
    report.next_page()
    report.heading("2 Painopistealueet")
    report.heading("2.1 Uusiutuva teollisuus", 2)
    report.prose(
        "Painopistealuetta vetää teollisuusasiamies Marianna Ollonqvist. Alue kokoaa metallin ja "
        "energian yritykset, joiden hukkalämpö ja sivuvirrat halutaan käyttöön."
    )
    report.heading("2.2 Kiertävät materiaalit", 2)
    report.prose(
        "Kiertävistä materiaaleista vastaa kehittämispäällikkö Tuure Isoluoma. Purkutyömailta "
        "syntyvä aines palautetaan rakentamiseen."
    )
    report.heading("2.3 Sydänmaan elämykset", 2)
    report.prose(
        "Painopistealueen vetäjänä toimii matkailuasiantuntija Osmo Karhukorpi. Sydänmaan suot ja "
        "harjut tuodaan kävijöiden ulottuville ympäri vuoden."
    )
    report.heading("2.4 Tapahtumat ja kulttuuri", 2)
    report.prose(
        "Tapahtumat ja kulttuuri -painopistealuetta johtaa kulttuurituottaja Saimi Vehkaoja."
    )
    report.heading("2.5 Osaava työvoima", 2)
    report.prose(
        "Osaavan työvoiman työvoimakoordinaattorin tehtävä on täyttämättä, ja sen haku päättyy "
        "31.3.2026. Painopistealue tukee työnantajia laissa säädettyjen palvelujen rinnalla.^1"
    )
    report.footnotes(["Laki työvoimapalveluiden järjestämisestä 380/2023."])
    report.next_page()
    report.heading("3 Hankkeet")
    report.columns([
        [("Uusiutuva teollisuus", [
            "Terässulaton hukka¬lämpö ohjaa tehtaan hukka¬lämmön kauko¬lämpö¬verkkoon. Hanke "
            "kestää vuodesta 2026 vuoteen 2028, ja projekti¬päällikkönä on Leevi Aho¬kumpu.",
            "Vety¬väylän esi¬selvitys alkaa 2.2.2026 ja valmistuu 30.10.2026. Selvityksestä "
            "vastaa Henna-Riikka Suo¬pelto.",
         ]),
         ("Kiertävät materiaalit", [
            "Kierto¬verstas avaa korjaus¬palvelut kahteen kaupungin¬osaan. Se toimii "
            "1.3.2026–31.12.2028 Tuure Iso¬luoman johdolla.",
            "Betonista uutta tutkii purku¬betonin käyttöä vuoden 2028 loppuun. Projekti¬päällikkö "
            "on Nanna Viher¬vaara.",
         ])],
        [("Sydänmaan elämykset", [
            "Sydän¬maan vaellus¬reitti raken¬netaan touko¬kuusta 2026 syys¬kuuhun 2027. Hanketta "
            "vetää projekti¬koordi¬naattori Osmo Karhu¬korpi.",
         ]),
         ("Tapahtumat ja kulttuuri", [
            "Kesäyön areena on painopiste¬alueen suurin hanke. Tuottajaa ei ole vielä valittu. "
            "Ensimmäinen tapahtuma järjes¬tetään kesällä 2026.",
         ]),
         ("Osaava työvoima", [
            "Osaaja¬silta auttaa kansain¬väliset osaajat töihin. Hankkeen "
            "projekti¬koordi¬naattorina jatkaa Cecilia Brunns¬berg.",
         ]),
         ("Muut hankkeet", [
            "Tila¬vahti mittaa kaupungin tyhjiä tiloja. Se ei kuulu mihinkään "
            "painopiste¬alueeseen, ja sen vastuu¬henkilö on tila¬palvelu¬päällikkö Aatos "
            "Kivi¬rinta.",
         ])],
    ])
    report.next_page()
    report.heading("4 Aikataulu ja vastuut")
    report.prose("Taulukko 1. Kaskiniemen kasvuohjelman hankkeet, vastuuhenkilöt ja toteutusajat.")
    report.table(Row("Painopistealue", "Hanke", "Vastuuhenkilö", "Toteutusaika", "M€"), [
        Row("Uusiutuva teollisuus", "Terässulaton hukkalämpö", "Leevi Ahokumpu",
            "2026–2028", "4,2"),
        Row("", "Vetyväylän esiselvitys", "Henna-Riikka Suopelto", "2.2.–30.10.2026", "0,3"),
        Row("Kiertävät materiaalit", "Kiertoverstas", "Tuure Isoluoma",
            "1.3.2026–31.12.2028", "1,1"),
        Row("", "Betonista uutta", "Nanna Vihervaara", "2028 loppuun", "0,8"),
        Row("Sydänmaan elämykset", "Sydänmaan vaellusreitti", "Osmo Karhukorpi", "5/2026–9/2027",
            "0,9"),
        Row("Tapahtumat ja kulttuuri", "Kesäyön areena", "avoin", "2026–2029", "2,0"),
        Row("Osaava työvoima", "Osaajasilta", "Cecilia Brunnsberg", "1.8.2025–31.7.2027", "0,6"),
        Row("–", "Tilavahti", "Aatos Kivirinta", "2026", "0,1"),
    ])
    report.next_page()
    report.heading("5 Aikajana ja seuranta")
    report.timeline([
        Bar("Terässulaton hukkalämpö", 12, 47), Bar("Kiertoverstas", 14, 47),
        Bar("Sydänmaan vaellusreitti", 16, 32), Bar("Kesäyön areena", 12, 59),
        Bar("Osaajasilta", 7, 30),
    ])
    report.prose(
        "Kaskiniemen kasvuohjelman toteutumista käsitellään kaupunginvaltuuston seminaarissa "
        "17.9.2026. Ohjelman väliraportti annetaan 28.2.2027 mennessä, ja loppuarviointi "
        "valmistuu Q4/2029."
    )
    report.prose("Lisätietoja antaa suunnittelija Bodil Ekenäs, puh. 050 000 4321.")
    report.next_page()


def second_version(report: Report) -> None:
    """The revised plan of 7 September 2026."""
    report.cover(
        [("Kaskiniemen kasvuohjelma 2026–2029", 25), ("Tarkistettu toimeenpanosuunnitelma", 18),
         ("Kaskiniemen kaupunki", 14), ("Kaupunginhallitus 7. syyskuuta 2026", 14)],
        ["Kuva: Niilo Ketomaa", "Taitto: Painotalo Aapa Oy"],
    )
    report.heading("Sisältö")
    report.contents([
        ("1 Mistä lähdetään", 3), ("2 Painopistealueet", 4), ("3 Hankkeet", 5),
        ("4 Hankkeiden vastuut ja ajat", 6), ("5 Aikajana ja seuranta", 7),
    ])
    report.next_page()
    report.heading("1 Mistä lähdetään")
    report.prose(
        "Kaupungin elinvoimatyötä ohjaa vuosina 2026–2029 Kaskiniemen kasvuohjelma. Sitä johtaa "
        "elinkeinojohtaja Riku-Pekka Tervamäki. Ohjausryhmän puheenjohtajana toimii "
        "kaupunginjohtaja Senja Holmsten. Vuonna 2025 valmistelua veti silloinen kehityspäällikkö "
        "Alpo Hirvijoki."
    )
    report.prose(
        "Rinnalle käynnistyy Työllisyyden kumppanuusohjelma, joka kattaa vuodet 2027–2029. "
        "Kumppanuusohjelmaa johtaa työllisyysjohtaja Iivari Poutanen."
    )
    report.prose(
        "Asukkaita on 31 612 ja työpaikkoja 13 301.^1 Tavoitteena on edelleen 900 uutta "
        "työpaikkaa ja 45 miljoonan euron investoinnit."
    )
    report.prose("Painopistealueita on neljä, ja ne ovat voimassa ohjelmakauden 2026–2029:")
    report.bullets([
        "Elämystalous", "Kiertävät materiaalit", "Osaava työvoima", "Uusiutuva teollisuus",
    ])
    report.prose(
        "Elämystalous syntyi, kun Sydänmaan elämykset ja Tapahtumat ja kulttuuri yhdistettiin."
    )
    report.footnotes(["Tilastokeskus, väestörakenne 2025."])
    report.next_page()
    report.heading("2 Painopistealueet")
    report.heading("2.1 Elämystalous", 2)
    report.prose(
        "Elämystaloutta johtaa kulttuurituottaja Saimi Vehkaoja. Painopistealueen "
        "matkailuasiantuntijana toimii Osmo Karhukorpi. Sydänmaan suot ja harjut avataan "
        "kävijöille kaikkina vuodenaikoina."
    )
    report.heading("2.2 Kiertävät materiaalit", 2)
    report.prose(
        "Kehittämispäällikkö Tuure Isoluoma vastaa Kiertävistä materiaaleista. Rakentamiseen "
        "palautetaan purkutyömailta syntyvää ainesta."
    )
    report.heading("2.3 Osaava työvoima", 2)
    report.prose(
        "Osaavan työvoiman työvoimakoordinaattorina toimii Elmeri Niskavaara. Painopistealue "
        "tukee työnantajia lakisääteisten palvelujen rinnalla.^1"
    )
    report.heading("2.4 Uusiutuva teollisuus", 2)
    report.prose(
        "Teollisuusasiamies Marianna Ollonqvist jättää painopistealueen vetäjän tehtävän "
        "30.9.2026. Uutena teollisuusasiamiehenä aloittaa 1.10.2026 Kaius Lindeqvist. Metallin ja "
        "energian yritysten hukkalämpö ja sivuvirrat halutaan käyttöön."
    )
    report.footnotes(["Laki työvoimapalveluiden järjestämisestä (380/2023)."])
    report.next_page()
    report.heading("3 Hankkeet")
    report.columns([
        [("Elämystalous", [
            "Sydänmaan vaellus¬reitti raken¬netaan touko¬kuusta 2026 syys¬kuuhun 2027. Hanketta "
            "vetää projekti¬koordi¬naattori Osmo Karhu¬korpi.",
            "Kesä¬yön areena on suurin hanke. Sen tuottajaa ei ole vielä valittu. Ensim¬mäinen "
            "tapah¬tuma järjes¬tetään kesällä 2027.",
         ]),
         ("Kiertävät materiaalit", [
            "Kierto¬verstas on jaettu kahdeksi hankkeeksi. Kierto¬verstas Pohjoinen toimii "
            "1.3.2026–31.12.2028 Tuure Iso¬luoman johdolla. Kierto¬verstas Eteläinen alkaa "
            "1.9.2026, ja sen vetäjä on Sirkku Mannila.",
            "Purku¬betonin kierrätys¬linja (aiemmin Betonista uutta) jatkuu vuoden 2028 loppuun. "
            "Projekti¬päällikkö on edelleen Nanna Viher¬vaara.",
         ])],
        [("Osaava työvoima", [
            "Osaaja¬silta auttaa kansain¬väliset osaajat työ¬paikkoihin. Hankkeen "
            "projekti¬päällikkönä jatkaa Cecilia Brunns¬berg.",
         ]),
         ("Uusiutuva teollisuus", [
            "Teräs¬sulaton hukka¬lämpö kestää vuodesta 2026 vuoteen 2029. Projekti¬päällikkö on "
            "Leevi Aho¬kumpu.",
            "Vety¬väylän esi¬selvitys alkoi vasta 1.4.2026 mutta valmistuu yhä 30.10.2026. Siitä "
            "vastaa Henna-Riikka Suo¬pelto.",
            "Puhallin¬halli on uusi hanke, joka kestää marras¬kuusta 2026 vuoden 2029 loppuun. "
            "Projekti¬päällikkönä aloittaa Nuutti Kalliola.",
         ])],
    ])
    report.next_page()
    report.heading("4 Hankkeiden vastuut ja ajat")
    report.prose("Taulukko 1. Hankkeet, niiden vastuuhenkilöt ja toteutusajat.")
    report.table(Row("Painopistealue", "Hanke", "Vastuuhenkilö", "Toteutusaika", "M€"), [
        Row("Elämystalous", "Kesäyön areena", "avoin", "2026–2029", "2,0"),
        Row("", "Sydänmaan vaellusreitti", "Karhukorpi Osmo", "5/2026–9/2027", "0,9"),
        Row("Kiertävät materiaalit", "Kiertoverstas Pohjoinen", "Isoluoma Tuure",
            "1.3.2026–31.12.2028", "0,6"),
        Row("", "Kiertoverstas Eteläinen", "Mannila Sirkku", "1.9.2026–31.12.2028", "0,5"),
        Row("", "Purkubetonin kierrätyslinja", "Vihervaara Nanna", "2028 loppuun", "0,8"),
        Row("Osaava työvoima", "Osaajasilta", "Brunnsberg Cecilia", "8/2025–7/2027", "0,6"),
        Row("Uusiutuva teollisuus", "Terässulaton hukkalämpö", "Ahokumpu Leevi",
            "2026–2029", "5,0"),
        Row("", "Vetyväylän esiselvitys", "Suopelto Henna-Riikka", "1.4.–30.10.2026", "0,3"),
        Row("", "Puhallinhalli", "Kalliola Nuutti", "11/2026–12/2029", "1,4"),
    ])
    report.next_page()
    report.heading("5 Aikajana ja seuranta")
    report.timeline([
        Bar("Kesäyön areena", 12, 59), Bar("Sydänmaan vaellusreitti", 16, 32),
        Bar("Kiertoverstas Pohjoinen", 14, 47), Bar("Osaajasilta", 7, 30),
        Bar("Terässulaton hukkalämpö", 12, 59), Bar("Puhallinhalli", 22, 59),
    ])
    report.prose(
        "Kaupunginvaltuusto käsittelee Kaskiniemen kasvuohjelman toteutumista seminaarissaan "
        "24. syyskuuta 2026. Ohjelman väliraportti annetaan helmikuun 2027 loppuun mennessä, ja "
        "loppuarviointi valmistuu Q4/2029."
    )
    report.prose("Lisätietoja: suunnittelija Bodil Ekenäs, puh. 050 000 4321.")
    report.next_page()


def main() -> None:
    """Writes both reports, seven pages each."""
    versions: Sequence[tuple[str, Look, Callable[[Report], None]]] = (
        ("v1", Look("Helvetica", "Helvetica-Bold", colors.Color(0.1, 0.3, 0.5),
                    "Kaskiniemen kaupunki | Toimeenpanosuunnitelma", "{number} ({pages})", False),
         first_version),
        ("v2", Look("Times-Roman", "Times-Bold", colors.Color(0.4, 0.2, 0.2),
                    "Tarkistettu toimeenpanosuunnitelma – Kaskiniemen kaupunki",
                    "Sivu {number}/{pages}", True),
         second_version),
    )
    for version, look, fill in versions:
        path = DOCS / f"kaskiniemi_raportti_{version}.pdf"
        report = Report(path, "Kaskiniemen kasvuohjelma 2026–2029", look)
        fill(report)
        report.canvas.save()


if __name__ == "__main__":
    main()
