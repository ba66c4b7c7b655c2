"""What families of stills share: the rules of a piece, and the way that begins at a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..order import Piece
from ..pictures import read_picture
from .family import (
    Call,
    Held,
    require_grid,
    require_kind,
    require_source,
    require_steps,
    steps_from_picture,
)


def check_still(piece: Piece, multiple: int) -> None:
    """Raises a PieceFault for what diffusers would round, clamp or stumble over."""
    require_kind(piece, "text-to-image", "image-to-image")
    require_grid(piece, multiple)
    require_steps(piece)
    if piece.kind == "image-to-image":
        steps_from_picture(piece)
        require_source(piece.sources.picture, "picture")


def read_source(piece: Piece) -> Any:
    return read_picture(require_source(piece.sources.picture, "picture"), piece.width, piece.height, "picture")


def call_still(
    held: Held, piece: Piece, arguments: dict[str, Any], readings: Mapping[str, Any], from_picture: str
) -> Call:
    """`from_picture`: the class of diffusers that begins at a picture with the same weights."""
    if piece.kind == "text-to-image":
        return Call(held.pipe, arguments, dict(readings), piece.steps)
    import diffusers

    inputs = {**readings, "image": read_source(piece)}
    pipe = held.sibling(getattr(diffusers, from_picture))
    return Call(pipe, {**arguments, "strength": piece.strength}, inputs, steps_from_picture(piece))
