import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { videoExpectationsSchema } from '@showrunner/contract';
import { createWatchVideo } from '../../../../../render-node/src/adapters/ffmpeg/score/create-watch-video.js';
import { readTimedText } from '../../../../../render-node/src/domain/captions/read-timed-text.js';
import { scoreVideo } from '../../../../../render-node/src/domain/scoring/score-video.js';
import { createAssembly, type Assembly } from '../../../../kits/assembly.js';
import { silentLog } from '../../../../kits/silent-log.js';

const sceneMs = 4_000;
const pauseMs = 250;
const starts = [0, 1, 2].map((index) => index * sceneMs + pauseMs);
const text = 'The lamp turned slowly over the sea';
/** Half a second each, the whole of the voice. */
const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }, place) => ({
	...{ text: word, startMs: place * 480, endMs: place * 480 + 440, source: 'native' },
	...{ charStart: index, charEnd: index + word.length },
}));
const syllables = 'anoisesrc=c=pink:r=48000:seed=1:d=3.36,highpass=180,lowpass=3400,tremolo=f=4.5:d=0.9,volume=0.4';

describe('a video of our own making', () => {
	let assembly: Assembly;
	beforeAll(async () => void (assembly = await createAssembly({ folderName: 'own-video' })));
	afterAll(() => assembly.remove());

	async function scored(hasMusic: boolean) {
		const lavfi = ['-f', 'lavfi', '-i'];
		const voice = await assembly.media('voice.wav', ...lavfi, syllables);
		const music = await assembly.media('music.wav', ...lavfi, 'sine=f=220:d=20:r=48000,volume=0.5');
		const still = await assembly.media('still.jpg', ...lavfi, 'testsrc2=s=432x768,gblur=sigma=2', '-frames:v', '1');
		const { files, result } = await assembly.assemble({
			...{ version: 1, locale: 'en', outputs: [{ aspectRatio: '9:16', quality: 'draft', scale: 0.4 }] },
			scenes: starts.map((_, index) => ({
				...{ id: `scene-${index}`, durationMs: sceneMs, visual: { kind: 'still', assetIds: { '9:16': still } } },
				motion: { from: { zoom: 1 }, to: { zoom: 1.08 } },
			})),
			voice: starts.map((startMs) => ({ assetId: voice, startMs })),
			...(hasMusic && { music: { assetId: music } }),
			captions: { scenes: starts.map((startMs) => ({ startMs, durationMs: 3_400, text, words })) },
		});
		const srt = result.captions.find(({ format }) => format === 'srt')?.assetId ?? '';
		const cues = readTimedText(await readFile(await assembly.assets.localPath(srt), 'utf8'));
		const watchVideo = createWatchVideo({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', log: silentLog() });
		const watch = { workDir: assembly.workDir, signal: new AbortController().signal, onFrames: () => undefined };
		const { file, measures } = await watchVideo(files[0] ?? '', watch);
		const expectations = videoExpectationsSchema.parse({ aspectRatio: '9:16', shortSide: 432 });
		const { score, checks } = scoreVideo({
			...{ file, measures, expectations },
			captions: { cues, locale: 'en', profile: 'shorts' },
		});
		return { score, checks, faults: checks.filter(({ verdict }) => verdict !== 'good') };
	}

	it('scores high, its captions included', async () => {
		const { score, checks, faults } = await scored(false);
		expect(faults).toEqual([]);
		expect(score).toBeGreaterThanOrEqual(90);
		expect(checks.map(({ check }) => check)).toEqual(expect.arrayContaining(['caption-timing', 'caption-coverage']));
	});

	it('scores high with music as well, where captions have no pauses to go by', async () => {
		const { score, checks, faults } = await scored(true);
		expect(faults).toEqual([]);
		expect(score).toBeGreaterThanOrEqual(90);
		expect(checks.map(({ check }) => check)).not.toContain('caption-timing');
	});
});
