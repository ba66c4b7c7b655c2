import { afterAll, describe, expect, it } from '@jest/globals';
import { createFfmpegRenderer } from '../../../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { probeArguments, probeEncoders } from '../../../../render-node/src/adapters/ffmpeg/probe-encoders.js';
import { runProbe } from '../../../../render-node/src/adapters/ffmpeg/run-probe.js';
import { streamHeader } from '../../../../render-node/src/adapters/ffmpeg/stream-header.js';
import { encodersOf, type VideoEncoder } from '../../../../render-node/src/domain/timeline/video-encoders.js';
import { fakeHardware } from '../../../fakes/ffmpeg-hardware/fake-hardware.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('probe');
const card = fakeHardware(folder.path);
afterAll(() => folder.remove());

const rendererOf = (ffmpegPath: string, videoEncoder: 'auto' | VideoEncoder = 'auto') =>
	createFfmpegRenderer({ ffmpegPath, ffprobePath: 'ffprobe', videoEncoder });

describe('probeEncoders', () => {
	it('tries every encoder in the order of preference and says why one does not work', async () => {
		const probes = await probeEncoders('ffmpeg');
		expect(probes.map(({ encoder }) => encoder)).toEqual([...encodersOf.h264]);
		expect(probes.at(-1)).toMatchObject({ works: true, note: 'encoded a frame' });
		for (const { works, note, sample } of probes) {
			expect(note.length).toBeGreaterThan(5);
			expect(note.length).toBeLessThanOrEqual(120);
			expect(note).not.toMatch(/ @ 0x/);
			expect(sample !== null).toBe(works);
		}
	});

	it('takes NVENC where it encodes, and says what is missing where it does not', async () => {
		expect((await probeEncoders(card.ffmpegPath))[0]).toMatchObject({ encoder: 'h264_nvenc', works: true });
		card.change({ driver: null });
		expect((await probeEncoders(card.ffmpegPath))[0]).toMatchObject({ works: false, note: 'no NVIDIA driver' });
		card.change({ driver: '550' });
	});

	it('does not take an encoder at its name: its real options must do', async () => {
		const args = probeArguments('h264_nvenc').map((word) => (word === '-cq' ? '-crf' : word));
		const { ok, said } = await runProbe(card.ffmpegPath, args);
		expect(ok).toBe(false);
		expect(said).toContain('h264_nvenc');
	});

	it('finds nothing that works where there is no FFmpeg', async () => {
		expect((await probeEncoders('/nowhere/ffmpeg')).filter(({ works }) => works)).toEqual([]);
	});

	it('gives NVENC and Quick Sync options that the real FFmpeg knows', async () => {
		for (const encoder of ['h264_nvenc', 'h264_qsv', 'hevc_nvenc', 'hevc_qsv'] as const) {
			const { said } = await runProbe('ffmpeg', probeArguments(encoder));
			expect(said).not.toMatch(/Error setting option|Unable to parse|Unrecognized option/);
			const wrong = probeArguments(encoder).map((word) => (/^(p4|medium)$/.test(word) ? 'p99' : word));
			expect((await runProbe('ffmpeg', wrong)).said).toMatch(/Error setting option|Unknown encoder/);
		}
	});
});

describe('codecs beside H.264', () => {
	it.each(['hevc', 'av1', 'vp9'] as const)('of %s encoders are tried when it is asked for', async (codec) => {
		const renderer = rendererOf('ffmpeg');
		const { encoders, engine, engineOf, encoderFor } = await renderer.ready([codec]);
		expect(encoders.map(({ encoder }) => encoder)).toEqual([...encodersOf.h264, ...encodersOf[codec]]);
		const works = encoders.filter((fact) => fact.works).map(({ encoder }) => encoder);
		expect(works).toContain(encoderFor({ width: 640, height: 360 }, codec));
		expect(engineOf('h264')).toBe(engine);
		expect(engineOf(codec)).toMatch(/^ffmpeg .+ [0-9a-f]{8}$/);
		for (const { works: does, note } of encoders) expect(does ? '' : note).not.toMatch(/Svt\[| @ 0x/);
	});

	it('an encoder that was asked for is its own codec’s only one, and leaves the others as they are', async () => {
		const { encoder, encoderFor } = await rendererOf('ffmpeg', 'libaom-av1').ready(['av1']);
		expect(encoderFor({ width: 640, height: 360 }, 'av1')).toBe('libaom-av1');
		expect(encoder).toBe('libx264');
	});
});

describe('the start of the renderer', () => {
	it('takes the first encoder that works and names the hardware in its engine', async () => {
		const { encoder, engine, encoders } = await rendererOf(card.ffmpegPath).ready();
		expect(encoder).toBe('h264_nvenc');
		expect(engine).toMatch(/^ffmpeg \S+, graphs \d+, kernel \d+, h264_nvenc [0-9a-f]{8}$/);
		expect(encoders.map((fact) => fact.encoder)).toEqual([...encodersOf.h264]);
	});

	it('leaves small frames to the processor', async () => {
		const { encoderFor } = await rendererOf(card.ffmpegPath).ready();
		expect(encoderFor({ width: 254, height: 450 })).toBe('libx264');
		expect(encoderFor({ width: 256, height: 456 })).toBe('h264_nvenc');
	});

	it('refuses an encoder that was asked for and does not work, with the reason and the way out', async () => {
		card.change({ driver: null });
		await expect(rendererOf(card.ffmpegPath, 'h264_nvenc').ready()).rejects.toMatchObject({
			problem: {
				kind: 'configuration-invalid',
				type: 'encoder-not-working',
				title: 'h264_nvenc does not encode on this machine: no NVIDIA driver',
				fix: expect.stringContaining('SHOWRUNNER_VIDEO_ENCODER'),
			},
		});
		await expect(rendererOf(card.ffmpegPath, 'libx264').ready()).resolves.toMatchObject({ encoder: 'libx264' });
		card.change({ driver: '550' });
		await expect(rendererOf(card.ffmpegPath, 'h264_nvenc').ready()).resolves.toMatchObject({ encoder: 'h264_nvenc' });
		await expect(rendererOf(card.ffmpegPath, 'libx264').ready()).resolves.toMatchObject({ encoder: 'libx264' });
	});
});

describe('streamHeader', () => {
	it('is equal for equal settings and another one for others', async () => {
		const header = async (...change: string[]) => {
			const args = probeArguments('libx264');
			args.splice(args.indexOf('-f', 5), 0, ...change);
			return streamHeader((await runProbe('ffmpeg', args)).output);
		};
		expect(await header()).toBe(await header());
		expect(await header('-profile:v', 'main')).not.toBe(await header());
	});
});
