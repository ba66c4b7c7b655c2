import { describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fitGraph } from '../../../../../render-node/src/adapters/diffusion/comfyui/fit-graph.js';
import { readNodeClasses } from '../../../../../render-node/src/adapters/diffusion/comfyui/node-classes.js';
import { readTemplates } from '../../../../../render-node/src/adapters/diffusion/comfyui/read-templates.js';
import { templateFaults } from '../../../../../render-node/src/adapters/diffusion/comfyui/template-faults.js';
import { knownModel } from '../../../../../render-node/src/adapters/diffusion/known-models.js';
import { nodeCatalogue } from '../../../../fakes/comfyui/node-catalogue.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { allFiles, shipped, shippedTemplates, template } from './templates.js';

const classesWith = (files: readonly string[]) => {
	const classes = readNodeClasses(nodeCatalogue(files));
	if (!classes) throw new Error('The catalogue cannot be read');
	return classes;
};

describe.each(shipped.map((one) => [one.id, one] as const))('the template %s', (_id, one) => {
	it('fits together', () => {
		expect(templateFaults(one)).toEqual([]);
	});

	it('is taken by a ComfyUI that has its files', () => {
		const missing = one.workflows.map((workflow) => fitGraph(workflow, one, classesWith(allFiles)).missing);
		expect(missing.flat()).toEqual([]);
	});

	it('names every file that is missing, with its folder and where to get it', () => {
		const told = one.workflows.flatMap((workflow) => fitGraph(workflow, one, classesWith([])).missing).join('\n');
		for (const { names, folder, url } of one.files)
			expect(told).toContain(`${names.join(' or ')} in models/${folder}, to be had at ${url}`);
	});

	it('is of a family whose rules are known, or brings its own', () => {
		expect(knownModel(one.family) ?? (one.sizes && one.licence)).toBeTruthy();
	});
});

describe('a template that does not fit together', () => {
	it.each([
		[
			'a slot of a node that is gone',
			(t: ReturnType<typeof template>) => delete t.workflows[0]?.graph['latent'],
			'slot width',
		],
		[
			'a link to nowhere',
			(t: ReturnType<typeof template>) => delete t.workflows[0]?.graph['decoded'],
			'is tied to node decoded',
		],
		[
			'no place for the seed',
			(t: ReturnType<typeof template>) => delete t.workflows[0]?.slots.seed,
			'needs the slot seed',
		],
		[
			'no output node',
			(t: ReturnType<typeof template>) => delete t.workflows[0]?.graph['result'],
			'node result is not there',
		],
	])('is told by %s', (_what, spoil, told) => {
		const one = template('sdxl-base');
		spoil(one);
		expect(templateFaults(one).join('; ')).toContain(told);
	});

	it('is named with its reason, and leaves the others in use', async () => {
		const folder = temporaryFolder('templates');
		const write = (name: string, content: string) => writeFileSync(path.join(folder.path, name), content);
		write('half.json', '{"id": ');
		write('other.json', JSON.stringify({ ...template('sdxl-base'), workflows: [] }));
		write('own.json', JSON.stringify({ ...template('sdxl-base'), label: 'Mine' }));
		const { templates, broken } = await readTemplates([shippedTemplates, folder.path, path.join(folder.path, 'gone')]);
		folder.remove();
		expect(broken).toEqual([
			{ file: 'half.json', reason: 'the file is not JSON' },
			{ file: 'other.json', reason: expect.stringContaining('workflows') },
			{ file: 'gone', reason: 'the folder cannot be read' },
		]);
		expect(templates).toHaveLength(shipped.length);
		expect(templates.find(({ id }) => id === 'sdxl-base')?.label).toBe('Mine');
	});
});

describe('a workflow and a server', () => {
	const sdxl = template('sdxl-base');
	const [drawing] = sdxl.workflows;
	if (!drawing) throw new Error('SDXL has no workflow');

	it('meet where the file lies in a folder of either system', () => {
		for (const name of ['sdxl/sd_xl_base_1.0.safetensors', 'sdxl\\sd_xl_base_1.0.safetensors'])
			expect(fitGraph(drawing, sdxl, classesWith([name])).graph?.['checkpoint']?.inputs['ckpt_name']).toBe(name);
		expect(fitGraph(drawing, sdxl, classesWith(['my_sd_xl_base_1.0.safetensors'])).graph).toBeNull();
	});

	it('take the server’s presets for inputs that came later, the chosen one’s own among them', () => {
		const catalogue = nodeCatalogue(allFiles);
		const saver = catalogue['SaveImage'];
		if (!saver?.input.required) throw new Error('There is no SaveImage');
		const codec = { required: { codec: [['auto', 'webp'], {}] } };
		saver.input.required['format'] = ['COMFY_DYNAMICCOMBO_V3', { options: [{ key: 'png', inputs: codec }] }];
		const classes = readNodeClasses(catalogue);
		const { graph } = fitGraph(drawing, sdxl, classes ?? new Map());
		expect(graph?.['result']?.inputs).toMatchObject({ format: 'png', 'format.codec': 'auto' });
	});

	it('part over a sampler that is not offered, a node that is not there and a link that does not fit', () => {
		const classes = new Map(classesWith(allFiles));
		classes.delete('VAEDecode');
		const spoiled = structuredClone(drawing);
		Object.assign(spoiled.graph['sampler']?.inputs ?? {}, { sampler_name: 'magic', model: ['latent', 0] });
		expect(fitGraph(spoiled, sdxl, classes).missing).toEqual([
			expect.stringContaining('the input model of KSampler'),
			'the value "magic" for the input sampler_name of KSampler',
			expect.stringContaining('the node VAEDecode'),
		]);
	});
});
