import { describe, expect, it } from '@jest/globals';
import { templateCard } from '../../../../../render-node/src/adapters/diffusion/comfyui/template-card.js';
import type { ComfyTemplate } from '../../../../../render-node/src/adapters/diffusion/comfyui/template-schema.js';

const template = (sampler: string, note = ''): ComfyTemplate => ({
	...{ schema: 1, id: 'own', label: 'Own', family: 'sdxl', note, files: [] },
	workflows: [
		{
			kinds: ['text-to-image'],
			graph: { 1: { class_type: 'KSampler', inputs: { sampler_name: sampler } } },
			...{ slots: {}, samplers: [], output: { node: '1', kind: 'image' } },
		},
	],
});
const setupOf = (of: ComfyTemplate) => templateCard(of, ['text-to-image']).setup;

describe('the card of a template', () => {
	it('tells workflows apart that differ in anything but words, so that no picture of the old one is found', () => {
		expect(setupOf(template('euler'))).not.toBe(setupOf(template('heun')));
		expect(setupOf(template('euler', 'Fast'))).toBe(setupOf(template('euler', 'Slow')));
	});
});
