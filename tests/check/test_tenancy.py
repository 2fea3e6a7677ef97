from tests.build import DEFAULT_FORMS, client, form, location, pin, region
from tests.check.support import judged, refused, texts

WAIT = "wachtlijst"


def test_tenant_leaves_a_suitable_home() -> None:
    found = refused("tenancy", "tenancy: stays", {"a": "L2", "b": "L1"})
    assert texts(found) == ["cliënt a (nr 1) verlaat in 2027 de passende woning L1 zonder dat een wens wordt vervuld"]
    assert found[0].where == ("a", "1", "2027")


def test_for_a_wish_it_is_allowed_and_without_one_not() -> None:
    assert judged("tenancy: for the wish of origin", {"a": "L2", "b": "L1"}).ok
    assert refused("tenancy", "tenancy: no default wish", {"a": "L2", "b": "L1"})


def test_home_of_ones_own_is_a_home() -> None:
    assert refused("tenancy", "tenancy: at home", {"a": "L2", "b": "L2"})[0].where == ("a", "1", "2027")


def test_at_home_is_a_home_whatever_the_form_says() -> None:
    here = region(
        forms=[*DEFAULT_FORMS, form("TH", "zelfstandig", at_home=True, tenant_stays=False)],
        clients=[client("a", owns_home=True, current="thuis")],
        locations=[location("L1", 1)],
    )
    assert refused("tenancy", here, {"a": ["thuis", "L1"]})


def test_pin_goes_before() -> None:
    here = region(
        clients=[client("a", current="L1")], locations=[location("L1", 1, form="BT"), location("L2", 1)], pins=[pin("a", "L2", 1)]
    )
    assert judged(here, {"a": ["L1", "L2"]}).ok
    assert refused("pinned", here, {"a": "L1"})


def test_lease_of_the_provider_is_not() -> None:
    assert judged("tenancy: at home", {"a": "thuis", "b": "L2"}).ok


def test_when_the_need_changed_and_not_before() -> None:
    assert judged("tenancy: need changes", {"a": ["L1", "L2"], "b": "L1"}).ok
    assert refused("tenancy", "tenancy: need changes", {"a": "L2", "b": "L1"})[0].where == ("a", "1", "2027")


def test_stay_that_began_in_the_plan() -> None:
    assert refused("tenancy", "tenancy: begun in the plan", {"a": ["C-H-BT-1", "L2"]})[0].where == ("a", "1", "2028")
