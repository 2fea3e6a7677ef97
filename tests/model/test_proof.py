"""A bound that is proven beside other work: known once it is there, and never later than asked for."""

from __future__ import annotations

import threading
import time

from woonplek.model.proof import Proof, Stop, Tell


def _until_stopped(stop: Stop, _: Tell) -> float:
    while not stop():
        time.sleep(0.001)
    return 5.0


def test_what_is_proven_so_far_is_known_before_the_proof_has_ended() -> None:
    told, go = threading.Event(), threading.Event()

    def work(_: Stop, tell: Tell) -> float:
        tell(3.0)
        told.set()
        go.wait()
        return 7.0

    proof = Proof(work, lambda: False, threads=2)
    told.wait()
    assert proof.running
    assert proof.bound == 3.0
    go.set()
    assert proof.end(10.0) == 7.0
    assert not proof.running
    assert proof.bound == 7.0


def test_a_proof_that_is_ended_gives_what_was_proven_by_then() -> None:
    proof = Proof(_until_stopped, lambda: False, threads=2)
    assert proof.running
    assert proof.end(0.0) == 5.0


def test_a_search_that_stops_ends_its_proof() -> None:
    stopped = threading.Event()
    proof = Proof(_until_stopped, stopped.is_set, threads=2)
    stopped.set()
    assert proof.end(10.0) == 5.0


def test_with_one_thread_the_proof_comes_first() -> None:
    proof = Proof(lambda *_: 3.0, lambda: False, threads=1)
    assert not proof.running
    assert proof.bound == 3.0
