import { rm } from 'node:fs/promises';
import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import type { GenerationKind } from '@showrunner/contract';
import type { MadePiece, PieceOutcome } from '../../../domain/diffusion/generation.js';
import type { MediaTools } from '../../../domain/diffusion/media-tools.js';
import type { Log } from '../../../domain/ports.js';
import { Refusal } from '../../../domain/refusal.js';
import { ffmpegVersion } from '../../ffmpeg/ffmpeg-version.js';
import { cinematicCard } from './cinematic-card.js';
import { crossStills } from './cross-stills.js';
import { enlargeClip } from './enlarge-clip.js';
import { moveOverStill } from './move-over-still.js';
import type { MakeClip, ClipWork } from './clip-work.js';

export type CinematicTools = { ffmpegPath: string; ffprobePath: string; mediaTools: MediaTools; log: Log };

const makers: Partial<Record<GenerationKind, MakeClip>> = {
	'image-to-video': moveOverStill,
	'first-last-frame': crossStills,
	upscale: enlargeClip,
};

/** Clips by FFmpeg alone: what is always there, and what answers where no model can. */
export function createCinematicEngine(tools: CinematicTools): DiffusionEngine {
	const note = 'A camera over stills, made by FFmpeg. It needs no GPU and reads no prompt.';
	return {
		id: 'cinematic',
		models: () => Promise.resolve([{ card: cinematicCard, available: true, note }]),
		lanes: () => Promise.resolve(1),
		close: () => Promise.resolve(),
		async run({ pieces }, run) {
			run.signal.throwIfAborted();
			const version = await ffmpegVersion(tools.ffmpegPath);
			for (const [piece, { request, sources }] of pieces.entries()) {
				run.signal.throwIfAborted();
				await run.onPiece(await decided({ tools, run, piece, request, sources, version }));
			}
		},
	};
}

/** A piece or why there is none; only what is wrong with its own sources is told in this way. */
async function decided(work: ClipWork): Promise<PieceOutcome> {
	const { piece } = work;
	try {
		return { piece, made: await made(work) };
	} catch (error) {
		if (error instanceof Refusal && error.problem.kind === 'input-invalid') return { piece, problem: error.problem };
		throw error;
	}
}

async function made(work: ClipWork): Promise<MadePiece> {
	const { request, run, version } = work;
	const make = makers[request.kind];
	if (!make) throw new TypeError(`the cinematic engine makes no ${request.kind}`);
	const started = performance.now();
	const { path, size, clip, warnings, facts } = await make(work);
	if (run.signal.aborted) await rm(path, { force: true });
	run.signal.throwIfAborted();
	return {
		...{ path, size, clip, warnings, mediaType: 'video/mp4', aiGenerated: false },
		deviceMs: Math.round(performance.now() - started),
		facts: { ffmpeg: version, ...facts },
	};
}
