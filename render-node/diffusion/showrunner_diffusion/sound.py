"""The sound of a clip, as long as its pictures."""

from __future__ import annotations

import wave
from dataclasses import dataclass

import torch

from .faults import PieceFault


@dataclass(frozen=True)
class Sound:
    """`samples`: [channel, time], -1 to 1; `rate` in samples per second."""

    samples: torch.Tensor
    rate: int


def check_sound(sound: Sound) -> None:
    if not bool(torch.isfinite(sound.samples).all()):
        raise PieceFault("not-finite", "The model gave sound that is not finite")


def write_wav(sound: Sound, path: str, duration_seconds: float) -> None:
    """16-bit samples, silent where the model gave too few: its sound is some 30 ms shorter than its pictures."""
    count = round(duration_seconds * sound.rate)
    samples = sound.samples.float().clamp(-1, 1)[:, :count]
    padded = torch.nn.functional.pad(samples, (0, count - samples.shape[-1]))
    levels = padded.mul(32767).round().to(torch.int16).t().contiguous().cpu().numpy()
    with wave.open(path, "wb") as file:
        file.setnchannels(levels.shape[1])
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(levels.astype("<i2").tobytes())
