import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { speechAlignInput, speechGenerateResult } from '@showrunner/contract';
import { createExtractSound } from '../../../../render-node/src/adapters/audio/create-extract-sound.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createAlignSpeech } from '../../../../render-node/src/adapters/speech/align/create-align-speech.js';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { readWav } from '../../../../render-node/src/adapters/speech/wav.js';
import { createSpeechAlignHandler } from '../../../../render-node/src/application/handlers/speech-align.js';
import { speechRms } from '../../../../render-node/src/domain/speech/level-sound.js';
import type { SoundScene } from '../../../../render-node/src/domain/speech/speech.js';
import { ffmpeg } from '../../../kits/fingerprint-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { silentLog } from '../../../kits/silent-log.js';
import { charactersOf, speakTexts, startErrors, wordsOf } from '../../../kits/spoken-story.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('speech-align');
afterAll(() => folder.remove());
const sound = createExtractSound({ ffmpegPath: 'ffmpeg', probeMedia: createProbeMedia('ffprobe'), log: silentLog() });
const texts = [
	'The lamp turned once every ten seconds. Nobody had lit it for a year, and yet the ships came home.',
	'Martha read it twice, folded it, and put the kettle on.',
];
let job: ReturnType<typeof mediaJob<'speech.align'>>;
let spoken: SoundScene[];

beforeAll(async () => {
	const { reader } = await createSpeech({ ffmpegPath: 'ffmpeg' });
	const alignSpeech = createAlignSpeech({ ffmpegPath: 'ffmpeg', sound, reader });
	job = mediaJob(folder.path, createSpeechAlignHandler({ alignSpeech }));
	spoken = await speakTexts(folder.path, { locale: 'en', voice: 'flite:rms', texts });
});

const laterMs = 700;
/** As a vendor sends it: silence around it, quieter, two channels, in its own format. */
async function fromVendor(scene: SoundScene | undefined, name: string): Promise<string> {
	const filters = `adelay=${laterMs}:all=1,apad=pad_dur=0.9,volume=-14dB,aformat=channel_layouts=stereo`;
	await ffmpeg('-i', scene?.path ?? '', '-af', filters, job.at(name));
	return job.assets.add(job.at(name));
}
const samplesOf = (path: string | null) => readWav(readFileSync(path ?? ''))?.samples ?? new Float32Array();
const shifted = <W extends { startMs: number; endMs: number }>(word: W, byMs: number): W => ({
	...{ ...word, startMs: word.startMs + byMs, endMs: word.endMs + byMs },
});
const soundOf = async (assetId: string | null) => readWav(readFileSync(await job.assets.localPath(assetId ?? '')));

describe('the handler of speech.align', () => {
	it.each(['mp3', 'wav', 'ogg', 'm4a'])('makes %s with given times like local speech', async (ending) => {
		const [first, second] = spoken;
		if (!first || !second) throw new Error('nothing was spoken');
		const scenes = [
			{
				id: 'one',
				text: first.text,
				assetId: await fromVendor(first, `one.${ending}`),
				words: wordsOf(first, laterMs),
			},
			{
				id: 'two',
				text: second.text,
				assetId: await fromVendor(second, `two.${ending}`),
				words: charactersOf(second, laterMs),
			},
		];
		const result = await job.run({ locale: 'en', scenes });
		expect(speechGenerateResult.strict().parse(result)).toEqual(result);
		expect(result).toMatchObject({ voice: null, warnings: [] });
		expect(result.durationMs).toBe(result.scenes.reduce((sum, { durationMs }) => sum + durationMs, 0));
		for (const [index, scene] of result.scenes.entries()) {
			const local = index === 0 ? first : second;
			expect(Math.abs(scene.durationMs - local.durationMs)).toBeLessThan(60);
			expect(scene.words.map((word) => word.text)).toEqual(local.words.map((word) => word.text));
			expect(scene.words.every(({ source }) => source === 'provider')).toBe(true);
			expect(startErrors(scene.words, local.words).largestMs).toBeLessThan(60);
			expect(scene.words.at(-1)?.endMs).toBeLessThanOrEqual(scene.durationMs);
			const { samples = new Float32Array(), sampleRateHz } = (await soundOf(scene.assetId)) ?? {};
			expect(sampleRateHz).toBe(48_000);
			expect(Math.round(samples.length / 48)).toBe(scene.durationMs);
			expect(Math.abs(20 * Math.log10(speechRms(samples, 48_000)) + 20)).toBeLessThan(0.5);
			const asset = await job.assets.get(scene.assetId ?? '');
			expect(asset).toMatchObject({ mediaType: 'audio/wav', media: { audioCodec: 'pcm_s16le', channels: 1 } });
			expect(asset.evidence[0]).toMatchObject({ origin: 'rendered', madeFrom: [scenes[index]?.assetId] });
		}
	});

	it('looks for the times itself where none are given', async () => {
		const [first] = spoken;
		if (!first) throw new Error('nothing was spoken');
		const assetId = await fromVendor(first, 'untimed.mp3');
		const { scenes, warnings } = await job.run({ locale: 'en', scenes: [{ id: 'a', text: first.text, assetId }] });
		expect(warnings).toEqual([]);
		expect(scenes[0]?.words.every(({ source }) => source === 'aligned')).toBe(true);
		expect(startErrors(scenes[0]?.words ?? [], first.words).meanMs).toBeLessThan(70);
	});

	it('looks for them anew where the given ones are of another text or unit, and says so', async () => {
		const [first, second] = spoken;
		if (!first || !second) throw new Error('nothing was spoken');
		const assetId = await fromVendor(first, 'wrong.mp3');
		const inSeconds = wordsOf(first).map((word) => ({ ...word, startMs: 1, endMs: 2 }));
		for (const words of [wordsOf(second), inSeconds]) {
			const result = await job.run({ locale: 'en', scenes: [{ id: 'a', text: first.text, assetId, words }] });
			expect(result.warnings).toMatchObject([{ code: 'given-times-unfit', field: 'scenes[0].words' }]);
			expect(startErrors(result.scenes[0]?.words ?? [], first.words).meanMs).toBeLessThan(70);
		}
	});

	it('joins the sounds of one scene sample by sample, and their times with them', async () => {
		const [first, second] = spoken;
		if (!first || !second) throw new Error('nothing was spoken');
		const parts = [await job.assets.add(first.path ?? ''), await job.assets.add(second.path ?? '')];
		const [assetId = '', next = ''] = parts;
		const text = `${first.text} ${second.text}`;
		const further = [{ assetId: next, words: wordsOf(second) }];
		const scene = { id: 'a', text, assetId, words: wordsOf(first), further };
		const { scenes, warnings } = await job.run({ locale: 'en', scenes: [scene] });
		expect(warnings).toEqual([]);
		const lengthsMs = [first, second].map(({ path }) => samplesOf(path).length / 48);
		const [startMs = 0] = lengthsMs;
		const joined = [...first.words, ...second.words.map((word) => shifted(word, startMs))];
		expect(scenes[0]?.words.map((word) => word.text)).toEqual(joined.map((word) => word.text));
		expect(scenes[0]?.words.every(({ source }) => source === 'provider')).toBe(true);
		expect(startErrors(scenes[0]?.words ?? [], joined).largestMs).toBeLessThan(60);
		// Only the silence at both ends is cut anew.
		expect(Math.abs((scenes[0]?.durationMs ?? 0) - lengthsMs.reduce((a, b) => a + b))).toBeLessThan(60);
		const asset = await job.assets.get(scenes[0]?.assetId ?? '');
		expect(asset.evidence[0]).toMatchObject({ madeFrom: parts });
		// One sound without times, and they are all looked for.
		const untimed = { ...scene, further: [{ assetId: next }] };
		const heard = await job.run({ locale: 'en', scenes: [untimed] });
		expect(heard.scenes[0]?.words.every(({ source }) => source === 'aligned')).toBe(true);
		expect(startErrors(heard.scenes[0]?.words ?? [], joined).meanMs).toBeLessThan(70);
	});

	it('names the sound that it cannot read among several, and takes none behind nothing', async () => {
		const [first] = spoken;
		const assetId = await job.assets.add(first?.path ?? '');
		writeFileSync(job.at('notes.txt'), 'no sound at all');
		const bad = await job.assets.add(job.at('notes.txt'));
		for (const [id, type] of [
			[bad, 'sound-missing'],
			['e'.repeat(64), 'asset-not-found'],
		] as const) {
			const scene = { id: 'a', text: texts[0] ?? '', assetId, further: [{ assetId }, { assetId: id }] };
			await expect(job.run({ locale: 'en', scenes: [scene] })).rejects.toMatchObject({
				problem: { type, field: 'scenes[0].further[1].assetId' },
			});
		}
		const scenes = [{ id: 'a', text: 'Nobody.', assetId: null, further: [{ assetId }] }];
		expect(speechAlignInput.safeParse({ locale: 'en', scenes }).success).toBe(false);
		expect(speechAlignInput.safeParse({ locale: 'en', scenes: [{ ...scenes[0], assetId }] }).success).toBe(true);
	});

	it('estimates where no voice here speaks the language, and reads silently what nobody speaks', async () => {
		const [first] = spoken;
		const assetId = await fromVendor(first, 'foreign.mp3');
		const scenes = [
			{ id: 'a', text: 'המגדלור האיר את הים. אף אחד לא הדליק אותו שנה שלמה.', assetId },
			{ id: 'b', text: '🎉', assetId: null },
		];
		const result = await job.run({ locale: 'he', scenes });
		expect(result.scenes[0]?.words).toHaveLength(11);
		expect(result.scenes[0]?.words.every(({ source }) => source === 'estimated')).toBe(true);
		expect(result.warnings).toMatchObject([{ code: 'word-times-estimated', field: 'scenes[0]' }]);
		expect(result.scenes[1]).toMatchObject({ assetId: null, words: [{ text: '🎉', source: 'estimated' }] });
		expect(result.scenes[1]?.durationMs).toBeGreaterThan(0);
	});

	it('refuses silence, pages and files without sound, and names the scene', async () => {
		await ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '2', job.at('silence.mp3'));
		writeFileSync(job.at('page.mp3'), '{"detail":"quota exceeded"}');
		const good = { id: 'good', text: texts[1] ?? '', assetId: await fromVendor(spoken[1], 'good.mp3') };
		for (const [name, type] of [
			['silence.mp3', 'sound-silent'],
			['page.mp3', 'sound-missing'],
		] as const) {
			const bad = { id: 'bad', text: 'Hello there.', assetId: await job.assets.add(job.at(name)) };
			await expect(job.run({ locale: 'en', scenes: [good, bad] })).rejects.toMatchObject({
				problem: { type, field: 'scenes[1].assetId' },
			});
		}
		const unknown = { id: 'unknown', text: 'Hello.', assetId: 'f'.repeat(64) };
		await expect(job.run({ locale: 'en', scenes: [unknown] })).rejects.toMatchObject({
			problem: { type: 'asset-not-found', field: 'scenes[0].assetId' },
		});
	});

	it('ends at once when it is cancelled', async () => {
		const assetId = await fromVendor(spoken[0], 'cancelled.mp3');
		const cancel = new AbortController();
		const scenes = Array.from({ length: 12 }, (_, index) => ({ id: `scene-${index}`, text: texts[0] ?? '', assetId }));
		const ended = job.run({ locale: 'en', scenes }, cancel.signal);
		setTimeout(() => cancel.abort(new Error('cancelled')), 300);
		await expect(ended).rejects.toThrow('cancelled');
	});
});
