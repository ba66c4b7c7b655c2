import { expect, it } from '@jest/globals';
import { overlayAnchors, timelineSchema } from '@showrunner/contract';
import { drawOverlays } from '../../../../render-node/src/domain/overlays/draw-overlays.js';
import { frameSize } from '../../../../render-node/src/domain/timeline/frame-size.js';
import { randomMedia } from '../../../kits/random-timeline.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

const visual = { kind: 'colour', colour: '#203040' };
const fonts = { latin: { family: 'Noto Sans', sizeFactor: 1.362 } };
const image = { kind: 'image', assetId: 'c'.repeat(64), width: 0.2 };

/** What the first two seconds show of one image. */
function imageOf(more: object, captions: object = {}) {
	const timeline = timelineSchema.parse({
		...{ version: 1, locale: 'en', scenes: [{ id: 'a', durationMs: 4000, visual }], ...captions },
		...{ overlays: [{ ...image, ...more }], outputs: [{ aspectRatio: '9:16', scale: 0.5 }] },
	});
	const [output] = timeline.outputs;
	const drawn = output && drawOverlays(timeline, output, fonts, randomMedia)?.({ from: 0, to: 60 });
	return { looks: drawn?.images?.[0]?.looks ?? [], frame: output ? frameSize(output) : { width: 0, height: 0 } };
}

it.each(overlayAnchors)('stands at %s in its own shape, on even pixels', (anchor) => {
	const { looks, frame } = imageOf({ anchor });
	expect(looks).toMatchObject([{ from: 0, to: 60, width: 108, height: 106, opacity: 1 }]);
	const [{ x, y } = { x: NaN, y: NaN }] = looks;
	expect([x % 2, y % 2]).toEqual([0, 0]);
	// 120, 192, 288 and 672 of 1920 pixels are the safe margins, left, right, above and below.
	if (anchor.includes('left')) expect(x).toBe(60);
	else if (anchor.includes('right')) expect(x + 108).toBe(frame.width - 96);
	if (anchor.includes('top')) expect(y).toBe(144);
	if (anchor.includes('bottom')) expect(y + 106).toBe(frame.height - 336);
});

it('has its middle where it is told, but stays within the frame', () => {
	expect(imageOf({ centre: { x: 0.5, y: 0.25 } }).looks).toMatchObject([{ x: 216, y: 188 }]);
	expect(imageOf({ centre: { x: 0, y: 1 } }).looks).toMatchObject([{ x: 0, y: 960 - 106 }]);
});

it('keeps clear of burned-in captions, also where its middle would not', () => {
	const captions = { captions: { scenes: [spokenScene('Words.')], safeArea: 'full' } };
	const [free] = imageOf({ centre: { x: 0.5, y: 1 } }).looks;
	const [clear] = imageOf({ centre: { x: 0.5, y: 1 } }, captions).looks;
	expect(clear?.y).toBeLessThan((free?.y ?? 0) - 100);
});

it('pops: grows about its middle, past its size and back to it', () => {
	const { looks } = imageOf({ anchor: 'top', animateIn: 'pop', opacity: 0.5 });
	const [first, ...others] = looks;
	expect(first?.width).toBeLessThan(80);
	expect(first?.opacity).toBeLessThan(0.1);
	expect(Math.max(...others.map(({ width }) => width))).toBeGreaterThan(108);
	expect(others.at(-1)).toMatchObject({ to: 60, width: 108, opacity: 0.5 });
	for (const { x, width } of looks) expect(Math.abs(x + width / 2 - 270)).toBeLessThanOrEqual(2);
});

it('fades and slides look by look, which follow each other without a gap', () => {
	const { looks } = imageOf({ anchor: 'left', animateIn: 'slide', animateOut: 'fade', endMs: 1500 });
	expect(looks.map(({ from }) => from)).toEqual([0, ...looks.slice(0, -1).map(({ to }) => to)]);
	expect(looks.at(-1)?.to).toBe(45);
	expect(looks[0]?.x).toBeLessThan(60);
	expect(looks.at(-1)).toMatchObject({ x: 60, width: 108 });
	expect(looks.at(-1)?.opacity).toBeLessThan(0.2);
});
