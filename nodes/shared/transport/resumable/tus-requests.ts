import type { IDataObject, IExecuteFunctions, IHttpRequestMethods } from 'n8n-workflow';
import { connectionCode } from '../connection-code';
import { serviceRequest, type ServiceAnswer } from '../service-request';

/** What tus 1.0.0 wants in each request. */
const version = { 'tus-resumable': '1.0.0' };
const place = '/v1/uploads';

/** The connection ended before there was an answer. */
export type BrokenOff = { code: string; error: unknown };
export type Outcome = ServiceAnswer | BrokenOff;

export const isBrokenOff = (outcome: Outcome): outcome is BrokenOff => 'code' in outcome;

type Sending = {
	path?: string;
	headers?: IDataObject;
	body?: Buffer;
	timeoutMs: number;
	signal?: AbortSignal | undefined;
};

/** One request of the protocol; a connection that fails is an outcome like any other. */
async function send(
	context: IExecuteFunctions,
	method: IHttpRequestMethods,
	{ path = place, headers, body, timeoutMs, signal }: Sending,
): Promise<Outcome> {
	return await serviceRequest(context, path, {
		...{ method, encoding: 'text', timeout: timeoutMs },
		headers: { ...version, ...headers },
		...(body && { body }),
		...(signal && { abortSignal: signal }),
	}).catch((error: unknown) => {
		const code = connectionCode(error);
		if (code === undefined || signal?.aborted) throw error;
		return { code, error };
	});
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

export type Announced = { name: string; mediaType: string; sizeBytes: number };

const shortMs = 60_000;
/** A piece must get through a slow line. */
const pieceMs = 10 * 60_000;
/** After the last byte the service hashes the whole file, looks into it, and may send it on to S3. */
const lastPieceMs = 60 * 60_000;

/** The protocol of resumable uploads, one request each. */
export function tusRequests(context: IExecuteFunctions) {
	const signal = context.getExecutionCancelSignal();
	return {
		begin: async ({ name, mediaType, sizeBytes }: Announced) => {
			const metadata = `filename ${base64(name)},filetype ${base64(mediaType)}`;
			const headers = { 'upload-length': String(sizeBytes), 'upload-metadata': metadata };
			return await send(context, 'POST', { headers, timeoutMs: shortMs, signal });
		},
		/** Asks how far it came. */
		look: async (id: string) => await send(context, 'HEAD', { path: `${place}/${id}`, timeoutMs: shortMs, signal }),
		/** Sends a piece; an empty one at the end asks for the asset. */
		append: async (id: string, offset: number, bytes: Buffer, isLast: boolean) => {
			const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
			const timeoutMs = isLast ? lastPieceMs : pieceMs;
			return await send(context, 'PATCH', { path: `${place}/${id}`, headers, body: bytes, timeoutMs, signal });
		},
		/** Has the service throw away what came. Without the signal, since it is asked for after a cancel. */
		end: async (id: string) => await send(context, 'DELETE', { path: `${place}/${id}`, timeoutMs: 5_000 }),
	};
}

export type TusRequests = ReturnType<typeof tusRequests>;
