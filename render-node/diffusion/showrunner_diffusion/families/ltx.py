"""LTX-Video: clips from text or from pictures. From 0.9.5 on it is an LTXConditionPipeline and takes a last one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

LONGEST_TEXT = 256
# A decoder that takes a time step was trained to clean up this much noise; the values are those of the model's page.
DECODE_WITH_NOISE = {"decode_timestep": 0.05, "decode_noise_scale": 0.025}


class Ltx(Family):
    pipelines = ("LTXPipeline", "LTXConditionPipeline")

    def check(self, held: Held, piece: Piece) -> None:
        last = ("first-last-frame",) if _takes_conditions(held) else ()
        require_kind(piece, "text-to-video", "image-to-video", *last)
        require_grid(piece, held.pipe.vae_spatial_compression_ratio, 2 * held.pipe.vae_spatial_compression_ratio)
        require_frames(piece, held.pipe.vae_temporal_compression_ratio)
        # One step makes the stretched schedule divide by zero.
        require_steps(piece, 2)
        if piece.kind != "text-to-video":
            require_source(piece.sources.first_frame, "first frame")
        if piece.kind == "first-last-frame":
            require_source(piece.sources.last_frame, "last frame")

    def guides(self, held: Held, piece: Piece) -> bool:
        return (piece.guidance or 0) > 1

    def read(self, held: Held, text: str) -> Reading:
        embeds, mask, _, _ = held.pipe.encode_prompt(
            text, do_classifier_free_guidance=False, max_sequence_length=LONGEST_TEXT, device=held.device
        )
        was_cut = len(held.pipe.tokenizer(text).input_ids) > LONGEST_TEXT
        return Reading({"prompt_embeds": embeds, "prompt_attention_mask": mask}, was_cut)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_frames": piece.frame_count,
            "frame_rate": piece.frames_per_second,
            "num_inference_steps": piece.steps,
            "guidance_scale": 1.0 if piece.guidance is None else piece.guidance,
        }
        if held.pipe.vae.config.timestep_conditioning:
            arguments.update(DECODE_WITH_NOISE)
        if piece.kind == "text-to-video":
            return Call(held.pipe, arguments, dict(readings), piece.steps)
        pictures = {"first": piece.sources.first_frame, "last": piece.sources.last_frame}
        first, last = (
            path and read_picture(path, piece.width, piece.height, f"{name} frame") for name, path in pictures.items()
        )
        if _takes_conditions(held):
            return Call(held.pipe, arguments, {**readings, "conditions": _conditions(piece, first, last)}, piece.steps)
        from diffusers import LTXImageToVideoPipeline

        pipe = held.sibling(LTXImageToVideoPipeline)
        return Call(pipe, arguments, {**readings, "image": first}, piece.steps)


def _takes_conditions(held: Held) -> bool:
    return type(held.pipe).__name__ == "LTXConditionPipeline"


def _conditions(piece: Piece, first: Any, last: Any) -> list[Any]:
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    conditions = [LTXVideoCondition(image=first, frame_index=0)]
    if piece.kind == "first-last-frame":
        conditions.append(LTXVideoCondition(image=last, frame_index=(piece.frame_count or 1) - 1))
    return conditions


FAMILY = Ltx()
