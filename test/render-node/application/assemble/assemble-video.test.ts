import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { measureVideo } from '../../../kits/measure-video.js';
import { eventually } from '../../../kits/patience.js';

let assembly: Assembly;
const id = { picture: '', clip: '', voice: '', broken: '' };
const title = `The "lamp": 100% of [it], isn't it; \\ ¿sí?`;

beforeAll(async () => {
	assembly = await createAssembly({ folderName: "it's 100% [a]:b,c;d" });
	id.picture = await assembly.media('picture.png', '-f', 'lavfi', '-i', 'testsrc2=s=300x200', '-frames:v', '1');
	id.clip = await assembly.media(
		'clip.mp4',
		'-f',
		'lavfi',
		'-i',
		'testsrc2=s=160x120:r=25:d=1.5',
		'-pix_fmt',
		'yuv420p',
	);
	id.voice = await assembly.media('voice.wav', '-f', 'lavfi', '-i', 'sine=f=300:d=2', '-af', 'volume=-8dB');
	id.broken = await damaged(id.clip);
});
/** The clip with its pictures overwritten: its index still promises all of them. */
async function damaged(assetId: string): Promise<string> {
	const bytes = readFileSync(await assembly.assets.localPath(assetId));
	const start = bytes.indexOf('mdat') + 4;
	bytes.fill(0, start, bytes.indexOf('moov') > start ? bytes.indexOf('moov') - 4 : undefined);
	const evidence = { origin: 'uploaded', source: 'test', licence: 'own work' } as const;
	return (await assembly.assets.putBytes(bytes, { name: 'damaged.mp4', mediaType: 'video/mp4', evidence })).id;
}

afterAll(() => assembly.remove());

type Changes = { text?: string; visual?: object; outputs?: object[]; voice?: object[] };
const story = ({ text = `It's 50% "off": [C:\\dir], {so} 'ok'; a=b`, visual, outputs, voice }: Changes = {}) => ({
	version: 1,
	title,
	locale: 'en',
	scenes: [
		{
			id: 'a',
			durationMs: 1500,
			visual: visual ?? { kind: 'still', assetIds: { '16:9': id.picture } },
			motion: { from: {}, to: { zoom: 1.2 } },
		},
		{ id: 'b', durationMs: 1210, visual: { kind: 'clip', assetId: id.clip, trimStartMs: 400, fit: 'contain' } },
		{ id: 'c', durationMs: 1000, visual: { kind: 'colour', colour: '#102040' } },
	],
	voice: voice ?? [{ assetId: id.voice, startMs: 200 }],
	captions: {
		scenes: [
			{ startMs: 0, durationMs: 1500, text, words: [] },
			{ startMs: 2710, durationMs: 1000, text: 'The end.', words: [] },
		],
	},
	outputs: outputs ?? [{ aspectRatio: '9:16', fps: 30, quality: 'draft', scale: 0.25 }],
});

describe('assembleVideo', () => {
	it('renders what was planned, with sound of the same length, captions beside it and evidence', async () => {
		const outputs = [
			{ aspectRatio: '9:16', fps: 30, quality: 'draft', scale: 0.25 },
			{ aspectRatio: '16:9', fps: 25, quality: 'standard', scale: 0.2 },
		];
		const { result, files, seen } = await assembly.assemble(story({ outputs, text: 'Not yet seen' }));
		const [tall, wide] = await Promise.all(files.map(measureVideo));
		expect(tall).toMatchObject({
			width: 270,
			height: 480,
			fps: 30,
			frameCount: 111,
			videoCodec: 'h264',
			audioCodec: 'aac',
			streamCount: 2,
		});
		expect(wide).toMatchObject({ width: 384, height: 216, fps: 25, frameCount: 93, streamCount: 2 });
		for (const { durationMs, audioDurationMs, fps, integratedLufs } of [tall, wide].flatMap((facts) => facts ?? [])) {
			expect(Math.abs(audioDurationMs - 3710)).toBeLessThan(1000 / fps);
			expect(Math.abs(durationMs - 3710)).toBeLessThan(1000 / fps);
			expect(Math.abs(integratedLufs + 14)).toBeLessThan(1);
		}
		expect(result.videos).toMatchObject([
			{ aspectRatio: '9:16', width: 270, height: 480, fps: 30, durationMs: 3700, encoder: 'libx264' },
			{ aspectRatio: '16:9', width: 384, height: 216, fps: 25, durationMs: 3720, encoder: 'libx264' },
		]);
		expect(result.segments).toEqual({ total: 10, rendered: 10, reused: 0 });
		expect(result.timings.ffmpegCpuMs).toBeGreaterThan(0);

		const fractions = seen.map(({ fraction }) => fraction);
		expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
		expect(new Set(seen.map(({ phase }) => phase))).toEqual(
			new Set(['Checking the timeline', 'Rendering 9:16', 'Rendering 16:9', 'Joining 9:16', 'Joining 16:9']),
		);
		const video = await assembly.assets.get(result.videos[0]?.assetId ?? '');
		expect(video).toMatchObject({
			name: 'story-9x16.mp4',
			mediaType: 'video/mp4',
			media: { kind: 'video', durationMs: expect.any(Number) },
		});
		expect(video.evidence[0]).toMatchObject({
			origin: 'rendered',
			source: 'Showrunner render-node',
			licence: 'as its parts',
		});
		expect(new Set(video.evidence[0]?.madeFrom)).toEqual(new Set([id.picture, id.clip, id.voice]));

		const texts = await Promise.all(
			result.captions.map(async ({ assetId }) => readFileSync(await assembly.assets.localPath(assetId), 'utf8')),
		);
		expect(result.captions.map(({ format }) => format)).toEqual(['srt', 'vtt']);
		expect(texts[0]).toMatch(/^1\n00:00:00,\d{3} --> 00:00:01,\d{3}\nNot yet seen\n/);
		expect(texts[1]).toMatch(/^WEBVTT/);
	});

	it('writes title and language into the file, whatever signs a title has', async () => {
		const { files } = await assembly.assemble(story());
		const probed = execFileSync('ffprobe', [
			'-v',
			'error',
			'-show_entries',
			'format_tags=title:stream_tags=language',
			'-of',
			'json',
			files[0] ?? '',
		]);
		const { format, streams } = JSON.parse(String(probed));
		expect(format.tags.title).toBe(title);
		expect(streams.map(({ tags }: { tags: { language: string } }) => tags.language)).toEqual(['eng', 'eng']);
		const bytes = readFileSync(files[0] ?? '').toString('latin1');
		expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
	});

	it('renders nothing a second time and gives the same bytes', async () => {
		const first = await assembly.assemble(story());
		const second = await assembly.assemble(story());
		expect(second.result.segments).toEqual({ total: 5, rendered: 0, reused: 5 });
		expect(second.result.videos).toEqual(first.result.videos);
		expect(second.result.loudness).toEqual(first.result.loudness);
	});

	it('renders only the segments again in which a changed caption is seen', async () => {
		await assembly.assemble(story());
		const { result } = await assembly.assemble(story({ text: 'Something else' }));
		expect(result.segments).toEqual({ total: 5, rendered: 2, reused: 3 });
	});

	it('tells which wish it met differently', async () => {
		const tight = { ...story(), voice: [] };
		tight.scenes[1] = { id: 'b', durationMs: 300, visual: { kind: 'colour', colour: '#ffffff' } };
		tight.captions.scenes.pop();
		const { result } = await assembly.assemble(tight);
		expect(result.loudness).toBeNull();
		expect(result.warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'timeline.scenes[0].transition.durationMs'],
			['option-adjusted', 'timeline.scenes[1].transition.durationMs'],
			['word-times-estimated', 'timeline.captions.scenes'],
		]);
	});

	it.each<[string, () => Changes, string, string]>([
		[
			'an unknown asset',
			() => ({ voice: [{ assetId: 'f'.repeat(64), startMs: 0 }] }),
			'asset-not-found',
			'timeline.voice[0].assetId',
		],
		[
			'a recording as a picture',
			() => ({ visual: { kind: 'still', assetIds: { '1:1': id.voice } } }),
			'asset-unsuitable',
			'timeline.scenes[0].visual.assetIds',
		],
		[
			'a damaged clip',
			() => ({ visual: { kind: 'clip', assetId: id.broken } }),
			'asset-unreadable',
			'timeline.scenes[0].visual.assetId',
		],
		[
			'a voice that would be cut off',
			() => ({ voice: [{ assetId: id.voice, startMs: 2500 }] }),
			'voice-beyond-end',
			'timeline.voice[0]',
		],
	])('refuses %s by its field', async (_, changes, type, field) => {
		await expect(assembly.assemble(story(changes()))).rejects.toMatchObject({
			problem: { kind: 'input-invalid', type: expect.stringContaining(type), field, fix: expect.any(String) },
		});
		expect(childProcesses()).toEqual([]);
	});

	it('ends with a cancel and leaves neither process nor segment', async () => {
		const stop = new AbortController();
		const scene = { durationMs: 600_000, visual: { kind: 'still', assetIds: { '16:9': id.picture } } };
		// By itself it would go on for longer than any test may take.
		const long = {
			...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '9:16', quality: 'final', fps: 60 }] },
			scenes: ['a', 'b'].map((name, at) => ({ id: name, ...scene, motion: { from: {}, to: { zoom: 1.1 + at / 10 } } })),
		};
		const ended = assembly.assemble(long, stop.signal).catch((error: unknown) => error);
		await eventually('two programs', async () => childProcesses().filter((name) => name === 'ffmpeg').length >= 2);
		stop.abort(new Error('no longer wanted'));
		expect(await ended).toMatchObject({ message: 'no longer wanted' });
		expect(childProcesses()).toEqual([]);
		expect(readdirSync(assembly.workDir).filter((name) => /\.(mp4|ass|ffconcat)$/.test(name))).toEqual([]);
	});
});
