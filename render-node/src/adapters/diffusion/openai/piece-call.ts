import type { GenerationPiece, GenerationRun } from '../../../domain/diffusion/generation.js';
import type { EngineTools } from '../remote/engine-tools.js';
import type { PollPace } from '../remote/poll-pace.js';
import type { OpenAiServer } from './openai-server.js';
import type { ServedModel } from './served-model.js';

/** How long things may take. `keptMs`: for how long a list of models is believed. */
export type OpenAiEngineLimits = {
	listMs: number;
	keptMs: number;
	pictureMs: number;
	clipMs: number;
	poll: PollPace;
};

/** What making one piece needs. */
export type PieceCall = {
	server: OpenAiServer;
	model: ServedModel;
	piece: GenerationPiece;
	index: number;
	run: GenerationRun;
	tools: EngineTools;
	times: OpenAiEngineLimits;
};
