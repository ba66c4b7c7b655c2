import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { VendorCard } from '../../../providers/core/vendor-card';
import type { VendorAnswer, VendorHttp, VendorRequest } from '../../../providers/core/vendor-http';
import { sendToVendor, type FullAnswer } from './send-to-vendor';
import { storeStream, type VendorStream } from './store-stream';
import { vendorAddress } from './vendor-address';
import { vendorBody } from './vendor-body';
import { withoutLogin } from './without-login';

/** Places of n8n from which vendors are called: runs, and the lists of a form. */
export type VendorCaller = IExecuteFunctions | ILoadOptionsFunctions;

type LoginOf = Pick<VendorCard, 'label' | 'credential' | 'addressField' | 'pathFields'>;

const usualTimeoutMs = 120_000;

/** A vendor's HTTP over n8n's helper, with the login of its credential. */
export function vendorHttpOf(context: VendorCaller, vendor: LoginOf): VendorHttp {
	const send = async (request: VendorRequest, encoding: 'arraybuffer' | 'stream') => {
		const url = await vendorAddress(context, vendor, request);
		const options = await requestOptions(request, url, encoding);
		return await sendToVendor(context, vendor, options);
	};
	const toAnswer = async ({ statusCode: status, headers, body }: FullAnswer): Promise<VendorAnswer> => {
		const bytes = withoutLogin(toBytes(body), await context.getCredentials(vendor.credential), status);
		return { status, headers, bytes, text: () => bytes.toString('utf8') };
	};
	return {
		send: async (request) => await toAnswer(await send(request, 'arraybuffer')),
		sendToStore: async (request, file) => {
			if (!isRun(context)) throw new Error('A form stores nothing');
			const { statusCode: status, headers, body } = await send(request, 'stream');
			const stream = body as VendorStream;
			if (status < 300)
				return { status, headers, asset: await storeStream(context, { stream, label: vendor.label }, file) };
			return await toAnswer({ statusCode: status, headers, body: await context.helpers.binaryToBuffer(stream) });
		},
	};
}

const isRun = (context: VendorCaller): context is IExecuteFunctions => 'getExecutionCancelSignal' in context;

async function requestOptions(
	{ method, query = {}, headers = {}, timeoutMs = usualTimeoutMs, signal, ...request }: VendorRequest,
	url: string,
	encoding: 'arraybuffer' | 'stream',
): Promise<IHttpRequestOptions> {
	const { body, contentType } = await vendorBody(request);
	const qs = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
	return {
		method,
		url,
		qs,
		headers: { ...(contentType && { 'content-type': contentType }), ...headers },
		...(body && { body }),
		encoding,
		timeout: timeoutMs,
		...(signal && { abortSignal: signal }),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
}

/** n8n gives an empty answer as a text or as nothing, whatever encoding was asked for. */
function toBytes(body: unknown): Buffer {
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	return Buffer.from(typeof body === 'string' ? body : body ? JSON.stringify(body) : '');
}
