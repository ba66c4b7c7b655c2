"""The worker's two streams, in this process: orders go in by call, events are kept."""

from __future__ import annotations

import time
from typing import Any


class KeptEvents:
    def __init__(self) -> None:
        self.all: list[tuple[float, dict[str, Any]]] = []

    def send(self, event: str, **members: Any) -> None:
        self.all.append((time.perf_counter(), {"event": event, **members}))

    def take(self, event: str) -> list[dict[str, Any]]:
        found = [members for _, members in self.all if members["event"] == event]
        self.all.clear()
        return found


class NoCommands:
    def is_cancelled(self, _order_id: str) -> bool:
        return False

    def forget(self, _order_id: str) -> None:
        pass
