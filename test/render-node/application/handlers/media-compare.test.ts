import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assetSchema, mediaCompareResult, type JobRequest, type MediaCompareResult } from '@showrunner/contract';
import { createTakeFingerprint } from '../../../../render-node/src/adapters/ffmpeg/fingerprints/create-take-fingerprint.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createMediaCompareHandler } from '../../../../render-node/src/application/handlers/media-compare.js';
import { changed, ffmpeg, makeScene, reuse, tune } from '../../../kits/fingerprint-media.js';
import { startServiceKit, type ServiceKit } from '../../../kits/service.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('media-compare');
const probeMedia = createProbeMedia('ffprobe');
const taken: string[] = [];
let kit: ServiceKit;
let original: string;
let originalId: string;
let productionId: string;

beforeAll(async () => {
	const take = createTakeFingerprint({ ffmpegPath: 'ffmpeg', probeMedia });
	kit = await startServiceKit({
		handlers: ({ fingerprints }) => [
			createMediaCompareHandler({
				shelf: fingerprints,
				takeFingerprint: (file, taking) => {
					taken.push(path.basename(file));
					return take(file, taking);
				},
			}),
		],
		engines: { probeMedia },
	});
	original = await makeScene(folder.path, 'fractal', 1);
	originalId = await upload(original);
	productionId = await publish('Sea', 'The first', [{ role: 'video', assetId: originalId }]);
	const unlike = await upload(await makeScene(folder.path, 'cells', 2));
	await publish('Sea', 'The second', [{ role: 'video', assetId: unlike }]);
});
afterAll(async () => {
	await kit.stop();
	folder.remove();
});

async function upload(file: string): Promise<string> {
	const name = path.basename(file);
	const init = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: readFileSync(file) };
	return assetSchema.parse(await (await kit.fetch(`/v1/assets?name=${name}`, init)).json()).id;
}

async function publish(channel: string, title: string, assets: { role: string; assetId: string }[]): Promise<string> {
	const body = { locale: 'en', channel, title };
	const { id } = await kit.client.call('startProduction', { body, idempotencyKey: `${channel} ${title}` });
	await kit.client.call('completeProduction', { params: { productionId: id }, body: { assets } });
	return id;
}

async function ended(input: JobRequest<'media.compare'>) {
	const job = await kit.client.call('createJob', { body: { kind: 'media.compare', input } });
	return kit.client.call('getJob', { params: { jobId: job.id }, query: { waitMs: 25_000 } });
}

async function compare(file: string, wish: Partial<JobRequest<'media.compare'>> = {}): Promise<MediaCompareResult> {
	const history = { scope: 'channel', channel: 'Sea' } as const;
	const job = await ended({ assetId: await upload(file), history, ...wish });
	expect(job.problem).toBeNull();
	return mediaCompareResult.parse(job.result);
}
const change = (name: string, args: string[]) => changed(folder.path, original, name, args);

/** Two lines of words as they look from afar, letters covering half of their place: from the left, line, width. */
const words = [
	...[
		[60, 132, 44],
		[112, 132, 30],
		[150, 132, 46],
		[204, 132, 50],
	],
	...[
		[84, 148, 54],
		[146, 148, 36],
		[190, 148, 40],
	],
]
	.flatMap(([x = 0, y = 0, width = 0]) => [
		`drawbox=x=${x - 2}:y=${y - 2}:w=${width + 4}:h=13:color=black@0.4:t=fill`,
		`drawbox=x=${x}:y=${y}:w=${width}:h=9:color=white@0.5:t=fill`,
	])
	.join(',');

describe('a video that was changed', () => {
	it.each([
		['re-encoded at a low bitrate', ['-crf', '40', '-b:a', '48k']],
		['scaled down', ['-vf', 'scale=160:90']],
		['cropped by 4 %', ['-vf', 'crop=iw*0.96:ih*0.96']],
		['captioned', ['-vf', words]],
		['brighter', ['-vf', 'eq=brightness=0.08:contrast=1.1']],
		['coloured anew', ['-vf', 'hue=h=60']],
		['trimmed', ['-ss', '1.3']],
		['a little faster', ['-vf', 'setpts=PTS/1.03', '-af', 'atempo=1.03']],
		['quieter, with noise', ['-af', "volume=-10dB,aeval='val(0)+0.004*(random(0)-0.5)':c=same"]],
	])('is a duplicate when it is %s', async (name, args) => {
		const result = await compare(await change(`${name.replace(/\W+/g, '-')}.mp4`, args));
		expect(result).toMatchObject({ verdict: 'duplicate', compared: { files: 2, left: 0 }, warnings: [] });
		const [best] = result.matches;
		expect(best).toMatchObject({
			...{ assetId: originalId, production: { id: productionId, title: 'The first', role: 'video' } },
			...{
				pictures: { mirrored: false },
				reasons: [expect.stringContaining('picture'), expect.stringContaining('sound')],
			},
		});
		expect(best?.pictures?.share).toBeGreaterThan(0.8);
		expect(best?.sound?.share).toBeGreaterThan(0.8);
		expect(result.matches).toHaveLength(1);
	});

	it('is told apart when it is mirrored', async () => {
		const { matches, verdict } = await compare(await change('mirrored.mp4', ['-vf', 'hflip']));
		expect(verdict).toBe('duplicate');
		expect(matches).toMatchObject([{ assetId: originalId, pictures: { mirrored: true } }]);
		expect(matches[0]?.reasons[0]).toContain('mirrored');
	});

	it('is near with another sound, and near as sound under other pictures', async () => {
		const revoiced = await changed(folder.path, original, 'revoiced.mp4', ['-an']);
		const other = path.join(folder.path, 'other-sound.mp4');
		await ffmpeg('-i', revoiced, '-f', 'lavfi', '-i', tune(9, 12), '-c:v', 'copy', '-shortest', other);
		expect(await compare(other)).toMatchObject({
			...{ verdict: 'near', matches: [{ assetId: originalId, sound: null }] },
			reason: expect.stringContaining('The sound is another'),
		});
		const reseen = path.join(folder.path, 'other-pictures.mp4');
		await ffmpeg(
			'-i',
			await makeScene(folder.path, 'rule', null),
			'-i',
			original,
			'-map',
			'0:v',
			'-map',
			'1:a',
			'-c',
			'copy',
			reseen,
		);
		expect(await compare(reseen)).toMatchObject({
			verdict: 'near',
			matches: [{ assetId: originalId, pictures: null }],
		});
	});

	it('is found without its sound, and without its pictures', async () => {
		expect(await compare(await change('mute.mp4', ['-an', '-crf', '30']))).toMatchObject({
			...{ verdict: 'duplicate', matches: [{ assetId: originalId, sound: null }] },
		});
		for (const [name, args] of [
			['sound.mp3', ['-vn', '-b:a', '64k']],
			['quiet.wav', ['-vn', '-ss', '0.7', '-af', 'volume=-14dB']],
		] as const)
			expect(await compare(await change(name, [...args]))).toMatchObject({
				...{ verdict: 'duplicate', matches: [{ assetId: originalId, pictures: null }] },
			});
	});
});

describe('a section of 5 s in another video', () => {
	it('is found where it is, to half a second', async () => {
		const outer = await makeScene(folder.path, 'rule', 3);
		const { verdict, matches } = await compare(await reuse(folder.path, outer, original, 5.6));
		expect(verdict).toBe('near');
		expect(matches).toMatchObject([{ assetId: originalId }]);
		for (const aspect of [matches[0]?.pictures, matches[0]?.sound]) {
			expect(aspect?.ranges).toHaveLength(1);
			const { startMs = 0, endMs = 0, otherStartMs = 0, otherEndMs = 0 } = aspect?.ranges[0] ?? {};
			for (const [is, should] of [
				[startMs, 4_000],
				[endMs, 9_000],
				[otherStartMs, 5_600],
				[otherEndMs, 10_600],
			] as const)
				expect(Math.abs(is - should)).toBeLessThanOrEqual(500);
		}
	});

	it('is not told where only longer ones count', async () => {
		const file = path.join(folder.path, 'reused.mp4');
		expect(await compare(file, { leastSharedMs: 8_000 })).toMatchObject({ verdict: 'new', score: 0, matches: [] });
	});
});

describe('what has nothing in common', () => {
	it('is new', async () => {
		expect(await compare(await makeScene(folder.path, 'rule', 4))).toMatchObject({
			...{ verdict: 'new', matches: [], reason: 'Nothing of it was found in 2 files of the past' },
		});
	});

	it('is new where it says nothing: one colour and silence are found nowhere', async () => {
		const blank = async (name: string, seconds: number) => {
			const out = path.join(folder.path, name);
			const colour = `color=#405060:s=320x180:r=10:d=${seconds}`;
			await ffmpeg('-f', 'lavfi', '-i', colour, '-f', 'lavfi', '-i', `anullsrc=r=44100:d=${seconds}`, '-shortest', out);
			return out;
		};
		await publish('Blank', 'Nothing', [{ role: 'video', assetId: await upload(await blank('blank.mp4', 8)) }]);
		const history = { scope: 'channel', channel: 'Blank' } as const;
		const result = await compare(await blank('blank-again.mp4', 9), { history });
		expect(result).toMatchObject({ verdict: 'new', matches: [], compared: { files: 1, looked: 0 } });
	});

	it('is refused where nothing can be seen or heard', async () => {
		const history = { scope: 'all' } as const;
		const text = path.join(folder.path, 'original.srt');
		writeFileSync(text, '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
		const job = await ended({ assetId: await upload(text), history });
		expect(job).toMatchObject({ state: 'failed', problem: { type: 'media-incomparable', field: 'assetId' } });
	});
});

describe('the past', () => {
	it('is that of the channel, since a day, without the production that the file was made for', async () => {
		const copy = await change('copy.mp4', ['-crf', '30']);
		expect(await compare(copy, { history: { scope: 'channel', channel: 'Hills' } })).toMatchObject({
			...{ verdict: 'new', compared: { files: 0 } },
		});
		const later = { scope: 'channel', channel: 'Sea', since: '2100-01-01T00:00:00.000Z' } as const;
		expect(await compare(copy, { history: later })).toMatchObject({ verdict: 'new', compared: { files: 0 } });
		const newest = { scope: 'channel', channel: 'Sea', last: 1 } as const;
		expect(await compare(copy, { history: newest })).toMatchObject({ verdict: 'new', compared: { files: 1 } });
		expect(await compare(copy, { exceptProductionId: productionId })).toMatchObject({ compared: { files: 1 } });
	});

	it('has the same file itself, where a finished production shows it', async () => {
		for (const history of [{ scope: 'channel', channel: 'Sea' }, { scope: 'all' }] as const) {
			const { matches } = await compare(original, { history });
			expect(matches.find(({ assetId }) => assetId === originalId)).toMatchObject({ verdict: 'duplicate', score: 1 });
		}
		const fresh = await makeScene(folder.path, 'rule', 5);
		const { matches } = await compare(fresh, { history: { scope: 'all' } });
		const own = await upload(fresh);
		expect(matches.map(({ assetId }) => assetId)).not.toContain(own);
	});

	it('is looked at only once', async () => {
		expect(taken.filter((name) => name === originalId)).toHaveLength(1);
		expect(new Set(taken).size).toBe(taken.length);
	});
});

describe('a picture', () => {
	it('is found scaled, cropped and mirrored, and only among pictures', async () => {
		const still = path.join(folder.path, 'still.png');
		await ffmpeg('-ss', '6', '-i', original, '-frames:v', '1', '-vf', 'scale=640:-2', still);
		const history = { scope: 'channel', channel: 'Stills' } as const;
		const assetId = await upload(still);
		await publish('Stills', 'One', [{ role: 'thumbnail', assetId }]);
		const cropped = await changed(folder.path, still, 'cropped.jpg', ['-vf', 'crop=iw*0.96:ih*0.96,scale=300:-2']);
		expect(await compare(cropped, { history })).toMatchObject({
			...{ verdict: 'duplicate', matches: [{ assetId, pictures: { mirrored: false, sharedMs: 0 } }] },
		});
		const turned = await changed(folder.path, still, 'turned.jpg', ['-vf', 'hflip']);
		expect(await compare(turned, { history })).toMatchObject({ matches: [{ assetId, pictures: { mirrored: true } }] });
		const other = path.join(folder.path, 'other.png');
		await ffmpeg('-ss', '3', '-i', await makeScene(folder.path, 'cells', null), '-frames:v', '1', other);
		expect(await compare(other, { history })).toMatchObject({ verdict: 'new', compared: { files: 1 } });
		expect(await compare(still)).toMatchObject({ verdict: 'new' });
	});
});

describe('a cancelled comparison', () => {
	it('stays cancelled, and the next one has its turn', async () => {
		const long = path.join(folder.path, 'long.mp4');
		await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=10:d=900', '-preset', 'ultrafast', '-crf', '45', long);
		const assetId = await upload(long);
		const input = { assetId, history: { scope: 'channel', channel: 'Sea' } } as const;
		const { id } = await kit.client.call('createJob', { body: { kind: 'media.compare', input } });
		const params = { jobId: id };
		while ((await kit.client.call('getJob', { params })).state === 'queued')
			await new Promise((resolve) => setTimeout(resolve, 20));
		const cancelled = await kit.client.call('cancelJob', { params });
		expect(cancelled).toMatchObject({ state: 'cancelled', result: null });
		expect(await compare(original)).toMatchObject({ verdict: 'duplicate' });
		expect(await kit.client.call('getJob', { params })).toMatchObject({ state: 'cancelled', result: null });
	});
});
