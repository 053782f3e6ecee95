"""The screen and the running hearing of the journeys, for torture of the real program."""

from __future__ import annotations

from tests.journeys.conftest import running as running
from tests.journeys.conftest import screen as screen
