import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../../../render-node/src/domain/music/random.js';
import { openKernel, type Plane, type Window } from '../../../kits/kernel.js';

const { kernel, bytes, draw } = openKernel();
const random = createRandom(1, 'kernel');
const noise = (width: number, height: number): Plane => ({
	...{ width, height },
	samples: Uint8Array.from({ length: width * height }, () => random.integer(0, 255)),
});

/** Weights of four samples around a place `t` behind the second one. */
function weights(t: number, cubic: boolean): number[] {
	if (!cubic) return [0, 1 - t, t, 0];
	const near = (d: number) => 1.5 * d ** 3 - 2.5 * d ** 2 + 1;
	const far = (d: number) => -0.5 * d ** 3 + 2.5 * d ** 2 - 4 * d + 2;
	return [far(1 + t), near(t), near(1 - t), far(2 - t)];
}

/** The same picture in real numbers, sample by sample. */
function reference({ width, height, samples }: Plane, window: Window, size: Omit<Plane, 'samples'>, cubic: boolean) {
	const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
	const sample = (column: number, row: number) =>
		samples[clamp(row, height - 1) * width + clamp(column, width - 1)] ?? NaN;
	return Array.from({ length: size.width * size.height }, (_, index) => {
		const x = window.x + (index % size.width) * window.scaleX;
		const y = window.y + Math.floor(index / size.width) * window.scaleY;
		const [left, top] = [Math.floor(x), Math.floor(y)];
		const [across, down] = [weights(x - left, cubic), weights(y - top, cubic)];
		const row = (number: number) =>
			across.reduce((sum, weight, tap) => sum + weight * sample(left - 1 + tap, top - 1 + number), 0);
		return clamp(
			down.reduce((sum, weight, tap) => sum + weight * row(tap), 0),
			255,
		);
	});
}

const largestError = (drawn: Uint8Array, ideal: readonly number[]) =>
	Math.max(...ideal.map((value, index) => Math.abs(value - (drawn[index] ?? NaN))));

const windows: [string, Window, Omit<Plane, 'samples'>][] = [
	['enlarges', { x: 3.3, y: 5.7, scaleX: 0.61, scaleY: 0.61 }, { width: 88, height: 64 }],
	['moves by a fraction', { x: 4.25, y: 2.875, scaleX: 1, scaleY: 1 }, { width: 64, height: 48 }],
	['reduces by as much as it can', { x: 0.49, y: 0.1, scaleX: 1.5, scaleY: 1.5 }, { width: 60, height: 40 }],
	['stretches', { x: 1.1, y: 2.2, scaleX: 0.9, scaleY: 1.3 }, { width: 72, height: 40 }],
	['goes on beyond the edges', { x: -0.9, y: -0.8, scaleX: 1, scaleY: 1 }, { width: 102, height: 82 }],
	[
		'has a width that is no multiple of eight',
		{ x: 7.7, y: 3.1, scaleX: 0.77, scaleY: 0.77 },
		{ width: 35, height: 27 },
	],
];

describe.each([
	['cubic', true],
	['linear', false],
])('a %s drawing', (_, cubic) => {
	it.each(windows)('that %s is within a level of the one in real numbers', (_, window, size) => {
		const source = noise(100, 80);
		const drawn = draw(source, window, size, cubic);
		expect(largestError(drawn, reference(source, window, size, cubic))).toBeLessThanOrEqual(1);
		// What is compared can tell a hundredth of a pixel from nothing.
		const moved = { ...window, x: window.x + 0.02 };
		expect(largestError(drawn, reference(source, moved, size, cubic))).toBeGreaterThan(1);
	});

	it.each([0, 1, 127, 128, 254, 255])('of a plain plane of %d is plain', (level) => {
		const plain = { width: 40, height: 40, samples: new Uint8Array(1600).fill(level) };
		const drawn = draw(plain, { x: 1.37, y: 2.61, scaleX: 0.83, scaleY: 0.83 }, { width: 32, height: 32 }, cubic);
		expect(new Set(drawn)).toEqual(new Set([level]));
	});
});

it('draws a whole plane as it is where nothing moves', () => {
	const source = noise(48, 40);
	expect(draw(source, { x: 0, y: 0, scaleX: 1, scaleY: 1 }, { width: 48, height: 40 })).toEqual(source.samples);
});

describe('frames that are mixed', () => {
	it.each([0, 1, 4_000, 16_384, 30_000, 32_767])('by %d in 32768 are within a level', (share) => {
		const [a, b] = [noise(37, 3).samples, noise(37, 3).samples];
		bytes.set(a, 1_000_000);
		bytes.set(b, 1_010_000);
		kernel.mixFrames(1_000_000, 1_010_000, a.length, share);
		const mixed = bytes.slice(1_000_000, 1_000_000 + a.length);
		const ideal = [...a].map((value, index) => value + (((b[index] ?? NaN) - value) * share) / 32_768);
		expect(largestError(mixed, ideal)).toBeLessThanOrEqual(1);
		if (share === 0) expect(mixed).toEqual(a);
	});
});

describe('a picture that is laid over', () => {
	const [keepAt, addAt, at] = [1_100_000, 1_110_000, 1_120_000];
	const length = 100;
	const lay = (keep: Uint8Array, add: Uint8Array, under: Uint8Array) => {
		bytes.fill(255, keepAt, keepAt + length + 16);
		bytes.fill(0, addAt, addAt + length + 16);
		bytes.set(keep, keepAt);
		bytes.set(add, addAt);
		bytes.set(under, at);
		kernel.blendRows(at, keepAt, addAt, length);
		return bytes.slice(at, at + under.length);
	};

	it('is within a level, and what lies behind its end stays', () => {
		const [keep, under] = [noise(length, 1).samples, noise(length + 16, 1).samples];
		const add = keep.map((value) => random.integer(0, 255 - value));
		const laid = lay(keep, add, under);
		const ideal = [...add].map((value, index) => value + ((under[index] ?? NaN) * (keep[index] ?? NaN)) / 255);
		expect(largestError(laid, ideal)).toBeLessThanOrEqual(1);
		expect(laid.subarray(length)).toEqual(under.subarray(length));
	});

	it('changes nothing where it keeps everything', () => {
		const under = noise(length, 1).samples;
		expect(lay(new Uint8Array(length).fill(255), new Uint8Array(length), under)).toEqual(under);
	});
});
