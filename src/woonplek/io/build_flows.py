"""Sheet *In- en uitstroom*: rows as flows, expanded over the clients."""

from __future__ import annotations

from woonplek.domain.base import Text
from woonplek.domain.flows import Flow, FlowKind, expand
from woonplek.domain.instance import Client, Municipality
from woonplek.io.build_dates import When
from woonplek.io.build_desk import Desk
from woonplek.io.build_people import People
from woonplek.io.values import TypedRow

KEY = "flows"


def build_flows(desk: Desk, when: When, people: People, municipalities: tuple[Municipality, ...]) -> tuple[Client, ...]:
    """Return the clients after flows, and make the ids of who flows in known."""
    flows, rows = [], []
    for row in desk.of(KEY):
        flow = _flow(desk, when, row)
        if flow is not None:
            flows.append(flow)
            rows.append(row)
    inhabitants = {m.code: m.inhabitants or 0 for m in municipalities if m.in_region}
    divided = [r for f, r in zip(flows, rows, strict=True) if f.kind is FlowKind.IN and f.municipality is None]
    if divided and not all(inhabitants.values()):
        without = ", ".join(m.code for m in municipalities if m.in_region and not m.inhabitants)
        what = Text(
            f"instroom wordt naar inwoners verdeeld, maar inwoners ontbreken: {without}",
            f"inflow goes by inhabitants, which are missing: {without}",
        )
        remedy = Text("vul inwoners in op Gemeenten, of een gemeente in deze rij", "fill in inhabitants, or a municipality in this row")
        desk.problem(KEY, divided[0], "municipality", what, remedy)
        return tuple(people.clients)
    flowed = expand(people.clients, flows, when.calendar, inhabitants, people.fixed)
    for short in flowed.shortfalls:
        cell = next(iter(rows[short.row].cells.values()), "")
        desk.note(
            "warning",
            f"In- en uitstroom {cell}: voor {short.missing} cliënten is er niemand met dat profiel zonder eigen einddatum of wijziging.",
            f"Flows {cell}: for {short.missing} clients there is nobody with that profile without an end or change of their own.",
        )
    for client in flowed.clients:
        if client.flowed_in:
            desk.codes["clients"].add(client.id)
            people.counts[client.id] = max(people.counts.get(client.id, 0), client.numbers[-1])
    return flowed.clients


def _flow(desk: Desk, when: When, row: TypedRow) -> Flow | None:
    """Return *row* as a flow, None when it is wrong (reported) or outside the plan (listed)."""
    values = row.values
    profile, municipality = desk.resolve(KEY, row, "profile"), desk.resolve(KEY, row, "municipality")
    to_profile = desk.resolve(KEY, row, "to_profile")
    span = when.span(KEY, row, "period") if "period" in values else when.all
    if "kind" not in values or not _amount(desk, row) or profile is None or span is None or {"period", "municipality"} & row.misread:
        return None
    kind = FlowKind(values["kind"])
    if kind is FlowKind.CHANGE and to_profile is None:
        if "to_profile" not in values:
            what = Text("bij verandering is naar_profiel leeg", "to_profile is blank for a change")
            desk.problem(KEY, row, "to_profile", what, Text("vul het nieuwe profiel in", "fill in the new profile"))
        return None
    if "municipality" in values and municipality is None:
        return None
    if not span.periods():
        desk.outside_plan(KEY, str(values["period"]))
        return None
    exit_to = values.get("exit_to")
    return Flow(
        kind=kind,
        profile=profile,
        municipality=municipality,
        span=span,
        per_year=values.get("count_per_year"),
        pct=values.get("pct_per_year"),
        to_profile=to_profile,
        urgency=values.get("urgency"),
        exit_to_home=None if exit_to is None else exit_to == "woning",
    )


def _amount(desk: Desk, row: TypedRow) -> bool:
    """Tell whether exactly one of number and percentage is there, as the kind allows; report it when not."""
    values = row.values
    both = [column for column in ("count_per_year", "pct_per_year") if column in values]
    if {"count_per_year", "pct_per_year"} & row.misread:
        return False
    if values.get("kind") == FlowKind.IN and "count_per_year" not in values:
        what = Text("instroom vraagt aantal_per_jaar", "inflow asks count_per_year")
        desk.problem(KEY, row, "count_per_year", what, Text("vul het aantal cliënten per jaar in", "fill in the clients a year"))
        return False
    if len(both) != 1:
        what = Text(
            "aantal_per_jaar en pct_per_jaar zijn beide " + ("gevuld" if both else "leeg"),
            "both amounts are " + ("filled" if both else "blank"),
        )
        desk.problem(KEY, row, "count_per_year", what, Text("vul er precies één in", "fill in exactly one"))
        return False
    return True
