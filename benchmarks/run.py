"""Measure woonplek and other solvers side by side, and write what was measured as Markdown and CSV.

``python benchmarks/run.py region --seed 1 2 3 --time-limit 240 --solver woonplek highs cp-sat scip``; README.md says what the columns mean.
This process loads no solver and draws nothing: what it starts is measured apart.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from report import seconds, whole, write
from runs import Run

HERE = Path(__file__).resolve().parent
SOLVERS = ("woonplek", "highs", "cp-sat", "scip")
KILOBYTE = 1024
LIST_LINES = "import registry; print(*registry.entries())"
EXPAND_LINES = (
    "import sys, registry; print(*(f'{e.name}|{int(e.seeded)}' for name in sys.argv[1:] for e in registry.chosen(name)), sep='\\n')"
)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", help="instances or groups (growth, gap, cflp, published); none: list them")
    parser.add_argument("--seed", type=int, nargs="+", default=[1], help="of the instance")
    parser.add_argument("--solver", nargs="+", choices=SOLVERS, default=list(SOLVERS))
    parser.add_argument("--time-limit", type=float, default=240.0, help="seconds for each solver, building its model included")
    parser.add_argument("--gap", type=float, default=0.0, help="percent from its bound at which a goal is good enough, for every solver")
    parser.add_argument(
        "--until", metavar="GOAL", help="end a run as soon as this goal is near (README.md says when), as waiting; else at the limit"
    )
    parser.add_argument(
        "--grace", type=float, default=120.0, help="seconds beyond the limit, for reading and what ends late, before a solver is ended"
    )
    parser.add_argument("--threads", type=int, default=min(8, os.cpu_count() or 1))
    parser.add_argument("--solver-seed", type=int, default=0)
    parser.add_argument("--output", type=Path, default=HERE / "results")
    return parser.parse_args()


def started(arguments: Sequence[str], limit: float) -> tuple[list[str], str, float, float, str]:
    """Run ``measure.py`` with *arguments*; return its lines, the end of its log, wall seconds, peak memory in MB, and why it failed."""
    with tempfile.TemporaryFile("w+") as log:
        begin = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, str(HERE / "measure.py"), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True
        )
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            lines = list(process.stdout or ())
        finally:
            if sys.exc_info()[0] is not None:
                process.kill()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - begin
        log.seek(0)
        told = log.read().strip().splitlines()
    unit = KILOBYTE**2 if sys.platform == "darwin" else KILOBYTE
    failure = ""
    if late.is_set():
        failure = f"ended after {limit:.0f} s"
    elif process.returncode:
        failure = f"failed with exit code {process.returncode}: {told[-1] if told else 'no message'}"
    return lines, "\n".join(told[-20:]), wall, usage.ru_maxrss / unit, failure


def heard(run: Run, lines: Sequence[str]) -> None:
    """Add to *run* what a solver told."""
    for line in lines:
        try:
            told = json.loads(line)
        except ValueError:
            continue  # the last line of a process that was ended
        if "point" in told:
            run.points.append(told["point"])
        else:
            run.outcome.update(told["outcome"])


def measured(solver: str, name: str, seed: int, workbook: Path, asked: argparse.Namespace) -> Run:
    """Measure *solver* on *workbook*."""
    arguments = [solver, str(workbook), "--time-limit", str(asked.time_limit), "--gap", str(asked.gap)]
    arguments += ["--threads", str(asked.threads), "--seed", str(asked.solver_seed)]
    arguments += ["--until", asked.until] if asked.until else []
    lines, log, wall, memory, failure = started(arguments, asked.time_limit + asked.grace)
    run = Run(name, seed, solver, asked.time_limit, wall, memory, failure=failure)
    heard(run, lines)
    run.memory_mb = max(run.memory_mb, run.outcome.get("memory", 0.0))
    if failure:
        print(f"{name} {seed} {solver}: {failure}\n{log}", file=sys.stderr)
    return run


def about(asked: argparse.Namespace, runs: Sequence[Run]) -> list[str]:
    """Return machine, versions and what was asked."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        cpu = next((line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")), cpu)
    versions = next((run.outcome["versions"] for run in runs if run.outcome.get("versions")), {})
    load = f"; load over a minute at the end {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; `python benchmarks/run.py {' '.join(sys.argv[1:])}`",
        f"machine: {cpu}, {os.cpu_count()} cores, {platform.system()} {platform.release()}{load}",
        f"versions: {', '.join(f'{name} {number}' for name, number in versions.items())}; revision {revision()}",
        f"limit {asked.time_limit:g} s a solver, good enough at {asked.gap:g} %, {asked.threads} threads (SCIP one), solver seed {asked.solver_seed}"
        + (f"; a run ends once {asked.until} is near" if asked.until else ""),
    ]


def revision() -> str:
    """Return the revision of the project, and whether files differ from it."""
    asked = ("git", "-C", str(HERE), "describe", "--always", "--dirty")
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def registry(code: str, *names: str) -> str:
    """Ask the registry, in a process of its own so that this one stays small."""
    done = subprocess.run([sys.executable, "-c", code, *names], cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.strip().splitlines()[-1])
    return done.stdout.strip()


def main() -> None:
    """Measure what is asked; the report is written anew after each run, so that what is measured is kept; exit 1 when an instance could not be drawn."""
    asked = _asked()
    if not asked.name:
        print(registry(LIST_LINES))
        return
    entries = [line.split("|") for line in registry(EXPAND_LINES, *asked.name).splitlines()]
    cases = [(name, seed) for name, seeded in entries for seed in (asked.seed if seeded == "1" else asked.seed[:1])]
    stem = f"{'-'.join(asked.name).replace('/', '-')}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    runs: list[Run] = []
    instances: list[tuple[str, int, str]] = []
    report = asked.output / f"{stem}.md"
    with tempfile.TemporaryDirectory() as folder:
        for name, seed in cases:
            workbook = Path(folder) / f"{name.replace('/', '-')}-{seed}.xlsx"
            drawn = Run(name, seed, "write", 0, 0, 0)
            lines, log, _, _, drawn.failure = started(["write", name, str(seed), str(workbook)], 600 + asked.grace)
            heard(drawn, lines)
            known = drawn.outcome.get("published")
            if drawn.failure or known is None:  # published ones have a table of their own
                instances.append((name, seed, drawn.failure or "; ".join(drawn.outcome.get("notes", [])) or "not a drawn region"))
            if drawn.failure:
                print(f"{name} {seed}: {drawn.failure}\n{log}", file=sys.stderr)
                continue
            for solver in asked.solver:
                run = measured(solver, name, seed, workbook, asked)
                run.published = known
                runs.append(run)
                report = write(asked.output, stem, runs, instances, about(asked, runs))
                print(
                    f"{name} {seed} {solver}: {run.status}; first goal {whole(run.first_value)}, bound {whole(run.first_bound)}, "
                    f"first plan {seconds(run.first_plan())} s, {run.memory_mb:.0f} MB, {run.wall:.1f} s",
                    flush=True,
                )
    if runs:
        print(report)
    if len(runs) < len(cases) * len(asked.solver):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
