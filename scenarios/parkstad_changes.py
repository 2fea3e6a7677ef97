"""The what-ifs of Parkstad: sheets *Scenario's* and *Wijzigingen*."""

from __future__ import annotations

from scenario_workbook import Row

SCENARIOS: list[Row] = [
    ["scenario", "omschrijving", "bouwt_voort_op"],
    ["bijdrage-5", "Alle budgetten 5 % lager; het plan telt hoeveel er dan te kort is", None],
    ["verdeelmodel", "Geen eigen begrotingen: rijksbijdrage volgens het verdeelmodel, ingroei vanaf 2027", None],
    ["verdeelmodel-later", "Het verdeelmodel groeit twee jaar later in", "verdeelmodel"],
    ["corporatieplan", "Corporatie Mergel bouwt twee complexen: tien studio's in Heerlen en zes in Landgraaf", None],
    ["corporatieplan-zonder-landgraaf", "Hetzelfde plan, zonder het complex in Landgraaf", "corporatieplan"],
    ["strijthagen-dicht", "De 24-uurslocatie Strijthagen sluit eind 2028", None],
    ["geen-logeerhuis", "Het logeerhuis heeft geen bedden", None],
    ["halve-toezegging", "De helft van de toegezegde woningen komt er", None],
    ["woonladder", "De oude woonladder: hooguit één trede per jaar", None],
]

_STUDIOS_HEERLEN = (
    "code=P-HRL; gemeente=GM0917; woonvorm=ZELF; plaatsen=10; naam=Studio's Heerlen; eigenaar=Corporatie Mergel; "
    "aanbieder=Aanbieder Linde; huur=655; besluit=vast; besluit_vanaf=2027; doorlooptijd_maanden=12; investering=1900000"
)
_STUDIOS_LANDGRAAF = (
    "code=P-LGF; gemeente=GM0882; woonvorm=ZELF; plaatsen=6; naam=Studio's Landgraaf; eigenaar=Corporatie Mergel; "
    "aanbieder=Aanbieder Esdoorn; huur=662; besluit=vast; besluit_vanaf=2027; doorlooptijd_maanden=24; investering=1200000"
)

CHANGES: list[Row] = [
    ["scenario", "blad", "sleutel", "kolom", "bewerking", "waarde", "reden"],
    ["bijdrage-5", "Budgetten", "*", "bedrag", "procent", -5, "Wat als de rijksbijdrage 5 % lager uitvalt"],
    ["bijdrage-5", "Regels", "budget", "stand", "wordt", "zacht", "Wie er al woont houdt zijn plek: laat zien wat er te kort is"],
    ["verdeelmodel", "Budgetten", "*", None, "vervalt", None, "Dan gelden Verdeelmodel en Rijksbijdrage"],
    ["verdeelmodel-later", "Instellingen", "ingroei_start", "waarde", "wordt", "2029-01-01", "Twee jaar uitstel"],
    ["corporatieplan", "Projecten", _STUDIOS_HEERLEN, None, "nieuw", None, "Bod van de corporatie"],
    ["corporatieplan", "Projecten", _STUDIOS_LANDGRAAF, None, "nieuw", None, "Bod van de corporatie"],
    ["corporatieplan-zonder-landgraaf", "Projecten", "P-LGF", None, "vervalt", None, "Wat voegt Landgraaf toe?"],
    ["strijthagen-dicht", "Locaties", "BW-LGF-1", "open_tot", "wordt", "31-12-2028", "De huur loopt af"],
    ["geen-logeerhuis", "Locaties", "LOG-HRL", "plaatsen", "wordt", 0, "Wat is het logeerhuis waard?"],
    ["geen-logeerhuis", "Locaties", "LOG-HRL", "vaste_kosten_per_jaar", "wordt", 0, "Zonder bedden ook geen kosten"],
    ["halve-toezegging", "Woningaanbod", "*", "aantal", "maal", 0.5, "Toegezegd is nog niet geleverd"],
    ["woonladder", "Regels", "ladder", "stand", "wordt", "aan", "Om mee te vergelijken"],
]
