# Series B: lansirannikko_karjet, PPTX drawn with python-pptx -> ODP (the source that is kept), PDF, image-only scan PDF
import os, sys, random, shutil, io
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import *
from pptx import Presentation
from pptx.util import Inches, Pt
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN, MSO_ANCHOR
from PIL import Image, ImageDraw, ImageFilter
import numpy as np

NAME = 'lansirannikko_karjet'
rgb = lambda h: RGBColor.from_string(h)


class Deck:
    def __init__(self, v):
        self.v = v
        self.p = Presentation()
        self.p.slide_width, self.p.slide_height = Inches(13.333), Inches(7.5)
        self.font = ('Liberation Sans', 'DejaVu Sans')[v - 1]
        self.k = (1.0, 0.88)[v - 1]            # DejaVu is wide
        self.main = ('0B4F6C', '7A3E00')[v - 1]
        self.n = 0
        self.foot = ('Länsirannikon liitto  |  24.11.2025', 'Västkustens förbund – Länsirannikon liitto  |  18.5.2026')[v - 1]

    def slide(self, title=None):
        self.n += 1
        lay = self.p.slide_layouts[5 if title else 6]
        self.s = self.p.slides.add_slide(lay)
        if title:
            t = self.s.shapes.title
            t.left, t.top, t.width, t.height = Inches(.6), Inches(.35), Inches(12.1), Inches(.8)
            t.text_frame.text = title
            pp = t.text_frame.paragraphs[0]; pp.alignment = PP_ALIGN.LEFT
            f = pp.runs[0].font; f.size = Pt(28 * self.k); f.bold = True; f.name = self.font; f.color.rgb = rgb(self.main)
            if self.v == 2:
                b = self.s.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(.28), Inches(7.5)); b.fill.solid(); b.fill.fore_color.rgb = rgb(self.main); b.line.fill.background()
            self.text(.6, 7.05, 9, .3, self.foot, 9, color='777777')
            self.text(12.2, 7.05, .8, .3, str(self.n), 9, color='777777')
        return self.s

    def put(self, tf, text, size, bold=False, color='222222', align=None, space=4):
        lines = text if isinstance(text, list) else [text]
        tf.word_wrap = True
        for i, l in enumerate(lines):
            p = tf.paragraphs[0] if i == 0 else tf.add_paragraph()
            if align:
                p.alignment = align
            p.space_after = Pt(space)
            for j, part in enumerate(re.split(r'\*\*', l)):
                if not part:
                    continue
                r = p.add_run(); r.text = part
                r.font.size = Pt(size * self.k); r.font.name = self.font; r.font.bold = bold or j % 2 == 1; r.font.color.rgb = rgb(color)

    def text(self, x, y, w, h, text, size=16, **k):
        t = self.s.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h))
        self.put(t.text_frame, text, size, **k)
        return t

    def bullets(self, x, y, w, h, rows, size=16):
        return self.text(x, y, w, h, ['•  ' + r for r in rows], size, space=7)

    def box(self, x, y, w, h, text, size=14, fill='DDEBF0', line=None, color='222222', bold=False, shape=MSO_SHAPE.RECTANGLE, align=PP_ALIGN.CENTER, anchor=MSO_ANCHOR.MIDDLE, m=.06):
        b = self.s.shapes.add_shape(shape, Inches(x), Inches(y), Inches(w), Inches(h))
        b.fill.solid(); b.fill.fore_color.rgb = rgb(fill)
        if line:
            b.line.color.rgb = rgb(line)
        else:
            b.line.fill.background()
        b.shadow.inherit = False
        tf = b.text_frame; tf.vertical_anchor = anchor
        tf.margin_left = tf.margin_right = Inches(m); tf.margin_top = tf.margin_bottom = Inches(.03)
        if text:
            self.put(tf, text, size, bold=bold, color=color, align=align, space=2)
        return b

    def link(self, a, b, ia, ib):
        c = self.s.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
        c.begin_connect(a, ia); c.end_connect(b, ib)
        c.line.color.rgb = rgb('666666'); c.line.width = Pt(1.25)

    def table(self, x, y, w, rows, widths, size=11, rh=.36):
        t = self.s.shapes.add_table(len(rows), len(rows[0]), Inches(x), Inches(y), Inches(w), Inches(rh * len(rows))).table
        for c, k in zip(t.columns, widths):
            c.width = Inches(k)
        for i, r in enumerate(rows):
            t.rows[i].height = Inches(rh)
            for j, v in enumerate(r):
                c = t.cell(i, j); c.margin_top = c.margin_bottom = Inches(.03); c.margin_left = c.margin_right = Inches(.06)
                c.fill.solid(); c.fill.fore_color.rgb = rgb(self.main if i == 0 else ('FFFFFF' if i % 2 else 'F0F0EC'))
                self.put(c.text_frame, v, size, bold=i == 0, color='FFFFFF' if i == 0 else '222222', space=0)

    def photo(self, x, y, w, h, seed):
        rnd = random.Random(seed)
        im = Image.new('RGB', (900, 600), (150, 185, 215)); d = ImageDraw.Draw(im)
        d.rectangle((0, 350, 900, 600), fill=(60, 95, 130)); d.polygon([(430, 350), (445, 120), (475, 120), (490, 350)], fill=(215, 215, 210)); d.rectangle((443, 95, 477, 122), fill=(160, 40, 40))
        for _ in range(25):
            a, b = rnd.randint(0, 900), rnd.randint(345, 380); d.ellipse((a - 60, b - 12, a + 60, b + 25), fill=(90, 85, 80))
        f = io.BytesIO(); im.filter(ImageFilter.GaussianBlur(3)).save(f, 'JPEG', quality=75); f.seek(0)
        self.s.shapes.add_picture(f, Inches(x), Inches(y), Inches(w), Inches(h))


C = {'A': '2E7D5B', 'R': 'B3541E', 'V': '2A5DB0', 'P': '7B5B2E', 'S': '6A3D9A'}


def build(v):
    D = Deck(v)
    T = lambda a, b: a if v == 1 else b
    RU = T('Ruokarannikko', 'Kestävä ruoka')

    # 1 cover
    D.slide()
    D.box(0, 0, 13.333, T(2.2, .5), '', fill=D.main)
    D.text(1, 2.6, 11, 1, 'Kasvukärjet 2026–2030', 44, bold=True, color=D.main)
    D.text(1, 3.6, 11, .6, T('Älykkään erikoistumisen kärjet Länsirannikolla', 'Älykkään erikoistumisen kärjet Länsirannikolla, päivitys'), 22)
    D.text(1, 4.4, 11, .5, 'Länsirannikon liitto – Västkustens förbund', 18)
    D.text(1, 5.3, 11, .9, T(['Maakuntahallitus 24.11.2025, asia 7', 'Esittelijä: viestintäasiantuntija Laura Hautamäki'], ['Maakuntahallitus 18.5.2026, asia 4', 'Kalvot: Laura Hautamäki, viestintä']), 14)
    D.text(1, 6.8, 11, .4, T('Luonnos v0.9  ·  LRL/215/2025', 'LRL/98/2026'), 10, color='777777')

    def why():
        D.slide(T('Miksi kärjet juuri nyt?', 'Kärkien tausta'))
        D.bullets(.7, 1.4, 7.4, 5, T([
            'Kasvukärjet toteuttavat **Maakuntaohjelmaa** (2026–2029). Maakuntaohjelmasta vastaa aluekehitysjohtaja Johan Westergård.',
            'Aiempaa kärkityötä veti Börje Sandvik vuoteen 2024 asti.',
            'Laki alueiden kehittämisestä (756/2021) velvoittaa maakunnat valitsemaan painopisteensä.',
            'EAKR- ja JTF-rahoitusta on jaossa 11,8 milj. euroa, josta puolet on jo sidottu.',
            'Neuvottelut ministeriön kanssa käytiin 9.10.2025.',
            'Kärkien määrä puolitettiin: hajanaista työtä oli liikaa ja mikään ei ehtinyt valmiiksi',
        ], [
            'Kärjillä toteutetaan **Maakuntaohjelmaa** vuosina 2026–2029. Ohjelmasta vastaa Johan Westergård, aluekehitysjohtaja.',
            'Ministeriön kanssa neuvoteltiin 9. lokakuuta 2025.',
            'Aiemmin kärkiä veti Börje Sandvik (vuoteen 2024 asti).',
            'EAKR- ja JTF-rahoitusta on jaossa 11,8 M€, josta kaksi kolmannesta on sidottu.',
            'Velvoite painopisteiden valintaan tulee alueiden kehittämisen laista (756/2021).',
            'Kärkiä on nyt puolet aiemmasta.',
        ]), 16)
        D.box(8.6, 1.5, 4.1, 2.5, ['**Tavoitteet 2030**', 'Hiilineutraali rannikko', '3 500 uutta työpaikkaa', 'Rajaton osaaminen'], 15, fill='F2EFE4', line='C9C2A5')
        D.text(8.6, 4.3, 4.1, 1.6, ['”Kärki ilman vetäjää on vain kalvo.”', '– Gun Wiik, maakuntahallituksen puheenjohtaja'], 13, color='555555')

    def agenda():
        D.slide(T('Mistä puhumme', 'Sisältö'))
        D.bullets(.7, 1.5, 6, 4.5, T(['Miksi kärjet juuri nyt?', 'Viisi kasvukärkeä', 'Kuka vastaa', 'Aikajana', 'Hankelista', 'Kärjet yksitellen', 'Seuraavat askeleet'], ['Viisi kasvukärkeä', 'Kärkien tausta', 'Vastuut', 'Hankelista ja aikajana', 'Kärjet yksitellen', 'Mitä tapahtuu seuraavaksi']), 20)
        if v == 1:
            D.box(7.6, 1.6, 4.9, 4.2, '[tähän kartta, Laura lisää]', 14, fill='EEEEEE', line='AAAAAA', color='888888')

    def cards():
        D.slide('Viisi kasvukärkeä 2026–2030')
        cs = {'A': ('Akkuarvoketju', 'Litiumista kennoksi ja takaisin raaka-aineeksi', 'Vetäjä: Sofia Backlund'),
              'R': (RU, T('Maito, liha, marjat ja kala: jalostusaste ylös', 'Maito, liha, marjat ja kala (ent. Ruokarannikko)'), T('Vetäjä: Matti Isokangas', 'Vetäjä: Isokangas Matti')),
              'V': ('Vety ja vihreä sähkö', 'Tuulesta tuotteeksi sataman kupeessa', T('Vetäjä: paikka auki', 'Vetäjä: Aleksi Pohjonen')),
              'P': ('Puurakentaminen', 'Teollinen puukerrostalo ja korjausrakentaminen', 'Vetäjä: Niina Korpi-Halkola'),
              'S': ('Saaristomatkailu', 'Skärgårdsturism: ympäri vuoden, kestävästi', T('Vetäjä: Fredrik Holm (vt.)', 'Vetäjä: Fredrik Holm'))}
        for i, k in enumerate(T('ARVPS', 'SAPRV')):
            n, s, w = cs[k]
            x, y = .6 + (i % 3) * 4.1, 1.45 + (i // 3) * 2.75
            D.box(x, y, 3.85, 2.5, '', fill='FFFFFF', line=C[k], shape=T(MSO_SHAPE.ROUNDED_RECTANGLE, MSO_SHAPE.RECTANGLE))
            D.box(x, y, 3.85, .62, n, 17, fill=C[k], color='FFFFFF', bold=True)
            D.text(x + .15, y + .75, 3.55, .9, s, 14)
            D.text(x + .15, y + 1.9, 3.55, .45, w, 13, bold=True)

    def org():
        D.slide(T('Kuka vastaa?', 'Vastuut'))
        if v == 1:
            top = D.box(5.2, 1.35, 2.9, .6, 'Maakuntahallitus', 14, fill='E5E5E5', line='888888')
            boss = D.box(4.9, 2.5, 3.5, .9, ['**Johan Westergård**', 'aluekehitysjohtaja'], 14, fill=D.main, color='FFFFFF')
            D.link(top, boss, 2, 0)
            for i, (k, n, r, w) in enumerate([('A', 'Akkuarvoketju', 'kärkikoordinaattori', 'Sofia Backlund'), ('R', 'Ruokarannikko', 'kärkikoordinaattori', 'Matti Isokangas'), ('V', 'Vety ja vihreä sähkö', 'kärkikoordinaattori', 'N.N.'), ('P', 'Puurakentaminen', 'kärkikoordinaattori', 'Niina Korpi-Halkola'), ('S', 'Saaristomatkailu', 'vt. kärkikoordinaattori', 'Fredrik Holm')]):
                b = D.box(.5 + i * 2.5, 4.2, 2.3, 1.45, ['**%s**' % n, r, w], 13, fill='F7F7F7', line=C[k])
                D.link(boss, b, 2, 0)
            D.text(.6, 6.15, 12, .6, 'Kärkikoordinaattorit kokoontuvat kuukausittain. Kokouksista saa muistiot Hanna Sillanpäältä (toimisto).', 12, color='555555')
        else:
            top = D.box(.9, 3.6, 2.5, .7, 'Maakuntahallitus', 13, fill='E5E5E5', line='888888')
            boss = D.box(4.1, 3.5, 3.1, .9, ['**Johan Westergård**', 'aluekehitysjohtaja'], 14, fill=D.main, color='FFFFFF')
            D.link(top, boss, 3, 1)
            for i, (k, n, w) in enumerate([('S', 'Saaristomatkailu', 'kärkikoordinaattori Fredrik Holm'), ('A', 'Akkuarvoketju', 'kärkikoordinaattori Sofia Backlund'), ('P', 'Puurakentaminen', 'kärkikoordinaattori Niina Korpi-Halkola'), ('R', 'Kestävä ruoka', 'kärkikoordinaattori Matti Isokangas'), ('V', 'Vety ja vihreä sähkö', 'kärkikoordinaattori Aleksi Pohjonen')]):
                b = D.box(8.1, 1.35 + i * 1.08, 4.7, .86, ['**%s**' % n, w], 13, fill='F7F7F7', line=C[k])
                D.link(boss, b, 3, 1)
            D.text(.9, 6.3, 6.5, .6, 'Muistiot: Hanna Sillanpää, toimisto', 12, color='555555')

    def gantt():
        D.slide(T('Aikajana', 'Hankkeiden aikajana'))
        x0, qw, y0 = .7, .98, 1.35
        for i, y in enumerate(('2026', '2027', '2028')):
            D.box(x0 + i * 4 * qw, y0, 4 * qw, .38, y, 14, fill=D.main, line='FFFFFF', color='FFFFFF', bold=True)
            for q in range(4):
                D.box(x0 + (4 * i + q) * qw, y0 + .4, qw, .3, 'Q%d' % (q + 1), 10, fill='E3E6E8', line='FFFFFF')
        for i in range(13):
            l = D.s.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(x0 + i * qw), Inches(y0 + .7), Inches(x0 + i * qw), Inches(6.45)); l.line.color.rgb = rgb('D5D5D5' if i % 4 else '9A9A9A'); l.line.width = Pt(.75)
        q = lambda y, n: (y - 2026) * 4 + n - 1
        bars = [('A', 'LitiumLab', q(2026, 1), q(2028, T(2, 4))),
                (T('A', 'P'), 'Sivuvirrat talteen', q(2026, 3), q(2027, 4)),
                ('R', 'Maitotilan biokaasu', q(2026, 1), q(2027, T(2, 4))),
                ('R', 'Navettadata 2', q(2027, 1), q(2028, 4)),
                ('V', 'Vetylaakso Satama', q(2026, 2), q(2028, 4))]
        bars += [('V', 'Sähköpolttoaineiden pilotti', q(2027, 2), q(2027, 4))] if v == 1 else [('A', 'Kennokierto', q(2026, 4), q(2028, 3))]
        bars += [('P', 'Puukortteli', T(q(2026, 4), q(2027, 1)), q(2028, 1)), ('S', 'Majakkareitti', q(2026, 2), q(2026, 3)), ('S', 'Ympärivuotinen saaristo', q(2026, 4), q(2027, 4))]
        if v == 2:
            bars = [bars[i] for i in (7, 8, 0, 5, 6, 1, 2, 3, 4)]
        for i, (k, n, a, b) in enumerate(bars):
            D.box(x0 + a * qw, y0 + .82 + i * .47, (b - a + 1) * qw, .36, n, 11, fill=C[k], color='FFFFFF', shape=T(MSO_SHAPE.RECTANGLE, MSO_SHAPE.ROUNDED_RECTANGLE))
        for i, (k, n) in enumerate([('A', 'Akkuarvoketju'), ('R', RU), ('V', 'Vety ja vihreä sähkö'), ('P', 'Puurakentaminen'), ('S', 'Saaristomatkailu')]):
            D.box(.7 + i * 2.45, 6.66, .2, .2, '', fill=C[k])
            D.text(.93 + i * 2.45, 6.57, 2.2, .35, n, 10)

    def listing():
        D.slide('Hankelista')
        if v == 1:
            rows = [['Hanke', 'Kärki', 'Aika', 'Vetäjä', 'Rahoitus, 1 000 €'],
                    ['LitiumLab', 'Akkuarvoketju', 'ks. aikajana', 'Ilkka Perälä', '2 400'],
                    ['Sivuvirrat talteen', 'Akkuarvoketju', '7/2026–12/2027', 'Eeva Klemola', '530'],
                    ['Maitotilan biokaasu', 'Ruokarannikko', '1.1.2026–30.6.2027', 'T. Uusitalo', '310'],
                    ['Navettadata 2', 'Ruokarannikko', '2027–2028', 'haussa', '275'],
                    ['Vetylaakso Satama', 'Vety ja vihreä sähkö', 'ks. aikajana', 'Camilla Nygård', '4 150'],
                    ['Sähköpolttoaineiden pilotti', 'Vety ja vihreä sähkö', 'ks. aikajana', 'ei vielä nimetty', '690'],
                    ['Puukortteli', 'Puurakentaminen', 'ks. aikajana', 'Sami Lehtimäki', '820'],
                    ['Majakkareitti', 'Saaristomatkailu', '4–9/2026', 'Fredrik Holm', '95'],
                    ['Ympärivuotinen saaristo', 'Saaristomatkailu', '10/2026–12/2027', 'NN', '180'],
                    ['Rajaton rekry', '(ei kärkeä)', '1.2.2026–31.1.2028', 'Mirja Öster', '460']]
            D.table(.6, 1.35, 12.1, rows, [3.1, 2.7, 2.5, 2.1, 1.7], 12, .44)
        else:
            rows = [['Kärki', 'Hanke', 'Vetäjä', 'Aika', 'k€'],
                    ['Akkuarvoketju', 'Kennokierto', 'Ahvenniemi Tuula', '1.10.2026–30.9.2028', '640'],
                    ['Akkuarvoketju', 'LitiumLab', 'Rautakoski Jenni', 'ks. aikajana', '2 900'],
                    ['Kestävä ruoka', 'Maitotilan biokaasu', 'T. Uusitalo', '01/2026–12/2027', '365'],
                    ['Kestävä ruoka', 'Navettadata 2', 'haussa', '2027–2028', '275'],
                    ['Puurakentaminen', 'Puukortteli', 'avoin', 'ks. aikajana', '820'],
                    ['Puurakentaminen', 'Sivuvirrat talteen', 'Klemola Eeva', '07/2026–12/2027', '530'],
                    ['Saaristomatkailu', 'Majakkareitti', 'Holm Fredrik', '4–9/2026', '95'],
                    ['Saaristomatkailu', 'Ympärivuotinen saaristo', 'NN', '10/2026–12/2027', '180'],
                    ['Vety ja vihreä sähkö', 'Vetylaakso Satama', 'Nygård Camilla', 'ks. aikajana', '4 150'],
                    ['–', 'Talent West (aiemmin Rajaton rekry)', 'Öster Mirja', '1.2.2026–31.1.2028', '460']]
            D.table(.6, 1.35, 12.1, rows, [2.6, 3.9, 2.3, 2.4, .9], 12, .44)
        D.text(.6, 6.4, 12, .4, T('Summat ovat hakemusten mukaisia, osa päätöksistä puuttuu.', 'Summat päätösten mukaan.'), 11, color='555555')

    def two(title, l, r, note=None):
        D.slide(title)
        for x, (h, c, rows) in ((.6, l), (6.85, r)):
            D.box(x, 1.35, 5.9, .5, h, 17, fill=c, color='FFFFFF', bold=True, align=PP_ALIGN.LEFT, m=.15)
            D.bullets(x, 2.0, 5.9, 4.3, rows, 14.5)
        if note:
            D.text(.6, 5.95, 12.1, .95, note, 9, color='555555')

    def akku():
        two(T('Akut ja vety', 'Akut ja vety, tilanne'), ('Akkuarvoketju', C['A'], T([
            'LitiumLab rakentaa pilottilinjan ammattikorkeakoulun tiloihin. Projektipäällikkö Ilkka Perälä jatkaa tehtävässä.',
            'Sivuvirrat talteen käynnistyy heinäkuussa 2026, vetäjänä Eeva Klemola.',
            'Lämmin kiitos esiselvityksen tehneelle Antero Mäki-Tanilalle.',
            'Kaivosluvat ja kaavoitus eivät ole liiton käsissä; seuraamme.',
        ], [
            'LitiumLab: pilottilinja on tilattu. Projektipäällikkönä aloitti Jenni Rautakoski. Linja laajenee, joten hanke jatkuu kaksi neljännestä suunniteltua pidempään.',
            'Uusi hanke Kennokierto (1.10.2026–30.9.2028): käytöstä poistettujen kennojen lajittelu. Projektipäällikkö Tuula Ahvenniemi.',
            'Sivuvirrat talteen on siirretty Puurakentamiseen.',
        ])), ('Vety ja vihreä sähkö', C['V'], T([
            'Vetylaakso Satama: projektijohtajana Camilla Nygård 1.4.2026 alkaen.',
            'Sähköpolttoaineiden pilotille ei ole vielä nimetty vetäjää. Laitetoimittaja on valittu.',
            'Kärkikoordinaattorin haku päättyy 9.1.2026.',
            'Naapurimaakunnan HydroNord-hanke ei ole liiton hanke, mutta jaamme sen tulokset.',
        ], [
            'Kärkikoordinaattorina aloitti Aleksi Pohjonen.',
            'Vetylaakso Sataman projektijohtaja on Camilla Nygård (1. huhtikuuta 2026 alkaen).',
            'HydroNord on naapurimaakunnan hanke, ei meidän.',
        ])), T(['LitiumLab: hakija Länsirannikon ammattikorkeakoulu, omarahoitus 18 %, päätös EURA 2021/304118/09. Laskut maksetaan 30 päivän kuluessa, maksatuksista vastaa hallinnoija. Sivuvirrat talteen -hankkeen ohjausryhmän puheenjohtaja on Leena Rauhala. Vedyn tuotannon luvitus: laki 390/2005 ja sen nojalla annetut asetukset.', 'Lähteet: Geologian tutkimuskeskus 2023; Fingrid 2024.'],
            ['LitiumLab: hakija Länsirannikon ammattikorkeakoulu, omarahoitus 18 %, muutospäätös EURA 2021/304118/14. Vedyn tuotannon luvitus: laki 390/2005 ja asetukset.', 'Lähteet: Geologian tutkimuskeskus 2023; Fingrid 2024.']))

    def ruoka():
        two(T('Ruoka ja puu', 'Ruoka ja puu, tilanne'), (RU, C['R'], T([
            'Maitotilan biokaasu (1.1.2026–30.6.2027): kolme pilottitilaa. Vastuuhenkilö: T. Uusitalo.',
            'Navettadata 1 päättyi 30.9.2025, raportti on verkossa.',
            'Navettadata 2 alkaa vuoden 2027 alusta. Projektipäällikkö haussa.',
            'Marjanviljelijät toivovat kylmäketjuun omaa hanketta',
        ], [
            'Maitotilan biokaasu: jatkoaikaa vuoden 2027 loppuun. T. Uusitalo on edelleen vastuuhenkilö.',
            'Navettadata 1:n loppuraportti (30.9.2025) on luettavissa verkossa.',
            'Navettadata 2: projektipäällikkö yhä haussa, käynnistys vuoden 2027 alusta.',
        ])), ('Puurakentaminen', C['P'], T([
            'Puukortteli: Rantatielle nousee 60 asuntoa. Hankkeesta vastaa Sami Lehtimäki.',
            'Puupäivä 2026 järjestetään 17.9.2026. Puupäivä 2025 keräsi 140 osallistujaa.',
            'Rakennusvalvontojen yhteinen tulkintaohje on tekemättä',
            'TODO: kuva Rantatieltä',
        ], [
            'Puukortteli: kaavavalitus siirsi rakentamisen alkua. Sami Lehtimäki jätti tehtävän, uutta vetäjää ei ole valittu.',
            'Sivuvirrat talteen siirtyi tähän kärkeen. Se käynnistyy 7/2026 ja vetäjänä on Eeva Klemola.',
            'Puupäivä 2026 on 24.9.2026.',
        ])), T('Navettadata 2: hankevalmistelun on oltava valmis 30.11.2026 mennessä. Maitotilan biokaasun laitteet kilpailutetaan hankintalain (1397/2016) mukaan, kynnysarvo 60 000 euroa. Kylmäketjuselvityksen teki Mauri Saarikettu (Ylivieska 2025).',
            'Laitehankinnoissa noudatetaan hankintalakia (1397/2016), kynnysarvo 60 000 €. Navettadata 2 -hankkeen valmistelun on oltava valmis 30. marraskuuta 2026 mennessä. Sivuvirrat talteen: ohjausryhmän puheenjohtajana Leena Rauhala.'))

    def saari():
        D.slide(T('Saaristomatkailu – Skärgårdsturism', 'Skärgårdsturism – saaristomatkailu'))
        D.bullets(.6, 1.45, 7.2, 4.8, T([
            '**Majakkareitti (Fyrleden)** kulkee huhtikuusta syyskuuhun 2026. Projektledare är Fredrik Holm.',
            '**Ympärivuotinen saaristo** – skärgården året runt: lokakuusta 2026 joulukuuhun 2027. Vastuuhenkilö NN.',
            'Båttrafiken är en flaskhals: tre av fem linjer upphör efter sommaren.',
            'Yrittäjiä mukana 41, joista puolet ruotsinkielisiä.',
            'Infotillfälle för företagare den 3 februari 2026 i Jakobstad.',
        ], [
            '**Ympärivuotinen saaristo** – skärgården året runt, 10/2026–12/2027. Vastuuhenkilö NN.',
            '**Majakkareitti (Fyrleden)** on auki huhtikuusta syyskuuhun 2026, ja projektledare är Fredrik Holm.',
            'Yrittäjiä on mukana 44.',
            'Båttrafiken är fortfarande en flaskhals.',
        ]), 16)
        D.s.notes_slide.notes_text_frame.text = T('Muista sanoa: Majakkareitin ohjausryhmä kokoontuu 12.2.2026, puheenjohtajana Tove Finell.', 'Majakkareitin ohjausryhmä kokoontuu 11.6.2026. Ohjausryhmän puheenjohtaja on Tove Finell.')
        D.photo(8.3, 1.5, 4.4, 2.95, 3)
        D.text(8.3, 4.5, 4.4, .7, 'Ulkokarin majakka heinäkuussa 2025. Kuva: Stina Kronqvist', 10, color='555555')

    def osaava():
        D.slide(T('Osaavan työvoiman ohjelma 2025–2027', 'Osaavan työvoiman ohjelma 2025–2028'))
        D.bullets(.6, 1.45, 7.4, 4.8, T([
            'Ohjelmapäällikkönä toimii Reetta Kallio. Ohjelman käynnisti Harri Vainionpää, joka siirtyi ministeriöön elokuussa 2025.',
            'Ensimmäinen ohjelman rahoitushaku on auki 31.3.2026 saakka.',
            '**Rajaton rekry**: kansainvälisen rekrytoinnin malli pienille yrityksille, 1.2.2026–31.1.2028. Koordinaattorina Mirja Öster.',
            'Ohjelma ja Rajaton rekry palvelevat kaikkia kärkiä.',
        ], [
            'Ohjelma jatkuu vuodella. Ohjelmapäällikkö on edelleen Reetta Kallio; käynnistäjä Harri Vainionpää siirtyi ministeriöön elokuussa 2025.',
            '**Talent West** (aiemmin Rajaton rekry) auttaa pieniä yrityksiä palkkaamaan ulkomailta 1.2.2026–31.1.2028. Koordinaattori: Mirja Öster.',
            'Molemmat palvelevat kaikkia kärkiä.',
        ]), 16)
        D.box(8.6, 1.6, 4.1, 1.2, ['**1 900**', 'avointa paikkaa kuukaudessa'], 15, fill='E7F0EA', line='9CC3AB')
        D.box(8.6, 3.0, 4.1, 1.2, ['**0,4 M€**', 'ohjelman vuosibudjetti'], 15, fill='E7F0EA', line='9CC3AB')
        D.box(8.6, 4.4, 4.1, 1.2, ['**7 / 10**', 'yrityksestä kärsii osaajapulasta'], 15, fill='E7F0EA', line='9CC3AB')

    def nxt():
        D.slide(T('Seuraavat askeleet', 'Mitä tapahtuu seuraavaksi'))
        rows = T([
            ('24.11.2025', 'maakuntahallitus päättää kärjistä'),
            ('1/2026', 'kärkikoordinaattorien työpaja'),
            ('viikolla 9/2026', 'sidosryhmäfoorumi Kokkolassa'),
            ('keväällä 2026', 'EAKR-haku avautuu'),
            ('Q3/2026', 'Maakuntaohjelman tilannekatsaus maakuntavaltuustolle'),
            ('15.10.2027', 'kärkien väliarvio valmis'),
        ], [
            ('18.5.2026', 'maakuntahallitus merkitsee tilanteen tiedoksi'),
            ('Q4/2026', 'Maakuntaohjelman tilannekatsaus maakuntavaltuustolle'),
            ('vk 47/2026', 'sidosryhmäfoorumi Kokkolassa'),
            ('12. marraskuuta 2027', 'kärkien väliarvio valmis'),
        ])
        for i, (a, b) in enumerate(rows):
            y = 1.5 + i * .78
            D.box(.7, y, 2.9, .58, a, 15, fill=D.main, color='FFFFFF', bold=True, shape=MSO_SHAPE.PENTAGON)
            D.text(3.8, y + .08, 8.6, .5, b, 16)
        D.text(.7, 6.35, 12, .4, T('Lisätietoja: Laura Hautamäki, 050 555 0172, laura.hautamaki@lansirannikko.example. Ristirannankatu 1, 67100 Kokkola', 'Lisätietoja: laura.hautamaki@lansirannikko.example, puh. 050 555 0172'), 11, color='555555')

    for f in ([agenda, why, cards, org, gantt, listing, akku, ruoka, saari, osaava, nxt] if v == 1 else [agenda, cards, why, org, listing, gantt, saari, akku, ruoka, osaava, nxt]):
        f()
    D.p.core_properties.title = T('Kasvukärjet', 'Kasvukärjet, päivitys'); D.p.core_properties.author = T('Laura Hautamäki', 'lhautama')
    tmp = '/tmp/blind3_b'; os.makedirs(tmp, exist_ok=True)
    px = os.path.join(tmp, '%s_v%d.pptx' % (NAME, v))
    D.p.save(px)
    docs = os.path.join(OUT, 'docs')
    odp = os.path.join(docs, '%s_v%d.odp' % (NAME, v))
    soffice(['--convert-to', 'odp', '--outdir', docs, px])
    if v == 2:      # saved once more, as a flat file in between: another producer's hand
        soffice(['--convert-to', 'fodp', '--outdir', tmp, odp])
        soffice(['--convert-to', 'odp', '--outdir', docs, os.path.join(tmp, NAME + '_v2.fodp')])
    soffice(['--convert-to', T('pdf', 'pdf:impress_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'), '--outdir', docs, odp])


def scan(v):
    """The PDF's pages at 150 dpi, a little skew and noise, as images only."""
    src = os.path.join(OUT, 'docs', '%s_v%d.pdf' % (NAME, v))
    d = pdfium.PdfDocument(src)
    rnd = random.Random(30 + v); rs = np.random.RandomState(30 + v)
    ims = []
    for i in range(len(d)):
        im = d[i].render(scale=150 / 72).to_pil().convert('RGB')
        a = rnd.uniform(.3, .8) * rnd.choice((-1, 1))
        im = im.rotate(a, resample=Image.BICUBIC, fillcolor=(246, 245, 241))
        x = np.asarray(im).astype(np.float32) * np.float32(.97) + 4
        x += rs.normal(0, 5, x.shape[:2])[..., None]
        im = Image.fromarray(np.clip(x, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(.4))
        if v == 2:
            im = im.convert('L')
        ims.append(im)
    ims[0].save(os.path.join(OUT, 'docs', '%s_v%d_scan.pdf' % (NAME, v)), save_all=True, append_images=ims[1:], resolution=150, quality=70)


def gold(v):
    T = lambda a, b: a if v == 1 else b
    G = Gold('fi', ['fi', 'sv'], T('2025-11-24', '2026-05-18'))
    A, R, V, P, S = 'Akkuarvoketju', T('Ruokarannikko', 'Kestävä ruoka'), 'Vety ja vihreä sähkö', 'Puurakentaminen', 'Saaristomatkailu'
    RR = T('Rajaton rekry', 'Talent West')
    MO, OT = 'Maakuntaohjelma', 'Osaavan työvoiman ohjelma'
    g = lambda **k: k
    for n in (A, R, V, P, S):
        al = {S: ['Skärgårdsturism']}.get(n) or (['Ruokarannikko'] if n == R and v == 2 else None)
        G.area(n, '2026', '2030', **({'aliases': al} if al else {}))
    G.prog(MO, '2026', '2029')
    G.prog(OT, '2025', T('2027', '2028'))
    G.prog('Kasvukärjet', '2026', '2030', optional=True, aliases=['Älykkään erikoistumisen kärjet', 'Länsirannikon kasvukärjet'], note='kokonaisuuden nimi, ei varsinainen ohjelma')
    gs, ge = dict(start_basis='gantt'), dict(end_basis='gantt')
    G.proj('LitiumLab', A, '2026-Q1', T('2028-Q2', '2028-Q4'), **gs, **ge)
    G.proj('Sivuvirrat talteen', T(A, P), '2026-07', '2027-12')
    G.proj('Maitotilan biokaasu', R, T('2026-01-01', '2026-01'), T('2027-06-30', '2027-12'))
    G.proj('Navettadata 1', R, None, T('2025-09-30', None), optional=True, note='päättynyt edeltäjä')
    G.proj('Navettadata 2', R, '2027', '2028')
    G.proj('Vetylaakso Satama', V, '2026-Q2', '2028-Q4', **gs, **ge)
    if v == 1:
        G.proj('Sähköpolttoaineiden pilotti', V, '2027-Q2', '2027-Q4', **gs, **ge, see=['Sähköpolttoaineiden pilotille'])
    else:
        G.proj('Kennokierto', A, '2026-10-01', '2028-09-30')
    G.proj('Puukortteli', P, T('2026-Q4', '2027-Q1'), '2028-Q1', **gs, **ge)
    G.proj('Majakkareitti', S, '2026-04', '2026-09', aliases=['Fyrleden'])
    G.proj('Ympärivuotinen saaristo', S, '2026-10', '2027-12', aliases=['skärgården året runt'])
    G.proj(RR, None, '2026-02-01', '2028-01-31', **T({}, {'aliases': ['Rajaton rekry']}))

    G.who('Johan Westergård', 'aluekehitysjohtaja', MO)
    G.who('Johan Westergård', 'aluekehitysjohtaja', 'Kasvukärjet', optional=True)
    k = ['vetäjä', 'kärjen vetäjä']
    G.who('Sofia Backlund', 'kärkikoordinaattori', A, role_aliases=k)
    G.who('Matti Isokangas', 'kärkikoordinaattori', R, role_aliases=k)
    if v == 1:
        G.who(None, 'kärkikoordinaattori', V, role_aliases=k, see=['paikka auki', 'N.N.', 'Kärkikoordinaattorin haku'])
    else:
        G.who('Aleksi Pohjonen', 'kärkikoordinaattori', V, 'starts', role_aliases=k)
    G.who('Niina Korpi-Halkola', 'kärkikoordinaattori', P, role_aliases=k)
    G.who('Fredrik Holm', T('vt. kärkikoordinaattori', 'kärkikoordinaattori'), S, role_aliases=T(['vetäjä (vt.)', 'vt. vetäjä', 'vetäjä'], k))
    vet = ['vetäjä']
    G.who(T('Ilkka Perälä', 'Jenni Rautakoski'), 'projektipäällikkö', 'LitiumLab', T('continues', 'starts'), role_aliases=vet)
    G.who('Eeva Klemola', 'vetäjä', 'Sivuvirrat talteen')
    G.who('Leena Rauhala', 'ohjausryhmän puheenjohtaja', 'Sivuvirrat talteen', role_aliases=['puheenjohtaja'])
    G.who('T. Uusitalo', 'vastuuhenkilö', 'Maitotilan biokaasu', T(None, 'continues'), role_aliases=vet)
    G.who(None, 'projektipäällikkö', 'Navettadata 2', role_aliases=vet, see=['haussa'])
    G.who('Camilla Nygård', 'projektijohtaja', 'Vetylaakso Satama', role_aliases=vet)
    if v == 1:
        G.who(None, 'vetäjä', 'Sähköpolttoaineiden pilotti', see=['ei vielä nimetty', 'ei ole vielä nimetty vetäjää'])
        G.who('Sami Lehtimäki', None, 'Puukortteli')
    else:
        G.who('Tuula Ahvenniemi', 'projektipäällikkö', 'Kennokierto', role_aliases=vet)
        G.who(None, 'vetäjä', 'Puukortteli', see=['Puukortteliavoin', 'uutta vetäjää ei ole'])
    G.who('Fredrik Holm', 'projektledare', 'Majakkareitti', role_aliases=['projektipäällikkö', 'vetäjä'])
    G.who('Tove Finell', 'ohjausryhmän puheenjohtaja', 'Majakkareitti', role_aliases=['puheenjohtaja'], pptx_only=True, pages=[T(10, 8)])
    G.who(None, 'vastuuhenkilö', 'Ympärivuotinen saaristo', role_aliases=vet, see=['Vastuuhenkilö NN', 'NN180', 'NN10/2026'])
    G.who('Mirja Öster', 'koordinaattori', RR, role_aliases=vet)
    G.who('Reetta Kallio', 'ohjelmapäällikkö', OT, T(None, 'continues'))

    d = G.date
    opt = dict(optional=True)
    day = T('2025-11-24', '2026-05-18')
    d('2026–2030', '2026', '2030', 'range', None, 'kärkien kausi')
    for n in (A, R, V, P, S, MO, 'Kasvukärjet'):
        d('2026–2030', '2026', '2030', 'range', n, 'kärkien kausi', **opt)
    d('2026–2029', '2026', '2029', 'range', MO, 'ohjelmakausi')
    d('vuoteen 2024 asti', None, '2024', 'year', None, 'Börje Sandvik veti aiempaa kärkityötä')
    d(T('9.10.2025', '9. lokakuuta 2025'), '2025-10-09', '2025-10-09', 'day', None, 'neuvottelut ministeriön kanssa')
    d(T('9.10.2025', '9. lokakuuta 2025'), '2025-10-09', '2025-10-09', 'day', MO, 'neuvottelut ministeriön kanssa', **opt)
    d('2030', '2030', '2030', 'year', None, 'tavoitteet', see='Tavoitteet 2030', **opt)
    for y in ('2026', '2027', '2028'):
        d(y, y, y, 'year', None, 'aikajanan sarake', **opt)
        for n in range(1, 5):
            d('Q%d' % n, '%s-Q%d' % (y, n), '%s-Q%d' % (y, n), 'quarter', None, 'aikajanan sarake %s' % y, **opt)
    # hankelista ja kärjet
    d(T('7/2026–12/2027', '07/2026–12/2027'), '2026-07', '2027-12', 'range', 'Sivuvirrat talteen', 'aika')
    d(T('heinäkuussa 2026', 'käynnistyy 7/2026'), '2026-07', '2026-07', 'month', 'Sivuvirrat talteen', 'käynnistyy')
    if v == 1:
        d('1.1.2026–30.6.2027', '2026-01-01', '2027-06-30', 'range', 'Maitotilan biokaasu', 'aika')
        d('30.9.2025', '2025-09-30', '2025-09-30', 'day', None, 'Navettadata 1 päättyi')
        d('30.9.2025', '2025-09-30', '2025-09-30', 'day', 'Navettadata 1', 'päättyi', **opt)
    else:
        d('01/2026–12/2027', '2026-01', '2027-12', 'range', 'Maitotilan biokaasu', 'aika')
        d('vuoden 2027 loppuun', None, '2027', 'year', 'Maitotilan biokaasu', 'jatkoaika')
        d('30.9.2025', '2025-09-30', '2025-09-30', 'day', None, 'Navettadata 1:n loppuraportti')
        d('30.9.2025', '2025-09-30', '2025-09-30', 'day', 'Navettadata 1', 'loppuraportti', **opt)
        d('1.10.2026–30.9.2028', '2026-10-01', '2028-09-30', 'range', 'Kennokierto', 'aika')
    d('2027–2028', '2027', '2028', 'range', 'Navettadata 2', 'aika')
    d('vuoden 2027 alusta', '2027', None, 'year', 'Navettadata 2', 'alkaa')
    d('4–9/2026', '2026-04', '2026-09', 'range', 'Majakkareitti', 'aika')
    d('huhtikuusta syyskuuhun 2026', '2026-04', '2026-09', 'range', 'Majakkareitti', 'aika')
    d('10/2026–12/2027', '2026-10', '2027-12', 'range', 'Ympärivuotinen saaristo', 'aika')
    if v == 1:
        d('lokakuusta 2026 joulukuuhun 2027', '2026-10', '2027-12', 'range', 'Ympärivuotinen saaristo', 'aika')
        d('den 3 februari 2026', '2026-02-03', '2026-02-03', 'day', None, 'infotillfälle för företagare')
        d('den 3 februari 2026', '2026-02-03', '2026-02-03', 'day', S, 'infotillfälle för företagare', **opt)
        d('9.1.2026', None, '2026-01-09', 'day', V, 'kärkikoordinaattorin haku päättyy')
        d('31.3.2026 saakka', None, '2026-03-31', 'day', OT, 'ensimmäinen rahoitushaku')
    d(T('12.2.2026', '11.6.2026'), T('2026-02-12', '2026-06-11'), T('2026-02-12', '2026-06-11'), 'day', 'Majakkareitti', 'ohjausryhmän kokous', pptx_only=True, pages=[T(10, 8)])
    d(T('30.11.2026 mennessä', '30. marraskuuta 2026 mennessä'), None, '2026-11-30', 'day', 'Navettadata 2', 'hankevalmistelu valmis')
    d('1.2.2026–31.1.2028', '2026-02-01', '2028-01-31', 'range', RR, 'aika')
    d(T('1.4.2026 alkaen', '1. huhtikuuta 2026 alkaen'), '2026-04-01', None, 'day', 'Vetylaakso Satama', 'projektijohtaja')
    d(T('17.9.2026', '24.9.2026'), T('2026-09-17', '2026-09-24'), T('2026-09-17', '2026-09-24'), 'day', None, 'Puupäivä 2026')
    d(T('17.9.2026', '24.9.2026'), T('2026-09-17', '2026-09-24'), T('2026-09-17', '2026-09-24'), 'day', P, 'Puupäivä 2026', **opt)
    d('Puupäivä 2026', '2026', '2026', 'year', None, 'tapahtuman nimi', **opt)
    if v == 1:
        d('Puupäivä 2025', '2025', '2025', 'year', None, 'tapahtuman nimi', **opt)
    d('heinäkuussa 2025', '2025-07', '2025-07', 'month', None, 'kuvateksti', **opt)
    d(T('2025–2027', '2025–2028'), '2025', T('2027', '2028'), 'range', OT, 'ohjelmakausi')
    d('elokuussa 2025', '2025-08', '2025-08', 'month', None, 'Harri Vainionpää siirtyi')
    d('elokuussa 2025', '2025-08', '2025-08', 'month', OT, 'Harri Vainionpää siirtyi', **opt)
    # askeleet
    d(T('24.11.2025', '18.5.2026'), day, day, 'day', None, 'maakuntahallitus')
    if v == 1:
        d('1/2026', '2026-01', '2026-01', 'month', None, 'kärkikoordinaattorien työpaja')
        d('keväällä 2026', '2026-03', '2026-05', 'season', None, 'EAKR-haku avautuu')
    d(T('viikolla 9/2026', 'vk 47/2026'), T('2026-W09', '2026-W47'), T('2026-W09', '2026-W47'), 'week', None, 'sidosryhmäfoorumi')
    d(T('Q3/2026', 'Q4/2026'), T('2026-Q3', '2026-Q4'), T('2026-Q3', '2026-Q4'), 'quarter', MO, 'tilannekatsaus')
    d(T('15.10.2027', '12. marraskuuta 2027'), T('2027-10-15', '2027-11-12'), T('2027-10-15', '2027-11-12'), 'day', None, 'kärkien väliarvio')
    d(T('15.10.2027', '12. marraskuuta 2027'), T('2027-10-15', '2027-11-12'), T('2027-10-15', '2027-11-12'), 'day', 'Kasvukärjet', 'väliarvio', **opt)
    G.write('%s_v%d' % (NAME, v), os.path.join(OUT, 'docs', '%s_v%d.pdf' % (NAME, v)))


def changes():
    o = dict(optional=True)
    V, S = 'Vety ja vihreä sähkö', 'Saaristomatkailu'
    write_changes(NAME, [
        ch('renamed', 'growth_area', 'Ruokarannikko', 'name', 'Ruokarannikko', 'Kestävä ruoka'),
        ch('changed', 'assignment', V, 'person', None, 'Aleksi Pohjonen', role='kärkikoordinaattori'),
        ch('changed', 'assignment', S, 'role', 'vt. kärkikoordinaattori', 'kärkikoordinaattori', person='Fredrik Holm'),
        ch('changed', 'assignment', 'LitiumLab', 'person', 'Ilkka Perälä', 'Jenni Rautakoski', role='projektipäällikkö'),
        ch('changed', 'assignment', 'Puukortteli', 'person', 'Sami Lehtimäki', None),
        ch('changed', 'project', 'LitiumLab', 'end', '2028-Q2', '2028-Q4', gantt=True),
        ch('changed', 'project', 'Puukortteli', 'start', '2026-Q4', '2027-Q1', gantt=True),
        ch('changed', 'project', 'Maitotilan biokaasu', 'end', '2027-06-30', '2027-12'),
        ch('moved', 'project', 'Sivuvirrat talteen', 'growth_area', 'Akkuarvoketju', 'Puurakentaminen'),
        ch('renamed', 'project', 'Rajaton rekry', 'name', 'Rajaton rekry', 'Talent West'),
        ch('removed', 'project', 'Sähköpolttoaineiden pilotti', None, 'Sähköpolttoaineiden pilotti', None),
        ch('removed', 'assignment', 'Sähköpolttoaineiden pilotti', 'person', None, None, **o),
        ch('added', 'project', 'Kennokierto', None, None, 'Kennokierto'),
        ch('added', 'assignment', 'Kennokierto', 'person', None, 'Tuula Ahvenniemi', **o),
        ch('changed', 'programme', 'Osaavan työvoiman ohjelma', 'end', '2027', '2028'),
        ch('changed', 'date', 'kärkien väliarvio', 'end', '2027-10-15', '2027-11-12', about='kärkien väliarvio valmis'),
        ch('changed', 'date', 'Puupäivä 2026', 'start', '2026-09-17', '2026-09-24', about='Puupäivä 2026'),
        ch('changed', 'date', 'Majakkareitti', 'start', '2026-02-12', '2026-06-11', about='ohjausryhmän kokous', pptx_only=True),
        ch('changed', 'date', 'Maakuntaohjelma', 'end', '2026-Q3', '2026-Q4', about='tilannekatsaus maakuntavaltuustolle'),
        ch('changed', 'date', 'sidosryhmäfoorumi', 'start', '2026-W09', '2026-W47', about='sidosryhmäfoorumi', **o),
        ch('changed', 'date', 'maakuntahallitus', 'start', '2025-11-24', '2026-05-18', about='maakuntahallitus', **o),
        ch('removed', 'date', V, None, '2026-01-09', None, about='kärkikoordinaattorin haku päättyy', **o),
        ch('removed', 'date', 'Osaavan työvoiman ohjelma', None, '2026-03-31', None, about='rahoitushaku', **o),
        ch('removed', 'date', 'kärkikoordinaattorien työpaja', None, '2026-01', None, about='työpaja', **o),
        ch('removed', 'date', S, None, '2026-02-03', None, about='infotillfälle', **o),
        ch('removed', 'date', 'EAKR-haku', None, '2026-03', None, about='EAKR-haku avautuu', **o),
        ch('any', 'date', 'Maitotilan biokaasu', None, None, None, start='2026-01', end='2027-12', **o),
        ch('any', 'date', 'Kennokierto', None, None, None, start='2026-10-01', end='2028-09-30', **o),
        ch('any', 'date', 'Osaavan työvoiman ohjelma', None, None, None, start='2025', end='2028', **o),
        ch('any', 'date', 'Navettadata 1', None, None, None, start='2025-09-30', end='2025-09-30', **o),
        ch('changed', 'project', 'Navettadata 1', 'end', '2025-09-30', None, **o),
    ])


if __name__ == '__main__':
    for v in (1, 2):
        if 'gold' not in sys.argv:
            build(v)
            scan(v)
        gold(v)
    changes()
    for v in (1, 2):
        png(os.path.join(OUT, 'docs', '%s_v%d.pdf' % (NAME, v)), '/tmp/blind3_png', 1.0)
