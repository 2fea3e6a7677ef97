"""The code words of the workbook, as the program calls them."""

from __future__ import annotations

from enum import StrEnum


class FormKind(StrEnum):
    """What sort of housing a form is (*soort*)."""

    FACILITY = "24-uurs"
    GROUP = "groep"
    INDEPENDENT = "zelfstandig"
    RESPITE = "logeerhuis"


class Suitability(StrEnum):
    """How a form fits a profile (*geschikt*)."""

    SUITABLE = "passend"
    BRIDGING = "overbrugging"
    NO = "nee"


class TariffUnit(StrEnum):
    """What a tariff is a price of (*eenheid*)."""

    DAY = "etmaal"
    WEEK = "week"
    MONTH = "maand"
    YEAR = "jaar"
    HOUR = "uur"


class Willingness(StrEnum):
    """Whether a client is willing to move (*verhuisbereid*)."""

    YES = "ja"
    NO = "nee"
    TO_WISH = "naar wens"


class Source(StrEnum):
    """Where the places of a location come from."""

    EXISTING = "bestaand"
    PROJECT = "project"
    OFFER = "aanbod"
    HOME = "thuis"


class OfferStatus(StrEnum):
    """How certain homes on *Woningaanbod* are."""

    PROMISED = "toegezegd"
    EXPECTED = "verwacht"
    ASKED = "vraag"


class BudgetForm(StrEnum):
    """Over whom budgets are limits (*budgetvorm*)."""

    OWN = "eigen"
    REGIONAL = "regionaal"
    SOLIDARY = "solidair"


class FixedCostsTo(StrEnum):
    """Who bears fixed costs (*vaste_kosten_naar*)."""

    INHABITANTS = "inwoners"
    LOCAL = "vestigingsgemeente"
    CENTRE = "centrum"


class Stance(StrEnum):
    """How a rule stands in a plan."""

    ON = "aan"
    OFF = "uit"
    SOFT = "zacht"


class PinKind(StrEnum):
    """What a row of *Vastgelegd* pins."""

    CLIENT = "cliënt"
    PROJECT = "project"
    LOCATION = "locatie"


class Decision(StrEnum):
    """Whether a project is settled or open to choice (*besluit*)."""

    FIXED = "vast"
    OPTION = "optie"


WAITING = "wachtlijst"
"""The place of a client who waits."""

HOME = "thuis"
"""The place of a client who has care in a home of their own."""

EXTERNAL = "extern"
"""The payer outside every budget."""
