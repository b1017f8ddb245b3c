"""Gold helpers: rows are written by hand, pages are found in the text of the rendered PDF (and missing ones told)."""
import json, os, re, subprocess, sys
import pypdfium2 as pdfium
HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.dirname(HERE)


def squash(s):
    return re.sub(r'[\s\-\u2010-\u2015\u00ad\u2212\ufffe\x02]', '', s).casefold()


def page_texts(pdf):
    d = pdfium.PdfDocument(pdf)
    return [squash(d[i].get_textpage().get_text_range()) for i in range(len(d))]


class Gold:
    def __init__(self, lang, langs, dated):
        self.g = dict(language=lang, languages=langs, dated=dated, hidden_slides=[], growth_areas=[], programmes=[], projects=[], assignments=[], dates=[])

    def _ent(self, kind, name, **k):
        self.g[kind].append(dict(dict(name=name), **k))

    def area(self, name, start=None, end=None, **k):
        self._ent('growth_areas', name, start=start, end=end, **k)

    def prog(self, name, start=None, end=None, **k):
        self._ent('programmes', name, start=start, end=end, **k)

    def proj(self, name, area, start=None, end=None, **k):
        self._ent('projects', name, growth_area=area, start=start, end=end, **k)

    def who(self, person, role, target, status=None, **k):
        kind = next((s for key, s in (('growth_areas', 'growth_area'), ('programmes', 'programme'), ('projects', 'project')) if any(e['name'] == target for e in self.g[key])), None)
        assert kind, target
        self.g['assignments'].append(dict(dict(person=person, role=role, target=target, target_kind=kind, status=status), **k))

    def date(self, text, start, end, precision, about=None, event=None, **k):
        if about is not None:
            assert any(e['name'] == about for key in ('growth_areas', 'programmes', 'projects') for e in self.g[key]), about
        self.g['dates'].append(dict(dict(text=text, start=start, end=end, precision=precision, about=about, event=event), **k))

    def write(self, name, pdf):
        pages = page_texts(pdf)
        at = lambda s: {i + 1 for i, t in enumerate(pages) if squash(s) in t}
        names = {}
        for kind in ('growth_areas', 'programmes', 'projects'):
            for e in self.g[kind]:
                p = set()
                for n in [e['name']] + e.get('aliases', []) + e.pop('see', []):
                    p |= at(n)
                if not p:
                    print('NOT SEEN', name, kind, e['name'])
                e['pages'] = sorted(p); names[e['name']] = p
        for e in self.g['assignments']:
            see = e.pop('see', None)
            if see:
                p = set().union(*[at(s) for s in see])
            elif e['person']:
                w = e['person'].split()
                p = set()
                for n in [e['person'], ' '.join(w[-1:] + w[:-1])] + e.get('person_aliases', []):
                    p |= at(n)
                p = (p & names[e['target']]) or p
            else:
                p = set()
            if not p and 'pages' not in e:
                print('NOT SEEN', name, e)
            e['pages'] = e.get('pages') or sorted(p)
        for e in self.g['dates']:
            p = at(e.pop('see', e['text']))
            if e['about'] and p & names[e['about']]:
                p &= names[e['about']]
            if not p and 'pages' not in e:
                print('NOT SEEN', name, e)
            e['pages'] = e.get('pages') or sorted(p)
        with open(os.path.join(OUT, 'gold', name + '.json'), 'w', encoding='utf8') as f:
            json.dump(self.g, f, ensure_ascii=False, indent=1)
        print(name, len(pages), 'pages;', {k: len(v) for k, v in self.g.items() if isinstance(v, list)})


def soffice(args, cwd=OUT):
    r = subprocess.run(['soffice', '-env:UserInstallation=file:///tmp/lo_blind3', '--headless'] + args, cwd=cwd, capture_output=True, text=True, timeout=240)
    if r.returncode:
        print(r.stderr)


def write_changes(name, rows):
    with open(os.path.join(OUT, 'changes', name + '.json'), 'w', encoding='utf8') as f:
        json.dump(rows, f, ensure_ascii=False, indent=1)


def ch(kind, ek, entity, field=None, before=None, after=None, **k):
    return dict(dict(kind=kind, entity_kind=ek, entity=entity, field=field, before=before, after=after), **k)


def png(pdf, outdir, scale=1.1):
    os.makedirs(outdir, exist_ok=True)
    d = pdfium.PdfDocument(pdf)
    for i in range(len(d)):
        d[i].render(scale=scale).to_pil().save(os.path.join(outdir, '%s_%02d.png' % (os.path.basename(pdf)[:-4], i + 1)))
