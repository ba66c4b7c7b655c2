import { rm } from 'node:fs/promises';
import { sizeOf, type MediaFacts } from '../../domain/timeline/media-facts.js';
import type { Encoding, SegmentPlan, Size } from '../../domain/timeline/render-plan.js';
import { MediaUnreadable, type Cost, type SegmentFiles, type SegmentRun } from '../../domain/timeline/renderer.js';
import { shownLayers } from '../../domain/timeline/shown-layers.js';
import { segmentArguments } from './arguments/segment-arguments.js';
import { assFiles } from './ass-files.js';
import { canDecode } from './can-decode.js';
import type { ClipDecoder } from './clip-decoder.js';
import { FramesMissing, segmentFailure } from './segment-failure.js';
import type { EncoderChoice } from './encoder-choice.js';
import type { LetterMatrix } from './letters/letter-ink.js';
import type { DecoderArguments } from './probe-decoder.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

export type SegmentTools = {
	ffmpegPath: string;
	decoder: ClipDecoder;
	choice: EncoderChoice;
	letters: LetterMatrix;
};

/** Renders one segment and checks that it has every planned frame. */
export async function renderSegment(
	{ ffmpegPath, decoder, choice, letters }: SegmentTools,
	plan: SegmentPlan,
	encoding: Encoding,
	{ out, media, ...files }: SegmentFiles,
	{ workDir, signal, log, threads, onFrames }: SegmentRun,
): Promise<Cost> {
	const written = assFiles(plan, encoding, letters, { out, workDir });
	const { painting } = written;
	await written.write();
	const sizes = shownLayers(plan).map((layer) => (layer.kind === 'clip' ? sizeIn(media, layer.assetId) : undefined));
	const argumentsWith = (decoders: DecoderArguments[]) =>
		segmentArguments(plan, encoding, { ...files, ...written.names, painting, decoders, sizes, out }, threads);
	const attempt = async (decoders: DecoderArguments[]) => {
		const args = argumentsWith(decoders);
		const { frames, cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out, onFrames });
		if (frames === plan.frameCount) return { cpuMs };
		await rm(out, { force: true });
		throw new FramesMissing(frames, plan.frameCount);
	};
	const decoders = decoder.argumentsFor(shownLayers(plan), media);
	try {
		if (decoders.every((decoder) => decoder.length === 0)) return await attempt([]);
		const drawn = await attempt(decoders).catch(failedOnly);
		if (!(drawn instanceof Error)) return drawn;
		const cost = await attempt([]);
		decoder.avoid(shownLayers(plan));
		log.info({ reason: drawn.message }, 'a clip that the graphics card refused was decoded by the processor');
		return cost;
	} catch (error) {
		const failure = failedOnly(error);
		const clip = await unreadableClip(ffmpegPath, plan, files.layers, workDir, signal);
		throw clip ?? segmentFailure(failure, encoding.encoder, choice, log, argumentsWith([]));
	} finally {
		await written.remove();
	}
}

function failedOnly(error: unknown): FfmpegFailed | FramesMissing {
	if (error instanceof FfmpegFailed || error instanceof FramesMissing) return error;
	throw error;
}

/** A clip is to blame where its first second cannot be decoded: that is for the one to mend who named it. */
async function unreadableClip(
	ffmpegPath: string,
	plan: SegmentPlan,
	paths: readonly string[],
	workDir: string,
	signal: AbortSignal,
) {
	for (const [index, layer] of shownLayers(plan).entries()) {
		const path = paths[index];
		if (layer.kind !== 'clip' || path === undefined) continue;
		if (!(await canDecode(ffmpegPath, path, workDir, signal))) return new MediaUnreadable(layer.assetId);
	}
	return null;
}

/** What is made for a video, such as layers that move by their depth, is no asset; it has the size of what it fills. */
function sizeIn(facts: MediaFacts, assetId: string): Size | undefined {
	const media = facts.get(assetId);
	return media && sizeOf(media);
}
