"""Forms, profiles and the care table of the worked regions: published tariffs with their source, the rest called an assumption."""

from __future__ import annotations

from scenario_workbook import Row

HOORN = "Hoorn 2025, pgb per etmaal (CVDR731895)"
LEUDAL = "toeslag intensief Leudal 2024 (CVDR704894)"

FACILITY, GROUP, HOME, RESPITE, OWN = "BW24", "GROEP", "ZELF", "LOGEER", "EIGEN"

FORMS: list[Row] = [
    ["code", "soort", "naam", "eigen_voordeur", "huurder_blijft", "oproepdienst", "thuis", "trede", "toelichting"],
    [FACILITY, "24-uurs", "24-uursvoorziening", "nee", "nee", "nee", "nee", 1, None],
    [GROUP, "groep", "groepswoning", "nee", "nee", "nee", "nee", 2, None],
    [
        HOME,
        "zelfstandig",
        "zelfstandige huurwoning met beschermd thuis",
        "ja",
        "ja",
        "ja",
        "nee",
        3,
        "De huurder houdt de woning als de zorg stopt",
    ],
    [RESPITE, "logeerhuis", "logeerhuis", "nee", "nee", "nee", "nee", None, "Bedden om even op adem te komen; niemand woont er"],
    [OWN, "zelfstandig", "eigen woning met beschermd thuis", "ja", "nee", "ja", "ja", 3, "Wie al een eigen woning heeft"],
]

WEIGHTS = ("licht", "midden", "zwaar")
HOME_TARIFF = {"licht": 40.40, "midden": 73.32, "zwaar": 117.21}
FACILITY_TARIFF = {"licht": 177.52, "midden": 210.44, "zwaar": 254.33}
GROUP_TARIFF = {"licht": 144.60, "midden": 177.52, "zwaar": 210.44}
INTENSIVE = 21.46
HOURS = {"licht": 4.9, "midden": 7.8, "zwaar": 11.1}
RESPITE_TARIFF = 248.85

NIGHTS = {"licht": 4, "midden": 9, "zwaar": 16}
PROFILES: list[Row] = [
    ["code", "naam", "logeernachten_per_jaar", "tarief_wachtlijst", "bron"],
    *([f"BT-{w}", f"kan met beschermd thuis zelfstandig wonen, {w}", NIGHTS[w], 0, "logeernachten: aanname"] for w in WEIGHTS),
    *([f"BW-{w}", f"heeft beschermd wonen nodig, {w}", NIGHTS[w], 0, "logeernachten: aanname"] for w in WEIGHTS),
]

FITS = {
    "BT-licht": {FACILITY: "overbrugging", GROUP: "overbrugging", HOME: "passend", OWN: "passend"},
    "BT-midden": {FACILITY: "overbrugging", GROUP: "passend", HOME: "passend", OWN: "passend"},
    "BT-zwaar": {FACILITY: "overbrugging", GROUP: "passend", HOME: "passend", OWN: "passend"},
    "BW-licht": {FACILITY: "passend", GROUP: "passend", HOME: "nee", OWN: "overbrugging"},
    "BW-midden": {FACILITY: "passend", GROUP: "overbrugging", HOME: "nee", OWN: "overbrugging"},
    "BW-zwaar": {FACILITY: "passend", GROUP: "nee", HOME: "nee", OWN: "nee"},
}


def tariff(profile: str, form: str) -> float:
    """Return euro per etmaal, price level 2025; a group home is one weight lighter than a facility."""
    weight = profile.split("-")[1]
    match form:
        case "BW24":
            return FACILITY_TARIFF[weight]
        case "GROEP":
            return GROUP_TARIFF[weight]
        case _:
            extra = INTENSIVE if profile.startswith("BW") else 0.0
            return round(HOME_TARIFF[weight] + extra, 2)


def hours(profile: str, form: str) -> float:
    """Return hours of a team a week: none where the site's own staff gives the care."""
    return HOURS[profile.split("-")[1]] if form in (HOME, OWN) else 0.0


def source(profile: str, form: str) -> str:
    """Return where a tariff comes from, in the words of the sheet."""
    weight = profile.split("-")[1]
    match form:
        case "BW24":
            return f"{HOORN}, beschermd wonen {weight}"
        case "GROEP":
            lighter = {"licht": "extra licht", "midden": "licht", "zwaar": "midden"}[weight]
            return f"{HOORN}, beschermd wonen {lighter}; dat een groepswoning een trede lichter is: aanname"
        case _:
            extra = f" plus {LEUDAL}; die optelling: aanname" if profile.startswith("BW") else ""
            return f"{HOORN}, beschermd thuis {weight}{extra}; uren: etmaaltarief × 7 / uurtarief begeleiding"


def care_rows() -> list[Row]:
    """Return sheet *Zorg*: every profile in every form to live in."""
    rows: list[Row] = [["profiel", "woonvorm", "geschikt", "tarief", "eenheid", "uren_per_week", "bron"]]
    for profile, fits in FITS.items():
        for form, suitability in fits.items():
            rows.append([profile, form, suitability, tariff(profile, form), "etmaal", hours(profile, form), source(profile, form)])
    return rows
