"""Projects are decided once, within their window, and wait for what they require."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from woonplek.domain.codes import Decision
from woonplek.model.kinds import Ints
from woonplek.model.reach import Node, Reach, place_node
from woonplek.model.rows import INFINITY, Rows, Terms, terms
from woonplek.model.supply import NONE, Supply
from woonplek.model.visits import Visits


def rows(visits: Visits, supply: Supply) -> Rows:
    r"""A project is decided at most once, for at most its steps; one of a group; after what it requires is there.

    .. math::
        \sum_t y_{jt} \le 1, \qquad y_{jt} \le u_{jt} \le U_j y_{jt}, \qquad
        \sum_{j \in G} \sum_t y_{jt} \le 1, \qquad
        y_{jt} \le \sum_{s: \delta_r(s) \le t} y_{rs} \quad \text{where } j \text{ requires } r

    :math:`y_{jt}`: 1 when project *j* is decided in *t* (*decided*); :math:`u_{jt}`: steps decided (*steps*) [steps];
    :math:`U_j`: steps of the whole [steps]; :math:`\delta_r(s)`: period of delivery of *r* when decided in *s* (*delivered*).
    Windows are in the columns. A ``vast`` project has :math:`u_{jt} = U_j`. These and the first two hold also with the rule off.
    """
    parts = _Parts(visits, supply)
    parts.once()
    if visits.instance.policy.on("projects"):
        parts.groups()
        parts.requirements()
    upper = np.array(parts.upper, dtype=float)
    lower = np.where(np.isin(np.arange(len(upper)), parts.exact), upper, -INFINITY)
    return Rows("projects", lower, upper, parts.labels.__getitem__, supply=Terms.join(parts.supply))


class _Parts:
    """Rows one after the other, of the form ``terms <= upper`` or, where *exact* names them, ``terms = upper``."""

    def __init__(self, visits: Visits, supply: Supply) -> None:
        self.instance, self.decisions = visits.instance, supply
        self.some = supply.decided != NONE
        self.upper: list[float] = []
        self.labels: list[tuple[str, ...]] = []
        self.supply: list[Terms] = []
        self.exact: list[int] = []

    def add(self, label: tuple[str, ...], most: float, *pairs: tuple[Ints, float]) -> None:
        for columns, value in pairs:
            self.supply.append(terms(np.full(len(columns), len(self.upper)), columns, value))
        self.upper.append(most)
        self.labels.append(label)

    def once(self) -> None:
        supply, calendar = self.decisions, self.instance.calendar
        for j, project in enumerate(self.instance.projects):
            columns = supply.decided[j, self.some[j]]
            if project.decision is Decision.FIXED:
                self.exact.append(len(self.upper))
                self.add((project.code,), float(project.steps), (supply.steps[j, self.some[j]], 1.0))
            if len(columns) > 1:
                self.add((project.code,), 1.0, (columns, 1.0))
            for t in np.flatnonzero(self.some[j]).tolist() if project.steps > 1 else ():
                label = project.code, calendar[t].label
                decided, steps = supply.decided[j, t : t + 1], supply.steps[j, t : t + 1]
                self.add(label, 0.0, (steps, 1.0), (decided, -float(project.steps)))
                self.add(label, 0.0, (decided, 1.0), (steps, -1.0))

    def groups(self) -> None:
        of = [project.group for project in self.instance.projects]
        for group in sorted({g for g in of if g is not None}):
            members = np.array([g == group for g in of])
            self.add((group,), 1.0, (self.decisions.decided[self.some & members[:, None]], 1.0))

    def requirements(self) -> None:
        supply, calendar = self.decisions, self.instance.calendar
        index = {project.code: j for j, project in enumerate(self.instance.projects)}
        for j, project in enumerate(self.instance.projects):
            if project.requires is None or project.decision is Decision.FIXED:
                continue
            first = index[project.requires]
            for t in np.flatnonzero(self.some[j]).tolist():
                there = supply.decided[first, self.some[first] & (supply.delivered[first] <= t)]
                self.add((project.code, calendar[t].label), 0.0, (supply.decided[j, t : t + 1], 1.0), (there, -1.0))


def ties(reach: Reach) -> Iterator[Iterable[Node]]:
    """A group ties its projects, and a project the one that it requires."""
    for project in reach.instance.projects:
        if project.group is not None:
            yield [place_node(project.code), Node("group", project.group)]
        if project.requires is not None:
            yield [place_node(project.code), place_node(project.requires)]
