import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recordAcceptance } from '../../../../../render-node/src/adapters/diffusion/shelf/accepted-licences';
import { createModelShelf } from '../../../../../render-node/src/adapters/diffusion/shelf/create-model-shelf';
import { familyPipelines } from '../../../../../render-node/src/adapters/diffusion/shelf/inspect-model-folder';
import { writeManifest } from '../../../../../render-node/src/adapters/diffusion/shelf/pull-manifest';
import { rawEntry } from '../../../../kits/catalogue-entry';
import { silentLog } from '../../../../kits/silent-log';
import { temporaryFolder } from '../../../../kits/temporary-folder';

const commit = 'c0ffee'.repeat(6) + 'c0ff';
const licence = {
	id: 'strict',
	url: 'https://example.com/strict',
	commercialUse: 'conditional',
	note: 'Pay.',
	needsAcceptance: true,
};

let folder: ReturnType<typeof temporaryFolder>;
let modelsDir: string;
let catalogueFile: string;
beforeEach(() => {
	folder = temporaryFolder('shelf');
	modelsDir = path.join(folder.path, 'models');
	catalogueFile = path.join(folder.path, 'catalogue.json');
	offer(rawEntry);
});
afterEach(() => folder.remove());

function offer(...models: object[]) {
	writeFileSync(catalogueFile, JSON.stringify({ models }));
}
function put(at: string, files: Record<string, string>) {
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
		writeFileSync(path.join(at, name), text);
	}
}
const pipeline = {
	'model_index.json': JSON.stringify({ _class_name: 'StableDiffusionXLPipeline' }),
	'unet/model.safetensors': 'weights',
};
async function pulled(files: Record<string, string> = pipeline) {
	const at = path.join(modelsDir, 'tiny');
	put(at, files);
	const listed = Object.entries(files).map(([name, text]) => ({ path: name, sizeBytes: text.length, sha256: '' }));
	const facts = { model: 'tiny', repository: 'acme/tiny', commit, pulledAt: '2026-11-26T12:00:00Z' };
	await writeManifest(at, { ...facts, licence: { id: 'mit', url: 'https://example.com/mit' }, files: listed });
	return at;
}
const shelf = (acceptedLicences: readonly string[] = [], log = silentLog()) =>
	createModelShelf({ catalogueFile, userCatalogueFile: null, modelsDir, acceptedLicences, log });
const onlyModel = async (accepted: readonly string[] = []) => {
	const [first, ...others] = await shelf(accepted).models();
	if (!first || others.length > 0) throw new Error('There is not one model');
	return first;
};

describe('the shelf', () => {
	it('names the command for a model that was not pulled, and finds it as soon as it is', async () => {
		const one = shelf();
		expect(await one.models()).toMatchObject([{ path: null, note: 'Not pulled: run render-node models pull tiny' }]);
		const at = await pulled();
		expect(await one.models()).toMatchObject([
			{ path: at, model: { card: { revision: commit, engine: 'diffusers' } } },
		]);
	});

	it('takes no pull that was not finished or lost a file', async () => {
		put(path.join(modelsDir, 'tiny'), { '.pull/lock': '' });
		expect((await onlyModel()).note).toContain('Not pulled');
		put(path.join(modelsDir, 'tiny'), pipeline);
		expect((await onlyModel()).note).toContain('not finished');
		const at = await pulled();
		writeFileSync(path.join(at, 'unet/model.safetensors'), 'weigh');
		expect(await onlyModel()).toMatchObject({
			path: null,
			note: expect.stringContaining('unet/model.safetensors is not whole'),
		});
		rmSync(path.join(at, 'unet/model.safetensors'));
		expect((await onlyModel()).note).toContain('unet/model.safetensors is missing');
	});

	it('keeps a model back until its licence is accepted, by the setting or at a pull', async () => {
		offer({ ...rawEntry, licence });
		const at = await pulled();
		const kept = await onlyModel();
		expect(kept.path).toBeNull();
		expect(kept.note).toContain('SHOWRUNNER_ACCEPTED_LICENCES=strict');
		expect(kept.note).toContain(licence.url);
		expect((await onlyModel(['other'])).path).toBeNull();
		expect((await onlyModel(['strict'])).path).toBe(at);
		await recordAcceptance(modelsDir, { licence: 'strict', url: licence.url, acceptedAt: '2026-11-26T12:00:00Z' });
		expect((await onlyModel()).path).toBe(at);
	});

	it('says both where neither licence nor files are there', async () => {
		offer({ ...rawEntry, licence });
		expect((await onlyModel()).note).toMatch(/licence is not accepted.*models pull tiny/);
	});

	it('refuses pickles, other pipelines and folders without an index', async () => {
		const own = path.join(folder.path, 'own');
		offer({ ...rawEntry, path: 'own' });
		expect((await onlyModel()).note).toContain('not there');
		mkdirSync(own);
		expect((await onlyModel()).note).toContain('model_index.json');
		put(own, { 'model_index.json': pipeline['model_index.json'], 'unet/diffusion_pytorch_model.bin': 'pickle' });
		expect((await onlyModel()).note).toContain('pickles');
		put(own, { 'unet/model.safetensors': 'weights', 'model_index.json': '{"_class_name":"FluxPipeline"}' });
		expect((await onlyModel()).note).toContain('"FluxPipeline", which is no pipeline of sdxl');
		put(own, { 'model_index.json': '{"_class_name":["custom","StableDiffusionXLPipeline"]}' });
		expect((await onlyModel()).path).toBeNull();
	});

	it('takes a folder of its own, whose revision changes with its weights', async () => {
		const own = path.join(folder.path, 'own');
		put(own, pipeline);
		offer({ ...rawEntry, source: null, path: 'own' });
		const before = await onlyModel();
		expect(before.path).toBe(own);
		put(own, { 'unet/model.safetensors': 'other weights' });
		expect((await onlyModel()).model.card.revision).not.toBe(before.model.card.revision);
	});

	it('sets a model up anew when its settings or the variant of its weights change', async () => {
		const setups = [];
		for (const change of [
			{},
			{ label: 'Another name' },
			{ settings: { dtype: 'float32' } },
			{ source: { repository: 'acme/tiny', variant: 'fp16' } },
		]) {
			offer({ ...rawEntry, ...change });
			setups.push((await onlyModel()).model.card.setup);
		}
		expect(setups[1]).toBe(setups[0]);
		expect(new Set(setups).size).toBe(3);
	});

	it('tells a broken entry once and goes on with the rest', async () => {
		offer({ ...rawEntry, id: 'Odd One' }, rawEntry);
		const told: object[] = [];
		const one = shelf([], { ...silentLog(), warn: (facts: object) => void told.push(facts) });
		expect(await one.models()).toHaveLength(1);
		await one.models();
		expect(told).toMatchObject([{ id: 'Odd One', reason: expect.stringContaining('small letters') }]);
	});

	it('opens nothing because a record of licences cannot be read', async () => {
		offer({ ...rawEntry, licence });
		await pulled();
		put(modelsDir, { 'accepted-licences.json': '{' });
		expect((await onlyModel()).path).toBeNull();
	});

	it.each(Object.entries(familyPipelines))('takes the pipelines of %s that the worker takes', (family, pipelines) => {
		const file = `render-node/diffusion/showrunner_diffusion/families/${family.replace('-', '_')}.py`;
		const line = /^ +pipelines = \((.*)\)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
		expect([...line.matchAll(/"(\w+)"/g)].map(([, name]) => name)).toEqual(pipelines);
	});
});
