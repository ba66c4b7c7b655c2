"""Pictures in and out."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageOps

from .clips import recompress
from .faults import input_invalid
from .files import written_whole


def write_png(pixels: np.ndarray, path: str) -> None:
    """`pixels`: [row, column, channel] bytes. The file holds them and nothing else, so that equal ones are equal."""
    with written_whole(path) as unfinished:
        # Level 3 takes a third of the time of the preset for a few percent more bytes.
        Image.fromarray(pixels, "RGB").save(unfinished, format="PNG", compress_level=3)


def open_picture(path: str, what: str) -> Image.Image:
    try:
        with Image.open(path) as file:
            return ImageOps.exif_transpose(file).convert("RGB")
    except (OSError, Image.DecompressionBombError, ValueError) as error:
        raise input_invalid(f"The {what} is no picture that can be read") from error


def read_picture(path: str, width: int, height: int, what: str) -> Image.Image:
    """A picture that fills the size, with what is over cut from both ends alike."""
    return ImageOps.fit(open_picture(path, what), (width, height), method=Image.Resampling.LANCZOS)


def read_conditioned_picture(path: str, width: int, height: int, crf: int, ffmpeg_path: str) -> Image.Image:
    """A picture with the loss of a video of that rate factor."""
    picture = read_picture(path, width, height, "frame")
    return Image.frombytes("RGB", (width, height), recompress(picture.tobytes(), width, height, crf, ffmpeg_path))
