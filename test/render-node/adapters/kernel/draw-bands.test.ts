import { afterAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { globalArguments } from '../../../../render-node/src/adapters/ffmpeg/arguments/global-arguments.js';
import { rawOutput } from '../../../../render-node/src/adapters/kernel/caption-arguments.js';
import { drawBands } from '../../../../render-node/src/adapters/kernel/draw-bands.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('bands');
afterAll(() => folder.remove());
const frame = { width: 32, height: 16 };
const pairBytes = 32 * 16 * 3;
const where = { frame, area: { top: 0, rows: 16 } };
const run = { workDir: folder.path, signal: new AbortController().signal, log: silentLog() };

/** Each look is a row that is white on both frames of its pair. */
async function drawn(rows: readonly number[], { mostBytes = Infinity, missing = 0 } = {}) {
	const asked: (readonly number[])[] = [];
	const argumentsFor = (some: readonly number[], out: string) => {
		asked.push(some);
		const row = `if(eq(Y\\,${some.map((each, at) => `eq(floor(N/2)\\,${at})*${each}`).join('+')})\\,255\\,255*mod(N\\,2))`;
		const picture = `color=s=32x16:r=25,format=yuv420p,geq=lum=${row}:cb=255*mod(N\\,2):cr=255*mod(N\\,2)`;
		return [...globalArguments, '-f', 'lavfi', '-i', picture, ...rawOutput(2 * some.length - missing, out)];
	};
	const { bands } = await drawBands('ffmpeg', rows, argumentsFor, { ...where, mostBytes }, run);
	return { asked, tops: bands.map((band) => band?.top) };
}

describe('drawing many looks', () => {
	it('takes as many at a time as may lie on the disk, and leaves none there', async () => {
		const { asked, tops } = await drawn([2, 4, 6, 8, 10], { mostBytes: 2.5 * pairBytes });
		expect(asked).toEqual([[2, 4], [6, 8], [10]]);
		expect(tops).toEqual([2, 4, 6, 8, 10]);
		expect(readdirSync(folder.path)).toEqual([]);
	});

	it('takes all at once where there is room', async () => {
		const { asked, tops } = await drawn([2, 4, 6]);
		expect(asked).toEqual([[2, 4, 6]]);
		expect(tops).toEqual([2, 4, 6]);
	});

	it('fails where fewer come than were asked for', async () => {
		await expect(drawn([2, 4], { missing: 1 })).rejects.toThrow('FFmpeg drew fewer frames than it was asked for');
		expect(readdirSync(folder.path)).toEqual([]);
	});
});
