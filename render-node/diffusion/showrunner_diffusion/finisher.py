"""Writes a piece's file while the device is at the next piece."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from .faults import Cancelled


class Finisher:
    """One file at a time, so that no more than two pieces are ever in memory. What a write raises is raised by the
    call that waits for it."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "finisher")
        self._pending: Future[None] | None = None

    def begin(self, write: Callable[[], None]) -> None:
        self.settle()
        self._pending = self._thread.submit(write)

    def settle(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            pending.result()

    def give_up(self) -> None:
        """Waits for a write that nobody wants any more and that stops by itself."""
        with contextlib.suppress(Cancelled):
            self.settle()
