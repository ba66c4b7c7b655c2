"""Where a piece stands, what it took, and whether it is still wanted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from . import device as devices
from .faults import Cancelled
from .protocol import EventStream

PHASES = ("reading", "denoising", "decoding", "encoding")


class Progress:
    """Tells the phases of one piece and keeps how long each took."""

    def __init__(
        self, events: EventStream, order_id: str, piece: int, device: torch.device, is_cancelled: Callable[[], bool]
    ) -> None:
        self.milliseconds = dict.fromkeys(PHASES, 0)
        self._events, self._device, self._is_cancelled = events, device, is_cancelled
        self._members = {"orderId": order_id, "piece": piece}
        self._phase: str | None = None
        self._since = 0.0

    def enter(self, phase: str, *, of: int | None = None) -> None:
        """Ends the phase before. Raises Cancelled instead of beginning one that nobody wants."""
        self.leave()
        self.stop_if_cancelled()
        self._phase, self._since = phase, time.perf_counter()
        self._tell(0 if of is not None else None, of)

    def leave(self) -> None:
        if self._phase is None:
            return
        # A file is written while the device is at the next piece already.
        if self._phase != "encoding":
            devices.synchronise(self._device)
        self.milliseconds[self._phase] += round((time.perf_counter() - self._since) * 1000)
        self._phase = None

    def stop_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled

    def step_done(self, done: int, of: int) -> None:
        self._tell(done, of)
        self.stop_if_cancelled()

    def _tell(self, done: int | None, of: int | None) -> None:
        self._events.send("phase", **self._members, phase=self._phase, done=done, of=of)


class StepCallback:
    """What a pipeline calls after each step: counts it, and goes over to decoding after the last one."""

    def __init__(self, progress: Progress, device: torch.device) -> None:
        self._progress = progress
        self._mark = torch.cuda.Event() if device.type == "cuda" else None
        self._is_marked = False

    def __call__(self, pipe: Any, index: int, _timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        self._wait_for_the_step_before()
        of = pipe.num_timesteps
        self._progress.step_done(index + 1, of)
        if index + 1 == of:
            self._progress.enter("decoding")
        return tensors

    def _wait_for_the_step_before(self) -> None:
        """Keeps the host at most one step ahead of the device: progress stays true and a cancel quick, and the
        device is never left without work."""
        if self._mark is None:
            return
        if self._is_marked:
            self._mark.synchronize()
        self._mark.record()
        self._is_marked = True
