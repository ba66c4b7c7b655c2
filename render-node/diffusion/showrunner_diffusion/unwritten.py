"""A finished piece in the machine's memory, on its way to a file."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .clips import write_mp4
from .families.family import Made
from .frames import packed_rgb
from .order import Piece
from .pictures import write_png
from .progress import Progress
from .sound import Sound


def rate_of(made: Made, piece: Piece) -> float | None:
    """Frames per second of a clip; None for a still."""
    return (made.frames_per_second or piece.frames_per_second) if piece.is_clip else None


@dataclass(frozen=True)
class Unwritten:
    """`pixels`: [frame, row, column, channel] bytes."""

    pixels: np.ndarray
    sound: Sound | None
    frames_per_second: float | None

    @classmethod
    def of(cls, made: Made, piece: Piece) -> Unwritten:
        sound = None if made.sound is None else Sound(made.sound.samples.cpu(), made.sound.rate)
        return cls(packed_rgb(made.frames), sound, rate_of(made, piece))

    def write(self, path: str, ffmpeg_path: str, progress: Progress) -> None:
        if self.frames_per_second is None:
            write_png(self.pixels[0], path)
            return
        write_mp4(
            self.pixels,
            path,
            frames_per_second=self.frames_per_second,
            sound=self.sound,
            ffmpeg_path=ffmpeg_path,
            stop_if_cancelled=progress.stop_if_cancelled,
        )
