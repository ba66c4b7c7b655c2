"""One file from the hub onto the disk: resumed where an earlier try ended, checked before it gets its name."""

import hashlib
import os

import httpx
from huggingface_hub.errors import HfHubHTTPError
from huggingface_hub.utils import get_session, hf_raise_for_status

CHUNK_BYTES = 1 << 20
# A read of one chunk; a hub that sends nothing for so long is asked again.
TIMEOUT = httpx.Timeout(60, connect=15)
TRIES_WITHOUT_PROGRESS = 5
LONGEST_PAUSE_SECONDS = 60
AGAIN = (408, 429, 500, 502, 503, 504)


class ChecksumMismatch(Exception):
    """The bytes that came are not those that the hub promised."""


class Fingerprint:
    """What the hub calls a file by: the SHA-256 of large ones, git's blob id of others."""

    def __init__(self, piece):
        self._piece = piece
        self._sha256 = hashlib.sha256()
        self._git = None if piece.sha256 else hashlib.sha1(b"blob %d\0" % piece.size)

    def take(self, chunk):
        self._sha256.update(chunk)
        if self._git:
            self._git.update(chunk)

    def take_file(self, path, conversation):
        with open(path, "rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                conversation.check()
                self.take(chunk)

    def is_right(self):
        if self._git:
            return self._git.hexdigest() == self._piece.blob_id
        return self._sha256.hexdigest() == self._piece.sha256

    def sha256(self):
        return self._sha256.hexdigest()


def part_of(piece, parts):
    """Where a file grows. Named by its content, so that a part of another version is never continued."""
    return parts / f"{piece.sha256 or piece.blob_id}.part"


def fetch_file(piece, url, headers, target, parts, conversation, on_bytes):
    """Gives the SHA-256 of the file, which is whole and in its place. `on_bytes` gets the bytes that are new to the disk.

    @raises ChecksumMismatch, httpx and hub errors after the last try
    """
    if target.is_file() and target.stat().st_size == piece.size:
        there = Fingerprint(piece)
        there.take_file(target, conversation)
        if there.is_right():
            return there.sha256()
        target.unlink()
        on_bytes(-piece.size)
    part = part_of(piece, parts)
    grow(piece, url, headers, part, conversation, on_bytes)
    fingerprint = Fingerprint(piece)
    fingerprint.take_file(part, conversation)
    if not fingerprint.is_right():
        part.unlink()
        raise ChecksumMismatch(piece.repo_path)
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(part, target)
    return fingerprint.sha256()


def grow(piece, url, headers, part, conversation, on_bytes):
    """Lengthens the part until it has the size of the file; tries that bring nothing are few, others are not counted."""
    fruitless = 0
    with open(part, "ab") as file:
        if file.tell() > piece.size:
            file.truncate(0)
        while file.tell() < piece.size:
            before = file.tell()
            try:
                receive(piece, url, headers, file, conversation, on_bytes)
            except (httpx.TransportError, HfHubHTTPError) as error:
                fruitless = 0 if file.tell() > before else fruitless + 1
                if not is_passing(error) or fruitless >= TRIES_WITHOUT_PROGRESS:
                    raise
                conversation.stop.wait(pause_before(error, fruitless))
                conversation.check()
        file.flush()
        os.fsync(file.fileno())


def receive(piece, url, headers, file, conversation, on_bytes):
    # Redirects to another host lose the login: httpx takes care of it.
    asked = {**headers, "Accept-Encoding": "identity"}
    if file.tell() > 0:
        asked["Range"] = f"bytes={file.tell()}-"
    with get_session().stream("GET", url, headers=asked, timeout=TIMEOUT, follow_redirects=True) as response:
        if response.status_code >= 400:
            response.read()
            hf_raise_for_status(response)
        if file.tell() > 0 and response.status_code != 206:
            on_bytes(-file.tell())
            file.truncate(0)
        # As they come: what is gathered to a size would be lost with the connection.
        for chunk in response.iter_bytes():
            conversation.check()
            if file.tell() + len(chunk) > piece.size:
                raise ChecksumMismatch(piece.repo_path)
            file.write(chunk)
            on_bytes(len(chunk))
        file.flush()
    if file.tell() < piece.size:
        raise httpx.RemoteProtocolError("the body ended early")


def is_passing(error):
    return isinstance(error, httpx.TransportError) or error.response.status_code in AGAIN


def pause_before(error, fruitless):
    if isinstance(error, HfHubHTTPError):
        told = error.response.headers.get("Retry-After", "")
        if told.isdigit():
            return min(int(told), LONGEST_PAUSE_SECONDS)
    return min(2**fruitless, LONGEST_PAUSE_SECONDS)
