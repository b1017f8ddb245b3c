"""A fictional university's deck on its profile areas: two versions, PPTX, PDF and a bad OCR reading, with gold."""
import os
import random

from common import HERE, Deck, area, change, date, duty, ocr, project, set_pages, write

NAME = 'vesijako_profiili'


def build(v):
    V = lambda a, b: a if v == 1 else b
    os.makedirs(os.path.join(HERE, 'docs'), exist_ok=True)
    out = os.path.join(HERE, 'docs', '%s_v%d' % (NAME, v))
    d = Deck(out + '.pdf', out + '.pptx', V('sans', 'serif'), V('Calibri', 'Georgia'), word_by_word=v == 2, split_runs=v == 1,
             meta=dict(title=V('Profiloitumisalueet_luonnos_JP_final2', 'Profiloitumisalueet'), author='Pihlajisto Jooa', saved_by=V('Rekola T-L', 'Pihlajisto Jooa'),
                       producer=V('Microsoft: Print To PDF', 'macOS Quartz PDFContext'), creator='PowerPoint'))
    DARK, ACC, BAND = V('14406B', '4A2545'), V('2E9CCA', 'B5446E'), V('EAF3F8', 'F6ECF2')
    AREA5 = V('Oppimisen murros', 'Oppiminen ja tekoäly')

    def foot():
        d.text(0.4, 7.05, 6, 0.35, V('Vesijaon yliopisto  |  9.3.2026', 'Vesijaon yliopisto  |  21.9.2026'), size=9, color='888888')
        d.text(12.0, 7.05, 0.9, 0.35, str(d.n), size=9, color='888888', align='r')

    def head(t, titled=True):
        d.slide(titled=titled)
        d.rect(0, 0, 13.333, V(0.18, 0.3), DARK)
        d.text(0.5, 0.4, 12.3, 0.8, t, size=V(28, 26), color=DARK, bold=True, title=titled)

    # 1 cover
    def cover():
        d.slide(background=DARK)
        d.text(0.9, 2.0, 11.5, 1.0, 'Profiloitumisalueet 2026–2030', size=42, color='FFFFFF', bold=True)
        d.text(0.9, 3.1, 11.5, 0.7, 'Mihin Vesijaon yliopisto kasvaa?', size=24, color='DDE8F0')
        d.text(0.9, 4.4, 11.5, 0.5, V('Yliopiston hallitus 17.3.2026 / vararehtori Helka Tammilehto', 'Henkilöstöinfo 21.9.2026 / vararehtori Helka Tammilehto'), size=18, color='FFFFFF')
        d.text(0.9, 6.3, 11.5, 0.8, ['Vesijaon yliopisto – Vesijako universitet', V('Dnro VJY/214/01.02/2026  Kalvot koonnut: Jooa Pihlajisto', 'Dnro VJY/877/01.02/2026  Kalvot koonnut: Jooa Pihlajisto')], size=11, color='B8C8D4')

    # 2 where we are
    def background():
        head(V('Missä mennään?', 'Missä mennään nyt?'))
        d.text(0.6, 1.4, 8.2, 5.3, V([
            'Hallitus päättää Profiloitumisohjelmasta kokouksessaan 17.3.2026.',
            'Ohjelmakausi on 1.8.2026–31.7.2030. Ohjelmaa johtaa vararehtori Helka Tammilehto.',
            'Profiloitumisalueet ovat yliopiston omat kasvualueet: niille kohdennetaan uudet professuurit.',
            'Edellisellä kaudella (2021–2025) profiloitumistyötä johti professori Aulis Kytömäki, joka jäi emeritukseksi elokuussa 2025. Kiitos Auliille!',
            'Tutkimusneuvosto puolsi esitystä 24.2.2026.',
            'Suurin tavoite: hiilineutraali kampus ja maailman sadan parhaan nuoren yliopiston joukkoon.',
        ], [
            'Profiloitumisalueet ovat yliopiston omat kasvualueet, joille uudet professuurit kohdennetaan.',
            'Tutkimusneuvosto puolsi esitystä 24. helmikuuta 2026, ja hallitus hyväksyi Profiloitumisohjelman kokouksessaan 17. maaliskuuta 2026.',
            'Ohjelmaa johtaa vararehtori Helka Tammilehto. Ohjelmakausi: elokuun 2026 alusta heinäkuun 2030 loppuun.',
            'Vuosina 2021–2025 profiloitumistyötä johti professori Aulis Kytömäki, joka jäi emeritukseksi elokuussa 2025.',
            'Tavoite on ennallaan: hiilineutraali kampus ja maailman sadan parhaan nuoren yliopiston joukkoon.',
        ]), size=17, bullet='•', space=7)
        d.rect(9.2, 1.5, 3.6, 3.6, BAND, ['»Meidän pitää uskaltaa', 'valita – ja jättää', 'valitsematta.»', '', V('Elinkeinoelämän neuvottelukunnan', 'Neuvottelukunnan'), 'puheenjohtaja Torsti Niemelänmaa'], size=14, color='333333')
        d.text(9.2, 5.3, 3.6, 1.4, [[(V('TODO: tähän se kaavio OKM:n kalvoista?? /JP', 'Kaavio päivitetään myöhemmin.'), V('ri', 'gi'))], [('Yliopistolaki (558/2009) 2 §', 'g')]], size=12)
        foot()

    # 3 table of areas
    def areas():
        head('Viisi profiloitumisaluetta ja niiden johtajat')
        r = [
            ('Kestävät vesiratkaisut', V('prof. Inkeri Vuolle', 'Vuolle Inkeri, prof.'), 'Luonnontieteet', '14'),
            ('Ikääntyminen ja toimijuus', V('dosentti Mikael Grönvall', 'Grönvall Mikael, dos.'), 'Terveystieteet', '11'),
            ('Metsäbiomateriaalit', V('täyttö kesken', 'Tuominiemi Aarre, prof.'), 'Tekniikka', '9'),
            ('Valo ja kvantti', V('tutkimusjohtaja Priya Raghunathan-Laine', 'Raghunathan-Laine Priya, tutk.joht.'), 'Luonnontieteet', '7'),
            (V('Oppimisen murros', 'Oppiminen ja tekoäly (aiemmin Oppimisen murros)'), V('Sanelma Kuisma (vt.)', 'Kuisma Sanelma, KT'), 'Kasvatustieteet', '5'),
        ]
        h = ('Profiloitumisalue', 'Alueen johtaja', 'Kotitiedekunta', 'Professuureja')
        if v == 2:     # columns and rows in another order
            r = [r[3], r[0], r[4], r[2], r[1]]
            r = [(a, c, b, n) for a, b, c, n in r]; h = ('Profiloitumisalue', 'Kotitiedekunta', 'Alueen johtaja', 'Professuureja')
            w = [4.2, 2.4, 3.9, 1.7]
        else:
            w = [3.9, 4.4, 2.4, 1.5]
        b = d.table(0.6, 1.5, w, [h] + r, size=15, head=DARK, band=BAND, pad=8)
        d.text(0.6, b + 0.25, 12, 1.0, [V('Professuurien määrä tilanteessa 31.12.2025 (henkilöstökertomus). Oppimisen murros on nouseva ala, jolle haetaan vakiintunutta asemaa.',
                                          'Professuurien määrä: henkilöstökertomus 2025. Nouseva ala on saanut uuden nimen.')], size=12, color='666666')
        foot()

    # 4 water
    def water():
        head('Kestävät vesiratkaisut', titled=False)
        d.text(0.5, 1.2, 12, 0.9, V('Puhdas vesi on Vesijaon vanhin vahvuus. Alueen koordinaattorina jatkaa Eelis Varpula.', 'Vesijaon vanhin vahvuus on puhdas vesi. Eelis Varpula jatkaa alueen koordinaattorina.'), size=16)
        rows = [('Hanke', 'Kesto', 'Vastuullinen johtaja', 'Rahoitus'),
                ('Jokihelmi', V('1/2026–12/2028', 'tammikuu 2026 – joulukuu 2028'), V('Eelis Varpula', 'Oona Kivelä-Brandt'), '640 000 €'),
                ('Mikromuovit järvisedimentissä (MIKSE)', V('1.9.2025–31.8.2028', '1.9.2025 – 31.8.2028'), V('Vuolle Inkeri', 'Inkeri Vuolle'), '1,2 M€')]
        rows += V([('Pohjavesikaksonen', 'syksystä 2026 alkaen', 'rekrytoidaan', 'haetaan')], [('Hulevesi haltuun', '1.1.2027–31.12.2029', 'Pyry Vähähonka', '410 000 €')])
        b = d.table(0.6, 2.2, [4.2, 3.2, 3.0, 1.8], rows, size=14, head=ACC, pad=6)
        d.rect(0.6, b + 0.3, 4.0, 1.6, 'B7C9D6')
        d.text(0.6, b + 1.95, 5.5, 0.4, [[('Näytteenottoa Pitkälahdella. Kuva: Ronja Saikkonen', 'i')]], size=10, color='666666')
        d.text(6.2, b + 0.3, 6.6, 1.7, V(['Seuraamme: Järvien Suomi -hanke (Vesienhoitoyhdistys, vetäjä Rauno Hietikko). Emme ole mukana rahoittajana.',
                                         'MIKSEn tutkimuslupa PSELY/1182/2025, voimassa 31.8.2028 saakka.'],
                                        ['Emme ole mukana, mutta seuraamme: Vesienhoitoyhdistyksen Järvien Suomi -hanke (vetäjä Rauno Hietikko).',
                                         'MIKSEn tutkimuslupa PSELY/1182/2025 on voimassa elokuun 2028 loppuun.']), size=13)
        foot()

    # 5 ageing
    def ageing():
        head('Ikääntyminen ja toimijuus')
        p = [V('Alueen johtajana aloittaa 1.8.2026 dosentti Mikael Grönvall. Lämmin kiitos Seija Hakkaraiselle, joka johti aluetta sen alusta asti.',
               'Alueen johtajana aloitti 1.8.2026 dosentti Mikael Grönvall. Kiitos vielä kerran Seija Hakkaraiselle, joka johti aluetta sen alusta asti!'),
             V([('Muistipolku 2', 'b'), ' jatkaa siitä, mihin Muistipolku (2021–2024) päättyi. Hanke käynnistyi 1.1.2026 ja kestää kesäkuun 2028 loppuun. Projektipäällikkö on Tuija-Liisa Rekola.'],
               [('Muistipolku 2', 'b'), ' käynnistyi 1. tammikuuta 2026 ja kestää kesäkuun 2028 loppuun. Projektipäällikkönä toimii Tuija-Liisa Rekola. Edeltäjä oli Muistipolku (2021–2024).']),
             V([('Kotikunto', 'b'), ' (15.4.2026–30.11.2027): liikuntaneuvontaa kotiin kolmessa kunnassa, vetäjänä Mikael Grönvall. Loppuraportti valmistuu tammikuussa 2028.'],
               [('Kotikunto', 'b'), ' (15.4.2026–31.5.2028): liikuntaneuvontaa kotiin nyt viidessä kunnassa, vetäjänä Mikael Grönvall. Loppuraportti valmistuu tammikuussa 2029.'])]
        if v == 2:
            p += [[('QPeili', 'b'), ': kvanttioptinen peili silmänpohjan kuvantamiseen. Kick-off 1.10.2026, project manager Fredrik af Hällström. Hanke päättyy 31.12.2028. Siirtyi meille Valo ja kvantti -alueelta.']]
            p = [p[0], p[3], p[1], p[2]]
        d.text(0.6, 1.5, 12.0, 4.2, p, size=18, bullet=V('–', '•'), space=12)
        d.text(0.6, 6.0, 12, 0.6, [[('Ennuste: yli 75-vuotiaiden osuus kasvaa Suomessa 14 prosenttiin vuonna 2040.', 'g')]], size=12)
        foot()

    # 6 forest, with a timeline
    def forest():
        head('Metsäbiomateriaalit')
        d.text(0.6, 1.3, 12, 1.4, V(['Alueen johtajan tehtävä on auki; hakuaika päättyy 30.4.2026 klo 15.',
                                     'Ligniinistä liimaksi: vastuututkija Väinö Anttonen-Roos',
                                     'Havupilotin koordinaattori: avoin, täytetään loppuvuodesta'],
                                    ['Alueen johtajaksi on valittu professori Aarre Tuominiemi.',
                                     'Havupilotin koordinaattorin paikka on yhä avoin.',
                                     'Ligniiniliiman vastuututkija on Väinö Anttonen-Roos.']), size=16, bullet='•')
        x0, cw, y0 = 3.4, 2.3, 3.1
        for i, y in enumerate((2026, 2027, 2028, 2029)):
            d.rect(x0 + i * cw, y0, cw, 0.45, DARK if i % 2 else V('3A6A94', '7A4F74'), str(y), size=14)
        bars = [(V('Ligniinistä liimaksi', 'Ligniiniliima'), 0, 3, ACC), ('Havupilotti', 1, 4, V('5B8E3E', '8A9A3E'))]
        for i, (n, a, e, col) in enumerate(bars if v == 1 else bars[::-1]):
            y = y0 + 0.65 + i * 0.75
            d.text(0.6, y, 2.8, 0.5, n, size=14, bold=True)
            d.rect(x0 + a * cw, y, (e - a) * cw, 0.5, col)
        d.text(0.6, 5.6, 12, 1.0, V('Alustava aikataulu; palkit kalenterivuosina. Tavoitteena on sivuvirtojen täysi hyödyntäminen.', 'Palkit ovat kalenterivuosia. Sivuvirrat hyödynnetään kokonaan!'), size=12, color='666666')
        if v == 1:
            d.notes('Havupilotin ohjausryhmän puheenjohtajana toimii Lempi Savukoski. Ohjausryhmä kokoontuu 12.5.2026. Muista kysyä dekaanilta tilat.')
        else:
            d.notes('Ohjausryhmän (Havupilotti) puheenjohtajana toimii Lempi Savukoski. Havupilotin ohjausryhmä kokoontuu 3.12.2026.')
        foot()

    # 7 light, made by the group in English and Swedish
    def light():
        d.slide(background=V('FFFDF3', 'FFFFFF'))
        d.rect(0, 0, 3.2, 7.5, 'E0B040' if v == 1 else '385F71')
        d.text(0.2, 0.6, 2.9, 1.6, ['Valo ja kvantti', '(Light & Quantum)'], size=22, color='222222' if v == 1 else 'FFFFFF', bold=True, face='sans')
        d.text(0.2, 5.6, 2.9, 1.2, 'slides by group VK / rev. 4', size=10, color='444444' if v == 1 else 'DDDDDD')
        d.text(3.6, 0.7, 9.2, 3.4, [[('Diamond Sensing Lab', 'b'), ' (DSL), 2025–2029. PI: Priya Raghunathan-Laine.'],
                                   V('Nitrogen-vacancy centres as magnetometers; two spin-offs expected.', 'NV centres as magnetometers; one spin-off already founded.')]
               + V([[('QPeili', 'b'), ' – adaptive quantum mirror for eye imaging. Kick-off 5 May 2026, project manager Fredrik af Hällström. Runs until 31 December 2028.']], []), size=17, space=9, face='sans', font='Arial')
        d.text(3.6, 4.2, 9.2, 1.6, V(['På svenska i korthet: området leds av Priya Raghunathan-Laine.', 'Områdets koordinator: tjänsten är vakant.'],
                                    ['På svenska i korthet: området leds av Priya Raghunathan-Laine.', 'Områdets koordinator är Noora Ylikangas.']), size=15, color='444444', face='sans', font='Arial')
        d.text(3.6, 6.2, 9.2, 0.6, V('Cf. Okafor et al. (2024), Quantum Sens. 12, 118–131.', 'Cf. Okafor et al. (2024), Quantum Sens. 12, 118–131; Lindeman & Roy (2026).'), size=10, color='888888')

    # 8 learning, pasted from a text document
    def learning():
        head(V('Oppimisen murros – nouseva ala', 'Oppiminen ja tekoäly – nouseva ala'), titled=False)
        d.text(0.6, 1.3, 6.0, 5.4, V([
            'Nousevan alan vt. johtajana toimii Sanelma Kuisma. Tiedekuntaneuvosto arvioi alan aseman toukokuun 2027 loppuun mennessä.',
            'Opettaja 2040 -hanketta vetää yliopistonlehtori Ismo Rautalahti. Hanke on käynnissä vuosina 2025–2027, ja siinä ennakoidaan opettajan työn muutosta. OKM:n rahoituspäätös OKM/88/592/2025.',
        ], [
            'Nousevan alan johtajaksi on vakinaistettu Sanelma Kuisma. Tiedekuntaneuvosto arvioi alan aseman toukokuun 2027 loppuun mennessä.',
            'Opettaja 2040 -hankkeen vetäjä on yliopistonlehtori Ismo Rautalahti. Vuosina 2025–2027 toteutettavassa hankkeessa ennakoidaan opettajan työn muutosta (OKM/88/592/2025).',
        ]), size=13, space=10)
        d.text(6.9, 1.3, 5.9, 5.4, V([
            'Simuloitu luokkahuone käynnistyy helmikuussa 2027, ja sen projektijohtajaksi on nimetty Sanelma Kuisma. Virtuaaliluokassa harjoitellaan vaikeita tilanteita.',
            'Opetushallituksen omat Lukutaitotalkoot eivät kuulu ohjelmaan. Opettajankoulutuksen uudistuksesta säädetään asetuksella (794/2004).',
        ], [
            'Sanelma Kuisma on nimetty myös Simuloidun luokkahuoneen projektijohtajaksi. Simuloitu luokkahuone käynnistyy helmikuussa 2027; virtuaaliluokassa harjoitellaan vaikeita tilanteita.',
            'Lukutaitotalkoot on Opetushallituksen oma hanke eikä kuulu ohjelmaan. Ks. asetus 794/2004.',
        ]), size=13, space=10)
        d.text(0.6, 5.0, 12.2, 1.6, V('Taustaa (vain tausta-aineistoksi): Alaa valmistelleen työryhmän puheenjohtajana oli Leena Portaankorva ja sihteerinä Sampo Untamala. Työryhmä suositti muistiossaan, että opetus- ja kasvatusalan tutkimus kootaan yhden katon alle, '
                                      'koska hakijamäärät ovat laskeneet ja opettajien työssä jaksaminen on heikentynyt. Tiedekuntaneuvosto kokouksessa 7/2025 § 44: merkittiin tiedoksi. Vrt. Portaankorva 2024, s. 12–19; Untamala & Hirvi 2023.',
                                      'Tausta-aineistoa: Työryhmä, jonka puheenjohtajana oli Leena Portaankorva ja sihteerinä Sampo Untamala, suositti muistiossaan opetus- ja kasvatusalan tutkimuksen kokoamista yhden katon alle. Perusteina olivat hakijamäärien lasku '
                                      'ja opettajien työssä jaksaminen. Merkittiin tiedoksi tiedekuntaneuvoston kokouksessa 7/2025 § 44. Vrt. Portaankorva 2024, s. 12–19; Untamala & Hirvi 2023.'), size=9, color='555555')
        foot()

    # 9 shared
    def shared():
        head(V('Yhteiset palvelut ja urapolut', 'Urapolut ja yhteiset palvelut'))
        a = [[('Tutkijanuraohjelma', 'b'), V(' 2024–2028', ' 2024–2029')], '12 tenure track -paikkaa neljässä haussa', V('ohjelmapäällikkö Karoliina Hägglund', 'ohjelmapäällikkö: Hägglund Karoliina'), V('seuraava haku: huhtikuu 2026', 'seuraava haku: tammikuu 2027')]
        b = [[('Tutkimusinfran yhteiskäyttö', 'b')], V('hanke 2026–2027, kaikki tiedekunnat mukana', 'hanke 2026–27, mukana kaikki tiedekunnat'), V('projektikoordinaattori Tuija-Liisa Rekola', 'projektikoordinaattori: paikka täyttämättä'), V('laiterekisteri käyttöön Q4/2026', 'laiterekisteri käyttöön viimeisellä neljänneksellä 2026 (Q4/2026)')]
        for i, col in enumerate((a, b) if v == 1 else (b, a)):
            d.rect(0.6 + i * 6.2, 1.5, 5.9, 0.12, ACC)
            d.text(0.6 + i * 6.2, 1.8, 5.9, 3.0, col, size=17, space=8)
        if v == 1:
            d.text(0.6, 5.4, 12, 0.8, [[('Lisää tekstiä tähän', 'gi')], [('xx', 'gi')]], size=14)
        else:
            d.text(0.6, 5.4, 12, 0.8, 'Uraohjelman paikat on sidottu profiloitumisalueisiin.', size=14)
        foot()

    # 10 money
    def money():
        head('Rahoitus')
        d.table(0.6, 1.5, [4.4, 1.9, 1.9, 1.9], [('Tutkimusrahoitus, M€', '2023', '2024', '2025'), ('Kilpailtu kotimainen', '18,4', '19,0', '21,7'), ('EU', '6,2', '7,9', '8,1'), ('Yritykset ja säätiöt', '3,1', '2,8', '3,6')], size=14, head=V('555555', DARK), pad=5)
        d.text(0.6, 4.2, 12, 1.8, V(['Profiloitumisohjelman oma rahoitus on 11,5 M€, josta Suomen Akatemian osuus 6 M€.', 'Talousjohtaja Helmi Vainionpuro: »Kasvu on hallittua.»'],
                                   ['Oma rahoitus ohjelmalle 11,5 M€ (tästä Akatemian osuus 6 M€).', '»Kasvu on hallittua», sanoo talousjohtaja Helmi Vainionpuro.']), size=16, bullet='•')
        foot()

    # 11 calendar
    def calendar():
        head(V('Aikataulu', 'Seuraavat askeleet'))
        rows = [('Milloin', 'Mitä'),
                (V('vko 20/2026', 'viikko 20/2026'), V('Alueiden johtajien aloitustapaaminen', 'Alueiden johtajien aloitustapaaminen (pidetty)')),
                (V('1.8.2026', '1. elokuuta 2026'), V('Ohjelmakausi käynnistyy', 'Ohjelmakausi käynnistyi')),
                (V('to 24.9.2026', '24.9.2026 (to)'), 'Profiilipäivä, päärakennuksen juhlasali'),
                (V('talvella 2026–27', 'talvi 2026–2027'), 'Alueiden itsearviointi'),
                (V('H1/2028', 'H2/2028'), 'Ulkoinen väliarviointi'),
                (V('31.7.2030', '31. heinäkuuta 2030'), 'Ohjelma päättyy')]
        d.table(0.6, 1.5, [3.4, 8.6], rows, size=16, head=ACC, band=BAND, pad=7)
        foot()

    # 12 contacts
    def contacts():
        head(V('Kiitos! Lisätietoja', 'Lisätietoja antavat'))
        d.text(0.6, 1.6, 11, 2.5, V(['Helka Tammilehto, vararehtori, p. 050 312 2026', 'Jooa Pihlajisto, viestintä, jooa.pihlajisto@vesijako.example'], ['Jooa Pihlajisto, viestintä, jooa.pihlajisto@vesijako.example', 'Tammilehto Helka, vararehtori, p. 050 312 2026']), size=18)
        d.text(0.6, 4.4, 11, 1.0, 'Vesijaon yliopisto, Lähdekatu 20, 17800 Vesijako', size=13, color='666666')
        foot()

    for page in V([cover, background, areas, water, ageing, forest, light, learning, shared, money, calendar, contacts],
                  [cover, areas, background, light, water, ageing, forest, learning, money, shared, calendar, contacts]):
        page()
    d.save()
    write('docs', '%s_v%d_ocr.txt' % (NAME, v), ocr(d.lines_read(), random.Random(40 + v)))
    return d


def gold(v):
    V = lambda a, b: a if v == 1 else b
    A5 = V('Oppimisen murros', 'Oppiminen ja tekoäly')
    per = dict(start_alt=['2026-08-01'], end_alt=['2030-07-31'])
    W, AG, F, L = 'Kestävät vesiratkaisut', 'Ikääntyminen ja toimijuus', 'Metsäbiomateriaalit', 'Valo ja kvantti'
    lead = ['alueen johtaja', 'profiloitumisalueen johtaja', 'johtaja']
    P, A, G = 'project', 'growth_area', 'programme'
    lig = V('Ligniinistä liimaksi', 'Ligniiniliima')
    g = dict(language='fi', languages=['fi', 'en', 'sv'], dated=V('2026-03-09', '2026-09-21'), hidden_slides=[])
    g['growth_areas'] = [area(n, '2026', '2030', **per) for n in (W, AG, F)] + [
        area(L, '2026', '2030', aliases=['Light & Quantum'], **per), area(A5, '2026', '2030', aliases=V([], ['Oppimisen murros']), **per)]
    g['programmes'] = [
        dict(name='Profiloitumisohjelma', start='2026-08-01', end='2030-07-31', start_alt=['2026'], end_alt=['2030'], seen=['Profiloitumisohjelma', 'Ohjelmakausi', 'Ohjelma päättyy']),
        dict(name='Tutkijanuraohjelma', start='2024', end=V('2028', '2029'), aliases=['Uraohjelma'])]
    g['projects'] = [
        project('Jokihelmi', W, '2026-01', '2028-12'),
        project('Mikromuovit järvisedimentissä', W, '2025-09-01', '2028-08-31', aliases=['MIKSE', 'Mikromuovit järvisedimentissä (MIKSE)'], seen=['MIKSE']),
        V(project('Pohjavesikaksonen', W, '2026-09', None, start_precision='season'), project('Hulevesi haltuun', W, '2027-01-01', '2029-12-31')),
        project('Muistipolku 2', AG, '2026-01-01', '2028-06'),
        project('Muistipolku', AG, '2021', '2024', optional=True, seen=['Muistipolku (2021–2024)']),
        project('Kotikunto', AG, '2026-04-15', V('2027-11-30', '2028-05-31')),
        project(lig, F, '2026', '2028', start_basis='gantt', end_basis='gantt'),
        project('Havupilotti', F, '2027', '2029', start_basis='gantt', end_basis='gantt', seen=['Havupilotti', 'Havupilotin']),
        project('Diamond Sensing Lab', L, '2025', '2029', aliases=['DSL', 'Diamond Sensing Lab (DSL)']),
        project('QPeili', V(L, AG), V('2026-05-05', '2026-10-01'), '2028-12-31'),
        project('Opettaja 2040', A5, '2025', '2027'),
        project('Simuloitu luokkahuone', A5, '2027-02', None),
        project('Tutkimusinfran yhteiskäyttö', None, '2026', '2027')]
    g['assignments'] = [
        duty('Helka Tammilehto', 'vararehtori', 'Profiloitumisohjelma', G, role_aliases=['johtaja', 'ohjelman johtaja'], seen=['Helka Tammilehto']),
        duty('Karoliina Hägglund', 'ohjelmapäällikkö', 'Tutkijanuraohjelma', G, seen=['Karoliina Hägglund', 'Hägglund Karoliina']),
        duty('Inkeri Vuolle', 'alueen johtaja', W, A, role_aliases=lead + ['professori', 'prof.', 'prof'], seen=['Inkeri Vuolle', 'Vuolle Inkeri, prof'], on=[V(3, 2)]),
        duty('Mikael Grönvall', 'alueen johtaja', AG, A, status=V('starts', None), role_aliases=lead + ['dosentti', 'dos.', 'dos'], seen=['Mikael Grönvall', 'Grönvall Mikael']),
        V(duty(None, 'alueen johtaja', F, A, role_aliases=lead, seen=['täyttö kesken', 'Alueen johtajan tehtävä on auki']),
          duty('Aarre Tuominiemi', 'alueen johtaja', F, A, role_aliases=lead + ['professori', 'prof.', 'prof'], seen=['Aarre Tuominiemi', 'Tuominiemi Aarre'])),
        duty('Priya Raghunathan-Laine', 'alueen johtaja', L, A, role_aliases=lead + ['tutkimusjohtaja', 'tutk.joht.', 'tutk.joht', 'leder', 'områdets ledare', 'områdesledare'], seen=['Priya Raghunathan-Laine', 'Raghunathan-Laine Priya']),
        V(duty('Sanelma Kuisma', 'vt. johtaja', A5, A, role_aliases=['vt. alueen johtaja', 'alueen johtaja (vt.)', 'vt. profiloitumisalueen johtaja', 'alueen vt. johtaja', 'nousevan alan vt. johtaja'], seen=['Sanelma Kuisma (vt.)', 'vt. johtajana toimii Sanelma Kuisma']),
          duty('Sanelma Kuisma', 'johtaja', A5, A, role_aliases=lead + ['nousevan alan johtaja', 'KT'], seen=['Kuisma Sanelma', 'vakinaistettu Sanelma Kuisma'])),
        duty('Eelis Varpula', 'koordinaattori', W, A, status='continues', role_aliases=['alueen koordinaattori'], seen=['koordinaattorina jatkaa Eelis Varpula', 'Eelis Varpula jatkaa alueen koordinaattorina']),
        V(duty(None, 'koordinator', L, A, role_aliases=['områdets koordinator', 'koordinaattori'], seen=['tjänsten är vakant']),
          duty('Noora Ylikangas', 'koordinator', L, A, role_aliases=['områdets koordinator', 'koordinaattori'])),
        duty(V('Eelis Varpula', 'Oona Kivelä-Brandt'), 'vastuullinen johtaja', 'Jokihelmi', P, role_aliases=['johtaja'], on=[V(4, 5)]),
        duty('Inkeri Vuolle', 'vastuullinen johtaja', 'Mikromuovit järvisedimentissä', P, role_aliases=['johtaja'], seen=['Inkeri Vuolle', 'Vuolle Inkeri'], on=[V(4, 5)]),
        V(duty(None, 'vastuullinen johtaja', 'Pohjavesikaksonen', P, role_aliases=['johtaja'], seen=['rekrytoidaan']),
          duty('Pyry Vähähonka', 'vastuullinen johtaja', 'Hulevesi haltuun', P, role_aliases=['johtaja'])),
        duty('Tuija-Liisa Rekola', 'projektipäällikkö', 'Muistipolku 2', P, on=[V(5, 6)]),
        duty('Mikael Grönvall', 'vetäjä', 'Kotikunto', P, seen=['vetäjänä Mikael Grönvall']),
        duty('Väinö Anttonen-Roos', 'vastuututkija', lig, P),
        duty(None, 'koordinaattori', 'Havupilotti', P, seen=['Havupilotin koordinaattori']),
        duty('Lempi Savukoski', 'ohjausryhmän puheenjohtaja', 'Havupilotti', P, role_aliases=['puheenjohtaja'], pptx_only=True),
        duty('Priya Raghunathan-Laine', 'PI', 'Diamond Sensing Lab', P, role_aliases=['principal investigator'], seen=['PI: Priya Raghunathan-Laine']),
        duty('Fredrik af Hällström', 'project manager', 'QPeili', P, role_aliases=['projektipäällikkö']),
        duty('Ismo Rautalahti', 'vetäjä', 'Opettaja 2040', P, role_aliases=['yliopistonlehtori', 'hankkeen vetäjä']),
        duty('Sanelma Kuisma', 'projektijohtaja', 'Simuloitu luokkahuone', P, status='starts', seen=['projektijohtajaksi on nimetty Sanelma Kuisma', 'Sanelma Kuisma on nimetty myös']),
        duty(V('Tuija-Liisa Rekola', None), 'projektikoordinaattori', 'Tutkimusinfran yhteiskäyttö', P, role_aliases=['koordinaattori'], seen=V(['projektikoordinaattori Tuija-Liisa Rekola'], ['paikka täyttämättä']))]
    for a in g['assignments']:
        if a['person'] == 'Sanelma Kuisma' and a['target'] == 'Simuloitu luokkahuone':
            a['status'] = None      # "on nimetty": starts or nothing said, not scored
    PO, day, rng, mon = 'Profiloitumisohjelma', 'day', 'range', 'month'
    g['dates'] = [
        date('2026–2030', '2026', '2030', rng, None, 'profiloitumisalueet', on=[1]),
        date(V('17.3.2026', '17. maaliskuuta 2026'), '2026-03-17', '2026-03-17', day, PO, 'hallitus päättää'),
        V(date('1.8.2026–31.7.2030', '2026-08-01', '2030-07-31', rng, PO, 'ohjelmakausi'),
          date('elokuun 2026 alusta heinäkuun 2030 loppuun', '2026-08-01', '2030-07-31', rng, PO, 'ohjelmakausi')),
        date('2021–2025', '2021', '2025', rng, None, 'edellinen kausi'),
        date('elokuussa 2025', '2025-08', '2025-08', mon, None, 'Aulis Kytömäki emeritukseksi'),
        date(V('24.2.2026', '24. helmikuuta 2026'), '2026-02-24', '2026-02-24', day, None, 'tutkimusneuvosto puolsi'),
        date(V('1/2026–12/2028', 'tammikuu 2026 – joulukuu 2028'), '2026-01', '2028-12', rng, 'Jokihelmi', 'kesto'),
        date(V('1.9.2025–31.8.2028', '1.9.2025 – 31.8.2028'), '2025-09-01', '2028-08-31', rng, 'Mikromuovit järvisedimentissä', 'kesto'),
        V(date('syksystä 2026 alkaen', '2026-09', None, 'season', 'Pohjavesikaksonen', 'kesto'),
          date('1.1.2027–31.12.2029', '2027-01-01', '2029-12-31', rng, 'Hulevesi haltuun', 'kesto')),
        date(V('31.8.2028 saakka', 'elokuun 2028 loppuun'), None, V('2028-08-31', '2028-08'), V(day, mon), 'Mikromuovit järvisedimentissä', 'tutkimuslupa voimassa'),
        date('1.8.2026', '2026-08-01', '2026-08-01', day, 'Ikääntyminen ja toimijuus', 'alueen johtaja aloittaa', on=[V(5, 6)]),
        date('2021–2024', '2021', '2024', rng, 'Muistipolku', 'edellinen hanke', optional=True),
        date(V('1.1.2026', '1. tammikuuta 2026'), '2026-01-01', '2026-01-01', day, 'Muistipolku 2', 'käynnistyi', on=[V(5, 6)], alt=[['2026-01-01', '2028-06']]),
        date('kesäkuun 2028 loppuun', None, '2028-06', mon, 'Muistipolku 2', 'päättyy'),
        date(V('15.4.2026–30.11.2027', '15.4.2026–31.5.2028'), '2026-04-15', V('2027-11-30', '2028-05-31'), rng, 'Kotikunto', 'kesto'),
        date(V('tammikuussa 2028', 'tammikuussa 2029'), V('2028-01', '2029-01'), V('2028-01', '2029-01'), mon, 'Kotikunto', 'loppuraportti'),
        date('vuonna 2040', '2040', '2040', 'year', None, 'väestöennuste', optional=True),
        date('2025–2029', '2025', '2029', rng, 'Diamond Sensing Lab', None),
        date(V('5 May 2026', '1.10.2026'), V('2026-05-05', '2026-10-01'), V('2026-05-05', '2026-10-01'), day, 'QPeili', 'kick-off'),
        date(V('until 31 December 2028', '31.12.2028'), V(None, '2028-12-31'), '2028-12-31', day, 'QPeili', 'päättyy', alt=[[None, '2028-12-31'], ['2028-12-31', '2028-12-31']], on=[V(7, 6)]),
        date('toukokuun 2027 loppuun mennessä', None, '2027-05', mon, V('Oppimisen murros', 'Oppiminen ja tekoäly'), 'tiedekuntaneuvosto arvioi aseman'),
        date('vuosina 2025–2027', '2025', '2027', rng, 'Opettaja 2040', 'käynnissä'),
        date('helmikuussa 2027', '2027-02', '2027-02', mon, 'Simuloitu luokkahuone', 'käynnistyy'),
        date(V('2024–2028', '2024–2029'), '2024', V('2028', '2029'), rng, 'Tutkijanuraohjelma', None),
        date(V('huhtikuu 2026', 'tammikuu 2027'), V('2026-04', '2027-01'), V('2026-04', '2027-01'), mon, 'Tutkijanuraohjelma', 'seuraava haku'),
        date(V('2026–2027', '2026–27'), '2026', '2027', rng, 'Tutkimusinfran yhteiskäyttö', None, on=[V(9, 10)]),
        date('Q4/2026', '2026-10', '2026-12', 'quarter', 'Tutkimusinfran yhteiskäyttö', 'laiterekisteri käyttöön'),
        date(V('vko 20/2026', 'viikko 20/2026'), '2026-W20', '2026-W20', 'week', None, 'aloitustapaaminen'),
        date(V('1.8.2026', '1. elokuuta 2026'), '2026-08-01', '2026-08-01', day, PO, 'ohjelmakausi käynnistyy', on=[11]),
        date('24.9.2026', '2026-09-24', '2026-09-24', day, None, 'Profiilipäivä'),
        date(V('talvella 2026–27', 'talvi 2026–2027'), '2026-12', '2027-02', 'season', None, 'alueiden itsearviointi'),
        date(V('H1/2028', 'H2/2028'), V('2028-H1', '2028-H2'), V('2028-H1', '2028-H2'), 'half', None, 'ulkoinen väliarviointi'),
        date(V('31.7.2030', '31. heinäkuuta 2030'), '2030-07-31', '2030-07-31', day, PO, 'ohjelma päättyy', on=[11], alt=[[None, '2030-07-31']]),
        date(V('12.5.2026', '3.12.2026'), V('2026-05-12', '2026-12-03'), V('2026-05-12', '2026-12-03'), day, 'Havupilotti', 'ohjausryhmä kokoontuu', pptx_only=True),
    ] + [date(str(y), str(y), str(y), 'year', None, 'aikajanan sarake', optional=True, on=[V(6, 7)]) for y in (2026, 2027, 2028, 2029)] + [
        date(V('9.3.2026', '21.9.2026'), V('2026-03-09', '2026-09-21'), V('2026-03-09', '2026-09-21'), day, None, 'asiakirjan päiväys', optional=True)]
    if v == 1:
        g['dates'] += [date('loppuvuodesta', '2026-10', '2026-12', 'season', 'Havupilotti', 'koordinaattori täytetään', optional=True),
                       date('30.4.2026 klo 15', None, '2026-04-30', day, 'Metsäbiomateriaalit', 'hakuaika päättyy', alt=[['2026-04-30', '2026-04-30']]),
                       date('31.12.2025', '2025-12-31', '2025-12-31', day, None, 'henkilöstötilasto', optional=True)]
    else:
        g['dates'] += [date('henkilöstökertomus 2025', '2025', '2025', 'year', None, 'henkilöstötilasto', optional=True)]
    return g


CHANGES = [
    change('renamed', 'growth_area', 'Oppimisen murros', 'name', 'Oppimisen murros', 'Oppiminen ja tekoäly'),
    change('changed', 'assignment', 'Metsäbiomateriaalit', 'person', None, 'Aarre Tuominiemi', role='alueen johtaja'),
    change('changed', 'assignment', 'Oppiminen ja tekoäly', 'role', 'vt. johtaja', 'johtaja', person='Sanelma Kuisma',
           accept=[change('changed', 'assignment', 'Oppiminen ja tekoäly', 'role', 'vt. johtaja', r, person='Sanelma Kuisma') for r in ('alueen johtaja', 'profiloitumisalueen johtaja', 'nousevan alan johtaja')]),
    change('changed', 'assignment', 'Valo ja kvantti', 'person', None, 'Noora Ylikangas', role='koordinator'),
    change('changed', 'assignment', 'Jokihelmi', 'person', 'Eelis Varpula', 'Oona Kivelä-Brandt', role='vastuullinen johtaja'),
    change('changed', 'assignment', 'Tutkimusinfran yhteiskäyttö', 'person', 'Tuija-Liisa Rekola', None, role='projektikoordinaattori'),
    change('removed', 'project', 'Pohjavesikaksonen', None, 'Pohjavesikaksonen', None),
    change('removed', 'assignment', 'Pohjavesikaksonen', 'person', None, None, role='vastuullinen johtaja', optional=True),
    change('any', 'date', 'Pohjavesikaksonen', None, '2026-09', None, start='2026-09', end=None, optional=True),
    change('added', 'project', 'Hulevesi haltuun', None, None, 'Hulevesi haltuun'),
    change('added', 'assignment', 'Hulevesi haltuun', 'person', None, 'Pyry Vähähonka', role='vastuullinen johtaja', optional=True),
    change('any', 'date', 'Hulevesi haltuun', None, None, '2027-01-01', start='2027-01-01', end='2029-12-31', optional=True),
    change('renamed', 'project', 'Ligniinistä liimaksi', 'name', 'Ligniinistä liimaksi', 'Ligniiniliima'),
    change('moved', 'project', 'QPeili', 'growth_area', 'Valo ja kvantti', 'Ikääntyminen ja toimijuus'),
    change('changed', 'project', 'QPeili', 'start', '2026-05-05', '2026-10-01'),
    change('any', 'date', 'QPeili', 'start', '2026-05-05', '2026-10-01', start='2026-10-01', end='2026-10-01', optional=True),
    change('changed', 'project', 'Kotikunto', 'end', '2027-11-30', '2028-05-31'),
    change('any', 'date', 'Kotikunto', 'end', '2027-11-30', '2028-05-31', start='2026-04-15', end='2028-05-31', optional=True),
    change('changed', 'date', 'Kotikunto', 'end', '2028-01', '2029-01', about='loppuraportti'),
    change('changed', 'programme', 'Tutkijanuraohjelma', 'end', '2028', '2029'),
    change('any', 'date', 'Tutkijanuraohjelma', 'end', '2028', '2029', start='2024', end='2029', optional=True),
    change('changed', 'date', 'Tutkijanuraohjelma', 'end', '2026-04', '2027-01', about='seuraava haku'),
    change('changed', 'date', 'ulkoinen väliarviointi', 'end', '2028-H1', '2028-H2', about='ulkoinen väliarviointi'),
    change('removed', 'date', 'Metsäbiomateriaalit', None, '2026-04-30', None, about='hakuaika päättyy', optional=True),
    change('changed', 'date', 'Havupilotti', 'start', '2026-05-12', '2026-12-03', about='ohjausryhmä kokoontuu', pptx_only=True),
    change('removed', 'date', 'Havupilotti', None, '2026-12', None, about='koordinaattori täytetään', optional=True),
    change('removed', 'date', 'henkilöstötilasto', None, '2025-12-31', None, about='henkilöstötilasto', optional=True),
    change('changed', 'date', 'asiakirjan päiväys', 'end', '2026-03-09', '2026-09-21', about='asiakirjan päiväys', optional=True),
]

NOISE = '''# vesijako_profiili: what must NOT be flagged
- Slides moved: 'Viisi profiloitumisaluetta' before 'Missä mennään', 'Valo ja kvantti' before 'Kestävät vesiratkaisut', 'Rahoitus' before the shared services.
- Theme: blue Calibri / Helvetica -> plum Georgia / Times; the English group's slide turns from yellow to slate. PDF producer changes and text is set word by word.
- Table of areas: column order (faculty before leader) and row order changed; names surname first ('Vuolle Inkeri, prof.'), 'tutkimusjohtaja' -> 'tutk.joht.'.
- Name order in the MIKSE row: 'Vuolle Inkeri' -> 'Inkeri Vuolle'; 'Karoliina Hägglund' -> 'Hägglund Karoliina'; contacts swapped.
- Date style: '17.3.2026' -> '17. maaliskuuta 2026', '1.8.2026–31.7.2030' -> 'elokuun 2026 alusta heinäkuun 2030 loppuun', '1/2026–12/2028' -> 'tammikuu 2026 – joulukuu 2028', '31.8.2028 saakka' -> 'elokuun 2028 loppuun', '2026–2027' -> '2026–27', 'vko 20' -> 'viikko 20', 'talvella 2026–27' -> 'talvi 2026–2027'.
- Tense: 'hallitus päättää' -> 'hyväksyi', 'aloittaa' -> 'aloitti', 'käynnistyy' -> 'käynnistyi'. The dates are the same.
- Rewording: the water slide's lead, the Opettaja 2040 and Simuloitu luokkahuone sentences, the thanks to Seija Hakkarainen, the quotes of Torsti Niemelänmaa and Helmi Vainionpuro, the followed Järvien Suomi -hanke.
- The small-print background paragraph on the learning slide is recast; its people (Portaankorva, Untamala) had their duty in the past.
- Half-finished bits mended: the red TODO, 'Lisää tekstiä tähän', 'xx' are gone; the bars of the timeline swap rows.
- Havupilotti is still without a coordinator ('avoin, täytetään loppuvuodesta' -> 'paikka on yhä avoin').
- QPeili keeps its project manager and its end ('until 31 December 2028' -> 'päättyy 31.12.2028').
- Cover, footer and register number (VJY/214 -> VJY/877): deck metadata.
- Statistics: 'tilanteessa 31.12.2025' -> 'henkilöstökertomus 2025'.
'''

if __name__ == '__main__':
    for v in (1, 2):
        d = build(v)
        write('gold', '%s_v%d.json' % (NAME, v), set_pages(gold(v), d.text_of, d.notes_of))
    write('changes', NAME + '.json', CHANGES)
    write('noise', NAME + '.md', NOISE)
