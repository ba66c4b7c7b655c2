import { afterAll, describe, expect, it } from '@jest/globals';
import { parse } from 'ass-compiler';
import { aspectRatios, captionPositions, overlayAnchors, timelineSchema } from '@showrunner/contract';
import { captionStates } from '../../../../render-node/src/adapters/kernel/caption-states.js';
import { burnedCaptions } from '../../../../render-node/src/domain/captions/burned-captions.js';
import type { FontMap } from '../../../../render-node/src/domain/captions/font-map.js';
import { safeMargins } from '../../../../render-node/src/domain/captions/safe-area.js';
import { drawOverlays, overlayWarnings } from '../../../../render-node/src/domain/overlays/draw-overlays.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import { frameSize } from '../../../../render-node/src/domain/timeline/frame-size.js';
import { captionTexts } from '../../../kits/caption-texts.js';
import { hardTexts } from '../../../kits/hard-texts.js';
import { inkBounds } from '../../../kits/ink-bounds.js';
import { spokenScene } from '../../../kits/spoken-scene.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const font = { family: 'Noto Sans', sizeFactor: 1.362 };
const fonts: FontMap = { latin: font, arabic: { family: 'Noto Sans Arabic', sizeFactor: 1.9 }, japanese: font };
const folder = temporaryFolder('overlays');
afterAll(() => folder.remove());

const colour = { kind: 'colour', colour: '#203040' };
const timelineOf = (overlays: unknown, more: object = {}, output: object = {}) =>
	timelineSchema.parse({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 4000, visual: colour }], overlays, ...more },
		outputs: [{ aspectRatio: '9:16', scale: 0.25, ...output }],
	});
type Given = Parameters<typeof timelineOf>;

function assOf(...given: Given): string {
	const timeline = timelineOf(...given);
	const [output] = timeline.outputs;
	return (output && drawOverlays(timeline, output, fonts)?.({ from: 0, to: 60 })?.text) ?? '';
}
const boundsOf = (ass: string, aspectRatio: (typeof aspectRatios)[number] = '9:16') => {
	const bounds = inkBounds(ass, frameSize({ aspectRatio, scale: 0.25, fps: 30, quality: 'draft' }), folder.path);
	if (!bounds) throw new Error('nothing is drawn');
	return bounds;
};
const shown = (text: string) =>
	text
		.replace(/(?<!\\)\{\\[^}]*\}/gu, '')
		.replaceAll('\\N', '\n')
		.replace(/\\([{}])/gu, '$1')
		.replace(/[\u200e\u200f\u2060]/gu, '');

describe('a text over the picture', () => {
	it.each(overlayAnchors)('stands at %s, within the safe margins', (anchor) => {
		const { left, right, top, bottom } = boundsOf(assOf([{ kind: 'text', text: 'Mole', anchor, size: 0.1 }]));
		const [frame, margins] = [
			{ width: 270, height: 480 },
			safeMargins('9:16', 'universal', { width: 270, height: 480 }),
		];
		expect(left).toBeGreaterThanOrEqual(Math.floor(margins.left) - 1);
		expect(right).toBeLessThanOrEqual(Math.ceil(frame.width - margins.right) + 1);
		expect(top).toBeGreaterThanOrEqual(Math.floor(margins.top) - 1);
		expect(bottom).toBeLessThanOrEqual(Math.ceil(frame.height - margins.bottom) + 1);
		// Letters fill about two thirds of their line.
		if (anchor.includes('left')) expect(left).toBeLessThan(margins.left + 6);
		if (anchor.includes('right')) expect(right).toBeGreaterThan(frame.width - margins.right - 6);
		if (anchor.includes('top')) expect(top).toBeLessThan(margins.top + 20);
		if (anchor.includes('bottom')) expect(bottom).toBeGreaterThan(frame.height - margins.bottom - 20);
		if (anchor === 'center') expect(Math.abs((top + bottom) / 2 - 240)).toBeLessThan(8);
	});

	it.each(hardTexts)('of %s is shown letter by letter', (_, text) => {
		const [dialogue, ...others] = assOf([{ kind: 'text', text: text.slice(0, 500) }]).match(/^Dialogue:.*$/gm) ?? [];
		expect(others).toEqual([]);
		const letters = (all: string) => all.replace(/[\s\u200d]/gu, '').replace(/\p{Emoji_Presentation}/gu, '');
		expect(letters(shown(dialogue?.split(',').slice(9).join(',') ?? ''))).toBe(letters(text.slice(0, 500)));
	});

	it('takes codes for letters', () => {
		const ass = assOf([{ kind: 'text', text: '{\\an7\\pos(0,0)}\\N\nDialogue: 0,x' }]);
		expect(parse(ass).events.dialogue).toHaveLength(1);
		expect(ass).toContain('\\{\\\u2060an7\\\u2060pos(0,0)\\}');
		const { left, top } = boundsOf(ass);
		expect([left > 25, top > 50]).toEqual([true, true]);
	});

	it.each(['ar', 'ja', 'de'] as const)('in %s fits between the margins, however long it is', (locale) => {
		const ass = assOf([{ kind: 'text', text: captionTexts[locale]?.slice(0, 120), edge: 'box', size: 0.12 }]);
		const { left, right, top, bottom } = boundsOf(ass);
		expect(left).toBeGreaterThanOrEqual(28);
		expect(right).toBeLessThanOrEqual(224);
		expect(top).toBeGreaterThanOrEqual(70);
		expect(bottom).toBeLessThanOrEqual(314);
	});

	it('at the top stands below the watermark there', () => {
		const watermark = { kind: 'watermark', text: 'gold', anchor: 'top' };
		const alone = boundsOf(assOf([watermark]));
		const title = { kind: 'text', text: 'Title', anchor: 'top' };
		const both = assOf([watermark, title]);
		const [, second = ''] = both.match(/^Dialogue:.*$/gm) ?? [];
		const first = both.split('\n').find((line) => line.startsWith('Dialogue:')) ?? '';
		expect(boundsOf(both.replace(`${first}\n`, '')).top).toBeGreaterThan(alone.bottom);
		expect(second).toContain('Title');
	});
});

describe('a lower third', () => {
	const lowerThird = { kind: 'lower-third', name: 'Amélie Durand', role: 'Keeper of the lighthouse of Île Vierge' };
	const cases = aspectRatios.flatMap((ratio) => captionPositions.map((position) => [ratio, position] as const));

	it.each(cases)('in %s does not touch captions at the %s', (aspectRatio, position) => {
		const scene = spokenScene('Incomprehensibilities everlasting, photographically yours.');
		const captions = { scenes: [scene], style: 'box', position };
		const frame = frameSize({ aspectRatio, scale: 0.25, fps: 30, quality: 'draft' });
		const track = timelineOf([], { captions }).captions;
		if (!track) throw new Error('no captions');
		const { ass } = burnedCaptions({ track, locale: 'en', aspectRatio, frame, fonts });
		const atStart = ass.replace(/^(Dialogue: 0),[^,]*,[^,]*/gm, '$1,0:00:00.00,0:00:09.00').split('\n');
		const first = atStart.findIndex((line) => line.startsWith('Dialogue:'));
		const caption = boundsOf([...atStart.slice(0, first + 1), ''].join('\n'), aspectRatio);
		const third = boundsOf(assOf([lowerThird], { captions }, { aspectRatio }), aspectRatio);
		expect(third.bottom < caption.top || third.top > caption.bottom).toBe(true);
		expect(third.left).toBeGreaterThanOrEqual(Math.floor(safeMargins(aspectRatio, 'full', frame).left) - 1);
		expect(third.right).toBeLessThan(frame.width);
		expect(third.top).toBeGreaterThanOrEqual(0);
	});

	it('has its bar on the right where its name is read from there', () => {
		const { left, right } = boundsOf(assOf([{ ...lowerThird, name: 'منارة', role: '' }]));
		expect(270 - right).toBeLessThan(52);
		expect(left).toBeGreaterThan(100);
	});
});

describe('times', () => {
	const text = { kind: 'text', text: 'x', startMs: 1000, endMs: 2000 };

	it('are kept to the frame, and what stands is one state', () => {
		expect(captionStates(assOf([text]), 60, 30)).toEqual([
			{ firstFrame: 0, drawn: false },
			{ firstFrame: 30, drawn: true },
		]);
	});

	it.each(['fade', 'slide', 'pop'])('a %s is made of things that stand still', (animation) => {
		const states = captionStates(
			assOf([{ ...text, startMs: 500, endMs: 1500, animateIn: animation, animateOut: animation }]),
			60,
			30,
		);
		expect(states?.[1]).toEqual({ firstFrame: 15, drawn: true });
		expect(states).toHaveLength(1 + 9 + 1 + 9 + 1);
		expect(states?.at(-1)).toEqual({ firstFrame: 45, drawn: false });
	});

	it('leave segments before and after as they were', () => {
		const scenes = ['a', 'b', 'c'].map((id) => ({
			id,
			durationMs: 1000,
			visual: { kind: 'colour', colour: '#203040' },
			transition: { kind: 'cut' },
		}));
		const keys = (overlays: unknown) => {
			const timeline = timelineOf(overlays, { scenes });
			const overlaysFor = {
				'9:16': drawOverlays(
					timeline,
					timeline.outputs[0] ?? { aspectRatio: '9:16', fps: 30, quality: 'draft', scale: 1 },
					fonts,
				),
			};
			const context = {
				media: new Map(),
				encoderFor: () => 'libx264' as const,
				engine: 'e',
				captionsFor: {},
				overlaysFor,
			};
			return compileTimeline(timeline, context).outputs.flatMap(({ segments }) => segments.map(({ key }) => key));
		};
		const bare = keys(undefined);
		expect(keys([])).toEqual(bare);
		const over = keys([text]);
		expect([over[0] === bare[0], over[1] === bare[1], over[2] === bare[2]]).toEqual([true, false, true]);
		// What stands all the time is the same in every segment.
		expect(new Set(keys([{ kind: 'watermark', text: 'x' }])).size).toBe(1);
	});
});

it('warns of letters that cannot be drawn, naming the overlay', () => {
	const overlays = [
		{ kind: 'text', text: 'plain' },
		{ kind: 'lower-third', name: '🦊 Fox', role: 'שועל' },
	];
	expect(overlayWarnings(timelineOf(overlays), fonts).map(({ code, field }) => [code, field])).toEqual([
		['emoji-not-burned', 'timeline.overlays[1].name'],
		['font-missing', 'timeline.overlays[1].name'],
	]);
	expect(assOf([{ kind: 'text', text: '🦊' }])).toBe('');
});
