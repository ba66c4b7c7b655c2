"""What went wrong, as one word that the service has a sentence for. Messages name no address and no login."""

import errno

import httpx
from huggingface_hub import errors

from .choose_files import NotUsable
from .fetch_file import ChecksumMismatch
from .one_at_a_time import Busy


def explain(error):
    """(code, message): the message is the file that is meant, or the kind of a fault that has no word of its own."""
    if isinstance(error, NotUsable):
        return error.code, ""
    if isinstance(error, ChecksumMismatch):
        return "checksum-mismatch", str(error)
    if isinstance(error, Busy):
        return "busy", ""
    if isinstance(error, errors.GatedRepoError):
        return "gated", ""
    if isinstance(error, errors.RevisionNotFoundError):
        return "revision-unknown", ""
    if isinstance(error, (errors.RepositoryNotFoundError, errors.HFValidationError)):
        return "repository-unknown", ""
    if isinstance(error, errors.OfflineModeIsEnabled):
        return "offline", ""
    if isinstance(error, errors.HfHubHTTPError):
        # To strangers the hub denies what is not there and what is private with the same word.
        if error.response.status_code == 401 and "authorization" not in error.response.request.headers:
            return "repository-unknown", ""
        return explain_status(error.response.status_code)
    if isinstance(error, httpx.TransportError):
        return "unreachable", type(error).__name__
    if isinstance(error, OSError):
        return explain_disk(error)
    return "defect", type(error).__name__


def explain_status(status):
    words = {401: "token-refused", 403: "gated", 404: "repository-unknown", 429: "rate-limited"}
    return words.get(status, "unreachable" if status >= 500 else "defect"), f"HTTP {status}"


def explain_disk(error):
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk-full", ""
    return "disk-refused", errno.errorcode.get(error.errno or 0, type(error).__name__)
