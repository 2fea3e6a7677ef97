"""Sheets about places: locations, their course, homes on offer, projects, teams, quotas."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.io.declare import (
    CLIENTS,
    EURO,
    EURO_A_MONTH,
    EURO_A_YEAR,
    HOMES,
    HOURS_A_WEEK,
    MONTHS,
    PER_CENT,
    PLACES,
    YEARS,
    Column,
    Kind,
    Sheet,
    choice,
    declare,
)

CODE = declare(
    "code",
    "code",
    Kind.CODE,
    "Eigen code, uniek over locaties en projecten.",
    "Code of your own, unique over locations and projects.",
    required=True,
)
MUNICIPALITY = declare(
    "municipality", "gemeente", Kind.MUNICIPALITY, "Gemeente.", "Municipality.", required=True, refers_to="municipalities"
)
FORM = declare("form", "woonvorm", Kind.CODE, "Woonvorm.", "Form.", required=True, refers_to="forms")
OWNER = declare("owner", "eigenaar", Kind.CODE, "Corporatie of andere eigenaar.", "Corporation or other owner.")
PROVIDER = declare("provider", "aanbieder", Kind.CODE, "Zorgaanbieder.", "Care provider.")
NEIGHBOURHOOD = declare("neighbourhood", "wijk", Kind.CODE, "Wijk.", "Neighbourhood.", refers_to="neighbourhoods")
RENT = declare("rent", "huur", Kind.MONEY, "Huur van een plaats.", "Rent of a place.", unit=EURO_A_MONTH)
FEATURES = declare(
    "features",
    "kenmerken",
    Kind.FEATURES,
    "Kenmerken, met ; ertussen: begane grond; prikkelarm.",
    "Features, with ; between: ground floor; quiet.",
)
NAME = declare("name", "naam", Kind.TEXT, "Naam, voor in het plan.", "Name, to show in the plan.")
TENANT_STAYS = declare(
    "tenant_stays",
    "huurder_blijft",
    Kind.YES_NO,
    "Houdt wie uit zorg gaat de woning? Leeg: als de woonvorm.",
    "Does who leaves care keep the home? Blank: as the form.",
)


def _fixed_cost(nl: str, en: str) -> Column:
    return declare("fixed_cost", "vaste_kosten_per_jaar", Kind.MONEY, nl, en, default=0, unit=EURO_A_YEAR)


LOCATIONS = Sheet(
    key="locations",
    name=Text("Locaties", "Locations"),
    help=Text(
        "De plaatsen die er zijn: een rij per gebouw of per groep gelijke woningen.",
        "The places there are: a row a building, or a group of homes alike.",
    ),
    required=True,
    key_columns=("code",),
    columns=(
        CODE,
        MUNICIPALITY,
        FORM,
        declare("places", "plaatsen", Kind.COUNT, "Aantal plaatsen.", "Number of places.", required=True, maximum=100000, unit=PLACES),
        NAME,
        NEIGHBOURHOOD,
        OWNER,
        PROVIDER,
        RENT,
        FEATURES,
        declare(
            "open_from",
            "open_vanaf",
            Kind.MOMENT,
            "Vanaf wanneer de locatie open is; leeg: al open.",
            "From when it is open; blank: open already.",
        ),
        declare(
            "open_until",
            "open_tot",
            Kind.MOMENT,
            "Laatste dag, of de eerste periode dat zij dicht is; leeg: blijft open.",
            "Last day, or the first period it is closed; blank: stays open.",
        ),
        declare(
            "kept",
            "behouden",
            Kind.COUNT,
            "Woningen die oud-cliënten bij de start al houden.",
            "Homes that former clients keep at the start.",
            default=0,
            unit=HOMES,
        ),
        declare(
            "minimum_use",
            "min_bezetting",
            Kind.COUNT,
            "Zo veel bewoners zijn nodig om open te blijven.",
            "So many residents are needed to stay open.",
            default=0,
            unit=CLIENTS,
        ),
        _fixed_cost("Vaste kosten van de locatie.", "Fixed costs of the location."),
        declare(
            "closable_from",
            "sluitbaar_vanaf",
            Kind.MOMENT,
            "Vanaf wanneer het plan de locatie mag sluiten; leeg: nooit.",
            "From when the plan may close it; blank: never.",
        ),
        TENANT_STAYS,
    ),
)

PLACES_SHEET = Sheet(
    key="places",
    name=Text("Capaciteitsverloop", "Places"),
    help=Text(
        "Hoe het aantal plaatsen van een locatie verloopt: vanaf die periode zo veel. Perioden mogen ook als kolommen.",
        "How the places of a location change: from that period so many. Periods may be columns too.",
    ),
    question=Text("Wat er gebeurt als locaties krimpen of groeien.", "What happens when locations shrink or grow."),
    key_columns=("location", "period"),
    amount="places",
    columns=(
        declare("location", "locatie", Kind.CODE, "Code van de locatie.", "Code of the location.", required=True, refers_to="locations"),
        declare(
            "period", "periode", Kind.PERIOD, "Vanaf welke periode; leeg: van het begin af.", "From which period; blank: from the start."
        ),
        declare(
            "places",
            "plaatsen",
            Kind.COUNT,
            "Aantal plaatsen; 0 sluit de locatie.",
            "Number of places; 0 closes it.",
            required=True,
            maximum=100000,
            unit=PLACES,
        ),
    ),
)

SUPPLY = Sheet(
    key="supply",
    name=Text("Woningaanbod", "Home supply"),
    help=Text(
        "Woningen die in een periode vrijkomen voor cliënten, en woningen die gevraagd kunnen worden. Perioden mogen ook als kolommen.",
        "Homes that come free for clients in a period, and homes that may be asked for. Periods may be columns too.",
    ),
    question=Text(
        "Hoeveel woningen corporaties leveren en hoeveel er gevraagd moeten worden.",
        "How many homes corporations give and how many must be asked for.",
    ),
    key_columns=("owner", "municipality", "form", "period"),
    amount="count",
    columns=(
        declare("owner", "eigenaar", Kind.CODE, "Corporatie of andere eigenaar.", "Corporation or other owner.", required=True),
        MUNICIPALITY,
        declare(
            "count",
            "aantal",
            Kind.COUNT,
            "Aantal woningen; leeg alleen bij status vraag: geen grens.",
            "Number of homes; blank only with status asked: no limit.",
            maximum=100000,
            unit=HOMES,
        ),
        declare(
            "period",
            "periode",
            Kind.PERIOD,
            "Periode waarin zij vrijkomen; leeg: zo veel in elke periode.",
            "Period in which they come free; blank: so many in each.",
        ),
        declare(
            "form",
            "woonvorm",
            Kind.CODE,
            "Woonvorm; leeg: de enige met huurder_blijft.",
            "Form; blank: the only one with tenant_stays.",
            refers_to="forms",
        ),
        NEIGHBOURHOOD,
        RENT,
        FEATURES,
        PROVIDER,
        declare(
            "status",
            "status",
            Kind.CHOICE,
            "Hoe zeker de woningen zijn; vraag: woningen om te vragen.",
            "How certain the homes are; asked: homes to ask for.",
            default="toegezegd",
            choices=(choice("toegezegd", "promised"), choice("verwacht", "expected"), choice("vraag", "asked")),
        ),
    ),
)

PROJECTS = Sheet(
    key="projects",
    name=Text("Projecten", "Projects"),
    help=Text(
        "Plaatsen die er kunnen komen of al besloten zijn. Bedragen en minimum zijn voor het hele project.",
        "Places that may come or are decided. Amounts and minimum are for the whole project.",
    ),
    question=Text("Welke projecten nodig zijn en wanneer.", "Which projects are needed and when."),
    key_columns=("code",),
    columns=(
        CODE,
        MUNICIPALITY,
        FORM,
        declare(
            "places",
            "plaatsen",
            Kind.COUNT,
            "Plaatsen van het hele project.",
            "Places of the whole project.",
            required=True,
            minimum=1,
            maximum=100000,
            unit=PLACES,
        ),
        NAME,
        NEIGHBOURHOOD,
        OWNER,
        PROVIDER,
        RENT,
        FEATURES,
        declare(
            "step",
            "deelbaar_per",
            Kind.COUNT,
            "Grootte van een stap, een deler van plaatsen; leeg: alles of niets.",
            "Size of a step, a divisor of places; blank: all or nothing.",
            minimum=1,
            unit=PLACES,
        ),
        declare(
            "decision",
            "besluit",
            Kind.CHOICE,
            "Al besloten (vast), of een mogelijkheid (optie)?",
            "Decided already (fixed), or a possibility (option)?",
            default="optie",
            choices=(choice("vast", "fixed"), choice("optie", "option")),
        ),
        declare(
            "decide_from",
            "besluit_vanaf",
            Kind.MOMENT,
            "Vanaf wanneer besloten kan worden; bij vast: het besluit.",
            "From when it can be decided; for fixed: the decision.",
        ),
        declare("decide_until", "besluit_uiterlijk", Kind.PERIOD, "Laatste periode om te besluiten.", "Last period to decide in."),
        declare(
            "lead_months",
            "doorlooptijd_maanden",
            Kind.COUNT,
            "Maanden van besluit tot oplevering.",
            "Months from decision to delivery.",
            default=0,
            maximum=600,
            unit=MONTHS,
        ),
        declare("investment", "investering", Kind.MONEY, "Investering.", "Investment.", default=0, unit=EURO),
        declare(
            "life_years",
            "afschrijving_jaren",
            Kind.COUNT,
            "Jaren van afschrijving.",
            "Years of depreciation.",
            default=40,
            minimum=1,
            maximum=200,
            unit=YEARS,
        ),
        _fixed_cost("Vaste kosten van het hele project.", "Fixed costs of the whole project."),
        declare(
            "minimum_use",
            "min_bezetting",
            Kind.COUNT,
            "Zo veel bewoners zijn nodig.",
            "So many residents are needed.",
            default=0,
            unit=CLIENTS,
        ),
        declare(
            "replaces",
            "vervangt",
            Kind.CODE,
            "Locatie die sluit als hiertoe besloten wordt.",
            "Location that closes when this is decided.",
            refers_to="locations",
        ),
        declare(
            "group",
            "groep",
            Kind.CODE,
            "Van projecten met dezelfde groep gaat er ten hoogste één door.",
            "Of projects with one group at most one goes ahead.",
        ),
        declare(
            "requires",
            "vereist",
            Kind.CODE,
            "Project dat eerst opgeleverd moet zijn.",
            "Project that must be delivered first.",
            refers_to="projects",
        ),
        TENANT_STAYS,
    ),
)

TEAMS = Sheet(
    key="teams",
    name=Text("Teams", "Teams"),
    help=Text("Teams die zorg aan huis geven.", "Teams that give care at home."),
    question=Text("Of er genoeg uren zorg en dag-en-nachtbereikbaarheid zijn.", "Whether there are enough hours of care and night cover."),
    key_columns=("code",),
    columns=(
        declare("code", "code", Kind.CODE, "Code van het team.", "Code of the team.", required=True),
        declare(
            "hours_per_week",
            "cliënturen_per_week",
            Kind.NUMBER,
            "Uren per week bij cliënten.",
            "Hours a week with clients.",
            required=True,
            unit=HOURS_A_WEEK,
        ),
        NAME,
        PROVIDER,
        declare(
            "on_call",
            "oproepdienst",
            Kind.YES_NO,
            "Is het team dag en nacht bereikbaar?",
            "Does the team answer day and night?",
            default=False,
        ),
        declare(
            "max_growth_pct",
            "max_groei_pct_per_jaar",
            Kind.PERCENT,
            "Hoeveel het team per jaar kan groeien.",
            "How much the team can grow a year.",
            default=0,
            maximum=1000,
            unit=PER_CENT,
        ),
        declare(
            "cost_per_extra_hour",
            "kosten_per_extra_uur",
            Kind.MONEY,
            "Prijs van een extra uur.",
            "Price of an extra hour.",
            default=0,
            unit=EURO,
        ),
    ),
)

TEAM_AREA = Sheet(
    key="team_area",
    name=Text("Werkgebied", "Team area"),
    help=Text("In welke gemeenten een team werkt.", "In which municipalities a team works."),
    key_columns=("team", "municipality"),
    columns=(
        declare("team", "team", Kind.CODE, "Code van het team.", "Code of the team.", required=True, refers_to="teams"),
        MUNICIPALITY,
    ),
)

QUOTAS = Sheet(
    key="quotas",
    name=Text("Contingenten", "Quotas"),
    help=Text(
        "Hoeveel cliënten per periode ten minste en ten hoogste bij een eigenaar gaan wonen. Een lege cel telt alle samen.",
        "How many clients a period move in with an owner, at least and at most. A blank cell takes all together.",
    ),
    question=Text("Of prestatieafspraken gehaald worden.", "Whether performance agreements are met."),
    key_columns=("owner", "municipality", "form", "period"),
    columns=(
        OWNER,
        declare(
            "municipality",
            "gemeente",
            Kind.MUNICIPALITY,
            "Gemeente; leeg: alle samen.",
            "Municipality; blank: all together.",
            refers_to="municipalities",
        ),
        declare("form", "woonvorm", Kind.CODE, "Woonvorm; leeg: alle samen.", "Form; blank: all together.", refers_to="forms"),
        declare("period", "periode", Kind.PERIOD, "Periode.", "Period.", required=True),
        declare("minimum", "minimum", Kind.COUNT, "Ten minste zo veel.", "At least so many.", default=0, unit=CLIENTS),
        declare(
            "maximum", "maximum", Kind.COUNT, "Ten hoogste zo veel; leeg: geen grens.", "At most so many; blank: no limit.", unit=CLIENTS
        ),
    ),
)
