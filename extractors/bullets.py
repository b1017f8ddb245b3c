"""The glyphs that stand before a list's items, in print and in what programs make of them."""

from __future__ import annotations

# Symbol fonts give their bullets as private-use letters (Wingdings: F0A7 a square, F0D8 an arrow,
# F0FC a tick; Symbol: F0B7 a round one).
ROUND = "•●○◦▪▫■□◆◇❖▸▹►▶‣›»❯➢➤➔→⁃∙·¤✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
DASHES = "–—―‒−-"
