"""Qwen-Image: stills from text, or from a picture and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..order import Piece
from .family import Call, Family, Held, Reading
from .schedules import set_flow_shift
from .stills import call_still, check_still

LONGEST_TEXT = 1024


class QwenImage(Family):
    pipelines = ("QwenImagePipeline",)
    # An empty text leaves the encoder nothing behind its template.
    empty_negative = " "

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        set_flow_shift(pipe, settings)

    def check(self, held: Held, piece: Piece) -> None:
        check_still(piece, held.pipe.vae_scale_factor * 2)

    def guides(self, held: Held, piece: Piece) -> bool:
        return (piece.guidance or 0) > 1

    def read(self, held: Held, text: str) -> Reading:
        embeds, mask = held.pipe.encode_prompt(text, device=held.device, max_sequence_length=LONGEST_TEXT)
        if mask is None:
            mask = torch.ones(embeds.shape[:2], dtype=torch.long, device=embeds.device)
        tensors = {"prompt_embeds": embeds, "prompt_embeds_mask": mask}
        return Reading(tensors, embeds.shape[1] >= LONGEST_TEXT)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_inference_steps": piece.steps,
            "true_cfg_scale": 1.0 if piece.guidance is None else piece.guidance,
            "max_sequence_length": LONGEST_TEXT,
        }
        return call_still(held, piece, arguments, readings, "QwenImageImg2ImgPipeline")


FAMILY = QwenImage()
