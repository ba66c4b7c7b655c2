"""The one device that this process works on."""

from __future__ import annotations

import os
import platform
import resource
import sys
from typing import Any

import torch


def choose_device() -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda", 0)
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")


def set_up(device: torch.device) -> None:
    """Fast matrix products that stay the same from process to process.

    TF32 keeps float32 parts (a VAE, norms) near the speed of the rest. `cudnn.benchmark` stays off: it picks
    algorithms by stopwatch, so that two processes may give different bytes for one seed.
    """
    torch.set_grad_enabled(False)
    if device.type == "cuda":
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.allow_tf32 = True
        torch.backends.cudnn.benchmark = False


def describe(device: torch.device) -> dict[str, Any]:
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        return _facts(device, torch.cuda.get_device_name(device), total, free)
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return _facts(device, platform.processor() or platform.machine(), total, free_bytes(device))


def _facts(device: torch.device, name: str, total: int, free: int) -> dict[str, Any]:
    return {"kind": device.type, "name": name, "memoryBytes": total, "freeBytes": free}


def free_bytes(device: torch.device) -> int:
    """What other processes have left; memory that torch keeps for later counts as taken."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    try:
        with open("/proc/meminfo", encoding="ascii") as file:
            lines = dict(line.split(":", 1) for line in file)
        return int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def give_back(device: torch.device) -> None:
    """Lets others have what torch keeps for later, so that free memory can be told by asking the device."""
    if device.type == "cuda":
        torch.cuda.empty_cache()


def synchronise(device: torch.device) -> None:
    """Waits until the device has done what it was told, without which no time on it can be measured."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def reset_peak(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)


def peak_bytes(device: torch.device) -> int:
    """Most memory that was taken at once: of a CUDA device since `reset_peak`, else of the whole process."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
