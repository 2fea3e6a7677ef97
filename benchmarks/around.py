"""Where the project is, with the generators under scenarios/ and the published sets under tests/ within reach of an import."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for _folder in (ROOT, ROOT / "scenarios"):
    if str(_folder) not in sys.path:
        sys.path.append(str(_folder))
