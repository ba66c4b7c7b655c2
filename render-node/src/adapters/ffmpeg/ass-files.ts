import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SegmentPlan } from '../../domain/timeline/render-plan.js';

/** Bare names beside the work, so that no character of a folder's name has to pass through a filter graph. */
export type AssFiles = {
	names: { captions: string | null; overlays: string | null };
	write(): Promise<void>;
	remove(): Promise<void>;
};

/** Files for all that is written over a segment's pictures. */
export function assFiles({ captions, overlays }: SegmentPlan, out: string, workDir: string): AssFiles {
	const text = overlays?.text ?? null;
	const names = {
		captions: captions === null ? null : `${basename(out)}.ass`,
		overlays: text === null ? null : `${basename(out)}.overlays.ass`,
	};
	const files = [
		...(names.captions === null ? [] : [{ path: join(workDir, names.captions), text: captions ?? '' }]),
		...(names.overlays === null ? [] : [{ path: join(workDir, names.overlays), text: text ?? '' }]),
	];
	return {
		names,
		async write() {
			await Promise.all(files.map((file) => writeFile(file.path, file.text)));
		},
		async remove() {
			await Promise.all(files.map(({ path }) => rm(path, { force: true })));
		},
	};
}
