import { afterAll, describe, expect, it } from '@jest/globals';
import { jobSchemas } from '@showrunner/contract';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createSoundMaker } from '../../../../render-node/src/adapters/audio/create-sound-maker.js';
import { createInspectMedia } from '../../../../render-node/src/adapters/ffmpeg/inspect-media.js';
import { createMeasureLoudness } from '../../../../render-node/src/adapters/ffmpeg/measure-loudness.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createMediaInspectHandler } from '../../../../render-node/src/application/handlers/media-inspect.js';
import { createMusicGenerateHandler } from '../../../../render-node/src/application/handlers/music-generate.js';
import { createSoundGenerateHandler } from '../../../../render-node/src/application/handlers/sound-generate.js';
import { fileAssetStore } from '../../../kits/file-asset-store.js';
import { silentLog } from '../../../kits/silent-log.js';
import { createSounds } from '../../../kits/sounds.js';

const sounds = createSounds();
afterAll(sounds.remove);
for (const name of ['assets', 'work']) mkdirSync(sounds.at(name));
const probeMedia = createProbeMedia('ffprobe');
const assets = fileAssetStore(sounds.at('assets'), probeMedia);
const { signal } = new AbortController();
const context = {
	jobId: 'job',
	signal,
	progress: () => undefined,
	assets,
	workDir: sounds.at('work'),
	log: silentLog(),
};

const soundMaker = createSoundMaker({ ffmpegPath: 'ffmpeg' });
const music = createMusicGenerateHandler({ soundMaker });
const sound = createSoundGenerateHandler({ soundMaker });
const inspect = createMediaInspectHandler({
	inspectMedia: createInspectMedia({ probeMedia, measureLoudness: createMeasureLoudness('ffmpeg') }),
});

describe('the handler of music.generate', () => {
	it('stores a loop with the evidence that it is our own, and the same asset again for the same input', async () => {
		const input = { mood: 'playful', durationMs: 20_000, seed: 4 } as const;
		const result = await music.run(input, context);
		expect(jobSchemas['music.generate'].result.parse(result)).toEqual(result);
		expect(result).toMatchObject({ beatsPerMinute: expect.any(Number), warnings: [] });
		expect(await assets.get(result.assetId)).toMatchObject({
			mediaType: 'audio/flac',
			media: { kind: 'audio', durationMs: result.durationMs },
			evidence: [
				{ origin: 'generated', source: 'Showrunner music 1', licence: 'own work', seed: 4, prompt: 'playful' },
			],
		});
		expect((await music.run(input, context)).assetId).toBe(result.assetId);
	});

	it('warns that the music repeats where more is wished than one loop holds', async () => {
		const result = await music.run({ mood: 'dramatic', durationMs: 3_600_000, seed: 1 }, context);
		expect(result.durationMs).toBeLessThanOrEqual(60_000);
		expect(result.warnings).toEqual([expect.objectContaining({ code: 'music-looped', field: 'durationMs' })]);
	});
});

describe('the handler of sound.generate', () => {
	it('stores an effect with its evidence', async () => {
		const result = await sound.run({ effect: 'pop', seed: 3 }, context);
		expect(jobSchemas['sound.generate'].result.parse(result)).toEqual(result);
		expect(await assets.get(result.assetId)).toMatchObject({
			evidence: [{ origin: 'generated', seed: 3, prompt: 'pop' }],
		});
	});
});

describe('the handler of media.inspect', () => {
	it('tells what a stored asset is and how loud', async () => {
		const assetId = await assets.add(sounds.speechLike('speech.wav', 2));
		const result = await inspect.run({ assetId }, context);
		expect(jobSchemas['media.inspect'].result.parse(result)).toEqual(result);
		expect(result).toMatchObject({
			media: { kind: 'audio', sampleRateHz: 22_050 },
			loudness: { truePeakDbtp: expect.any(Number) },
			warnings: [],
		});
	});

	it('calls bytes that are no media other', async () => {
		writeFileSync(sounds.at('prose'), 'No media at all.');
		const result = await inspect.run({ assetId: await assets.add(sounds.at('prose')) }, context);
		expect(result).toMatchObject({ media: { kind: 'other', durationMs: null }, loudness: null });
	});

	it('refuses an asset that is not there', async () => {
		await expect(inspect.run({ assetId: 'f'.repeat(64) }, context)).rejects.toMatchObject({
			problem: { type: 'asset-not-found' },
		});
	});
});
