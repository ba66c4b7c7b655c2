import type { Asset } from '@showrunner/contract';
import type { IExecuteFunctions } from 'n8n-workflow';
import { ProviderError } from '../../../../providers/core/provider-error';
import type { OpenBytes } from '../move-bytes';
import { patienceOf, type Patience } from './patience';
import { readPieces } from './read-pieces';
import { isBrokenOff, tusRequests, type Announced, type Outcome, type TusRequests } from './tus-requests';

export type ResumableUpload = Announced & { open: OpenBytes };

/** Small beside what a worker of n8n has, and below what proxies take in one request (100 MB at the strictest). */
const pieceBytes = 32 * 1024 ** 2;

type Line = { tus: TusRequests; patience: Patience; upload: ResumableUpload };

const statusOf = (outcome: Outcome) => (isBrokenOff(outcome) ? 0 : outcome.statusCode);
const headerOf = (outcome: Outcome, name: string) => (isBrokenOff(outcome) ? '' : String(outcome.headers[name] ?? ''));

/** @returns the id under which the service keeps what comes */
async function begin({ tus, patience, upload }: Line): Promise<string> {
	for (;;) {
		const outcome = await tus.begin(upload);
		const id = /([^/]+)\/?$/.exec(headerOf(outcome, 'location'))?.[1];
		if (statusOf(outcome) === 201 && id !== undefined) return id;
		await patience.wait(outcome);
	}
}

/** How many bytes the service has; undefined where it knows of no such upload any more. */
async function lookUp({ tus, patience }: Line, id: string): Promise<number | undefined> {
	for (;;) {
		const outcome = await tus.look(id);
		if (statusOf(outcome) === 200) return Number(headerOf(outcome, 'upload-offset'));
		if ([404, 410].includes(statusOf(outcome))) return undefined;
		await patience.wait(outcome);
	}
}

/** Sends what is missing from `offset` on. @returns the asset, or what came in between */
async function sendFrom({ tus, patience, upload }: Line, id: string, offset: number): Promise<Asset | Outcome> {
	const { open, sizeBytes } = upload;
	const pieces = offset < sizeBytes ? readPieces(open, offset, pieceBytes) : [{ offset, bytes: Buffer.alloc(0) }];
	for await (const piece of pieces) {
		const end = piece.offset + piece.bytes.length;
		const outcome = await tus.append(id, piece.offset, piece.bytes, end === sizeBytes);
		if (isBrokenOff(outcome)) return outcome;
		if (outcome.statusCode === 200) return JSON.parse(String(outcome.body)) as Asset;
		if (outcome.statusCode !== 204) return outcome;
		patience.cameTo(end);
	}
	throw new ProviderError({
		kind: 'input-invalid',
		title: 'The file is shorter than n8n says that it is',
		fix: 'Run the node that made the file again',
		field: 'binaryPropertyName',
	});
}

const isAsset = (result: Asset | Outcome): result is Asset => 'id' in result;

/** Sends one upload to its end, from wherever it stands; undefined where the service lost it. */
async function carryOn(line: Line, id: string): Promise<Asset | undefined> {
	for (let offset: number | undefined = 0; offset !== undefined; offset = await lookUp(line, id)) {
		line.patience.cameTo(offset);
		const result = await sendFrom(line, id, offset);
		if (isAsset(result)) return result;
		if ([404, 410].includes(statusOf(result))) return undefined;
		await line.patience.wait(result);
	}
	return undefined;
}

/**
 * Streams a file into the store by the tus protocol, a piece at a time. Where the connection breaks, the service is asked
 * how far it came, and the rest is sent. An upload that does not come to its end is taken back.
 */
export async function uploadResumably(context: IExecuteFunctions, upload: ResumableUpload): Promise<Asset> {
	const line = { tus: tusRequests(context), patience: patienceOf(context), upload };
	for (;;) {
		const id = await begin(line);
		const asset = await carryOn(line, id).catch(async (error: unknown) => {
			await line.tus.end(id).catch(() => undefined);
			throw error;
		});
		if (asset) return asset;
		await line.patience.wait({ code: 'ECONNRESET', error: new Error('The upload is gone') });
	}
}
