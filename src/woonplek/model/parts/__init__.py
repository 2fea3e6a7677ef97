"""Parts of an instance that share no limit: found, planned apart in processes of their own, and joined."""

from woonplek.model.parts.apart import solve

__all__ = ["solve"]
