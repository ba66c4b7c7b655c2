import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { litMiddles } from '../../../kits/lit-words.js';
import { spokenScene } from '../../../kits/spoken-scene.js';

let machine: Assembly;
beforeAll(async () => {
	machine = await createAssembly({ folderName: 'caption-light' });
});
afterAll(() => machine.remove());

const size = { width: 480, height: 270 };
const fps = 30;

describe('the light of the spoken word', () => {
	it.each([
		['karaoke', 'en', 'Amber words, one by one'],
		['pop', 'en', 'Amber words, one by one'],
		['pop', 'ar', 'كان الفنار القديم يضيء'],
	])('as %s in %s comes within 40 ms of the word', async (style, locale, text) => {
		const scene = spokenScene(text, { locale, wordMs: 310, pauseMs: 47 });
		const visual = { kind: 'colour', colour: '#202020' };
		const timeline = {
			...{ version: 1, locale, scenes: [{ id: 'a', durationMs: scene.durationMs, visual }] },
			captions: { scenes: [scene], style, profile: 'subtitle', burnIn: true },
			outputs: [{ aspectRatio: '16:9', fps, scale: 0.25, quality: 'final' }],
		};
		const { files } = await machine.assemble(timeline);
		const middles = await litMiddles(files[0] ?? '', size);
		const moves = middles.flatMap((middle, frame) => {
			const before = frame > 0 ? (middles[frame - 1] ?? null) : null;
			return middle !== null && (before === null || Math.abs(middle - before) > 6) ? [(frame * 1000) / fps] : [];
		});
		expect(moves).toHaveLength(scene.words.length);
		for (const [index, { startMs }] of scene.words.entries()) {
			expect(Math.abs((moves[index] ?? NaN) - startMs)).toBeLessThanOrEqual(40);
		}
	});
});
