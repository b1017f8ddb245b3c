"""Projects: table rows, forms, cards and bullets under an area, bars of a timeline, running text.

A name is only a candidate where its place says so: a column or label for projects, a head over
who and when, a row of a timeline, or a word such as *-hanke* right after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import running_names
from extractors.cues import has_term, is_term, label_kind, speaks_of, tells_nothing
from extractors.entities import TOKEN, Candidate, Named, Register
from extractors.finnish.base_forms import base_form
from extractors.finnish.dates import find_dates
from extractors.finnish.morphology import analyse
from extractors.finnish.persons import find_persons
from extractors.finnish.pipeline import read, sentences
from extractors.finnish.roles import find_roles
from extractors.finnish.vacancies import find_vacancies
from extractors.languages import guess, is_foreign
from extractors.project_names import is_event, is_project_name, name_of, says_project
from extractors.scopes import Scope, Text, Unit
from extractors.timelines import Bar

_TAILED = re.compile(  # the look-behind keeps it linear: a name begins where a word does
    r"(?P<name>(?<![^\s,;:.()])[^\s,;:.()]+)?(?P<gap>\s)?"
    r"-(?P<noun>(?:[a-zåäö]*)(?:hanke|hankk|projekt)\w*)",
    re.I,
)
_LEADING = re.compile(
    r"\b(?P<noun>[Hh]ank(?:e|keen|etta|keessa|keella|keelle)|[Pp]rojekti\w{0,4})\s+"
    r"(?P<quote>[\"”“»'’])(?P<name>[^\"”“»'’]{3,60})[\"”“»'’]"
)
_IS_PROJECT = re.compile(
    r"^(?P<name>[A-ZÅÄÖ0-9][^.:;,]{2,60}?)\s+on\s+(?:[^\s.]+\s+){0,3}?(?P<noun>[^\s.,]*(?:hanke|projekti|pilotti))\b"
)
_OTHERS = re.compile(
    r"(?:(?:hanke|hankke|projekti)\w*(?:ns[aä]|aan|ään|eensa|eensä)|\boma[an]?\s+\S+)$", re.I
)


def find(
    root: Scope, units: Sequence[Unit], areas: Sequence[Named], drawn: Sequence[Bar] = ()
) -> list[Candidate]:
    """Candidates for projects over the whole document; ``areas`` are no projects."""
    register = Register(areas)
    out: list[Candidate] = []
    for path, scope in root.walk():
        if tells_nothing(path, scope):
            continue
        if scope.kind == "row":
            out += _from_row(scope, path, register)
        elif scope.kind == "field":
            out += _from_label(scope, path, register)
        out += _from_subject(scope, path, register)
        if scope.kind == "page":
            out += _from_timeline(scope, register)
    out += _from_heads(root, (), register)
    for bar in drawn:
        name, aliases = name_of(bar.name)
        if name is not None and not register.named(name.text):
            out.append(
                Candidate("project", name.text, name, "aikajanan palkki", 0.6, tuple(aliases))
            )
    for unit in units:
        if not tells_nothing(unit.path, unit.scope):
            out += _from_text(unit.text, register)
    return out


def without_phrases(entities: Sequence[Named]) -> list[Named]:
    """Without heads that only speak of other projects: *A ja B*, *X tuo kurssit työpaikoille*."""
    out: list[Named] = []
    for entity in entities:
        if entity.kind == "project":
            others = Register([e for e in entities if e is not entity and e.kind != "growth_area"])
            inside = {id(f.entity): f for f in others.find(entity.name)}
            rest = TOKEN.findall(entity.name)
            if len(inside) >= 2 or (
                inside
                and len(rest) >= 4
                and all(f.entity.confidence > entity.confidence for f in inside.values())
            ):
                continue
        out.append(entity)
    return out


def _area_of(path: Sequence[Scope], register: Register) -> tuple[str | None, bool]:
    """The area that the scopes around tell, nearest first; and whether they tell *none*."""
    for scope in reversed(path):
        head = scope.text
        if head is None or scope.kind == "document":
            continue
        if speaks_of(head.text, "other_projects"):
            return None, True
        found = {f.entity.name for f in register.find(head.text)}
        if len(found) == 1 and scope.kind in ("page", "section", "card", "item", "paragraph"):
            return found.pop(), False
        if found and scope.kind == "page":
            return None, False
    return None, False


def _from_row(row: Scope, path: tuple[Scope, ...], register: Register) -> list[Candidate]:
    name: Text | None = None
    aliases: list[str] = []
    label = ""
    area: str | None = None
    for cell in row.children:
        if cell.label is None or cell.text is None:
            continue
        kind = label_kind(cell.label.text)
        if kind == "project" and name is None:
            name, aliases = name_of(cell.text)
            label = cell.label.text
        elif kind in (None, "area"):
            hit = register.named(cell.text.text)
            area = hit.name if hit else area
    if name is None or register.named(name.text):
        return []
    around, none = _area_of(path, register)
    return [
        Candidate(
            "project",
            name.text,
            name,
            f"taulukon sarakkeessa ”{label}”",
            0.9,
            tuple(aliases),
            area or around,
            none and area is None,
        )
    ]


def _from_label(field: Scope, path: tuple[Scope, ...], register: Register) -> list[Candidate]:
    if field.label is None or field.text is None or label_kind(field.label.text) != "project":
        return []
    if path and path[-1].kind == "row":
        return []
    name, aliases = name_of(field.text)
    if name is None or register.named(name.text):
        return []
    area, none = _area_of(path, register)
    for sibling in path[-1].children if path else ():
        if (
            sibling.label is not None
            and sibling.text is not None
            and label_kind(sibling.label.text) in (None, "area")
        ):
            hit = register.find(sibling.text.text)
            area = hit[0].entity.name if hit and hit[0].start <= 2 else area
    return [
        Candidate(
            "project",
            name.text,
            name,
            f"kentässä ”{field.label.text}”",
            0.9,
            tuple(aliases),
            area,
            none,
        )
    ]


def _from_heads(scope: Scope, path: tuple[Scope, ...], register: Register) -> list[Candidate]:
    """Heads of cards, bullets and sub-sections that tell who or when, outermost first.

    What stands under a head that was taken for a project tells of it, and is no project itself.
    """
    out: list[Candidate] = []
    if scope.kind in ("table", "row", "notes") or (scope.page == 1 and scope.kind == "page"):
        return []  # a table has rows; a cover names the subject and its author
    if tells_nothing(path, scope):
        return []
    chain = (*path, scope)
    for child in scope.children:
        found = _head(child, chain, register)
        if found is not None:
            out.append(found)
        else:
            out += _from_heads(child, chain, register)
    return out


def _head(child: Scope, chain: tuple[Scope, ...], register: Register) -> Candidate | None:
    head = child.text
    if child.label is not None and label_kind(child.label.text) is None:
        head = child.label
    if head is None or child.kind in ("page", "table", "row", "notes"):
        return None
    titles = [s.text.text for s in chain if s.text is not None]
    area, none = _area_of(chain, register)
    in_projects = none or any(has_term(t, "project") for t in titles[-2:])
    if child.kind == "section" and not (area or in_projects):
        return None
    name, aliases = name_of(head)
    if name is None or register.named(name.text):
        return None
    inside = register.find(name.text)
    rest = name.slice(inside[0].end, len(name.text)) if inside else name
    if inside and inside[0].start <= 1 and rest.text[:1].isupper() and is_project_name(rest.text):
        area, none, name = (
            inside[0].entity.name,
            False,
            rest,
        )  # "Alue Hanke Henkilö 2026" in one line
    after = head.text[head.text.find(name.text) + len(name.text) :]
    opened = re.match(r"\s*[(:–—]|\s*,?\s*\d", after)
    if head is child.text and not child.children and _is_sentence(head.text) and not opened:
        return None
    if head is child.label and not after.strip() and not _is_proper(name.text):
        return None
    told = _tells(child, name)
    if not told or not (area or in_projects or told >= 2):
        return None
    if child.kind == "paragraph" and not child.children and told < 2:
        return None
    confidence = 0.3 + 0.15 * told + (0.2 if area else 0) + (0.2 if in_projects else 0)
    return Candidate(
        "project",
        _nominative(head, name),
        name,
        "otsikko tai luettelokohta, jonka alla kerrotaan kuka ja milloin",
        min(confidence, 0.9),
        tuple(aliases),
        area,
        none,
    )


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 5 and bool(re.search(r"[.!?…]$", text.strip()))


def _nominative(head: Text, name: Text) -> str:
    """The name's base form where a role follows it (*Satamahubin projektipäällikkö*)."""
    after = head.text[head.text.find(name.text) + len(name.text) :]
    roles = find_roles(after)
    follows = bool(roles) and roles[0].start <= 2
    return base_form(name.text, inflected=True) if follows and not is_foreign(name) else name.text


def _tells(scope: Scope, name: Text) -> int:
    """How many kinds of things a scope tells of what it names: who, when, in which state."""
    texts: list[str] = []
    if scope.text is not None:
        own = scope.text.text
        texts.append(own.replace(name.text, " ", 1))
    for child in scope.children:
        if child.kind == "section":
            continue
        if child.label is not None:
            kind = label_kind(child.label.text)
            if kind in ("role", "schedule", "start", "end", "status"):
                texts.append(child.label.text)
        if child.text is not None:
            texts.append(child.text.text)
    joined = "\n".join(texts)
    who = bool(find_persons(joined) or find_vacancies(joined) or find_roles(joined))
    when = bool(find_dates(joined))
    what = has_term(joined, "project")
    return who + when + what


_AXIS = re.compile(r"^\W*(?:20\d\d\W+){2,}20\d\d\W*$|^\W*20\d\d\W*$")


def _from_timeline(page: Scope, register: Register) -> list[Candidate]:
    """Short names on a slide with an axis of years: the bars of a timeline or their labels."""
    if page.text is None:
        return []
    leaves = [
        s for _, s in page.walk() if s is not page and s.text is not None and s.kind != "notes"
    ]
    years = [
        y
        for s in leaves
        if s.text and _AXIS.match(s.text.text)
        for y in re.findall(r"20\d\d", s.text.text)
    ]
    if len(years) < 3 or years != sorted(years):
        return []
    title_area = register.find(page.text.text)
    area = title_area[0].entity.name if len({f.entity.name for f in title_area}) == 1 else None
    out = []
    for leaf in leaves:
        assert leaf.text is not None
        if leaf.label is not None or leaf.kind == "section" or re.search(r"\d{4}", leaf.text.text):
            continue
        name, aliases = name_of(leaf.text)
        if (
            name is None
            or len(name.text) < len(leaf.text.text.strip(" ]|[")) - 2
            or register.named(name.text)
        ):
            continue
        out.append(
            Candidate(
                "project",
                name.text,
                name,
                "aikajanan rivi",
                0.6 if area else 0.45,
                tuple(aliases),
                area,
            )
        )
    return out


def _from_text(text: Text, register: Register) -> list[Candidate]:
    """*Pajala-hankkeessa*, *Uudet pihat -hanke*, *hanke ”Oma ranta”*, *X on pilottihanke*."""
    out: list[Candidate] = []
    for match in _TAILED.finditer(text.text):
        start = match.start()
        swedish = re.fullmatch(r"projekt(?:et|ets)?", match["noun"], re.I) is not None
        if match["gap"] or match["name"] is None or (swedish and match["name"][:1].islower()):
            start = _phrase_start(text.text, match.start() + len(match["name"] or ""))
        end = match.start("noun") - 1 - (1 if match["gap"] else 0)
        name = text.slice(start, end)
        if (
            name.text[:1].islower()
            or not is_project_name(name.text)
            or _foreign(text.text, start, match.end())
        ):
            continue
        if register.named(name.text):
            continue
        out.append(
            Candidate("project", name.text, name, f"sana ”{match['noun']}” nimen perässä", 0.7)
        )
    for match in _LEADING.finditer(text.text):
        name = text.slice(*match.span("name"))
        if is_project_name(name.text) and not register.named(name.text):
            out.append(
                Candidate("project", name.text, name, f"sana ”{match['noun']}” nimen edessä", 0.8)
            )
    for spoken in running_names.projects(text.text):
        name = text.slice(spoken.start, spoken.end)
        if is_project_name(name.text) and not register.named(name.text):
            reason = f"sana ”{spoken.noun}” nimen vieressä"
            out.append(Candidate("project", name.text, name, reason, spoken.sure))
    said = _IS_PROJECT.match(text.text)
    if said is not None:
        name = text.slice(*said.span("name"))
        if is_project_name(name.text) and not register.named(name.text):
            out.append(
                Candidate(
                    "project", base_form(name.text), name, f"lauseessa ”on … {said['noun']}”", 0.7
                )
            )
    return out


_BEGINS_OR_ENDS = re.compile(
    r"\b(käynnisty(?:y|i|vät)|alkaa|alkoi|päätty(?:y|i|vät)|jatkuu|kestää|toteutetaan|toteutettiin|"
    r"rakennetaan|valmistuu|startar|börjar|inleds|pågår|löper|genomförs|byggs|slutar|avslutas|"
    r"fortsätter|starts|begins|runs|lasts|ends|continues)\b"
)
_THE_PROJECT = re.compile(
    r"^\W*(?:hank(?:e|keen|etta|keessa|keelle)|pilot(?:ti|in|tia)|projekt(?:et|ets)|"
    r"(?:the\s)?project|piloten)\b",
    re.I,
)


def _from_subject(scope: Scope, path: tuple[Scope, ...], register: Register) -> list[Candidate]:
    """*Satamasilta kokoaa alan yritykset. Hankkeen toteutusaika on 2026–2028.*

    Under an area, the subject of a sentence is a project where the next sentence speaks of *the
    project*, or where the sentence itself says when it begins or ends.
    """
    text = scope.text
    if text is None or scope.kind not in ("paragraph", "item", "card") or not path:
        return []
    area, none = _area_of(
        path[-1:], register
    )  # what stands right under a project's head tells of it
    if (area is None and not none) or path[-1].kind not in ("page", "section"):
        return []
    out: list[Candidate] = []
    spans = sentences(text.text)
    for k, (start, end) in enumerate(spans):
        said = text.text[start:end]
        follows = text.text[slice(*spans[k + 1])] if k + 1 < len(spans) else ""
        own = _BEGINS_OR_ENDS.search(said) and find_dates(said)
        told = bool(_THE_PROJECT.match(follows))
        subject = _subject(said) if told or own else None
        if subject is None:
            continue
        name = text.slice(start + subject[0], start + subject[1])
        if not (told or (own and _is_proper(name.text))) or not is_project_name(name.text):
            continue
        if register.named(name.text):
            continue
        reason = (
            "lauseen aihe, jota seuraa ”hanke”" if told else "lauseen aihe, jolla on alku tai loppu"
        )
        out.append(
            Candidate("project", name.text, name, reason, 0.7 if told else 0.6, (), area, none)
        )
    return out


def _subject(sentence: str) -> tuple[int, int] | None:
    """Where the nominative phrase stands before the first verb; None without such a phrase."""
    words = list(re.finditer(r"[^\s,;:()]+", sentence))
    if guess(sentence) in ("sv", "en"):
        return running_names.subject(sentence)
    for k, word in enumerate(words[:7]):
        readings = analyse(word[0].rstrip("."))
        verbs = [a for a in readings if a.word_class == "verb" and not a.participle]
        if k and verbs and (len(verbs) == len(readings) or _is_verb(sentence, word[0])):
            if not _is_nominative(words[k - 1][0]) or says_project(words[k - 1][0]):
                return None
            phrase = sentence[: words[k - 1].end()]
            gap = sentence[words[k - 1].end() : word.start()]
            return None if gap.strip() or not re.match(r"[A-ZÅÄÖ0-9]", phrase) else (0, len(phrase))
    return None


def _is_nominative(word: str) -> bool:
    readings = analyse(word)
    return not readings or any(a.case in ("nominative", None) for a in readings)


def _is_verb(sentence: str, word: str) -> bool:
    return any(t.verb and sentence[t.start : t.end] == word for t in read(sentence))


def _is_proper(name: str) -> bool:
    """Several words, or one that is no everyday noun: *Satamasilta*, but not *Haku*."""
    words = name.split()
    if len(words) > 1:
        return not any(is_term(w, kind) for w in words for kind in ("programme", "growth_area"))
    readings = analyse(name)
    return not readings or (all(len(a.parts) > 1 for a in readings) and not is_event(name))


def _phrase_start(text: str, end: int) -> int:
    """Where a name of several words before ``-hanke`` begins: at its capital, not at any word."""
    words = list(re.finditer(r"\S+", text[:end]))
    start = end
    for k in range(len(words) - 1, max(len(words) - 8, -1), -1):
        word = words[k]
        if re.search(r"[.!?:;,(]$", word[0]) and k < len(words) - 1:
            break
        if re.match(r"[A-ZÅÄÖ0-9\"”]", word[0]):
            start = word.start()
            if k and not _goes_left(words[:k]):
                break
    return start


def _goes_left(before: Sequence[re.Match[str]]) -> bool:
    """Whether the words right before still belong to the name: capitals, or genitives from one."""
    for word in reversed(before[-4:]):
        if re.match(r"[A-ZÅÄÖ]", word[0]):
            return word is before[-1] or _is_genitive(word[0])
        if not _is_genitive(word[0]):
            return False
    return False


def _is_genitive(word: str) -> bool:
    return any(a.case == "genitive" for a in analyse(word))


_OWNER = re.compile(
    r"(liiton|ministeriön|hallituksen|viraston|yhdistyksen|kuntien|valtion|sataman|säätiön)$"
)

_NOT_OURS = re.compile(
    r"\b(?:oma[an]?|entinen|entise[nt]\w{0,3}|aiempi|aiemm\w{1,3}|tidigare|förra|former)\s*$", re.I
)


def _foreign(text: str, start: int, end: int) -> bool:
    """Somebody else's project, or a name no more in use: *omaa X-hankettaan*, *entinen X-hanke*."""
    if _OTHERS.search(text[start:end]) or _NOT_OURS.search(text[:start]):
        return True
    words = (
        re.findall(r"[^\W\d_]+", text[:start])[-1:] + re.findall(r"[^\W\d_]+", text[start:end])[:1]
    )
    return any(_OWNER.search(word) for word in words)
