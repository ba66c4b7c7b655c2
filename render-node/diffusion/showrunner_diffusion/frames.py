"""From what a VAE gives to bytes for a file."""

from __future__ import annotations

import numpy as np
import torch

from .faults import PieceFault

# A VAE fed with nonsense gives one colour to within rounding; no real picture is as even.
LEAST_SPREAD = 2 / 255
CHUNK_FRAMES = 16


def check_frames(frames: torch.Tensor) -> None:
    """Refuses what is no picture before a file of it is written. `frames`: [frame, channel, row, column], 0 to 1."""
    low, high = frames.amin(dim=(-2, -1)).float(), frames.amax(dim=(-2, -1)).float()
    # The extremes carry a NaN of any pixel, so no mask of the whole clip is needed.
    if not bool((torch.isfinite(low) & torch.isfinite(high)).all()):
        raise PieceFault("not-finite", "The model gave numbers that are not finite")
    if float((high - low).max()) < LEAST_SPREAD:
        raise PieceFault("constant-picture", "The model gave a picture of one colour")


def packed_rgb(frames: torch.Tensor) -> np.ndarray:
    """[frame, row, column, channel] bytes in the machine's memory: rounded on the device, copied once, so that the
    device's memory is free for the next piece."""
    count, channels, height, width = frames.shape
    packed = torch.empty((count, height, width, channels), dtype=torch.uint8, pin_memory=frames.is_cuda)
    for chunk, place in zip(frames.split(CHUNK_FRAMES), packed.split(CHUNK_FRAMES), strict=True):
        levels = chunk.float().mul(255).round_().clamp_(0, 255).to(torch.uint8)
        place.copy_(levels.permute(0, 2, 3, 1))
    return packed.numpy()
