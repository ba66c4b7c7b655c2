import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { barAss } from '../../domain/overlays/bar-ass.js';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import { inkedTexts, type LetterMatrix, type Painting } from './letters/letter-ink.js';

const kinds = ['bars', 'overlays', 'captions'] as const;

/** Bare names beside the work, so that no character of a folder's name has to pass through a filter graph. */
export type AssFiles = {
	names: Record<(typeof kinds)[number], string | null>;
	painting: Painting;
	write(): Promise<void>;
	remove(): Promise<void>;
};

/** Files for all that is written over a segment's pictures. */
export function assFiles(
	segment: SegmentPlan,
	encoding: Encoding,
	letters: LetterMatrix,
	{ out, workDir }: { out: string; workDir: string },
): AssFiles {
	const { captions, overlays: { bars, text = null } = {} } = segment;
	const texts = { bars: bars ? barAss(bars, encoding) : null, overlays: text, captions };
	const names: AssFiles['names'] = { bars: null, overlays: null, captions: null };
	const written = kinds.flatMap((kind) => (texts[kind] === null ? [] : { kind, text: texts[kind] }));
	const { texts: inked, painting } = inkedTexts(
		written.map(({ text }) => text),
		letters,
	);
	const files = written.map(({ kind, text }, index) => {
		const name = `${basename(out)}.${kind}.ass`;
		names[kind] = name;
		return { path: join(workDir, name), text: inked[index] ?? text };
	});
	return {
		names,
		painting,
		async write() {
			await Promise.all(files.map((file) => writeFile(file.path, file.text)));
		},
		async remove() {
			await Promise.all(files.map(({ path }) => rm(path, { force: true })));
		},
	};
}
