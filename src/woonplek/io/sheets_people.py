"""Sheets about people: clients, changes of their need, and flows in and out of care."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.io.declare import CLIENTS, EURO_A_MONTH, PER_CENT, Kind, Sheet, choice, declare

URGENCIES = (
    choice(1, "1", "crisis"),
    choice(2, "2", "urgent"),
    choice(3, "3", "actief", "active"),
    choice(4, "4", "voorkeur", "preference"),
)
EXITS = (choice("woning", "home"), choice("geen", "none", "nee", "no"))

CLIENTS_SHEET = Sheet(
    key="clients",
    name=Text("Cliënten", "Clients"),
    help=Text(
        "Wie er is en komt: een rij per cliënt, of per groep cliënten die gelijk zijn. Geen namen, geen BSN: een eigen nummer is genoeg.",
        "Who is there and comes: a row a client, or a group of clients who are alike. No names, no BSN: a number of your own will do.",
    ),
    required=True,
    personal=True,
    key_columns=("id",),
    columns=(
        declare(
            "profile", "profiel", Kind.CODE, "Wat de cliënt nodig heeft.", "What the client needs.", required=True, refers_to="profiles"
        ),
        declare(
            "id",
            "id",
            Kind.CODE,
            "Pseudoniem; nooit een naam of BSN. Leeg: rij-1, rij-2, …",
            "Pseudonym; never a name or BSN. Blank: rij-1, rij-2, …",
        ),
        declare(
            "origin",
            "herkomstgemeente",
            Kind.MUNICIPALITY,
            "Gemeente waar de cliënt vandaan komt; leeg: onbekend, dan betaalt het centrum.",
            "Municipality the client comes from; blank: unknown, then the centre pays.",
            refers_to="municipalities",
        ),
        declare(
            "count",
            "aantal",
            Kind.COUNT,
            "Hoeveel cliënten de rij telt.",
            "How many clients the row stands for.",
            default=1,
            minimum=1,
            maximum=20000,
            unit=CLIENTS,
        ),
        declare(
            "urgency",
            "urgentie",
            Kind.CHOICE,
            "1 (hoogste) tot 4, of crisis, urgent, actief, voorkeur.",
            "1 (highest) to 4, or crisis, urgent, active, preference.",
            default=3,
            choices=URGENCIES,
        ),
        declare(
            "care_from",
            "in_zorg_vanaf",
            Kind.MOMENT,
            "Begin van de zorg; leeg: al bij de start.",
            "Start of care; blank: already at the start.",
        ),
        declare(
            "care_until",
            "in_zorg_tot",
            Kind.MOMENT,
            "Eerste dag zonder zorg; leeg: blijft in zorg.",
            "First day without care; blank: stays in care.",
        ),
        declare(
            "exit_to",
            "uitstroom_naar",
            Kind.CHOICE,
            "Of wie uit zorg gaat een eigen woning nodig heeft.",
            "Whether who leaves care needs a home of their own.",
            default="woning",
            choices=EXITS,
        ),
        declare(
            "current",
            "huidige_locatie",
            Kind.CODE,
            "Waar de cliënt bij de start woont: een locatie, of thuis als daar al zorg is; leeg: wacht.",
            "Where the client lives at the start: a location, or thuis if care is given there already; blank: waits.",
            refers_to="locations",
        ),
        declare(
            "owns_home",
            "heeft_woning",
            Kind.YES_NO,
            "Heeft de cliënt al een eigen woning?",
            "Does the client have a home already?",
            default=False,
        ),
        declare(
            "lives_in",
            "woont_in",
            Kind.MUNICIPALITY,
            "Gemeente van de eigen woning; leeg: die van herkomst.",
            "Municipality of that home; blank: that of origin.",
            refers_to="municipalities",
        ),
        declare("waiting_since", "wacht_sinds", Kind.DATE, "Sinds wanneer de cliënt wacht.", "Since when the client waits."),
        declare("wish_form", "wens_woonvorm", Kind.CODE, "Gewenste woonvorm.", "Wished form.", refers_to="forms"),
        declare(
            "wish_municipality",
            "wens_gemeente",
            Kind.MUNICIPALITY,
            "Gewenste gemeente; leeg: zie standaard_wens_gemeente.",
            "Wished municipality; blank: see default_wish_municipality.",
            refers_to="municipalities",
        ),
        declare("wish_provider", "wens_aanbieder", Kind.CODE, "Gewenste zorgaanbieder.", "Wished provider."),
        declare(
            "wait_for_wish",
            "wacht_op_wens",
            Kind.YES_NO,
            "Wacht de cliënt liever dan elders te wonen?",
            "Would the client rather wait than live elsewhere?",
            default=False,
        ),
        declare(
            "requirements",
            "eisen",
            Kind.FEATURES,
            "Kenmerken die een plek moet hebben, met ; ertussen.",
            "Features a place must have, with ; between.",
        ),
        declare(
            "max_rent",
            "max_huur",
            Kind.MONEY,
            "Hoogste huur die de cliënt kan betalen.",
            "Highest rent the client can pay.",
            unit=EURO_A_MONTH,
        ),
        declare(
            "willing",
            "verhuisbereid",
            Kind.CHOICE,
            "Wil de cliënt verhuizen: ja, nee, of alleen naar een wens?",
            "Will the client move: yes, no, or only to a wish?",
            default="ja",
            choices=(choice("ja", "yes", "waar", "true"), choice("nee", "no", "onwaar", "false"), choice("naar wens", "to wish")),
        ),
        declare(
            "payer",
            "betaler",
            Kind.MUNICIPALITY,
            "Wie betaalt: een gemeente, extern, of leeg: volgens de regel.",
            "Who pays: a municipality, extern, or blank: by the rule.",
        ),
    ),
)

COURSE = Sheet(
    key="course",
    name=Text("Profielwijzigingen", "Course"),
    help=Text("Wanneer een cliënt een ander profiel krijgt.", "When a client gets another profile."),
    question=Text("Wat verandert als cliënten herstellen of terugvallen.", "What changes when clients recover or relapse."),
    personal=True,
    key_columns=("client", "from"),
    columns=(
        declare("client", "cliënt", Kind.CODE, "Id van de cliënt.", "Id of the client.", required=True, refers_to="clients"),
        declare("from", "vanaf", Kind.MOMENT, "Vanaf wanneer.", "From when.", required=True),
        declare("profile", "profiel", Kind.CODE, "Het nieuwe profiel.", "The new profile.", required=True, refers_to="profiles"),
        declare(
            "count",
            "aantal",
            Kind.COUNT,
            "Voor hoeveel cliënten van de rij; leeg: allen.",
            "For how many clients of the row; blank: all.",
            minimum=1,
            unit=CLIENTS,
        ),
    ),
)

FLOWS = Sheet(
    key="flows",
    name=Text("In- en uitstroom", "Flows"),
    help=Text(
        "Verwachte instroom, uitstroom en verandering van profiel, in aantallen of procenten per jaar.",
        "Expected inflow, outflow and change of profile, in numbers or per cents a year.",
    ),
    question=Text(
        "Wat er gebeurt als er nieuwe cliënten komen en anderen uit zorg gaan.", "What happens when new clients come and others leave care."
    ),
    columns=(
        declare(
            "kind",
            "soort",
            Kind.CHOICE,
            "Instroom, uitstroom of verandering van profiel.",
            "Inflow, outflow or a change of profile.",
            required=True,
            choices=(choice("instroom", "inflow"), choice("uitstroom", "outflow"), choice("verandering", "change")),
        ),
        declare("profile", "profiel", Kind.CODE, "Profiel.", "Profile.", required=True, refers_to="profiles"),
        declare(
            "municipality",
            "gemeente",
            Kind.MUNICIPALITY,
            "Gemeente van herkomst; leeg: alle, instroom naar inwoners verdeeld.",
            "Municipality of origin; blank: all, inflow divided by inhabitants.",
            refers_to="municipalities",
        ),
        declare("period", "periode", Kind.PERIOD, "Periode; leeg: elke.", "Period; blank: every."),
        declare("count_per_year", "aantal_per_jaar", Kind.NUMBER, "Cliënten per jaar.", "Clients a year.", unit=CLIENTS),
        declare(
            "pct_per_year",
            "pct_per_jaar",
            Kind.PERCENT,
            "Procent per jaar van wie dan in zorg is; niet voor instroom.",
            "Per cent a year of who is then in care; not for inflow.",
            unit=PER_CENT,
            maximum=1200,
        ),
        declare(
            "to_profile", "naar_profiel", Kind.CODE, "Nieuw profiel, bij verandering.", "New profile, for a change.", refers_to="profiles"
        ),
        declare(
            "urgency", "urgentie", Kind.CHOICE, "Urgentie van wie instroomt.", "Urgency of who flows in.", default=3, choices=URGENCIES
        ),
        declare(
            "exit_to",
            "uitstroom_naar",
            Kind.CHOICE,
            "Of wie uitstroomt een woning nodig heeft.",
            "Whether who flows out needs a home.",
            default="woning",
            choices=EXITS,
        ),
    ),
)
