"""What a device can do at best, measured on it, and what a model asks of it, counted."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

import torch
from torch.utils import flop_counter
from torch.utils.flop_counter import FlopCounterMode

SIDE = 8192


def _attention_flops(query: Any, key: Any, value: Any) -> int:
    """Two products for each head of the queries; torch's own count knows no heads that share keys."""
    batch, heads, rows, width = query
    columns, out = key[-2], value[-1]
    return 2 * batch * heads * rows * columns * (width + out)


flop_counter.sdpa_flop_count = _attention_flops


def seconds_of(work: Callable[[], Any]) -> float:
    start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    start.record()
    work()
    end.record()
    torch.cuda.synchronize()
    return start.elapsed_time(end) / 1000


def matmul_flops_per_second() -> float:
    """Median rate of a large bfloat16 matrix product on random data; zeros run faster and would flatter nobody."""
    a, b = (torch.randn(SIDE, SIDE, device="cuda", dtype=torch.bfloat16) for _ in range(2))
    for _ in range(3):
        a @ b
    return 2 * SIDE**3 / statistics.median(seconds_of(lambda: a @ b) for _ in range(10))


def count_flops(work: Callable[[], Any], denoiser: str, decoder: str) -> dict[str, float]:
    """Floating-point operations of one run, in the denoiser and in the decoder of the VAE."""
    with FlopCounterMode(display=False) as counter:
        work()
    counts = {name: sum(by_kind.values()) for name, by_kind in counter.get_flop_counts().items()}
    # A VAE's `decode` is no forward: its operations stand under the decoder inside.
    decoding = sum(count for name, count in counts.items() if name.lower().endswith("decoder") or name.endswith("Decoder3d"))
    return {"denoise": float(counts.get(denoiser, 0)), "decode": float(decoding), "all": float(counts["Global"])}
