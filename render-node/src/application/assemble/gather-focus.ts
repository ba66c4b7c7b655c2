import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Timeline } from '@showrunner/contract';
import { z } from 'zod';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { SegmentCache } from '../../domain/ports.js';
import { focusKey, type Focus, type FocusFacts, type FocusSubject } from '../../domain/timeline/focus/focus.js';
import { focusSubjects } from '../../domain/timeline/focus/focus-subjects.js';
import { mediaOf, sizeOf } from '../../domain/timeline/media-facts.js';
import type { Cost, RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { AssemblyDeps } from './assembly-deps.js';
import type { GatheredMedia } from './gather-media.js';

const faceSchema = z.object({
	x: z.number(),
	y: z.number(),
	width: z.number(),
	height: z.number(),
	weight: z.number(),
});
const focusSchema = z.object({
	faces: z.array(faceSchema),
	columns: z.array(z.number()),
	rows: z.array(z.number()),
}) satisfies z.ZodType<Focus>;

/** Looks at all that is to be cropped by what it shows. What the same engine looked at once is read from the cache of segments. */
export async function gatherFocus(
	timeline: Timeline,
	{ facts, paths }: GatheredMedia,
	{ renderer, segmentCache, engine }: Pick<AssemblyDeps, 'renderer' | 'segmentCache'> & Pick<RendererState, 'engine'>,
	run: RunContext,
): Promise<Cost & { focus: FocusFacts }> {
	const focus = new Map<string, Focus>();
	let cpuMs = 0;
	for (const subject of focusSubjects(timeline, facts)) {
		const key = focusKey(subject);
		const place = `${key} ${engine}`;
		const known = await kept(segmentCache, place);
		if (known) focus.set(key, known);
		else {
			const found = await renderer.findFocus(requestOf(subject), run);
			cpuMs += found.cpuMs;
			focus.set(key, found.focus);
			await keep(segmentCache, place, found.focus, run.workDir);
		}
	}
	return { focus, cpuMs };

	function requestOf(subject: FocusSubject) {
		const source = paths.get(subject.assetId);
		if (source === undefined) throw new Error('an asset is to be looked at that was not gathered');
		return { source, subject, size: sizeOf(mediaOf(facts, subject.assetId)) };
	}
}

async function kept(cache: SegmentCache, key: string): Promise<Focus | null> {
	const file = await cache.find(key);
	if (file === null) return null;
	const text = await readFile(file, 'utf8').catch(() => '');
	try {
		return focusSchema.parse(JSON.parse(text));
	} catch {
		// Half a file, from a disk that was full: it is looked at again.
		return null;
	}
}

async function keep(cache: SegmentCache, key: string, focus: Focus, workDir: string): Promise<void> {
	const file = path.join(workDir, `focus-${contentHash(key)}.json`);
	await writeFile(file, JSON.stringify(focus));
	await cache.keep(key, file);
}
