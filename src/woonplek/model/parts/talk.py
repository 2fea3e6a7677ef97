"""What the process that has the whole and a worker say to each other, and how it goes through a pipe.

Eight bytes with the length, and then the object pickled. Both ends are ours and the pipe is private, so what comes out is what was put
in. The streams are raw: nothing is read ahead.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from enum import Enum
from io import FileIO, RawIOBase
from typing import IO, NamedTuple

from woonplek.domain.instance import Instance
from woonplek.model.solve import Options

LENGTH = struct.Struct(">Q")

Pipe = FileIO | RawIOBase | IO[bytes]
"""a stream without a buffer"""


class Task(NamedTuple):
    """A part to plan, and when it was asked, in seconds since 1970: starting a process counts in the time limit."""

    instance: Instance
    options: Options
    asked: float


class Word(Enum):
    """What a worker may be told while it works."""

    STOP = "stop"
    ANY_PLAN = "any plan"
    """stop as soon as there is a plan: the whole has none"""


@dataclass(frozen=True)
class Failure:
    """Why a worker gave up: *text* may quote the input, *kind* does not."""

    text: str
    kind: str


def put(stream: Pipe, thing: object) -> None:
    """Write *thing* to *stream*, whole."""
    data = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    for block in (LENGTH.pack(len(data)), data):
        left = memoryview(block)
        while left:
            left = left[stream.write(left) or 0 :]


def get(stream: Pipe) -> object:
    """Return the next object of *stream*.

    Raises
    ------
    EOFError
        When the other end is gone.
    """
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    return pickle.loads(_exactly(stream, length))  # noqa: S301 - from a process of ours


def _exactly(stream: Pipe, length: int) -> bytearray:
    data = bytearray()
    while len(data) < length:
        block = stream.read(length - len(data))
        if not block:
            raise EOFError
        data += block
    return data
