import { describe, expect, it } from '@jest/globals';
import { createPictureShelf } from '../../../../render-node/src/application/assemble/picture-shelf.js';
import type { Encoding, PictureLayer } from '../../../../render-node/src/domain/timeline/render-plan.js';
import type { PictureRequest } from '../../../../render-node/src/domain/timeline/renderer.js';
import { silentLog } from '../../../kits/silent-log.js';

const outputs = [96, 64, 32].map((width): Encoding => {
	return { frame: { width, height: 64 }, fps: 25, quality: 'draft', encoder: 'libx264' };
});
const run = { workDir: '/nowhere', signal: new AbortController().signal, log: silentLog() };

/** Each layer looks at another part of its asset; all outputs show all of them. */
function shelfOf(assetIds: readonly string[]) {
	const layers = assetIds.map((assetId, x): PictureLayer => {
		const framing = { canvas: { width: 2_000, height: 64 }, box: { x, y: 0, width: 64, height: 64 } };
		return { kind: 'picture', source: { kind: 'still', assetId, fit: { fit: 'cover' } }, framing, camera: null };
	});
	const made: (readonly PictureRequest[])[] = [];
	const makePictures = async (pictures: readonly PictureRequest[]) => {
		made.push(pictures);
		return { cpuMs: 1 };
	};
	const uses = outputs.flatMap((encoding) => layers.map((layer) => ({ layer, encoding })));
	const sources = new Map(assetIds.map((assetId) => [assetId, `/files/${assetId}`]));
	const shelf = createPictureShelf({ makePictures }, uses, sources, run.workDir);
	const take = async (output: number, layer: number) => {
		const [encoding, wanted] = [outputs[output], layers[layer]];
		if (encoding && wanted) await shelf.take(wanted, encoding, run);
	};
	return { made, take };
}

describe('the pictures that are made with one that is asked for', () => {
	it('are the next of its output, and those of their files in the others', async () => {
		const { made, take } = shelfOf(['a', 'b', 'c', 'd', 'e']);
		await take(0, 0);
		await take(1, 3);
		expect(made.map((each) => each.length)).toEqual([12]);
		await take(2, 4);
		expect(made.map((each) => each.length)).toEqual([12, 3]);
	});

	it('are few even where one file is shown in a thousand ways', async () => {
		const { made, take } = shelfOf(Array.from({ length: 1_000 }, () => 'a'));
		for (const output of outputs.keys()) await take(output, 0);
		await take(0, 4);
		expect(made.map((each) => each.length)).toEqual([12, 12]);
	});
});
