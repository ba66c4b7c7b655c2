"""Plans a pull, waits for the word to begin, and fetches what is missing."""

import shutil
import threading
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path

from huggingface_hub import HfApi, hf_hub_url
from huggingface_hub.hf_api import RepoFile
from huggingface_hub.utils import build_hf_headers, get_session, hf_raise_for_status

from .choose_files import NotUsable, choose_files
from .conversation import Stopped
from .fetch_file import fetch_file, part_of
from .one_at_a_time import one_at_a_time

# One connection seldom fills a line; more than a few make the hub slow down.
CONNECTIONS = 4
ANSWER_SECONDS = 30
TELL_EVERY_SECONDS = 1


def pull(request, conversation):
    folder = Path(request["folder"])
    parts = folder / ".pull"
    parts.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(parts / "lock"):
        repository = request["repository"]
        commit, pieces = plan(repository, request.get("revision"), request.get("variant"))
        total = sum(piece.size for piece in pieces)
        there = sum(bytes_there(piece, folder, parts) for piece in pieces)
        conversation.tell("plan", commit=commit, files=len(pieces), totalBytes=total, missingBytes=total - there)
        conversation.hear()
        conversation.stop_at_end_of_input()
        drop_strange_parts(pieces, parts)
        progress = Progress(conversation, there, total)
        fetch_all(repository, commit, pieces, folder, parts, conversation, progress)
    shutil.rmtree(parts, ignore_errors=True)
    conversation.tell("done")


def plan(repository, revision, variant):
    api = HfApi()
    commit = api.model_info(repository, revision=revision, timeout=ANSWER_SECONDS).sha
    listed = api.list_repo_tree(repository, recursive=True, revision=commit)
    files = [file for file in listed if isinstance(file, RepoFile)]
    if not any(file.path == "model_index.json" for file in files):
        raise NotUsable("not-diffusers", "no model_index.json")
    return commit, choose_files(read_index(repository, commit), files, variant)


def read_index(repository, commit):
    response = get_session().get(
        hf_hub_url(repository, "model_index.json", revision=commit),
        headers=build_hf_headers(),
        timeout=ANSWER_SECONDS,
        follow_redirects=True,
    )
    hf_raise_for_status(response)
    try:
        return response.json()
    except ValueError:
        raise NotUsable("not-diffusers", "model_index.json is no JSON") from None


def bytes_there(piece, folder, parts):
    for path in (folder / piece.local_path, part_of(piece, parts)):
        if path.is_file():
            size = path.stat().st_size
            if path.suffix != ".part" and size != piece.size:
                continue
            return min(size, piece.size)
    return 0


def drop_strange_parts(pieces, parts):
    known = {part_of(piece, parts) for piece in pieces}
    for path in parts.glob("*.part"):
        if path not in known:
            path.unlink()


def fetch_all(repository, commit, pieces, folder, parts, conversation, progress):
    headers = build_hf_headers()

    def fetch(piece):
        conversation.check()
        url = hf_hub_url(repository, piece.repo_path, revision=commit)
        sha256 = fetch_file(piece, url, headers, folder / piece.local_path, parts, conversation, progress.add)
        conversation.tell("file", path=piece.local_path, sizeBytes=piece.size, sha256=sha256)

    # The same bytes twice in one repository would grow in one part: the second waits for the first and takes its copy.
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        groups = {}
        for piece in pieces:
            groups.setdefault(part_of(piece, parts), []).append(piece)
        work = [pool.submit(lambda group=group: [fetch(piece) for piece in group]) for group in groups.values()]
        done, _ = wait(work, return_when=FIRST_EXCEPTION)
        failures = [future.exception() for future in done if future.exception()]
        if failures:
            conversation.stop.set()
            pool.shutdown(cancel_futures=True)
            raise next((failure for failure in failures if not isinstance(failure, Stopped)), failures[0])
    progress.tell()


class Progress:
    """Adds up what all connections bring and tells it once a second."""

    def __init__(self, conversation, there, total):
        self._conversation = conversation
        self._done = there
        self._total = total
        self._told = time.monotonic()
        self._lock = threading.Lock()

    def add(self, count):
        with self._lock:
            self._done += count
            if time.monotonic() - self._told < TELL_EVERY_SECONDS:
                return
            self._told = time.monotonic()
        self.tell()

    def tell(self):
        self._conversation.tell("progress", doneBytes=self._done, totalBytes=self._total)


