import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../../../../../render-node/src/adapters/diffusion/shelf/read-catalogue';
import { modelFamilies } from '../../../../../render-node/src/domain/diffusion/catalogue';
import { rawEntry } from '../../../../kits/catalogue-entry';
import { temporaryFolder } from '../../../../kits/temporary-folder';

const shipped = path.resolve('render-node/models/catalogue.json');

describe('the catalogue that comes with the service', () => {
	it('is whole and agrees with itself', async () => {
		const { entries, broken } = await readCatalogue({ catalogueFile: shipped, userCatalogueFile: null });
		expect(broken).toEqual([]);
		expect(new Set(entries.map(({ family }) => family))).toEqual(new Set(modelFamilies));
		for (const entry of entries) {
			expect(entry).toMatchObject({ facts: { source: expect.any(String) }, price: { source: expect.any(String) } });
			expect(entry.source?.repository).toContain('/');
			expect(entry.downloadBytes).toBeGreaterThan(1e9);
		}
	});

	it('asks for acceptance of every licence that has conditions', async () => {
		const { entries } = await readCatalogue({ catalogueFile: shipped, userCatalogueFile: null });
		for (const { licence } of entries) {
			expect(licence.needsAcceptance).toBe(licence.commercialUse !== 'allowed');
			if (licence.needsAcceptance) expect(licence.note).not.toBe('');
		}
	});

	it('carries what its engines round in silence', async () => {
		const { entries } = await readCatalogue({ catalogueFile: shipped, userCatalogueFile: null });
		const of = (id: string) => entries.find((entry) => entry.id === id);
		expect(of('wan22-t2v-a14b')).toMatchObject({
			guidance: { preset: 4 },
			settings: { secondGuidance: 3, schedulerShift: 12 },
		});
		expect(of('wan22-i2v-a14b')).toMatchObject({
			guidance: { preset: 3.5 },
			settings: { secondGuidance: 3.5, schedulerShift: 5 },
		});
		expect(of('wan22-ti2v-5b')).toMatchObject({
			sizes: { multipleOf: 32 },
			frames: { multipleOf: 4, framesPerSecond: 24 },
		});
		expect(of('ltx-25')).toMatchObject({
			sizes: { multipleOf: 32, leastSide: 64 },
			frames: { multipleOf: 8 },
			hasSound: true,
		});
		expect(of('z-image-turbo')).toMatchObject({ steps: { preset: 8 }, guidance: null, sizes: { multipleOf: 16 } });
		expect(of('ltx-video-13b')?.steps?.least).toBe(2);
	});
});

describe('an operator\u2019s catalogue', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	beforeEach(() => void (folder = temporaryFolder('catalogue')));
	afterEach(() => folder.remove());
	const read = async (content: unknown) => {
		const file = path.join(folder.path, 'mine.json');
		writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
		return await readCatalogue({ catalogueFile: shipped, userCatalogueFile: file });
	};

	it('adds in front of ours, and replaces only what it says', async () => {
		const { entries, broken } = await read({
			models: [rawEntry, { id: 'sdxl-base', path: 'weights/xl', label: 'Ours' }],
		});
		expect(broken).toEqual([]);
		expect(entries[0]?.id).toBe('tiny');
		expect(entries.find(({ id }) => id === 'sdxl-base')).toMatchObject({
			...{ label: 'Ours', path: path.join(folder.path, 'weights/xl') },
			...{ family: 'sdxl', sizes: { multipleOf: 8 } },
		});
	});

	it('may look as the documentation shows', async () => {
		const page = readFileSync('docs/operations/models.md', 'utf8');
		const example = /```json\n([^]*?)```/.exec(page)?.[1] ?? '';
		const { entries, broken } = await read(example);
		expect(broken).toEqual([]);
		expect(entries[0]?.id).toBe('house-style');
	});

	it('loses a broken entry with its reason, and nothing else', async () => {
		const contradictory = {
			...rawEntry,
			id: 'odd',
			sizes: { native: { width: 60, height: 64 }, multipleOf: 8, leastSide: 32, mostPixels: 100 },
			steps: { least: 5, most: 9, preset: 4 },
			frames: { multipleOf: 4, least: 5, most: 81, preset: 80, framesPerSecond: 16 },
			settings: { distilled: true },
		};
		const { entries, broken } = await read({
			models: [contradictory, { ...rawEntry, stepss: 3 }, { id: 'sdxl-base', kinds: [] }, rawEntry],
		});
		expect(broken).toMatchObject([{ id: 'odd' }, { id: 'tiny' }, { id: 'sdxl-base' }]);
		const [odd, misspelt] = broken.map(({ reason }) => reason);
		for (const part of [
			'sizes.native.width: is no multiple of 8',
			'steps.preset: lies outside 5 to 9',
			'frames.preset: is not 4 × n + 1',
			'sizes.mostPixels',
			'settings.distilled: unknown for sdxl',
			'still pictures',
		])
			expect(odd).toContain(part);
		expect(misspelt).toContain('stepss');
		expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(['tiny', 'sdxl-base']));
	});

	it('that is no JSON, no catalogue or not there leaves ours', async () => {
		for (const content of ['{', { model: [] }]) {
			const { entries, broken } = await read(content);
			expect(entries.length).toBeGreaterThan(5);
			expect(broken).toMatchObject([{ id: null, reason: expect.stringMatching(/no JSON|models/) }]);
		}
		const missing = { catalogueFile: shipped, userCatalogueFile: path.join(folder.path, 'none.json') };
		expect((await readCatalogue(missing)).broken).toMatchObject([{ reason: 'cannot be read: ENOENT' }]);
	});
});
