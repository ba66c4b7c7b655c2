import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transitionKinds } from '@showrunner/contract';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { greyFrames } from '../../../kits/bright-dot.js';

const size = { width: 108, height: 192 };
const kinds = transitionKinds.filter((kind) => kind !== 'cut');
const sceneMs = 800;
const fps = 30;
let assembly: Assembly;
let frames: Buffer[] = [];
let pictures: Buffer[] = [];

/** Mean difference of two grey pictures, in levels. */
function difference(a: Buffer, b: Buffer): number {
	let sum = 0;
	for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
	return sum / a.length;
}
const atMs = (ms: number) => frames[Math.round((ms * fps) / 1000)] ?? Buffer.alloc(0);

beforeAll(async () => {
	assembly = await createAssembly();
	const still = (name: string, source: string) =>
		assembly.media(name, '-f', 'lavfi', '-i', `${source}=s=1080x1920`, '-frames:v', '1');
	const [even, odd] = [await still('even.png', 'testsrc2'), await still('odd.png', 'smptehdbars')];
	// One scene more than there are transitions, the two pictures in turns.
	const scenes = [...kinds, 'crossfade' as const].map((kind, index) => ({
		id: `scene-${index}`,
		durationMs: sceneMs,
		visual: { kind: 'still', assetIds: { '9:16': index % 2 === 0 ? even : odd } },
		transition: { kind, durationMs: 400 },
	}));
	const outputs = [{ aspectRatio: '9:16', fps, scale: 0.1, quality: 'draft' }];
	const { files, result } = await assembly.assemble({ version: 1, locale: 'en', scenes, outputs });
	expect(result.videos[0]?.durationMs).toBe(scenes.length * sceneMs);
	frames = await greyFrames(files[0] ?? '', size);
	pictures = [atMs(100), atMs(sceneMs + 400)];
});
afterAll(() => assembly.remove());

describe('transitions', () => {
	it('are at least twenty', () => {
		expect(kinds.length).toBeGreaterThanOrEqual(20);
		expect(frames).toHaveLength(((kinds.length + 1) * sceneMs * fps) / 1000);
	});

	it.each(kinds.map((kind, index) => ({ kind, index })))('$kind leads from one picture to the other', ({ index }) => {
		const [from, to] = index % 2 === 0 ? pictures : pictures.toReversed();
		if (!from || !to) throw new Error('the pictures are missing');
		const boundaryMs = (index + 1) * sceneMs;
		const middle = atMs(boundaryMs);
		expect(difference(middle, from)).toBeGreaterThan(4);
		expect(difference(middle, to)).toBeGreaterThan(4);
		// Clear of the transition on either side the pictures stand alone.
		expect(difference(atMs(boundaryMs - 300), from)).toBeLessThan(2);
		expect(difference(atMs(boundaryMs + 300), to)).toBeLessThan(2);
	});

	it('all look different half way', () => {
		const alike: string[] = [];
		for (const [index, kind] of kinds.entries()) {
			for (const other of kinds.slice(index + 1)) {
				const at = kinds.indexOf(other);
				// Those with the other order of pictures are compared by nobody: they differ anyway.
				if ((at - index) % 2 !== 0) continue;
				if (difference(atMs((index + 1) * sceneMs), atMs((at + 1) * sceneMs)) < 1) alike.push(`${kind} = ${other}`);
			}
		}
		expect(alike).toEqual([]);
	});
});
