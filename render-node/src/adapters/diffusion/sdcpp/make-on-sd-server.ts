import type { GenerationPiece, GenerationRun, MadePiece } from '../../../domain/diffusion/generation.js';
import { rateLimited } from '../../../domain/refusal.js';
import { decodeBase64 } from '../remote/decode-base64.js';
import type { EngineTools } from '../remote/engine-tools.js';
import type { PollPace } from '../remote/poll-pace.js';
import { handIn } from '../remote/hand-in.js';
import { resultUnusable } from '../remote/result-unusable.js';
import { serverTooSlow } from '../remote/server-faults.js';
import { withinLimit } from '../remote/within-limit.js';
import { awaitSdJob } from './await-sd-job.js';
import { finishPiece } from './finish-piece.js';
import { jobBody } from './job-body.js';
import { leaveSdJob } from './leave-sd-job.js';
import type { LoadedModel } from './loaded-model.js';
import { acceptedSchema } from './sd-job.js';
import type { SdServer } from './sd-server.js';

export type SdEngineLimits = { listMs: number; keptMs: number; pictureMs: number; clipMs: number; poll: PollPace };

export type SdPieceCall = {
	server: SdServer;
	model: LoadedModel;
	piece: GenerationPiece;
	index: number;
	run: GenerationRun;
	tools: EngineTools;
	times: SdEngineLimits;
	closing: AbortSignal;
};

/** Makes one piece as a job of a server. */
export async function makeOnSdServer(call: SdPieceCall): Promise<MadePiece> {
	const { server, model, piece, index, run, times } = call;
	if (server.busyWith !== null) throw stillBusy(server.name);
	const body = await jobBody(piece, model.facts);
	const limitMs = body.mode === 'img_gen' ? times.pictureMs : times.clipMs;
	const tooSlow = () => serverTooSlow(server.name, limitMs);
	let busySince: number | null = null;
	const job = await withinLimit(run.signal, limitMs, tooSlow, async (signal) => {
		const leave = (id: string) => leaveSdJob(server, id, { pace: times.poll, log: run.log, closing: call.closing });
		const order = { ...body.settings, ...body.pictures };
		const { id } = await handIn(
			server.name,
			signal,
			(submitting) => server.call(`/${body.mode}`, acceptedSchema, submitting, order),
			(accepted) => leave(accepted.id),
		);
		const onPhase: Parameters<typeof awaitSdJob>[3] = (phase) => {
			if (phase === 'denoising') busySince ??= performance.now();
			run.onProgress({ phase, piece: index, steps: null });
		};
		try {
			return await awaitSdJob(server, id, times.poll, onPhase, signal);
		} catch (error) {
			await leave(id);
			throw error;
		}
	});
	const deviceMs = Math.round(performance.now() - (busySince ?? performance.now()));
	const encoded = body.mode === 'img_gen' ? job.result?.images?.[0]?.b64_json : job.result?.b64_json;
	const bytes = encoded ? decodeBase64(encoded) : null;
	if (bytes === null) throw resultUnusable(server.name, 'It gave no result.');
	return finishPiece(bytes, { ...call, settings: body.settings, deviceMs });
}

const stillBusy = (server: string) =>
	rateLimited('server-busy', `${server} still works on something that was given up`, {
		detail: 'It cannot be made to stop before it is done.',
		fix: 'Try again in a while, or start the server anew',
		retryAfterMs: 30_000,
	});
