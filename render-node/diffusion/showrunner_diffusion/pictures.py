"""Pictures in and out."""

from __future__ import annotations

import torch
from PIL import Image, ImageOps, UnidentifiedImageError

from .faults import input_invalid
from .files import written_whole
from .frames import byte_frames


def write_png(frame: torch.Tensor, path: str) -> None:
    """`frame`: [channel, row, column], 0 to 1. The file holds pixels and nothing else, so that equal ones are equal."""
    height, width = frame.shape[-2:]
    pixels = next(byte_frames(frame[None]))
    with written_whole(path) as unfinished:
        # Level 3 takes a third of the time of the preset for a few percent more bytes.
        Image.frombytes("RGB", (width, height), pixels).save(unfinished, format="PNG", compress_level=3)


def read_picture(path: str, width: int, height: int, what: str) -> Image.Image:
    """A picture that fills the size, with what is over cut from both ends alike."""
    try:
        with Image.open(path) as file:
            upright = ImageOps.exif_transpose(file).convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError) as error:
        raise input_invalid(f"The {what} is no picture that can be read") from error
    return ImageOps.fit(upright, (width, height), method=Image.Resampling.LANCZOS)
