# Series A: saimaanselka_katsaus, DOCX.  usage: series_a.py
import os, sys, random, shutil
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import *
import docx
from docx.shared import Pt, Cm, RGBColor, Emu
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml, OxmlElement
from docx.oxml.ns import qn
from docx.opc.part import Part
from docx.opc.packuri import PackURI
from PIL import Image, ImageDraw, ImageFilter

NAME = 'saimaanselka_katsaus'
W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'


class Doc:
    def __init__(self, v):
        self.v = v
        self.d = docx.Document()
        self.notes = []
        self.font = ('Liberation Sans', 'Liberation Serif')[v - 1]
        self.col = (RGBColor(0x1F, 0x5C, 0x57), RGBColor(0x5A, 0x2A, 0x62))[v - 1]
        self.hex = ('1F5C57', '5A2A62')[v - 1]
        s = self.d.styles
        s['Normal'].font.name = self.font
        s['Normal'].font.size = Pt((11, 11.5)[v - 1])
        s['Normal'].paragraph_format.space_after = Pt(7)
        s['Normal'].paragraph_format.line_spacing = (1.3, 1.22)[v - 1]
        for i, z in ((1, 18), (2, 13), (3, 11)):
            h = s['Heading %d' % i]
            h.font.name = self.font; h.font.size = Pt(z); h.font.color.rgb = self.col
            rf = h.element.rPr.rFonts
            for a in list(rf.attrib):
                if 'heme' in a:
                    del rf.attrib[a]
            rf.set(qn('w:ascii'), self.font); rf.set(qn('w:hAnsi'), self.font)
        s['Caption'].font.size = Pt(9); s['Caption'].font.color.rgb = RGBColor(0x44, 0x44, 0x44)
        sec = self.d.sections[0]
        sec.page_width, sec.page_height = Cm(21), Cm(29.7)
        sec.left_margin = sec.right_margin = Cm(2.4); sec.top_margin = Cm(2.4); sec.bottom_margin = Cm(2.2)

    def fill(self, p, text):
        """**bold**, [[footnote]]"""
        for part in re.split(r'(\*\*.+?\*\*|\[\[.+?\]\])', text):
            if part.startswith('**'):
                p.add_run(part[2:-2]).bold = True
            elif part.startswith('[['):
                self.notes.append(part[2:-2])
                r = p.add_run(); r.font.superscript = True
                e = OxmlElement('w:footnoteReference'); e.set(qn('w:id'), str(len(self.notes) + 1)); r._r.append(e)
            elif part:
                p.add_run(part)
        return p

    def p(self, text, style=None, **k):
        p = self.fill(self.d.add_paragraph(style=style), text)
        if k.get('small'):
            for r in p.runs:
                r.font.size = Pt(8.5)
        if k.get('italic'):
            for r in p.runs:
                r.italic = True
        return p

    def h(self, text, n=1):
        return self.d.add_heading(text, n)

    def bullets(self, rows):
        for t in rows:
            self.p(t, 'List Bullet').paragraph_format.space_after = Pt(3)

    def cols(self, n):
        s = self.d.add_section(WD_SECTION.CONTINUOUS)
        c = s._sectPr.find(qn('w:cols'))
        if c is None:
            c = OxmlElement('w:cols'); s._sectPr.append(c)
        c.set(qn('w:num'), str(n)); c.set(qn('w:space'), '480')

    def table(self, head, rows, widths, size=9, style='Table Grid'):
        t = self.d.add_table(rows=1, cols=len(head), style=style)
        t.autofit = False
        def cell(c, text, bold=False, white=False):
            c.paragraphs[0].paragraph_format.space_before = Pt(2)
            p = c.paragraphs[0]; p.paragraph_format.space_after = Pt(1); p.paragraph_format.line_spacing = 1.0
            self.fill(p, text)
            for r in p.runs:
                r.font.size = Pt(size); r.bold = bold or r.bold
                if white:
                    r.font.color.rgb = RGBColor(255, 255, 255)
        for c, x in zip(t.rows[0].cells, head):
            cell(c, x, True, True)
            sh = OxmlElement('w:shd'); sh.set(qn('w:val'), 'clear'); sh.set(qn('w:fill'), self.hex); c._tc.get_or_add_tcPr().append(sh)
        e = OxmlElement('w:tblHeader'); t.rows[0]._tr.get_or_add_trPr().append(e)
        for row in rows:
            r = t.add_row()
            r._tr.get_or_add_trPr().append(OxmlElement('w:cantSplit'))
            for c, x in zip(r.cells, row):
                cell(c, x)
        for c, w in zip(t.columns, widths):
            c.width = Cm(w)
        for r in t.rows:
            for c, w in zip(r.cells, widths):
                c.width = Cm(w)
        self.d.add_paragraph().paragraph_format.space_after = Pt(4)
        return t

    def box(self, lines, w_cm, h_cm, x_cm, y_cm, anchor=None):
        """A floating text box (DrawingML), anchored to a paragraph of its own."""
        p = anchor or self.d.add_paragraph()
        body = ''.join('<w:p><w:pPr><w:spacing w:after="40"/></w:pPr><w:r><w:rPr>%s<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % ('<w:b/>' if i == 0 else '', t) for i, t in enumerate(lines))
        E = lambda c: int(c * 360000)
        xml = '''<w:r xmlns:w="%s" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="%d" name="Tekstiruutu"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEF4F3"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr lIns="91440" tIns="45720" rIns="91440" bIns="45720"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>''' % (
            W, E(x_cm), E(y_cm), E(w_cm), E(h_cm), random.randint(100, 9999), E(w_cm), E(h_cm), self.hex, body)
        p._p.append(parse_xml(xml))

    def photo(self, seed, w_cm=7.2):
        rnd = random.Random(seed)
        im = Image.new('RGB', (720, 420), (190, 205, 210))
        dr = ImageDraw.Draw(im)
        for i in range(60):
            x, y, r = rnd.randint(0, 720), rnd.randint(120, 420), rnd.randint(15, 80)
            dr.ellipse((x - r, y - r, x + r, y + r), fill=tuple(rnd.randint(70, 200) for _ in 'rgb'))
        im = im.filter(ImageFilter.GaussianBlur(9))
        f = '/tmp/blind3_photo_%s.jpg' % seed
        im.save(f, quality=70)
        self.d.add_picture(f, width=Cm(w_cm))

    def page_field(self, p):
        for t, x in (('begin', None), (None, 'PAGE'), ('end', None)):
            r = p.add_run()
            if t:
                e = OxmlElement('w:fldChar'); e.set(qn('w:fldCharType'), t)
            else:
                e = OxmlElement('w:instrText'); e.text = x
            r._r.append(e)

    def save(self, path, title, author):
        note = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        for i, t in enumerate(self.notes):
            note += '<w:footnote w:id="%d"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="16"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>' % (i + 2, t)
        xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="%s">%s</w:footnotes>' % (W, note)
        part = Part(PackURI('/word/footnotes.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml', xml.encode('utf8'), self.d.part.package)
        self.d.part.relate_to(part, 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes')
        self.d.core_properties.title = title; self.d.core_properties.author = author; self.d.core_properties.comments = ''
        self.d.save(path)


def build(v):
    D = Doc(v)
    T = lambda a, b: a if v == 1 else b
    MIELI = T('Mielen hyvinvointi', 'Mielenterveys ja päihteet')
    LAAKE = T('Lääkeautomaatit koteihin', 'Lääkehoito ajallaan')
    sec = D.d.sections[0]
    sec.different_first_page_header_footer = True
    hp = sec.header.paragraphs[0]
    hp.text = T('Saimaanselän hyvinvointialue  |  Uudistamisohjelman tilannekatsaus', 'SSHVA  ·  Tilannekatsaus: Uudistamisohjelma')
    fp = sec.footer.paragraphs[0]
    fp.text = T('6.11.2025  ·  SSHVA/1182/00.01.02/2025  ·  sivu ', '12. toukokuuta 2026  ·  SSHVA/0467/00.01.02/2026  ·  s. ')
    D.page_field(fp)
    for p in (hp, fp):
        for r in p.runs:
            r.font.size = Pt(8); r.font.color.rgb = RGBColor(0x66, 0x66, 0x66)

    # --- cover
    for _ in range(5):
        D.p('')
    p = D.p('Saimaanselän hyvinvointialue'); p.runs[0].font.size = Pt(15)
    p = D.p('Uudistamisohjelma 2026–2029', 'Title')
    p = D.p(T('Toimeenpanon tilannekatsaus aluehallitukselle', 'Toimeenpanon toinen tilannekatsaus')); p.runs[0].font.size = Pt(16)
    D.p(T('6.11.2025', '12. toukokuuta 2026'))
    D.p(T('SSHVA/1182/00.01.02/2025', 'SSHVA/0467/00.01.02/2026'))
    D.p('')
    D.p(T('Laatinut: suunnittelija Riikka Toivanen', 'Katsauksen ovat koonneet suunnittelijat Riikka Toivanen ja Jaakko Parkkinen'))
    D.p('Valokuvat: Olli Sarkkinen')
    a = D.p('')
    D.box(T(['Lukijalle', 'Tämä on työversio. Hakasulkumerkinnät poistetaan ennen aluehallituksen kokousta. Palaute: johanna.raty@saimaanselka.example'],
            ['Lukijalle', 'Katsaus täydentää talousarvion seurantaa. Palaute: johanna.raty@saimaanselka.example']), 9, 2.1, 0, 1.5, a)
    D.d.add_page_break()

    # --- contents and chapter 1
    p = D.p('Sisällys'); p.runs[0].bold = True; p.runs[0].font.size = Pt(14)
    for t in (['1  Katsauksen tausta', '2  Kehittämiskokonaisuudet ja vastuut', '3  Tilanne kehittämiskokonaisuuksittain', '4  Hankesalkku', '5  Raha ja riskit', '6  Seuraavat askeleet'] if v == 1 else
              ['1  Katsauksen tausta', '2  Kehittämiskokonaisuudet ja vastuut', '3  Hankesalkku', '4  Tilanne kehittämiskokonaisuuksittain', '5  Raha ja riskit', '6  Mitä seuraavaksi']):
        D.p(t).paragraph_format.space_after = Pt(1)

    D.h('Pääviestit', 2)
    D.bullets(T([
        'Kuudesta kehittämiskokonaisuudesta viidellä on omistaja.',
        'Salkun suurin hanke on OmaSelkä 3, jonka osuus rahoituksesta on lähes kolmannes.',
        'Hankkeiden käynnistyminen on kiinni ennen kaikkea rekrytoinneista, ei rahasta.',
        'Asukkaat pitävät tärkeimpänä, että puhelimeen vastataan.',
    ], [
        'Kaikilla seitsemällä kehittämiskokonaisuudella on nyt omistaja.',
        'Salkun suurin hanke on yhä OmaSelkä 3.',
        'Hankkeet käynnistyvät rekrytointien tahdissa. Raha ei ole ollut este.',
        'Asukkaille on tärkeintä, että puhelimeen vastataan.',
    ]))
    D.h('1 Katsauksen tausta')
    D.p(T('Aluevaltuusto hyväksyi Uudistamisohjelman 16.6.2025. Ohjelmakausi on 2026–2029, ja toimeenpano on jaettu kuuteen kehittämiskokonaisuuteen. **Ohjelmaa johtaa kehittämisjohtaja Maarit Haverinen.** Ohjausryhmän puheenjohtajana toimii hyvinvointialuejohtaja Saku Virolainen.',
          'Uudistamisohjelma hyväksyttiin aluevaltuustossa 16. kesäkuuta 2025, ja sitä toteutetaan vuosina 2026–2029. Kehittämiskokonaisuuksia on nyt seitsemän, kun vammaispalvelut erotettiin omakseen. **Ohjelman johtajana toimii kehittämisjohtaja Maarit Haverinen**, ja sen ohjausryhmän puheenjohtaja on hyvinvointialuejohtaja Saku Virolainen.'))
    D.p(T('Ohjelman valmistelua johti strategiajohtaja Pentti Loikkanen, joka jäi eläkkeelle 31.8.2025. Lämmin kiitos hänelle sekä valmistelun sihteerille Eija Surakalle.',
          'Valmistelua johti aikanaan strategiajohtaja Pentti Loikkanen (eläkkeellä 31.8.2025 alkaen). Kiitos myös valmistelun sihteerille Eija Surakalle.'))
    D.p('Järjestämisvastuu perustuu lakiin sosiaali- ja terveydenhuollon järjestämisestä.[[Laki sosiaali- ja terveydenhuollon järjestämisestä 612/2021, 8 §. Rahoituksesta säädetään laissa 617/2021.]] Ohjelmalla tavoitellaan 14,5 miljoonan euron tuottavuushyötyä, josta puolet syntyy tilojen ja hankintojen kautta. Kehittämisen määräraha on 3,2 M€ eikä sitä ole indeksikorotettu.')
    D.p(T('Uudistamisohjelman rinnalla jatkuu **Omaishoidon kehittämisohjelma** (2024–2026), jonka ohjelmapäällikkönä toimii Raili Kinnunen. Ohjelman loppuraportti valmistuu tammikuussa 2027.',
          'Uudistamisohjelman rinnalla jatkuu **Omaishoidon kehittämisohjelma**, jonka päättymistä aluehallitus siirsi 30.6.2027 saakka. Ohjelma alkoi vuonna 2024. Sen ohjelmapäällikkö on Raili Kinnunen, ja loppuraportti valmistuu tammikuussa 2027.'))
    D.p('Tähän katsaukseen eivät kuulu muiden toimijoiden hankkeet, kuten ministeriön Hyvän työn ohjelma tai naapurialueen Kotikymi-hanke, vaikka niiden kanssa vaihdetaan tietoa viikoittain. Myöskään kuntien hyvinvointisuunnitelmia ei käsitellä.')
    D.p('”Uudistaminen onnistuu vain, jos arki vastaanotolla helpottuu. Kukaan ei jaksa enää yhtä järjestelmää lisää”, tiivistää aluehallituksen puheenjohtaja Veli-Matti Tiainen.', italic=True)
    D.h('Seuranta', 2)
    D.p(T('Ensimmäinen väliraportti Uudistamisohjelmasta annetaan Q2/2026 ja kokoava arviointi tehdään syksyllä 2027. Asukaskysely on auki 12.12.2025 saakka.[[Kyselyyn voi vastata myös paperilla sote-asemilla. Puhelinneuvonta 015 555 0110, ma–pe klo 9–15.]]',
          'Ensimmäinen väliraportti Uudistamisohjelmasta annetaan Q3/2026 ja kokoava arviointi tehdään syksyllä 2027. Asukaskyselyyn tuli 2 311 vastausta.[[Puhelinneuvonta 015 555 0110, ma–pe klo 9–15.]]'))
    D.p('Mittareita on tarkoituksella vähän. Kustakin kehittämiskokonaisuudesta seurataan kahta tunnuslukua, ja niiden lähtötaso on laskettu valtakunnallisista rekistereistä. Luvut päivittyvät viiveellä, joten alkuvaiheen muutoksista ei pidä vetää johtopäätöksiä. Seurantaryhmä kokoontuu sivistystoimen väen kanssa yhteisissä tiloissa Savonlinnassa.')

    D.p('Katsauksessa ei toisteta palvelustrategian tekstejä. Lukijan oletetaan tuntevan järjestämisvastuun perusteet ja alueen kuntarakenteen. Luvut on pyöristetty, joten summat eivät aina täsmää. Tekstin tarkoitus on kertoa, mitä kukin tekee seuraavaksi ja missä tarvitaan päätöksiä.')
    D.p('Valtion rahoitus perustuu tarvetekijöihin, ja alueen ikärakenne nostaa tarvekertoimen maan korkeimpien joukkoon. Samalla väestö vähenee: kolmen vuoden aikana asukasluku on pienentynyt lähes kahdella tuhannella. Palveluja ei voi karsia samassa suhteessa, koska etäisyydet eivät lyhene eikä vanuspalvelujen tarve vähene.'.replace('vanuspalvelujen', T('vanuspalvelujen', 'vanhuspalvelujen')))
    # --- chapter 2
    D.h('2 Kehittämiskokonaisuudet ja vastuut').paragraph_format.page_break_before = True
    D.p(T('Kullakin kehittämiskokonaisuudella on omistaja, joka vastaa tuloksista ja raportoi kehittämisjohtajalle.',
          'Jokaisella kehittämiskokonaisuudella on nimetty omistaja. Hän vastaa tuloksista.'))
    D.p(T('Taulukko 1. Kehittämiskokonaisuudet ja niiden omistajat', 'Taulukko 1. Kehittämiskokonaisuudet ja niiden omistajat (päivitetty)'), 'Caption')
    if v == 1:
        D.table(['Kehittämiskokonaisuus', 'Omistaja', 'Tavoitetaso'], [
            ['Perheiden tuki', 'Anne-Mari Siitonen, toimialajohtaja', 'Lastensuojelun asiakkaita 12 % vähemmän'],
            ['Ikäihmisen arki', 'Jukka-Pekka Ronkanen, palvelujohtaja', '93 % yli 75-vuotiaista asuu kotona'],
            ['Mielen hyvinvointi', 'avoinna (palvelujohtajan haku 28.11.2025 saakka)', 'Hoitoon kahdessa viikossa'],
            ['Kiireellinen hoito', 'Elina Wahlroos, johtajaylilääkäri', 'Päivystyskäynnit –8 %'],
            ['Työvoiman saatavuus', 'Seppo Immonen, henkilöstöjohtaja', 'Vuokratyöhön enintään 4 M€'],
            ['Digitaaliset palvelut', 'Mikaela Nordman, vs. tietohallintojohtaja', '60 % asioinnista sähköisesti'],
        ], [4.6, 6.6, 5.2])
    else:
        D.table(['Omistaja', 'Kehittämiskokonaisuus', 'Tavoitetaso'], [
            ['henkilöstöjohtaja Seppo Immonen', 'Työvoiman saatavuus', 'Vuokratyöhön enintään 4 M€'],
            ['johtajaylilääkäri Elina Wahlroos', 'Kiireellinen hoito', 'Päivystyskäynnit –8 %'],
            ['palvelujohtaja Heli Kuivalainen', 'Mielenterveys ja päihteet (aiemmin Mielen hyvinvointi)', 'Hoitoon kahdessa viikossa'],
            ['palvelujohtaja Jukka-Pekka Ronkanen', 'Ikäihmisen arki', '93 % yli 75-vuotiaista asuu kotona'],
            ['tietohallintojohtaja Mikaela Nordman', 'Digitaaliset palvelut', '60 % asioinnista sähköisesti'],
            ['toimialajohtaja Anne-Mari Siitonen', 'Perheiden tuki', 'Lastensuojelun asiakkaita 12 % vähemmän'],
            ['sosiaalijohtaja Saija Tolvanen', 'Vammaispalvelut', 'Oma työntekijä jokaiselle'],
        ], [6.0, 5.4, 5.0])
    D.p('Läpileikkaavat tavoitteet koskevat kaikkia kokonaisuuksia eikä niillä ole omaa omistajaa:')
    D.bullets(['Yhdenvertainen saavutettavuus', 'Tasapainoinen talous', 'Vaikuttava johtaminen ja tutkimus'])
    D.p('Henkilöstöjärjestöt ovat olleet mukana alusta lähtien. Pääluottamusmiehet ovat pitäneet tärkeänä, ettei kokeiluja jätetä puolitiehen, vaan toimimaton lopetetaan ja toimiva viedään koko alueelle.')
    if v == 2:
        portfolio(D, v, MIELI, LAAKE, 3)

    # --- chapter 3 (v2: 4): two columns
    n = T(3, 4)
    D.h('%d Tilanne kehittämiskokonaisuuksittain' % n)
    D.p('Tilannekuva perustuu omistajien arvioon. Liikennevalot on jätetty tästä versiosta pois, koska niistä ei vallinnut yksimielisyyttä.')
    if v == 1:
        D.cols(2)

    def perhe(i):
        D.h('%d.%d Perheiden tuki' % (n, i), 2)
        D.p(T('Perhekeskus lähellä -hanke käynnistyy 1.1.2026 ja jatkuu vuoden 2027 loppuun. Hankkeen projektipäällikkönä aloittaa Noora Väisänen. Ensimmäiset perhekeskukset avataan Juvalle, Sulkavalle ja Rantasalmelle.',
              'Perhekeskus lähellä on käynnistynyt, ja sen rahoitus kattaa ajan 1/2026–12/2027. Projektipäällikkönä on Noora Väisänen. Ensimmäiset perhekeskukset avattiin Juvalla, Rantasalmella ja Sulkavalla.'))
        if v == 1:
            D.p('Neuvolan illat on pieni kokeilu: vastaanotto on auki kahtena iltana viikossa helmikuusta 2026 alkaen, ja kokeilu päättyy kesäkuun lopussa 2026. Hankevastaavana toimii terveydenhoitaja Salla Kemppi.')
        else:
            D.p('Kohtaamo-chat siirrettiin kevään uudelleenjärjestelyssä Perheiden tuen alle, koska valtaosa yhteydenottajista on alaikäisiä. Chat avattiin Q2/2026. Projektipäällikkö puuttuu yhä.')
        D.p('Perhekeskuksen idea on yksinkertainen: neuvola, perhetyö ja avoin kohtaamispaikka löytyvät saman oven takaa. Kunnat tarjoavat tilat ja järjestöt vapaaehtoiset. Sosiaalityön kynnys madaltuu, kun työntekijä on tuttu jo vauvakerhosta. Haasteena ovat pitkät matkat, joita kuljetuskorvaus ei kata.')
        D.photo('perhe%d' % 1)
        D.p('Kuva 1. Avoin perhepäivä Sulkavalla 4.10.2025. Ohjaaja Minna Auvinen näyttää lapsille jumpparataa. Kuva: Olli Sarkkinen', 'Caption')

    def ika(i):
        D.h('%d.%d Ikäihmisen arki' % (n, i), 2)
        D.p(T('Kotikunnossa 1 jatkuu 30.6.2026 saakka, ja sitä vetää edelleen hankepäällikkö Tarja Pulkkinen. Jatkohanke Kotikunnossa 2 sai myönteisen rahoituspäätöksen.[[Päätös ESAVI/20417/2025, hankekoodi 412877. Kotikunnossa 2 -hankkeen ohjausryhmä kokoontuu ensimmäisen kerran 9.9.2026.]] Kotikunnossa 2 toteutetaan 1.7.2026–31.12.2028; hankepäällikön rekrytointi on kesken.',
              'Kotikunnossa 1 päättyy kesäkuun lopussa 2026, ja sen hankepäällikkönä jatkaa loppuun asti Tarja Pulkkinen. Kotikunnossa 2 käynnistyy kuukautta suunniteltua myöhemmin, 1. elokuuta 2026, ja kestää 31.12.2028 saakka.[[Päätös ESAVI/20417/2025, hankekoodi 412877. Kotikunnossa 2 -hankkeen ohjausryhmä kokoontuu ensimmäisen kerran 9.9.2026.]] Hankepäällikkönä aloittaa Joonas Tirkkonen.'))
        D.p(T('Lääkeautomaatit koteihin -hankkeessa annostelijat otetaan käyttöön vaiheittain vuosina 2026–2027. Vastuu on kotihoidon linjajohdolla.',
              'Lääkehoito ajallaan (vuoteen 2026 asti nimellä Lääkeautomaatit koteihin) etenee vaiheittain vuosien 2026 ja 2027 aikana. Vastuussa on kotihoidon linjajohto.').replace('vuoteen 2026 asti nimellä', 'entinen nimi'))
        if v == 2:
            D.p('Uutena hankkeena salkkuun otettiin Yhden luukun ohjaus, joka kokoaa ikääntyneiden neuvonnan yhteen numeroon. Se toteutetaan 1.9.2026–28.2.2028, ja projektipäällikkö on Outi Silvennoinen.')
        D.p('Kuntoutus aloitetaan aina kotona, ja jakso kestää tavallisesti kuusi viikkoa. Fysioterapeutti käy ensimmäisellä viikolla paikalla, ja sen jälkeen tapaamiset vuorottelevat etäyhteyden kanssa. Asiakkaista kaksi kolmesta tarvitsee jakson jälkeen aiempaa vähemmän käyntejä.')
        D.p('Omaiset ja läheiset -yhdistyksen puheenjohtaja Aila Repo kiittää kotihoidon tiimejä: ”Apu tulee nyt ajallaan, ja se on meille kaikkein tärkeintä.”')

    def mieli(i):
        D.h('%d.%d %s' % (n, i, MIELI), 2)
        D.p(T('Mielipiste avaa ovensa kauppakeskus Karusellissa maaliskuussa 2026 ja toimii kokeiluna vuoden 2027 loppuun. Vastaava ohjaaja on Linnea Ahlfors. Toimintamallin suunnitteli Pirjo Laamanen, joka on siirtynyt toisen työnantajan palvelukseen.',
              'Mielipiste avautui kauppakeskus Karusellissa maaliskuussa 2026, ja kokeilu jatkuu vuoden 2027 loppuun. Vastaavana ohjaajana toimii Linnea Ahlfors. Toimintamallin laati aikoinaan Pirjo Laamanen.'))
        D.box(T(['Tule käymään!', 'Mielipisteen avajaiset 12.3.2026 klo 13'], ['Tapahtui', 'Mielipisteen avajaiset pidettiin 12.3.2026. Väkeä kävi 240.']), 7.2, 1.6, 0, 0.1, D.p(''))
        D.p(T('Jonoja hoitoon on purettu lisätyönä. Kohtaamo-chat nuorille käynnistyy Q2/2026. Projektipäällikkö: nimetään myöhemmin. Chatin tekninen alusta hankitaan valmiina, eikä omaa kehitystyötä tehdä.',
                  'Jonoja hoitoon on purettu lisätyönä. Kokonaisuuden uusi nimi kuvaa sisältöä paremmin: päihdetyö on mukana alusta asti, ja sen osuus vastaanottokäynneistä kasvaa.'))

    def kiire(i):
        D.h('%d.%d Kiireellinen hoito' % (n, i), 2)
        D.p(T('Ensihoidon etälääkäri palvelee ympäri vuorokauden viikosta 10/2026 alkaen. Projektista vastaa ylilääkäri Henrik Sandell. Jonot lyhyiksi -hanke purkaa tekonivel- ja kaihijonoja 15.1.–31.10.2026, ja sen vetäjänä toimii erikoislääkäri Tuomo Kärki.',
              'Ensihoidon etälääkäri on palvellut ympäri vuorokauden viikosta 10/2026 lähtien. Henrik Sandell on siirtynyt muihin tehtäviin, ja projektin vastuulääkärin tehtävä on täyttämättä. Jonot lyhyiksi -hankkeen vetäjänä toimii edelleen erikoislääkäri Tuomo Kärki; tekonivel- ja kaihijonoja puretaan 15.1.–31.12.2026.'))
        D.p('Sairaalan vuodepaikoista noin kymmenesosa on jatkohoitoon odottavien käytössä. Siirtoviiveet ovat lyhentyneet, kun kotiutushoitajat aloittivat. Ensihoidon tehtävistä joka kolmas ei johda kuljetukseen, ja juuri näissä tilanteissa lääkärin etäarvio säästää aikaa.')
        D.p('Päivystyksen ruuhkahuiput ajoittuvat maanantai-iltoihin. Kiirevastaanottoa on lisätty, mutta lääkäreiden saatavuus ratkaisee, voidaanko iltavuoroja jatkaa. Hoitotakuun toteutumisesta raportoidaan erikseen.')

    def tyo(i):
        D.h('%d.%d Työvoiman saatavuus' % (n, i), 2)
        D.p(T('Sijaispooli laajenee koko alueelle 1.3.2026. Poolin vastuuhenkilö on oman työnsä ohella Seppo Immonen. Oppisopimuksella hoitajaksi toteutetaan yhdessä ammattiopiston kanssa 8/2026–5/2028, ja koordinaattorina on Paula Hirvi. Oppilaitoksen yhteyshenkilö: Harri Nykänen, puh. 044 555 0127.',
              'Sijaispooli laajeni koko alueelle 1. maaliskuuta 2026. Seppo Immonen toimii poolin vastuuhenkilönä oman työnsä ohella. Oppisopimuksella hoitajaksi alkaa elokuussa 2026 ja päättyy toukokuussa 2028. Koordinaattori on Paula Hirvi; oppilaitoksessa asiaa hoitaa Harri Nykänen (044 555 0127).'))
        D.p('Työpaikkojen vetovoimaa on tutkittu lähtöhaastatteluilla. Useimmin lähdön syyksi mainitaan työvuorojen ennakoimattomuus, ei palkka. Siksi autonominen työvuorosuunnittelu laajennetaan kaikkiin ympärivuorokautisiin yksiköihin, ja esihenkilöiden alaismääriä pienennetään.')
        D.p('Hoitajien lähtövaihtuvuus on laskenut 11,4 prosentista 9,8 prosenttiin. Vuokratyöhön käytettiin vuositasolla 6,1 M€. Rekrytointimarkkinointi tehdään jatkossa itse.')

    def digi(i):
        D.h('%d.%d Digitaaliset palvelut' % (n, i), 2)
        D.p(T('Yksi asiakasnumero yhdistää viisi puhelinpalvelua. Käyttöönotto on tehtävä 18.5.2026 mennessä, ja projektin vetovastuu on Mikaela Nordmanilla. OmaSelkä 3 on asiointialustan seuraava versio: rakentaminen ajoittuu vuosille 2026–2028 ja projektipäällikkönä on Tero Juutilainen. Vanha OmaSelkä 2 poistuu käytöstä 31.12.2026.',
              'Yksi asiakasnumero yhdistää viisi puhelinpalvelua. Käyttöönotto on tehtävä 18. toukokuuta 2026 mennessä; Mikaela Nordman kantaa projektin vetovastuun. OmaSelkä 3 rakennetaan vuosina 2026–2028. Tero Juutilaisen jälkeen sen projektipäälliköksi tuli Petra Sallinen. Vanha OmaSelkä 2 poistuu käytöstä 31.12.2026.'))
        D.p('Puheluita tulee arkipäivässä keskimäärin 1 450, ja niistä joka viides katkeaa ennen vastausta. Numeroita on ollut liikaa, ja moni soittaa varmuuden vuoksi kahteen paikkaan. Yhden jonon malli on lainattu toiselta alueelta, jossa vastausaika lyheni puoleen.')
        D.p('Digituen pisteitä on yksitoista. Asiakasraadin palautteen mukaan tunnistautuminen koetaan edelleen hankalaksi, ja puolesta asiointi puuttuu kokonaan. [tarkistetaan tietosuojavastaavalta]' if v == 1 else
            'Digituen pisteitä on yksitoista. Asiakasraati pitää tunnistautumista edelleen hankalana, eikä puolesta asiointi onnistu vielä lainkaan.')

    def vamma(i):
        D.h('%d.%d Vammaispalvelut' % (n, i), 2)
        D.p('Kokonaisuus on uusi, eikä siinä ole vielä hankkeita. Omistajana toimii sosiaalijohtaja Saija Tolvanen. Palvelusuunnitelmat käydään läpi 30.11.2026 mennessä.')

    order = [perhe, ika, mieli, kiire, tyo, digi] if v == 1 else [kiire, digi, ika, mieli, perhe, tyo, vamma]
    for i, f in enumerate(order):
        f(i + 1)
        if v == 2 and i == 1:
            D.cols(2)
    D.cols(1)
    D.h(T('Kaksikieliset palvelut – Tvåspråkiga tjänster', 'Tvåspråkiga tjänster – kaksikieliset palvelut'), 2)
    D.p(T('Kielipolku (på svenska Språkstigen) ei kuulu mihinkään kehittämiskokonaisuuteen. Språkstigen är ett gemensamt projekt som pågår 1.9.2026–31.8.2027. Projektledare är Ann-Sofi Björklund. Målet är att klienten får vård på svenska utan att behöva be om det.',
          'Kielipolku (på svenska Språkstigen) ei kuulu mihinkään kehittämiskokonaisuuteen. Språkstigen är vårt gemensamma projekt och det pågår 1.9.2026–31.8.2027. Ann-Sofi Björklund är projektledare. Målet är att klienten får vård på svenska utan att behöva be om det.'))
    if v == 1:
        portfolio(D, v, MIELI, LAAKE, 4)

    D.h('Palvelupisteet ja liikkuvat palvelut', 2)
    D.p('Palvelupisteiden verkkoon ei ehdoteta tässä katsauksessa muutoksia. Alla oleva luettelo kuvaa nykytilaa, jota vasten kehittämiskokonaisuuksien vaikutuksia arvioidaan. Kuntien sivistystoimen kanssa on sovittu, että koulujen tiloja voi käyttää iltaisin vastaanottoihin korvauksetta.')
    D.table(['Piste', 'Kunta', 'Palvelut', 'Käynnit / kk'], [
        ['Keskussairaala', 'Savonlinna', 'päivystys, erikoissairaanhoito, synnytykset', '11 800'],
        ['Sote-asema Itäharju', 'Savonlinna', 'vastaanotot, suun terveydenhuolto', '4 150'],
        ['Sote-asema Kirkonkylä', 'Juva', 'vastaanotot, neuvola, laboratorio', '1 920'],
        ['Lähipiste Rantatie', 'Rantasalmi', 'hoitajavastaanotto, etälääkäri', '610'],
        ['Lähipiste Alanteentie', 'Sulkava', 'hoitajavastaanotto, neuvola', '540'],
        ['Sote-auto Selkä', 'kiertävä', 'rokotukset, näytteet, digituki', '380'],
    ], [4.4, 3.2, 6.4, 2.4])
    D.h('5 Raha ja riskit')
    D.p('Hankkeiden ulkopuolinen rahoitus on kertynyt arvioitua hitaammin. Rahoittajan maksatukset tulevat jälkikäteen, mikä näkyy kassavirrassa. Omarahoitusosuus on keskimäärin 22 prosenttia.')
    D.p('Taulukko 3. Hankerahoitus vuosittain, 1 000 €', 'Caption')
    D.table(['Lähde', '2026', '2027', '2028', '2029'], [['Oma rahoitus', '1 240', '1 310', '980', '450'], ['EU ja valtio', '3 105', '2 870', '1 990', '640'], ['Yhteensä', '4 345', '4 180', '2 970', '1 090']], [5, 2.6, 2.6, 2.6, 2.6])
    D.p('Taulukko 4. Keskeiset riskit', 'Caption')
    D.table(['Riski', 'Todennäköisyys', 'Varautuminen'], [
        ['Lääkärityövoiman saatavuus', 'suuri', 'Yhteisvirat yliopistosairaalan kanssa'],
        ['Tietojärjestelmien viivästyminen', 'kohtalainen', 'Rinnakkaiskäyttö, sopimussakot'],
        ['Kunnat luopuvat tiloistaan', 'kohtalainen', 'Toimitilasuunnitelma, liikkuvat palvelut'],
        ['Rahoittajan linjausten muutos', 'pieni', 'Hankkeita ei aloiteta ennen päätöstä'],
    ], [5.6, 3.4, 7.4])
    D.p('Tuottavuushyödystä on toteutunut tähän mennessä noin viidennes. Suurin osa syntyi vuokratyön vähentämisestä ja lääkehankinnoista. Tilojen osuus on jäänyt pieneksi, koska vuokrasopimukset ovat pitkiä ja irtisanomisehdot kunnille edullisia. Tarkastuslautakunta on kiinnittänyt huomiota siihen, että hankkeiden tuloksia ei ole budjetoitu toimialoille.')
    D.p('Toimitilaverkkoa tarkastellaan erillisessä selvityksessä. Selvityksen laati konsulttiyhtiön asiantuntija Kimmo Lötjönen, ja siihen viitataan vain soveltuvin osin. Sairaalan peruskorjaukseen on varattu 27 miljoonaa euroa, josta rakennuttamisen osuus on 2,1 M€.')

    D.h(T('6 Seuraavat askeleet', '6 Mitä seuraavaksi'))
    D.bullets(T([
        '17.11.2025 aluehallitus käsittelee tilannekatsauksen (§ 214)',
        'viikolla 50/2025 henkilöstöinfo Teamsissa',
        'tammikuun 2026 loppuun mennessä Kotikunnossa 2 -hankkeen hankesuunnitelma täydennetään',
        '24.–25.3.2026 kehittämispäivät Savonlinnassa',
        'kesällä 2026 hankesalkku päivitetään',
        'lokakuussa 2026 Jonot lyhyiksi -hankkeen tulokset esitellään aluevaltuustolle',
    ], [
        '25. toukokuuta 2026 aluehallitus käsittelee tilannekatsauksen (§ 98)',
        'kesällä 2026 hankesalkku päivitetään',
        'viikolla 35/2026 henkilöstöinfo Teamsissa',
        'joulukuussa 2026 Jonot lyhyiksi -hankkeen tulokset esitellään aluevaltuustolle',
    ]))
    D.h(T('Liite 1. Asukasraadin huomioita', 'Liite 1. Poimintoja asukasraadista')).paragraph_format.page_break_before = True
    D.p(T('Asukasraati käsitteli ohjelmaa kahdessa tilaisuudessa. Alla on poimintoja muistiinpanoista sellaisinaan.', 'Asukasraati on käsitellyt ohjelmaa kahdesti. Huomiot ovat ennallaan.'))
    D.bullets([
        '”Bussi ei kulje, joten avoin kohtaamispaikka on minulle kiinni.” (Raija, Enonkoski)',
        '”Soitin kolme kertaa ja sain kolme eri vastausta.” (Tauno Lamberg, Juva)',
        '”Lääkärin pitäisi katsoa minua eikä ruutua”, sanoi raadin varapuheenjohtaja Helvi Pöyhönen.',
        '”Service på svenska finns nog, om man orkar fråga.” (Gun-Britt Österman)',
    ])
    D.p('Raadin esitykset on viety tiedoksi vaikuttamistoimielimille. Osa niistä koskee kuntien vastuulla olevia asioita, kuten joukkoliikennettä, kirjastojen aukioloa ja liikuntapaikkoja. Näihin ei oteta katsauksessa kantaa.')
    D.h('Liite 2. Lyhenteet')
    D.table(['Lyhenne', 'Selitys'], [['SSHVA', 'Saimaanselän hyvinvointialue'], ['k€, M€', 'tuhat euroa, miljoona euroa'], ['vk', 'viikko'], ['ESAVI', 'Etelä-Suomen aluehallintovirasto'], ['THL', 'Terveyden ja hyvinvoinnin laitos'], ['STM', 'sosiaali- ja terveysministeriö']], [3.5, 12])
    D.p(T('Lisätietoja antaa viestintäpäällikkö Johanna Räty, puh. 040 555 0134, Torikatu 12, 57100 Savonlinna.', 'Lisätietoja: Johanna Räty, viestintäpäällikkö, 040 555 0134. Käyntiosoite Torikatu 12, 57100 Savonlinna.'), small=True)
    path = os.path.join(OUT, 'docs', '%s_v%d.docx' % (NAME, v))
    D.save(path, T('Tilannekatsaus', 'Tilannekatsaus II'), T('Riikka Toivanen', 'jparkkin'))
    if v == 2:   # another producer: through LibreOffice
        os.makedirs('/tmp/blind3_rt', exist_ok=True)
        soffice(['--convert-to', 'odt', '--outdir', '/tmp/blind3_rt', path])
        soffice(['--convert-to', 'docx:MS Word 2007 XML', '--outdir', '/tmp/blind3_rt', '/tmp/blind3_rt/%s_v2.odt' % NAME])
        shutil.copy('/tmp/blind3_rt/%s_v2.docx' % NAME, path)
    soffice(['--convert-to', T('pdf', 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'), '--outdir', os.path.join(OUT, 'docs'), path])


def portfolio(D, v, MIELI, LAAKE, n):
    D.h('%d Hankesalkku' % n)
    D.p('Taulukkoon on koottu kaikki käynnissä olevat ja päätetyt hankkeet. Rahoitus on esitetty tuhansina euroina koko hankeajalta.' if v == 1 else 'Taulukossa ovat kaikki käynnissä olevat ja päätetyt hankkeet. Rahoitus tuhansina euroina.')
    D.p('Taulukko 2. Hankesalkku', 'Caption')
    if v == 1:
        D.table(['Hanke', 'Kehittämiskokonaisuus', 'Kesto', 'Vastuuhenkilö', 'k€', 'Tilanne'], [
            ['Perhekeskus lähellä', 'Perheiden tuki', '1.1.2026–31.12.2027', 'Väisänen Noora', '640', 'Tilat on vuokrattu kolmessa kunnassa, kalusteet kilpailutetaan keskitetysti.'],
            ['Neuvolan illat', 'Perheiden tuki', '2/2026–6/2026', 'Kemppi Salla', '45', 'Työaikajärjestelyistä on sovittu.'],
            ['Kotikunnossa 1', 'Ikäihmisen arki', '2024–6/2026', 'Pulkkinen Tarja', '410', 'Kuntoutusjaksoja on pidetty 380, joista yli puolet etänä.'],
            ['Kotikunnossa 2', 'Ikäihmisen arki', '1.7.2026–31.12.2028', 'rekrytointi kesken', '880', 'Rahoituspäätös saatu, palkkaluokka vahvistamatta.'],
            ['Lääkeautomaatit koteihin', 'Ikäihmisen arki', '2026–2027', 'kotihoidon linjajohto', '230', 'Laitteet on hankittu puitesopimuksella, asennus alkaa Kerimäeltä.'],
            ['Mielipiste', 'Mielen hyvinvointi', '3/2026–12/2027', 'Ahlfors Linnea', '395', 'Vuokrasopimus allekirjoitettu, remontti kesken.'],
            ['Kohtaamo-chat', 'Mielen hyvinvointi', 'Q2/2026 alkaen', 'nimetään myöhemmin', '120', 'Odottaa tietosuojan vaikutustenarviointia.'],
            ['Ensihoidon etälääkäri', 'Kiireellinen hoito', 'vk 10/2026 alkaen', 'Sandell Henrik', '310', 'Päivystysrengas on koossa, laitteet ambulansseissa testattu.'],
            ['Jonot lyhyiksi', 'Kiireellinen hoito', '15.1.–31.10.2026', 'Kärki Tuomo', '1 150', 'Ostopalvelu kilpailutettu, omat lisätyöt sovittu paikallisesti.'],
            ['Sijaispooli', 'Työvoiman saatavuus', '1.3.2026 alkaen', 'Immonen Seppo', '75', 'Varallaolokorvauksista neuvotellaan.'],
            ['Oppisopimuksella hoitajaksi', 'Työvoiman saatavuus', '8/2026–5/2028', 'Hirvi Paula', '160', 'Hakijoita 64, paikkoja 24.'],
            ['Yksi asiakasnumero', 'Digitaaliset palvelut', '11/2025–5/2026', 'Nordman Mikaela', '290', 'Takaisinsoitto toimii, ruotsinkielinen jono puuttuu.'],
            ['OmaSelkä 3', 'Digitaaliset palvelut', '2026–2028', 'Juutilainen Tero', '1 900', 'Määrittely käynnissä yhdessä kolmen muun alueen kanssa.'],
            ['Kielipolku', '–', '1.9.2026–31.8.2027', 'Björklund Ann-Sofi', '85', 'Anställningsbeslut gjort.'],
        ], [3.0, 3.1, 2.9, 2.7, 1.2, 3.8], 8.5)
    else:
        D.table(['Hanke', 'Vastuuhenkilö', 'Kehittämiskokonaisuus', 'Kesto', 'Tilanne', 'k€'], [
            ['Ensihoidon etälääkäri', 'täyttämättä', 'Kiireellinen hoito', 'vk 10/2026 lähtien', 'Käytössä kaikissa yksiköissä, konsultaatioita noin 90 viikossa.', '310'],
            ['Jonot lyhyiksi', 'Tuomo Kärki', 'Kiireellinen hoito', '15.1.–31.12.2026', 'Kaihijono purettu, tekonivelissä viivettä.', '1 310'],
            ['Kielipolku', 'Ann-Sofi Björklund', '–', '1.9.2026–31.8.2027', 'Anställningsbeslut gjort.', '85'],
            ['Kohtaamo-chat', 'puuttuu', 'Perheiden tuki', 'Q2/2026 alkaen', 'Avattu, palvelee arki-iltaisin.', '120'],
            ['Kotikunnossa 1', 'Tarja Pulkkinen', 'Ikäihmisen arki', '2024–06/2026', 'Kuntoutusjaksoja on pidetty 455.', '410'],
            ['Kotikunnossa 2', 'Joonas Tirkkonen', 'Ikäihmisen arki', '1.8.2026–31.12.2028', 'Rahoittaja hyväksyi muutetun aloituksen.', '880'],
            ['Lääkehoito ajallaan', 'kotihoidon linjajohto', 'Ikäihmisen arki', '2026–2027', 'Laitteita on asennettu 130 kotiin.', '230'],
            ['Mielipiste', 'Linnea Ahlfors', 'Mielenterveys ja päihteet', '03/2026–12/2027', 'Avoinna neljänä päivänä viikossa.', '395'],
            ['OmaSelkä 3', 'Petra Sallinen', 'Digitaaliset palvelut', '2026–2028', 'Määrittely valmis, toimittajan valinta kesken.', '1 900'],
            ['Oppisopimuksella hoitajaksi', 'Paula Hirvi', 'Työvoiman saatavuus', '08/2026–05/2028', 'Ryhmä on täynnä.', '160'],
            ['Perhekeskus lähellä', 'Noora Väisänen', 'Perheiden tuki', '1.1.2026–31.12.2027', 'Kolme keskusta auki, kaksi suunnitteilla.', '640'],
            ['Sijaispooli', 'Seppo Immonen', 'Työvoiman saatavuus', '1.3.2026 lähtien', 'Poolissa on 58 hoitajaa.', '75'],
            ['Yhden luukun ohjaus', 'Outi Silvennoinen', 'Ikäihmisen arki', '1.9.2026–28.2.2028', 'Uusi hanke, suunnitelma hyväksytty.', '265'],
            ['Yksi asiakasnumero', 'Mikaela Nordman', 'Digitaaliset palvelut', '11/2025–05/2026', 'Myös ruotsinkielinen jono on auki.', '290'],
        ], [3.1, 2.8, 3.1, 2.9, 3.6, 1.2], 9)


def gold(v):
    T = lambda a, b: a if v == 1 else b
    G = Gold('fi', ['fi', 'sv'], T('2025-11-06', '2026-05-12'))
    U, O = 'Uudistamisohjelma', 'Omaishoidon kehittämisohjelma'
    M = T('Mielen hyvinvointi', 'Mielenterveys ja päihteet')
    L = T('Lääkeautomaatit koteihin', 'Lääkehoito ajallaan')
    G.area('Perheiden tuki', see=['Perheiden tuen'])
    G.area('Ikäihmisen arki')
    G.area(M, **T({}, {'aliases': ['Mielen hyvinvointi']}))
    G.area('Kiireellinen hoito')
    G.area('Työvoiman saatavuus')
    G.area('Digitaaliset palvelut')
    if v == 2:
        G.area('Vammaispalvelut')
    G.prog(U, '2026', '2029')
    G.prog(O, '2024', T('2026', '2027-06-30'))
    G.proj('Perhekeskus lähellä', 'Perheiden tuki', '2026-01-01', '2027-12-31')
    if v == 1:
        G.proj('Neuvolan illat', 'Perheiden tuki', '2026-02', '2026-06')
    G.proj('Kotikunnossa 1', 'Ikäihmisen arki', '2024', '2026-06-30')
    G.proj('Kotikunnossa 2', 'Ikäihmisen arki', T('2026-07-01', '2026-08-01'), '2028-12-31')
    G.proj(L, 'Ikäihmisen arki', '2026', '2027', **T({}, {'aliases': ['Lääkeautomaatit koteihin']}))
    if v == 2:
        G.proj('Yhden luukun ohjaus', 'Ikäihmisen arki', '2026-09-01', '2028-02-28')
    G.proj('Mielipiste', M, '2026-03', '2027-12')
    G.proj('Kohtaamo-chat', T(M, 'Perheiden tuki'), '2026-Q2', None)
    G.proj('Ensihoidon etälääkäri', 'Kiireellinen hoito', '2026-W10', None)
    G.proj('Jonot lyhyiksi', 'Kiireellinen hoito', '2026-01-15', T('2026-10-31', '2026-12-31'))
    G.proj('Sijaispooli', 'Työvoiman saatavuus', '2026-03-01', None)
    G.proj('Oppisopimuksella hoitajaksi', 'Työvoiman saatavuus', '2026-08', '2028-05')
    G.proj('Yksi asiakasnumero', 'Digitaaliset palvelut', '2025-11', '2026-05', end_alt=['2026-05-18'])
    G.proj('OmaSelkä 3', 'Digitaaliset palvelut', '2026', '2028')
    G.proj('Kielipolku', None, '2026-09-01', '2027-08-31', aliases=['Språkstigen'])
    G.proj('OmaSelkä 2', 'Digitaaliset palvelut', None, '2026-12-31', optional=True, note='väistyvä järjestelmä, ei hanke')
    own = ['omistaja', 'kehittämiskokonaisuuden omistaja']
    G.who('Maarit Haverinen', 'kehittämisjohtaja', U, role_aliases=['ohjelman johtaja', 'ohjelmajohtaja', 'johtaja'])
    G.who('Saku Virolainen', 'ohjausryhmän puheenjohtaja', U, role_aliases=['hyvinvointialuejohtaja', 'puheenjohtaja'])
    G.who('Raili Kinnunen', 'ohjelmapäällikkö', O)
    G.who('Anne-Mari Siitonen', 'toimialajohtaja', 'Perheiden tuki', role_aliases=own)
    G.who('Jukka-Pekka Ronkanen', 'palvelujohtaja', 'Ikäihmisen arki', role_aliases=own)
    G.who(T(None, 'Heli Kuivalainen'), 'palvelujohtaja', M, role_aliases=own, **T({'see': ['avoinna (palvelujohtajan']}, {}))
    G.who('Elina Wahlroos', 'johtajaylilääkäri', 'Kiireellinen hoito', role_aliases=own)
    G.who('Seppo Immonen', 'henkilöstöjohtaja', 'Työvoiman saatavuus', role_aliases=own)
    G.who('Mikaela Nordman', T('vs. tietohallintojohtaja', 'tietohallintojohtaja'), 'Digitaaliset palvelut', role_aliases=own)
    if v == 2:
        G.who('Saija Tolvanen', 'sosiaalijohtaja', 'Vammaispalvelut', role_aliases=own)
    G.who('Noora Väisänen', 'projektipäällikkö', 'Perhekeskus lähellä', T('starts', None), role_aliases=['vastuuhenkilö'])
    if v == 1:
        G.who('Salla Kemppi', 'hankevastaava', 'Neuvolan illat', role_aliases=['vastuuhenkilö', 'terveydenhoitaja'])
    G.who('Tarja Pulkkinen', 'hankepäällikkö', 'Kotikunnossa 1', 'continues', role_aliases=['vastuuhenkilö'])
    if v == 1:
        G.who(None, 'hankepäällikkö', 'Kotikunnossa 2', see=['rekrytointi kesken', 'rekrytointi on kesken'], role_aliases=['vastuuhenkilö'])
    else:
        G.who('Joonas Tirkkonen', 'hankepäällikkö', 'Kotikunnossa 2', 'starts', role_aliases=['vastuuhenkilö'])
        G.who('Outi Silvennoinen', 'projektipäällikkö', 'Yhden luukun ohjaus', role_aliases=['vastuuhenkilö'])
    G.who('Linnea Ahlfors', 'vastaava ohjaaja', 'Mielipiste', role_aliases=['vastuuhenkilö'])
    G.who(None, 'projektipäällikkö', 'Kohtaamo-chat', see=T(['nimetään myöhemmin'], ['puuttuu yhä', 'Kohtaamo-chat puuttuu']), role_aliases=['vastuuhenkilö'])
    if v == 1:
        G.who('Henrik Sandell', 'ylilääkäri', 'Ensihoidon etälääkäri', role_aliases=['vastuuhenkilö', 'vastaava', 'vastaa'])
    else:
        G.who(None, 'vastuulääkäri', 'Ensihoidon etälääkäri', see=['täyttämättä'], role_aliases=['vastuuhenkilö'])
    G.who('Tuomo Kärki', 'vetäjä', 'Jonot lyhyiksi', T(None, 'continues'), role_aliases=['vastuuhenkilö', 'erikoislääkäri'])
    G.who('Seppo Immonen', 'vastuuhenkilö', 'Sijaispooli', role_aliases=['poolin vastuuhenkilö'])
    G.who('Paula Hirvi', 'koordinaattori', 'Oppisopimuksella hoitajaksi', role_aliases=['vastuuhenkilö'])
    G.who('Mikaela Nordman', 'vastuuhenkilö', 'Yksi asiakasnumero', role_aliases=['vetäjä', 'vetovastuu', 'projektin vetäjä', 'vastuu'])
    G.who(T('Tero Juutilainen', 'Petra Sallinen'), 'projektipäällikkö', 'OmaSelkä 3', role_aliases=['vastuuhenkilö'], **T({}, {'status': None}))
    G.who('Ann-Sofi Björklund', 'projektledare', 'Kielipolku', role_aliases=['projektipäällikkö', 'vastuuhenkilö'])

    d = G.date
    opt = dict(optional=True)
    d(T('6.11.2025', '12. toukokuuta 2026'), T('2025-11-06', '2026-05-12'), T('2025-11-06', '2026-05-12'), 'day', None, 'katsauksen päiväys', **opt)
    d('2026–2029', '2026', '2029', 'range', U, 'ohjelmakausi')
    d(T('16.6.2025', '16. kesäkuuta 2025'), '2025-06-16', '2025-06-16', 'day', U, 'aluevaltuusto hyväksyi')
    if v == 1:
        d('31.8.2025', '2025-08-31', '2025-08-31', 'day', None, 'Pentti Loikkanen eläkkeelle')
    else:
        d('31.8.2025 alkaen', '2025-08-31', None, 'day', None, 'Pentti Loikkanen eläkkeellä')
    if v == 1:
        d('2024–2026', '2024', '2026', 'range', O, 'ohjelmakausi')
    else:
        d('30.6.2027 saakka', None, '2027-06-30', 'day', O, 'jatkettu')
        d('vuonna 2024', '2024', '2024', 'year', O, 'alkoi')
    d('tammikuussa 2027', '2027-01', '2027-01', 'month', O, 'loppuraportti')
    d(T('Q2/2026', 'Q3/2026'), T('2026-Q2', '2026-Q3'), T('2026-Q2', '2026-Q3'), 'quarter', U, 'ensimmäinen väliraportti')
    d('syksyllä 2027', '2027-09', '2027-11', 'season', U, 'kokoava arviointi')
    if v == 1:
        d('12.12.2025 saakka', None, '2025-12-12', 'day', None, 'asukaskysely auki')
        d('12.12.2025 saakka', None, '2025-12-12', 'day', U, 'asukaskysely auki', **opt)
        d('28.11.2025 saakka', None, '2025-11-28', 'day', M, 'palvelujohtajan haku')
    # perheet
    P = 'Perhekeskus lähellä'
    if v == 1:
        d('1.1.2026', '2026-01-01', '2026-01-01', 'day', P, 'käynnistyy')
        d('vuoden 2027 loppuun', None, '2027', 'year', P, 'jatkuu')
    else:
        d('1/2026–12/2027', '2026-01', '2027-12', 'range', P, 'rahoitus')
    d('1.1.2026–31.12.2027', '2026-01-01', '2027-12-31', 'range', P, 'kesto')
    if v == 1:
        N = 'Neuvolan illat'
        d('helmikuusta 2026 alkaen', '2026-02', None, 'month', N, 'vastaanotto auki iltaisin')
        d('kesäkuun lopussa 2026', None, '2026-06', 'month', N, 'päättyy')
        d('2/2026–6/2026', '2026-02', '2026-06', 'range', N, 'kesto')
    d('4.10.2025', '2025-10-04', '2025-10-04', 'day', None, 'avoin perhepäivä, kuvateksti')
    d('4.10.2025', '2025-10-04', '2025-10-04', 'day', 'Perheiden tuki', 'avoin perhepäivä, kuvateksti', **opt)
    # ikäihmiset
    if v == 1:
        d('30.6.2026 saakka', None, '2026-06-30', 'day', 'Kotikunnossa 1', 'jatkuu')
        d('2024–6/2026', '2024', '2026-06', 'range', 'Kotikunnossa 1', 'kesto')
        d('1.7.2026–31.12.2028', '2026-07-01', '2028-12-31', 'range', 'Kotikunnossa 2', 'kesto')
    else:
        d('kesäkuun lopussa 2026', None, '2026-06', 'month', 'Kotikunnossa 1', 'päättyy')
        d('2024–06/2026', '2024', '2026-06', 'range', 'Kotikunnossa 1', 'kesto')
        d('1. elokuuta 2026', '2026-08-01', '2026-08-01', 'day', 'Kotikunnossa 2', 'käynnistyy')
        d('31.12.2028 saakka', None, '2028-12-31', 'day', 'Kotikunnossa 2', 'kestää')
        d('1.8.2026–31.12.2028', '2026-08-01', '2028-12-31', 'range', 'Kotikunnossa 2', 'kesto')
    d('9.9.2026', '2026-09-09', '2026-09-09', 'day', 'Kotikunnossa 2', 'ohjausryhmä, alaviite')
    d('2026–2027', '2026', '2027', 'range', L, 'käyttöönotto')
    if v == 2:
        d('vuosien 2026 ja 2027 aikana', '2026', '2027', 'range', L, 'etenee', **opt)
        d('vuosien 2026 ja 2027 aikana', '2026', '2026', 'year', L, 'etenee', **opt)
        d('vuosien 2026 ja 2027 aikana', '2027', '2027', 'year', L, 'etenee', **opt)
        d('1.9.2026–28.2.2028', '2026-09-01', '2028-02-28', 'range', 'Yhden luukun ohjaus', 'kesto')
    # mieli
    d('maaliskuussa 2026', '2026-03', '2026-03', 'month', 'Mielipiste', T('avaa', 'avautui'))
    d('vuoden 2027 loppuun', None, '2027', 'year', 'Mielipiste', 'kokeilu jatkuu')
    d(T('3/2026–12/2027', '03/2026–12/2027'), '2026-03', '2027-12', 'range', 'Mielipiste', 'kesto')
    d('12.3.2026', '2026-03-12', '2026-03-12', 'day', 'Mielipiste', 'avajaiset, tekstiruutu')
    d('Q2/2026', '2026-Q2', '2026-Q2', 'quarter', 'Kohtaamo-chat', T('käynnistyy', 'avattiin'))
    d('Q2/2026 alkaen', '2026-Q2', None, 'quarter', 'Kohtaamo-chat', 'kesto')
    # kiireellinen
    d(T('viikosta 10/2026 alkaen', 'viikosta 10/2026 lähtien'), '2026-W10', None, 'week', 'Ensihoidon etälääkäri', T('palvelee', 'on palvellut'))
    d(T('15.1.–31.10.2026', '15.1.–31.12.2026'), '2026-01-15', T('2026-10-31', '2026-12-31'), 'range', 'Jonot lyhyiksi', 'kesto')
    # työvoima
    d(T('1.3.2026', '1. maaliskuuta 2026'), '2026-03-01', '2026-03-01', 'day', 'Sijaispooli', 'laajenee')
    d(T('1.3.2026 alkaen', '1.3.2026 lähtien'), '2026-03-01', None, 'day', 'Sijaispooli', 'kesto')
    d(T('8/2026–5/2028', '08/2026–05/2028'), '2026-08', '2028-05', 'range', 'Oppisopimuksella hoitajaksi', 'kesto')
    if v == 2:
        d('elokuussa 2026', '2026-08', '2026-08', 'month', 'Oppisopimuksella hoitajaksi', 'alkaa')
        d('toukokuussa 2028', None, '2028-05', 'month', 'Oppisopimuksella hoitajaksi', 'päättyy')
    # digi
    d(T('18.5.2026 mennessä', '18. toukokuuta 2026 mennessä'), None, '2026-05-18', 'day', 'Yksi asiakasnumero', 'käyttöönotto')
    d(T('11/2025–5/2026', '11/2025–05/2026'), '2025-11', '2026-05', 'range', 'Yksi asiakasnumero', 'kesto')
    d('2026–2028', '2026', '2028', 'range', 'OmaSelkä 3', 'rakentaminen')
    d('31.12.2026', '2026-12-31', '2026-12-31', 'day', None, 'OmaSelkä 2 poistuu käytöstä')
    for x in ('OmaSelkä 2', 'OmaSelkä 3'):
        d('31.12.2026', '2026-12-31', '2026-12-31', 'day', x, 'poistuu käytöstä', see='poistuu käytöstä 31.12.2026', **opt)
    d('1.9.2026–31.8.2027', '2026-09-01', '2027-08-31', 'range', 'Kielipolku', 'pågår')
    if v == 2:
        d('30.11.2026 mennessä', None, '2026-11-30', 'day', 'Vammaispalvelut', 'palvelusuunnitelmat')
    # seuraavat askeleet
    d(T('17.11.2025', '25. toukokuuta 2026'), T('2025-11-17', '2026-05-25'), T('2025-11-17', '2026-05-25'), 'day', None, 'aluehallitus')
    d(T('17.11.2025', '25. toukokuuta 2026'), T('2025-11-17', '2026-05-25'), T('2025-11-17', '2026-05-25'), 'day', U, 'aluehallitus', **opt)
    d(T('viikolla 50/2025', 'viikolla 35/2026'), T('2025-W50', '2026-W35'), T('2025-W50', '2026-W35'), 'week', None, 'henkilöstöinfo')
    d('kesällä 2026', '2026-06', '2026-08', 'season', None, 'hankesalkku päivitetään')
    if v == 1:
        d('tammikuun 2026 loppuun mennessä', None, '2026-01', 'month', 'Kotikunnossa 2', 'hankesuunnitelma täydennetään')
        d('24.–25.3.2026', '2026-03-24', '2026-03-25', 'range', None, 'kehittämispäivät')
    d(T('lokakuussa 2026', 'joulukuussa 2026'), T('2026-10', '2026-12'), T('2026-10', '2026-12'), 'month', 'Jonot lyhyiksi', 'tulokset aluevaltuustolle')
    for y in ('2026', '2027', '2028', '2029'):
        d(y, y, y, 'year', None, 'rahoitustaulukon sarake', **opt)
    G.write('%s_v%d' % (NAME, v), os.path.join(OUT, 'docs', '%s_v%d.pdf' % (NAME, v)))


def changes():
    M2 = 'Mielenterveys ja päihteet'
    o = dict(optional=True)
    write_changes(NAME, [
        ch('renamed', 'growth_area', 'Mielen hyvinvointi', 'name', 'Mielen hyvinvointi', M2),
        ch('added', 'growth_area', 'Vammaispalvelut', None, None, 'Vammaispalvelut'),
        ch('added', 'assignment', 'Vammaispalvelut', 'person', None, 'Saija Tolvanen', role='sosiaalijohtaja', **o),
        ch('changed', 'assignment', M2, 'person', None, 'Heli Kuivalainen', role='palvelujohtaja'),
        ch('changed', 'assignment', 'Digitaaliset palvelut', 'role', 'vs. tietohallintojohtaja', 'tietohallintojohtaja', person='Mikaela Nordman'),
        ch('changed', 'programme', 'Omaishoidon kehittämisohjelma', 'end', '2026', '2027-06-30'),
        ch('changed', 'assignment', 'OmaSelkä 3', 'person', 'Tero Juutilainen', 'Petra Sallinen', role='projektipäällikkö'),
        ch('changed', 'assignment', 'Kotikunnossa 2', 'person', None, 'Joonas Tirkkonen', role='hankepäällikkö'),
        ch('changed', 'assignment', 'Ensihoidon etälääkäri', 'person', 'Henrik Sandell', None, role='vastuulääkäri'),
        ch('changed', 'project', 'Kotikunnossa 2', 'start', '2026-07-01', '2026-08-01'),
        ch('changed', 'project', 'Jonot lyhyiksi', 'end', '2026-10-31', '2026-12-31'),
        ch('moved', 'project', 'Kohtaamo-chat', 'growth_area', 'Mielen hyvinvointi', 'Perheiden tuki'),
        ch('renamed', 'project', 'Lääkeautomaatit koteihin', 'name', 'Lääkeautomaatit koteihin', 'Lääkehoito ajallaan'),
        ch('removed', 'project', 'Neuvolan illat', None, 'Neuvolan illat', None),
        ch('removed', 'assignment', 'Neuvolan illat', 'person', 'Salla Kemppi', None, **o),
        ch('added', 'project', 'Yhden luukun ohjaus', None, None, 'Yhden luukun ohjaus'),
        ch('added', 'assignment', 'Yhden luukun ohjaus', 'person', None, 'Outi Silvennoinen', **o),
        ch('changed', 'date', 'Uudistamisohjelma', 'end', '2026-Q2', '2026-Q3', about='ensimmäinen väliraportti'),
        ch('changed', 'date', 'Jonot lyhyiksi', 'start', '2026-10', '2026-12', about='tulokset aluevaltuustolle'),
        ch('removed', 'date', 'Kotikunnossa 2', None, '2026-01', None, about='hankesuunnitelma täydennetään', **o),
        ch('removed', 'date', 'Uudistamisohjelma', None, '2025-12-12', None, about='asukaskysely', **o),
        ch('removed', 'date', M2, None, '2025-11-28', None, about='palvelujohtajan haku', **o),
        ch('removed', 'date', 'kehittämispäivät', None, '2026-03-24', None, about='kehittämispäivät', **o),
        ch('added', 'date', 'Vammaispalvelut', 'end', None, '2026-11-30', about='palvelusuunnitelmat', **o),
        ch('changed', 'date', 'aluehallitus', 'start', '2025-11-17', '2026-05-25', about='käsittelee tilannekatsauksen', **o),
        ch('changed', 'date', 'henkilöstöinfo', 'start', '2025-W50', '2026-W35', about='henkilöstöinfo', **o),
        ch('any', 'date', 'Neuvolan illat', None, None, None, start='2026-02', end='2026-06', **o),
        ch('any', 'date', 'Yhden luukun ohjaus', None, None, None, start='2026-09-01', end='2028-02-28', **o),
        ch('any', 'date', 'Jonot lyhyiksi', None, None, None, start='2026-01-15', end='2026-12-31', **o),
        ch('any', 'date', 'Kotikunnossa 2', None, None, None, start='2026-08-01', end='2028-12-31', **o),
        ch('any', 'date', 'Omaishoidon kehittämisohjelma', None, None, None, start='2024', end='2027-06-30', **o),
    ])


if __name__ == '__main__':
    for v in (1, 2):
        if 'gold' not in sys.argv:
            build(v)
        gold(v)
    changes()
    for v in (1, 2):
        png(os.path.join(OUT, 'docs', '%s_v%d.pdf' % (NAME, v)), '/tmp/blind3_png', 1.5)
