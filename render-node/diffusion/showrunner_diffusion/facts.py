"""What a machine has for diffusion, as one JSON line: `python3 -m showrunner_diffusion.facts`.

Reads what is installed without importing it, so that it answers in a moment also where torch takes seconds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

PACKAGES = ("torch", "diffusers", "transformers")
QUERY = ["nvidia-smi", "--query-gpu=index,name,memory.total,uuid", "--format=csv,noheader,nounits"]
MEBIBYTE = 1 << 20
PATIENCE_SECONDS = 10


def main() -> None:
    versions = {name: installed_version(name) for name in PACKAGES}
    print(json.dumps({"python": sys.version.split()[0], **versions, "gpus": graphics_cards()}))


def installed_version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def graphics_cards() -> list[dict[str, Any]]:
    """NVIDIA's cards; none where its tool is not there or does not answer."""
    try:
        said = subprocess.run(
            QUERY, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return []
    cards = (_card([part.strip() for part in line.split(",")]) for line in said.stdout.splitlines())
    return [card for card in cards if card is not None]


def _card(parts: list[str]) -> dict[str, Any] | None:
    if len(parts) != 4 or not parts[0].isdigit():
        return None
    index, name, mebibytes, uuid = parts
    memory = int(mebibytes) * MEBIBYTE if mebibytes.isdigit() else None
    return {"index": int(index), "name": name, "memoryBytes": memory, "uuid": uuid}


if __name__ == "__main__":
    main()
