import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { describeNewerFfmpeg, newerFfmpeg } from '../../../kits/newer-ffmpeg.js';
import { faultsOf, realMedia } from '../../../kits/planned-videos.js';

/** Each has another mixture of scenes, transitions, effects, overlays and captions. */
const seeds = Array.from({ length: 12 }, (_, index) => 200 + index);

const versionOf = (ffmpeg: string) =>
	Number(/version n?(\d+)/.exec(execFileSync(ffmpeg, ['-version'], { encoding: 'utf8' }))?.[1]);

describeNewerFfmpeg('an FFmpeg that is years newer than that of the system', () => {
	let assembly: Assembly;
	beforeAll(async () => {
		assembly = await createAssembly({ folderName: 'newer-ffmpeg', ffmpegPath: newerFfmpeg });
	});
	afterAll(() => assembly.remove());

	it('makes videos that are as they were planned', async () => {
		expect(versionOf(newerFfmpeg)).toBeGreaterThanOrEqual(9);
		expect(versionOf(newerFfmpeg)).toBeGreaterThan(versionOf('ffmpeg'));
		expect(await faultsOf(assembly, await realMedia(assembly), seeds)).toEqual([]);
	}, 300_000);
});
