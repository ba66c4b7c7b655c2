"""Makes pictures and clips with diffusers for the render-node, as told by JSON lines. See PROTOCOL.md beside it.

Nothing here imports torch, so that `python -m showrunner_diffusion.facts` answers at once.
"""

PROTOCOL_VERSION = 1
