"""Says what is in pictures: `python3 -m showrunner_diffusion.classify MODEL_FOLDER`.

For each line `{"id", "paths"}` on standard input, `{"id", "labels"}` on file descriptor 3: for each picture its labels
with scores from 0 to 1, best first. A picture that cannot be read gives `{"id", "error"}`. A folder that holds no model
ends the process with 1, a line that is no such object with 2, the end of input with 0.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from .faults import PieceFault, one_line
from .protocol import EXIT_FAILED, EventStream, Message, leave_without_trust, open_event_stream, read_messages


class Classifier:
    """An image classification model of transformers, read from safetensors and without code of its own."""

    def __init__(self, folder: str) -> None:
        import torch
        from transformers import AutoModelForImageClassification

        # Under its public name it asks for torchvision, which it does without.
        from transformers.models.auto.image_processing_auto import AutoImageProcessor

        self._torch = torch
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        safe = {"local_files_only": True, "trust_remote_code": False}
        self._processor = AutoImageProcessor.from_pretrained(folder, **safe)
        model = AutoModelForImageClassification.from_pretrained(folder, use_safetensors=True, **safe)
        self._model = model.eval().to(self._device)

    def labels(self, paths: list[str]) -> list[list[dict[str, Any]]]:
        if not paths:
            return []
        pictures = [_read(path) for path in paths]
        inputs = self._processor(images=pictures, return_tensors="pt").to(self._device)
        with self._torch.inference_mode():
            scores = self._model(**inputs).logits.float().softmax(-1).cpu()
        return [self._named(row.tolist()) for row in scores]

    def _named(self, scores: list[float]) -> list[dict[str, Any]]:
        names = self._model.config.id2label
        labelled = [{"label": names[index], "score": score} for index, score in enumerate(scores)]
        return sorted(labelled, key=lambda entry: -entry["score"])


def main() -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    answers = open_event_stream()
    if len(sys.argv) != 2:
        leave_without_trust("no model folder as the one argument")
    try:
        classifier = Classifier(sys.argv[1])
    except Exception as error:
        print(f"The classifier cannot be loaded: {one_line(error, hide=sys.argv[1])}", file=sys.stderr)
        sys.exit(EXIT_FAILED)
    for message in read_messages():
        _answer(classifier, message, answers)


def _answer(classifier: Classifier, message: Message, answers: EventStream) -> None:
    paths = message.get("paths")
    if "id" not in message or not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        leave_without_trust("a question without an id or paths")
    try:
        answers.write({"id": message["id"], "labels": classifier.labels(paths)})
    except PieceFault as fault:
        answers.write({"id": message["id"], "error": fault.message})


def _read(path: str) -> Any:
    from .pictures import open_picture

    return open_picture(path, "picture")


if __name__ == "__main__":
    main()
