import type { Output, PlacedChapter, RenderedVideo, Timeline, Warning } from '@showrunner/contract';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SoftTrack } from '../../domain/captions/soft-tracks.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { AssetStore } from '../../domain/ports.js';
import type { OutputPlan, RenderPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, JoinRequest, RunContext } from '../../domain/timeline/renderer.js';
import type { AssemblyDeps } from './assembly-deps.js';
import { videoKey, type JoinedVideo, type VideoParts } from './joined-video.js';
import type { MixedSound } from './mix-sound.js';
import { renderedEvidence } from './rendered-evidence.js';
import type { RenderProgress } from './render-progress.js';
import { storeCover } from './store-cover.js';

export type JoinTools = Pick<AssemblyDeps, 'renderer' | 'videos'> & {
	jobId: string;
	assets: AssetStore;
	progress: RenderProgress;
	/** Files of the segments by key. */
	segments: ReadonlyMap<string, string>;
	sound: MixedSound;
	/** Names the maker of the videos and its version. */
	engine: string;
	chapters: readonly PlacedChapter[];
	softTracks: readonly SoftTrack[];
	/** Assets that the videos are made from. */
	madeFrom: string[];
};

export type JoinedOutputs = { videos: RenderedVideo[]; cpuMs: number; warnings: Warning[] };

type Joining = { output: OutputPlan; parts: VideoParts; key: string; index: number; wished: Output | undefined };
/** What an earlier job has stored, or a file that is not stored yet. */
type Joined = Joining & Cost & ({ kept: JoinedVideo } | { file: string; durationMs: number });

/**
 * Puts every output together and into the asset store: none of them before all are known to keep to their size. What
 * another job has joined of the same parts is taken as it is.
 */
export async function joinOutputs(
	timeline: Timeline,
	{ outputs }: RenderPlan,
	tools: JoinTools,
	run: RunContext,
): Promise<JoinedOutputs> {
	const all: JoinedOutputs = { videos: [], cpuMs: 0, warnings: [] };
	const joined: Joined[] = [];
	for (const [index, output] of outputs.entries()) {
		tools.progress.finished(index, outputs.length, `Joining ${output.aspectRatio}`);
		joined.push(await joinOutput(joiningOf(timeline, output, index, tools), tools, run));
	}
	for (const each of joined) {
		const { aspectRatio, encoding } = each.output;
		const { assetId, durationMs, sizeBytes, cover, warnings, cpuMs } = await storeVideo(each, tools, run);
		all.cpuMs += each.cpuMs + cpuMs;
		all.warnings.push(...warnings);
		const { fps, encoder, frame } = encoding;
		const facts = { aspectRatio, assetId, ...frame, fps, durationMs, sizeBytes, encoder };
		all.videos.push({ ...facts, ...(cover && { cover }) });
	}
	return all;
}

function joiningOf(timeline: Timeline, output: OutputPlan, index: number, tools: JoinTools): Joining {
	const { title, metadata, locale, outputs } = timeline;
	const { chapters, softTracks, engine, sound } = tools;
	const wished = outputs[index];
	const parts: VideoParts = {
		name: `story-${output.aspectRatio.replace(':', 'x')}.mp4`,
		...{ engine, soundKey: sound.key, title, metadata, locale, chapters, softTracks, cover: wished?.cover },
	};
	return { output, parts, key: videoKey(output, parts), index, wished };
}

async function joinOutput(joining: Joining, tools: JoinTools, run: RunContext): Promise<Joined> {
	const { output, parts, key } = joining;
	// Only `storeVideo` writes under these keys.
	const kept = (await tools.videos.find(key)) as JoinedVideo | null;
	if (kept !== null) {
		checkSize(kept.sizeBytes, joining);
		return { ...joining, cpuMs: 0, kept };
	}
	const file = path.join(run.workDir, parts.name);
	const { title, metadata, locale, chapters, softTracks } = parts;
	const { encoding } = output;
	const [segments, audio] = [segmentFiles(output, tools.segments), tools.sound.path];
	const request = { segments, encoding, audio, title, metadata, locale, chapters, softTracks, out: file };
	const { durationMs, cpuMs } = await tools.renderer.joinVideo(request, run);
	checkSize((await stat(file)).size, joining);
	return { ...joining, cpuMs, file, durationMs };
}

async function storeVideo(joined: Joined, tools: JoinTools, run: RunContext): Promise<JoinedVideo & Cost> {
	if ('kept' in joined) return { ...joined.kept, cpuMs: 0 };
	const { output, parts, key, file, durationMs } = joined;
	const { cpuMs = 0, ...covered } = (await storeCover(parts.cover, output, file, tools, run)) ?? {};
	const evidence = renderedEvidence(tools.madeFrom);
	const { id, sizeBytes } = await tools.assets.putFile(file, { name: parts.name, mediaType: 'video/mp4', evidence });
	const video: JoinedVideo = { assetId: id, durationMs, sizeBytes, warnings: [], ...covered };
	await tools.videos.keep(key, tools.jobId, video);
	return { ...video, cpuMs };
}

/** Refuses a video that is larger than it may be after all that was done: it is stored nowhere. */
function checkSize(sizeBytes: number, { wished, index }: Joining): void {
	if (wished?.maxSizeBytes === undefined || sizeBytes <= wished.maxSizeBytes) return;
	throw inputInvalid('size-limit-not-kept', `The video has ${sizeBytes} bytes even at the lowest rate`, {
		field: `timeline.outputs[${index}].maxSizeBytes`,
		fix: `Allow ${Math.ceil((sizeBytes * 1.1) / 1_000) * 1_000} bytes, or choose a smaller scale or fewer frames a second`,
	});
}

function segmentFiles({ segments }: OutputPlan, files: ReadonlyMap<string, string>): JoinRequest['segments'] {
	return segments.map(({ key, frameCount }) => {
		const file = files.get(key);
		if (file === undefined) throw new Error(`segment ${key} is missing after the render`);
		return { path: file, frameCount };
	});
}
