"""The folder of a run: plan.xlsx, plan.json (the plan as the program reads it back), run.json, run.log and the input as read.

Readable by the user alone, whole or not at all.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any

from woonplek.check import Verdict
from woonplek.domain.base import Language
from woonplek.domain.result import GoalOutcome, Result
from woonplek.io.write import write_plan
from woonplek.tables import Table

PLAN, DATA, RECORD, LOG = "plan.xlsx", "plan.json", "run.json", "run.log"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
HASH_LENGTH = 8
TRIES = 100
NAME_LIMIT = 60
SECONDS_DECIMALS = 3


def run_record(result: Result, folder: Path | None = None, asked: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a run as plain data: what ``run.json`` holds and ``--json`` prints; *asked*: how the workbook was to be changed."""
    return {
        "status": result.status.value,
        "exit_code": result.status.exit_code,
        "seconds": round(result.seconds, SECONDS_DECIMALS),
        "seed": result.seed,
        "versions": dict(result.versions),
        "input_sha256": result.instance.input_sha256,
        "scenario": result.instance.scenario,
        "asked": dict(asked or {}),
        "goals": [_goal(outcome) for outcome in result.goals],
        "counts": dict(result.counts),
        "folder": None if folder is None else str(folder),
    }


def _goal(outcome: GoalOutcome) -> dict[str, Any]:
    return {
        "key": outcome.key,
        "unit": outcome.unit,
        "best": outcome.best,
        "value": outcome.value,
        "allowed": outcome.allowed,
        "bound": outcome.bound if isfinite(outcome.bound) else None,
        "gap_pct": outcome.gap_pct if isfinite(outcome.gap_pct) else None,
        "proven": outcome.proven,
        "seconds": round(outcome.seconds, SECONDS_DECIMALS),
    }


def write_run(
    result: Result,
    verdict: Verdict | None,
    tables: Sequence[Table],
    root: Path,
    *,
    input_copy: Path | None,
    log: str,
    language: Language = "nl",
    asked: Mapping[str, Any] | None = None,
) -> Path:
    """Write the folder of a run under *root* and return it.

    A plan is only written with the *verdict* of the referee that no hard rule is broken. *input_copy*: the workbook as
    read, copied under its own name. Another run is never overwritten; on any failure nothing is left behind.

    Raises
    ------
    ValueError
        When there is a plan that the referee refuses.
    OSError
        When the folder cannot be made.
    """
    if result.plan is not None and (verdict is None or not verdict.ok):
        raise ValueError("the referee refuses this plan; it is not written")
    root.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=root, prefix=".run-"))
    try:
        write_plan(tables, work / PLAN, language)
        if result.plan is not None:
            _text(work / DATA, result.plan.model_dump_json() + "\n")
        _text(work / LOG, log if log.endswith("\n") or not log else log + "\n")
        if input_copy is not None:
            shutil.copyfile(input_copy, work / _input_name(input_copy))
        return _settle(work, root / folder_name(result), result, {**(asked or {}), "workbook": input_copy and _input_name(input_copy)})
    finally:
        shutil.rmtree(work, ignore_errors=True)


def folder_name(result: Result) -> str:
    """Return ``<scenario>-<UTC time>-<hash>``; the hash is of input, scenario and outcome."""
    scenario = unicodedata.normalize("NFKD", result.instance.scenario)
    scenario = (
        re.sub(r"[^A-Za-z0-9+]+", "-", "".join(c for c in scenario if not unicodedata.combining(c))).strip("-")[:NAME_LIMIT] or "plan"
    )
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    content = json.dumps([run_record(result), "" if result.plan is None else result.plan.model_dump_json()], sort_keys=True)
    return f"{scenario}-{now}-{sha256(content.encode()).hexdigest()[:HASH_LENGTH]}"


def _input_name(path: Path) -> str:
    """Return the name of the copy of the input, never that of one of our own files."""
    return f"invoer-{path.name}" if path.name.lower() in {PLAN, DATA, RECORD, LOG, "report.html"} else path.name


def _text(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")


def _protect(folder: Path) -> None:
    """Let the user alone read the folder, where the system knows such rights."""
    if os.name == "posix":
        for path in folder.iterdir():
            path.chmod(FILE_MODE)
        folder.chmod(FOLDER_MODE)


def _settle(work: Path, wanted: Path, result: Result, asked: Mapping[str, Any]) -> Path:
    """Give the finished folder the first name that is free, in one step, with its record."""
    for number in range(1, TRIES):
        target = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        if target.exists():
            continue
        _text(work / RECORD, json.dumps(run_record(result, target, asked), indent=2, ensure_ascii=False, allow_nan=False) + "\n")
        _protect(work)
        try:
            return work.rename(target)
        except OSError:
            if not target.exists():
                raise
    raise FileExistsError(wanted)
