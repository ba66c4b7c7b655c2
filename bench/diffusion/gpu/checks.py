"""Every family as a tiny pipeline in real worker processes on this machine's device: python checks.py OUT_DIR FFMPEG

Same bytes from two processes, a cancel within a step, memory given back after a kill. Prints one line of JSON a check.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from worker_process import WorkerProcess

FIXTURES = Path(__file__).resolve().parents[3] / "test" / "fixtures" / "diffusion" / "tiny_pipelines.py"
STILL = {"kind": "text-to-image", "width": 64, "height": 64, "frameCount": None, "framesPerSecond": None}
CLIP = {"kind": "text-to-video", "width": 64, "height": 64, "frameCount": 9, "framesPerSecond": 24}
# Tiny pipeline, its family, settings, a piece, and steps.
CASES: list[tuple[str, str, dict[str, Any], dict[str, Any], int]] = [
    ("sdxl", "sdxl", {}, STILL, 4),
    ("z-image", "z-image", {}, STILL, 4),
    ("qwen-image", "qwen-image", {}, STILL, 4),
    ("flux", "flux", {}, STILL, 4),
    ("wan-text", "wan", {}, CLIP, 4),
    ("wan-small", "wan", {}, CLIP, 4),
    ("ltx", "ltx", {}, CLIP, 4),
    ("ltx2", "ltx2", {"distilled": True}, CLIP, 8),
]


def order(
    name: str, family: str, settings: dict[str, Any], piece: dict[str, Any], steps: int, models: Path, rung: str = "resident"
) -> dict[str, Any]:
    rest = {"negativePrompt": None, "guidance": 3.0, "seed": 7, "strength": None, "sound": True, "sources": {}}
    if family in ("z-image",):
        rest["guidance"] = 0.0
    if settings.get("distilled"):
        rest["guidance"] = None
    return {
        "model": {"id": name, "family": family, "path": str(models / name), "settings": settings},
        "pieces": [{**piece, **rest, "steps": steps, "prompt": "a lighthouse"}], "memory": rung,
    }


def used_bytes() -> int:
    if shutil.which("nvidia-smi") is None:
        return 0
    command = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits", "-i", "0"]
    return int(subprocess.check_output(command, text=True).split()[0]) << 20


def make(worker: WorkerProcess, given: dict[str, Any], out_dir: Path, ffmpeg: str, number: int) -> dict[str, Any]:
    out_dir.mkdir(parents=True, exist_ok=True)
    worker.send(command="run", orderId=f"order-{number}", outDir=str(out_dir), ffmpegPath=ffmpeg, **given)
    return worker.until("piece", "piece-failed", "failed")


def check_family(index: int, out_dir: Path, ffmpeg: str, models: Path) -> dict[str, Any]:
    name, *rest = CASES[index]
    hashes, told = [], {}
    for attempt in range(2):
        worker = WorkerProcess()
        worker.until("hello")
        told = make(worker, order(name, *rest, models), out_dir / f"{name}-{attempt}", ffmpeg, 1)
        hashes.append(told.get("sha256"))
        worker.kill() if attempt == 0 else worker.end()
    failure = None if told["event"] == "piece" else told.get("message")
    same = len(set(hashes)) == 1 and hashes[0] is not None
    return {"check": name, "sameBytes": same, "passes": told.get("passes"), "failure": failure}


def check_rung(rung: str, out_dir: Path, ffmpeg: str, models: Path) -> dict[str, Any]:
    """Two orders and a cancel between them with parts moved to and from the device."""
    worker = WorkerProcess()
    worker.until("hello")
    told = {}
    for name, family, piece in (("sdxl", "sdxl", STILL), ("wan-text", "wan", CLIP)):
        if told:
            worker.end()
            worker = WorkerProcess()
            worker.until("hello")
        given = order(name, family, {}, piece, 4, models, rung)
        first = make(worker, given, out_dir / f"{rung}-{name}", ffmpeg, 1)
        worker.until("done", "failed")
        worker.send(command="run", orderId="stopped", outDir=str(out_dir), ffmpegPath=ffmpeg, **order(
            name, family, {}, piece, 200, models, rung
        ))
        while worker.until("phase", "failed").get("done") != 2:
            pass
        worker.send(command="cancel", orderId="stopped")
        stopped = worker.until("done", "failed").get("cancelled")
        again = make(worker, given, out_dir / f"{rung}-{name}-again", ffmpeg, 2)
        same = first.get("sha256") is not None and first.get("sha256") == again.get("sha256")
        told[name] = {"event": first["event"], "failure": first.get("message"), "cancelled": stopped, "sameAfter": same}
    return {"check": rung, **told, "end": worker.end()}


def check_out_of_memory(out_dir: Path, ffmpeg: str, models: Path) -> dict[str, Any]:
    """An order on a device that somebody else has filled: told as such, and the process ends with all that it held."""
    import torch

    worker = WorkerProcess()
    worker.until("hello")
    make(worker, order("sdxl", "sdxl", {}, STILL, 2, models), out_dir / "small", ffmpeg, 1)
    worker.until("done")
    free, _ = torch.cuda.mem_get_info()
    filling = torch.empty(free - (96 << 20), dtype=torch.uint8, device="cuda")
    large = {**STILL, "width": 4096, "height": 4096}
    told = make(worker, order("sdxl", "sdxl", {}, large, 2, models), out_dir / "large", ffmpeg, 2)
    del filling
    torch.cuda.empty_cache()
    return {"check": "out-of-memory", "code": told.get("code"), "exit": worker.process.wait(30)}


def check_memory(out_dir: Path, ffmpeg: str, models: Path) -> dict[str, Any]:
    """What a killed worker held is free again; told in MiB, with nobody else on the device."""
    before = used_bytes()
    worker = WorkerProcess()
    worker.until("hello")
    make(worker, order("sdxl", "sdxl", {}, STILL, 4, models), out_dir / "memory", ffmpeg, 1)
    during = used_bytes()
    seconds = worker.kill()
    time.sleep(1)
    left = used_bytes() - before
    return {"check": "memory", "heldMiB": (during - before) >> 20, "leftMiB": left >> 20, "goneAfterSeconds": round(seconds, 3)}


def check_cancel(out_dir: Path, ffmpeg: str, models: Path) -> dict[str, Any]:
    """A long order is stopped within a step, and the process goes on with the next."""
    worker = WorkerProcess()
    worker.until("hello")
    given = order("sdxl", "sdxl", {}, STILL, 200, models)
    worker.send(command="run", orderId="long", outDir=str(out_dir), ffmpegPath=ffmpeg, **given)
    while worker.until("phase", "failed").get("done") != 3:
        pass
    since = time.perf_counter()
    worker.send(command="cancel", orderId="long")
    cancelled = worker.until("done")["cancelled"]
    seconds = time.perf_counter() - since
    after = make(worker, order("sdxl", "sdxl", {}, STILL, 4, models), out_dir / "after", ffmpeg, 2)
    return {"check": "cancel", "cancelled": cancelled, "seconds": round(seconds, 3), "goesOn": after["event"], "end": worker.end()}


def main() -> None:
    out_dir, ffmpeg = Path(sys.argv[1]), sys.argv[2]
    models = out_dir / "tiny"
    subprocess.run([sys.executable, FIXTURES, models, *(name for name, *_ in CASES)], check=True)
    checks = [partial(check_family, index, out_dir, ffmpeg, models) for index in range(len(CASES))]
    checks.append(partial(check_cancel, out_dir, ffmpeg, models))
    checks += [partial(check_rung, rung, out_dir, ffmpeg, models) for rung in ("tiled", "offload-model", "offload-group")]
    # A start takes ten seconds of imports and hardly any memory: side by side they take as long as one.
    with ThreadPoolExecutor(len(checks)) as pool:
        for told in pool.map(outcome, checks):
            print(json.dumps(told), flush=True)
    for check in (check_memory, check_out_of_memory):
        print(json.dumps(outcome(partial(check, out_dir, ffmpeg, models))), flush=True)


def outcome(check: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return check()
    except Exception as error:
        return {"check": str(check), "failed": f"{type(error).__name__}: {error}"[:300]}


if __name__ == "__main__":
    main()
