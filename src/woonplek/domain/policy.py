"""Every rule and goal by name: key, Dutch name, what it says, in the order in which they are shown."""

from __future__ import annotations

from typing import NamedTuple

from woonplek.domain.base import Text
from woonplek.domain.codes import Stance
from woonplek.domain.instance import GoalSetting, Instance


class RuleInfo(NamedTuple):
    """A rule as users meet it; *over_unit* is the unit of its ``over_<rule>`` goal when it may be soft."""

    key: str
    name: Text
    sentence: Text
    default: Stance = Stance.ON
    over_unit: str | None = None

    @property
    def may_be_soft(self) -> bool:
        """Tell whether the rule may be ``zacht``."""
        return self.over_unit is not None


class GoalInfo(NamedTuple):
    """A goal as users meet it."""

    key: str
    name: Text
    unit: str
    sentence: Text


RULES: tuple[RuleInfo, ...] = (
    RuleInfo(
        "suitability",
        Text("passendheid", "suitability"),
        Text(
            "Iemand gaat alleen wonen waar de woonvorm past of als overbrugging kan, met de gevraagde kenmerken en een huur die past.",
            "A client only moves in where the form is suitable or bridging, with the features asked and a rent that fits.",
        ),
    ),
    RuleInfo(
        "capacity",
        Text("capaciteit", "capacity"),
        Text(
            "Op een locatie wonen nooit meer mensen, oud-cliënten die hun woning houden meegeteld, dan er plaatsen zijn.",
            "A location never houses more people, former clients who keep their home included, than it has places.",
        ),
    ),
    RuleInfo(
        "offer",
        Text("aanbod", "offer"),
        Text(
            "In een periode gaan niet meer cliënten naar aangeboden woningen dan er dan vrijkomen; wat niet gebruikt wordt vervalt.",
            "In a period no more clients move into offered homes than come free then; what is not used lapses.",
        ),
    ),
    RuleInfo(
        "housing_security",
        Text("woonzekerheid", "housing security"),
        Text(
            "Wie een plek heeft gaat niet terug naar de wachtlijst; een logeerhuis is geen plek om te blijven.",
            "Who has a place is not put back on the waiting list; a respite house is no place to stay.",
        ),
    ),
    RuleInfo(
        "no_forced_move",
        Text("geen gedwongen verhuizing", "no forced move"),
        Text(
            "Wie niet wil verhuizen blijft wonen zolang de locatie open is; wie alleen naar een wens wil verhuist alleen daarheen.",
            "Who does not want to move stays while the location is open; who moves only to a wish moves only there.",
        ),
    ),
    RuleInfo(
        "tenancy",
        Text("huurrecht", "tenancy"),
        Text(
            "Een huurder verlaat een passende woning niet, behalve voor een plek die een wens vervult die deze niet vervult.",
            "A tenant does not leave a suitable home, except for a place that meets a wish which this one does not.",
        ),
    ),
    RuleInfo(
        "settled",
        Text("rust", "settled"),
        Text(
            "Wie verhuist blijft ten minste het minimum aantal maanden, tenzij de zorg of het profiel verandert of de locatie sluit.",
            "Who moves stays at least the minimum of months, unless care or profile changes or the location closes.",
        ),
    ),
    RuleInfo(
        "exit_home",
        Text("uitstroomwoning", "exit home"),
        Text(
            "Wie uit zorg gaat heeft op dat moment een eigen woning die blijft.",
            "Who leaves care has a home of their own that stays theirs.",
        ),
        Stance.SOFT,
        "clients",
    ),
    RuleInfo(
        "budget",
        Text("budget", "budget"),
        Text(
            "Een gemeente (of de regio samen) geeft in een periode niet meer uit dan haar budget.",
            "A municipality (or the region together) spends no more in a period than its budget.",
        ),
        over_unit="cents",
    ),
    RuleInfo(
        "care_hours",
        Text("zorguren", "care hours"),
        Text(
            "Teams geven niet meer uren zorg per week dan zij hebben, in de gemeenten waar zij werken.",
            "Teams give no more hours of care a week than they have, in the municipalities where they work.",
        ),
        over_unit="hours",
    ),
    RuleInfo(
        "on_call",
        Text("bereikbaarheid", "on call"),
        Text(
            "Wie zelfstandig gaat wonen kan dag en nacht een team bereiken dat in die gemeente komt.",
            "Who goes to live independently can reach a team day and night that comes to that municipality.",
        ),
    ),
    RuleInfo(
        "maximum_stay",
        Text("maximaal verblijf", "maximum stay"),
        Text(
            "Een tijdelijke woonvorm duurt niet langer dan afgesproken.",
            "A temporary form lasts no longer than agreed.",
        ),
        over_unit="days",
    ),
    RuleInfo(
        "minimum_use",
        Text("minimale bezetting", "minimum use"),
        Text(
            "Een locatie die dicht mag heeft genoeg bewoners om open te blijven, anders sluit zij.",
            "A location that may close has enough residents to stay open, or else it closes.",
        ),
        over_unit="client-days",
    ),
    RuleInfo(
        "closing",
        Text("sluiten", "closing"),
        Text(
            "Een locatie die dicht mag sluit in één keer en voorgoed.",
            "A location that may close does so as a whole and for good.",
        ),
    ),
    RuleInfo(
        "projects",
        Text("projecten", "projects"),
        Text(
            "Een project wordt één keer besloten, binnen zijn termijn, en levert plaatsen na zijn doorlooptijd.",
            "A project is decided once, within its window, and gives places after its lead time.",
        ),
    ),
    RuleInfo(
        "investment",
        Text("investering", "investment"),
        Text(
            "Een eigenaar besluit niet tot meer investeringen dan er tot dan ruimte is.",
            "An owner decides no more investment than there is room for up to then.",
        ),
    ),
    RuleInfo(
        "concentration",
        Text("spreiding per gemeente en wijk", "concentration"),
        Text(
            "In een gemeente of wijk wonen niet meer cliënten bij elkaar dan de raad wil.",
            "No more clients live together in a municipality or neighbourhood than the council wants.",
        ),
        over_unit="client-days",
    ),
    RuleInfo(
        "quota",
        Text("contingent", "quota"),
        Text(
            "Een corporatie huisvest per periode ten minste en ten hoogste het afgesproken aantal.",
            "A corporation houses at least and at most the agreed number in a period.",
        ),
        Stance.SOFT,
        "clients",
    ),
    RuleInfo(
        "respite_nights",
        Text("logeernachten", "respite nights"),
        Text(
            "Wie thuis woont kan zo vaak logeren als nodig is: de nachten passen in de logeerhuizen.",
            "Who lives at home can have respite as often as needed: the nights fit in the respite houses.",
        ),
        over_unit="nights",
    ),
    RuleInfo(
        "return_buffer",
        Text("terugkeerbuffer", "return buffer"),
        Text(
            "Er blijven genoeg 24-uurs plaatsen vrij voor wie thuis terugvalt.",
            "Enough 24/7 places stay free for who relapses at home.",
        ),
        over_unit="place-days",
    ),
    RuleInfo(
        "pinned",
        Text("vastgelegd", "pinned"),
        Text(
            "Wat is vastgelegd blijft zo.",
            "What is pinned stays so.",
        ),
    ),
    RuleInfo(
        "ladder",
        Text("woonladder", "housing ladder"),
        Text(
            "Iemand gaat per periode hooguit één trede omhoog of omlaag.",
            "A client goes at most one rung up or down a period.",
        ),
        Stance.OFF,
    ),
    RuleInfo(
        "fair_share",
        Text("eerlijk aandeel", "fair share"),
        Text(
            "Elke gemeente neemt haar deel van de verhuizingen naar een eigen voordeur, naar inwoners.",
            "Each municipality takes its share by inhabitants of the moves into a home of one's own.",
        ),
        Stance.OFF,
        "clients",
    ),
)

GOALS: tuple[GoalInfo, ...] = (
    GoalInfo(
        "waiting",
        Text("wachten", "waiting"),
        "weighted days",
        Text(
            "Zo weinig mogelijk dagen wachten, met meer gewicht naarmate het dringender is.",
            "As few days of waiting as possible, weighing more when more urgent.",
        ),
    ),
    GoalInfo(
        "bridging",
        Text("overbrugging", "bridging"),
        "days",
        Text(
            "Zo weinig mogelijk dagen op een plek waarvan de woonvorm niet passend is.",
            "As few days as possible in a place whose form is not suitable.",
        ),
    ),
    GoalInfo(
        "wishes",
        Text("wensen", "wishes"),
        "days",
        Text(
            "Zo weinig mogelijk dagen met een wens (woonvorm, gemeente, aanbieder) die niet is vervuld.",
            "As few days as possible with a wish (form, municipality, provider) that is not met.",
        ),
    ),
    GoalInfo(
        "own_home",
        Text("eigen voordeur", "own home"),
        "days",
        Text(
            "Zo weinig mogelijk dagen zonder eigen voordeur voor wie er een passend zou zijn.",
            "As few days as possible without a front door of one's own for whom one would be suitable.",
        ),
    ),
    GoalInfo(
        "moves",
        Text("verhuizingen", "moves"),
        "moves",
        Text("Zo weinig mogelijk verhuizingen.", "As few moves as possible."),
    ),
    GoalInfo(
        "cost",
        Text("kosten", "cost"),
        "cents",
        Text(
            "Zo laag mogelijke kosten: zorg, vaste kosten, extra uren en annuïteiten.",
            "As low a cost as possible: care, fixed costs, extra hours and annuities.",
        ),
    ),
    GoalInfo(
        "homes_asked",
        Text("woningvraag", "homes asked"),
        "homes",
        Text(
            "Zo weinig mogelijk woningen die extra gevraagd moeten worden.",
            "As few homes as possible that must be asked for.",
        ),
    ),
    GoalInfo(
        "queue",
        Text("wachttijd", "queue"),
        "days",
        Text(
            "Zo weinig mogelijk dagen wachten voor wie al jaren wacht.",
            "As few days of waiting as possible for who has waited for years.",
        ),
    ),
    GoalInfo(
        "spread",
        Text("gelijkheid", "spread"),
        "days",
        Text(
            "De gemeente van herkomst waar men het langst wacht, wacht zo kort mogelijk.",
            "The municipality of origin that waits longest waits as short as possible.",
        ),
    ),
)

RULE = {info.key: info for info in RULES}
GOAL = {info.key: info for info in GOALS}
OVER = "over_"


def over_goal(rule: str) -> str:
    """Return the key of the goal that counts how much a soft *rule* is broken."""
    return OVER + rule


def goal_unit(key: str) -> str:
    """Return the unit of goal *key*, ``over_<rule>`` included."""
    if key.startswith(OVER):
        return RULE[key.removeprefix(OVER)].over_unit or ""
    return GOAL[key].unit


def goal_name(key: str) -> Text:
    """Return the name of goal *key* in both languages."""
    if key.startswith(OVER):
        name = RULE[key.removeprefix(OVER)].name
        return Text(f"over {name.nl}", f"over {name.en}")
    return GOAL[key].name


def ordered_goals(instance: Instance) -> tuple[GoalSetting, ...]:
    """Return the goals of a plan in order, with those of the soft rules in their place.

    A goal ``over_<rule>`` that the list does not name comes right after ``waiting`` (after
    ``over_exit_home`` where that follows it), first where there is no ``waiting``; several in the
    order of the rules. One that the list names of a rule that is not soft is left out.
    """
    policy = instance.policy
    soft = [over_goal(info.key) for info in RULES if policy.stances[info.key] is Stance.SOFT]
    goals = [g for g in policy.goals if not g.key.startswith(OVER) or g.key in soft]
    named = [g.key for g in goals]
    missing = [GoalSetting(key=key) for key in soft if key not in named]
    at = named.index("waiting") + 1 if "waiting" in named else 0
    if at and named[at : at + 1] == [over_goal("exit_home")]:
        at += 1
    return (*goals[:at], *missing, *goals[at:])
