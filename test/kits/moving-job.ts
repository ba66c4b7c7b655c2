import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameJob } from '../../render-node/src/adapters/kernel/still-job.js';

/** A camera that moves over noise, so that no two frames are alike. */
export function movingJob(folder: string, frame: FrameJob['frame'], frameCount: number): FrameJob {
	const size = { width: frame.width + 64, height: frame.height + 64 };
	const file = path.join(folder, `${frame.width}.yuv`);
	let state = 1;
	const noise = () => (state = (state * 48_271) % 2_147_483_647) & 255;
	writeFileSync(file, Uint8Array.from({ length: (size.width * size.height * 3) / 2 }, noise));
	const windows = new Float64Array(4 * frameCount);
	for (let number = 0; number < frameCount; number++)
		windows.set([number, number, frame.width, frame.height], 4 * number);
	const layers = [{ path: file, size, windows }];
	return {
		frame,
		frameCount,
		cubic: true,
		layers,
		overlays: [],
		bands: [],
		bandOf: new Int32Array(frameCount).fill(-1),
	};
}
