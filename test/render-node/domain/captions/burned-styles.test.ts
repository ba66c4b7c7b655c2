import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aspectRatios, captionPositions, captionStyles, frameSizes, safeAreas } from '@showrunner/contract';
import { findFonts } from '../../../../render-node/src/adapters/fonts/find-fonts.js';
import { captionStates } from '../../../../render-node/src/adapters/kernel/caption-states.js';
import {
	burnedCaptions,
	type BurnedCaptionsRequest,
} from '../../../../render-node/src/domain/captions/burned-captions.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import { safeMargins } from '../../../../render-node/src/domain/captions/safe-area.js';
import { swellStates } from '../../../../render-node/src/domain/captions/swell.js';
import { createRandom } from '../../../../render-node/src/domain/music/random.js';
import { captionTexts } from '../../../kits/caption-texts.js';
import { inkBounds } from '../../../kits/ink-bounds.js';
import { spokenScene } from '../../../kits/spoken-scene.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('burned-styles');
let fonts: FontMap = {};
beforeAll(async () => {
	fonts = (await findFonts()).map;
});
afterAll(() => folder.remove());

type Track = Partial<BurnedCaptionsRequest['track']>;
type Place = { text: string; locale: string; aspectRatio?: (typeof aspectRatios)[number]; share?: number };

function burned({ text, locale, aspectRatio = '1:1', share = 0.5 }: Place, look: Track) {
	const { width, height } = frameSizes[aspectRatio];
	const frame = { width: width * share, height: height * share };
	const usual = { style: 'pop', profile: 'shorts', safeArea: 'universal' } as const;
	const track = { ...usual, scenes: [spokenScene(text, { locale })], ...look };
	return { frame, ...burnedCaptions({ track, locale, aspectRatio, frame, fonts }) };
}

describe.each(aspectRatios)('captions in %s', (aspectRatio) => {
	it.each(captionStyles)('as %s keep all their ink in the safe area, whatever the script, place and size', (style) => {
		// A third of the scripts each, so that every script meets every format and every style.
		const shift = aspectRatios.indexOf(aspectRatio) + captionStyles.indexOf(style);
		for (const [index, [locale, text]] of Object.entries(captionTexts).entries()) {
			if ((index + shift) % 3 !== 0) continue;
			const random = createRandom(index, `${aspectRatio} ${style}`);
			const safeArea = random.pick(safeAreas);
			const look: Track = {
				style,
				safeArea,
				position: random.pick(captionPositions),
				sizeFactor: random.between(0.5, 1.5),
			};
			const { ass, frame } = burned({ text, locale, aspectRatio, share: 0.2 }, look);
			// A swelling word is largest for one frame in four.
			const taken = style === 'pop' ? { frames: 40, fps: 25 } : { frames: 12, fps: 4 };
			const ink = inkBounds(ass, frame, folder.path, taken);
			const { top, bottom, left, right } = safeMargins(aspectRatio, safeArea, frame);
			const isInside =
				ink !== null &&
				ink.left >= Math.floor(left) &&
				ink.right < frame.width - right + 1 &&
				ink.top >= Math.floor(top) &&
				ink.bottom < frame.height - bottom + 1;
			expect({ locale, look, ink, isInside }).toMatchObject({ isInside: true });
		}
	});
});

describe.each([
	['en', 'The old keeper counted ships'],
	['ar', 'كان الفنار القديم يضيء'],
	['he', 'המגדלור הישן האיר את הים'],
	['ru', 'Он маяк видел'],
])('a word that swells (%s)', (locale, text) => {
	const lit = (style: 'pop' | 'karaoke', word: number, atMs: number) => {
		const { cues, assFor, frame } = burned({ text, locale }, { style });
		const startMs = cues.flatMap((cue) => cue.lines.flat())[word]?.startMs ?? NaN;
		const from = Math.round(startMs + atMs);
		const all = assFor(from, from + 20) ?? '';
		const litOnly = all.replace(/^Dialogue: 0,.*\n/gm, '');
		return {
			all: inkBounds(all, frame, folder.path),
			own: style === 'pop' ? inkBounds(litOnly, frame, folder.path) : null,
		};
	};

	it('is largest 40 to 80 ms after it began, and its middle stays where it was', () => {
		const [first, peak, rest] = [10, 50, 200].map((atMs) => lit('pop', 1, atMs).own);
		const width = (ink: typeof peak) => (ink?.right ?? NaN) - (ink?.left ?? NaN);
		const middle = (ink: typeof peak) => ((ink?.right ?? NaN) + (ink?.left ?? NaN)) / 2;
		expect(width(peak)).toBeGreaterThan(width(first));
		expect(width(peak)).toBeGreaterThan(width(rest));
		expect(Math.abs(middle(peak) - middle(rest))).toBeLessThanOrEqual(1);
		expect(Math.abs((peak?.bottom ?? NaN) - (rest?.bottom ?? NaN))).toBeLessThanOrEqual(2);
	});

	it('leaves the words around it where they are', () => {
		const [plain, peak] = [lit('karaoke', 1, 50).all, lit('pop', 1, 50).all];
		expect(Math.abs((plain?.left ?? NaN) - (peak?.left ?? NaN))).toBeLessThanOrEqual(1);
		expect(Math.abs((plain?.right ?? NaN) - (peak?.right ?? NaN))).toBeLessThanOrEqual(1);
	});
});

describe('captions that pop', () => {
	it('swell on the clock of their word, wherever a segment begins', () => {
		const { cues, assFor } = burned({ text: 'The old keeper', locale: 'en' }, {});
		const startMs = cues[0]?.lines.flat()[1]?.startMs ?? NaN;
		const scale = (ass: string | null) => /\\fscx([\d.]+)/.exec(ass ?? '')?.[1];
		expect(scale(assFor(startMs + 50, startMs + 70))).toBe(scale(assFor(startMs + 40, startMs + 80)));
		expect(scale(assFor(startMs + 200, startMs + 240))).toBe(scale(assFor(startMs, startMs + 20)));
	});

	it.each([30, 60])('stand still between frames, in few enough states for the kernel (%i a second)', (fps) => {
		const words = 'one two three four five six seven eight nine ten '.repeat(5).trim();
		const scene = spokenScene(words, { wordMs: 240, pauseMs: 20 });
		const { assFor } = burned({ text: words, locale: 'en' }, { scenes: [scene] });
		const states = captionStates(assFor(0, 10_000) ?? '', 10 * fps, fps);
		expect(states?.length).toBeGreaterThan(100);
		expect(states?.length).toBeLessThanOrEqual(200);
	});

	it('only change colour where a word of a joined script touches the next', () => {
		const word = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 300, spaceBefore: false });
		const scales = (letters: string) => {
			const line = [word(letters, 0), word(letters, 300)];
			return swellStates({ startMs: 0, endMs: 300, spoken: 0 }, [line]).map(({ scale }) => scale);
		};
		expect(scales('بب')).toEqual([1]);
		expect(scales('灯台')).toHaveLength(4);
		expect(Math.max(...scales('灯台'))).toBeGreaterThan(1.05);
	});
});

describe('captions', () => {
	const text = 'Every ten seconds the lamp turned';
	const boundsOf = (look: Track) => {
		const { ass, frame } = burned({ text, locale: 'en', aspectRatio: '9:16', share: 0.25 }, look);
		return { ink: inkBounds(ass, frame, folder.path, { frames: 8, fps: 4 }), frame };
	};

	it('stand where they are asked to, and a word alone in the middle', () => {
		const middles = (['top', 'middle', 'bottom'] as const).map((position) => {
			const { ink, frame } = boundsOf({ style: 'plain', position });
			return ((ink?.top ?? NaN) + (ink?.bottom ?? NaN)) / 2 / frame.height;
		});
		expect(middles[0]).toBeLessThan(0.25);
		expect(Math.abs((middles[1] ?? NaN) - 0.5)).toBeLessThan(0.02);
		expect(middles[2]).toBeGreaterThan(0.58);
		const { ink, frame } = boundsOf({ style: 'word' });
		expect(Math.abs(((ink?.top ?? NaN) + (ink?.bottom ?? NaN)) / 2 / frame.height - 0.5)).toBeLessThan(0.02);
	});

	it('are as large as they are asked to be', () => {
		const height = (sizeFactor: number) => {
			const { ass, frame } = burned({ text: 'Ships', locale: 'en' }, { style: 'plain', sizeFactor });
			const ink = inkBounds(ass, frame, folder.path, { frames: 2, fps: 4 });
			return (ink?.bottom ?? NaN) - (ink?.top ?? NaN);
		};
		expect(height(1.5) / height(0.75)).toBeCloseTo(2, 0.7);
	});

	it('have the colours that they are given, the others as usual', () => {
		const { ass } = burned(
			{ text, locale: 'en' },
			{ style: 'karaoke', colours: { spokenWord: '#10fF40', outline: '#aa0001' } },
		);
		expect(ass).toContain('{\\1c&H40FF10&}');
		expect(ass).toMatch(/^Style: .*,&H00FFFFFF,&H00FFFFFF,&H000100AA,&H380100AA,/m);
	});

	it.each(captionStyles)('never hold an emoji that would come out as a box (%s)', (style) => {
		const { ass } = burned({ text: 'Go 🚀 home 👩‍👩‍👧‍👦 now 🇫🇷!', locale: 'en' }, { style });
		expect(ass).toMatch(/Go/);
		expect(ass).not.toMatch(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u200d|\ufe0f/u);
	});
});
