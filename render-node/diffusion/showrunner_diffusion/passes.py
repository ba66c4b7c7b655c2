"""Counts how often the denoiser runs, which is what a piece costs."""

from __future__ import annotations

from collections.abc import Iterable

import torch


class PassCounter:
    def __init__(self, denoisers: Iterable[torch.nn.Module]) -> None:
        self._count = 0
        for denoiser in denoisers:
            denoiser.register_forward_pre_hook(self._add)

    def _add(self, *_: object) -> None:
        self._count += 1

    def take(self) -> int:
        """Passes since it was last asked."""
        count, self._count = self._count, 0
        return count
