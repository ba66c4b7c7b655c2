import type { IExecuteFunctions } from 'n8n-workflow';
import type { Asset } from '@showrunner/contract';
import { RefusedByService, routeUrl, toProblem } from '../../../contract/client';
import { routeTable } from '../../../contract/route-table';
import { clock } from '../clock';
import { retryBudgetMs } from './service-client';
import { serviceRequest, type ServiceAnswer } from './service-request';
import { withRetries } from './with-retries';

/** `Readable` of Node, without importing it: n8n's helpers take and give it. */
type Bytes = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** Opens the bytes anew for each try, for a stream can be read only once. */
export type OpenBytes = () => Promise<Bytes | Buffer>;
export type Upload = { name: string; mediaType: string; open: OpenBytes };

/** Streams a file into the store. The same bytes are the same asset, so a second try does no harm. */
export async function uploadBytes(context: IExecuteFunctions, upload: Upload): Promise<Asset> {
	const path = routeUrl('', 'uploadAsset', { query: { name: upload.name } });
	const headers = { 'content-type': upload.mediaType };
	const answer = await sendPatiently(context, { method: 'POST', path }, async () => {
		const body = await upload.open();
		return await serviceRequest(context, path, { method: 'POST', headers, body, encoding: 'text' });
	});
	const text = String(answer.body);
	if (answer.statusCode >= 400) throw new RefusedByService(toProblem(answer.statusCode, text));
	return JSON.parse(text) as Asset;
}

type RawRoute = 'downloadAsset' | 'exportEvidence' | 'exportPerson';
type RawOptions = { params?: Record<string, string>; query?: Record<string, unknown>; body?: object };

/** Opens what a route answers in bytes as a stream, so that a video never stands in memory. */
export async function openBytes(
	context: IExecuteFunctions,
	route: RawRoute,
	{ body, ...place }: RawOptions,
): Promise<Bytes> {
	const path = routeUrl('', route, place);
	const { method } = routeTable[route];
	const answer = await sendPatiently(context, { method, path }, async () => {
		const first = await serviceRequest(context, path, {
			...{ method, encoding: 'stream' },
			...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
		});
		return isElsewhere(first) ? await openElsewhere(context, String(first.headers.location)) : first;
	});
	const bytes = answer.body as Bytes;
	if (answer.statusCode < 400) return bytes;
	throw new RefusedByService(toProblem(answer.statusCode, await context.helpers.binaryToString(bytes)));
}

export const downloadBytes = async (context: IExecuteFunctions, assetId: string): Promise<Bytes> =>
	await openBytes(context, 'downloadAsset', { params: { assetId } });

const isElsewhere = ({ statusCode, headers }: ServiceAnswer) => statusCode === 302 && Boolean(headers.location);

/** The service may say that the bytes lie on S3, by an address that is signed: the API key stays at home. */
async function openElsewhere(context: IExecuteFunctions, url: string): Promise<ServiceAnswer> {
	return (await context.helpers.httpRequest({
		...{ url, method: 'GET', encoding: 'stream' },
		...{ returnFullResponse: true, ignoreHttpStatusErrors: true },
	})) as ServiceAnswer;
}

async function sendPatiently(
	context: IExecuteFunctions,
	request: { method: 'GET' | 'POST'; path: string },
	send: () => Promise<ServiceAnswer>,
): Promise<ServiceAnswer> {
	const signal = context.getExecutionCancelSignal();
	const bounds = { budgetMs: retryBudgetMs(context), clock, ...(signal && { signal }) };
	return await withRetries({ ...request, headers: {} }, send, bounds);
}
