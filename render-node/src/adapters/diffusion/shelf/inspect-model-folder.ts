import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFamily } from '../../../domain/diffusion/catalogue.js';

/** What a `model_index.json` may name, as the worker's families say in render-node/diffusion/showrunner_diffusion. */
export const familyPipelines: Readonly<Record<ModelFamily, readonly string[]>> = {
	sdxl: ['StableDiffusionXLPipeline'],
	'z-image': ['ZImagePipeline'],
	'qwen-image': ['QwenImagePipeline'],
	flux: ['FluxPipeline', 'Flux2KleinPipeline'],
	wan: ['WanPipeline', 'WanImageToVideoPipeline'],
	ltx: ['LTXPipeline', 'LTXConditionPipeline'],
	ltx2: ['LTX2Pipeline', 'LTX2ImageToVideoPipeline', 'LTX2ConditionPipeline'],
};

export type ModelFolder = { fault: string } | { fingerprint: string };

/**
 * Whether a folder holds a pipeline of the family with safetensors weights. `fault` says why not; `fingerprint` changes
 * when a weight file is replaced: made of names, sizes and times, since hashing what fills a disk takes minutes.
 */
export async function inspectModelFolder(folder: string, family: ModelFamily): Promise<ModelFolder> {
	const index = await readIndex(path.join(folder, 'model_index.json'));
	if (index === null) return { fault: 'it has no readable model_index.json, so it is no folder of diffusers' };
	const pipeline = index._class_name;
	if (typeof pipeline !== 'string' || !familyPipelines[family].includes(pipeline))
		return {
			fault: `its model_index.json names ${JSON.stringify(pipeline ?? null)}, which is no pipeline of ${family}`,
		};
	const files = await weightFiles(folder);
	if (!files.some(({ name }) => name.endsWith('.safetensors')))
		return {
			fault:
				files.length > 0
					? 'its weights are pickles (.bin), which run code when they are loaded; only safetensors are taken'
					: 'it has no .safetensors weights',
		};
	const hash = createHash('sha256');
	for (const { name, sizeBytes, changedMs } of files) hash.update(`${name}\0${sizeBytes}\0${changedMs}\n`);
	return { fingerprint: `files-${hash.digest('hex').slice(0, 40)}` };
}

async function readIndex(file: string): Promise<Record<string, unknown> | null> {
	try {
		const json: unknown = JSON.parse(await readFile(file, 'utf8'));
		return typeof json === 'object' && json !== null ? { ...json } : null;
	} catch {
		return null;
	}
}

/** Weights lie in the folders of the components. */
async function weightFiles(folder: string) {
	const components = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
	const found: { name: string; sizeBytes: number; changedMs: number }[] = [];
	for (const { name: component } of components) {
		for (const name of await readdir(path.join(folder, component)).catch(() => [])) {
			if (!/\.(safetensors|bin|pt|ckpt)$/.test(name)) continue;
			const { size, mtimeMs } = await stat(path.join(folder, component, name));
			found.push({ name: `${component}/${name}`, sizeBytes: size, changedMs: Math.round(mtimeMs) });
		}
	}
	return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
