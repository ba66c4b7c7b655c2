import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
let tone: string;
beforeAll(async () => {
	assembly = await createAssembly();
	tone = await assembly.media('tone.wav', '-f', 'lavfi', '-i', 'sine=frequency=440:duration=4:sample_rate=48000');
});
afterAll(() => assembly.remove());

const timeline = (own: object) => ({
	version: 1,
	locale: 'en',
	scenes: ['#102040', '#402010'].map((colour, index) => {
		return { id: `s${index}`, durationMs: 2_000, visual: { kind: 'colour', colour }, transition: { kind: 'cut' } };
	}),
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'draft', scale: 0.1 }],
	...own,
});

/** Root mean square of the sound between two moments, in full scale. */
function level(file: string, fromMs: number, toMs: number): number {
	const cut = ['-ss', String(fromMs / 1000), '-t', String((toMs - fromMs) / 1000)];
	const pcm = execFileSync('ffmpeg', ['-v', 'error', '-i', file, ...cut, '-ac', '1', '-f', 's16le', 'pipe:1']);
	const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
	return Math.sqrt(samples.reduce((sum, each) => sum + (each / 32_768) ** 2, 0) / samples.length);
}

it('breaks a voice off at the limit, fades the music to it and ends picture and sound together', async () => {
	const limit = { maxDurationMs: 1_520, trimAt: 'exact' };
	const music = { assetId: tone, fadeInMs: 0, fadeOutMs: 800, duck: false };
	const [faded, spoken] = [
		await assembly.assemble(timeline({ limit, music })),
		await assembly.assemble(timeline({ limit, voice: [{ assetId: tone, startMs: 0 }] })),
	];
	for (const { result, files } of [faded, spoken]) {
		expect(result.videos[0]?.durationMs).toBe(1_520);
		expect(result.warnings.map(({ code }) => code)).toContain('video-shortened');
		const args = ['-v', 'error', '-show_entries', 'stream=duration', '-of', 'csv=p=0', files[0] ?? ''];
		const lengths = execFileSync('ffprobe', args, { encoding: 'utf8' }).trim().split('\n').map(Number);
		expect(lengths).toEqual([1.52, 1.52]);
	}
	const [music1, voice1] = [faded.files[0] ?? '', spoken.files[0] ?? ''];
	expect(level(music1, 1_420, 1_500)).toBeLessThan(level(music1, 300, 600) / 3);
	expect(level(voice1, 1_420, 1_500)).toBeGreaterThan(level(voice1, 300, 600) / 1.5);
});

it('refuses a voice beyond the end where no limit cuts the video', async () => {
	const voice = [{ assetId: tone, startMs: 1_000 }];
	await expect(assembly.assemble(timeline({ voice, limit: { maxDurationMs: 9_000 } }))).rejects.toMatchObject({
		problem: { type: 'voice-beyond-end', field: 'timeline.voice[0]' },
	});
});
