import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { CaptionedScene } from '@showrunner/contract';
import {
	burnedCaptions,
	type BurnedCaptionsRequest,
} from '../../../../render-node/src/domain/captions/burned-captions.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

afterEach(() => {
	jest.restoreAllMocks();
});

const windowMs = 10_000;
/** No word twice. */
const textOf = (scene: number) => Array.from({ length: 20 }, (_, word) => `word${scene}x${word}`).join(' ');

const popping = (scenes: CaptionedScene[]): BurnedCaptionsRequest => ({
	track: { scenes, style: 'pop', profile: 'shorts', safeArea: 'universal' },
	...{ locale: 'en', aspectRatio: '9:16', frame: { width: 1080, height: 1920 } },
	fonts: { latin: { family: 'Noto Sans', sizeFactor: 1.362 } },
});

/** How often letters are looked at and texts cut while the windows of a long video are written one after another. */
function workOf(windows: number): number {
	const scenes = Array.from({ length: windows }, (_, index) =>
		spokenScene(textOf(index), { startMs: index * windowMs, wordMs: 400 }),
	);
	const looks = jest.spyOn(RegExp.prototype, 'test');
	const cuts = jest.spyOn(Intl.Segmenter.prototype, 'segment');
	const { assFor } = burnedCaptions(popping(scenes));
	for (let index = 0; index < windows; index++)
		expect(assFor(index * windowMs, (index + 1) * windowMs)).toContain(`word${index}x0`);
	const work = looks.mock.calls.length + cuts.mock.calls.length;
	jest.restoreAllMocks();
	return work;
}

describe('captions of a long video', () => {
	it('take twice the work for twice the length, not four times', () => {
		const [short, long] = [workOf(20), workOf(40)];
		expect(long / short).toBeLessThan(2.2);
	});

	it('cut each word and line a few times, however many looks its line has', () => {
		const cuts = jest.spyOn(Intl.Segmenter.prototype, 'segment');
		const scene = spokenScene(textOf(1000), { wordMs: 400 });
		const { assFor } = burnedCaptions(popping([scene]));
		cuts.mockClear();
		const looks = assFor(0, windowMs)?.match(/^Dialogue:/gm)?.length ?? 0;
		expect(looks).toBeGreaterThan(100);
		expect(cuts.mock.calls.length).toBeLessThan(looks / 2);
	});
});
