"""A fictional ministry's implementation plan, portrait: two versions, PDF and a bad OCR reading, with gold."""
import os
import random

from common import HERE, Deck, area, change, date, duty, ocr, project, set_pages, ttf, write

NAME = 'kasvun_karkialat'
ttf('report', 'LiberationSerif-Regular.ttf', 'LiberationSerif-Bold.ttf', 'LiberationSerif-Italic.ttf')
ttf('narrow', 'LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LiberationSans-Italic.ttf')


def build(v):
    V = lambda a, b: a if v == 1 else b
    os.makedirs(os.path.join(HERE, 'docs'), exist_ok=True)
    out = os.path.join(HERE, 'docs', '%s_v%d' % (NAME, v))
    face = V('report', 'narrow')
    d = Deck(out + '.pdf', None, face, 'Arial', word_by_word=v == 1, size=(8.27, 11.69), hyphens=True,
             meta=dict(title=V('Kasvun kärkialat', 'AEM_2026_41_web'), author='AEM', producer=V('Adobe PDF Library 17.0', 'Skia/PDF m120'), creator=V('Adobe InDesign 19.2', 'Taittopalvelu')))
    INK, PALE, GREY = V('00504B', '7A2E1D'), V('E3EFEC', 'F7EAE4'), '666666'
    S = V(10.5, 9.5)
    L, W = 1.0, 6.3

    class At:
        y = 0

    def page(running=True):
        d.slide()
        if running and v == 1:
            run()
        At.y = 0.95

    def run():
        d.text(L, 0.4, W, 0.3, V('ALUE- JA ELINKEINOMINISTERIÖN JULKAISUJA 2026:14', 'ALUE- JA ELINKEINOMINISTERIÖN JULKAISUJA 2026:41'), size=7.5, color=GREY)
        d.text(L, 11.15, W, 0.3, str(d.n), size=8, color=GREY, align='c')

    def end():
        if v == 2:
            run()

    def h1(t):
        At.y = d.text(L, At.y, W, 1, t, size=V(18, 20), bold=True, color=INK) + 0.08

    def h2(t):
        At.y = d.text(L, At.y + 0.08, W, 1, t, size=V(13, 12.5), bold=True, color=INK) + 0.02

    def p(*paras, **k):
        k = dict(dict(size=S, space=6), **k)
        x, w = k.pop('x', L), k.pop('w', W)
        At.y = d.text(x, At.y, w, 11 - At.y, list(paras), **k) + 0.04

    def notes(*t):
        d.rect(L + 0.1, 10.25, 1.6, 0.008, '999999')
        d.text(L, 10.3, W, 0.8, list(t), size=7.5, color='444444', space=1)

    K4 = V('Pohjoinen matkailu', 'Ympärivuotinen matkailu')
    YEAR = V('2026:14', '2026:41')

    # 1 cover
    page(False)
    d.rect(0, 0, 8.27, 6.2, INK)
    d.text(L, 0.8, W, 0.6, ['Alue- ja elinkeinoministeriö', 'Region- och näringsministeriet'], size=12, color='FFFFFF')
    d.text(L, 2.4, W, 1.6, 'Kasvun kärkialat 2026–2029', size=34, bold=True, color='FFFFFF')
    d.text(L, 4.1, W, 1.0, V('Toimeenpanosuunnitelma', 'Toimeenpanosuunnitelma, päivitetty laitos'), size=18, color='FFFFFF')
    d.rect(0, 6.2, 8.27, 4.0, 'B9C7B4' if v == 1 else 'D8C3B5')
    d.text(L, 10.25, W, 0.4, 'Kansikuva: Harriet Nylén / Kuvatoimisto Lumo', size=7.5, color=GREY)
    d.text(L, 10.7, W, 0.4, 'Julkaisuja ' + YEAR, size=10)

    # 2 description sheet
    page()
    h1('Kuvailulehti')
    rows = [('Julkaisija', V('Alue- ja elinkeinoministeriö, 12.3.2026', 'Alue- ja elinkeinoministeriö, 19.11.2026')),
            ('Tekijät', V('Rurik Ståhlhammar, Terhi Vainiola (toim.)', 'Terhi Vainiola (toim.), Rurik Ståhlhammar')),
            ('Julkaisun nimi', V('Kasvun kärkialat. Toimeenpanosuunnitelma', 'Kasvun kärkialat. Päivitetty toimeenpanosuunnitelma')),
            ('Asianumero', 'VN/4417/2026'), ('ISBN PDF', V('978-952-000-214-3', '978-952-000-241-9')), ('ISSN', '2489-0000'), ('Asiasanat', 'elinkeinopolitiikka, kasvu, alueet'),
            ('Tiivistelmä', V('Toimeenpanosuunnitelmassa kuvataan kuusi kasvun kärkialaa, niiden vastuuhenkilöt, hankkeet ja aikataulu. Kärkialat perustuvat valtioneuvoston periaatepäätökseen. Tavoitteena on nostaa tuottavuuden kasvu kahteen prosenttiin vuodessa ja vahvistaa maan kaikkia osia.',
                              'Päivitetyssä suunnitelmassa kuvataan kuuden kärkialan hankkeet, aikataulu ja vastuuhenkilöt. Tavoitteena on kahden prosentin tuottavuuden kasvu vuodessa ja elinvoima maan kaikissa osissa.'))]
    At.y = d.table(L + 0.1, At.y, [1.4, 4.8], rows, size=9, head=PALE, head_color='222222', pad=4) + 0.4
    h2('Presentationsblad')
    p('Genomförandeplanen beskriver sex spetsområden för tillväxt, deras ansvarspersoner, projekt och tidsplan. Programmet leds av överdirektör Ulla-Maija Kaskinen.', size=9)
    end()

    # 3 contents and foreword
    page()
    h1('Sisällys')
    toc = [('Esipuhe', 3), ('1  Johdanto', 4), ('2  Kärkialat', 5), (V('2.1  Puhtaan energian järjestelmät', '2.1  Puhtaan energian järjestelmät'), 5), ('2.2  Terveysdata ja lääkekehitys', 5), ('2.3  Akkumineraalit ja kierrätys', 6), ('2.4  ' + K4, 6)]
    toc += V([('2.5  Kaksoiskäyttöteknologiat', 7), ('2.6  Ruoantuotannon uudistaminen', 7)], [('2.5  Ruoantuotannon uudistaminen', 7), ('2.6  Kaksoiskäyttöteknologiat', 7)])
    toc += [('3  Kärkialat ylittävä työ', 8), (V('4  Rahoitus ja seuranta', '4  Seuranta ja rahoitus'), 9), (V('Liite 1. Yhteystiedot', 'Liite 1. Yhteyshenkilöt'), 10)]
    for t, n in toc:
        dots = '.' * int((86 if v == 1 else 80) - len(t) * 1.05)
        p('%s %s %d' % (t, dots, n), size=9.5, space=0)
    At.y += 0.25
    h1('Esipuhe')
    p(V('Suomi tarvitsee kasvua, joka näkyy muuallakin kuin pääkaupungissa. Siksi hallitus valitsi kuusi kärkialaa, joissa meillä on maailman parasta osaamista ja joihin yritykset ovat valmiita investoimaan.',
        'Hallitus valitsi kuusi kärkialaa, koska Suomi tarvitsee kasvua koko maahan. Niissä osaaminen on maailman parasta ja yritykset ovat valmiita investoimaan.'),
      V('Kiitän lämpimästi osastopäällikkö Sirkka Palosuota, joka johti valmistelua ja siirtyi muihin tehtäviin syyskuussa 2025, sekä kaikkia yli neljääsataa lausunnonantajaa.',
        'Valmistelua johtaneelle Sirkka Palosuolle, joka siirtyi muihin tehtäviin syyskuussa 2025, kuuluu yhä kiitos.'),
      'Kasvu syntyy yrityksissä. Valtion tehtävä on pitää huoli siitä, että tie on auki.')
    p(V('Helsingissä maaliskuussa 2026', 'Helsingissä marraskuussa 2026'), [('Osmo Keskiruokanen', 'b')], 'alue- ja elinkeinoministeri')
    end()

    # 4 introduction
    page()
    h1('1  Johdanto')
    p(V('Valtioneuvosto teki kasvun kärkialoista periaatepäätöksen 5.2.2026. Päätöksen toimeenpanosta vastaa Kärkialaohjelma (2026–2029), jonka ohjelmajohtajana toimii ylijohtaja Ulla-Maija Kaskinen. Ohjelman sihteeristö sijoittuu yritysosastolle.',
        'Kasvun kärkialat perustuvat valtioneuvoston 5. helmikuuta 2026 tekemään periaatepäätökseen. Päätös pannaan toimeen Kärkialaohjelmassa (2026–2029), jota ohjelmajohtajana johtaa ylijohtaja Ulla-Maija Kaskinen.'),
      V('Edeltäjä, Digiaskel-ohjelma (2022–2025), päättyi 31.12.2025. Sen loppuarvioinnissa¹ suositeltiin, että kullekin alalle nimetään yksi vastaava virkamies.',
        'Ohjelman edeltäjä oli 31. joulukuuta 2025 päättynyt Digiaskel-ohjelma (2022–2025). Loppuarvioinnin¹ suosituksesta kullakin alalla on yksi vastaava virkamies.'))
    p([('Taulukko 1. Kärkialat ja kärkialavastaavat', 'i')], size=9)
    t = [('K1', 'Puhtaan energian järjestelmät', V('teollisuusneuvos Hilla Orajärvi', 'Kaarnakoski, Tuure'), V('yritysosasto', 'YO')),
         ('K2', 'Terveysdata ja lääkekehitys', V('johtava asiantuntija Topias Männikkö', 'Männikkö, Topias'), V('innovaatio-osasto', 'INO')),
         ('K3', 'Akkumineraalit ja kierrätys', V('virka täytettävänä', 'Rantamartti, Sirkku'), V('yritysosasto', 'YO')),
         ('K4', K4, V('erityisasiantuntija Katri Uusi-Jaakkola', 'Uusi-Jaakkola, Katri'), V('alueosasto', 'AO')),
         ('K5', 'Kaksoiskäyttöteknologiat', V('neuvotteleva virkamies Eemeli Hautamaa', 'Hautamaa, Eemeli'), V('innovaatio-osasto', 'INO')),
         ('K6', 'Ruoantuotannon uudistaminen', V('nimetään myöhemmin', 'ei vielä nimetty'), V('alueosasto', 'AO'))]
    At.y = d.table(L + 0.1, At.y, [0.5, 2.35, 2.35, 1.0], [('Nro', 'Kärkiala', 'Kärkialavastaava', 'Osasto')] + t, size=9, head=INK, band=PALE) + 0.25
    p(V('Kärkialojen valinnassa käytettiin kolmea perustetta: kansainvälisen kysynnän kasvua, suomalaisten yritysten asemaa arvoketjuissa ja vaikutusta usean maakunnan työllisyyteen. Valinta tehtiin avoimessa menettelyssä, jossa maakuntien liitot, kauppakamarit, korkeakoulut ja työmarkkinajärjestöt saivat esittää näkemyksensä. Kärkialat eivät sulje pois muiden toimialojen kehittämistä, mutta ne ohjaavat ministeriön omaa työtä, rahoituspäätösten valmistelua ja viestintää.²',
        'Kärkialat valittiin kolmella perusteella, joita olivat kansainvälisen kysynnän kasvu, yritysten asema arvoketjuissa ja vaikutus usean maakunnan työllisyyteen. Näkemyksensä esittivät maakuntien liitot, kauppakamarit, korkeakoulut ja työmarkkinajärjestöt. Muita toimialoja kehitetään edelleen, mutta kärkialat ohjaavat ministeriön työtä, rahoituspäätösten valmistelua ja viestintää.²'))
    p(V('Kärkialaksi esitettiin lausuntokierroksella myös metsäteollisuutta, pelialaa ja avaruutta; niitä edistetään muissa yhteyksissä. Kärkialojen työllisyys oli Tilastokeskuksen mukaan 212 000 henkilöä vuonna 2023.',
        'Lausuntokierroksella esitetyt muut alat (pelit, avaruus, metsäteollisuus) eivät ole kärkialoja. Kärkialoilla työskenteli 212 000 henkilöä vuonna 2023 (Tilastokeskus).'),
      V('»Yksi vastuuhenkilö alaa kohti on se, mitä yritykset ovat pyytäneet kymmenen vuotta», toteaa Teknologiakauppiaiden toimitusjohtaja Vesa-Pekka Kuokkala.',
        'Teknologiakauppiaiden toimitusjohtajan Vesa-Pekka Kuokkalan mukaan yksi vastuuhenkilö alaa kohti on se, mitä yritykset ovat pyytäneet.'))
    notes('¹ Digiaskel-ohjelman loppuarviointi. AEM raportteja 2025:62, s. 31–34.', '² Laki alueiden kehittämisestä (1129/2023) ja HE 98/2025 vp.')
    end()

    # 5 the first two areas
    page()
    h1('2  Kärkialat')
    h2('2.1  Puhtaan energian järjestelmät (K1)')
    top = At.y
    d.rect(L + 0.1, top, 1.5, 1.5, PALE)
    d.text(L + 0.1, top + 0.1, 1.5, 1.3, V([[('Kärkialavastaava', 'b')], 'teollisuusneuvos', 'Hilla Orajärvi'], [[('Kärkialavastaava', 'b')], 'Tuure Kaarnakoski,', 'teollisuusneuvos']), size=9)
    p(V('Vetysilta rakentaa yhteisen vetyputkiston suunnitelman Kaskisista Tornioon. Hankkeen toteutusaika on 1.3.2026–31.12.2028, ja sitä johtaa vt. projektijohtaja Daniel Okonkwo.',
        'Vetysilta-hankkeessa suunnitellaan yhteinen vetyputkisto Kaskisista Tornioon. Daniel Okonkwo on vakinaistettu hankkeen projektijohtajaksi. Toteutusaikaa jatkettiin: 1.3.2026–30.6.2029.'),
      V('Tuulesta teräkseen käynnistyy vuonna 2027. Hankkeelle haetaan parhaillaan hankepäällikköä; hakemukset on jätettävä 15.5.2026 klo 16.15 mennessä.',
        'Tuulesta teräkseen alkaa 2027. Hankepäällikön tehtävä on edelleen auki; hakuaikaa on jatkettu, ja hakemukset on jätettävä 15.1.2027 klo 16.15 mennessä.'),
      *V([], ['Uutena hankkeena aloittaa Merituulen satamat (1.1.2027–31.12.2028), projektipäällikkönä Edla Nikkarinen.']), x=L + 1.75, w=W - 1.75)
    At.y = max(At.y, top + 1.6)
    h2('2.2  Terveysdata ja lääkekehitys (K2)')
    p(V('Kärkialan vastuuhenkilö johtava asiantuntija Topias Männikkö edustaa ministeriötä myös kansallisessa genomityöryhmässä. Geenitalo kokoaa biopankkien näytetiedot yhteen vuoden 2026 alusta vuoden 2028 loppuun. Hankejohtaja on Nea Löfroos.',
        'Topias Männikkö (johtava asiantuntija) on kärkialan vastuuhenkilö ja edustaa ministeriötä kansallisessa genomityöryhmässä. Biopankkien näytetiedot kootaan Geenitaloon, jonka hankejohtajana on Nea Löfroos. Geenitalo on käynnissä 1/2026–12/2028.'),
      V('Lääkepolku II käynnistyy keväällä 2026 ja päättyy 31.5.2029. Hankepäällikkönä jatkaa Iivari Sorsasalo. Ensimmäinen vaihe, Lääkepolku I, oli käynnissä vuosina 2022–2024 Kuopiossa, ja sitä veti Anneli Ruokosuo.',
        'Lääkepolku II käynnistyy vasta syksyllä 2026, mutta päättyy kuten suunniteltu 31.5.2029. Iivari Sorsasalo jatkaa hankepäällikkönä. Ensimmäistä vaihetta (Lääkepolku I, 2022–2024) veti Anneli Ruokosuo.'),
      'Toisiolain (552/2019) muutos valmistellaan erikseen sosiaali- ja terveysministeriössä.')
    if v == 1:
        d.rect(L + 0.1, At.y + 0.1, 6.1, 1.3, 'D5DED9')
        d.text(L, At.y + 1.42, W, 0.3, [[('Kuva 1. Näytekeskuksen pakastin –80 °C:ssa. Kuva: AEM / Sampsa Ruutikainen 2024', 'i')]], size=8, color=GREY)
    end()

    # 6 the table and the two columns
    page()
    h2('2.3  Akkumineraalit ja kierrätys (K3)')
    p(V('Kärkialavastaavan virka on täytettävänä, ja tehtäviä hoidetaan oman työn ohella. Kriittisten raaka-aineiden asetus (EU) 2024/1252 ohjaa työtä.',
        'Kärkialavastaavaksi on nimitetty Sirkku Rantamartti. Työtä ohjaa kriittisten raaka-aineiden asetus (EU) 2024/1252.'))
    hd = ('Hanke', 'Sisältö', 'Aika', 'Vastuu', 'Budjetti')
    r = [(V('Mustamassa', 'Akku takaisin'), 'käytettyjen akkujen keräys ja murskaus', V('09/2025–08/2027', '9/2025–8/2027'), V('hankepäällikkö Aino-Maria Syvänne', 'Syvänne Aino-Maria, hankepäällikkö'), '3,4 M€'),
         ('Kaivosvesi kiertoon', 'kaivosvesien sulfaatti talteen', '2026–2028', V('hankepäällikkö Veikko Pohjansaari', 'Pohjansaari Veikko, hankepäällikkö'), '1,9 M€')]
    if v == 2:
        r = r[::-1]
    At.y = d.table(L + 0.1, At.y, [1.2, 1.7, 1.1, 1.5, 0.7], [hd] + r, size=8, head=INK, pad=3) + 0.2
    h2('2.4  %s (K4)' % K4)
    top = At.y
    p(V('Matkailun kausivaihtelu on suurin este investoinneille. Kärkialavastaava Katri Uusi-Jaakkola kokoaa alueiden matkailutoimijat yhteen.',
        'Kausivaihtelu on matkailuinvestointien suurin este, minkä vuoksi kärkialan nimikin on vaihdettu. Kärkialavastaavana on edelleen Katri Uusi-Jaakkola.'),
      V('Hiljaisuuden polut -hankkeessa (kesäkuu 2026 – toukokuu 2028) merkitään 14 retkeilyreittiä. Hankkeen koordinaattori on Lotta Rehnström.',
        'Hiljaisuuden polut -hankkeessa (6/2026–5/2028) merkitään 14 retkeilyreittiä. Koordinaattorin tehtävä on toistaiseksi hoitamatta.'), w=3.1)
    left = At.y
    At.y = top
    p(V('Yöttömän yön reitit yhdistää yöjunat, bussit ja majoituksen samaan lippuun. Hanke toteutetaan 2026–27.',
        'Yöttömän yön reitit yhdistää yöjunat, bussit ja majoituksen samaan lippuun. Hanke toteutetaan vuosina 2026–2027, ja sitä koordinoi Kristo Valkeasalo.'),
      V('Yhteislippua kokeillaan talvella 2026–2027. Kokeilun tulokset julkaistaan vapuksi.', 'Yhteislippua kokeillaan talvella 2026–2027.'),
      'Lapin matkailuyrittäjien Revontuli365-kampanja täydentää työtä, mutta ei kuulu kärkialaan.', x=L + 3.2, w=3.1)
    At.y = max(At.y, left) + 0.1
    notes('³ Matkailutilinpito 2024, Tilastokeskus.')
    end()

    # 7 the last two areas
    def dual(num):
        h2('%s  Kaksoiskäyttöteknologiat (K5)' % num)
        p(V('Vastaava: neuvotteleva virkamies Eemeli Hautamaa', 'Vastaava: Eemeli Hautamaa, neuvotteleva virkamies'))
        b = [V([('Toimenpide 9. ', 'b'), 'Kaksoiskäytön testikeskus. Hankeaika Q1/2026–Q4/2027; keskus avautuu 1.10.2026. Ohjausryhmän puheenjohtaja: kenraalimajuri evp. Kalervo Mustapää.'],
               [('Toimenpide 9. ', 'b'), 'Kaksoiskäytön testikeskus. Hankeaika on Q1/2026–Q4/2027. Keskus avautui 1. lokakuuta 2026.'])]
        if v == 1:
            b.append([('Toimenpide 10. ', 'b'), 'Satelliittisilmä 2030. Hankeaika 7/2026–6/2029. Toteuttaja: Ilmakuvalaitos; vastuuhenkilö tutkimuspäällikkö Minja Hietasaari.'])
        p(*b, bullet='•')

    def food(num):
        h2('%s  Ruoantuotannon uudistaminen (K6)' % num)
        p(V('Kärkialalle nimetään vastaava myöhemmin. Proteiinipellot-hanketta vetää kehittämispäällikkö Marketta Jylhäsalo. Hanke toteutetaan vuosina 2026–2028, ja siinä kokeillaan härkäpapua, lupiinia ja hernettä sadalla tilalla.',
            'Kärkialan vastaavaa ei ole vielä nimetty. Sadalla tilalla kokeillaan härkäpapua, hernettä ja lupiinia Proteiinipellot-hankkeessa, jota vetää kehittämispäällikkö Marketta Jylhäsalo. Hanke toteutetaan vuosina 2026–2028.'))
        if v == 1:
            p('Hallava pelto etsii hallankestäviä lajikkeita. Hanke jatkuu vuoden 2027 loppuun, ja sen vastuututkija on Reino Kylmäoja.')
        else:
            p('Satelliittisilmä 2030 on siirretty tähän kärkialaan kaksoiskäyttöteknologioista. Hankeaika on entinen, heinäkuu 2026 – kesäkuu 2029, ja vastuuhenkilö tutkimuspäällikkö Minja Hietasaari (Ilmakuvalaitos).')

    page()
    if v == 1:
        dual('2.5'); food('2.6')
    else:
        food('2.5'); dual('2.6')
    At.y += 0.2
    d.rect(L + 0.1, At.y, 6.1, 2.2, PALE)
    At.y += 0.1
    p([('Tietolaatikko: mikä ei ole kärkiala?', 'b')], V('Hiilineutraali Suomi 2035 ja Osaava työvoima ovat hallitusohjelman tavoitteita, eivät kärkialoja. Business Kaleva Oy:n Kasvusampo-kiihdyttämöä johtaa yhtiö itse (toimitusjohtaja Mirva Tallgren).',
      'Kärkialoja eivät ole hallitusohjelman tavoitteet, kuten Osaava työvoima tai Hiilineutraali Suomi 2035. Kasvusampo-kiihdyttämö on Business Kaleva Oy:n oma (toimitusjohtaja Mirva Tallgren).'),
      'Alan säädökset: maankäyttölaki (1129/2023), vientivalvontalaki (500/2024), Hankintapäätös AEM/221/03/2026.', x=L + 0.2, w=5.9, size=9)
    end()

    # 8 across the areas
    page()
    h1('3  Kärkialat ylittävä työ')
    h2(V('3.1  Alueiden vetovoimaohjelma', '3.1  Alueiden vetovoimaohjelma'))
    p(V('Alueiden vetovoimaohjelma toteutetaan vuosina 2025–2027. Ohjelmasta vastaa ministeriössä aluekehitysneuvos Joakim Silfverhjelm. Ohjelmasta rahoitetaan maakuntien omia kokeiluja, joita ei luetella tässä.',
        'Alueiden vetovoimaohjelmaa on jatkettu vuodella, ja se toteutetaan vuosina 2025–2028. Aluekehitysneuvos Joakim Silfverhjelm vastaa ohjelmasta ministeriössä.'),
      V('Kolmas hakukierros avautuu elokuussa 2026 ja sulkeutuu 30.9.2026.', 'Kolmas hakukierros oli auki elokuusta 2026 alkaen; se sulkeutui 30. syyskuuta 2026.'))
    h2('3.2  Yrityspalvelujen yksi luukku')
    p(V('Yrityspalvelujen yksi luukku on kaikkien kärkialojen yhteinen hanke. Palvelu avataan asteittain 1.9.2026 alkaen. Hankkeen omistaja on digijohtaja Petronella Aura; tekninen projektipäällikkö on valitsematta.',
        'Kaikille kärkialoille yhteinen hanke on Yrityspalvelujen yksi luukku, jonka palvelut avataan asteittain 1.9.2026 alkaen. Hankkeen omistaja on digijohtaja Petronella Aura. Tekninen projektipäällikkö on yhä valitsematta.'))
    if v == 1:
        p([('[Kappale 3.3 täydentyy lausuntojen perusteella – TV]', 'i')], color='AA0000')
    else:
        h2('3.3  Lausunnot')
        p('Lausuntopalautteessa korostui byrokratian keventäminen. Lausuntoja annettiin 431.')
    p(V('På svenska: Programmet för regional dragningskraft pågår 2025–2027.', 'På svenska: Programmet för regional dragningskraft pågår 2025–2028.'), size=9, color=GREY)
    p(V('Ylittävällä työllä tarkoitetaan toimia, joista hyötyvät kaikki kärkialat: sujuvaa luvitusta, osaavan työvoiman saatavuutta, julkisia hankintoja ja vientiverkostoja. Työ tehdään pääosin virkatyönä. Ministeriö järjestää vuosittain alueellisen kiertueen, jonka aikana maakuntien toimijat voivat tuoda esiin käytännön esteitä. Kiertueen havainnot kootaan julkiseen seurantaan.',
        'Kaikki kärkialat hyötyvät sujuvasta luvituksesta, osaavan työvoiman saatavuudesta, julkisista hankinnoista ja vientiverkostoista. Tätä työtä tehdään pääosin virkatyönä. Alueellinen kiertue järjestetään vuosittain, ja sen havainnot kootaan julkiseen seurantaan.'))
    end()

    # 9 money and calendar
    def money():
        At.y = d.table(L + 0.1, At.y + 0.1, [2.6, 1.2, 1.2, 1.2], [('Määräraha, milj. euroa', 'TA 2025', 'TAE 2026', 'JTS 2027'), ('Momentti 32.20.40', '18,0', '24,5', '24,5'), ('Momentti 32.50.64', '7,2', '7,2', '6,9')], size=9, head=INK, pad=3) + 0.15
        p(V('Luvut: hallituksen esitys HE 98/2025 vp. Lisätalousarviot eivät sisälly lukuihin.', 'Luvut perustuvat hallituksen esitykseen HE 98/2025 vp.'), size=8.5)

    def follow():
        p(V('Ohjelmajohtaja raportoi ministerityöryhmälle. Seuraavat määräajat on sovittu:', 'Ministerityöryhmälle raportoi ohjelmajohtaja. Määräajat ovat seuraavat:'))
        m = V(['Indikaattorit vahvistetaan viikolla 22/2026.', 'Ensimmäinen väliraportti annetaan 15.10.2026.', 'Ulkoinen arviointi kilpailutetaan vuoden 2027 ensimmäisellä neljänneksellä.', 'Välitarkastelu ja mahdolliset uudet kärkialat: syksy 2027.', 'Loppuraportti luovutetaan 31.3.2030 mennessä.'],
              ['Indikaattorit vahvistettiin viikolla 22/2026.', 'Ensimmäinen väliraportti annetaan 30.11.2026.', 'Välitarkastelu tehdään syksyllä 2027.', 'Ulkoinen arviointi kilpailutetaan Q1/2027.', 'Loppuraportti luovutetaan viimeistään 31. maaliskuuta 2030.'])
        p(*m, bullet=V('–', '•'))

    page()
    h1(V('4  Rahoitus ja seuranta', '4  Seuranta ja rahoitus'))
    for f in V((money, follow), (follow, money)):
        f()
    h2(V('4.1  Riskit', '4.1  Riskit ja niiden hallinta'))
    risk = [('Riski', V('Hallintakeino', 'Miten varaudutaan'), 'Vastuutaho'), ('Rahoitus viivästyy', 'rahoituspäätökset vaiheistetaan', V('yritysosasto', 'YO')), ('Osaajista on pulaa', 'yhteiset koulutuspolut korkeakoulujen kanssa', V('alueosasto', 'AO')),
            ('Luvitus ruuhkautuu', 'yhden luukun palvelu, ennakkoneuvonta', 'aluehallinnon viranomaiset'), ('Hankkeet ovat päällekkäisiä', 'hankesalkkua tarkastellaan puolivuosittain', 'sihteeristö')]
    if v == 2:
        risk = [risk[0]] + risk[:0:-1]
    At.y = d.table(L + 0.1, At.y + 0.05, [1.7, 2.9, 1.6], risk, size=8, head=PALE, head_color='222222', pad=3) + 0.15
    p(V('Riskit arvioidaan puolivuosittain ministeriön riskienhallintapolitiikan mukaisesti. Arvioinnissa käytetään asteikkoa 1–5, ja yli 12 pistettä saaneet riskit viedään ministerityöryhmän tietoon.',
        'Riskejä arvioidaan puolivuosittain asteikolla 1–5. Yli 12 pisteen riskit viedään ministerityöryhmän tietoon.'), size=9)
    end()

    # 10 contacts and sources
    page()
    h1(V('Liite 1. Yhteystiedot', 'Liite 1. Yhteyshenkilöt'))
    p(*V(['Kirjaamo: kirjaamo@aem.example, puh. 0295 060 2026', 'Viestintä: Tilda Koskimaa, tilda.koskimaa@aem.example', 'Ohjelma: Ulla-Maija Kaskinen, puh. 0295 062 114'],
         ['Ohjelma: Kaskinen Ulla-Maija, puh. 0295 062 114', 'Viestintä: Koskimaa Tilda, tilda.koskimaa@aem.example', 'Kirjaamo: kirjaamo@aem.example, puh. 0295 060 2026']))
    h2('Lähteet')
    p('Ahlroos, P. & Mettälä, J. (2023). Kasvun maantiede. Kansantaloudellinen aikakauskirja 119(2), 210–231.', 'Digiaskel-ohjelman loppuarviointi (2025). AEM raportteja 2025:62.', 'Tilastokeskus (2024). Matkailutilinpito. Viitattu 2.2.2026.', size=9)
    end()
    d.save()
    write('docs', '%s_v%d_ocr.txt' % (NAME, v), ocr(d.lines_read(), random.Random(70 + v)))
    return d


def gold(v):
    V = lambda a, b: a if v == 1 else b
    P, A, G = 'project', 'growth_area', 'programme'
    K1, K2, K3, K5, K6 = 'Puhtaan energian järjestelmät', 'Terveysdata ja lääkekehitys', 'Akkumineraalit ja kierrätys', 'Kaksoiskäyttöteknologiat', 'Ruoantuotannon uudistaminen'
    K4 = V('Pohjoinen matkailu', 'Ympärivuotinen matkailu')
    mass = V('Mustamassa', 'Akku takaisin')
    lead = ['vastaava', 'vastuuhenkilö', 'kärkialan vastaava', 'kärkialan vastuuhenkilö']
    g = dict(language='fi', languages=['fi', 'sv'], dated=V('2026-03-12', '2026-11-19'), hidden_slides=[])
    g['growth_areas'] = [area(n, '2026', '2029', aliases=['K%d' % (i + 1)]) for i, n in enumerate((K1, K2, K3, K4, K5, K6))]
    for e in g['growth_areas']:
        e['seen'] = [e['name'], 'kaksoiskäyttöteknologioista'] if e['name'] == K5 else [e['name']]
    g['programmes'] = [dict(name='Kärkialaohjelma', start='2026', end='2029'), dict(name='Alueiden vetovoimaohjelma', start='2025', end=V('2027', '2028'), aliases=['Programmet för regional dragningskraft']),
                       dict(name='Digiaskel-ohjelma', start='2022', end='2025-12-31', end_alt=['2025'], aliases=['Digiaskel'])]
    g['projects'] = [
        project('Vetysilta', K1, '2026-03-01', V('2028-12-31', '2029-06-30')),
        project('Tuulesta teräkseen', K1, '2027', None),
        project('Geenitalo', K2, '2026-01-01', '2028-12-31'),
        project('Lääkepolku II', K2, V('2026-03', '2026-09'), '2029-05-31', start_precision='season'),
        project('Lääkepolku I', K2, '2022', '2024', optional=True, seen=['Lääkepolku I,']),
        project(mass, K3, '2025-09', '2027-08'),
        project('Kaivosvesi kiertoon', K3, '2026', '2028'),
        project('Hiljaisuuden polut', K4, '2026-06', '2028-05'),
        project('Yöttömän yön reitit', K4, '2026', '2027'),
        project('Kaksoiskäytön testikeskus', K5, '2026-Q1', '2027-Q4', aliases=['Testikeskus']),
        project('Satelliittisilmä 2030', V(K5, K6), '2026-07', '2029-06'),
        project('Proteiinipellot', K6, '2026', '2028'),
        project('Yrityspalvelujen yksi luukku', None, '2026-09-01', None)]
    g['assignments'] = [
        duty('Ulla-Maija Kaskinen', 'ohjelmajohtaja', 'Kärkialaohjelma', G, role_aliases=['ylijohtaja', 'överdirektör'], seen=['Ulla-Maija Kaskinen']),
        duty('Joakim Silfverhjelm', 'aluekehitysneuvos', 'Alueiden vetovoimaohjelma', G, role_aliases=['vastaava', 'vastuuhenkilö']),
        duty(V('Hilla Orajärvi', 'Tuure Kaarnakoski'), 'kärkialavastaava', K1, A, role_aliases=lead + ['teollisuusneuvos'], seen=V(['Hilla Orajärvi'], ['Kaarnakoski, Tuure', 'Tuure Kaarnakoski'])),
        duty('Topias Männikkö', 'kärkialavastaava', K2, A, role_aliases=lead + ['johtava asiantuntija'], seen=['Topias Männikkö', 'Männikkö, Topias']),
        duty(V(None, 'Sirkku Rantamartti'), 'kärkialavastaava', K3, A, role_aliases=lead, seen=V(['virka täytettävänä', 'virka on täytettävänä'], ['Rantamartti, Sirkku', 'Sirkku Rantamartti'])),
        duty('Topias Männikkö', None, 'kansallinen genomityöryhmä', 'group', seen=['genomityöryhmässä'], optional=True),
        duty('Katri Uusi-Jaakkola', 'kärkialavastaava', K4, A, role_aliases=lead + ['erityisasiantuntija'], seen=['Katri Uusi-Jaakkola', 'Uusi-Jaakkola, Katri']),
        duty('Eemeli Hautamaa', 'kärkialavastaava', K5, A, role_aliases=lead + ['neuvotteleva virkamies'], seen=['Eemeli Hautamaa', 'Hautamaa, Eemeli']),
        duty(None, 'kärkialavastaava', K6, A, role_aliases=lead, seen=['nimetään myöhemmin', 'nimetään vastaava myöhemmin', 'ei vielä nimetty', 'ei ole vielä nimetty']),
        duty('Daniel Okonkwo', V('vt. projektijohtaja', 'projektijohtaja'), 'Vetysilta', P),
        duty(None, 'hankepäällikkö', 'Tuulesta teräkseen', P, seen=['haetaan parhaillaan hankepäällikköä', 'Hankepäällikön tehtävä on edelleen auki']),
        duty('Nea Löfroos', 'hankejohtaja', 'Geenitalo', P),
        duty('Iivari Sorsasalo', 'hankepäällikkö', 'Lääkepolku II', P, status='continues'),
        duty('Aino-Maria Syvänne', 'hankepäällikkö', mass, P, seen=['Aino-Maria Syvänne', 'Syvänne Aino-Maria']),
        duty('Veikko Pohjansaari', 'hankepäällikkö', 'Kaivosvesi kiertoon', P, seen=['Veikko Pohjansaari', 'Pohjansaari Veikko']),
        duty(V('Lotta Rehnström', None), 'koordinaattori', 'Hiljaisuuden polut', P, seen=V(['Lotta Rehnström'], ['Koordinaattorin tehtävä on toistaiseksi hoitamatta'])),
        duty('Minja Hietasaari', 'vastuuhenkilö', 'Satelliittisilmä 2030', P, role_aliases=['tutkimuspäällikkö']),
        duty('Marketta Jylhäsalo', 'kehittämispäällikkö', 'Proteiinipellot', P, role_aliases=['vetäjä', 'hankkeen vetäjä']),
        duty('Petronella Aura', 'hankkeen omistaja', 'Yrityspalvelujen yksi luukku', P, role_aliases=['omistaja', 'digijohtaja']),
        duty(None, 'tekninen projektipäällikkö', 'Yrityspalvelujen yksi luukku', P, role_aliases=['projektipäällikkö'], seen=['projektipäällikkö on valitsematta', 'projektipäällikkö on yhä valitsematta'])]
    KO, AV, DA, YL = 'Kärkialaohjelma', 'Alueiden vetovoimaohjelma', 'Digiaskel-ohjelma', 'Yrityspalvelujen yksi luukku'
    day, rng, mon = 'day', 'range', 'month'
    g['dates'] = [
        date('2026–2029', '2026', '2029', rng, KO, 'ohjelmakausi', on=[4]),
        date('2026–2029', '2026', '2029', rng, None, 'kasvun kärkialat', on=[1]),
        date(V('5.2.2026', '5. helmikuuta 2026'), '2026-02-05', '2026-02-05', day, None, 'periaatepäätös'),
        date('2022–2025', '2022', '2025', rng, DA, None),
        date(V('31.12.2025', '31. joulukuuta 2025'), '2025-12-31', '2025-12-31', day, DA, 'päättyi'),
        date('syyskuussa 2025', '2025-09', '2025-09', mon, None, 'Sirkka Palosuo muihin tehtäviin'),
        date(V('1.3.2026–31.12.2028', '1.3.2026–30.6.2029'), '2026-03-01', V('2028-12-31', '2029-06-30'), rng, 'Vetysilta', 'toteutusaika'),
        date(V('vuonna 2027', 'alkaa 2027'), '2027', '2027', 'year', 'Tuulesta teräkseen', 'käynnistyy'),
        date(V('15.5.2026 klo 16.15 mennessä', '15.1.2027 klo 16.15 mennessä'), None, V('2026-05-15', '2027-01-15'), day, 'Tuulesta teräkseen', 'hakemukset'),
        date(V('vuoden 2026 alusta vuoden 2028 loppuun', '1/2026–12/2028'), '2026-01-01', '2028-12-31', rng, 'Geenitalo', None),
        date(V('keväällä 2026', 'syksyllä 2026'), V('2026-03', '2026-09'), V('2026-05', '2026-11'), 'season', 'Lääkepolku II', 'käynnistyy'),
        date('31.5.2029', '2029-05-31', '2029-05-31', day, 'Lääkepolku II', 'päättyy', alt=[[None, '2029-05-31']]),
        date(V('vuosina 2022–2024', '2022–2024'), '2022', '2024', rng, 'Lääkepolku I', 'edellinen vaihe', optional=True),
        date(V('09/2025–08/2027', '9/2025–8/2027'), '2025-09', '2027-08', rng, mass, 'aika'),
        date('2026–2028', '2026', '2028', rng, 'Kaivosvesi kiertoon', 'aika', on=[6]),
        date(V('kesäkuu 2026 – toukokuu 2028', '6/2026–5/2028'), '2026-06', '2028-05', rng, 'Hiljaisuuden polut', None),
        date(V('2026–27', 'vuosina 2026–2027'), '2026', '2027', rng, 'Yöttömän yön reitit', 'toteutus'),
        date('talvella 2026–2027', '2026-12', '2027-02', 'season', 'Yöttömän yön reitit', 'yhteislipun kokeilu'),
        date('Q1/2026–Q4/2027', '2026-Q1', '2027-Q4', rng, 'Kaksoiskäytön testikeskus', 'hankeaika'),
        date(V('1.10.2026', '1. lokakuuta 2026'), '2026-10-01', '2026-10-01', day, 'Kaksoiskäytön testikeskus', 'avautuu', on=[7]),
        date(V('7/2026–6/2029', 'heinäkuu 2026 – kesäkuu 2029'), '2026-07', '2029-06', rng, 'Satelliittisilmä 2030', 'hankeaika'),
        date('vuosina 2026–2028', '2026', '2028', rng, 'Proteiinipellot', 'toteutus'),
        date(V('vuosina 2025–2027', 'vuosina 2025–2028'), '2025', V('2027', '2028'), rng, AV, 'toteutus'),
        date(V('elokuussa 2026', 'elokuusta 2026 alkaen'), '2026-08', V('2026-08', None), mon, AV, 'hakukierros avautuu', alt=[['2026-08', '2026-09-30']] if v == 2 else []),
        date(V('30.9.2026', '30. syyskuuta 2026'), '2026-09-30', '2026-09-30', day, AV, 'hakukierros sulkeutuu', alt=[[None, '2026-09-30']]),
        date('1.9.2026 alkaen', '2026-09-01', None, day, YL, 'palvelu avataan'),
        date('viikolla 22/2026', '2026-W22', '2026-W22', 'week', None, 'indikaattorit vahvistetaan'),
        date(V('15.10.2026', '30.11.2026'), V('2026-10-15', '2026-11-30'), V('2026-10-15', '2026-11-30'), day, None, 'ensimmäinen väliraportti'),
        date(V('vuoden 2027 ensimmäisellä neljänneksellä', 'Q1/2027'), '2027-Q1', '2027-Q1', 'quarter', None, 'ulkoinen arviointi kilpailutetaan'),
        date(V('syksy 2027', 'syksyllä 2027'), '2027-09', '2027-11', 'season', None, 'välitarkastelu'),
        date(V('31.3.2030 mennessä', 'viimeistään 31. maaliskuuta 2030'), None, '2030-03-31', day, None, 'loppuraportti'),
        date(V('12.3.2026', '19.11.2026'), V('2026-03-12', '2026-11-19'), V('2026-03-12', '2026-11-19'), day, None, 'julkaisuaika', optional=True),
        date(V('maaliskuussa 2026', 'marraskuussa 2026'), V('2026-03', '2026-11'), V('2026-03', '2026-11'), mon, None, 'esipuheen päiväys', optional=True),
        date('TA 2025', '2025', '2025', 'year', None, 'määräraha', optional=True),
        date('TAE 2026', '2026', '2026', 'year', None, 'määräraha', optional=True),
        date('vuonna 2023', '2023', '2023', 'year', None, 'tilastovuosi', optional=True)]
    if v == 1:
        g['projects'] += [project('Hallava pelto', K6, None, '2027')]
        g['assignments'] += [duty('Kalervo Mustapää', 'ohjausryhmän puheenjohtaja', 'Kaksoiskäytön testikeskus', P, role_aliases=['puheenjohtaja', 'kenraalimajuri evp.', 'kenraalimajuri evp']),
                             duty('Reino Kylmäoja', 'vastuututkija', 'Hallava pelto', P)]
        g['dates'] += [date('vuoden 2027 loppuun', None, '2027', 'year', 'Hallava pelto', 'jatkuu'),
                       date('vapuksi', None, '2027-05-01', day, 'Yöttömän yön reitit', 'tulokset julkaistaan', optional=True, alt=[['2027-05-01', '2027-05-01']])]
    else:
        g['projects'] += [project('Merituulen satamat', K1, '2027-01-01', '2028-12-31')]
        g['assignments'] += [duty('Edla Nikkarinen', 'projektipäällikkö', 'Merituulen satamat', P),
                             duty('Kristo Valkeasalo', 'koordinaattori', 'Yöttömän yön reitit', P)]
        g['dates'] += [date('1.1.2027–31.12.2028', '2027-01-01', '2028-12-31', rng, 'Merituulen satamat', None)]
    return g


def consequence(kind, entity, start, end, before=None, after=None):
    return change('any', kind, entity, None, before, after, start=start, end=end, optional=True)


CHANGES = [
    change('renamed', 'growth_area', 'Pohjoinen matkailu', 'name', 'Pohjoinen matkailu', 'Ympärivuotinen matkailu'),
    change('changed', 'assignment', 'Puhtaan energian järjestelmät', 'person', 'Hilla Orajärvi', 'Tuure Kaarnakoski', role='kärkialavastaava'),
    change('changed', 'assignment', 'Akkumineraalit ja kierrätys', 'person', None, 'Sirkku Rantamartti', role='kärkialavastaava'),
    change('changed', 'assignment', 'Vetysilta', 'role', 'vt. projektijohtaja', 'projektijohtaja', person='Daniel Okonkwo'),
    change('changed', 'assignment', 'Hiljaisuuden polut', 'person', 'Lotta Rehnström', None, role='koordinaattori'),
    change('added', 'assignment', 'Yöttömän yön reitit', 'person', None, 'Kristo Valkeasalo', role='koordinaattori'),
    change('removed', 'assignment', 'Kaksoiskäytön testikeskus', 'person', 'Kalervo Mustapää', None, role='ohjausryhmän puheenjohtaja'),
    change('changed', 'project', 'Vetysilta', 'end', '2028-12-31', '2029-06-30'),
    consequence('date', 'Vetysilta', '2026-03-01', '2029-06-30', '2028-12-31', '2029-06-30'),
    change('changed', 'project', 'Lääkepolku II', 'start', '2026-03', '2026-09'),
    consequence('date', 'Lääkepolku II', '2026-09', '2026-11', '2026-03', '2026-09'),
    change('moved', 'project', 'Satelliittisilmä 2030', 'growth_area', 'Kaksoiskäyttöteknologiat', 'Ruoantuotannon uudistaminen'),
    change('renamed', 'project', 'Mustamassa', 'name', 'Mustamassa', 'Akku takaisin'),
    change('removed', 'project', 'Hallava pelto', None, 'Hallava pelto', None),
    change('removed', 'assignment', 'Hallava pelto', 'person', 'Reino Kylmäoja', None, optional=True),
    consequence('date', 'Hallava pelto', None, '2027', '2027', None),
    change('added', 'project', 'Merituulen satamat', None, None, 'Merituulen satamat'),
    change('added', 'assignment', 'Merituulen satamat', 'person', None, 'Edla Nikkarinen', optional=True),
    consequence('date', 'Merituulen satamat', '2027-01-01', '2028-12-31', None, '2027-01-01'),
    change('changed', 'date', 'Tuulesta teräkseen', 'end', '2026-05-15', '2027-01-15', about='hakemukset'),
    change('changed', 'programme', 'Alueiden vetovoimaohjelma', 'end', '2027', '2028'),
    consequence('date', 'Alueiden vetovoimaohjelma', '2025', '2028', '2027', '2028'),
    change('changed', 'date', 'ensimmäinen väliraportti', 'end', '2026-10-15', '2026-11-30', about='ensimmäinen väliraportti'),
    change('removed', 'date', 'Yöttömän yön reitit', None, '2027-05-01', None, about='tulokset julkaistaan', optional=True),
    change('changed', 'date', 'julkaisuaika', 'end', '2026-03-12', '2026-11-19', about='julkaisuaika', optional=True),
    change('changed', 'date', 'esipuheen päiväys', 'end', '2026-03', '2026-11', about='esipuheen päiväys', optional=True),
]

NOISE = '''# kasvun_karkialat: what must NOT be flagged
- Typeface: serif -> sans, green -> brick red, smaller body; other producer; v1 is set word by word, v2 line by line; the running head comes last in v2's text.
- Sections 2.5 and 2.6 change places; 'Rahoitus ja seuranta' -> 'Seuranta ja rahoitus' with its two parts swapped; the rows of the K3 and the risk table swapped; contacts in another order.
- Table 1: 'teollisuusneuvos X Y' -> 'Y, X' (surname first with a comma, title left out), departments abbreviated; 'virka täytettävänä' was a vacancy, K6 stays without a person ('nimetään myöhemmin' -> 'ei vielä nimetty').
- Name order in the K3 table ('hankepäällikkö Aino-Maria Syvänne' -> 'Syvänne Aino-Maria, hankepäällikkö').
- Date style: '5.2.2026' -> '5. helmikuuta 2026', '31.12.2025' -> '31. joulukuuta 2025', 'vuoden 2026 alusta vuoden 2028 loppuun' -> '1/2026–12/2028', '09/2025–08/2027' -> '9/2025–8/2027', 'kesäkuu 2026 – toukokuu 2028' -> '6/2026–5/2028', '2026–27' -> 'vuosina 2026–2027', '7/2026–6/2029' -> 'heinäkuu 2026 – kesäkuu 2029', '1.10.2026' -> '1. lokakuuta 2026', 'elokuussa 2026' -> 'elokuusta 2026 alkaen', 'vuoden 2027 ensimmäisellä neljänneksellä' -> 'Q1/2027', '31.3.2030 mennessä' -> 'viimeistään 31. maaliskuuta 2030'.
- Tense: 'avautuu' -> 'avautui', 'vahvistetaan' -> 'vahvistettiin', 'sulkeutuu' -> 'sulkeutui'.
- Tuulesta teräkseen and the technical project manager are still vacant in other words.
- Rewording: foreword, introduction, the Geenitalo and Proteiinipellot sentences, the fact box, the quote of Vesa-Pekka Kuokkala, the thanks to Sirkka Palosuo, the abstract.
- The unfinished section 3.3 is written; the photo of page 5 and its caption are gone.
- Publication number, ISBN, date of publication and of the foreword: document metadata. Authors in another order.
'''

if __name__ == '__main__':
    for v in (1, 2):
        d = build(v)
        write('gold', '%s_v%d.json' % (NAME, v), set_pages(gold(v), d.text_of, d.notes_of))
    write('changes', NAME + '.json', CHANGES)
    write('noise', NAME + '.md', NOISE)
