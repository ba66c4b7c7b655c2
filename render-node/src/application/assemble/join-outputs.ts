import type { Output, PlacedChapter, RenderedVideo, Timeline, Warning } from '@showrunner/contract';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SoftTrack } from '../../domain/captions/soft-tracks.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { AssetStore } from '../../domain/ports.js';
import type { OutputPlan, RenderPlan } from '../../domain/timeline/render-plan.js';
import type { JoinRequest, Renderer, RunContext } from '../../domain/timeline/renderer.js';
import { renderedEvidence } from './rendered-evidence.js';
import type { RenderProgress } from './render-progress.js';
import { storeCover } from './store-cover.js';

export type JoinTools = {
	renderer: Renderer;
	assets: AssetStore;
	progress: RenderProgress;
	/** Files of the segments by key. */
	segments: ReadonlyMap<string, string>;
	audio: string | null;
	chapters: readonly PlacedChapter[];
	softTracks: readonly SoftTrack[];
	/** Assets that the videos are made from. */
	madeFrom: string[];
};

export type JoinedOutputs = { videos: RenderedVideo[]; cpuMs: number; warnings: Warning[] };

type JoinedFile = { output: OutputPlan; name: string; out: string; durationMs: number };

/** Puts every output together and into the asset store: none of them before all are known to keep to their size. */
export async function joinOutputs(
	{ title, metadata, locale, outputs: wished }: Timeline,
	{ outputs }: RenderPlan,
	tools: JoinTools,
	run: RunContext,
): Promise<JoinedOutputs> {
	const joined: JoinedOutputs = { videos: [], cpuMs: 0, warnings: [] };
	const files: JoinedFile[] = [];
	for (const [index, output] of outputs.entries()) {
		const { aspectRatio, encoding } = output;
		tools.progress.finished(index, outputs.length, `Joining ${aspectRatio}`);
		const name = `story-${aspectRatio.replace(':', 'x')}.mp4`;
		const out = path.join(run.workDir, name);
		const { audio, chapters, softTracks } = tools;
		const segments = segmentFiles(output, tools.segments);
		const request = { segments, encoding, audio, title, metadata, locale, chapters, softTracks, out };
		const { durationMs, cpuMs } = await tools.renderer.joinVideo(request, run);
		await checkSize(out, wished[index], index);
		joined.cpuMs += cpuMs;
		files.push({ output, name, out, durationMs });
	}
	for (const [index, { output, name, out, durationMs }] of files.entries()) {
		const { aspectRatio, encoding } = output;
		const covered = await storeCover(wished[index]?.cover, output, out, tools, run);
		joined.cpuMs += covered?.cpuMs ?? 0;
		joined.warnings.push(...(covered?.warnings ?? []));
		const evidence = renderedEvidence(tools.madeFrom);
		const asset = await tools.assets.putFile(out, { name, mediaType: 'video/mp4', evidence });
		const { fps, encoder, frame } = encoding;
		joined.videos.push({
			aspectRatio,
			assetId: asset.id,
			...frame,
			fps,
			durationMs,
			sizeBytes: asset.sizeBytes,
			encoder,
			...(covered && { cover: covered.cover }),
		});
	}
	return joined;
}

/** Refuses a video that is larger than it may be after all that was done: it is stored nowhere. */
async function checkSize(file: string, output: Output | undefined, index: number): Promise<void> {
	const { size } = await stat(file);
	if (output?.maxSizeBytes === undefined || size <= output.maxSizeBytes) return;
	throw inputInvalid('size-limit-not-kept', `The video has ${size} bytes even at the lowest rate`, {
		field: `timeline.outputs[${index}].maxSizeBytes`,
		fix: `Allow ${Math.ceil((size * 1.1) / 1_000) * 1_000} bytes, or choose a smaller scale or fewer frames a second`,
	});
}

function segmentFiles({ segments }: OutputPlan, files: ReadonlyMap<string, string>): JoinRequest['segments'] {
	return segments.map(({ key, frameCount }) => {
		const file = files.get(key);
		if (file === undefined) throw new Error(`segment ${key} is missing after the render`);
		return { path: file, frameCount };
	});
}
