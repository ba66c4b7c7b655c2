import { describe, expect, it } from '@jest/globals';
import { videoChecks, videoExpectationsSchema, type VideoCheck } from '@showrunner/contract';
import { checkWeights } from '../../../../render-node/src/domain/scoring/check-weights.js';
import type { CaptionsToCheck, ScoreGround } from '../../../../render-node/src/domain/scoring/finding.js';
import { frozenSpans } from '../../../../render-node/src/domain/scoring/frozen-spans.js';
import { scoreVideo } from '../../../../render-node/src/domain/scoring/score-video.js';
import { without } from '../../../../render-node/src/domain/scoring/spans.js';
import type {
	SoundMeasures,
	VideoFileFacts,
	VideoMeasures,
} from '../../../../render-node/src/domain/scoring/video-measures.js';

const span = (startMs: number, endMs: number) => ({ startMs, endMs });
const cue = (startMs: number, endMs: number, text = 'A few words.') => ({ startMs, endMs, text });
/** Speech from 0 to 3, 4 to 7 and 8 to 10 seconds. */
const pauses = [span(3_000, 4_000), span(7_000, 8_000)];
const goodCues = [cue(0, 3_000), cue(4_000, 7_000), cue(8_000, 10_000)];

const good: { file: VideoFileFacts; measures: VideoMeasures; sound: SoundMeasures } = {
	file: {
		...{ durationMs: 10_000, width: 1_080, height: 1_920, fps: 30, bitsPerSecond: 4_000_000 },
		...{ picture: span(0, 10_000), sound: span(0, 10_000) },
	},
	measures: {
		...{ frameCount: 300, black: [], frozen: [], tones: [{ atMs: 0, low: 40, high: 200 }] },
		...{ edges: [{ atMs: 0, value: 5 }], sound: 'none' },
	},
	sound: { silent: pauses, peaks: [{ atMs: 0, value: -3 }], integratedLufs: -14, truePeakDbtp: -1.2 },
};

type Change = {
	file?: Partial<VideoFileFacts>;
	measures?: Partial<VideoMeasures>;
	sound?: Partial<SoundMeasures>;
	expectations?: object;
	captions?: Partial<CaptionsToCheck>;
};

function score({ file, measures, sound, expectations, captions }: Change = {}) {
	const ground: ScoreGround = {
		file: { ...good.file, ...file },
		measures: { ...good.measures, sound: { ...good.sound, ...sound }, ...measures },
		expectations: videoExpectationsSchema.parse({ aspectRatio: '9:16', ...expectations }),
		captions: captions ? { cues: goodCues, locale: 'en', profile: 'subtitle', ...captions } : null,
	};
	const result = scoreVideo(ground);
	const of = (name: VideoCheck) => result.checks.find(({ check }) => check === name);
	return { ...result, of, faults: result.checks.filter((check) => check.score < 100).map(({ check }) => check) };
}

describe('scoreVideo', () => {
	it('gives 100 to what is good in every way, and says so of each check', () => {
		const { score: whole, verdict, checks } = score({ captions: {}, expectations: { platform: 'shorts' } });
		expect([whole, verdict]).toEqual([100, 'good']);
		expect(checks.map(({ check }) => check)).toEqual(videoChecks);
		for (const { reason, weight, check } of checks) {
			expect(reason).toMatch(/^[A-Z0-9].+[^.]$/);
			expect(weight).toBe(checkWeights[check]);
		}
	});

	const flaws: [VideoCheck, Change, number][] = [
		['black', { measures: { black: [span(1_000, 3_500)] } }, 40],
		['frozen', { measures: { frozen: [span(0, 9_000)] } }, 40],
		['exposure', { measures: { tones: [{ atMs: 0, low: 16, high: 100 }] } }, 98],
		['sharpness', { measures: { edges: [{ atMs: 0, value: 22 }] } }, 75],
		['resolution', { file: { width: 1_920, height: 1_080 } }, 50],
		['resolution', { file: { width: 540, height: 960 } }, 97],
		['frame-rate', { file: { fps: 10 } }, 75],
		['duration', { file: { durationMs: 200_000 }, expectations: { platform: 'shorts' } }, 50],
		['silence', { sound: { silent: [span(0, 10_000)] } }, 40],
		['clipping', { sound: { peaks: [{ atMs: 0, value: 0.3 }] } }, 40],
		['clipping', { sound: { truePeakDbtp: 3.5 } }, 40],
		['loudness', { sound: { integratedLufs: -23 } }, 50],
		['sync', { file: { sound: span(400, 10_400) } }, 40],
		['sync', { file: { sound: span(-100, 9_900) } }, 79],
		['caption-coverage', { captions: { cues: [goodCues[0], goodCues[2]].flatMap((one) => one ?? []) } }, 78],
		[
			'caption-timing',
			{ captions: { cues: goodCues.map(({ startMs, endMs }) => cue(startMs + 900, endMs + 100)) } },
			50,
		],
		['caption-speed', { captions: { cues: goodCues.map((one) => ({ ...one, text: 'word '.repeat(30) })) } }, 75],
		['caption-order', { captions: { cues: [cue(0, 4_500), cue(4_000, 8_100), cue(8_000, 12_000)] } }, 75],
	];
	it.each(flaws)('holds a fault in %s against the video', (check, change, atMost) => {
		const { faults, of, score: whole } = score(change);
		expect(faults).toEqual([check]);
		expect(of(check)?.verdict).not.toBe(of(check)?.score === 100 ? 'poor' : 'good');
		expect(whole).toBeLessThanOrEqual(atMost);
	});

	it('says black once: what is black stands still as well', () => {
		const black = [span(1_000, 4_000)];
		expect(score({ measures: { black, frozen: black } }).faults).toEqual(['black']);
		expect(score({ measures: { black: null, frozen: black } }).faults).toEqual(['frozen']);
	});

	it('leaves out what was not measured and what does not apply', () => {
		const names = ({ checks }: ReturnType<typeof score>) => checks.map(({ check }) => check);
		expect(names(score())).not.toContain('duration');
		expect(names(score({ measures: { edges: null, frozen: null } }))).not.toEqual(
			expect.arrayContaining(['sharpness', 'frozen']),
		);
		const mute = score({ file: { sound: null }, measures: { sound: 'none' }, expectations: { sound: false } });
		expect(names(mute)).not.toContain('silence');
		expect(mute.score).toBe(100);
	});

	it('takes the word of a platform for the shape, unless one is wished', () => {
		const wide = { width: 1_920, height: 1_080 };
		const youtube = { aspectRatio: undefined, platform: 'youtube' };
		expect(score({ file: wide, expectations: youtube }).faults).toEqual([]);
		expect(score({ expectations: youtube }).faults).toEqual(['resolution']);
		expect(score({ expectations: { platform: 'youtube' } }).faults).toEqual([]);
		expect(score({ expectations: { platform: 'reels' }, file: { durationMs: 95_000 } }).faults).toEqual(['duration']);
	});

	it('copes with three hours of the worst', () => {
		const many = Array.from({ length: 300_000 }, (_, i) => span(i * 36, i * 36 + 18));
		const pausing = Array.from({ length: 12_000 }, (_, i) => span(i * 900, i * 900 + 400));
		const cues = Array.from({ length: 20_000 }, (_, i) => cue(i * 540, i * 540 + 500, 'Word'));
		const tones = Array.from({ length: 21_600 }, (_, i) => ({ atMs: i * 500, low: 16, high: 235 }));
		const { checks } = score({
			...{ file: { durationMs: 10_800_000 }, measures: { black: many, frozen: many, tones } },
			...{ sound: { silent: pausing }, captions: { cues } },
		});
		expect(checks).toHaveLength(14);
	});

	it('names at most a hundred spans, the longest', () => {
		const black = Array.from({ length: 150 }, (_, i) => span(i * 2_000, i * 2_000 + 600 + i));
		const spans = score({ file: { durationMs: 300_000 }, measures: { black } }).of('black')?.spans ?? [];
		expect(spans).toHaveLength(100);
		expect(spans[0]).toEqual(black[50]);
	});
});

describe('captions', () => {
	it('are read by their script: what is easy in Latin is too fast in Japanese', () => {
		const text = 'あ'.repeat(20);
		const cues = goodCues.map((one) => ({ ...one, text }));
		const { of } = score({ captions: { cues, locale: 'ja' } });
		expect(of('caption-speed')).toMatchObject({ score: 0, target: 4 });
		expect(score({ captions: { cues: goodCues.map((one) => ({ ...one, text: 'a'.repeat(20) })) } }).faults).toEqual([]);
	});

	it('of a few large words may be faster', () => {
		const cues = goodCues.map(({ startMs, endMs }) =>
			cue(startMs, endMs, 'abcd '.repeat(8).repeat((endMs - startMs) / 2_000)),
		);
		expect(score({ captions: { cues } }).faults).toEqual(['caption-speed']);
		expect(score({ captions: { cues, profile: 'shorts' } }).faults).toEqual([]);
	});

	it('may stand through a pause, and follow each other within one breath', () => {
		const through = [cue(0, 5_500), cue(5_500, 8_000), cue(8_000, 10_000)];
		expect(score({ captions: { cues: through } }).faults).toEqual([]);
	});

	it('are not compared with sound that has no pauses, such as music', () => {
		const late = goodCues.map(({ startMs, endMs }) => cue(startMs + 900, endMs));
		const { checks } = score({ sound: { silent: [] }, captions: { cues: late } });
		const names = checks.map(({ check }) => check).filter((name) => name.startsWith('caption'));
		expect(names).toEqual(['caption-speed', 'caption-order']);
	});

	it('name where they are missing and by how much they are late', () => {
		const missing = score({ captions: { cues: [cue(0, 3_000), cue(8_000, 10_000)] } }).of('caption-coverage');
		expect(missing?.spans).toEqual([span(4_000, 7_000)]);
		const late = score({ captions: { cues: [cue(0, 3_000), cue(4_600, 7_000), cue(8_000, 10_000)] } });
		expect(late.of('caption-timing')).toMatchObject({ value: 600, spans: [span(4_000, 4_600)] });
	});
});

describe('frozenSpans', () => {
	it('joins what key frames part, and parts what a cut joins', () => {
		const unstirred = [span(0, 900), span(1_200, 2_000), span(2_000, 3_500), span(5_000, 6_000)];
		expect(frozenSpans(unstirred, [span(0, 2_000), span(2_000, 6_000)])).toEqual([
			...[span(0, 2_000), span(2_000, 3_500), span(5_000, 6_000)],
		]);
		expect(frozenSpans([span(0, 900), span(1_200, 2_000)], [span(0, 900)])).toEqual([span(0, 900)]);
		expect(frozenSpans(unstirred, [])).toEqual([]);
	});
});

describe('spans', () => {
	it('are cut out of each other', () => {
		expect(without([span(0, 10), span(20, 30)], [span(5, 22), span(28, 40)])).toEqual([span(0, 5), span(22, 28)]);
		expect(without([span(0, 10)], [])).toEqual([span(0, 10)]);
		expect(without([], [span(0, 10)])).toEqual([]);
	});
});
