from tests.check.support import judged, refused, texts


def test_longer_than_agreed() -> None:
    found = refused("maximum_stay", "maximum_stay: two years", {"a": ["L1", "L1", "L1", "L1"]})
    assert texts(found) == ["cliënt a (nr 1) is vanaf 2029 730 dagen langer dan mag in GR"]
    assert (found[0].where, found[0].amount) == (("a", "1", "L1", "2029"), 730)


def test_over_all_locations_of_the_form() -> None:
    assert [v.where for v in refused("maximum_stay", "maximum_stay: over locations", {"a": ["L1", "L3", "L3"]})] == [
        ("a", "1", "L3", "2029")
    ]


def test_at_least_one_period() -> None:
    assert judged("maximum_stay: at least one", {"a": ["L1", "L2"]}).ok
    assert [v.amount for v in refused("maximum_stay", "maximum_stay: at least one", {"a": ["L1", "L1"]})] == [366]


def test_pinned_periods_count_but_break_nothing() -> None:
    assert judged("maximum_stay: pinned", {"a": ["L1", "L1", "L1", "L2"]}).ok
    assert [v.amount for v in refused("maximum_stay", "maximum_stay: pinned", {"a": ["L1", "L1", "L1", "L1"]})] == [365]


def test_soft_counts_days() -> None:
    verdict = judged("maximum_stay: soft", {"a": "L1", "b": "L1"})
    assert verdict.ok
    assert verdict.goals["over_maximum_stay"] == 365
