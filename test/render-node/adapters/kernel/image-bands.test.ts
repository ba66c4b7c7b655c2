import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDrawImages } from '../../../../render-node/src/adapters/kernel/image-bands.js';
import type { ImageLook, OverlayImage, SegmentPlan } from '../../../../render-node/src/domain/timeline/render-plan.js';

const frame = { width: 64, height: 64 };
const encoding = { frame, fps: 25, quality: 'draft', encoder: 'libx264' } as const;
const size = { width: 8, height: 8 };
const frameCount = 24;
let workDir: string;

beforeAll(() => {
	workDir = mkdtempSync(path.join(tmpdir(), 'showrunner-images-'));
	// White, and nothing of it transparent.
	const { width, height } = size;
	const planes = [255, 128, 128, 255].map((value, plane) =>
		Buffer.alloc(plane === 1 || plane === 2 ? (width * height) / 4 : width * height, value),
	);
	writeFileSync(path.join(workDir, 'white.yuva'), Buffer.concat(planes));
});
afterAll(() => rmSync(workDir, { recursive: true, force: true }));

const image = (assetId: string, looks: ImageLook[]): OverlayImage => ({
	layer: {
		...{ kind: 'picture', source: { kind: 'sprite', assetId }, camera: null, frame: size },
		framing: { canvas: size, box: { ...size, x: 0, y: 0 } },
	},
	looks,
});
const look = (from: number, to: number, x: number): ImageLook => ({ from, to, x, y: 0, ...size, opacity: 1 });
const segment = (images: OverlayImage[]): SegmentPlan => ({
	...{ key: 'any', startFrame: 0, frameCount, captions: null, overlays: { images } },
	layers: [image('c'.repeat(64), []).layer],
});

it('keeps a logo in sight while another image comes and goes in more looks than are kept', async () => {
	const draw = createDrawImages('ffmpeg');
	const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
	const run = { workDir, signal: new AbortController().signal, log };
	const file = path.join(workDir, 'white.yuva');
	const logo = image('a'.repeat(64), [look(0, frameCount, 0)]);
	const steps = Array.from({ length: 12 }, (_, step) => look(6 + step, 7 + step, 16 + 2 * step));
	const sticker = image('b'.repeat(64), steps);
	const seen = async (images: OverlayImage[]) =>
		[...(await draw(segment(images), encoding, [file, file], run)).bandOf].filter((band) => band >= 0).length;

	expect(await seen([logo])).toBe(frameCount);
	expect(await seen([logo, sticker])).toBe(frameCount);
	expect(await seen([logo])).toBe(frameCount);
	// Beside each other, as two processors take them.
	const both = await Promise.all([seen([sticker, logo]), seen([logo]), seen([logo, sticker])]);
	expect(both).toEqual([frameCount, frameCount, frameCount]);
});
