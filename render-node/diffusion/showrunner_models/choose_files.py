"""Which files of a repository a pipeline needs: those that its `model_index.json` names, and nothing that runs code."""

import re
from dataclasses import dataclass


class NotUsable(Exception):
    """The repository holds nothing that may be loaded; `code` says why."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Piece:
    """A file to have: where the repository has it, where it goes, and what its bytes must hash to."""

    repo_path: str
    local_path: str
    size: int
    # SHA-256 of a large file; None for small ones, which the hub knows by their git blob id alone.
    sha256: str | None
    blob_id: str


# diffusers and transformers look for weights under these names; a variant stands before or after the shard's number.
WEIGHTS = re.compile(
    r"^(?P<stem>diffusion_pytorch_model|model)(\.(?P<early>[a-z0-9_]+))?(?P<shard>-\d{5}-of-\d{5})?"
    r"(\.(?P<late>[a-z0-9_]+))?\.safetensors$"
)
INDEX = re.compile(r"\.safetensors\.index(\.(?P<late>[a-z0-9_]+))?\.json$")
STEMS = {"diffusers": "diffusion_pytorch_model", "transformers": "model"}
COMPONENT = re.compile(r"^[A-Za-z0-9_]+$")
# Settings, vocabularies, tokenizer models and chat templates. Never .py, .bin, .pt, .ckpt, .pkl, .msgpack or .onnx.
HARMLESS = (".json", ".txt", ".model", ".jinja")
LICENCE = re.compile(r"^licen[cs]e[a-z0-9._-]*$", re.IGNORECASE)
PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")


def choose_files(index, files, variant):
    """Pieces to fetch, by the parsed `model_index.json` and the repository's files (`path`, `size`, `lfs`, `blob_id`).

    With a variant, such as `fp16`, weights that have one are taken under their plain name, so that loading them needs
    no further word; components without it are taken as they are.
    """
    components = components_of(index)
    chosen = [file for file in files if is_root_file(file.path)]
    folders = {name: [] for name in components}
    for file in files:
        folder, _, name = file.path.partition("/")
        if folder in folders and name and "/" not in name:
            folders[folder].append((name, file))
    pieces = [piece_of(file, file.path) for file in chosen]
    for component, entries in folders.items():
        pieces += choose_component(component, components[component], entries, variant)
    if not any(piece.local_path.endswith(".safetensors") for piece in pieces):
        pickled = any(file.path.endswith(PICKLES) for file in files)
        raise NotUsable("pickle-only" if pickled else "no-weights", "no safetensors")
    return pieces


def components_of(index):
    """Component folders with the library that loads each; what is absent ([null, null]) or a plain value is left out."""
    if not isinstance(index, dict) or not isinstance(index.get("_class_name"), str):
        raise NotUsable("not-diffusers", "no pipeline class")
    return {
        name: value[0]
        for name, value in index.items()
        if COMPONENT.match(name) and isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)
    }


def choose_component(component, library, entries, variant):
    weights = {}
    pieces = []
    for name, file in entries:
        match = WEIGHTS.match(name)
        if match:
            of = match["early"] or match["late"]
            if STEMS.get(library, match["stem"]) == match["stem"]:
                weights.setdefault(of, []).append((match["stem"] + (match["shard"] or ""), file))
        elif name.endswith(HARMLESS) and not INDEX.search(name):
            pieces.append(piece_of(file, file.path))
    # Shards of a variant have an index of their own with their names in it: only a single file can take the plain name.
    of_variant = weights.get(variant, []) if variant else []
    if len(of_variant) == 1:
        stem, file = of_variant[0]
        return [*pieces, piece_of(file, f"{component}/{stem}.safetensors")]
    plain = weights.get(None, [])
    pieces += [piece_of(file, file.path) for _, file in plain]
    pieces += [piece_of(file, file.path) for name, file in entries if is_plain_index(name, library)]
    return pieces


def is_plain_index(name, library):
    stems = [STEMS[library]] if library in STEMS else list(STEMS.values())
    return name in [f"{stem}.safetensors.index.json" for stem in stems]


def is_root_file(path):
    return path == "model_index.json" or ("/" not in path and bool(LICENCE.match(path)))


def piece_of(file, local_path):
    large = file.lfs
    return Piece(file.path, local_path, file.size, large.sha256 if large else None, file.blob_id)
