"""What a person would write with diffusers alone: a prompt in, a PNG out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import torch


def bare_seconds(pipe: Any, case: dict[str, Any], prompt: str, seed: int, out_dir: str) -> float:
    width, height = case["size"]
    guidance = {} if case["guidance"] is None else {guidance_name(case): case["guidance"]}
    if case["family"] == "qwen-image":
        guidance["negative_prompt"] = " "
    since = time.perf_counter()
    generator = torch.Generator("cpu").manual_seed(seed)
    steps = case["steps"]
    picture = pipe(prompt, width=width, height=height, num_inference_steps=steps, generator=generator, **guidance).images[0]
    picture.save(Path(out_dir) / "bare.png")
    return time.perf_counter() - since


def guidance_name(case: dict[str, Any]) -> str:
    return "true_cfg_scale" if case["family"] == "qwen-image" else "guidance_scale"
