import { commitOf, jsonFile, weightFile, type HubRepository } from './hub-repository';

/** What a repository of a small SDXL would hold, with all that a pull has to leave where it is. */
export function tinyRepository(name: string, changes: Partial<HubRepository> = {}): HubRepository {
	const index = {
		_class_name: 'StableDiffusionXLPipeline',
		_diffusers_version: '0.40.0',
		force_zeros_for_empty_prompt: true,
		scheduler: ['diffusers', 'EulerDiscreteScheduler'],
		text_encoder: ['transformers', 'CLIPTextModel'],
		feature_extractor: [null, null],
		unet: ['diffusers', 'UNet2DConditionModel'],
	};
	const files = [
		jsonFile('model_index.json', index),
		{ path: 'LICENSE.md', bytes: Buffer.from('Be kind.\n'), isLarge: false },
		jsonFile('scheduler/scheduler_config.json', { _class_name: 'EulerDiscreteScheduler' }),
		jsonFile('text_encoder/config.json', {}),
		weightFile('text_encoder/model.safetensors', 90_000),
		weightFile('text_encoder/model.fp16.safetensors', 45_000),
		weightFile('text_encoder/pytorch_model.bin', 90_000),
		jsonFile('unet/config.json', {}),
		jsonFile('unet/diffusion_pytorch_model.safetensors.index.json', { weight_map: {} }),
		weightFile('unet/diffusion_pytorch_model-00001-of-00002.safetensors', 3_000_000),
		weightFile('unet/diffusion_pytorch_model-00002-of-00002.safetensors', 200_000),
		{ path: 'unet/pipeline.py', bytes: Buffer.from('print("no")\n'), isLarge: false },
		weightFile('sd_xl_base.safetensors', 400_000),
		weightFile('vae_onnx/model.onnx', 10_000),
	];
	return { name, readers: null, commits: [{ commit: commitOf(name), files }], ...changes };
}

/** Paths of the tiny repository that a pull takes. */
export const neededFiles = [
	'LICENSE.md',
	'model_index.json',
	'scheduler/scheduler_config.json',
	'text_encoder/config.json',
	'text_encoder/model.safetensors',
	'unet/config.json',
	'unet/diffusion_pytorch_model-00001-of-00002.safetensors',
	'unet/diffusion_pytorch_model-00002-of-00002.safetensors',
	'unet/diffusion_pytorch_model.safetensors.index.json',
];
