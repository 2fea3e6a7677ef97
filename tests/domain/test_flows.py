from datetime import date
from decimal import Decimal

from woonplek.domain.calendar import Calendar, Span
from woonplek.domain.flows import Flow, FlowKind, Shortfall, apportion, expand
from woonplek.domain.instance import Client

YEARS = Calendar.make(date(2027, 1, 1), 4, 12)
ALL = Span(first=0, end=4)


def group(name, row, count=1, *, profile="A", origin="M1", first=0, end=4, leaves=False, periods=4, numbers=None):
    return Client(
        id=name,
        numbers=numbers or tuple(range(1, count + 1)),
        row=row,
        origin=origin,
        first=first,
        end=end,
        leaves=leaves,
        profiles=(profile,) * periods,
    )


def courses(flowed):
    """(id, numbers, first, end, profile letters) of each group."""
    return [(c.id, c.numbers, c.first, c.end, "".join(c.profiles)) for c in flowed.clients]


def out(**kw):
    return Flow(kind=FlowKind.OUT, profile="A", span=kw.pop("span", ALL), **kw)


def test_nothing_flows_without_rows():
    clients = (group("r1", 1, 3), group("r2", 2, 2))
    assert expand(clients, (), YEARS, {}).clients == clients


def test_outflow_rounds_what_is_expected_so_far():
    # 0,6 a year: 0,6 | 1,2 | 1,8 | 2,4 -> rounded 1 | 1 | 2 | 2, so one leaves in 2027 and one in 2029
    flowed = expand((group("r1", 1, 5),), (out(per_year=Decimal("0.6")),), YEARS, {})
    assert courses(flowed) == [("r1", (1,), 0, 1, "AAAA"), ("r1", (2,), 0, 3, "AAAA"), ("r1", (3, 4, 5), 0, 4, "AAAA")]
    assert [c.leaves for c in flowed.clients] == [True, True, False]


def test_half_a_person_rounds_up():
    # 0,5 a year: 0,5 -> 1 | 1,0 -> 1 | 1,5 -> 2 | 2,0 -> 2
    flowed = expand((group("r1", 1, 3),), (out(per_year=Decimal("0.5")),), YEARS, {})
    assert [(c.numbers, c.end) for c in flowed.clients] == [((1,), 1), ((2,), 3), ((3,), 4)]


def test_in_the_last_period_leaving_is_at_the_end_of_the_plan():
    flowed = expand((group("r1", 1, 2),), (out(per_year=Decimal(1), span=Span(first=3, end=4)),), YEARS, {})
    assert [(c.numbers, c.end, c.leaves) for c in flowed.clients] == [((1,), 4, True), ((2,), 4, False)]


def test_a_short_period_expects_its_part_of_the_year():
    # from October: 3 months of 4 a year is 1, then 4, then 4
    calendar = Calendar.make(date(2027, 10, 1), 3, 12)
    row = Flow(kind=FlowKind.OUT, profile="A", span=Span(first=0, end=3), per_year=Decimal(4))
    flowed = expand((group("r1", 1, 20, end=3, periods=3),), (row,), calendar, {})
    assert [(len(c.numbers), c.end) for c in flowed.clients if c.leaves] == [(1, 1), (4, 2), (4, 3)]


def test_percentage_is_of_who_is_there_at_the_start_of_the_period():
    # 20 % of 10 = 2; of 8 = 1,6 (3,6 -> 4: 2 more); of 6 = 1,2 (4,8 -> 5: 1); of 5 = 1,0 (5,8 -> 6: 1)
    flowed = expand((group("r1", 1, 10),), (out(pct=Decimal(20)),), YEARS, {})
    assert [(len(c.numbers), c.end) for c in flowed.clients if c.leaves] == [(2, 1), (2, 2), (1, 3), (1, 4)]


def test_percentage_counts_who_may_not_be_taken_too():
    # 50 % of 4 = 2, but three of the four have an end of their own: one can be taken in each... only one is free
    flowed = expand(
        (group("r1", 1, 3, leaves=True), group("r2", 2, 1)),
        (out(pct=Decimal(50), span=Span(first=0, end=1)),),
        YEARS,
        {},
        fixed=[("r1", 1), ("r1", 2), ("r1", 3)],
    )
    assert courses(flowed) == [("r1", (1, 2, 3), 0, 4, "AAAA"), ("r2", (1,), 0, 1, "AAAA")]
    assert flowed.shortfalls == (Shortfall(row=0, missing=1),)


def test_who_is_taken_in_proportion_to_the_rows():
    # 3 of 7 + 5 + 2: 1,5 | 1,07 | 0,43 -> 1 + 1 + 0, and the third goes to the largest remainder: the first row
    clients = (group("r1", 1, 7), group("r2", 2, 5), group("r3", 3, 2))
    flowed = expand(clients, (out(per_year=Decimal(3), span=Span(first=0, end=1)),), YEARS, {})
    assert [(c.id, c.numbers) for c in flowed.clients if c.leaves] == [("r1", (1, 2)), ("r2", (1,))]


def test_a_tie_goes_to_the_first_row():
    clients = (group("r1", 1, 1), group("r2", 2, 1), group("r3", 3, 1))
    flowed = expand(clients, (out(per_year=Decimal(2), span=Span(first=0, end=1)),), YEARS, {})
    assert [c.id for c in flowed.clients if c.leaves] == ["r1", "r2"]


def test_apportion_by_largest_remainder():
    assert apportion(3, [7, 5, 2]) == [2, 1, 0]
    assert apportion(10, [3, 3, 3]) == [4, 3, 3]
    assert apportion(0, [3, 2]) == [0, 0]


def test_only_of_the_municipality_and_the_profile_asked():
    clients = (group("r1", 1, 2, origin="M1"), group("r2", 2, 2, origin="M2"), group("r3", 3, 2, origin="M2", profile="B"))
    flowed = expand(clients, (out(per_year=Decimal(1), municipality="M2", span=Span(first=1, end=2)),), YEARS, {})
    assert [(c.id, c.numbers, c.end) for c in flowed.clients if c.leaves] == [("r2", (1,), 2)]


def test_a_change_holds_from_the_period_on_and_takes_the_lowest_number():
    row = Flow(kind=FlowKind.CHANGE, profile="A", to_profile="B", per_year=Decimal(1), span=Span(first=1, end=3))
    flowed = expand((group("r1", 1, 3),), (row,), YEARS, {})
    assert courses(flowed) == [("r1", (1,), 0, 4, "ABBB"), ("r1", (2,), 0, 4, "AABB"), ("r1", (3,), 0, 4, "AAAA")]


def test_changes_come_before_outflow_and_who_changed_is_not_taken_again():
    rows = (
        out(per_year=Decimal(1), span=Span(first=0, end=1)),
        Flow(kind=FlowKind.CHANGE, profile="A", to_profile="B", per_year=Decimal(1), span=ALL),
    )
    flowed = expand((group("r1", 1, 4),), rows, YEARS, {})
    # 2027: nr 1 changes, nr 2 leaves; 2028 nr 3; 2029 nr 4; 2030 nobody is left with A
    assert courses(flowed) == [
        ("r1", (1,), 0, 4, "BBBB"),
        ("r1", (2,), 0, 1, "AAAA"),
        ("r1", (3,), 0, 4, "ABBB"),
        ("r1", (4,), 0, 4, "AABB"),
    ]
    assert flowed.shortfalls == (Shortfall(row=1, missing=1),)


def test_numbers_stay_those_of_the_input_row():
    # nr 1 and 3 changed by themselves: the lowest free one is 2
    clients = (group("r1", 1, numbers=(1, 3), profile="A"), group("r1", 1, numbers=(2, 4), profile="A"))
    flowed = expand(clients, (out(per_year=Decimal(1), span=Span(first=0, end=1)),), YEARS, {}, fixed=[("r1", 1), ("r1", 3)])
    assert [c.numbers for c in flowed.clients if c.leaves] == [(2,)]


def test_two_rows_that_take_from_one_row_in_a_period_make_one_group():
    rows = (out(per_year=Decimal(1), span=Span(first=0, end=1)), out(per_year=Decimal(2), span=Span(first=0, end=1)))
    flowed = expand((group("r1", 1, 5),), rows, YEARS, {})
    assert [(c.numbers, c.end) for c in flowed.clients] == [((1, 2, 3), 1), ((4, 5), 4)]


def test_who_is_not_yet_in_care_does_not_leave():
    clients = (group("r1", 1, 2, first=2), group("r2", 2, 1))
    flowed = expand(clients, (out(per_year=Decimal(1), span=Span(first=0, end=1)),), YEARS, {})
    assert [c.id for c in flowed.clients if c.leaves] == ["r2"]


def test_what_was_short_is_taken_later():
    # both rows ask one in 2027 while one is there; a newcomer of 2028 makes up for it
    clients = (group("r1", 1, 1), group("r2", 2, 1, first=1))
    rows = (out(per_year=Decimal(1), span=Span(first=0, end=1)), out(per_year=Decimal("0.5"), span=Span(first=0, end=2)))
    flowed = expand(clients, rows, YEARS, {})
    assert [(c.id, c.end) for c in flowed.clients] == [("r1", 1), ("r2", 2)]
    assert flowed.shortfalls == ()


def test_exit_of_the_row_wins_where_given():
    rows = (out(per_year=Decimal(1), exit_to_home=False, span=Span(first=0, end=1)), out(per_year=Decimal(1), span=Span(first=1, end=2)))
    flowed = expand((group("r1", 1, 3),), rows, YEARS, {})
    assert [(c.numbers, c.exit_to_home) for c in flowed.clients] == [((1,), False), ((2,), True), ((3,), True)]


def test_inflow_goes_one_by_one_to_the_largest_share_not_yet_given():
    # shares 0,5 | 0,3 | 0,2 of 3 a year.
    # 2027: expected 1,5 0,9 0,6 -> M1, then M1 has 0,5 left: M2 (0,9), then M3 (0,6)
    # 2028: expected 3,0 1,8 1,2 less 1 1 1 -> 2,0 0,8 0,2: M1, M1 (1,0), M2 (0,8)
    row = Flow(kind=FlowKind.IN, profile="A", per_year=Decimal(3), span=Span(first=0, end=2))
    flowed = expand((), (row,), YEARS, {"M3": 200, "M1": 500, "M2": 300})
    assert [(c.id, c.count, c.origin, c.first, c.end) for c in flowed.clients] == [
        ("instroom-M1-A-2027", 1, "M1", 0, 4),
        ("instroom-M2-A-2027", 1, "M2", 0, 4),
        ("instroom-M3-A-2027", 1, "M3", 0, 4),
        ("instroom-M1-A-2028", 2, "M1", 1, 4),
        ("instroom-M2-A-2028", 1, "M2", 1, 4),
    ]
    assert flowed.clients[3].in_care_from == date(2028, 1, 1)
    assert all(c.flowed_in and not c.leaves for c in flowed.clients)


def test_a_tie_in_inflow_goes_to_the_lowest_code():
    row = Flow(kind=FlowKind.IN, profile="A", per_year=Decimal(1), span=Span(first=0, end=1))
    assert [c.origin for c in expand((), (row,), YEARS, {"M2": 50, "M1": 50}).clients] == ["M1"]


def test_a_second_inflow_of_the_same_name_is_numbered():
    rows = tuple(
        Flow(kind=FlowKind.IN, profile="A", municipality="M9", per_year=Decimal(2), urgency=u, span=Span(first=1, end=2)) for u in (1, None)
    )
    flowed = expand((group("r1", 4),), rows, YEARS, {})
    assert [(c.id, c.row, c.numbers, c.urgency) for c in flowed.clients] == [
        ("r1", 4, (1,), 3),
        ("instroom-M9-A-2028", 5, (1, 2), 1),
        ("instroom-M9-A-2028-2", 6, (1, 2), 3),
    ]


def test_who_flowed_in_may_flow_out_from_the_next_period_on():
    rows = (
        Flow(kind=FlowKind.IN, profile="A", municipality="M1", per_year=Decimal(1), span=Span(first=0, end=1)),
        out(per_year=Decimal(1), span=Span(first=0, end=2)),
    )
    flowed = expand((), rows, YEARS, {})
    # 2027: nobody is there to leave (inflow comes last); 2028: 2 due, 1 there
    assert [(c.id, c.first, c.end) for c in flowed.clients] == [("instroom-M1-A-2027", 0, 2)]
    assert flowed.shortfalls == (Shortfall(row=1, missing=1),)
