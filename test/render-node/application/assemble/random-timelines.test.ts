import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { faultsOf, realMedia } from '../../../kits/planned-videos.js';

const timelines = 200;
/** Timelines whose result is told together, so that one that fails does not hide the others. */
const batch = 25;

let assembly: Assembly;
let real: ReadonlyMap<string, string>;
beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'random-timelines' });
	real = await realMedia(assembly);
});
afterAll(() => assembly.remove());

describe('videos of timelines of any kind', () => {
	it.each(Array.from({ length: timelines / batch }, (_, index) => index * batch))(
		'have the length, frames, streams and size that was planned, from seed %d on',
		async (first) => {
			const seeds = Array.from({ length: batch }, (_, index) => first + index);
			expect(await faultsOf(assembly, real, seeds)).toEqual([]);
		},
		900_000,
	);
});
