import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	templateSchema,
	type ComfyTemplate,
} from '../../../../../render-node/src/adapters/diffusion/comfyui/template-schema.js';

export const shippedTemplates = path.resolve('render-node/diffusion/comfyui');

export const shipped: ComfyTemplate[] = readdirSync(shippedTemplates)
	.filter((name) => name.endsWith('.json'))
	.map((name) => templateSchema.parse(JSON.parse(readFileSync(path.join(shippedTemplates, name), 'utf8'))));

/** Every model file that any shipped template asks for first. */
export const allFiles = shipped.flatMap(({ files }) => files.flatMap(({ names }) => names.slice(0, 1)));

export const template = (id: string): ComfyTemplate => {
	const found = shipped.find((one) => one.id === id);
	if (!found) throw new Error(`No template ${id}`);
	return structuredClone(found);
};

/** Short pauses, and patience where a busy machine may be slow. */
export const quickly = { pollMs: 10, pollMostMs: 50, answerMs: 15_000, cancelMs: 15_000 };
