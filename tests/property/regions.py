"""Small random regions in which every rule and goal can matter, small enough to try all plans."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from tests.build import AT_HOME, Supply, client, form, location, offer, pin, profile, project, quota, region, team
from woonplek.domain.instance import Instance
from woonplek.domain.policy import GOALS, RULES

TOWNS = ("H", "K")
PROFILES = ("P", "Q")
FIT = st.sampled_from(["passend", "passend", "passend", "overbrugging", "overbrugging", "nee"])
OWNERS = st.sampled_from([None, "C", "D"])
SOFT = tuple(info.key for info in RULES if info.may_be_soft)


@st.composite
def forms(draw: st.DrawFn, *, at_home: bool | None = None) -> list[Any]:
    made = [
        form("BW", "24-uurs", rung=1, max_occupancy_pct=draw(st.sampled_from([100, 100, 70]))),
        form("GR", "groep", rung=2, max_stay_months=draw(st.sampled_from([None, 12]))),
        form("BT", "zelfstandig", rung=3),
        form("LH", "logeerhuis"),
    ]
    return [*made, AT_HOME] if (draw(st.booleans()) if at_home is None else at_home) else made


def _care(draw: st.DrawFn, codes: list[str]) -> dict[tuple[str, str], tuple[str, int, str]]:
    number = st.integers(0, 30)
    hours = st.sampled_from(["0", "1.5", "2", "4"])
    return {(p, f): (draw(FIT), draw(number), draw(hours)) for p in PROFILES for f in codes}


def _supply(draw: st.DrawFn, most: int, periods: int) -> list[Supply]:
    """Draw locations and offers, and perhaps a project or two; *most* of all together."""
    made: list[Supply] = []
    codes = st.sampled_from(["BW", "BW", "GR", "BT", "LH"])
    for n in range(draw(st.integers(2, most))):
        kind, town = draw(st.sampled_from(["location", "location", "offer", "project"])), draw(st.sampled_from(TOWNS))
        common = {"municipality": town, "owner": draw(OWNERS), "provider": draw(st.sampled_from([None, "Z"]))}
        common["rent"] = draw(st.sampled_from([None, 50_000, 70_000]))
        common["features"] = draw(st.sampled_from([(), (), ("lift",)]))
        common["neighbourhood"] = draw(st.sampled_from([None, "N"])) if town == "H" else None
        if kind == "location":
            closing = draw(st.sampled_from([None, 0, 0, 1]))
            until = draw(st.sampled_from([None, None, None, 1]))
            opens = draw(st.sampled_from([0, 0, 0, periods - 1])) if until is None else 0
            kept = draw(st.sampled_from([0, 0, 0, 1]))
            made.append(
                location(
                    f"L{n}",
                    draw(st.integers(1, 3)),
                    form=draw(codes),
                    closable_from=closing if closing is None else max(closing, opens),
                    open_from=opens,
                    open_until=until,
                    kept_at_start=0 if opens else kept,
                    minimum_use=draw(st.sampled_from([0, 0, 2])),
                    fixed_cost_per_year=draw(st.sampled_from([0, 900])),
                    **common,
                )
            )
        elif kind == "offer":
            status = draw(st.sampled_from(["toegezegd", "vraag"]))
            made.append(
                offer(f"C-{town}-BT-{n}", draw(st.sampled_from([1, {0: 1}, {(0, periods): 1}, {periods - 1: 2}])), status=status, **common)
            )
        elif (earlier := [s.fields["code"] for s in made if s.project]) == []:
            replaced = next((s.fields["code"] for s in made if s.fields.get("source") is None), None)
            made.append(
                project(
                    f"P{n}",
                    2,
                    form=draw(codes),
                    step=draw(st.sampled_from([1, 2])),
                    decision=draw(st.sampled_from(["optie", "optie", "vast"])),
                    lead=draw(st.sampled_from([0, 0, 12])),
                    investment=draw(st.sampled_from([0, 5000])),
                    fixed_cost_per_year=draw(st.sampled_from([0, 700])),
                    minimum_use=draw(st.sampled_from([0, 0, 1])),
                    replaces=replaced if draw(st.booleans()) else None,
                    group="G",
                    **common,
                )
            )
        elif len(earlier) == 1:
            group, requires = draw(st.sampled_from([(None, None), ("G", None), (None, earlier[0])]))
            made.append(project(f"P{n}", 1, form=draw(codes), decide_until=0, group=group, requires=requires, **common))
    return made


def _clients(draw: st.DrawFn, supply: list[Supply], periods: int, *, at_home: bool) -> list[dict[str, Any]]:
    room = {
        s.fields["code"]: s.places - s.fields.get("kept_at_start", 0)
        for s in supply
        if s.offer is None and s.project is None and not s.open_from
    }
    room = {code: free for code, free in room.items() if free > 0}
    made = []
    for name in "abc"[: draw(st.integers(2, 3 if periods < 3 else 2))]:
        first = draw(st.sampled_from([0, 0, 0, periods - 1]))
        end = draw(st.sampled_from([None, None, None, *range(first + 1, periods + 1)]))
        owns = at_home and draw(st.booleans())
        fields: dict[str, Any] = {
            "first": first,
            "end": end,
            "origin": draw(st.sampled_from(["H", "H", "K", None])),
            "urgency": draw(st.integers(1, 4)),
            "owns_home": owns,
            "exit_to_home": draw(st.booleans()),
            "max_rent": draw(st.sampled_from([None, None, 60_000])),
            "requirements": draw(st.sampled_from([(), (), (), ("lift",)])),
            "wish_form": draw(st.sampled_from([None, None, "BT"])),
            "wish_municipality": draw(st.sampled_from([None, None, "K"])),
            "wish_provider": draw(st.sampled_from([None, None, "Z"])),
            "wait_for_wish": draw(st.integers(0, 5)) == 5,
            "willing": draw(st.sampled_from(["ja", "ja", "ja", "nee", "naar wens"])),
            "waiting_since": draw(st.sampled_from([None, date(2022, 5, 1), date(2025, 2, 1)])),
            "payer": draw(st.sampled_from([None, None, None, "K", "extern"])),
        }
        if owns and fields["origin"] is None:
            fields["lives_in"] = "K"
        if first == 0:
            free = sorted(code for code, places in room.items() if places > 0)
            current = draw(st.sampled_from([None, *free, *(["thuis"] if owns else [])]))
            fields["current"] = current
            if current in room:
                room[current] -= 1
        profiles = draw(st.lists(st.sampled_from(PROFILES), min_size=periods, max_size=periods)) if draw(st.booleans()) else "P"
        made.append(client(name, profiles, **fields))
    return made


@st.composite
def small_regions(draw: st.DrawFn, *, supply: bool = True, periods: int | None = None, thuis: bool | None = None) -> Instance:
    """Draw a region; without *supply* no project, closing or extra hours are to be decided. *periods* and *thuis* are drawn unless given."""
    periods = periods or draw(st.sampled_from([2, 3, 1]))
    kinds = draw(forms(at_home=thuis))
    at_home = kinds[-1] is AT_HOME
    places = _supply(draw, 3 if periods < 3 else 2, periods)
    if not supply:
        places = [_undecided(s) for s in places if s.project is None]
    people = _clients(draw, places, periods, at_home=at_home)
    year = 365 * 2_000
    budgets = {
        m: [draw(st.integers(1, 5)) * year + draw(st.integers(0, year)) for _ in range(periods)]
        for m in draw(st.sets(st.sampled_from(TOWNS)))
    }
    growth = draw(st.sampled_from([50, 0])) if supply else 0
    teams = [
        team(
            "T",
            draw(st.sampled_from(["2.5", "4", "6.5"])),
            area=TOWNS,
            on_call=draw(st.integers(0, 3)) < 3,
            max_growth_pct_per_year=growth,
            cost_per_extra_hour=11,
        ),
        team("S", 2, area=["K"], on_call=True),
    ]
    agreed = draw(st.sampled_from([range(periods), [draw(st.integers(0, periods - 1))]]))
    quotas = [quota(t, owner="C", minimum=draw(st.integers(0, 1)), maximum=draw(st.sampled_from([None, 1]))) for t in agreed]
    pins = []
    if draw(st.sampled_from([False, False, False, True])):
        who = people[0]
        t = draw(st.integers(who["first"], (who["end"] or periods) - 1))
        stays = sorted(s.fields["code"] for s in places if s.open_from <= t and (s.open_until is None or t < s.open_until))
        pins.append(pin(who["id"], draw(st.sampled_from(["wachtlijst", *stays])), t))
    stances = {key: draw(st.sampled_from(["aan", "zacht"])) for key in SOFT if draw(st.booleans())}
    stances["ladder"] = draw(st.sampled_from(["uit", "aan"]))
    stances["fair_share"] = draw(st.sampled_from(["uit", "uit", "uit", "aan"]))
    order = draw(st.permutations([info.key for info in GOALS]))[: draw(st.integers(2, 6))]
    if draw(st.integers(0, 2)):
        order = ["waiting", *(key for key in order if key != "waiting")]
    return region(
        periods=periods,
        municipalities={
            "H": {"inhabitants": 2000, "centre": draw(st.booleans()), "max_per_1000": draw(st.sampled_from([None, 1]))},
            "K": 1000,
        },
        neighbourhoods={"N": ("H", 2)},
        forms=kinds,
        profiles=[
            profile("P", waiting_tariff=draw(st.integers(0, 3)), respite_nights_per_year=draw(st.sampled_from([0, 200]))),
            profile("Q", respite_nights_per_year=draw(st.sampled_from([0, 200]))),
        ],
        care=_care(draw, [f.code for f in kinds]),
        clients=people,
        locations=places,
        investment={("C", 0): 250_000, ("C", 1): 250_000} if periods > 1 and draw(st.booleans()) else None,
        budgets=budgets,
        teams=teams if draw(st.booleans()) else [],
        quotas=quotas if draw(st.booleans()) else [],
        pins=pins,
        rules=stances,
        goals=[(key, draw(st.sampled_from([0, 0, 10]))) for key in order],
        budget_form=draw(st.sampled_from(["eigen", "regionaal", "solidair"])),
        solidarity_pct=draw(st.sampled_from([0, 15])),
        fixed_costs_to=draw(st.sampled_from(["inwoners", "vestigingsgemeente"])),
        care_index_pct=draw(st.sampled_from([0, 3])),
        min_stay_months=draw(st.sampled_from([12, 24])),
        return_buffer_pct=draw(st.sampled_from([0, 0, 0, 60])),
        default_wish_origin=draw(st.booleans()),
    )


def _undecided(supply: Supply) -> Supply:
    return Supply(
        {**supply.fields, "closable_from": None} if supply.offer is None else supply.fields,
        supply.places,
        supply.open_from,
        supply.open_until,
        supply.offer,
    )
