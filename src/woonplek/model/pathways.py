"""The pathway formulation: one column a path, priced over all kinds at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import NamedTuple

import numpy as np
from scipy import sparse

from woonplek.model.cuts import Cells, Separation, visit_cells, with_cuts
from woonplek.model.highs import Outcome
from woonplek.model.kinds import Bools, Ints
from woonplek.model.lagrangian import OptimalityCut, column_costs, optimality_cut, proper
from woonplek.model.master import Master, margins
from woonplek.model.narrow import narrowed, row_steps
from woonplek.model.paths import Paths
from woonplek.model.pricing import UNREACHED, Pricing
from woonplek.model.program import Program
from woonplek.model.rows import INFINITY, Floats, row_factors

TOLERANCE, CLOSE = 1e-7, 1e-6
SMOOTHING = 0.6
"""weight of the best duals so far in the duals that are priced (Wentges 1997)"""
PLACED = 1e-6
"""clients without a path that count as none"""
GROWN, TIDY = 2.2, 1.3
"""paths, as a multiple of the rows and kinds, at which the master is tidied, and how many then stay"""
LITTLE, LOOSE_ROUNDS = 0.01, 10
"""how much more of a limit, in its largest coefficient, and rounds of pricing, to see what more of it gives"""


Aim = int | dict[int, float] | None
"""what is minimised: a goal, a sum of goals by weight, or, without any, how many clients have no path"""


def weights_of(goal: Aim) -> dict[int, float]:
    """Return the weight of each goal in what is minimised."""
    if goal is None:
        return {}
    return {goal: 1.0} if isinstance(goal, int) else goal


@dataclass
class Bound:
    """A proven lower bound with the duals that prove it, and the linear optimum over the columns."""

    value: float
    linear: float
    duals: Floats
    """of the program's rows and then the held goals, in the units of the rows"""
    finished: bool


class Priced(NamedTuple):
    """The cheapest paths under some duals, and the bound that those prove."""

    value: float
    arcs: Floats
    """reduced cost of each arc before the dual of its kind"""
    dist: Floats
    """cheapest way to each node"""
    by: Ints
    """the arc that it comes by"""
    cheapest: Floats
    """cost of the cheapest path of each kind"""
    ends: Ints
    """the node where that ends"""


class Pathways:
    """Paths of a program and the restricted master over the active ones; basis and held goals go from goal to goal."""

    def __init__(self, program: Program, *, threads: int = 1, seed: int = 0) -> None:
        self.program = program
        self.row_steps = row_steps(program)
        self.pricing = Pricing(program.network)
        self.paths = Paths(program)
        self.active: Ints = np.zeros(0, dtype=np.int64)
        """the path of each of the last columns of the master"""
        self.removed: Bools = np.zeros(program.network.arcs, dtype=bool)
        self.reach: Floats = np.full(program.network.arcs, -INFINITY)
        """by arc what every plan over it costs at least, for the goal at hand, as far as proven"""
        self.held: list[tuple[int, float]] = []
        """goals held so far and the most that each may be, in the goal's unit less its constant"""
        self.kinds = len(program.kinds)
        self.own_rows = len(program.lower)
        """rows of the program before any cut of the master's"""
        self.scale: Floats = row_factors(_largest(program.by_arc, program.by_column))
        self.master = Master(program, self.scale, threads=threads, seed=seed)
        self.row_at: Ints = self.master.row_at
        """the master's row of each row of the program; those of kinds and of held goals follow"""
        self.held_at: Ints = np.zeros(0, dtype=np.int64)
        margin = margins(program) * self.scale
        self.tight = np.flatnonzero(margin)
        self.margin = margin[self.tight]
        self.scarcity = 1.0 / self.scale
        most = _largest(program.by_arc)
        self.per_client: Floats = np.where(most > 0, 1.0 / np.where(most > 0, most, 1.0), self.scale)
        """by row the clients that a unit of it is for, of those who use it most"""
        self.last_duals: tuple[Floats, Floats] = np.zeros(0), np.zeros(0)
        self.last_point: tuple[Ints, Floats] = self.active, np.zeros(0)
        """the paths that were active when the master was last solved, and its point"""
        self._keeping = False
        """whether some paths have clients already, so that none may leave the master"""
        self._settled: Bools = np.zeros(self.kinds, dtype=bool)
        """kinds all of whose clients have a path that they keep"""

    @property
    def unproven(self) -> Bound:
        """What is known of a goal before anything is."""
        return Bound(-INFINITY, INFINITY, np.zeros(len(self.program.lower) + len(self.held)), finished=False)

    def add(self, path: Ints, arc: Ints, goal: Aim) -> int:
        """Add paths to the master, priced for *goal*; return how many were not in it."""
        return self.activate(self.learn(path, arc), goal)

    def learn(self, path: Ints, arc: Ints) -> Ints:
        """Remember paths, new or not, outside the master; return the number of each."""
        self.paths.add(path, arc)
        return self.paths.find(path, arc)

    def of_paths(self, goal: Aim, paths: Ints) -> Floats:
        """Return what each of *paths* adds to *goal*."""
        return np.asarray(sum((weight * self.paths.goals[one, paths] for one, weight in weights_of(goal).items()), np.zeros(len(paths))))

    def of_columns(self, goal: Aim) -> Floats:
        """Return what each column of the program adds to *goal*."""
        columns = np.zeros(len(self.program.columns))
        return np.asarray(sum((weight * self.program.goals[one].columns for one, weight in weights_of(goal).items()), columns))

    def activate(self, paths: Ints, goal: Aim) -> int:
        """Let *paths* into the master, priced for *goal*; return how many were not in it."""
        fresh = np.setdiff1d(paths, self.active)
        if not len(fresh):
            return 0
        convexity = sparse.csc_array((np.ones(len(fresh)), (self.paths.kind[fresh], np.arange(len(fresh)))), shape=(self.kinds, len(fresh)))
        scaled = sparse.csc_array(sparse.diags_array(self.scale) @ self.paths.rows[:, fresh])
        held = [self.held_scale(g) * self.paths.goals[g, fresh] for g, _ in self.held]
        parts = [scaled, convexity, *(sparse.csc_array(values[None, :]) for values in held)]
        cost = self.of_paths(goal, fresh)
        matrix = sparse.csc_array(sparse.vstack(parts))
        matrix.indices = np.concatenate([self.row_at, self.master.kind_at, self.held_at])[matrix.indices]
        self.master.add_columns(matrix, cost)
        self.active = np.concatenate([self.active, fresh])
        return len(fresh)

    def held_scale(self, goal: int) -> float:
        return float(row_factors(np.array([self.program.goals[goal].largest]))[0])

    def hold(self, goal: int, most: float) -> None:
        """Hold *goal* at most *most*, its constant not counted, from now on."""
        scale = self.held_scale(goal)
        vector = self.program.goals[goal]
        values = np.concatenate([np.zeros(self.master.first_column), vector.columns, self.paths.goals[goal, self.active]])
        self.held_at = np.append(self.held_at, self.master.add_row(values * scale, most * scale))
        self.held.append((goal, most))
        self.reach[:] = -INFINITY

    def place(self, stop: Callable[[], bool]) -> Bound:
        """Search until every client has a path, and leave the artificial columns out; the linear value is who has none."""
        self.master.open()
        bound = self.solve(None, enough=lambda value, _: value <= PLACED, stop=stop)
        self.master.close()
        return bound

    def tighten(self, share: float, cost: float = 0.0) -> None:
        """Keep *share* of one client's use free in every row that clients use unequally (hours, money).

        What cannot be kept free is taken at *cost* for each client's use; the rows themselves hold as ever.
        """
        at = self.tight
        upper = self.program.upper[at] * self.scale[at] - share * self.margin
        self.master.set_row_bounds(self.row_at[at], self.program.lower[at] * self.scale[at], upper)
        self.master.let_over(self.own_rows + at, share * self.margin, cost / self.margin)

    def box(self, duals: Floats, width: float, floor: float) -> None:
        """Keep the duals of the master near *duals*: no farther than the share *width* of each and *floor* for each client.

        So a row may be broken at a price a little above its dual, which gains nothing where *duals* are the best (du Merle and others, 1999).
        """
        own = slice(self.own_rows)
        near = duals[own] / self.scale[own]
        room = width * np.abs(near) + floor * self.per_client / self.scale[own]
        self.master.let_over(np.arange(2 * self.own_rows), np.full(2 * self.own_rows, INFINITY), np.concatenate([near + room, room - near]))

    def unbox(self) -> None:
        """Let the rows hold again."""
        none = np.zeros(2 * self.own_rows)
        self.master.let_over(np.arange(len(none)), none, none)

    def loosened(self, goal: int, stop: Callable[[], bool]) -> Floats | None:
        """Return the duals of *goal* with a little more of every limit; None where the search for them stops.

        At a corner, duals tell what one less costs as well as what one more gives; just past it only the latter.
        """
        at = np.flatnonzero(np.isneginf(self.program.lower) & np.isfinite(self.program.upper))
        low, upper = self.program.lower[at], self.program.upper[at] * self.scale[at]
        self.master.set_row_bounds(self.row_at[at], low, upper + LITTLE)
        bound = self.solve(goal, enough=lambda value, low: value - low <= CLOSE * max(1.0, abs(value)), stop=stop, rounds=LOOSE_ROUNDS)
        self.master.set_row_bounds(self.row_at[at], low, upper)
        return self.last_duals[0] if np.isfinite(bound.linear) else None

    def taken(self) -> Floats:
        """Return how many clients take each path in the last linear optimum."""
        active, point = self.last_point
        taken = np.zeros(len(self.paths))
        taken[active] = point[self.master.first_path :]
        return taken

    def columns(self) -> Floats:
        """Return the columns of the program in the last linear optimum."""
        return self.last_point[1][self.master.first_column : self.master.first_path]

    def keep(self, least: Floats | None) -> None:
        """Let each path be taken by *least* clients, by none where that is not given, and solve the master again for that.

        Kinds all of whose clients are kept get no new paths meanwhile.
        """
        self._keeping = least is not None
        lower = np.zeros(len(self.active)) if least is None else least[self.active]
        kept = np.bincount(self.paths.kind[self.active], weights=lower, minlength=self.kinds)
        self._settled = kept >= self.program.kinds.count if self._keeping else np.zeros(self.kinds, dtype=bool)
        upper = np.where(self._settled[self.paths.kind[self.active]], lower, INFINITY)
        self.master.set_bounds(self.master.first_path + np.arange(len(self.active)), lower, upper)
        if least is not None:
            self.master.solve_anew()

    def limit(self, lower: Floats, upper: Floats) -> None:
        """Keep the columns of the program between these bounds in the master; bounds that are proven stay those of the program."""
        self.master.set_bounds(self.master.first_column + np.arange(len(lower)), lower, upper)

    def fitted(self, bound: Bound) -> Bound:
        """Return a bound from before the last cuts as one of the program with them."""
        own = len(bound.duals) - len(self.held)
        cuts = np.zeros(len(self.row_at) - own)
        return Bound(bound.value, bound.linear, np.concatenate([bound.duals[:own], cuts, bound.duals[own:]]), finished=bound.finished)

    def drop(self, gone: Bools) -> Ints:
        """Forget paths that no plan needs any more; return the new number of each old one, -1 for those forgotten."""
        self._deactivate(gone[self.active])
        number = self.paths.drop(gone)
        self.active = number[self.active]
        return number

    def _deactivate(self, out: Bools) -> None:
        """Take columns of paths out of the master."""
        self.master.delete_columns(np.concatenate([np.zeros(self.master.first_path, dtype=bool), out]))
        self.active = self.active[~out]

    def _tidy(self, goal: Aim) -> None:
        """Take the paths with the highest reduced costs out of a master that has grown large: it is solved many times faster."""
        size = len(self.program.lower) + self.kinds
        if goal is None or self._keeping or len(self.active) <= GROWN * size:
            return
        reduced = self.reduced_costs(goal, self.active)
        reduced[self.master.basic()[self.master.first_path :]] = -INFINITY
        keep = int(TIDY * size)
        self._deactivate(reduced > max(0.0, float(np.partition(reduced, keep)[keep])))

    def reduced_costs(self, goal: Aim, paths: Ints) -> Floats:
        """Return the reduced cost of *paths* under the duals of the last solve."""
        of_rows, convexity = self.last_duals
        return self.path_costs(goal, of_rows, paths) - convexity[self.paths.kind[paths]]

    def path_costs(self, goal: Aim, duals: Floats, paths: Ints) -> Floats:
        """Return the reduced cost of *paths* before the dual of their kind; *duals* in the units of rows."""
        rows = len(self.program.lower)
        cost: Floats = self.of_paths(goal, paths) - self.paths.rows[:, paths].T @ duals[:rows]
        for (held, _), dual in zip(self.held, duals[rows:], strict=True):
            cost = cost - dual * self.paths.goals[held, paths]
        return cost

    def arc_costs(self, goal: Aim, duals: Floats) -> Floats:
        """Return the reduced cost of each arc before the dual of its kind; *duals* in the units of rows."""
        program = self.program
        rows = len(program.lower)
        cost = -(program.by_arc.T @ duals[:rows])
        for one, weight in weights_of(goal).items():
            cost = cost + weight * program.goals[one].arcs
        for (held, _), dual in zip(self.held, duals[rows:], strict=True):
            cost = cost - dual * program.goals[held].arcs
        cost[self.removed] = UNREACHED
        return cost

    def optimality_cut(self, goal: Aim, duals: Floats, cheapest: Floats) -> OptimalityCut:
        """Return what *duals* prove by what the columns are, given the cheapest path of each kind under them."""
        least = np.minimum(cheapest, 1.0) if goal is None else cheapest
        of_clients = float(least @ self.program.kinds.count)
        return optimality_cut(self.program, self.held, self.of_columns(goal), duals, of_clients)

    def narrow(self, goal: int, duals: Floats, room: float) -> None:
        """Limit rows and columns to what *goal* leaves when it may be *room* above what *duals* prove."""
        rows = len(self.program.lower)
        cost = column_costs(self.program, self.held, self.of_columns(goal), duals)
        program = narrowed(self.program, self.row_steps, duals[:rows], cost, room)
        self.program = program
        self.master.set_row_bounds(self.row_at, program.lower * self.scale, program.upper * self.scale)
        self.limit(program.columns.lower, program.columns.upper)

    def cut(self) -> bool:
        """Add rows that the linear optimum breaks and whole clients keep; tell whether there were any.

        Duals from before do not fit afterwards.
        """
        taken, program = self.taken(), self.program
        flow = self.paths.flow(np.flatnonzero(taken > TOLERANCE), taken[taken > TOLERANCE])
        at, point = program.network.at_visits(flow), self.columns()
        cuts = self.separation.find(program.upper[: len(self.cells.alone)], program.columns, at, point)
        if not len(cuts):
            return False
        self.program = with_cuts(program, cuts)
        by_arc = sparse.csr_array(self.program.by_arc[len(program.lower) :])
        self.paths.extend(self.program, by_arc)
        factor = row_factors(_largest(by_arc, cuts.by_column))
        by_path = self.paths.rows[len(self.row_at) :, self.active].toarray()
        for number in range(len(cuts)):
            values = np.concatenate([np.zeros(self.master.first_column), cuts.by_column[[number], :].toarray().ravel(), by_path[number]])
            row = self.master.add_row(values * factor[number], cuts.upper[number] * factor[number])
            self.row_at = np.append(self.row_at, row)
        self.scale = np.concatenate([self.scale, factor])
        self.scarcity = 1.0 / self.scale
        self.row_steps = np.concatenate([self.row_steps, np.zeros(len(cuts))])
        return True

    @cached_property
    def cells(self) -> Cells:
        """What cuts are made of."""
        return visit_cells(self.program)

    @cached_property
    def separation(self) -> Separation:
        """What finds cuts."""
        return Separation(self.cells)

    def _aim(self, goal: Aim) -> None:
        """Let the master minimise *goal*."""
        cost = np.zeros(self.master.first_path + len(self.active))
        if goal is None:
            cost[: self.master.artificial] = 1.0
        else:
            cost[self.master.artificial : self.master.first_column] = self.master.price_over
            cost[self.master.first_column : self.master.first_path] = self.of_columns(goal)
            cost[self.master.first_path :] = self.of_paths(goal, self.active)
        self.master.set_costs(cost)

    def solve(
        self,
        goal: Aim,
        *,
        enough: Callable[[float, float], bool],
        stop: Callable[[], bool],
        rounds: int | None = None,
        centre: Floats | None = None,
        smoothing: float = SMOOTHING,
    ) -> Bound:
        """Generate columns until the linear optimum for *goal* is proven.

        *enough* is told (linear value, bound) and ends the search when both are close; so do *rounds*. *centre* has duals near the best
        ones, where they are known; *smoothing* is the weight of the best duals so far in those that are priced.
        """
        self._aim(goal)
        factor = np.concatenate([self.scale, [self.held_scale(g) for g, _ in self.held]])
        program_rows = np.concatenate([self.row_at, self.held_at])
        best = Bound(-INFINITY, INFINITY, np.zeros(len(program_rows)), finished=False)
        if centre is not None:
            best.duals, best.value = centre, self.price(goal, centre).value
        calm = smoothing
        for turn in count(1):
            outcome, value, raw = self.master.solve()
            if outcome is not Outcome.OPTIMAL:
                best.linear = INFINITY
                return best
            best.linear = value
            self.last_point = self.active, self.master.point()
            now, convexity = self.proper(raw[program_rows] * factor), raw[self.master.kind_at]
            self.last_duals = now, convexity
            tried = now if centre is None else calm * centre + (1 - calm) * now
            priced = self.price(goal, tried)
            if priced.value > best.value:
                best.value, best.duals, centre = priced.value, tried, tried
                if isinstance(goal, int):
                    self._reach(priced)
            if enough(value, best.value):
                best.finished = True
                return best
            self._tidy(goal)
            added = self._add_cheap(goal, now, convexity, priced)
            if not added:
                if centre is None or calm == 0.0 or np.array_equal(tried, now):
                    best.finished = True
                    return best
                calm = 0.0
            else:
                calm = smoothing
            if stop() or turn == rounds:
                return best
        return best

    def proper(self, duals: Floats) -> Floats:
        """Return *duals* of rows and held goals with the signs that they must have to prove anything."""
        program, held = self.program, len(self.held)
        lower, upper = np.append(program.lower, np.full(held, -INFINITY)), np.append(program.upper, np.zeros(held))
        return proper(duals, lower, upper)

    def prove(self, goal: int, duals: Floats) -> Bound:
        """Return the bound that any *duals* of rows and held goals prove, and remember what each arc costs under them."""
        duals = self.proper(duals)
        priced = self.price(goal, duals)
        self._reach(priced)
        return Bound(priced.value, INFINITY, duals, finished=False)

    def price(self, goal: Aim, duals: Floats) -> Priced:
        """Price all paths; *duals* in the units of rows."""
        arcs = self.arc_costs(goal, duals)
        dist, by = self.pricing.distances(arcs)
        cheapest, ends = self.pricing.cheapest_ends(dist)
        return Priced(self.optimality_cut(goal, duals, cheapest).least(self.program.columns), arcs, dist, by, cheapest, ends)

    def slack(self, goal: Aim, duals: Floats) -> Floats:
        """Return for each path so far how much more it costs than the cheapest of its kind."""
        return self.path_costs(goal, duals, np.arange(len(self.paths))) - self.price(goal, duals).cheapest[self.paths.kind]

    def _reach(self, priced: Priced) -> None:
        self.reach = np.maximum(self.reach, priced.value + self.pricing.through(priced.arcs, priced.dist))

    def near(self, goal: Aim, duals: Floats, most: int, limit: float = INFINITY) -> tuple[Ints, Floats]:
        """Return the *most* arcs over which a path costs least beside the cheapest of its kind, by *limit* at most, and the cost of all arcs."""
        priced = self.price(goal, duals)
        slack = self.pricing.through(priced.arcs, priced.dist)
        near = np.flatnonzero((slack <= limit) & np.isfinite(slack))
        if len(near) > most:
            near = near[np.sort(np.argsort(slack[near], kind="stable")[:most])]
        return near, priced.arcs

    def enrich(self, goal: int, duals: Floats, limit: float, most: int) -> None:
        """Remember the cheapest path over every arc that makes a plan worse than the bound of *duals* by *limit* at most.

        No more than the *most* arcs that are best.
        """
        near, cost = self.near(goal, duals, most, limit)
        self.paths.add(*self.pricing.over(cost, near))

    def _add_cheap(self, goal: Aim, now: Floats, convexity: Floats, priced: Priced) -> int:
        """Add the cheapest path of each kind where it has a negative reduced cost under the master's own duals."""
        some = np.flatnonzero((priced.ends >= 0) & ~self._settled)
        path, arc = self.pricing.paths(priced.ends[some], priced.by)
        true_cost = self.arc_costs(goal, now)
        reduced = np.bincount(path, weights=true_cost[arc], minlength=len(some)) - convexity[some]
        good = reduced < -TOLERANCE * np.maximum(1.0, np.abs(convexity[some]))
        keep = good[path]
        return self.add(path[keep], arc[keep], goal)


def _largest(*parts: sparse.csr_array | sparse.csc_array) -> Floats:
    """Return the largest coefficient of each row."""
    largest = np.zeros(parts[0].shape[0])
    for part in parts:
        np.maximum.at(largest, part.tocoo().row, np.abs(part.data))
    return largest
