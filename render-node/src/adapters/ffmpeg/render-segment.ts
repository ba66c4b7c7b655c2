import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defect } from '../../domain/refusal.js';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import { MediaUnreadable, type Cost, type SegmentFiles, type SegmentRun } from '../../domain/timeline/renderer.js';
import { segmentArguments } from './arguments/segment-arguments.js';
import { canDecode } from './can-decode.js';
import { renderFailure } from './render-failure.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

/** Renders one segment and checks that it has every planned frame. */
export async function renderSegment(
	ffmpegPath: string,
	plan: SegmentPlan,
	encoding: Encoding,
	{ out, ...files }: SegmentFiles,
	{ workDir, signal, log, threads, onFrames }: SegmentRun,
): Promise<Cost> {
	// A bare name beside the work, so that no character of a folder's name has to pass through the filter graph.
	const captions = plan.captions === null ? null : `${basename(out)}.ass`;
	if (captions !== null && plan.captions !== null) await writeFile(join(workDir, captions), plan.captions);
	const args = segmentArguments(plan, encoding, { ...files, captions, out }, threads);
	const blame = () => unreadableClip(ffmpegPath, plan, files.layers, workDir, signal);
	try {
		const { frames, cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out, onFrames });
		if (frames === plan.frameCount) return { cpuMs };
		await rm(out, { force: true });
		throw (await blame()) ?? incomplete(frames, plan.frameCount);
	} catch (error) {
		if (!(error instanceof FfmpegFailed)) throw error;
		throw (await blame()) ?? renderFailure(error, log, args);
	} finally {
		if (captions !== null) await rm(join(workDir, captions), { force: true });
	}
}

const incomplete = (frames: number, planned: number) =>
	defect('segment-incomplete', `A segment came out with ${frames} frames in place of ${planned}`);

/** A clip is to blame where its first second cannot be decoded: that is for the one to mend who named it. */
async function unreadableClip(
	ffmpegPath: string,
	{ layers }: SegmentPlan,
	paths: readonly string[],
	workDir: string,
	signal: AbortSignal,
) {
	for (const [index, layer] of layers.entries()) {
		const path = paths[index];
		if (layer.kind !== 'clip' || path === undefined) continue;
		if (!(await canDecode(ffmpegPath, path, workDir, signal))) return new MediaUnreadable(layer.assetId);
	}
	return null;
}
