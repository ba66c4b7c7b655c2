"""Z-Image: stills from text, or from a picture and text. Its distilled model runs without guidance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..order import Piece
from .family import Call, Family, Held, Reading
from .schedules import set_flow_shift
from .stills import call_still, check_still

LONGEST_TEXT = 512


class ZImage(Family):
    pipelines = ("ZImagePipeline",)

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        set_flow_shift(pipe, settings)

    def check(self, held: Held, piece: Piece) -> None:
        check_still(piece, held.pipe.vae_scale_factor * 2)

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
        return call_still(held, piece, arguments, readings, "ZImageImg2ImgPipeline")


FAMILY = ZImage()
