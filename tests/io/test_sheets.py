"""The declarations agree with the contract and with each other."""

from __future__ import annotations

import pytest

from woonplek.domain.codes import (
    BudgetForm,
    Decision,
    FixedCostsTo,
    FormKind,
    OfferStatus,
    PinKind,
    Stance,
    Suitability,
    TariffUnit,
    Willingness,
)
from woonplek.domain.policy import GOALS, RULES
from woonplek.io.declare import Kind
from woonplek.io.sheets import REMARKS, SETTING, SETTING_COLUMNS, SHEET, SHEETS, find_sheet
from woonplek.io.words import fold

CONTRACT = {
    "Instellingen": "naam waarde",
    "Gemeenten": "code naam inwoners centrum in_regio breedtegraad lengtegraad max_per_1000",
    "Wijken": "code gemeente naam max_plaatsen",
    "Woonvormen": "code soort naam eigen_voordeur huurder_blijft oproepdienst thuis max_verblijf_maanden max_bezetting_pct trede",
    "Profielen": "code naam logeernachten_per_jaar tarief_wachtlijst",
    "Zorg": "profiel woonvorm geschikt tarief eenheid uren_per_week",
    "Cliënten": "profiel id herkomstgemeente aantal urgentie in_zorg_vanaf in_zorg_tot uitstroom_naar huidige_locatie heeft_woning woont_in "
    "wacht_sinds wens_woonvorm wens_gemeente wens_aanbieder wacht_op_wens eisen max_huur verhuisbereid betaler",
    "Profielwijzigingen": "cliënt vanaf profiel aantal",
    "In- en uitstroom": "soort profiel gemeente periode aantal_per_jaar pct_per_jaar naar_profiel urgentie uitstroom_naar",
    "Locaties": "code gemeente woonvorm plaatsen naam wijk eigenaar aanbieder huur kenmerken open_vanaf open_tot behouden min_bezetting "
    "vaste_kosten_per_jaar sluitbaar_vanaf huurder_blijft",
    "Capaciteitsverloop": "locatie periode plaatsen",
    "Woningaanbod": "eigenaar gemeente aantal periode woonvorm wijk huur kenmerken aanbieder status",
    "Projecten": "code gemeente woonvorm plaatsen naam wijk eigenaar aanbieder huur kenmerken deelbaar_per besluit besluit_vanaf besluit_uiterlijk "
    "doorlooptijd_maanden investering afschrijving_jaren vaste_kosten_per_jaar min_bezetting vervangt groep vereist huurder_blijft",
    "Investeringsruimte": "eigenaar periode bedrag",
    "Budgetten": "gemeente periode bedrag",
    "Verdeelmodel": "gemeente historisch_aandeel objectief_aandeel",
    "Rijksbijdrage": "periode bedrag wlz_uitname",
    "Teams": "code cliënturen_per_week naam aanbieder oproepdienst max_groei_pct_per_jaar kosten_per_extra_uur",
    "Werkgebied": "team gemeente",
    "Contingenten": "eigenaar gemeente woonvorm periode minimum maximum",
    "Vastgelegd": "soort code nr vanaf t/m waarde",
    "Regels": "regel stand waarde",
    "Doelen": "doel volgorde speling_pct",
    "Scenario's": "scenario omschrijving bouwt_voort_op",
    "Wijzigingen": "scenario blad sleutel kolom bewerking waarde reden",
}
SETTINGS = (
    "regio start perioden maanden_per_periode model budgetvorm solidariteit_pct vaste_kosten_naar rente_pct prijspeil index_zorg_pct index_kosten_pct "
    "buffer_terugkeer_pct logeer_bezetting_pct min_verblijf_maanden woonplaatsbeginsel_vanaf ingroei_start ingroei_jaren standaard_wens_gemeente peildatum"
)


def test_every_sheet_and_column_of_the_contract_is_there() -> None:
    assert {sheet.name.nl: " ".join(c.name.nl for c in sheet.columns) for sheet in SHEETS} == CONTRACT
    assert " ".join(column.name.nl for column in SETTING_COLUMNS) == SETTINGS


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_names_on_a_sheet_mean_one_thing(sheet) -> None:
    words = [fold(word) for column in sheet.columns for word in dict.fromkeys(map(fold, column.spellings))]
    assert len(words) == len(set(words))
    assert not set(words) & {fold(word) for word in REMARKS}
    assert all(find_sheet(word) is sheet for word in sheet.spellings)
    assert len(sheet.name.nl) <= 31
    assert len(sheet.name.en) <= 31


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_everything_is_explained_in_both_languages(sheet) -> None:
    for help_text in (sheet.help, *(column.help for column in sheet.columns)):
        assert help_text.nl.endswith((".", "?", "…"))
        assert help_text.en.endswith((".", "?", "…"))
    for column in sheet.columns:
        assert column.refers_to is None or column.refers_to in SHEET
        assert (column.type is Kind.CHOICE) == bool(column.choices)
    assert set(sheet.key_columns) <= {column.key for column in sheet.columns}
    assert not sheet.amount or {"period", sheet.amount} <= {column.key for column in sheet.columns}


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        (SHEET["forms"].column("kind"), FormKind),
        (SHEET["care"].column("suitability"), Suitability),
        (SHEET["care"].column("unit"), TariffUnit),
        (SHEET["clients"].column("willing"), Willingness),
        (SHEET["supply"].column("status"), OfferStatus),
        (SHEET["projects"].column("decision"), Decision),
        (SHEET["pins"].column("kind"), PinKind),
        (SHEET["rules"].column("stance"), Stance),
        (SETTING["budget_form"], BudgetForm),
        (SETTING["fixed_costs_to"], FixedCostsTo),
    ],
)
def test_choices_are_the_codes_of_the_domain(column, codes) -> None:
    assert [choice.value for choice in column.choices] == [code.value for code in codes]
    spellings = [fold(word) for choice in column.choices for word in dict.fromkeys(map(fold, choice.spellings))]
    assert len(spellings) == len(set(spellings))


def test_every_rule_and_goal_may_be_named() -> None:
    assert {choice.value for choice in SHEET["rules"].column("rule").choices} == {rule.key for rule in RULES}
    assert {goal.key for goal in GOALS} <= {choice.value for choice in SHEET["goals"].column("goal").choices}
    assert "over_budget" in {choice.value for choice in SHEET["goals"].column("goal").choices}
