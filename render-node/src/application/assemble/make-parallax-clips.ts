import path from 'node:path';
import type { Timeline } from '@showrunner/contract';
import { contentHash } from '../../domain/jobs/content-hash.js';
import { parallaxVisuals } from '../../domain/timeline/parallax/parallax-visuals.js';
import type { Cost, RendererState, RunContext } from '../../domain/timeline/renderer.js';
import type { AssemblyDeps } from './assembly-deps.js';
import type { GatheredMedia } from './gather-media.js';

type Tools = Pick<AssemblyDeps, 'renderer' | 'segmentCache' | 'cores'> & Pick<RendererState, 'engine'>;

/** Renders every scene of layers that the same engine did not render before; gives their files by id. */
export async function makeParallaxClips(
	timeline: Timeline,
	{ facts, paths }: GatheredMedia,
	{ renderer, segmentCache, cores, engine }: Tools,
	run: RunContext,
): Promise<Cost & { files: Map<string, string> }> {
	const clips = new Map(timeline.outputs.flatMap((output) => [...parallaxVisuals(timeline, output, facts).clips]));
	const files = new Map<string, string>();
	let cpuMs = 0;
	for (const [id, clip] of clips) {
		const place = `${id} ${engine}`;
		const kept = await segmentCache.find(place);
		if (kept !== null) files.set(id, kept);
		else {
			const sources = clip.layers.map(({ assetId }) => {
				const source = paths.get(assetId);
				if (source === undefined) throw new Error('a layer shows an asset that was not gathered');
				return source;
			});
			const out = path.join(run.workDir, `${contentHash(id)}.mp4`);
			cpuMs += (await renderer.makeParallax({ clip, sources, out, threads: cores }, run)).cpuMs;
			files.set(id, await segmentCache.keep(place, out));
		}
	}
	return { files, cpuMs };
}
