"""LTX-2 and its successors: clips with sound from text or pictures, and clips made larger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from ..faults import input_invalid
from ..order import Piece
from ..pictures import read_conditioned_picture
from ..sound import Sound
from .family import (
    Call,
    Family,
    Held,
    Made,
    Reading,
    require_frames,
    require_grid,
    require_kind,
    require_source,
    require_steps,
)
from .ltx2_upscale import check_upscale, collect_upscaled, upscale_call

LONGEST_TEXT = 1024
KINDS = ("text-to-video", "image-to-video", "first-last-frame", "upscale")

# A distilled model was trained without guidance, yet the pipeline's presets run it three to four times a step. An audio
# scale of 0 would fall back to the scale of the pictures, which is therefore 0 or 1 as well.
WITHOUT_GUIDANCE = {
    "guidance_scale": 1.0,
    "audio_guidance_scale": 1.0,
    "stg_scale": 0.0,
    "audio_stg_scale": 0.0,
    "modality_scale": 1.0,
    "audio_modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "audio_guidance_rescale": 0.0,
}
# The presets of diffusers 0.40 for models that are not distilled, written out so that they are told.
WITH_GUIDANCE = {
    "audio_guidance_scale": 7.0,
    "stg_scale": 1.0,
    "audio_stg_scale": 1.0,
    "modality_scale": 3.0,
    "audio_modality_scale": 3.0,
    "guidance_rescale": 0.7,
    "audio_guidance_rescale": 0.7,
}
# The block that the skipped-layer guidance disturbs. A model without it would run the pass for nothing.
DISTURBED_BLOCK = 28


class Ltx2(Family):
    pipelines = ("LTX2Pipeline", "LTX2ImageToVideoPipeline", "LTX2ConditionPipeline")

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        """The distilled schedule is a list of numbers that the scheduler must not move by the size of the clip."""
        if settings.get("distilled"):
            config = pipe.scheduler.config
            as_listed = {"use_dynamic_shifting": False, "shift": 1.0, "shift_terminal": None}
            pipe.scheduler = type(pipe.scheduler).from_config(config, **as_listed)

    def check(self, held: Held, piece: Piece) -> None:
        require_kind(piece, *KINDS)
        if piece.kind == "upscale":
            check_upscale(held, piece)
            return
        # A side of one latent gets through every step and then breaks the decoder's padding.
        require_grid(piece, held.pipe.vae_spatial_compression_ratio, 2 * held.pipe.vae_spatial_compression_ratio)
        require_frames(piece, held.pipe.vae_temporal_compression_ratio)
        if _is_distilled(held):
            if piece.steps not in (None, len(_distilled_sigmas())):
                raise input_invalid(f"The distilled model takes {len(_distilled_sigmas())} steps, not {piece.steps}")
        else:
            require_steps(piece)
        if piece.kind != "text-to-video":
            require_source(piece.sources.first_frame, "first frame")
        if piece.kind == "first-last-frame":
            require_source(piece.sources.last_frame, "last frame")

    def guides(self, held: Held, piece: Piece) -> bool:
        """The sound has guidance of its own, so that a negative prompt is read even where the pictures have none."""
        return not _is_distilled(held) and piece.guidance is not None

    def read(self, held: Held, text: str) -> Reading:
        embeds, mask, _, _ = held.pipe.encode_prompt(
            text, do_classifier_free_guidance=False, max_sequence_length=LONGEST_TEXT, device=held.device
        )
        was_cut = len(held.pipe.tokenizer(text.strip()).input_ids) > LONGEST_TEXT
        return Reading({"prompt_embeds": embeds, "prompt_attention_mask": mask}, was_cut)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        if piece.kind == "upscale":
            return upscale_call(held, piece)
        schedule = _schedule(held, piece)
        arguments: dict[str, Any] = {
            "width": piece.width,
            "height": piece.height,
            "num_frames": piece.frame_count,
            "frame_rate": float(piece.frames_per_second or 0),
            **schedule,
            **_guidance(held, piece),
            # From 2.3 on the two modalities look at each other's time; those models modulate the look itself.
            "use_cross_timestep": bool(held.pipe.transformer.config.cross_attn_mod),
        }
        steps = schedule["num_inference_steps"]
        if piece.kind == "text-to-video":
            return Call(_pipeline(held, "LTX2Pipeline"), arguments, dict(readings), steps)
        pipe = _pipeline(held, "LTX2ConditionPipeline")
        return Call(pipe, arguments, {**readings, "conditions": _conditions(held, piece)}, steps)

    def collect(self, held: Held, piece: Piece, output: tuple[Any, ...]) -> Made:
        if piece.kind == "upscale":
            return collect_upscaled(held, piece, output)
        video, audio = output
        rate = held.pipe.vocoder.config.output_sampling_rate
        return Made(video[0], Sound(audio[0].float(), rate) if piece.sound else None)


def _is_distilled(held: Held) -> bool:
    return bool(held.settings.get("distilled"))


def _distilled_sigmas() -> list[float]:
    from diffusers.pipelines.ltx2.utils import DISTILLED_SIGMA_VALUES

    return list(DISTILLED_SIGMA_VALUES)


def _schedule(held: Held, piece: Piece) -> dict[str, Any]:
    if not _is_distilled(held):
        return {"num_inference_steps": piece.steps}
    sigmas = _distilled_sigmas()
    return {"num_inference_steps": len(sigmas), "sigmas": sigmas}


def _guidance(held: Held, piece: Piece) -> dict[str, Any]:
    if _is_distilled(held) or piece.guidance is None:
        return dict(WITHOUT_GUIDANCE)
    guidance = {"guidance_scale": piece.guidance, **WITH_GUIDANCE}
    if len(held.pipe.transformer.transformer_blocks) > DISTURBED_BLOCK:
        return {**guidance, "spatio_temporal_guidance_blocks": [DISTURBED_BLOCK]}
    return {**guidance, "stg_scale": 0.0, "audio_stg_scale": 0.0}


def _pipeline(held: Held, name: str) -> Any:
    import diffusers

    if type(held.pipe).__name__ == name:
        return held.pipe
    return held.sibling(getattr(diffusers, name))


def _conditions(held: Held, piece: Piece) -> list[Any]:
    """Pictures as the model was trained to begin from: with the loss that a video has. Done here, for diffusers wants
    PyAV for it."""
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
    from diffusers.pipelines.ltx2.utils import resolve_default_image_crf

    crf = resolve_default_image_crf(held.pipe.text_encoder)
    places = [(piece.sources.first_frame, 0)]
    if piece.kind == "first-last-frame":
        places.append((piece.sources.last_frame, -1))
    pictures = [
        (read_conditioned_picture(path or "", piece.width, piece.height, crf, held.ffmpeg_path), index)
        for path, index in places
    ]
    return [LTX2VideoCondition(frames=picture, index=index, crf=0) for picture, index in pictures]


FAMILY = Ltx2()
