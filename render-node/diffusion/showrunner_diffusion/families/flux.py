"""FLUX.1, and FLUX.2 klein, which reads a picture as a reference instead of beginning at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..faults import input_invalid
from ..order import Piece
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
from .stills import call_still, read_source

LONGEST_TEXT = 512


class Flux(Family):
    pipelines = ("FluxPipeline", "Flux2KleinPipeline")

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        set_flow_shift(pipe, settings)

    def check(self, held: Held, piece: Piece) -> None:
        require_kind(piece, "text-to-image", "image-to-image")
        require_grid(piece, held.pipe.vae_scale_factor * 2)
        require_steps(piece)
        if piece.negative_prompt:
            raise input_invalid("FLUX takes no negative prompt")
        if piece.kind == "image-to-image":
            require_source(piece.sources.picture, "picture")
            if not _is_second(held):
                steps_from_picture(piece)

    def guides(self, held: Held, piece: Piece) -> bool:
        """FLUX.1 has its guidance built in; of FLUX.2 klein the undistilled model takes a second pass."""
        return _is_second(held) and (piece.guidance or 0) > 1 and not held.pipe.config.is_distilled

    def read(self, held: Held, text: str) -> Reading:
        limit = {"device": held.device, "max_sequence_length": LONGEST_TEXT}
        if _is_second(held):
            embeds, _ = held.pipe.encode_prompt(text, **limit)
            return Reading({"prompt_embeds": embeds}, _templated_length(held, text) > LONGEST_TEXT)
        embeds, pooled, _ = held.pipe.encode_prompt(text, **limit)
        was_cut = len(held.pipe.tokenizer_2(text).input_ids) > LONGEST_TEXT
        return Reading({"prompt_embeds": embeds, "pooled_prompt_embeds": pooled}, was_cut)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_inference_steps": piece.steps,
            "guidance_scale": 1.0 if piece.guidance is None else piece.guidance,
        }
        if piece.kind == "image-to-image" and _is_second(held):
            return Call(held.pipe, arguments, {**readings, "image": [read_source(piece)]}, piece.steps)
        return call_still(held, piece, arguments, readings, "FluxImg2ImgPipeline")


def _is_second(held: Held) -> bool:
    return type(held.pipe).__name__ == "Flux2KleinPipeline"


def _templated_length(held: Held, text: str) -> int:
    tokenizer = held.pipe.tokenizer
    messages = [{"role": "user", "content": text}]
    templated = tokenizer.apply_chat_template(
        messages, tokenize=False, add_generation_prompt=True, enable_thinking=False
    )
    return len(tokenizer(templated).input_ids)


FAMILY = Flux()
