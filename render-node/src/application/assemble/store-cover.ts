import type { Cover, TakenCover, Warning } from '@showrunner/contract';
import path from 'node:path';
import { coverFrames } from '../../domain/timeline/cover/cover-frames.js';
import type { OutputPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import type { JoinTools } from './join-outputs.js';
import { renderedEvidence } from './rendered-evidence.js';

export type StoredCover = Cost & { cover: TakenCover; warnings: Warning[] };

/** Takes the cover out of a joined video, `source`, and puts it into the asset store; null where none is wished. */
export async function storeCover(
	wish: Cover | undefined,
	plan: OutputPlan,
	source: string,
	{ renderer, assets, madeFrom }: Pick<JoinTools, 'renderer' | 'assets' | 'madeFrom'>,
	run: RunContext,
): Promise<StoredCover | null> {
	if (wish === undefined) return null;
	const { encoding, aspectRatio } = plan;
	const name = `${path.basename(source, '.mp4')}-cover.jpg`;
	const out = path.join(run.workDir, name);
	const request = { source, frames: coverFrames(wish, plan), encoding, out };
	const { atMs, isBlack, cpuMs } = await renderer.takeCover(request, run);
	const evidence = renderedEvidence(madeFrom);
	const { id: assetId } = await assets.putFile(out, { name, mediaType: 'image/jpeg', evidence });
	const message = `Every frame that was looked at for the cover of ${aspectRatio} is black; it is the one at ${atMs} ms`;
	return {
		cover: { assetId, atMs },
		cpuMs,
		warnings: isBlack ? [{ code: 'option-adjusted', message, field: 'timeline.outputs' }] : [],
	};
}
