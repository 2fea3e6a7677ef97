"""Personal data that a plan does not need and must not hold: refused by column and by cell, never shown."""

from __future__ import annotations

import itertools
import re
from fnmatch import fnmatchcase

from woonplek.domain.base import Text
from woonplek.io.cells import address
from woonplek.io.grid import Grid
from woonplek.io.problems import Problem
from woonplek.io.words import fold

_WORDS: tuple[tuple[Text, str], ...] = (
    (Text("een naam", "a name"), "naam *naam *namen name names *name tussenvoegsel* voorvoegsel* aanhef partner"),
    (Text("voorletters", "initials"), "initial* initialen voorletter*"),
    (Text("een geboortedatum", "a birth date"), "geb geboorte* gebdat* geboren birth* dob born"),
    (
        Text("een adres", "an address"),
        "adres *adres adresgegevens address* *address straat* street* huisnummer* huisnr housenumber woonplaats city town",
    ),
    (Text("een postcode", "a postcode"), "postcode* *postcode pc4 pc6 zip zipcode postalcode"),
    (Text("een e-mailadres", "an e-mail address"), "email* mail mailadres *email"),
    (Text("een telefoonnummer", "a phone number"), "*telefoon* *phone* telefon* tel telnr tel*nummer mobiel* mobile* gsm"),
    (Text("een BSN", "a BSN"), "bsn* *bsn burgerservice* sofi* citizenservice* ssn socialsecurity*"),
    (Text("het geslacht", "the sex"), "geslacht* sekse* gender* sex mv mvx manvrouw"),
    (
        Text("een nationaliteit of afkomst", "a nationality or descent"),
        "nationalit* afkomst* etnicit* ethnic* ras race geboorteland herkomstland land verblijfsstatus verblijfstitel",
    ),
    (Text("een geloof", "a religion"), "religi* geloof* godsdienst* levensbeschouwing* kerk* faith"),
    (
        Text("een diagnose", "a diagnosis"),
        "*diagnos* dsm* icd* ziekte* stoornis* *stoornis aandoening* medicat* medicijn* verslaving* illness* disorder* disease* addiction*",
    ),
    (
        Text("een strafbaar feit", "an offence"),
        "*delict* straf* justiti* veroordeling* detentie* tbs politie* offence* offense* crime* criminal* conviction*",
    ),
)
_NOT_OF_PEOPLE = (
    "aanbieder",
    "provider",
    "locatie",
    "location",
    "gemeente",
    "municipality",
    "corporatie",
    "team",
    "profiel",
    "profile",
    "woonvorm",
)
"""what a name may belong to instead"""

_NINE = re.compile(r"(?<![\d,])\d(?:[ .\-]?\d){8}(?![\d,]|\.\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SMALLEST, _TOO_LARGE = 10**8, 10**9
ELEVEN = 11

REMOVE = Text("haal de kolom weg: een plan heeft geen persoonsgegevens nodig", "remove the column: a plan needs no personal data")


def looks_personal(header: str) -> Text | None:
    """Return what personal data a column called *header* seems to hold, or None."""
    words = [word for word in re.split(r"[^a-z0-9]+", fold(header)) if word]
    if any(thing in word for word in words for thing in _NOT_OF_PEOPLE):
        return None
    pairs = [first + second for first, second in itertools.pairwise(words)]
    for what, patterns in _WORDS:
        if any(fnmatchcase(word, pattern) for word in (*words, *pairs) for pattern in patterns.split()):
            return what
    return None


def personal_column(title: str, cell: str, header: str) -> Problem | None:
    """Return the problem with a column of a sheet about people, or None."""
    what = looks_personal(header)
    if what is None:
        return None
    said = Text(f"deze kolom lijkt {what.nl} te bevatten", f"this column seems to hold {what.en}")
    return Problem(sheet=title, cell=cell, what=said, remedy=REMOVE)


def personal_cells(grid: Grid) -> list[Problem]:
    """Return a problem for every cell of a sheet about people with nine digits that may be a BSN."""
    found = []
    for row, column, value in grid:
        if isinstance(value, str):
            suspect = len(value) >= len(_WEIGHTS) and any(passes_eleven(match) for match in _NINE.findall(value))
        elif isinstance(value, (int, float)):
            suspect = _SMALLEST <= value < _TOO_LARGE and value == int(value) and passes_eleven(str(int(value)))
        else:
            continue
        if suspect:
            said = Text("hier staat een nummer dat een BSN kan zijn", "a number here may be a BSN")
            remedy = Text("vervang het door een eigen nummer dat niets zegt", "replace it by a number of your own that says nothing")
            found.append(Problem(sheet=grid.title, cell=address(row, column), what=said, remedy=remedy))
    return found


def passes_eleven(text: str) -> bool:
    """Tell whether nine digits satisfy the test of the BSN: weighted 9 … 2, -1, a multiple of eleven."""
    digits = [int(c) for c in text if c.isdigit()]
    return len(digits) == len(_WEIGHTS) and any(digits) and sum(w * d for w, d in zip(_WEIGHTS, digits, strict=True)) % ELEVEN == 0
