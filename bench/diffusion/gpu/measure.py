"""Measures the worker on this machine's CUDA device: python measure.py OUT_DIR FFMPEG [SECONDS] [CASE ...]

One line of JSON for each case, as soon as it is known; a case that fails says why and the next is begun.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "render-node" / "diffusion"))
import floors
from bare_script import bare_seconds
from streams import KeptEvents, NoCommands
from true_pipelines import CASES

from showrunner_diffusion import device as devices
from showrunner_diffusion.families import family_named
from showrunner_diffusion.order import parse_order
from showrunner_diffusion.orders import Worker

PROMPT = "A lighthouse on a cliff at dusk, its lamp just lit, waves against the rocks below, gouache, muted colours"
# Clips take long and vary little.
REPEATS = {True: 1, False: 3}


def order_of(name: str, case: dict[str, Any], out_dir: str, ffmpeg: str, seeds: list[int], steps: int) -> Any:
    width, height = case["size"]
    piece = {
        "kind": case["kind"], "negativePrompt": None, "width": width, "height": height, "frameCount": case["frames"],
        "framesPerSecond": case["rate"], "steps": steps, "guidance": case["guidance"], "strength": None,
        "sound": case["frames"] is not None, "sources": {},
    }
    path = model_folder(name, case, out_dir)
    pieces = [{**piece, "seed": seed, "prompt": f"{PROMPT}, {seed}"} for seed in seeds]
    model = {"id": name, "family": case["family"], "path": path, "settings": {"dtype": "bfloat16", **case["settings"]}}
    return parse_order(
        {
            "orderId": f"{name}-{seeds[0]}", "model": model, "pieces": pieces, "outDir": out_dir, "ffmpegPath": ffmpeg,
            "memory": "resident",
        }
    )


def model_folder(name: str, case: dict[str, Any], out_dir: str) -> str:
    """What the worker reads before it loads: a folder that names its pipeline."""
    folder = Path(out_dir) / f"model-{name}"
    folder.mkdir(exist_ok=True)
    index = {"_class_name": family_named(case["family"]).pipelines[0]}
    (folder / "model_index.json").write_text(json.dumps(index), encoding="utf-8")
    return str(folder)


def worker_with(case: dict[str, Any]) -> tuple[Worker, KeptEvents]:
    """The real worker; only where its weights come from is replaced."""
    family = family_named(case["family"])
    family.load = lambda _path, _dtype: case["make"]()  # type: ignore[method-assign]
    events = KeptEvents()
    return Worker(events, NoCommands(), devices.choose_device()), events  # type: ignore[arg-type]


def measure(name: str, out_dir: str, ffmpeg: str, flops_per_second: float) -> dict[str, Any]:
    case = CASES[name]
    since = time.perf_counter()
    worker, events = worker_with(case)
    few = case["steps"] if case["steps"] <= 3 or case["settings"].get("distilled") else 3
    warm = order_of(name, case, out_dir, ffmpeg, [1], few)
    worker.do(warm)
    built = time.perf_counter() - since
    failed = [told for _, told in events.all if told["event"].endswith("failed")]
    if failed:
        raise RuntimeError(failed[0]["message"])
    told = events.take("piece")
    flops = floors.count_flops(lambda: worker.do(warm), case["denoiser"], case["decoder"])
    events.all.clear()
    pieces = []
    for seed in range(2, 2 + REPEATS[case["frames"] is not None]):
        worker.do(order_of(name, case, out_dir, ffmpeg, [seed], case["steps"]))
        pieces.append(events.take("piece")[0])
    middle = sorted(pieces, key=lambda piece: piece["milliseconds"]["denoising"])[len(pieces) // 2]
    milliseconds = middle["milliseconds"]
    passes, warm_passes = middle["passes"], told[0]["passes"]
    per_pass = flops["denoise"] / warm_passes
    figures = {
        "case": name, "builtSeconds": round(built, 1), "milliseconds": milliseconds, "passes": passes,
        "teraflopPerPass": round(per_pass / 1e12, 2), "teraflopDecode": round(flops["decode"] / 1e12, 1),
        "denoiseShareOfFloor": share(per_pass * passes, milliseconds["denoising"], flops_per_second),
        "decodeShareOfFloor": share(flops["decode"], milliseconds["decoding"], flops_per_second),
        "peakGiB": round(middle["peakBytes"] / 2**30, 1),
    }
    if case["frames"] is None:
        figures |= stills(name, worker, events, case, out_dir, ffmpeg)
    return figures


def share(flops: float, milliseconds: float, flops_per_second: float) -> float | None:
    """Time at the device's best rate as a share of the time it took."""
    return round(flops / flops_per_second / (milliseconds / 1000), 3) if milliseconds else None


def stills(
    name: str, worker: Worker, events: KeptEvents, case: dict[str, Any], out_dir: str, ffmpeg: str
) -> dict[str, Any]:
    """The worker beside a bare script with the same pipeline, and eight pictures in one order beside eight orders."""
    pipe = worker._held.pipe  # noqa: SLF001 (the same weights for both)
    ours, bare = [], []
    for seed in range(20, 23):
        since = time.perf_counter()
        worker.do(order_of(name, case, out_dir, ffmpeg, [seed], case["steps"]))
        ours.append(time.perf_counter() - since)
        bare.append(bare_seconds(pipe, case, f"{PROMPT}, {seed}", seed, out_dir))
    figures = {
        "pictureSeconds": round(sorted(ours)[1], 3), "bareSeconds": round(sorted(bare)[1], 3),
        "overBare": round(sorted(ours)[1] / sorted(bare)[1] - 1, 4),
    }
    if not case.get("eight"):
        return figures
    eight = list(range(30, 38))
    since = time.perf_counter()
    worker.do(order_of(name, case, out_dir, ffmpeg, eight, case["steps"]))
    batch = time.perf_counter() - since
    since = time.perf_counter()
    for seed in eight:
        worker.do(order_of(name, case, out_dir, ffmpeg, [seed], case["steps"]))
    single = time.perf_counter() - since
    eight_bare = sum(bare_seconds(pipe, case, f"{PROMPT}, {seed}", seed, out_dir) for seed in eight)
    events.all.clear()
    figures["eightBare"] = round(eight_bare, 2)
    return {**figures, "eightInOneOrder": round(batch, 2), "eightOrders": round(single, 2)}


def main() -> None:
    out_dir, ffmpeg, seconds, *names = [*sys.argv[1:3], *(sys.argv[3:] or ["3600"])]
    until = time.monotonic() + float(seconds)
    devices.set_up(devices.choose_device())
    rate = floors.matmul_flops_per_second()
    facts = {"device": torch.cuda.get_device_name(), "matmulTeraflopPerSecond": round(rate / 1e12), "torch": torch.__version__}
    print(json.dumps(facts), flush=True)
    for name in names or list(CASES):
        if time.monotonic() > until:
            print(json.dumps({"case": name, "skipped": "no time left"}), flush=True)
            continue
        try:
            print(json.dumps(measure(name, out_dir, ffmpeg, rate)), flush=True)
        except Exception as error:
            traceback.print_exc()
            print(json.dumps({"case": name, "failed": f"{type(error).__name__}: {error}"[:300]}), flush=True)
        gc.collect()
        torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
