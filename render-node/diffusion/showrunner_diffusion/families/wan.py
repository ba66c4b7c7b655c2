"""Wan: clips from text, from a first picture, or from a first and a last one.

The large models have two experts: `transformer` while there is much noise and `transformer_2` afterwards. The small
one (`expand_timesteps`) does text and pictures with the same weights, and gives the first picture no noise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..faults import input_invalid
from ..order import Piece
from ..pictures import read_picture
from .family import (
    Call,
    Family,
    Held,
    Reading,
    require_frames,
    require_grid,
    require_kind,
    require_source,
    require_steps,
)
from .schedules import set_flow_shift

LONGEST_TEXT = 512


class Wan(Family):
    pipelines = ("WanPipeline", "WanImageToVideoPipeline")
    denoisers = ("transformer", "transformer_2")

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        set_flow_shift(pipe, settings)
        ratio = settings.get("boundaryRatio")
        if ratio is not None and pipe.config.boundary_ratio is not None:
            pipe.register_to_config(boundary_ratio=ratio)

    def check(self, held: Held, piece: Piece) -> None:
        require_kind(piece, *_kinds(held))
        patch = held.pipe.transformer.config.patch_size[1]
        require_grid(piece, held.pipe.vae_scale_factor_spatial * patch)
        require_frames(piece, held.pipe.vae_scale_factor_temporal)
        require_steps(piece)
        if piece.kind != "text-to-video":
            require_source(piece.sources.first_frame, "first frame")
        if piece.kind == "first-last-frame":
            require_source(piece.sources.last_frame, "last frame")
            if (piece.frame_count or 0) < 2:
                raise input_invalid("A clip between two pictures needs more than one frame")

    def guides(self, held: Held, piece: Piece) -> bool:
        """The first expert's guidance decides for both in diffusers; the second's alone would be left out."""
        return (piece.guidance or 0) > 1

    def read(self, held: Held, text: str) -> Reading:
        embeds, _ = held.pipe.encode_prompt(
            text, do_classifier_free_guidance=False, max_sequence_length=LONGEST_TEXT, device=held.device
        )
        return Reading({"prompt_embeds": embeds}, len(held.pipe.tokenizer(text).input_ids) > LONGEST_TEXT)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_frames": piece.frame_count,
            "num_inference_steps": piece.steps,
            "guidance_scale": 1.0 if piece.guidance is None else piece.guidance,
        }
        second = held.settings.get("secondGuidance")
        if second is not None and held.pipe.config.boundary_ratio is not None:
            arguments["guidance_scale_2"] = second
        inputs = {**readings, **_pictures(piece)}
        return Call(_pipeline(held, piece), arguments, inputs, piece.steps)


def _kinds(held: Held) -> tuple[str, ...]:
    """What the first layer can take: noise alone, or noise with an encoded picture and its mask beside it."""
    if held.pipe.config.expand_timesteps:
        return ("text-to-video", "image-to-video")
    config = held.pipe.transformer.config
    return ("text-to-video",) if config.in_channels == config.out_channels else ("image-to-video", "first-last-frame")


def _pictures(piece: Piece) -> dict[str, Any]:
    named = {"image": piece.sources.first_frame, "last_image": piece.sources.last_frame}
    wanted = {"text-to-video": (), "image-to-video": ("image",), "first-last-frame": ("image", "last_image")}[
        piece.kind
    ]
    return {name: read_picture(named[name] or "", piece.width, piece.height, "frame") for name in wanted}


def _pipeline(held: Held, piece: Piece) -> Any:
    from diffusers import WanImageToVideoPipeline, WanPipeline

    wanted = WanPipeline if piece.kind == "text-to-video" else WanImageToVideoPipeline
    if isinstance(held.pipe, wanted):
        return held.pipe
    config = held.pipe.config
    return held.sibling(wanted, boundary_ratio=config.boundary_ratio, expand_timesteps=config.expand_timesteps)


FAMILY = Wan()
