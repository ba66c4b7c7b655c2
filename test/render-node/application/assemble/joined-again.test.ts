import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

let assembly: Assembly;
/** Names of the files that were joined since the test began. */
const joined: string[] = [];
beforeAll(async () => {
	assembly = await createAssembly();
	const { joinVideo } = { ...assembly.renderer };
	assembly.renderer.joinVideo = async (request, run) => {
		joined.push(request.out.split('/').at(-1) ?? '');
		return joinVideo(request, run);
	};
});
beforeEach(() => void joined.splice(0));
afterAll(() => assembly.remove());

const output = (aspectRatio: string, more: object = {}) => ({
	...{ aspectRatio, fps: 25, quality: 'draft', scale: 0.1 },
	...more,
});
const timeline = (outputs: object[], more: object = {}) => ({
	...{ version: 1, locale: 'en', outputs },
	scenes: [{ id: 'one', durationMs: 400, visual: { kind: 'colour', colour: '#3d5a80' } }],
	...more,
});

describe('a video that was joined before', () => {
	it('is the same again, with its cover, and is not joined anew', async () => {
		const wished = timeline([output('9:16', { cover: 'best' })]);
		const [first, again] = [await assembly.assemble(wished), await assembly.assemble(wished)];
		expect(again.result.videos).toEqual(first.result.videos);
		expect(first.result.videos[0]).toMatchObject({ durationMs: 400, cover: { assetId: expect.any(String) } });
		expect(joined).toEqual(['story-9x16.mp4']);
	});

	it('stands beside an output that is new', async () => {
		await assembly.assemble(timeline([output('16:9')]));
		const { result } = await assembly.assemble(timeline([output('16:9'), output('1:1')]));
		expect(joined).toEqual(['story-16x9.mp4', 'story-1x1.mp4']);
		expect(result.videos.map(({ aspectRatio }) => aspectRatio)).toEqual(['16:9', '1:1']);
	});

	it.each<[string, object]>([
		['title', { title: 'Another' }],
		['comment', { metadata: { comment: 'Another' } }],
		['language', { locale: 'fr' }],
		['chapter', { chapters: [{ startMs: 0, title: 'Another' }] }],
		['picture', { scenes: [{ id: 'one', durationMs: 400, visual: { kind: 'colour', colour: '#ee6c4d' } }] }],
	])('is joined anew with another %s', async (_, more) => {
		const before = await assembly.assemble(timeline([output('9:16')]));
		const after = await assembly.assemble(timeline([output('9:16')], more));
		expect(joined.length).toBeGreaterThan(0);
		expect(after.result.videos[0]?.assetId).not.toBe(before.result.videos[0]?.assetId);
	});

	it('is refused where it is larger than it may be now', async () => {
		const small = timeline([output('9:16', { maxSizeBytes: 80_000 })]);
		const { result } = await assembly.assemble(small);
		expect(result.videos[0]?.sizeBytes).toBeLessThanOrEqual(80_000);
		for (const [each, kept] of assembly.videos.kept)
			assembly.videos.kept.set(each, { ...(kept as object), sizeBytes: 90_000 });
		await expect(assembly.assemble(small)).rejects.toMatchObject({ problem: { type: 'size-limit-not-kept' } });
	});
});
