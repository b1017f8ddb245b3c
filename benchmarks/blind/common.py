"""Drawing the same slides as PPTX and PDF, and checks of a hand-written gold against the text that was drawn."""
import json
import os
import re

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

HERE = os.path.dirname(os.path.abspath(__file__))
FACES = {'sans': ('Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique'), 'serif': ('Times-Roman', 'Times-Bold', 'Times-Italic')}


def ttf(family, regular, bold, italic):
    """Registers an embedded family; the core fonts stay where the files are not found."""
    try:
        for name, file in ((family, regular), (family + '-B', bold), (family + '-I', italic)):
            pdfmetrics.registerFont(TTFont(name, file))
        FACES[family] = (family, family + '-B', family + '-I')
    except Exception:
        FACES[family] = FACES['sans']


def runs_of(p):
    """A paragraph is a string or a list of strings and (string, style letters: b, i, r = red, g = grey)."""
    return [(r, '') if isinstance(r, str) else r for r in ([p] if isinstance(p, str) else p)]


class Deck:
    def __init__(self, pdf, pptx, face, pptx_font, word_by_word=False, meta=None, size=(13.333, 7.5), hyphens=False, split_runs=False):
        self.prs = Presentation()
        self.w, self.h = size
        self.prs.slide_width, self.prs.slide_height = Inches(size[0]), Inches(size[1])
        self.c = canvas.Canvas(pdf, pagesize=(size[0] * 72, size[1] * 72))
        self.pdf, self.pptx, self.face, self.font, self.words = pdf, pptx, face, pptx_font, word_by_word
        meta = meta or {}
        cp = self.prs.core_properties
        cp.title, cp.author, cp.last_modified_by = meta.get('title', ''), meta.get('author', ''), meta.get('saved_by', '')
        self.c.setTitle(meta.get('title', '')); self.c.setAuthor(meta.get('author', '')); self.c.setProducer(meta.get('producer', '')); self.c.setCreator(meta.get('creator', ''))
        self.n, self.hyphens, self.split_runs = 0, hyphens, split_runs
        self.drawn = []            # (block, baseline, x, right end, text) of each page, for the OCR reading
        self.block = 0
        self.text_of = []          # what stands on each page, for the checks
        self.notes_of = []

    # ---- pages
    def slide(self, background=None, titled=False):
        if self.n:
            self.c.showPage()
        self.n += 1
        self.s = self.prs.slides.add_slide(self.prs.slide_layouts[5 if titled else 6])
        self.title_slide = self.s.shapes.title if titled else None
        self.text_of.append([]); self.notes_of.append([]); self.drawn.append([])
        if background:
            self.s.background.fill.solid(); self.s.background.fill.fore_color.rgb = RGBColor.from_string(background)
            self.c.setFillColor(HexColor('#' + background)); self.c.rect(0, 0, self.w * 72, self.h * 72, stroke=0, fill=1)

    def notes(self, text):
        self.s.notes_slide.notes_text_frame.text = text
        self.notes_of[-1].append(text)

    def save(self):
        self.c.showPage(); self.c.save()
        if self.pptx:
            self.prs.save(self.pptx)

    # ---- text
    def _fill(self, tf, paras, size, color, bold, font, align, bullet, space):
        tf.word_wrap = True
        for i, p in enumerate(paras):
            para = tf.paragraphs[0] if i == 0 else tf.add_paragraph()
            para.alignment = {'l': PP_ALIGN.LEFT, 'c': PP_ALIGN.CENTER, 'r': PP_ALIGN.RIGHT}[align]
            para.space_after = Pt(space)
            parts = runs_of(p)
            if bullet and ''.join(t for t, _ in parts).strip():
                parts = [(bullet + ' ', '')] + parts
            if self.split_runs:      # as the spelling checker leaves them: a run ends in the middle of a word
                parts = [(x, st) for t, st in parts for x in ((t[:len(t) // 3], t[len(t) // 3:]) if len(t) > 24 else (t,))]
            for t, st in parts:
                r = para.add_run(); r.text = t
                r.font.size, r.font.name = Pt(size), font
                r.font.bold = bold or 'b' in st
                r.font.italic = 'i' in st
                c = 'C00000' if 'r' in st else '808080' if 'g' in st else color
                r.font.color.rgb = RGBColor.from_string(c)

    def _lines(self, p, face, size, width, bold):
        """Words with their fonts, broken to the width."""
        out, line, x = [], [], 0
        for t, st in runs_of(p):
            f = FACES[face][1 if bold or 'b' in st else 2 if 'i' in st else 0]
            for w in re.findall(r'\n|\S+\s*|\s+', t):
                if w == '\n':
                    out.append(line); line, x = [], 0
                    continue
                ww = pdfmetrics.stringWidth(w.rstrip(), f, size)
                if x + ww > width and line:
                    cut = self.hyphens and syllable(w, f, size, width - x)
                    if cut:
                        line.append((w[:cut] + '-', f, st)); w = w[cut:]
                    out.append(line); line, x = [], 0
                line.append((w, f, st)); x += pdfmetrics.stringWidth(w, f, size)
        out.append(line)
        return out

    def _draw(self, x, y, line, size, color, align, width):
        """One line at baseline y (points from the bottom)."""
        text = ''.join(w for w, _, _ in line)
        total = sum(pdfmetrics.stringWidth(w, f, size) for w, f, _ in line)
        if align == 'c':
            x += (width - total) / 2
        elif align == 'r':
            x += width - total
        if text.strip():
            self.drawn[-1].append((self.block, y, x, x + total, text.strip()))
        i = 0
        while i < len(line):
            w, f, st = line[i]
            j = i + 1
            if not self.words:
                while j < len(line) and line[j][1:] == (f, st):
                    w += line[j][0]; j += 1
            self.c.setFillColor(HexColor('#' + ('C00000' if 'r' in st else '808080' if 'g' in st else color)))
            self.c.setFont(f, size)
            self.c.drawString(x, y, w.rstrip() if self.words else w)
            x += pdfmetrics.stringWidth(w, f, size)
            i = j

    def text(self, x, y, w, h, paras, size=16, color='222222', bold=False, face=None, font=None, align='l', bullet='', title=False, space=4, pdf_only=False):
        paras = [paras] if isinstance(paras, str) else paras
        self.text_of[-1] += [''.join(t for t, _ in runs_of(p)) for p in paras]
        face = face or self.face
        self.block += 1
        if not pdf_only:
            if title and self.title_slide is not None:
                sh = self.title_slide
                sh.left, sh.top, sh.width, sh.height = Inches(x), Inches(y), Inches(w), Inches(h)
                sh.text_frame.vertical_anchor = MSO_ANCHOR.TOP
            else:
                sh = self.s.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h))
            self._fill(sh.text_frame, paras, size, color, bold, font or self.font, align, bullet, space)
        top = (self.h - y) * 72 - 4
        for p in paras:
            indent = 0
            if bullet and ''.join(t for t, _ in runs_of(p)).strip():
                indent = size * 0.9
                self._draw(x * 72 + 7, top - size, [(bullet, FACES[face][0], '')], size, color, 'l', 0)
            for line in self._lines(p, face, size, w * 72 - 14 - indent, bold):
                top -= size * 1.2
                self._draw(x * 72 + 7 + indent, top + size * 0.2, line, size, color, align, w * 72 - 14 - indent)
            top -= space
        if self.h * 72 - top > (y + h) * 72 + 8:
            print('page %d: text runs over: %s' % (self.n, self.text_of[-1][-1][:40]))
        return self.h - top / 72

    def rect(self, x, y, w, h, fill, paras=None, size=12, color='FFFFFF', bold=False, align='c', face=None):
        sh = self.s.shapes.add_shape(1, Inches(x), Inches(y), Inches(w), Inches(h))
        sh.fill.solid(); sh.fill.fore_color.rgb = RGBColor.from_string(fill); sh.line.fill.background()
        self.c.setFillColor(HexColor('#' + fill)); self.c.rect(x * 72, (self.h - y - h) * 72, w * 72, h * 72, stroke=0, fill=1)
        self.block += 1
        if paras:
            paras = [paras] if isinstance(paras, str) else paras
            self.text_of[-1] += [''.join(t for t, _ in runs_of(p)) for p in paras]
            sh.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            self._fill(sh.text_frame, paras, size, color, bold, self.font, align, '', 0)
            lines = [l for p in paras for l in self._lines(p, face or self.face, size, w * 72 - 14, bold)]
            top = (self.h - y - h / 2) * 72 + len(lines) * size * 0.6
            for l in lines:
                top -= size * 1.2
                self._draw(x * 72 + 7, top + size * 0.25, l, size, color, align, w * 72 - 14)

    def table(self, x, y, widths, rows, size=12, head='1F3864', head_color='FFFFFF', band=None, pad=4, color='222222'):
        """First row is the head. A cell is a paragraph or a list of paragraphs in a tuple."""
        self.block += 1
        t = self.s.shapes.add_table(len(rows), len(widths), Inches(x), Inches(y), Inches(sum(widths)), Inches(0.3 * len(rows))).table
        for i, w in enumerate(widths):
            t.columns[i].width = Inches(w)
        top = (self.h - y) * 72
        for r, row in enumerate(rows):
            cells = [c if isinstance(c, tuple) else (c,) for c in row]
            fill = head if r == 0 else (band if band and r % 2 == 0 else 'FFFFFF')
            fg = head_color if r == 0 else color
            laid = []
            for i, cell in enumerate(cells):
                k = t.cell(r, i)
                k.fill.solid(); k.fill.fore_color.rgb = RGBColor.from_string(fill)
                k.margin_left = k.margin_right = Inches(0.08)
                self._fill(k.text_frame, list(cell), size, fg, r == 0, self.font, 'l', '', 0)
                laid.append([l for p in cell for l in self._lines(p, self.face, size, widths[i] * 72 - 12, r == 0)])
            self.text_of[-1].append(' | '.join(''.join(a for a, _ in runs_of(p)) for cell in cells for p in cell))
            hgt = max(len(l) for l in laid) * size * 1.2 + 2 * pad
            t.rows[r].height = Pt(hgt)
            xx = x * 72
            for i, lines in enumerate(laid):
                self.c.setFillColor(HexColor('#' + fill)); self.c.setStrokeColor(HexColor('#BBBBBB')); self.c.setLineWidth(0.5)
                self.c.rect(xx, top - hgt, widths[i] * 72, hgt, stroke=1, fill=1)
                yy = top - pad
                for l in lines:
                    yy -= size * 1.2
                    self._draw(xx + 6, yy + size * 0.25, l, size, fg, 'l', 0)
                xx += widths[i] * 72
            top -= hgt
        return self.h - top / 72


    def lines_read(self):
        """The text of each page as a reader of the picture puts it in lines: blocks from the top, a table's rows across."""
        pages = []
        for page in self.drawn:
            blocks = {}
            for d in page:
                blocks.setdefault(d[0], []).append(d)
            out = []
            for b in sorted(blocks.values(), key=lambda b: (-round(max(d[1] for d in b) / 6), min(d[2] for d in b))):
                rows = {}
                for d in b:
                    y = next((k for k in rows if abs(k - d[1]) < 3), d[1])
                    rows.setdefault(y, []).append(d)
                for y in sorted(rows, reverse=True):
                    line, right = '', None
                    for _, _, x, r, t in sorted(rows[y], key=lambda d: d[2]):
                        line += ('' if right is None else ' ' if x - right < 14 else '   ') + t
                        right = r
                    out.append(line)
                out.append('')
            pages.append('\n'.join(out))
        return pages


def syllable(w, font, size, room):
    """Where a long Finnish word may be cut so that its head and a hyphen fit; 0 = nowhere."""
    core = w.rstrip(' .,;:)')
    if len(core) < 9 or not core.isalpha() or core.isupper():
        return 0
    for k in range(len(core) - 4, 3, -1):
        if core[k].lower() not in 'aeiouyäöå' and core[k + 1].lower() in 'aeiouyäö' and any(c in 'aeiouyäö' for c in core[:k].lower()) and pdfmetrics.stringWidth(w[:k] + '-', font, size) <= room:
            return k
    return 0


# ---- gold

def write(kind, name, data):
    os.makedirs(os.path.join(HERE, kind), exist_ok=True)
    with open(os.path.join(HERE, kind, name), 'w', encoding='utf8') as f:
        f.write(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1) + '\n')


def flat(s):
    return re.sub(r'\s+', ' ', s.replace('\u00ad', '')).casefold()


def set_pages(gold, pages, notes=()):
    """Pages of each item from where its 'seen' strings stand; every item must be seen. 'seen' does not go to the gold."""
    text = [flat(' \n '.join(p)) for p in pages]
    noted = [flat(' '.join(p)) for p in notes] or [''] * len(text)
    for kind in ('growth_areas', 'programmes', 'projects', 'assignments', 'dates'):
        for e in gold[kind]:
            seen = e.pop('seen', None) or [e.get('text') or e.get('name') or e.get('person')]
            only = e.pop('on', None)
            src = noted if e.get('pptx_only') else text
            hits = [i + 1 for i, t in enumerate(src) if any(flat(s) in t for s in seen) and (not only or i + 1 in only)]
            if not hits:
                print('NOT SEEN', kind, e, seen)
            e['pages'] = hits
    return gold


def area(name, start, end, seen=None, **k):
    return dict(name=name, start=start, end=end, seen=seen, **k)


def project(name, growth_area, start, end, seen=None, **k):
    return dict(name=name, growth_area=growth_area, start=start, end=end, seen=seen, **k)


def duty(person, role, target, kind, status=None, seen=None, **k):
    return dict(person=person, role=role, target=target, target_kind=kind, status=status, seen=seen, **k)


def date(text, start, end, precision, about=None, event=None, **k):
    return dict(text=text, start=start, end=end, precision=precision, about=about, event=event, **k)


def change(kind, entity_kind, entity, field, before, after, **k):
    return dict(kind=kind, entity_kind=entity_kind, entity=entity, field=field, before=before, after=after, **k)


# ---- what a reader set to the wrong language leaves

WRONG = {'ä': 'aaaaa4', 'ö': 'ooooo6', 'Ä': 'A', 'Ö': 'O', 'å': 'a', 'Å': 'A', 'é': 'e', '–': '-', '—': '-', '•': 'e*', '”': '"', '’': "'", '»': '>', '€': 'E', '\u00ad': '', '☐': 'O'}


def ocr(pages, rng):
    """pages: text of each page, lines as laid out."""
    out = []
    for page in pages:
        lines = []
        for line in page.split('\n'):
            t = ''.join(rng.choice(WRONG[c]) if WRONG.get(c) else WRONG.get(c, c) for c in line.rstrip())
            r = []
            for word in re.split(r'(\s+)', t):
                if len(word) > 4 and rng.random() < 0.012:
                    for a, b in (('rn', 'm'), ('ii', 'n'), ('li', 'h'), ('tt', 'it'), ('l', 'I'), ('e', 'c')):
                        if a in word[1:]:
                            word = word[0] + word[1:].replace(a, b, 1)
                            break
                r.append(word)
            lines.append(''.join(r))
        out.append('\n'.join(lines))
    return '\f'.join(out)
