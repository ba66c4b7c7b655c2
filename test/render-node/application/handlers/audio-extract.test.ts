import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { blockLevels } from '../../../../render-node/src/adapters/audio/block-levels.js';
import { createExtractSound } from '../../../../render-node/src/adapters/audio/create-extract-sound.js';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createAudioExtractHandler } from '../../../../render-node/src/application/handlers/audio-extract.js';
import { ffmpeg } from '../../../kits/fingerprint-media.js';
import { makeClip, makeStill } from '../../../kits/made-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('audio-extract');
afterAll(() => folder.remove());
const sound = createExtractSound({ ffmpegPath: 'ffmpeg', probeMedia: createProbeMedia('ffprobe'), log: silentLog() });
const job = mediaJob(folder.path, createAudioExtractHandler({ sound, blockLevels }));

/** A tone for 33 s, silent in the given spans. */
async function toneWithPauses(name: string, pauses: [number, number][]): Promise<string> {
	const quiet = pauses.map(([from, to]) => `between(t\\,${from}\\,${to})`).join('+') || '0';
	await ffmpeg(
		'-f',
		'lavfi',
		'-i',
		`aevalsrc=0.3*sin(2*PI*440*t)*not(${quiet}):s=44100:d=33`,
		'-ac',
		'2',
		job.at(name),
	);
	return job.assets.add(job.at(name));
}

function samplesOf(file: string, rate = 16_000): Int16Array {
	const args = ['-v', 'error', '-i', file, '-f', 's16le', '-ac', '1', '-ar', String(rate), '-'];
	const bytes = execFileSync('ffmpeg', args, { maxBuffer: 2 ** 28 });
	return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
}

describe('the handler of audio.extract', () => {
	it('takes the sound of a video as one channel of 16 kHz, on the clock of the video', async () => {
		const late = ['-af', 'adelay=700|700'];
		const clip = await makeClip(job.at('talk.mp4'), 'testsrc2=s=64x64:r=10:d=3', { toneHz: 500, more: late });
		const assetId = await job.assets.add(clip);
		const { durationMs, pieces, warnings } = await job.run({ assetId });
		expect(Math.abs(durationMs - 3_000)).toBeLessThan(60);
		expect(warnings).toEqual([]);
		expect(pieces).toHaveLength(1);
		const asset = await job.assets.get(pieces[0]?.assetId ?? '');
		expect(asset).toMatchObject({ name: 'talk.flac', mediaType: 'audio/flac', evidence: [{ madeFrom: [assetId] }] });
		expect(asset.media).toMatchObject({ kind: 'audio', audioCodec: 'flac', sampleRateHz: 16_000, channels: 1 });
		expect(pieces[0]).toMatchObject({ startMs: 0, durationMs, sizeBytes: asset.sizeBytes });
		const first = samplesOf(await job.assets.localPath(asset.id)).findIndex((sample) => Math.abs(sample) > 500);
		expect(Math.abs(first / 16 - 700)).toBeLessThan(30);
	});

	it('keeps a sound that begins later than the picture where it is', async () => {
		const out = job.at('later.mkv');
		const sources = [
			'-f',
			'lavfi',
			'-i',
			'testsrc2=s=64x64:r=10:d=3',
			'-itsoffset',
			'1',
			'-f',
			'lavfi',
			'-i',
			'sine=d=2',
		];
		await ffmpeg(...sources, '-c:v', 'libx264', '-c:a', 'flac', out);
		const { pieces, durationMs } = await job.run({ assetId: await job.assets.add(out), format: 'wav' });
		expect(Math.abs(durationMs - 3_000)).toBeLessThan(30);
		const heard = samplesOf(await job.assets.localPath(pieces[0]?.assetId ?? ''));
		expect(Math.abs(heard.findIndex((sample) => Math.abs(sample) > 300) / 16 - 1_000)).toBeLessThan(20);
	});

	it.each(['flac', 'wav'] as const)('cuts %s in silences, so that the pieces are the whole', async (format) => {
		const assetId = await toneWithPauses(`pauses-${format}.wav`, [
			[8, 8.6],
			[17, 17.6],
			[25, 25.6],
		]);
		const [whole] = (await job.run({ assetId, format, sampleRateHz: 24_000 })).pieces;
		const { pieces, durationMs } = await job.run({ assetId, format, sampleRateHz: 24_000, pieceMs: 10_000 });
		expect(durationMs).toBe(33_000);
		expect(pieces).toHaveLength(4);
		for (const [index, seconds] of [8, 17, 25].entries()) {
			const startMs = pieces[index + 1]?.startMs ?? 0;
			expect([startMs > seconds * 1000, startMs < (seconds + 0.6) * 1000]).toEqual([true, true]);
		}
		let joined = new Int16Array();
		for (const [index, piece] of pieces.entries()) {
			expect(piece.durationMs).toBeLessThanOrEqual(10_000);
			expect(piece.startMs).toBe(Math.round(joined.length / 24));
			const more = samplesOf(await job.assets.localPath(piece.assetId), 24_000);
			joined = Int16Array.from(
				{ length: joined.length + more.length },
				(_, i) => joined[i] ?? more[i - joined.length] ?? 0,
			);
			expect((await job.assets.get(piece.assetId)).name).toBe(`pauses-${format}-${index + 1}.${format}`);
		}
		const all = samplesOf(await job.assets.localPath(whole?.assetId ?? ''), 24_000);
		expect(Buffer.from(joined.buffer).equals(Buffer.from(Int16Array.from(all).buffer))).toBe(true);
	});

	it('writes mp3 that vendors can read, and gives the same file for the same wish', async () => {
		const assetId = await toneWithPauses('music.wav', []);
		const [first] = (await job.run({ assetId, format: 'mp3', sampleRateHz: 16_000 })).pieces;
		const [again] = (await job.run({ assetId, format: 'mp3', sampleRateHz: 16_000 })).pieces;
		expect(again).toEqual(first);
		const { media, mediaType } = await job.assets.get(first?.assetId ?? '');
		expect(mediaType).toBe('audio/mpeg');
		expect(media).toMatchObject({ audioCodec: 'mp3', channels: 1, sampleRateHz: 16_000 });
		expect(first?.sizeBytes).toBeLessThan(300_000);
	});

	it('refuses what has no sound, or none that can be decoded', async () => {
		const silent = await job.assets.add(await makeClip(job.at('silent.mp4'), 'testsrc2=s=64x64:r=10:d=1'));
		const still = await job.assets.add(await makeStill(job.at('still.png'), 'testsrc2=s=64x64'));
		writeFileSync(job.at('page.mp3'), '<html>not found</html>');
		const page = await job.assets.add(job.at('page.mp3'));
		for (const assetId of [silent, still, page])
			await expect(job.run({ assetId })).rejects.toMatchObject({
				problem: { type: 'sound-missing', field: 'assetId' },
			});
		await ffmpeg('-f', 'lavfi', '-i', 'sine=d=3', job.at('good.m4a'));
		const bytes = readFileSync(job.at('good.m4a'));
		const middle = bytes.indexOf('mdat') + 4;
		bytes.fill(0xff, middle, bytes.indexOf('moov') > middle ? bytes.indexOf('moov') - 4 : bytes.length);
		writeFileSync(job.at('broken.m4a'), bytes);
		await expect(job.run({ assetId: await job.assets.add(job.at('broken.m4a')) })).rejects.toMatchObject({
			problem: { type: 'sound-unreadable' },
		});
	});

	it('refuses what is longer than its limit by what it holds, whatever its header says', async () => {
		await ffmpeg('-f', 'lavfi', '-i', 'sine=d=9', job.at('nine.wav'));
		const run = { workDir: job.at('work'), signal: new AbortController().signal };
		const decode = (file: string) => sound.decode(job.at(file), { sampleRateHz: 8_000, longestMs: 5_000 }, run);
		await expect(decode('nine.wav')).rejects.toMatchObject({ problem: { type: 'sound-too-long' } });
		await ffmpeg('-f', 'lavfi', '-i', 'sine=d=9', '-f', 'adts', job.at('nine.aac'));
		await expect(decode('nine.aac')).rejects.toMatchObject({ problem: { type: 'sound-too-long' } });
	});

	it('ends at once when it is cancelled', async () => {
		const assetId = await toneWithPauses('cancelled.wav', []);
		const cancel = new AbortController();
		const ended = job.run({ assetId, pieceMs: 10_000 }, cancel.signal);
		cancel.abort(new Error('cancelled'));
		await expect(ended).rejects.toThrow('cancelled');
	});
});
