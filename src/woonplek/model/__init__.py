"""How a plan is found. The only package that imports a solver."""

from woonplek.model.parts import solve
from woonplek.model.solve import ENGINES, Options, Progress, RefereeError

__all__ = ["ENGINES", "Options", "Progress", "RefereeError", "solve"]
