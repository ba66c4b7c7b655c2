import { readFileSync } from 'node:fs';
import path from 'node:path';

export type InputSpec = [type: string | unknown[], more?: { min?: number; max?: number; options?: unknown[] }];
export type NodeSpec = {
	input: { required?: Record<string, InputSpec>; optional?: Record<string, InputSpec> };
	output: string[];
	output_node: boolean;
};
export type Catalogue = Record<string, NodeSpec>;

/** Which loader lists which folder. */
const loaders = [
	...['CheckpointLoaderSimple.ckpt_name', 'LTXVAudioVAELoader.ckpt_name', 'LTXAVTextEncoderLoader.ckpt_name'],
	...['UNETLoader.unet_name', 'CLIPLoader.clip_name', 'DualCLIPLoader.clip_name1', 'DualCLIPLoader.clip_name2'],
	...['VAELoader.vae_name', 'LTXAVTextEncoderLoader.text_encoder', 'UpscaleModelLoader.model_name'],
];

/**
 * Node classes as ComfyUI 0.3.64 tells them, those that our templates use, and those of LTX-2 from a later version's
 * source; with these model files on the server.
 */
export function nodeCatalogue(files: readonly string[]): Catalogue {
	const text = readFileSync(path.join(import.meta.dirname, 'object-info.json'), 'utf8');
	const catalogue: Catalogue = JSON.parse(text);
	for (const loader of loaders) {
		const [nodeClass = '', input = ''] = loader.split('.');
		const spec = catalogue[nodeClass]?.input.required?.[input];
		if (!spec) throw new Error(`The catalogue has no ${loader}`);
		if (spec[1]?.options) spec[1].options = [...files];
		else spec[0] = [...files];
	}
	return catalogue;
}
