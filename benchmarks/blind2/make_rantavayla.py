"""Blind series rantavayla: the project portfolio of a fictional development company, v1 and v2, PPTX and PDF of the same content.
All people, projects and figures are invented.  Run: python make_rantavayla.py"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'blind'))
import common
from common import Deck, area, change, date, duty, flat, project, set_pages, ttf, runs_of
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt
from reportlab.lib.colors import HexColor

common.HERE = HERE
L, D = 'LiberationSans-', 'DejaVuSansCondensed'      # looked for where reportlab looks for fonts
ttf('lib', L + 'Regular.ttf', L + 'Bold.ttf', L + 'Italic.ttf')
ttf('dej', D + '.ttf', D + '-Bold.ttf', D + '-Oblique.ttf')


def nested(d, x, y, w, h, items, size, color):
    """Bullets on levels 0..2, real paragraph levels in the PPTX."""
    from lxml import etree
    d.text_of[-1] += [''.join(t for t, _ in runs_of(p)) for _, p in items]
    d.block += 1
    tf = d.s.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h)).text_frame
    tf.word_wrap = True
    ns = 'http://schemas.openxmlformats.org/drawingml/2006/main'
    top = (d.h - y) * 72 - 4
    for i, (lvl, p) in enumerate(items):
        para = tf.paragraphs[0] if i == 0 else tf.add_paragraph()
        para.level, s = lvl, size - 2 * lvl
        ppr = para._p.get_or_add_pPr()
        ppr.set('marL', str(int(228600 * (lvl + 1)))); ppr.set('indent', '-228600')
        mark = '•–·'[lvl]
        etree.SubElement(ppr, '{%s}buChar' % ns).set('char', mark)
        for t, st in runs_of(p):
            r = para.add_run(); r.text = t
            r.font.size, r.font.name, r.font.bold, r.font.italic = Pt(s), d.font, 'b' in st, 'i' in st
            r.font.color.rgb = RGBColor.from_string(color)
        ind = 18 * (lvl + 1)
        d._draw(x * 72 + 7 + ind - 14, top - s, [(mark, common.FACES[d.face][0], '')], s, color, 'l', 0)
        for line in d._lines(p, d.face, s, w * 72 - 14 - ind, False):
            top -= s * 1.2
            d._draw(x * 72 + 7 + ind, top + s * 0.2, line, s, color, 'l', 0)
        top -= 4
    if d.h * 72 - top > (y + h) * 72 + 8:
        print('page %d: nested list runs over' % d.n)


def line(d, x1, y1, x2, y2, color='808080'):
    k = d.s.shapes.add_connector(1, Inches(x1), Inches(y1), Inches(x2), Inches(y2))
    k.line.color.rgb = RGBColor.from_string(color)
    d.c.setStrokeColor(HexColor('#' + color)); d.c.setLineWidth(1)
    d.c.line(x1 * 72, (d.h - y1) * 72, x2 * 72, (d.h - y2) * 72)


def head(d, title, v, no):
    if v == 1:
        d.slide(titled=True)
        d.text(0.6, 0.4, 12.1, 0.9, [title], 30, '0B3C49', True, title=True)
        d.rect(0.67, 1.2, 1.6, 0.06, 'E07A1F')
        d.text(0.6, 7.05, 9, 0.35, ['Kehitysyhtiö Rantaväylä Oy  |  hankesalkku'], 9, '808080')
    else:
        d.slide(titled=True)
        d.rect(0, 0, 0.35, 7.5, '5B2A86')
        d.text(0.7, 0.3, 12, 0.9, [title], 28, '5B2A86', True, title=True)
        d.text(0.7, 7.05, 9, 0.35, ['Rantaväylä – hankesalkun tilannekuva, kevät'], 9, '777777')
    d.text(12.2, 7.05, 0.7, 0.35, [str(no)], 9, '808080', align='r')


def timeline(d, y, rows, fill, quarter, names_w=3.1):
    x0, w = 0.7 + names_w, 12.5 - 0.7 - names_w
    m = w / 24
    for i, yr in enumerate((2026, 2027)):
        d.rect(x0 + i * 12 * m, y, 12 * m - 0.03, 0.35, '555555', [str(yr)], 13, bold=True)
    for i in range(8):
        d.rect(x0 + i * 3 * m, y + 0.38, 3 * m - 0.03, 0.3, 'DDDDDD', [quarter % (i % 4 + 1) if '%d' in quarter else quarter.split()[i % 4]], 11, '333333')
    for i in range(9):
        line(d, x0 + i * 3 * m - 0.015, y + 0.7, x0 + i * 3 * m - 0.015, y + 0.8 + 0.62 * len(rows), 'CCCCCC')
    for k, (name, a, b) in enumerate(rows):      # months from January 2026, b not included
        yy = y + 0.85 + 0.62 * k
        d.text(0.7, yy, names_w, 0.42, [name], 14)
        d.rect(x0 + a * m, yy + 0.03, (b - a) * m - 0.03, 0.36, fill[k % len(fill)])


def v1():
    d = Deck(os.path.join(HERE, 'docs/rantavayla_v1.pdf'), os.path.join(HERE, 'docs/rantavayla_v1.pptx'), 'lib', 'Arial', split_runs=True,
             meta=dict(title='Hankesalkku joulukuu', author='Sirkka Palojoki', saved_by='palojoksi', producer='Acrobat Distiller 17.0', creator='Acrobat PDFMaker 17 for PowerPoint'))
    d.slide('0B3C49')
    d.text(0.9, 1.0, 8, 0.6, ['Kehitysyhtiö Rantaväylä Oy'], 20, 'F4C095')
    d.text(0.9, 2.1, 11.5, 1.2, ['Hankesalkku ja vahvuusalat'], 46, 'FFFFFF', True)
    d.text(0.9, 3.4, 11, 0.6, ['Uusi suunta -ohjelman lähtökuva'], 22, 'FFFFFF')
    d.text(0.9, 5.6, 11, 0.9, ['Hallitus 10.12.2025, asia 5', 'Esittelijä: toimitusjohtaja Kauko Lehtoruusu'], 14, 'F4C095')

    head(d, 'Mistä tullaan, minne mennään', 1, 2)
    d.text(0.6, 1.5, 7.6, 5.2, [
        'Edellinen strategiakausi päättyy 31.12.2025. Sen tilalle tulee kehitysohjelma Uusi suunta, joka kattaa vuodet 2026–2030. Kaupunginvaltuusto käsittelee ohjelman 26. tammikuuta 2026 (dnro KRL/214/02.03.00/2025).',
        'Ohjelmajohtajana toimii Raili Vehkaoja. Valmistelutyötä veti aiemmin Esko Pihlakoski, joka on siirtynyt ministeriön palvelukseen. Kiitos Eskolle!',
        'Ohjelma nojaa kuntalakiin (410/2015) ja lakiin alueiden kehittämisestä (756/2021). Budjetti on 4,2 milj. €, josta kaupungin osuus on 1 850 000 €.',
        'Muiden hankkeista seuraamme maakunnan liiton Satamarata-selvitystä, mutta se ei kuulu salkkuumme.'], 16, space=10)
    d.rect(8.7, 1.6, 4.0, 2.5, 'EAF1F2', [[('Tavoitteemme', 'b')], '• Rohkeus kokeilla', '• Hiilineutraali rannikko', '• 1 200 uutta työpaikkaa'], 16, '0B3C49', align='l')
    d.text(8.7, 4.4, 4.0, 1.8, [[('”Rannikko on aina elänyt siitä, että täällä osataan tehdä.”', 'i')], '– professori Irma Vuolijärvi, yrittäjäpäivä'], 15, '555555')

    head(d, 'Vahvuusalat 2026–2030 / Styrkeområden', 1, 3)
    cards = [('Puurakentaminen', 'Suunnittelusta siirreltäviin rakennuksiin.', 'Massiivipuukampus', 'Kierrätyslevy II'),
             ('Raskas konepaja', 'Telakan ja terästehtaan alihankintaverkko.', 'Hitsaamo 4.0', 'Vähähiilinen teräs'),
             ('Saaristomatkailu', 'Ympärivuotista, myös ilman omaa venettä.', 'Luotsiasema auki', 'Talvisaaristo 2027'),
             ('Datatalous ja tekoäly', 'Konesalit, tiedon jakaminen, pk-kokeilut.', 'Konesalin hukkalämpö', 'Tekoälyn ensiaskel'),
             ('Vesi ja ravinteet', 'Kierrot kiinni maalla ja rannalla.', 'Ravinnesilta', 'Lietteestä lannoitteeksi')]
    for i, (a, t, p, q) in enumerate(cards):
        x = 0.6 + i * 2.45
        d.rect(x, 1.6, 2.3, 0.95, ['0B3C49', 'E07A1F', '3A7D44', '6C4AB6', '00798C'][i], [a], 16, bold=True)
        d.text(x, 2.65, 2.3, 1.1, [t], 13, '444444')
        d.text(x, 3.8, 2.3, 2.0, [[('Hankkeet', 'b')], p, q], 14)
    d.text(0.6, 6.2, 12, 0.6, ['Vahvuusalat valittiin yrityskyselyn (n = 412) ja työpajojen perusteella. Yhteiset periaatteet: avoimuus, kokeilu ja mitattavuus.'], 12, '666666')

    head(d, 'Kuka vetää mitäkin', 1, 4)
    d.rect(4.4, 1.55, 4.5, 1.15, '0B3C49', [[('Uusi suunta', 'b')], 'ohjelmajohtaja', 'Raili Vehkaoja'], 15)
    line(d, 6.65, 2.7, 6.65, 3.2)
    line(d, 1.75, 3.2, 11.55, 3.2)
    boxes = [('Puurakentaminen', 'kehityspäällikkö', 'Jalmari Ketosaari', ''), ('Raskas konepaja', 'kehityspäällikkö', 'Veikko Hosiojärvi', ''),
             ('Saaristomatkailu', 'vs. kehityspäällikkö', 'Linnea Bergroth', '31.5.2026 saakka'), ('Datatalous ja tekoäly', 'kehityspäällikkö', 'paikka auki', 'hakuaika 8.12.2025–16.1.2026'),
             ('Vesi ja ravinteet', 'kehityspäällikkö', 'Ulpu Tervalampi', '')]
    for i, (a, r, n, x2) in enumerate(boxes):
        x = 0.6 + i * 2.45
        line(d, x + 1.15, 3.2, x + 1.15, 3.6)
        d.rect(x, 3.6, 2.3, 1.75, 'EAF1F2', [[(a, 'b')], r, [(n, 'r' if 'auki' in n else 'b')]] + ([[(x2, 'i')]] if x2 else []), 13, '0B3C49')
    d.text(0.6, 5.7, 12, 1.0, ['Talous ja hallinto: controller Sirkka Palojoki, puh. 044 512 2026. Kehityspäälliköt raportoivat johtoryhmälle kuukausittain.'], 12, '666666')

    head(d, 'Puurakentaminen ja Raskas konepaja: hankkeet', 1, 5)
    d.table(0.6, 1.6, [2.6, 2.1, 3.1, 2.6, 1.7], [
        ['Hanke', 'Vahvuusala', 'Projektipäällikkö', 'Toteutusaika', 'Budjetti'],
        ['Massiivipuukampus', 'Puurakentaminen', 'Saukkosaari Heljä', '1.2.2026–31.1.2028', '620 000 €'],
        ['Kierrätyslevy II', 'Puurakentaminen', 'Kaislaranta Ruuben (jatkaa)', '3/2026–8/2027', '245 000 €'],
        ['Hitsaamo 4.0', 'Raskas konepaja', 'Hosiojärvi Veikko (oto)', 'ks. aikajana', '180 500 €'],
        ['Vähähiilinen teräs', 'Raskas konepaja', 'kumppani vetää: Teknologiakeskus Ahjo Oy', '2026–2027', '2 027 000 €']], 14, '0B3C49', band='F3F6F6', pad=7)
    d.text(0.6, 5.0, 12, 1.6, ['Kierrätyslevy II jatkaa siitä, mihin Kierrätyslevy I jäi: ensimmäinen vaihe päättyi 30.9.2025.', 'oto = oman toimen ohessa. Rahoitus: EAKR, JTF ja kuntaraha. Päätösnumero A81-2025.'], 13, '444444')
    d.notes('Massiivipuukampuksen ohjausryhmä kokoontuu 19.2.2026. Muista kertoa laboratoriosta.')

    head(d, 'Saaristomatkailu sekä Datatalous ja tekoäly', 1, 6)
    nested(d, 0.6, 1.5, 12, 5.4, [
        (0, [('Saaristomatkailu', 'b')]),
        (1, [('Luotsiasema auki', 'b'), ' – vanha luotsiasema vierailukohteeksi']),
        (2, 'hanketta luotsaa Oskar Wikblad, toteutus huhtikuusta 2026 lokakuuhun 2027'),
        (2, 'avajaiset kesällä 2026, odotettu kävijämäärä 14 000'),
        (1, [('Talvisaaristo 2027', 'b'), ' – lumettomankin talven tuotteet']),
        (2, 'projektipäällikkö Anne-Mari Tuohilahti, hankeaika syyskuu 2026 – toukokuu 2027'),
        (2, 'pilotointi talvella 2026–27 kolmella saarella'),
        (0, [('Datatalous ja tekoäly', 'b')]),
        (1, [('Konesalin hukkalämpö', 'b'), ' – lämpö kaukolämpöverkkoon']),
        (2, 'käynnistyy 1.6.2026 ja kestää vuoden 2028 loppuun'),
        (2, 'Samu Järnefalk aloittaa hankepäällikkönä'),
        (1, [('Tekoälyn ensiaskel', 'b'), ' – 30 pk-yritystä kokeilee']),
        (2, 'Q1–Q3/2026, toteutetaan ostopalveluna')], 18, '222222')

    head(d, 'Vesi ja ravinteet', 1, 7)
    d.text(0.6, 1.5, 7.3, 5.0, [
        'Ravinnesilta (Näringsbron) yhdistää viljelijät ja kalankasvattajat. Hanke on ollut käynnissä 1.1.2025 alkaen ja se päättyy marraskuun 2026 lopussa. Koordinaattorina on Birgit Sandvall Kokemäen toimistosta.',
        'Lietteestä lannoitteeksi selvitää, kelpaako puhdistamon liete lannoitevalmisteeksi (lannoitelaki 711/2022). Projektipäällikön rekrytointi on kesken; aikataulu on esitetty aikajanalla.',
        'Tutkija Harald Mannerlehto kiteyttää: ”Ravinteet ovat väärässä paikassa, eivät väärää ainetta.”'], 17, space=12)
    d.rect(8.4, 1.6, 4.3, 3.2, '7FB7BE', ['[kuva]'], 14)
    d.text(8.4, 4.9, 4.3, 0.8, ['Allas 3 ennen kunnostusta. Kuva: Jaska Kuusiluoto 2023'], 10, '777777')

    head(d, 'Aikajana', 1, 8)
    timeline(d, 1.6, [('Hitsaamo 4.0', 0, 18), ('Kierrätyslevy II', 2, 20), ('Tekoälyn ensiaskel', 0, 9), ('Lietteestä lannoitteeksi', 6, 24), ('Talvisaaristo 2027', 8, 17)], ['E07A1F', '0B3C49', '6C4AB6', '00798C', '3A7D44'], 'Q%d')
    d.text(0.7, 6.0, 12, 0.7, ['Palkin pituus = hankkeen kesto. Muiden hankkeiden ajat edellisillä dioilla.'], 12, '666666')

    head(d, 'Osaajat: Veto- ja pitovoimaohjelma', 1, 9)
    d.text(0.6, 1.5, 6.0, 5.0, [
        'Vahvuusaloja palvelee niiden yhteinen Veto- ja pitovoimaohjelma (1.8.2025–31.12.2027).',
        'Ohjelmapäällikön toimi on täyttämättä.',
        'Ohjelmaan kuuluu Yrityskummit-hanke, jossa kokenut yrittäjä tukee tulokasta. Se pyörii Q2/2026 alkaen. Yrityskummeista vastaa Taru Myllyoja.'], 17, space=12)
    d.rect(7.0, 1.6, 5.7, 2.9, 'FDF0E2', [[('På svenska', 'b')], 'Rantaväylä har fem styrkeområden. Programmet för arbetskraft drivs gemensamt med grannkommunerna. Kontakt: Ann-Sofi Grankvist.'], 15, '333333', align='l')

    head(d, 'Seuraavaksi', 1, 10)
    nested(d, 0.6, 1.6, 12, 3.6, [
        (0, [('26.1.2026', 'b'), ' valtuusto: Uusi suunta']),
        (0, [('viikolla 6/2026', 'b'), ' kehityspäällikön haastattelut (Datatalous ja tekoäly)']),
        (0, [('maaliskuun 2026 loppuun', 'b'), ' mennessä seurantamittarit valmiiksi']),
        (0, [('syksyllä 2028', 'b'), ' Uusi suunta -ohjelman väliarviointi'])], 20, '222222')
    d.text(0.6, 5.4, 12, 1.0, ['Kysy lisää: viestintäpäällikkö Neea Pellikainen, etunimi.sukunimi@rantavayla.example', 'Rantaväylä Oy, Satamakatu 12 A 2, Y-tunnus 2930184-6'], 12, '666666')
    d.save()
    return d


def v2():
    d = Deck(os.path.join(HERE, 'docs/rantavayla_v2.pdf'), os.path.join(HERE, 'docs/rantavayla_v2.pptx'), 'dej', 'Verdana', word_by_word=True,
             meta=dict(title='salkku_huhtikuu_FINAL2', author='Neea Pellikainen', saved_by='Neea', producer='macOS Quartz PDFContext', creator='Keynote'))
    d.slide('FFFFFF')
    d.rect(0, 4.6, 13.333, 2.9, '5B2A86')
    d.text(0.9, 1.4, 11.5, 1.2, ['Vahvuusalat ja hankesalkku'], 42, '5B2A86', True)
    d.text(0.9, 2.7, 11, 0.6, ['Uusi suunta -ohjelman tilannekuva'], 20, '444444')
    d.text(0.9, 5.0, 11, 1.2, ['Kehitysyhtiö Rantaväylä Oy', 'Hallitus 15.4.2026, asia 3', 'Esittelijä: toimitusjohtaja Kauko Lehtoruusu'], 15, 'FFFFFF')

    head(d, 'Vahvuusalat / Styrkeområden 2026–2030', 2, 2)
    cards = [('Datatalous ja tekoäly', 'Konesalit, tiedon jakaminen.', ['Konesalin hukkalämpö']),
             ('Metalli- ja konepajateollisuus', '(ent. Raskas konepaja) Telakan ja terästehtaan alihankkijat.', ['Hitsaamo 4.0', 'Tekoälyn ensiaskel']),
             ('Puurakentaminen', 'Suunnittelusta siirreltäviin rakennuksiin.', ['Kierrätyslevy II', 'Massiivipuukampus', 'Siirtokoulu']),
             ('Saaristomatkailu', 'Ympärivuotisesti, myös ilman omaa venettä.', ['Luotsiasema elää', 'Talvisaaristo 2027']),
             ('Vesi ja ravinteet', 'Kierrot kiinni rannalla ja maalla.', ['Lietteestä lannoitteeksi', 'Ravinnesilta'])]
    for i, (a, t, ps) in enumerate(cards):
        y = 1.35 + i * 1.08
        d.rect(0.7, y, 3.6, 0.95, ['5B2A86', '8E5BB5'][i % 2], [a], 16, bold=True)
        d.text(4.5, y + 0.1, 4.2, 0.9, [t], 13, '444444')
        d.text(8.9, y, 4.0, 0.95, ps, 13, '222222', True, bullet='▪', space=2)

    head(d, 'Mistä tullaan, minne mennään', 2, 3)
    d.text(0.7, 1.4, 7.6, 5.4, [
        'Uusi suunta on kaupungin kehitysohjelma vuosille 2026–2030. Edellinen strategiakausi päättyi joulukuun 31. päivänä 2025. Valtuustokäsittely siirtyi: ohjelma on valtuuston pöydällä 18. toukokuuta 2026.',
        'Ohjelmaa johtaa ohjelmajohtaja Vehkaoja Raili. Aiemmin valmistelutyötä veti Esko Pihlakoski.',
        'Oikeusperusta: laki alueiden kehittämisestä (756/2021) ja kuntalaki (410/2015). Budjetti 4,6 M€; kaupungin osuus 1 900 000 €. Dnro KRL/31/02.03.00/2026.',
        'Maakunnan liiton Satamarata-selvitys ei ole osa salkkuamme.'], 16, space=10)
    d.rect(8.7, 1.5, 4.0, 2.4, 'F1E9F7', [[('Tavoitteemme', 'b')], '• Hiilineutraali rannikko', '• 1 250 uutta työpaikkaa', '• Rohkeus kokeilla'], 16, '5B2A86', align='l')
    d.text(8.7, 4.2, 4.0, 1.8, [[('”Kokeilu on halvin tapa oppia.”', 'i')], '– kauppaneuvos Tage Stenroos-Holm'], 15, '555555')

    head(d, 'Vahvuusalojen vetäjät', 2, 4)
    d.rect(0.9, 3.2, 2.7, 1.3, '5B2A86', [[('Uusi suunta', 'b')], 'ohjelmajohtaja', 'Vehkaoja Raili'], 15)
    line(d, 3.6, 3.85, 4.2, 3.85); line(d, 4.2, 1.8, 4.2, 6.0)
    boxes = [('Puurakentaminen', 'kehityspäällikkö Ketosaari Jalmari'), ('Vesi ja ravinteet', 'kehityspäällikkö Tervalampi Ulpu'), ('Saaristomatkailu', 'kehityspäällikkö Bergroth Linnea'),
             ('Metalli- ja konepajateollisuus', 'kehityspäällikkö Hosiojärvi Veikko'), ('Datatalous ja tekoäly', 'kehityspäällikkö Suvilehto Matti-Pekka')]
    for i, (a, n) in enumerate(boxes):
        y = 1.35 + i * 1.05
        line(d, 4.2, y + 0.45, 4.7, y + 0.45)
        d.rect(4.7, y, 6.6, 0.9, 'F1E9F7', [[(a, 'b')], n], 15, '5B2A86')
    d.text(0.7, 6.5, 12, 0.5, ['Talous ja hallinto: controller Sirkka Palojoki, puh. 044 512 2027. Johtoryhmä käsittelee raportit kuukausittain.'], 12, '666666')

    head(d, 'Vesi ja ravinteet', 2, 5)
    d.text(0.7, 1.4, 7.4, 5.0, [
        'Lietteestä lannoitteeksi selvittää puhdistamon lietteen käyttöä (lannoitelaki 711/2022). Projektipäälliköllä ei ole vielä nimeä; aikataulu on palkkina aikajanalla.',
        'Näringsbron eli Ravinnesilta tuo kalankasvattajat ja viljelijät yhteen. Se alkoi 1. tammikuuta 2025 ja jatkuu 11/2026 asti. Birgit Sandvall siirtyi eläkkeelle, eikä uutta koordinaattoria ole vielä löytynyt.',
        'Tutkija Harald Mannerlehto: ”Väärässä paikassa, ei väärää ainetta.”'], 17, space=12)
    d.rect(8.5, 1.5, 4.2, 3.2, 'B9A3CC', ['[kuva]'], 14)
    d.text(8.5, 4.8, 4.2, 0.8, ['Allas 3 kunnostuksen jälkeen. Kuva: Jaska Kuusiluoto'], 10, '777777')

    head(d, 'Hankkeet: Puurakentaminen, Metalli- ja konepajateollisuus', 2, 6)
    d.table(0.7, 1.5, [2.6, 2.8, 2.7, 2.9, 1.2], [
        ['Hanke', 'Toteutusaika', 'Projektipäällikkö', 'Vahvuusala', 'Budjetti'],
        ['Siirtokoulu', 'elokuu 2026 – joulukuu 2027', 'Petronella Norrhamn', 'Puurakentaminen', '310 000 €'],
        ['Hitsaamo 4.0', 'ks. aikajana', 'Veikko Hosiojärvi (oto)', 'Metalli- ja konepajateollisuus', '195 000 €'],
        ['Kierrätyslevy II', 'toukokuu 2026 – elokuu 2027', 'Ruuben Kaislaranta (jatkaa)', 'Puurakentaminen', '245 000 €'],
        ['Massiivipuukampus', '2/2026–1/2028', 'Eeva Kurkiharju', 'Puurakentaminen', '635 000 €'],
        ['Tekoälyn ensiaskel', 'tammi–syyskuu 2026', 'ostopalvelu', 'Metalli- ja konepajateollisuus', '88 000 €']], 13, '5B2A86', band='F7F3FA', pad=6)
    d.text(0.7, 5.4, 12, 1.3, ['Kierrätyslevy I päättyi 30. syyskuuta 2025, ja sen laitteet siirtyivät kakkosvaiheelle.', 'oto = oman toimen ohessa. Rahoittajat: JTF, EAKR ja kuntaraha. Päätös A81-2025.'], 13, '444444')
    d.notes('Massiivipuukampuksen ohjausryhmä kokoontuu 11.6.2026. Laboratorio on valmis.')

    head(d, 'Datatalous ja tekoäly sekä Saaristomatkailu', 2, 7)
    nested(d, 0.7, 1.4, 12, 5.4, [
        (0, [('Datatalous ja tekoäly', 'b')]),
        (1, [('Konesalin hukkalämpö', 'b'), ' – lämpö talteen ja kaukolämpöverkkoon']),
        (2, 'hankepäällikkönä aloittaa Samu Järnefalk'),
        (2, 'käynnistyy 1. kesäkuuta 2026, kestää vuoden 2029 loppuun'),
        (0, [('Saaristomatkailu', 'b')]),
        (1, [('Talvisaaristo 2027', 'b'), ' – tuotteita lumettomaankin talveen']),
        (2, 'pilotointi kolmella saarella talvella 2026–27'),
        (2, 'hankeaika 9/2026–5/2027, projektipäällikkö Anne-Mari Tuohilahti'),
        (1, [('Luotsiasema elää', 'b'), ' – vanhasta luotsiasemasta vierailu\u00adkohde']),
        (2, '4/2026–10/2027, hanketta luotsaa Oskar Wikblad'),
        (2, 'avajaiset kesällä 2026, kävijöitä odotetaan 15 000')], 18, '222222')

    head(d, 'Seuraavat askeleet', 2, 8)
    nested(d, 0.7, 1.5, 12, 3.6, [
        (0, [('18.5.2026', 'b'), ' Uusi suunta valtuustossa']),
        (0, [('kesäkuun 2026 loppuun', 'b'), ' mennessä seurantamittarit kuntoon']),
        (0, [('keväällä 2028', 'b'), ' väliarviointi (Uusi suunta)'])], 20, '222222')
    d.text(0.7, 5.4, 12, 1.0, ['Lisätietoja: viestinnän asiantuntija Ilari Hietasalmi, etunimi.sukunimi@rantavayla.example', 'Y-tunnus 2930184-6, Rantaväylä Oy, Satamakatu 12 A 2'], 12, '666666')

    head(d, 'Veto- ja pitovoimaohjelma', 2, 9)
    d.rect(0.7, 1.5, 5.5, 2.6, 'F1E9F7', [[('På svenska', 'b')], 'Vi har fem styrkeområden. Programmet för arbetskraft drivs tillsammans med grannkommunerna. Kontakt: Ann-Sofi Grankvist.'], 15, '333333', align='l')
    d.text(6.6, 1.4, 6.1, 5.0, [
        'Veto- ja pitovoimaohjelma on vahvuusalojen yhteinen, 1.8.2025–30.6.2028.',
        'Ohjelmapäällikkö: avoinna',
        'Yrityskummit-hankkeessa kokenut yrittäjä tukee tulokasta. Hanke on toiminnassa huhtikuusta 2026 alkaen, ja siitä vastaa Myllyoja Taru.'], 17, space=12)

    head(d, 'Aikajana', 2, 10)
    timeline(d, 1.5, [('Talvisaaristo 2027', 8, 17), ('Lietteestä lannoitteeksi', 6, 24), ('Kierrätyslevy II', 4, 20), ('Tekoälyn ensiaskel', 0, 9), ('Hitsaamo 4.0', 0, 24)], ['5B2A86', '8E5BB5'], 'I II III IV')
    d.text(0.7, 5.8, 12, 0.7, ['Palkki kertoo hankkeen keston vuosineljänneksinä tai kuukausina.'], 12, '666666')
    d.save()
    return d


PUU, DATA, SAARI, VESI = 'Puurakentaminen', 'Datatalous ja tekoäly', 'Saaristomatkailu', 'Vesi ja ravinteet'
US, VP = 'Uusi suunta', 'Veto- ja pitovoimaohjelma'


def gold(v):
    one = v == 1
    met = 'Raskas konepaja' if one else 'Metalli- ja konepajateollisuus'
    luo = 'Luotsiasema auki' if one else 'Luotsiasema elää'
    g = dict(language='fi', languages=['fi', 'sv'], dated='2025-12-10' if one else '2026-04-15', hidden_slides=[])
    g['growth_areas'] = [area(PUU, '2026', '2030'), area(met, '2026', '2030', **({} if one else dict(aliases=['Raskas konepaja']))), area(SAARI, '2026', '2030'), area(DATA, '2026', '2030'), area(VESI, '2026', '2030')]
    g['programmes'] = [dict(name=US, start='2026', end='2030', aliases=['Uusi suunta -ohjelma']), dict(name=VP, start='2025-08-01', end='2027-12-31' if one else '2028-06-30')]
    g['projects'] = [
        project('Massiivipuukampus', PUU, '2026-02-01' if one else '2026-02', '2028-01-31' if one else '2028-01'),
        project('Kierrätyslevy II', PUU, '2026-03' if one else '2026-05', '2027-08'),
        project('Hitsaamo 4.0', met, '2026-Q1', '2027-Q2' if one else '2027-Q4', start_basis='gantt', end_basis='gantt'),
        project(luo, SAARI, '2026-04', '2027-10'),
        project('Talvisaaristo 2027', SAARI, '2026-09', '2027-05'),
        project('Konesalin hukkalämpö', DATA, '2026-06-01', '2028' if one else '2029'),
        project('Tekoälyn ensiaskel', DATA if one else met, '2026-01', '2026-09'),
        project('Ravinnesilta', VESI, '2025-01-01', '2026-11', aliases=['Näringsbron', 'Ravinnesilta (Näringsbron)', 'Näringsbron eli Ravinnesilta']),
        project('Lietteestä lannoitteeksi', VESI, '2026-Q3', '2027-Q4', start_basis='gantt', end_basis='gantt'),
        project('Yrityskummit', None, '2026-04', None, aliases=['Yrityskummit-hanke']),
        project('Kierrätyslevy I', PUU, None, '2025-09-30', seen=['Kierrätyslevy I jäi', 'Kierrätyslevy I päättyi'], optional=True)]
    if one:
        g['projects'].insert(3, project('Vähähiilinen teräs', met, '2026', '2027'))
    else:
        g['projects'].insert(2, project('Siirtokoulu', PUU, '2026-08', '2027-12'))
    kp = 'kehityspäällikkö'

    def who(first, last):
        return dict(seen=['%s %s' % (first, last), '%s %s' % (last, first)])
    g['assignments'] = [
        duty('Raili Vehkaoja', 'ohjelmajohtaja', US, 'programme', **who('Raili', 'Vehkaoja')),
        duty(None, 'ohjelmapäällikkö', VP, 'programme', seen=['Ohjelmapäällikön toimi on täyttämättä', 'Ohjelmapäällikkö: avoinna']),
        duty('Jalmari Ketosaari', kp, PUU, 'growth_area', **who('Jalmari', 'Ketosaari')),
        duty('Veikko Hosiojärvi', kp, met, 'growth_area', on=[4], **who('Veikko', 'Hosiojärvi')),
        duty('Linnea Bergroth', 'vs. kehityspäällikkö' if one else kp, SAARI, 'growth_area', **who('Linnea', 'Bergroth')),
        duty(None, kp, DATA, 'growth_area', seen=['paikka auki', 'kehityspäällikön haastattelut']) if one else duty('Matti-Pekka Suvilehto', kp, DATA, 'growth_area', **who('Matti-Pekka', 'Suvilehto')),
        duty('Ulpu Tervalampi', kp, VESI, 'growth_area', **who('Ulpu', 'Tervalampi')),
        duty('Heljä Saukkosaari', 'projektipäällikkö', 'Massiivipuukampus', 'project', **who('Heljä', 'Saukkosaari')) if one else duty('Eeva Kurkiharju', 'projektipäällikkö', 'Massiivipuukampus', 'project', **who('Eeva', 'Kurkiharju')),
        duty('Ruuben Kaislaranta', 'projektipäällikkö', 'Kierrätyslevy II', 'project', 'continues', **who('Ruuben', 'Kaislaranta')),
        duty('Veikko Hosiojärvi', 'projektipäällikkö', 'Hitsaamo 4.0', 'project', on=[5] if one else [6], **who('Veikko', 'Hosiojärvi')),
        duty('Oskar Wikblad', None, luo, 'project'),
        duty('Anne-Mari Tuohilahti', 'projektipäällikkö', 'Talvisaaristo 2027', 'project'),
        duty('Samu Järnefalk', 'hankepäällikkö', 'Konesalin hukkalämpö', 'project', 'starts'),
        duty('Birgit Sandvall' if one else None, 'koordinaattori', 'Ravinnesilta', 'project', seen=['Koordinaattorina on Birgit', 'uutta koordinaattoria ole vielä']),
        duty(None, 'projektipäällikkö', 'Lietteestä lannoitteeksi', 'project', seen=['Projektipäällikön rekrytointi on kesken', 'Projektipäälliköllä ei ole vielä nimeä']),
        duty('Taru Myllyoja', None, 'Yrityskummit', 'project', **who('Taru', 'Myllyoja'))]
    if not one:
        g['assignments'].append(duty('Petronella Norrhamn', 'projektipäällikkö', 'Siirtokoulu', 'project'))
    R = 'range'
    aika = 'toteutusaika'
    cols = [date(str(y), str(y), str(y), 'year', None, 'aikajanan sarake', optional=True, on=[8] if one else [10]) for y in (2026, 2027)]
    cols += [date('Q%d' % q if one else ('I', 'II', 'III', 'IV')[q - 1], '%d-Q%d' % (y, q), '%d-Q%d' % (y, q), 'quarter', None, 'aikajanan sarake', optional=True, on=[8] if one else [10]) for y in (2026, 2027) for q in (1, 2, 3, 4)]
    bars = [date(n, a, b, R, n, 'aikajanan palkki', optional=True, on=[8] if one else [10]) for n, a, b in
            (('Hitsaamo 4.0', '2026-Q1', '2027-Q2' if one else '2027-Q4'), ('Lietteestä lannoitteeksi', '2026-Q3', '2027-Q4'))]
    if one:
        g['dates'] = [
            date('10.12.2025', '2025-12-10', '2025-12-10', 'day', None, 'hallitus', optional=True),
            date('31.12.2025', '2025-12-31', '2025-12-31', 'day', None, 'edellinen strategiakausi päättyy', on=[2]),
            date('vuodet 2026–2030', '2026', '2030', R, US, 'ohjelmakausi'),
            date('26. tammikuuta 2026', '2026-01-26', '2026-01-26', 'day', US, 'kaupunginvaltuusto käsittelee', seen=['26. tammikuuta 2026', '26.1.2026']),
            date('31.5.2026 saakka', None, '2026-05-31', 'day', SAARI, 'vs. kehityspäällikön sijaisuus'),
            date('8.12.2025–16.1.2026', '2025-12-08', '2026-01-16', R, DATA, 'kehityspäällikön hakuaika'),
            date('1.2.2026–31.1.2028', '2026-02-01', '2028-01-31', R, 'Massiivipuukampus', aika),
            date('3/2026–8/2027', '2026-03', '2027-08', R, 'Kierrätyslevy II', aika),
            date('2026–2027', '2026', '2027', R, 'Vähähiilinen teräs', aika),
            date('30.9.2025', '2025-09-30', '2025-09-30', 'day', 'Kierrätyslevy I', 'päättyi'),
            date('19.2.2026', '2026-02-19', '2026-02-19', 'day', 'Massiivipuukampus', 'ohjausryhmä kokoontuu', pptx_only=True),
            date('huhtikuusta 2026 lokakuuhun 2027', '2026-04', '2027-10', R, luo, aika),
            date('kesällä 2026', '2026-06', '2026-08', 'season', luo, 'avajaiset'),
            date('syyskuu 2026 – toukokuu 2027', '2026-09', '2027-05', R, 'Talvisaaristo 2027', 'hankeaika'),
            date('talvella 2026–27', '2026-12', '2027-02', 'season', 'Talvisaaristo 2027', 'pilotointi'),
            date('1.6.2026', '2026-06-01', '2026-06-01', 'day', 'Konesalin hukkalämpö', 'käynnistyy'),
            date('vuoden 2028 loppuun', None, '2028', 'year', 'Konesalin hukkalämpö', 'kestää'),
            date('Q1–Q3/2026', '2026-01', '2026-09', R, 'Tekoälyn ensiaskel', aika),
            date('1.1.2025 alkaen', '2025-01-01', None, 'day', 'Ravinnesilta', 'käynnissä'),
            date('marraskuun 2026 lopussa', None, '2026-11', 'month', 'Ravinnesilta', 'päättyy', alt=[['2026-11', '2026-11']]),
            date('1.8.2025–31.12.2027', '2025-08-01', '2027-12-31', R, VP, 'ohjelmakausi'),
            date('Q2/2026 alkaen', '2026-04', None, 'quarter', 'Yrityskummit', 'pyörii'),
            date('viikolla 6/2026', '2026-W06', '2026-W06', 'week', DATA, 'kehityspäällikön haastattelut'),
            date('maaliskuun 2026 loppuun', None, '2026-03', 'month', None, 'seurantamittarit valmiiksi', ),
            date('syksyllä 2028', '2028-09', '2028-11', 'season', US, 'väliarviointi'),
            date('2023', '2023', '2023', 'year', None, 'kuvan vuosi', optional=True, on=[7])]
    else:
        g['dates'] = [
            date('15.4.2026', '2026-04-15', '2026-04-15', 'day', None, 'hallitus', optional=True),
            date('joulukuun 31. päivänä 2025', '2025-12-31', '2025-12-31', 'day', None, 'edellinen strategiakausi päättyi'),
            date('vuosille 2026–2030', '2026', '2030', R, US, 'ohjelmakausi'),
            date('18. toukokuuta 2026', '2026-05-18', '2026-05-18', 'day', US, 'valtuusto käsittelee', seen=['18. toukokuuta 2026', '18.5.2026']),
            date('elokuu 2026 – joulukuu 2027', '2026-08', '2027-12', R, 'Siirtokoulu', aika),
            date('toukokuu 2026 – elokuu 2027', '2026-05', '2027-08', R, 'Kierrätyslevy II', aika),
            date('2/2026–1/2028', '2026-02', '2028-01', R, 'Massiivipuukampus', aika),
            date('tammi–syyskuu 2026', '2026-01', '2026-09', R, 'Tekoälyn ensiaskel', aika),
            date('30. syyskuuta 2025', '2025-09-30', '2025-09-30', 'day', 'Kierrätyslevy I', 'päättyi'),
            date('11.6.2026', '2026-06-11', '2026-06-11', 'day', 'Massiivipuukampus', 'ohjausryhmä kokoontuu', pptx_only=True),
            date('1. kesäkuuta 2026', '2026-06-01', '2026-06-01', 'day', 'Konesalin hukkalämpö', 'käynnistyy'),
            date('vuoden 2029 loppuun', None, '2029', 'year', 'Konesalin hukkalämpö', 'kestää'),
            date('talvella 2026–27', '2026-12', '2027-02', 'season', 'Talvisaaristo 2027', 'pilotointi'),
            date('9/2026–5/2027', '2026-09', '2027-05', R, 'Talvisaaristo 2027', 'hankeaika'),
            date('4/2026–10/2027', '2026-04', '2027-10', R, luo, aika),
            date('kesällä 2026', '2026-06', '2026-08', 'season', luo, 'avajaiset'),
            date('1. tammikuuta 2025', '2025-01-01', '2025-01-01', 'day', 'Ravinnesilta', 'alkoi'),
            date('11/2026 asti', None, '2026-11', 'month', 'Ravinnesilta', 'jatkuu'),
            date('kesäkuun 2026 loppuun', None, '2026-06', 'month', None, 'seurantamittarit kuntoon'),
            date('keväällä 2028', '2028-03', '2028-05', 'season', US, 'väliarviointi'),
            date('1.8.2025–30.6.2028', '2025-08-01', '2028-06-30', R, VP, 'ohjelmakausi'),
            date('huhtikuusta 2026 alkaen', '2026-04', None, 'month', 'Yrityskummit', 'toiminnassa')]
    g['dates'] += [date('2026–2030', '2026', '2030', R, a['name'], 'vahvuusalojen kausi', optional=True, on=[3] if one else [2]) for a in g['growth_areas']]
    g['dates'] += bars + cols
    return g


CHANGES = [
    change('renamed', 'growth_area', 'Raskas konepaja', 'name', 'Raskas konepaja', 'Metalli- ja konepajateollisuus'),
    change('changed', 'assignment', DATA, 'person', None, 'Matti-Pekka Suvilehto', role='kehityspäällikkö'),
    change('changed', 'assignment', 'Massiivipuukampus', 'person', 'Heljä Saukkosaari', 'Eeva Kurkiharju', role='projektipäällikkö'),
    change('changed', 'assignment', SAARI, 'role', 'vs. kehityspäällikkö', 'kehityspäällikkö', person='Linnea Bergroth'),
    change('changed', 'assignment', 'Ravinnesilta', 'person', 'Birgit Sandvall', None, role='koordinaattori'),
    change('changed', 'project', 'Konesalin hukkalämpö', 'end', '2028', '2029'),
    change('changed', 'project', 'Kierrätyslevy II', 'start', '2026-03', '2026-05'),
    change('changed', 'project', 'Hitsaamo 4.0', 'end', '2027-Q2', '2027-Q4', gantt=True),
    change('moved', 'project', 'Tekoälyn ensiaskel', 'growth_area', DATA, 'Metalli- ja konepajateollisuus'),
    change('renamed', 'project', 'Luotsiasema auki', 'name', 'Luotsiasema auki', 'Luotsiasema elää'),
    change('removed', 'project', 'Vähähiilinen teräs', None, 'Vähähiilinen teräs', None),
    change('added', 'project', 'Siirtokoulu', None, None, 'Siirtokoulu'),
    change('added', 'assignment', 'Siirtokoulu', 'person', None, 'Petronella Norrhamn', optional=True),
    change('changed', 'programme', VP, 'end', '2027-12-31', '2028-06-30'),
    change('changed', 'date', US, 'start', '2026-01-26', '2026-05-18', about='valtuusto käsittelee'),
    change('changed', 'date', US, 'start', '2028-09', '2028-03', about='väliarviointi'),
    change('changed', 'date', 'seurantamittarit', 'end', '2026-03', '2026-06', about='seurantamittarit'),
    change('changed', 'date', 'Massiivipuukampus', 'start', '2026-02-19', '2026-06-11', about='ohjausryhmä kokoontuu', pptx_only=True),
    change('removed', 'date', SAARI, None, '2026-05-31', None, about='vs. kehityspäällikön sijaisuus', optional=True),
    change('removed', 'date', DATA, None, '2026-01-16', None, about='kehityspäällikön hakuaika', optional=True),
    change('removed', 'date', DATA, None, '2026-W06', None, about='kehityspäällikön haastattelut', optional=True),
    change('removed', 'date', 'Vähähiilinen teräs', None, '2027', None, about='toteutusaika', optional=True),
    # the same facts told by the date rows of the changed bounds, and of the new project
    change('changed', 'date', 'Kierrätyslevy II', 'start', '2026-03', '2026-05', about='toteutusaika', optional=True),
    change('changed', 'date', 'Konesalin hukkalämpö', 'end', '2028', '2029', about='kestää', optional=True),
    change('changed', 'date', VP, 'end', '2027-12-31', '2028-06-30', about='ohjelmakausi', optional=True),
    change('added', 'date', 'Siirtokoulu', 'start', None, '2026-08', about='toteutusaika', optional=True),
]

NOISE = """# rantavayla: what must NOT be flagged
- Theme (petrol and orange -> violet), font (Liberation Sans/Arial -> DejaVu Sans Condensed/Verdana), producer, author, title of the file; text drawn word by word in v2's PDF.
- Slide order: areas before background, 'Vesi ja ravinteet' before the table, next steps before the programme, timeline last; titles 'Kuka vetää mitäkin' -> 'Vahvuusalojen vetäjät', 'Seuraavaksi' -> 'Seuraavat askeleet', 'Osaajat: ...' shortened.
- Area cards in columns -> rows, alphabetical; the organisation chart turned on its side, its boxes in another order; table columns and rows in another order, bars of the timeline in another order, quarters Q1 -> I.
- Name order: everyone in the chart turned ('Jalmari Ketosaari' -> 'Ketosaari Jalmari' ...), in the table the other way ('Kaislaranta Ruuben' -> 'Ruuben Kaislaranta'), 'Taru Myllyoja' -> 'Myllyoja Taru'.
- Date style: '1.2.2026–31.1.2028' -> '2/2026–1/2028'; 'Q1–Q3/2026' -> 'tammi–syyskuu 2026'; 'huhtikuusta 2026 lokakuuhun 2027' -> '4/2026–10/2027'; 'syyskuu 2026 – toukokuu 2027' -> '9/2026–5/2027'; '1.6.2026' -> '1. kesäkuuta 2026'; '1.1.2025 alkaen' -> 'alkoi 1. tammikuuta 2025'; 'marraskuun 2026 lopussa' -> '11/2026 asti'; 'Q2/2026 alkaen' -> 'huhtikuusta 2026 alkaen'; '31.12.2025' -> 'joulukuun 31. päivänä 2025'; '30.9.2025' -> '30. syyskuuta 2025'.
- Vacancy wordings: 'täyttämättä' -> 'avoinna' (Veto- ja pitovoimaohjelma stays vacant), 'rekrytointi on kesken' -> 'ei ole vielä nimeä' (Lietteestä lannoitteeksi stays vacant).
- Rewording with the same facts: 'Ohjelmajohtajana toimii' -> 'johtaa ohjelmajohtaja'; 'Ravinnesilta (Näringsbron)' -> 'Näringsbron eli Ravinnesilta'; descriptions of projects, bullets in another order; 'päättyy' -> 'päättyi'.
- Typo mended: 'selvitää' -> 'selvittää'. Soft hyphen in 'vierailukohde' (v2).
- Outside the schema: budgets, jobs (1 200 -> 1 250), visitors (14 000 -> 15 000), phone, diary number, statutes in reverse order; cover and board's date; quote (Vuolijärvi -> Stenroos-Holm), contact (Pellikainen -> Hietasalmi), photo caption, goals in another order, somebody else's Satamarata.
- Renaming of Raskas konepaja is not a move of Hitsaamo 4.0, nor a new leader; Kierrätyslevy I is over in both. Tekoälyn ensiaskel is bought as a service in both: nobody's duty, not a vacancy.
- Consequences: Bergroth's substitute period and the dates of the recruitment gone with it; Birgit Sandvall is told to have retired (her duty vacant).
"""


def check(d, g):
    """Each item's text, and each duty's person, stands in full on its pages as a reader gets them from the PDF and from the PPTX."""
    import subprocess
    from pptx import Presentation
    pdf = subprocess.run(['pdftotext', '-layout', d.pdf, '-'], capture_output=True, text=True).stdout.split('\f')

    def of(shape):
        if shape.has_text_frame:
            return [shape.text_frame.text]
        return [c.text for r in shape.table.rows for c in r.cells] if getattr(shape, 'has_table', False) and shape.has_table else []
    slides = [' \n '.join(t for sh in s.shapes for t in of(sh)) + (' \n ' + s.notes_slide.notes_text_frame.text if s.has_notes_slide else '') for s in Presentation(d.pptx).slides]
    for kind in ('growth_areas', 'programmes', 'projects', 'assignments', 'dates'):
        for e in g[kind]:
            said = e.get('person') or e.get('text') or e.get('name')
            for p in e['pages'] if said else ():
                for label, page in (('PPTX', slides[p - 1]),) + (() if e.get('pptx_only') else (('PDF', pdf[p - 1]),)):
                    page = flat(page)
                    ok = all(w in page for w in flat(said).split()) or any(all(w in page for w in flat(a).split()) for a in e.get('aliases', ())) or kind == 'dates'
                    if not ok or (kind == 'dates' and p == e['pages'][0] and not all(w in page for w in flat(said).split())):
                        print('%s page %d lacks %s' % (label, p, said))


def main():
    for v, make in ((1, v1), (2, v2)):
        d = make()
        g = set_pages(gold(v), d.text_of, d.notes_of)
        common.write('gold', 'rantavayla_v%d.json' % v, g)
        check(d, g)
        print('v%d: %d slides, %s' % (v, d.n, {k: (len(g[k]), sum(not e.get('optional') for e in g[k])) for k in ('growth_areas', 'programmes', 'projects', 'assignments', 'dates')}), 'vacant', sum(a['person'] is None for a in g['assignments']))
    common.write('changes', 'rantavayla.json', CHANGES)
    common.write('noise', 'rantavayla.md', NOISE)


if __name__ == '__main__':
    main()
