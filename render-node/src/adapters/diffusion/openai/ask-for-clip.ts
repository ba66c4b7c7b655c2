import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { GenerationPiece, GenerationProgress } from '../../../domain/diffusion/generation.js';
import type { Log } from '../../../domain/ports.js';
import { handIn } from '../remote/hand-in.js';
import { isPassing } from '../remote/on-one-of.js';
import type { PollPace } from '../remote/poll-pace.js';
import { awaitClipJob, isGone, jobLost } from './await-clip-job.js';
import { createClipJob } from './clip-job.js';
import type { OpenAiServer } from './openai-server.js';
import type { ServedModel } from './served-model.js';

export type GivenClip = { bytes: Uint8Array; serverMs: number | null; members: object };

type ClipCall = {
	pace: PollPace;
	signal: AbortSignal;
	log: Log;
	onProgress(progress: Omit<GenerationProgress, 'piece'>): void;
};

const removeLimitMs = 5_000;
const mostDownloads = 3;

/** Hands in an order for a clip, waits for it and fetches it. However that ends, the job is taken off the server. */
export async function askForClip(
	server: OpenAiServer,
	model: ServedModel,
	piece: GenerationPiece,
	{ pace, signal, log, onProgress }: ClipCall,
): Promise<GivenClip> {
	const { job, members } = await handIn(
		server.name,
		signal,
		(submitting) => createClipJob(server, model, piece, submitting),
		(accepted) => removeJob(server, accepted.job.id, log),
	);
	try {
		const done = await awaitClipJob(server, job, pace, onProgress, signal);
		onProgress({ phase: 'decoding', steps: null });
		const bytes = await download(server, job.id, pace, signal);
		return { bytes, serverMs: done.inference_time_s ? Math.round(done.inference_time_s * 1000) : null, members };
	} finally {
		await removeJob(server, job.id, log);
	}
}

/** A job may be called done a moment before its file is there, and a connection may break off in the middle. */
async function download(
	server: OpenAiServer,
	id: string,
	{ mostMs }: PollPace,
	signal: AbortSignal,
): Promise<Uint8Array> {
	for (let attempt = 1; ; attempt++) {
		const call = server.client.videos.downloadContent(id, {}, { signal }).then((answer) => answer.bytes());
		try {
			return await server.asked(call, z.instanceof(Uint8Array));
		} catch (error) {
			if (signal.aborted) throw error;
			const retried = isPassing(error) || isGone(error);
			if (!retried || attempt >= mostDownloads) throw isGone(error) ? jobLost(server.name) : error;
			await sleep(mostMs / 2, undefined, { signal });
		}
	}
}

/** vLLM-Omni ends a job that runs, sglang forgets it. Nobody waits for more than a moment for either. */
async function removeJob(server: OpenAiServer, id: string, log: Log): Promise<void> {
	try {
		await server.client.videos.delete(id, { signal: AbortSignal.timeout(removeLimitMs) });
	} catch {
		log.warn({ server: server.name, job: id }, 'a video job could not be taken off its server');
	}
}
