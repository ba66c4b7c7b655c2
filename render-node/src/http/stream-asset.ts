import type { Asset } from '@showrunner/contract';
import type { Request, Response } from 'express';
import { once } from 'node:events';
import type { BlobStore, ByteRange } from '../domain/blob-store.js';
import { inputInvalid, Refusal } from '../domain/refusal.js';
import { assetHeaders } from './asset-headers.js';

const beyondEnd = ({ sizeBytes }: Asset) =>
	new Refusal({
		...inputInvalid('range-beyond-end', 'The asked range lies beyond the end of the file', {
			field: 'Range',
			detail: `The file has ${sizeBytes} bytes`,
			fix: 'Ask for a range within the file',
		}).problem,
		status: 416,
	});

/** The one range that was asked for; null for the whole: also where several were, or for an older file. */
function askedRange(request: Request, response: Response, asset: Asset): ByteRange | null {
	const condition = request.get('if-range');
	if (condition !== undefined && condition !== `"${asset.id}"`) return null;
	const ranges = request.range(asset.sizeBytes, { combine: true });
	if (ranges === -1) {
		response.set('Content-Range', `bytes */${asset.sizeBytes}`);
		throw beyondEnd(asset);
	}
	if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes') return null;
	const [first, second] = ranges;
	return first && !second ? { first: first.start, last: first.end } : null;
}

function announce(response: Response, asset: Asset, range: ByteRange | null): void {
	const { first, last } = range ?? { first: 0, last: asset.sizeBytes - 1 };
	if (range) response.status(206).set('Content-Range', `bytes ${first}-${last}/${asset.sizeBytes}`);
	response.set({
		...assetHeaders(asset),
		'Content-Length': String(last - first + 1),
		'Accept-Ranges': 'bytes',
		'Cache-Control': 'public, max-age=31536000, immutable',
	});
}

/** Passes bytes on as fast as the reader takes them; stops asking for more once the reader is gone. */
async function pass(pieces: AsyncIterator<Uint8Array>, first: IteratorResult<Uint8Array>, response: Response) {
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	try {
		for (let piece = first; !piece.done && !response.closed; piece = await pieces.next()) {
			if (response.write(piece.value)) continue;
			await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
		}
		if (!response.closed) response.end();
	} finally {
		await pieces.return?.();
	}
}

/** Sends bytes that lie elsewhere through this service. */
export async function streamAsset(blobs: BlobStore, asset: Asset, response: Response): Promise<void> {
	const request = response.req;
	const range = askedRange(request, response, asset);
	if (request.method === 'HEAD') {
		announce(response, asset, range);
		response.end();
		return;
	}
	response.set('ETag', `"${asset.id}"`);
	if (request.fresh) {
		response.status(304).end();
		return;
	}
	response.removeHeader('ETag');
	const pieces = blobs.read(asset.id, range ?? undefined)[Symbol.asyncIterator]();
	// A store that refuses is told as a problem: nothing of the answer is out before its first bytes are here.
	const first = await pieces.next();
	announce(response, asset, range);
	await pass(pieces, first, response);
}
