"""Z-Image: stills from text, or from a picture and text. Its distilled model runs without guidance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..order import Piece
from ..pictures import read_picture
from .family import (
    Call,
    Family,
    Held,
    Reading,
    require_grid,
    require_kind,
    require_source,
    require_steps,
    steps_from_picture,
)
from .schedules import set_flow_shift

LONGEST_TEXT = 512


class ZImage(Family):
    pipelines = ("ZImagePipeline",)

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        set_flow_shift(pipe, settings)

    def check(self, held: Held, piece: Piece) -> None:
        require_kind(piece, "text-to-image", "image-to-image")
        require_grid(piece, held.pipe.vae_scale_factor * 2)
        require_steps(piece)
        if piece.kind == "image-to-image":
            steps_from_picture(piece)
            require_source(piece.sources.picture, "picture")

    def guides(self, held: Held, piece: Piece) -> bool:
        """Any guidance at all: this family adds it to the plain prediction, so that 0 is none."""
        return (piece.guidance or 0) > 0

    def read(self, held: Held, text: str) -> Reading:
        pipe = held.pipe
        embeds, _ = pipe.encode_prompt(
            text, device=held.device, do_classifier_free_guidance=False, max_sequence_length=LONGEST_TEXT
        )
        return Reading({"prompt_embeds": embeds}, embeds[0].shape[0] >= LONGEST_TEXT)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_inference_steps": piece.steps,
            "guidance_scale": float(piece.guidance or 0),
        }
        if piece.kind == "text-to-image":
            return Call(held.pipe, arguments, dict(readings), piece.steps)
        from diffusers import ZImageImg2ImgPipeline

        picture = read_picture(require_source(piece.sources.picture, "picture"), piece.width, piece.height, "picture")
        arguments["strength"] = piece.strength
        inputs = {**readings, "image": picture}
        return Call(held.sibling(ZImageImg2ImgPipeline), arguments, inputs, steps_from_picture(piece))


FAMILY = ZImage()
