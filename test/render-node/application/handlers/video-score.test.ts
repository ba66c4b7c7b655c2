import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jobSchemas, type JobRequest, type VideoCheck } from '@showrunner/contract';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createWatchVideo } from '../../../../render-node/src/adapters/ffmpeg/score/create-watch-video.js';
import { createVideoScoreHandler } from '../../../../render-node/src/application/handlers/video-score.js';
import { writeSrt } from '../../../../render-node/src/domain/captions/write-srt.js';
import { fileAssetStore } from '../../../kits/file-asset-store.js';
import { makeFlawed, type ClipParts } from '../../../kits/flawed-video.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('video-score');
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
for (const name of ['assets', 'work']) mkdirSync(at(name));
const assets = fileAssetStore(at('assets'), createProbeMedia('ffprobe'));
const handler = createVideoScoreHandler({
	watchVideo: createWatchVideo({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', log: silentLog() }),
});

const told: number[] = [];
const context = {
	...{ jobId: 'job', signal: new AbortController().signal, assets, workDir: at('work'), log: silentLog() },
	progress: (fraction: number) => void told.push(fraction),
};
const clip = async (name: string, parts: Partial<ClipParts> = {}) => assets.add(await makeFlawed(at(name), parts));
async function run(wish: JobRequest<'video.score'>) {
	const expectations = { shortSide: 180, aspectRatio: '9:16' as const, ...wish.expectations };
	const result = await handler.run(jobSchemas['video.score'].input.parse({ ...wish, expectations }), context);
	expect(jobSchemas['video.score'].result.parse(result)).toEqual(result);
	const faults = result.checks.filter(({ verdict }) => verdict !== 'good');
	return { ...result, faults: faults.map(({ check }): VideoCheck => check) };
}

/** When the tone of the good clip sounds. */
const cues = [0, 2_000, 4_000].map((startMs) => ({ startMs, endMs: startMs + 1_500, text: 'A long tone.' }));
const moved = (ms: number) =>
	cues.map((cue) => ({ ...cue, startMs: cue.startMs + ms, endMs: Math.min(cue.endMs + ms, 6_000) }));

describe('the handler of video.score', () => {
	it('passes a good clip with good captions, and tells its facts', async () => {
		const result = await run({ assetId: await clip('good.mp4'), captions: { cues } });
		expect(result).toMatchObject({ verdict: 'good', passed: true, faults: [], warnings: [] });
		expect(result.facts).toMatchObject({ durationMs: 6_000, frameCount: 180, width: 180, height: 320, fps: 30 });
		expect(result.facts.integratedLufs).toBeCloseTo(-14, 0);
		expect(told.at(-1)).toBe(1);
	});

	it('finds captions that come late, from a file as from a list', async () => {
		const assetId = await clip('late-captions.mp4');
		const late = moved(800);
		writeFileSync(
			at('late.srt'),
			writeSrt(
				late.map((cue) => ({ ...cue, lines: [] })),
				'en',
			),
		);
		const file = { assetId: await assets.add(at('late.srt')) };
		for (const captions of [{ cues: late }, file]) {
			const { faults, checks } = await run({ assetId, captions });
			expect(faults).toEqual(['caption-timing']);
			const { value, spans } = checks.find(({ check }) => check === 'caption-timing') ?? {};
			expect(Math.abs((value ?? 0) - 800)).toBeLessThan(60);
			expect(spans?.[0]?.startMs).toBeLessThan(60);
		}
		expect((await run({ assetId, captions: { cues: moved(150) } })).faults).toEqual([]);
	});

	it('finds captions that the voice has run away from', async () => {
		const assetId = await clip('late-voice.mp4', { soundLate: 0.4 });
		expect((await run({ assetId, captions: { cues } })).faults).toEqual(['sync', 'caption-timing']);
	});

	it('does not pass what scores less than is asked for', async () => {
		const assetId = await clip('quiet.mp4', { sound: null });
		const poor = await run({ assetId, minimumScore: 70 });
		expect(poor).toMatchObject({ passed: false, faults: ['silence'] });
		expect(await run({ assetId, minimumScore: poor.score })).toMatchObject({ passed: true });
	});

	it('says that captions cannot be compared with sound without pauses', async () => {
		const assetId = await clip('music.mp4', { sound: '0.28*sin(880*PI*t)' });
		const { warnings, faults } = await run({ assetId, captions: { cues: moved(800).slice(0, 2) } });
		expect(faults).toEqual([]);
		expect(warnings).toEqual([expect.objectContaining({ code: 'check-skipped', field: 'captions' })]);
	});

	it('refuses what is no video, and files that hold no captions', async () => {
		writeFileSync(at('prose'), 'No media at all.');
		const prose = await assets.add(at('prose'));
		await expect(run({ assetId: prose })).rejects.toMatchObject({ problem: { type: 'video-unreadable' } });
		const assetId = await clip('fine.mp4');
		const unread = run({ assetId, captions: { assetId: prose } });
		await expect(unread).rejects.toMatchObject({
			problem: { type: 'captions-unreadable', field: 'captions.assetId', fix: expect.stringContaining('SRT') },
		});
		await expect(run({ assetId: 'f'.repeat(64) })).rejects.toMatchObject({ problem: { type: 'asset-not-found' } });
	});
});
