"""Pipelines of every family at true architecture size, with random weights built straight on the device.

Dense matrix products and attention take the same time whatever the weights are, so speed can be measured without any
download. Where a class's defaults are the released configuration, nothing is repeated here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "test" / "fixtures" / "diffusion"))
import tiny_pipelines as tiny  # tokenizers are made there; the true ones are downloads

FILL = 0.02


def build(make: Callable[..., torch.nn.Module], *args: Any, **config: Any) -> Any:
    """On the device, in bfloat16, with what a constructor leaves empty filled; float32 where `from_pretrained` keeps it."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device("cuda"):
            module = make(*args, **config)
    finally:
        torch.set_default_dtype(before)
    module = module.to("cuda", torch.bfloat16).eval().requires_grad_(False)
    for parameter in module.parameters():
        if not torch.isfinite(parameter).all() or parameter.abs().max() > 100:
            parameter.normal_(0, FILL)
    kept = getattr(module, "_keep_in_fp32_modules", None) or []
    for name, part in module.named_modules():
        if any(word in name.split(".") for word in kept):
            part.to(torch.float32)
    for name, parameter in module.named_parameters():
        if any(word in name.split(".") for word in kept):
            parameter.data = parameter.data.float()
    return module


def t5_encoder(kind: type, config: type, layers: int, vocab: int, gated: str = "gated-gelu") -> Any:
    """T5 1.1 and UMT5 in size XXL."""
    return build(
        kind,
        config(
            vocab_size=vocab, d_model=4096, d_kv=64, d_ff=10240, num_layers=layers, num_heads=64,
            feed_forward_proj=gated, tie_word_embeddings=False,
        ),
    )


def umt5(layers: int = 24) -> Any:
    return t5_encoder(transformers.UMT5EncoderModel, transformers.UMT5Config, layers, 256384)


def t5(layers: int = 24) -> Any:
    return t5_encoder(transformers.T5EncoderModel, transformers.T5Config, layers, 32128)


def clip(hidden: int, layers: int, heads: int, kind: type, act: str, projection: int) -> Any:
    tokenizer = tiny.clip_tokenizer()
    ids = {name: getattr(tokenizer, name) for name in ("bos_token_id", "eos_token_id", "pad_token_id")}
    config = transformers.CLIPTextConfig(
        vocab_size=49408, hidden_size=hidden, intermediate_size=4 * hidden, num_hidden_layers=layers,
        num_attention_heads=heads, hidden_act=act, projection_dim=projection, **ids,
    )
    return build(kind, config)


def image_vae(latents: int, **config: Any) -> Any:
    return build(
        diffusers.AutoencoderKL,
        block_out_channels=(128, 256, 512, 512), down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4, layers_per_block=2, latent_channels=latents, sample_size=1024, **config,
    )


def sdxl() -> Any:
    unet = build(
        diffusers.UNet2DConditionModel,
        block_out_channels=(320, 640, 1280), layers_per_block=2, sample_size=128, in_channels=4, out_channels=4,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        attention_head_dim=(5, 10, 20), use_linear_projection=True, addition_embed_type="text_time",
        addition_time_embed_dim=256, transformer_layers_per_block=(1, 2, 10),
        projection_class_embeddings_input_dim=2816, cross_attention_dim=2048,
    )
    return diffusers.StableDiffusionXLPipeline(
        unet=unet,
        scheduler=diffusers.EulerDiscreteScheduler(
            beta_start=0.00085, beta_end=0.012, steps_offset=1, beta_schedule="scaled_linear", timestep_spacing="leading"
        ),
        vae=image_vae(4, scaling_factor=0.13025, force_upcast=True),
        text_encoder=clip(768, 12, 12, transformers.CLIPTextModel, "quick_gelu", 768),
        tokenizer=tiny.clip_tokenizer(),
        text_encoder_2=clip(1280, 32, 20, transformers.CLIPTextModelWithProjection, "gelu", 1280),
        tokenizer_2=tiny.clip_tokenizer(),
    )


def z_image() -> Any:
    config = transformers.Qwen3Config(
        vocab_size=151936, hidden_size=2560, intermediate_size=9728, num_hidden_layers=36, num_attention_heads=32,
        num_key_value_heads=8, head_dim=128,
    )
    return diffusers.ZImagePipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0),
        vae=image_vae(16, scaling_factor=0.3611, shift_factor=0.1159),
        text_encoder=build(transformers.Qwen3Model, config),
        tokenizer=tiny.qwen_tokenizer(),
        transformer=build(diffusers.ZImageTransformer2DModel),
    )


def qwen_image() -> Any:
    text = dict(
        vocab_size=152064, hidden_size=3584, intermediate_size=18944, num_hidden_layers=28, num_attention_heads=28,
        num_key_value_heads=4, rope_scaling={"type": "mrope", "mrope_section": [16, 24, 24]},
    )
    vision = dict(depth=2, hidden_size=1280, intermediate_size=3420, num_heads=16, out_hidden_size=3584)
    config = transformers.Qwen2_5_VLConfig(text_config=text, vision_config=vision)
    return diffusers.QwenImagePipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True, base_shift=0.5, max_shift=0.9),
        vae=build(diffusers.AutoencoderKLQwenImage),
        text_encoder=build(transformers.Qwen2_5_VLForConditionalGeneration, config),
        tokenizer=tiny.qwen_tokenizer(),
        transformer=build(diffusers.QwenImageTransformer2DModel),
    )


def flux() -> Any:
    return diffusers.FluxPipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(shift=3.0, use_dynamic_shifting=True),
        vae=image_vae(16, scaling_factor=0.3611, shift_factor=0.1159, use_quant_conv=False, use_post_quant_conv=False),
        text_encoder=clip(768, 12, 12, transformers.CLIPTextModel, "quick_gelu", 768),
        tokenizer=tiny.clip_tokenizer(),
        text_encoder_2=t5(),
        tokenizer_2=tiny.t5_tokenizer(),
        transformer=build(diffusers.FluxTransformer2DModel, guidance_embeds=True),
    )


def wan_scheduler(shift: float) -> Any:
    return diffusers.UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, num_train_timesteps=1000, flow_shift=shift
    )


def wan_a14b() -> Any:
    """Both experts; one layer of the text encoder, whose time `wan_5b` tells, so that all fits in 80 GB."""
    return diffusers.WanPipeline(
        transformer=build(diffusers.WanTransformer3DModel),
        transformer_2=build(diffusers.WanTransformer3DModel),
        vae=build(diffusers.AutoencoderKLWan),
        scheduler=wan_scheduler(12.0),
        text_encoder=umt5(layers=1),
        tokenizer=tiny.t5_tokenizer(),
        boundary_ratio=0.875,
    )


def wan_5b() -> Any:
    channels = 48
    return diffusers.WanPipeline(
        transformer=build(
            diffusers.WanTransformer3DModel,
            num_attention_heads=24, attention_head_dim=128, in_channels=channels, out_channels=channels, ffn_dim=14336,
            num_layers=30,
        ),
        transformer_2=None,
        vae=build(
            diffusers.AutoencoderKLWan,
            base_dim=160, decoder_base_dim=256, z_dim=channels, dim_mult=[1, 2, 4, 4], in_channels=12, out_channels=12,
            is_residual=True, patch_size=2, scale_factor_spatial=16, latents_mean=[0.0] * channels,
            latents_std=[1.0] * channels,
        ),
        scheduler=wan_scheduler(5.0),
        text_encoder=umt5(),
        tokenizer=tiny.t5_tokenizer(),
        expand_timesteps=True,
    )


def ltx() -> Any:
    return diffusers.LTXPipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024,
            max_image_seq_len=4096, shift_terminal=0.1,
        ),
        vae=build(diffusers.AutoencoderKLLTXVideo),
        text_encoder=t5(),
        tokenizer=tiny.t5_tokenizer(),
        transformer=build(diffusers.LTXVideoTransformer3DModel),
    )


def gemma() -> Any:
    text = dict(
        vocab_size=262208, hidden_size=3840, intermediate_size=15360, num_hidden_layers=48, num_attention_heads=16,
        num_key_value_heads=8, head_dim=256,
    )
    vision = dict(hidden_size=64, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2)
    config = transformers.Gemma3Config(text_config=text, vision_config=vision)
    return build(transformers.Gemma3ForConditionalGeneration, config)


def ltx2() -> Any:
    from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder

    return diffusers.LTX2Pipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024,
            max_image_seq_len=4096, shift_terminal=0.1,
        ),
        vae=build(diffusers.AutoencoderKLLTX2Video, spatial_compression_ratio=32, temporal_compression_ratio=8),
        audio_vae=build(diffusers.AutoencoderKLLTX2Audio),
        text_encoder=gemma(),
        tokenizer=tiny.gemma_tokenizer(),
        connectors=build(LTX2TextConnectors),
        transformer=build(diffusers.LTX2VideoTransformer3DModel),
        vocoder=build(LTX2Vocoder),
    )


# Family of the worker, maker, settings, one piece (width, height, frames, rate, steps, guidance), and the modules that
# denoise and decode, for the counting of operations.
CASES: dict[str, dict[str, Any]] = {
    "sdxl": dict(
        family="sdxl", make=sdxl, settings={}, kind="text-to-image", size=(1024, 1024), frames=None, rate=None, steps=30,
        guidance=5.0, denoiser="UNet2DConditionModel", decoder="AutoencoderKL",
    ),
    "z-image": dict(
        family="z-image", make=z_image, settings={}, kind="text-to-image", size=(1024, 1024), frames=None, rate=None,
        eight=True, steps=8, guidance=0.0, denoiser="ZImageTransformer2DModel", decoder="AutoencoderKL",
    ),
    "qwen-image": dict(
        family="qwen-image", make=qwen_image, settings={}, kind="text-to-image", size=(1024, 1024), frames=None,
        rate=None, steps=4, guidance=4.0, denoiser="QwenImageTransformer2DModel", decoder="AutoencoderKLQwenImage",
    ),
    "flux": dict(
        family="flux", make=flux, settings={}, kind="text-to-image", size=(1024, 1024), frames=None, rate=None, steps=8,
        guidance=3.5, denoiser="FluxTransformer2DModel", decoder="AutoencoderKL",
    ),
    "ltx": dict(
        family="ltx", make=ltx, settings={}, kind="text-to-video", size=(768, 512), frames=121, rate=25.0, steps=10,
        guidance=3.0, denoiser="LTXVideoTransformer3DModel", decoder="AutoencoderKLLTXVideo",
    ),
    "ltx2": dict(
        family="ltx2", make=ltx2, settings={"distilled": True}, kind="text-to-video", size=(768, 512), frames=121,
        rate=24.0, steps=8, guidance=None, denoiser="LTX2VideoTransformer3DModel", decoder="AutoencoderKLLTX2Video",
    ),
    "wan-5b": dict(
        family="wan", make=wan_5b, settings={}, kind="text-to-video", size=(1280, 704), frames=121, rate=24.0, steps=3,
        guidance=5.0, denoiser="WanTransformer3DModel", decoder="AutoencoderKLWan",
    ),
    "wan-5b-cudnn": dict(
        family="wan", make=wan_5b, settings={"attention": "_native_cudnn"}, kind="text-to-video", size=(1280, 704),
        frames=121, rate=24.0, steps=2, guidance=5.0, denoiser="WanTransformer3DModel", decoder="AutoencoderKLWan",
    ),
    "wan-a14b": dict(
        family="wan", make=wan_a14b, settings={"secondGuidance": 3.0}, kind="text-to-video", size=(832, 480), frames=81,
        rate=16.0, steps=2, guidance=4.0, denoiser="WanTransformer3DModel", decoder="AutoencoderKLWan",
    ),
}
