import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jobSchemas, type JobRequest } from '@showrunner/contract';
import { drawPicture } from '../../../../render-node/src/adapters/canvas/draw-picture.js';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import { createImageCardHandler } from '../../../../render-node/src/application/handlers/image-card.js';
import { createThumbnailComposeHandler } from '../../../../render-node/src/application/handlers/thumbnail-compose.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import type { DrawPicture } from '../../../../render-node/src/domain/pictures/draw-request.js';
import { lightJob, type LightJob } from '../../../kits/light-job.js';

const draw: DrawPicture = async (request, signal) => {
	signal.throwIfAborted();
	return drawPicture(request);
};
let fonts: FontMap = {};
let job: LightJob;
beforeAll(async () => {
	fonts = (await findFonts()).map;
});
beforeEach(() => {
	job = lightJob();
});
afterEach(() => job.remove());

describe('image.card', () => {
	const run = (request: JobRequest<'image.card'>, known = fonts) =>
		createImageCardHandler({ fonts: known, draw }).run(jobSchemas['image.card'].input.parse(request), job.context);
	const scenes = [
		{ id: 'one', text: 'The sea' },
		{ id: 'two/../x', text: '' },
	];

	it('draws each scene once per format, larger than the frame, with its evidence', async () => {
		const { images, warnings } = await run({ scenes, aspectRatios: ['9:16', '1:1', '9:16'], locale: 'en', seed: 9 });
		expect(images.map(({ sceneId, aspectRatio, width, height }) => [sceneId, aspectRatio, width, height])).toEqual([
			['one', '9:16', 1350, 2400], ['one', '1:1', 1350, 1350], ['two/../x', '9:16', 1350, 2400], ['two/../x', '1:1', 1350, 1350],
		]); // prettier-ignore
		const asset = await job.assets.get(images[0]?.assetId ?? '');
		expect(asset.media).toMatchObject({ kind: 'image', width: 1350, height: 2400 });
		expect(asset.evidence[0]).toMatchObject({
			origin: 'generated',
			source: 'Showrunner scene art 1',
			licence: 'own work',
			seed: 9,
			prompt: 'The sea',
		});
		expect((await job.assets.get(images[3]?.assetId ?? '')).name).toBe('two-x-1x1.jpg');
		expect(warnings).toEqual([]);
		expect(job.fractions).toEqual([0, 0.25, 0.5, 0.75]);
	});

	it('warns of scripts that no font draws, on cards only', async () => {
		const korean = [{ id: 'a', text: '등대' }];
		const lacking = { ...fonts, korean: undefined };
		expect(
			(await run({ scenes: korean, style: 'card', aspectRatios: ['1:1'], locale: 'ko' }, lacking)).warnings,
		).toMatchObject([{ code: 'font-missing', field: 'scenes' }]);
		expect(
			(await run({ scenes: korean, style: 'art', aspectRatios: ['1:1'], locale: 'ko' }, lacking)).warnings,
		).toEqual([]);
	});

	it('stops between pictures when it is cancelled', async () => {
		job.cancel(new Error('cancelled by its owner'));
		await expect(run({ scenes, aspectRatios: ['1:1'], locale: 'en' })).rejects.toThrow('cancelled by its owner');
	});
});

describe('thumbnail.compose', () => {
	const run = (request: JobRequest<'thumbnail.compose'>) =>
		createThumbnailComposeHandler({ fonts, draw }).run(
			jobSchemas['thumbnail.compose'].input.parse(request),
			job.context,
		);
	const store = (name: string, bytes: Uint8Array | string) => {
		const file = join(job.context.workDir, name);
		writeFileSync(file, bytes);
		return job.assets.add(file);
	};

	it.each([
		['16:9', 1280, 720],
		['9:16', 1080, 1920],
		['1:1', 1080, 1080],
	] as const)('has the size that platforms ask for in %s', async (aspectRatio, width, height) => {
		const result = await run({ title: 'The light', locale: 'en', aspectRatio });
		expect(result).toMatchObject({ width, height, warnings: [] });
		expect((await job.assets.get(result.assetId)).media).toMatchObject({ kind: 'image', width, height });
	});

	it('sets the title over a picture of one’s own and records what it was made from', async () => {
		const background = await store(
			'own.jpg',
			await drawPicture({ kind: 'art', width: 300, height: 200, text: 'city', mood: 'calm', seed: 1, index: 0 }),
		);
		const own = await run({ title: 'The light', locale: 'en', backgroundAssetId: background });
		expect((await job.assets.get(own.assetId)).evidence[0]?.madeFrom).toEqual([background]);
		expect(own.assetId).not.toBe((await run({ title: 'The light', locale: 'en' })).assetId);
	});

	it('refuses an empty title and a background that is no picture, naming the field', async () => {
		const prose = await store('prose.jpg', 'not a picture at all');
		const cut = await store('cut.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'));
		await expect(run({ title: ' \n', locale: 'en' })).rejects.toMatchObject({
			problem: { kind: 'input-invalid', field: 'title' },
		});
		for (const backgroundAssetId of [prose, cut, 'f'.repeat(64)]) {
			await expect(run({ title: 'A', locale: 'en', backgroundAssetId })).rejects.toMatchObject({
				problem: { kind: 'input-invalid' },
			});
		}
	});
});
