"""The municipalities of Groningen as CBS counts them, and the invented locations and homes of the worked region."""

from __future__ import annotations

from care_tables import FACILITY, GROUP, HOME, RESPITE, RESPITE_TARIFF
from people import Site, Town

TOWNS = (
    Town("GM0014", "Groningen", 243768, 53.2180, 6.6204, centre=True),
    Town("GM1969", "Westerkwartier", 64896, 53.2186, 6.3375),
    Town("GM1952", "Midden-Groningen", 61433, 53.1949, 6.8075),
    Town("GM1966", "Het Hogeland", 48224, 53.3758, 6.5332),
    Town("GM1979", "Eemsdelta", 45106, 53.3285, 6.8387),
    Town("GM1895", "Oldambt", 39405, 53.1943, 7.0555),
    Town("GM0037", "Stadskanaal", 32013, 53.0025, 7.0094),
    Town("GM0047", "Veendam", 27520, 53.0891, 6.8805),
    Town("GM1950", "Westerwolde", 26465, 53.0137, 7.1203),
    Town("GM0765", "Pekela", 12517, 53.0709, 6.9740),
)
STAD, WESTER, MIDDEN, HOGELAND, EEMSDELTA, OLDAMBT, KANAAL, VEENDAM, WOLDE, PEKELA = (town.code for town in TOWNS)

WILG, ELS, MEIDOORN = "Aanbieder Wilg", "Aanbieder Els", "Aanbieder Meidoorn"
WIERDE, BORG, MAAR = "Corporatie Wierde", "Corporatie Borg", "Corporatie Maar"
ZIJL = "WK-ZIJL"
RESPITE_COST = round(6 * 365 * 0.85 * RESPITE_TARIFF)

BUILDINGS = ("BW-ZIJL-A", "BW-ZIJL-B", "BW-ZIJL-C", "BW-ZIJL-D")

SITES = (
    Site("BW-ZIJL-A", STAD, FACILITY, 18, "De Zijl, gebouw A", 17, WIERDE, WILG, None, "begane grond", 240000),
    Site("BW-ZIJL-B", STAD, FACILITY, 18, "De Zijl, gebouw B", 17, WIERDE, WILG, None, "begane grond", 225000),
    Site("BW-ZIJL-C", STAD, FACILITY, 18, "De Zijl, gebouw C", 16, WIERDE, WILG, None, "begane grond; rustig", 210000),
    Site("BW-ZIJL-D", STAD, FACILITY, 18, "De Zijl, gebouw D", 16, WIERDE, WILG, None, "begane grond", 255000),
    Site("BW-STA-1", STAD, FACILITY, 24, "Noorderhof", 23, BORG, ELS, None, "begane grond; rustig", 110000),
    Site("BW-STA-2", STAD, FACILITY, 16, "Diephuis", 15, BORG, MEIDOORN, None, "begane grond", 84000),
    Site("BW-STA-3", STAD, FACILITY, 20, "Turfhuis", 19, BORG, WILG, None, "begane grond", 98000),
    Site("BW-VEE-1", VEENDAM, FACILITY, 14, "Lloydhuis", 13, BORG, MEIDOORN, None, "begane grond", 74000),
    Site("BW-MID-1", MIDDEN, FACILITY, 16, "Veenhof", 15, MAAR, ELS, None, "begane grond", 84000),
    Site("BW-HOG-1", HOGELAND, FACILITY, 12, "Wadhuis", 12, MAAR, WILG, None, "begane grond; rustig", 66000),
    Site("BW-EEM-1", EEMSDELTA, FACILITY, 14, "Delfhof", 13, MAAR, ELS, None, "begane grond", 74000),
    Site("BW-OLD-1", OLDAMBT, FACILITY, 14, "Graanhuis", 13, BORG, MEIDOORN, None, "begane grond; huisdier", 74000),
    Site("BW-KAN-1", KANAAL, FACILITY, 14, "Kanaalhof", 13, BORG, MEIDOORN, None, "begane grond", 74000),
    Site("BW-WES-1", WESTER, FACILITY, 12, "Westerhof", 11, MAAR, WILG, None, "begane grond; rustig", 66000),
    Site("GR-STA-1", STAD, GROUP, 8, "Helperhuis", 8, WIERDE, WILG, None, "rustig", 16000),
    Site("GR-STA-2", STAD, GROUP, 8, "Korrehuis", 7, BORG, ELS, None, "begane grond", 16000),
    Site("GR-STA-3", STAD, GROUP, 6, "Paddepoelhuis", 6, WIERDE, MEIDOORN, None, "huisdier", 12000),
    Site("GR-MID-1", MIDDEN, GROUP, 6, "Meerhuis", 6, MAAR, ELS, None, "begane grond", 12000),
    Site("GR-HOG-1", HOGELAND, GROUP, 6, "Dijkhuis", 5, MAAR, WILG, None, "rustig", 12000),
    Site("GR-EEM-1", EEMSDELTA, GROUP, 6, "Damhuis", 6, MAAR, ELS, None, "begane grond", 12000),
    Site("GR-OLD-1", OLDAMBT, GROUP, 6, "Blauwhuis", 5, BORG, MEIDOORN, None, "huisdier", 12000),
    Site("GR-VEE-1", VEENDAM, GROUP, 8, "Langehuis", 7, BORG, MEIDOORN, None, "begane grond", 16000),
    Site("GR-WOL-1", WOLDE, GROUP, 5, "Esdoornhuis", 5, BORG, ELS, None, "rustig; huisdier", 10000),
    Site("GR-WES-1", WESTER, GROUP, 6, "Singelhuis", 6, MAAR, WILG, None, "begane grond", 12000),
    Site("ZW-STA-1", STAD, HOME, 34, "Groningen-Noord", 29, WIERDE, WILG, 655.00, None, None, 2),
    Site("ZW-STA-2", STAD, HOME, 28, "Groningen-Zuid", 25, BORG, ELS, 676.00, "begane grond"),
    Site("ZW-STA-3", STAD, HOME, 20, "Groningen-West", 18, WIERDE, MEIDOORN, 471.00, "rustig"),
    Site("ZW-WES-1", WESTER, HOME, 12, "Leek", 11, MAAR, WILG, 668.00, None),
    Site("ZW-MID-1", MIDDEN, HOME, 14, "Hoogezand", 12, MAAR, ELS, 641.00, "begane grond", None, 1),
    Site("ZW-HOG-1", HOGELAND, HOME, 9, "Winsum", 8, MAAR, WILG, 649.00, None),
    Site("ZW-EEM-1", EEMSDELTA, HOME, 12, "Appingedam", 11, MAAR, ELS, 633.00, "begane grond"),
    Site("ZW-OLD-1", OLDAMBT, HOME, 9, "Winschoten", 8, BORG, MEIDOORN, 628.00, None),
    Site("ZW-KAN-1", KANAAL, HOME, 8, "Stadskanaal", 7, BORG, MEIDOORN, 625.00, "huisdier"),
    Site("ZW-VEE-1", VEENDAM, HOME, 8, "Veendam", 7, BORG, MEIDOORN, 631.00, None),
    Site("ZW-WOL-1", WOLDE, HOME, 5, "Ter Apel", 4, BORG, ELS, 644.00, "begane grond"),
    Site("ZW-PEK-1", PEKELA, HOME, 4, "Pekela", 4, BORG, MEIDOORN, 622.00, None),
    Site("LOG-STA", STAD, RESPITE, 6, "Logeerhuis Stad", 0, WIERDE, WILG, None, None, RESPITE_COST),
    Site("LOG-OOST", VEENDAM, RESPITE, 6, "Logeerhuis Oost", 0, BORG, MEIDOORN, None, None, RESPITE_COST),
)

HOMES = (
    (WIERDE, STAD, 5, 658.00, None),
    (BORG, STAD, 4, 672.00, "begane grond"),
    (MAAR, WESTER, 1, 665.00, None),
    (MAAR, MIDDEN, 2, 640.00, "begane grond"),
    (MAAR, HOGELAND, 1, 648.00, "rustig"),
    (MAAR, EEMSDELTA, 1, 634.00, None),
    (BORG, OLDAMBT, 1, 630.00, None),
    (BORG, KANAAL, 1, 626.00, "huisdier"),
    (BORG, VEENDAM, 1, 632.00, None),
    (BORG, WOLDE, 1, 638.00, None),
)
"""Homes promised every year: owner, municipality, count, rent, features. 18 a year is one in twenty of 0.6 per 1,000 inhabitants (361)."""
