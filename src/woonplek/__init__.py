"""woonplek plans who lives where on the way from beschermd wonen to beschermd thuis.

>>> import woonplek
>>> instance = woonplek.read("region.xlsx")  # doctest: +SKIP
>>> result = woonplek.solve(instance, time_limit=60)  # doctest: +SKIP
>>> woonplek.write(result, "plan.xlsx")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from woonplek.domain.base import Language
    from woonplek.domain.instance import Instance
    from woonplek.domain.result import Result
    from woonplek.model import Progress
    from woonplek.tables import Table

__all__ = ["read", "solve", "to_frames", "write"]


def __getattr__(name: str) -> str:
    if name == "__version__":
        return version("woonplek")
    raise AttributeError(name)


def read(
    source: str | Path | Mapping[str, pd.DataFrame],
    *,
    scenarios: Sequence[str] = (),
    sets: Sequence[str] = (),
    model: str | None = None,
    soft: bool = False,
) -> Instance:
    """Return the region of a workbook, or of pandas tables by sheet name.

    Parameters
    ----------
    scenarios
        names on sheet *Scenario's*, applied in this order
    sets
        changes as ``--set`` takes them, such as ``Instellingen/budgetvorm=regionaal``
    model
        a shipped policy or the path of a model file, instead of the one the workbook names
    soft
        make every rule soft that may be

    Raises
    ------
    woonplek.io.problems.InputError
        With every problem of the input: sheet, cell, what is wrong, what to do.
    """
    from woonplek.io.book import book_from_frames, read_book  # noqa: PLC0415 - importing woonplek stays fast
    from woonplek.scenario.change import change_of_text  # noqa: PLC0415
    from woonplek.scenario.variant import Ask, prepare  # noqa: PLC0415

    book = read_book(Path(source)) if isinstance(source, (str, Path)) else book_from_frames(source)
    changes = tuple(change_of_text(text) for text in sets)
    return prepare(book, Ask(scenarios=tuple(scenarios), sets=changes, model=model, soft=soft))


def solve(
    instance: Instance,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    **options: Any,  # noqa: ANN401 - fields of woonplek.model.Options
) -> Result:
    """Return the best plan for *instance*; *options* are those of :class:`woonplek.model.Options` (``time_limit``, ``gap_pct``, ``seed``, …)."""
    from woonplek.model import Options  # noqa: PLC0415
    from woonplek.model import solve as run  # noqa: PLC0415

    return run(instance, Options(**options), progress=progress, stop=stop)


def write(result: Result, path: str | Path, *, language: Language = "nl") -> Path:
    """Write *result* as the workbook ``plan.xlsx`` holds it, whole or not at all; return *path*."""
    from woonplek.io.write import write_plan  # noqa: PLC0415

    target = Path(path)
    write_plan(_tables(result, language), target, language)
    return target


def to_frames(result: Result, *, language: Language = "nl") -> dict[str, pd.DataFrame]:
    """Return *result* as pandas tables by the key of the table: ``placements``, ``budget``, …; money in euros."""
    from woonplek.tables import frames  # noqa: PLC0415

    return frames(_tables(result, language), language)


def _tables(result: Result, language: Language) -> tuple[Table, ...]:
    from woonplek.check import judge  # noqa: PLC0415
    from woonplek.tables import tables  # noqa: PLC0415

    verdict = None if result.plan is None else judge(result.instance, result.plan)
    return tables(result, verdict, language=language)
