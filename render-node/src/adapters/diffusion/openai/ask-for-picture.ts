import type { ImageEditParamsNonStreaming, ImageGenerateParamsNonStreaming } from 'openai/resources/images';
import { z } from 'zod';
import type { GenerationPiece } from '../../../domain/diffusion/generation.js';
import { decodeBase64 } from '../remote/decode-base64.js';
import { resultUnusable } from '../remote/result-unusable.js';
import { sourceBytes } from '../remote/source-bytes.js';
import type { OpenAiServer } from './openai-server.js';
import { extraMembers, standardMembers, type ExtraMembers } from './request-members.js';
import type { ServedModel } from './served-model.js';

const answerSchema = z.object({
	data: z.array(z.object({ b64_json: z.string().nullish(), url: z.string().nullish() })).min(1),
	inference_time_s: z.number().nonnegative().nullish(),
});

export type GivenPicture = { bytes: Uint8Array | null; serverMs: number | null; members: object };

/** Asks for one picture and waits for it. The whole work is one request; leaving it tells the server to stop. */
export async function askForPicture(
	server: OpenAiServer,
	model: ServedModel,
	{ request, sources }: GenerationPiece,
	signal: AbortSignal,
): Promise<GivenPicture> {
	const members = { ...standardMembers(request, model), ...pictureMembers, ...extraMembers(request, model) };
	const { images } = server.client;
	let call: PromiseLike<unknown>;
	if (sources.picture === undefined) {
		const body: ImageGenerateParamsNonStreaming & ExtraMembers = members;
		call = images.generate(body, { signal });
	} else {
		const { bytes, fileName, mediaType: type } = await sourceBytes(sources.picture);
		const body: ImageEditParamsNonStreaming & ExtraMembers = {
			...members,
			image: new File([bytes], fileName, { type }),
		};
		call = images.edit(body, { signal });
	}
	const { data, inference_time_s: seconds } = await server.asked(call, answerSchema);
	const [first] = data;
	const bytes = first?.b64_json ? decodeBase64(first.b64_json) : await fromAddress(server, first?.url ?? null, signal);
	return { bytes, serverMs: seconds ? Math.round(seconds * 1000) : null, members };
}

const pictureMembers = { n: 1, response_format: 'b64_json', output_format: 'png' } as const;

/** Some servers give an address in place of the bytes. Only one of their own is followed. */
async function fromAddress(server: OpenAiServer, address: string | null, signal: AbortSignal): Promise<Uint8Array> {
	const url = address !== null && URL.canParse(address, server.baseUrl) ? new URL(address, server.baseUrl) : null;
	if (url === null || url.origin !== new URL(server.baseUrl).origin)
		throw resultUnusable(server.name, 'It gave neither a picture nor an address of its own.');
	return server.asked(
		server.wire.fetch(url, { signal }).then(async (answer) => (answer.ok ? answer.bytes() : null)),
		z.instanceof(Uint8Array),
	);
}
