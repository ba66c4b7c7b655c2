import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Problem } from '@showrunner/contract';
import type { GenerationPiece, GenerationRun, MadePiece } from '../../../domain/diffusion/generation.js';
import { configurationInvalid, temporarilyUnavailable } from '../../../domain/refusal.js';
import type { EngineTools } from '../remote/engine-tools.js';
import { resultUnusable } from '../remote/result-unusable.js';
import { sizeNote } from '../remote/size-note.js';
import { awaitPrompt } from './await-prompt.js';
import { cancelPrompt } from './cancel-prompt.js';
import type { ComfyHttp } from './comfy-http.js';
import type { ComfyLimits } from './comfy-limits.js';
import { serverName } from './comfy-refusals.js';
import { fillSlots } from './fill-slots.js';
import { finishResult } from './finish-result.js';
import type { PromptEnd, ServerFile } from './history-entry.js';
import type { Listener } from './listen.js';
import { lackedMemory, outOfMemory, promptProblem } from './prompt-problem.js';
import type { ComfyGraph, ComfyWorkflow } from './template-schema.js';
import { uploadSources } from './upload-sources.js';

export type PieceWork = {
	piece: GenerationPiece;
	number: number;
	workflow: ComfyWorkflow;
	/** The workflow's graph as the server takes it. */
	graph: ComfyGraph;
	http: ComfyHttp;
	listener: Listener;
	limits: ComfyLimits;
	tools: EngineTools;
	run: GenerationRun;
	/** Facts of server and template for the record. */
	facts: Record<string, unknown>;
};

export type PieceResult = { made: MadePiece } | { problem: Problem };

/** Makes one piece on a server. Rejects with what ends the whole order; by then the prompt is off the server. */
export async function makePiece(work: PieceWork): Promise<PieceResult> {
	const { piece, workflow, http, run } = work;
	const uploaded = await uploadSources(http, piece.sources, run.signal);
	const id = randomUUID();
	const graph = fillSlots(work.graph, workflow, piece.request, { uploaded, prefix: `showrunner/${id}` });
	const from = performance.now();
	const end = await endOf(work, id, graph);
	if (end.end !== 'made') {
		if (lackedMemory(end)) throw outOfMemory();
		return { problem: promptProblem(end) };
	}
	const [file] = end.files[workflow.output.node] ?? [];
	if (!file) return { problem: nothingMade().problem };
	const deviceMs = end.tookMs ?? Math.round(performance.now() - from);
	return fetched(work, file, deviceMs);
}

async function endOf(work: PieceWork, id: string, graph: ComfyGraph): Promise<PromptEnd> {
	const { workflow, piece, number, http, listener, limits, run } = work;
	const { pause, release } = listener.follow(id, workflow, piece.request.steps, (progress) =>
		run.onProgress({ ...progress, piece: number }),
	);
	try {
		const prompt = { id, clientId: listener.clientId, graph };
		return await awaitPrompt(http, prompt, { limits, log: run.log, signal: run.signal, pause });
	} catch (error) {
		const gone = await cancelPrompt(http, id, limits);
		if (!gone) run.log.warn({ server: http.host, promptId: id }, 'a prompt may still run on a ComfyUI server');
		throw error;
	} finally {
		release();
	}
}

async function fetched(work: PieceWork, file: ServerFile, deviceMs: number): Promise<PieceResult> {
	const { piece, number, workflow, http, tools, run } = work;
	const moving = workflow.output.kind !== 'image';
	const [raw, out] = [`comfyui-${number}.raw`, `comfyui-${number}.${moving ? 'mp4' : 'png'}`].map((name) =>
		path.join(run.workDir, name),
	) as [string, string];
	run.onProgress({ phase: 'encoding', piece: number, steps: null });
	const status = await http.download(`view?${new URLSearchParams(file)}`, raw, run.signal);
	if (status !== 200) return { problem: resultGone(status).problem };
	const wanted = piece.request.sound || piece.request.kind === 'upscale';
	const sound = workflow.output.kind === 'video-with-sound' && wanted;
	const finished = await finishResult(tools, { raw, out, workDir: run.workDir, moving, sound, signal: run.signal });
	if (!finished)
		return { problem: resultUnusable(serverName, 'It is not what the template says, or is damaged.').problem };
	const facts = {
		...work.facts,
		seed: piece.request.seed,
		steps: piece.request.steps,
		guidance: piece.request.guidance,
	};
	return {
		made: { ...finished, deviceMs, warnings: sizeNote(piece.request.size, finished.size), aiGenerated: true, facts },
	};
}

const nothingMade = () =>
	configurationInvalid('comfyui-nothing-made', 'ComfyUI ended without a file from the output node', {
		fix: 'See whether the template names the node that saves the result',
	});

const resultGone = (status: number) =>
	temporarilyUnavailable('comfyui-result-gone', 'ComfyUI made a file and does not hand it out', {
		...{ detail: `It answered ${status}.`, fix: 'Try again' },
	});
