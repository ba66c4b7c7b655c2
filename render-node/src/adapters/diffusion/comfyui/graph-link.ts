import type { ComfyValue } from './template-schema.js';

export type GraphLink = { node: string; output: number };

/** The output that an input is tied to; null for a plain value. ComfyUI writes a link as `[node id, output number]`. */
export function graphLink(value: ComfyValue | undefined): GraphLink | null {
	if (!Array.isArray(value) || value.length !== 2) return null;
	const [node, output] = value;
	return typeof node === 'string' && typeof output === 'number' ? { node, output } : null;
}
