import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { createExtractSound } from '../../../../render-node/src/adapters/audio/create-extract-sound.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createAlignSpeech } from '../../../../render-node/src/adapters/speech/align/create-align-speech.js';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { createTranscriptAlignHandler } from '../../../../render-node/src/application/handlers/transcript-align.js';
import type { SoundScene } from '../../../../render-node/src/domain/speech/speech.js';
import { ffmpeg } from '../../../kits/fingerprint-media.js';
import { makeClip } from '../../../kits/made-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { silentLog } from '../../../kits/silent-log.js';
import { speakTexts, startErrors } from '../../../kits/spoken-story.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('transcript-align');
afterAll(() => folder.remove());
const sound = createExtractSound({ ffmpegPath: 'ffmpeg', probeMedia: createProbeMedia('ffprobe'), log: silentLog() });
const paragraphs = [
	'The lamp turned once every ten seconds. Nobody had lit it for a year, and yet the ships came home. Old Martha kept the stairs clean, because somebody had to.',
	'In winter the sea froze near the rocks. Children walked out with lanterns and looked for the whale that sang. They never found it, but they heard it every night.',
	'One morning a letter came from the harbour office. It said that the lighthouse was to be sold. Martha read it twice, folded it, and put the kettle on.',
	'The buyers arrived in a black car with six doors. They measured the walls, they counted the steps, and they asked about the noise. What noise, said Martha, and poured them some tea.',
];
let job: ReturnType<typeof mediaJob<'transcript.align'>>;
let silentReader: ReturnType<typeof mediaJob<'transcript.align'>>;
let spoken: SoundScene[];

beforeAll(async () => {
	const { reader } = await createSpeech({ ffmpegPath: 'ffmpeg' });
	const handlerOf = (find: typeof reader) =>
		createTranscriptAlignHandler({ alignSpeech: createAlignSpeech({ ffmpegPath: 'ffmpeg', sound, reader: find }) });
	job = mediaJob(folder.path, handlerOf(reader));
	silentReader = mediaJob(
		folder.path,
		handlerOf(() => null),
		job.assets,
	);
	spoken = await speakTexts(folder.path, { locale: 'en', voice: 'flite:rms', texts: paragraphs });
});

/** The paragraphs by a local voice with silence and a tune between them, and when each of their words is said. */
async function story(name: string, parts: readonly (number | 'tune')[]) {
	const inputs: string[] = [];
	const truth: { startMs: number; text: string }[] = [];
	let atMs = 0;
	for (const [index, scene] of spoken.entries()) {
		const part = parts[index] ?? 0;
		const ms = part === 'tune' ? 6_000 : part;
		inputs.push(
			'-f',
			'lavfi',
			'-t',
			`${ms}ms`,
			'-i',
			part === 'tune' ? 'aevalsrc=0.2*sin(2*PI*t*(300+40*floor(t*3))):s=48000' : 'anullsrc=r=48000:cl=mono',
		);
		inputs.push('-i', scene.path ?? '');
		atMs += ms;
		truth.push(...scene.words.map(({ text, startMs }) => ({ text, startMs: startMs + atMs })));
		atMs += scene.durationMs;
	}
	const count = inputs.filter((one) => one === '-i').length;
	const graph = `${Array.from({ length: count }, (_, i) => `[${i}:a]`).join('')}concat=n=${count}:v=0:a=1`;
	await ffmpeg(...inputs, '-filter_complex', graph, job.at(name));
	return { assetId: await job.assets.add(job.at(name)), truth, durationMs: atMs };
}
const text = paragraphs.join('\n\n');

describe('the handler of transcript.align', () => {
	it('finds the words of a transcript through silences and a tune, in a compressed file', async () => {
		const { assetId, truth, durationMs } = await story('story.mp3', [1_200, 4_000, 'tune', 300]);
		const result = await job.run({ locale: 'en', assetId, text });
		expect(result.words.map((word) => word.text)).toEqual(truth.map((word) => word.text));
		const { meanMs, largestMs } = startErrors(result.words, truth);
		expect(meanMs).toBeLessThan(60);
		expect(largestMs).toBeLessThan(450);
		expect(new Set(result.words.map(({ source }) => source))).toEqual(new Set(['aligned']));
		expect(result.warnings).toEqual([]);
		expect(Math.abs(result.durationMs - durationMs)).toBeLessThan(120);
		expect(result.segments).toHaveLength(12);
		for (const { startMs, endMs, charStart, charEnd, text: said } of result.segments) {
			expect(text.slice(charStart, charEnd)).toBe(said);
			expect(endMs).toBeGreaterThan(startMs);
		}
		expect(result.segments[3]?.text).toBe('In winter the sea froze near the rocks.');
		expect(readdirSync(job.at('work'))).toEqual([]);
	});

	it('estimates by the letters and the pauses where no voice here speaks the language, and says so', async () => {
		const { assetId, truth } = await story('unknown.wav', [800, 2_000, 3_000, 1_000]);
		const { words, warnings } = await silentReader.run({ locale: 'en', assetId, text });
		expect(words.every(({ source }) => source === 'estimated')).toBe(true);
		expect(warnings).toMatchObject([{ code: 'word-times-estimated', field: 'text' }]);
		expect(startErrors(words, truth).meanMs).toBeLessThan(1_000);
	});

	it('refuses a text without words, a picture without sound, and silence', async () => {
		const clip = await job.assets.add(await makeClip(job.at('mute.mp4'), 'testsrc2=s=64x64:r=10:d=1'));
		await ffmpeg('-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '3', job.at('silence.wav'));
		const silence = await job.assets.add(job.at('silence.wav'));
		const wish = { locale: 'en', text: 'Somebody said this.' };
		await expect(job.run({ ...wish, assetId: clip })).rejects.toMatchObject({ problem: { type: 'sound-missing' } });
		await expect(job.run({ ...wish, assetId: silence })).rejects.toMatchObject({ problem: { type: 'sound-silent' } });
		await expect(job.run({ ...wish, text: ' \n ', assetId: silence })).rejects.toMatchObject({
			problem: { type: 'text-without-words', field: 'text' },
		});
	});

	it('ends at once when it is cancelled, and leaves nothing behind', async () => {
		const { assetId } = await story('cancelled.wav', [200, 200, 200, 200]);
		const cancel = new AbortController();
		const ended = job.run({ locale: 'en', assetId, text }, cancel.signal);
		setTimeout(() => cancel.abort(new Error('cancelled')), 800);
		await expect(ended).rejects.toThrow('cancelled');
		expect(readdirSync(job.at('work'))).toEqual([]);
	});
});
