import signal
import sys
import traceback

from .conversation import INTERRUPTED, Conversation, Stopped

OLDEST_LIBRARY = (1, 0)


def library_complaint():
    """The client of the hub speaks by httpx since 1.0."""
    try:
        import huggingface_hub
    except ImportError:
        return "library-missing"
    version = tuple(int(part) for part in huggingface_hub.__version__.split(".")[:2])
    return None if version >= OLDEST_LIBRARY else "library-too-old"


def main():
    # A terminal interrupts both ends; the other end decides and closes our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    conversation = Conversation()
    try:
        request = conversation.hear()
        complaint = library_complaint()
        if complaint:
            conversation.tell("failed", code=complaint, message="")
            return 1
        return run(request, conversation)
    except Stopped:
        return INTERRUPTED


def run(request, conversation):
    from .explain import explain
    from .pull import pull

    try:
        pull(request, conversation)
        return 0
    except Stopped:
        raise
    except Exception as error:
        traceback.print_exc()
        code, message = explain(error)
        conversation.tell("failed", code=code, message=message)
        return 1


sys.exit(main())
