import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'ass-compiler';
import { parseText } from 'media-captions';
import { jobSchemas, type JobRequest } from '@showrunner/contract';
import { createCaptionCreateHandler } from '../../../../render-node/src/application/handlers/caption-create.js';
import { lightJob, type LightJob } from '../../../kits/light-job.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

let job: LightJob;
beforeEach(() => {
	job = lightJob();
});
afterEach(() => job.remove());

const run = (request: JobRequest<'caption.create'>) =>
	createCaptionCreateHandler({ fonts: { latin: { family: 'Noto Sans', sizeFactor: 1.36 } } }).run(
		jobSchemas['caption.create'].input.parse(request),
		job.context,
	);
const text = async (assetId: string) => readFileSync(await job.assets.localPath(assetId), 'utf8');

describe('caption.create', () => {
	it('stores one file per format that its readers understand', async () => {
		const scenes = [
			spokenScene('The lamp turned once. Then it stopped 😀.'),
			{ ...spokenScene('Nobody came.'), startMs: 8_000 },
		];
		const { files, cueCount, warnings, locale } = await run({
			locale: 'en',
			scenes,
			formats: ['srt', 'vtt', 'ass', 'srt'],
		});
		expect(files.map(({ format }) => format)).toEqual(['srt', 'vtt', 'ass']);
		expect([locale, cueCount]).toEqual(['en', 3]);
		expect(warnings.map(({ code }) => code)).toEqual(['emoji-not-burned']);
		const [srt = '', vtt = '', ass = ''] = await Promise.all(files.map(({ assetId }) => text(assetId)));
		expect((await parseText(srt, { type: 'srt' })).cues.map((cue) => cue.text)).toEqual([
			'The lamp turned once.',
			'Then it stopped 😀.',
			'Nobody came.',
		]);
		expect((await parseText(vtt, { type: 'vtt' })).cues).toHaveLength(3);
		expect(parse(ass).events.dialogue).toHaveLength(3);
		expect((await job.assets.get(files[0]?.assetId ?? '')).evidence[0]).toMatchObject({
			origin: 'generated',
			licence: 'own work',
		});
	});

	it('gives empty files for a story without words', async () => {
		const { cueCount, files } = await run({
			locale: 'en',
			scenes: [{ startMs: 0, durationMs: 0, text: ' ', words: [] }],
		});
		expect([cueCount, files.length]).toEqual([0, 2]);
		expect(await text(files[1]?.assetId ?? '')).toMatch(/^WEBVTT\n/u);
	});

	it('refuses text that has no time to be shown, naming the scene', async () => {
		const scenes = [spokenScene('Fine.'), { startMs: 5_000, durationMs: 0, text: 'Lost', words: [] }];
		await expect(run({ locale: 'en', scenes })).rejects.toMatchObject({
			problem: { kind: 'input-invalid', field: 'scenes[1].durationMs' },
		});
	});
});
