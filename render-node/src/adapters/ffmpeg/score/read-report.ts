import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { errorCode } from '../../../domain/error-code.js';
import type { LevelAt } from '../../../domain/scoring/video-measures.js';

/**
 * What the filters `metadata` and `ametadata` have printed of one key: for each frame with it a line that has the
 * frame's time, and one with the value. A file that is not there holds nothing: no frame came by.
 */
export async function readReport(path: string): Promise<LevelAt[]> {
	const found: LevelAt[] = [];
	let atMs = 0;
	try {
		for await (const line of createInterface({ input: createReadStream(path) })) {
			const time = /^frame:.*pts_time:\s*(-?[\d.]+)/.exec(line)?.[1];
			if (time !== undefined) atMs = Number(time) * 1000;
			const value = Number(/^lavfi\.[^=]+=(.+)$/.exec(line)?.[1] ?? NaN);
			if (Number.isFinite(value)) found.push({ atMs, value });
		}
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
	}
	return found;
}
