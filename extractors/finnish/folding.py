"""Text folded for comparison, character by character, so that offsets stay."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    if sign in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe~":
        return "-"
    if sign in "\u00a0\u2007\u2009\u202f\u2002\u2003\r\u000b":
        return " "
    if sign in "’‘´`":
        return "'"
    lower = sign.lower()
    plain = unicodedata.normalize("NFD", lower)[:1]
    return plain if len(plain) == 1 else sign


def fold(text: str) -> str:
    """Small letters without marks (ä is a), every dash "-", every blank " ". Same length always."""
    return "".join(map(_fold_sign, text))
