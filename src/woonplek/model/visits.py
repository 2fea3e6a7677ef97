"""The (kind, place, period) index that all rows and goals are written over."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from woonplek.domain.instance import Instance
from woonplek.domain.money import care_cents, waiting_cents
from woonplek.model.kinds import Bools, Ints, Kinds, Places
from woonplek.model.network import Network


@dataclass(frozen=True)
class Visits:
    """All visits that some path makes: arrays of one length V. A visit to place L is waiting."""

    instance: Instance
    kinds: Kinds
    network: Network

    @property
    def places(self) -> Places:
        """The places."""
        return self.kinds.places

    @property
    def kind(self) -> Ints:
        """Kind of each visit."""
        return self.network.visit_kind

    @property
    def period(self) -> Ints:
        """Period of each visit."""
        return self.network.visit_period

    @property
    def place(self) -> Ints:
        """Place of each visit."""
        return self.network.visit_place

    @cached_property
    def days(self) -> Ints:
        """Days of the period of each visit, :math:`d_t`."""
        return np.array(self.instance.calendar.days, dtype=np.int64)[self.period]

    @cached_property
    def placed(self) -> Bools:
        """Whether the visit is to a place and not the waiting list."""
        placed: Bools = self.place < self.places.count
        return placed

    @cached_property
    def last(self) -> Bools:
        """Whether the visit is in the last period in care."""
        last: Bools = self.period == self.kinds.end[self.kind] - 1
        return last

    @cached_property
    def profile(self) -> Ints:
        """Profile of each visit."""
        return self.kinds.profile[self.kind, self.period]

    @cached_property
    def form(self) -> Ints:
        """Form of each visit, -1 when waiting."""
        return np.where(self.placed, np.append(self.places.form, -1)[self.place], -1)

    @cached_property
    def municipality(self) -> Ints:
        """Municipality of the place of each visit, -1 when waiting."""
        return np.where(self.placed, np.append(self.places.municipality, -1)[self.place], -1)

    @cached_property
    def payer(self) -> Ints:
        """Who pays, NO_PAYER or EXTERNAL_PAYER where no municipality does."""
        return self.kinds.payer[self.kind, self.period]

    @cached_property
    def own_door(self) -> Bools:
        """Whether the visit is to a form with a front door of one's own."""
        return np.append(self.places.own_door, False)[self.place]

    @cached_property
    def fit(self) -> Ints:
        """Suitability of the form of each visit: 0 no, 1 bridging, 2 suitable; -1 when waiting."""
        fit = np.full(len(self.kind), -1, dtype=np.int64)
        fit[self.placed] = self.kinds.fit_table[self.profile[self.placed], self.form[self.placed]]
        return fit

    @cached_property
    def cents(self) -> Ints:
        """Cents that care (or waiting) of one client costs in each visit, whoever pays."""
        instance = self.instance
        forms, profiles = len(instance.forms), len(instance.profiles)
        table = np.zeros((profiles, forms + 1, instance.periods), dtype=np.int64)
        for p, profile in enumerate(instance.profiles):
            for t in range(instance.periods):
                table[p, forms, t] = waiting_cents(instance, profile.code, t)
                for f, form in enumerate(instance.forms):
                    table[p, f, t] = care_cents(instance, profile.code, form.code, t)
        return table[self.profile, self.form, self.period]
