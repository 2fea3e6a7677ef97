"""Who moves in where: the form fits, the features are there, the rent can be paid."""

from __future__ import annotations

from woonplek.model.kinds import Bools, Kinds

ALL_FILLED_IN = 8


def begins(kinds: Kinds, period: int) -> Bools:
    r"""Forbid a stay to begin in a place that does not suit the client.

    .. math:: v^{begin}_{klt} = 0 \quad \text{where } fit(p_{kt}, f_l) = nee,\; eisen_k \not\subseteq kenmerken_l,\; huur_l > max\_huur_k

    With *wacht_op_wens* also where a wish that is filled in is not met, except in one's own home.

    Returns
    -------
    Booleans by kind and place: True is forbidden.
    """
    fits = (kinds.fit_table > 0)[:, kinds.places.form][kinds.profile[:, period]]
    unmet = kinds.wait_for_wish[:, None] & ((kinds.met & ALL_FILLED_IN) == 0) & ~kinds.places.home[None, :]
    forbidden: Bools = ~(fits & kinds.fits) | unmet
    return forbidden
