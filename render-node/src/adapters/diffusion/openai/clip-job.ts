import type { VideoCreateParams } from 'openai/resources/videos';
import { z } from 'zod';
import type { GenerationPiece } from '../../../domain/diffusion/generation.js';
import { Refusal } from '../../../domain/refusal.js';
import { sourceBytes } from '../remote/source-bytes.js';
import type { OpenAiServer } from './openai-server.js';
import { extraMembers, standardMembers } from './request-members.js';
import type { ServedModel } from './served-model.js';

export const clipJobSchema = z.object({
	// Goes into addresses, so nothing that could lead elsewhere.
	id: z.string().regex(/^[\w-]{1,200}$/),
	status: z.string(),
	progress: z.number().nullish(),
	inference_time_s: z.number().nonnegative().nullish(),
	error: z.object({ code: z.union([z.string(), z.number()]).nullish(), message: z.string().nullish() }).nullish(),
});
export type ClipJob = z.infer<typeof clipJobSchema>;

/**
 * Hands in an order for a clip. vLLM-Omni reads forms alone, older sglang reads a form only with a picture: a server that
 * does not understand the one is asked the other way once, which costs nothing, and is remembered.
 */
export async function createClipJob(
	server: OpenAiServer,
	model: ServedModel,
	{ request, sources }: GenerationPiece,
	signal: AbortSignal,
): Promise<{ job: ClipJob; members: object }> {
	const { frameCount, framesPerSecond } = request;
	const seconds = String(Math.max(1, Math.round((frameCount ?? 1) / (framesPerSecond ?? 1))));
	const members = { ...standardMembers(request, model), seconds, ...extraMembers(request, model) };
	const asForm = async (picture?: string) => {
		const file = picture === undefined ? null : await sourceBytes(picture);
		const body = file && { input_reference: new File([file.bytes], file.fileName, { type: file.mediaType }) };
		// The SDK's sizes, seconds and models are those of OpenAI's own service.
		const params = { ...members, ...body } as VideoCreateParams;
		return server.asked(server.client.videos.create(params, { signal }), clipJobSchema);
	};
	if (sources.firstFrame !== undefined) return { job: await asForm(sources.firstFrame), members };
	const asked = {
		json: () => server.asked(server.client.post('/videos', { body: members, signal }), clipJobSchema),
		form: () => asForm(),
	};
	const first = server.clipForm ?? (model.servedBy === 'sglang' ? 'json' : 'form');
	const other = first === 'json' ? 'form' : 'json';
	try {
		const job = await asked[first]();
		server.clipForm = first;
		return { job, members };
	} catch (error) {
		if (server.clipForm !== null || !isNotUnderstood(error)) throw error;
		const job = await asked[other]().catch(() => Promise.reject(error));
		server.clipForm = other;
		return { job, members };
	}
}

const isNotUnderstood = (error: unknown) =>
	error instanceof Refusal && ['server-refused', 'server-not-understood'].includes(error.problem.type);
