"""How a plan is found. The only package that imports a solver."""

from woonplek.model.solve import ENGINES, Options, Progress, RefereeError, solve

__all__ = ["ENGINES", "Options", "Progress", "RefereeError", "solve"]
