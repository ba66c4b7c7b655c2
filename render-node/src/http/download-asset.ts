import type { Asset } from '@showrunner/contract';
import type { Response } from 'express';
import type { Deps } from '../application/deps.js';
import { errorCode } from '../domain/error-code.js';
import { assetHeaders, contentDisposition, contentType } from './asset-headers.js';
import { streamAsset } from './stream-asset.js';

const yearMs = 365 * 24 * 60 * 60 * 1000;
/** Long enough to begin with; what is under way is not cut off by it. */
const redirectMs = 15 * 60 * 1000;

const hungUp = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

type Bytes = Pick<Deps, 'assets' | 'blobs' | 'clock'>;

/** @returns false where the file was gone before anything of it was sent */
function sendFile(file: string, asset: Asset, response: Response): Promise<boolean> {
	// The bytes behind an id never change. The data directory's own name may begin with a dot.
	const options = { dotfiles: 'allow', etag: false, maxAge: yearMs, immutable: true } as const;
	return new Promise((resolve, reject) => {
		response.sendFile(file, { ...options, headers: assetHeaders(asset) }, (error: unknown) => {
			if (errorCode(error) === 'ENOENT' && !response.headersSent) resolve(false);
			else if (error && !hungUp.has(errorCode(error)))
				reject(error instanceof Object ? error : new Error(String(error)));
			else resolve(true);
		});
	});
}

/** Sends an asset's bytes, or the range of them that was asked for; or says where they are to be had. */
export async function downloadAsset(
	{ assets, blobs, clock }: Bytes,
	mode: 'stream' | 'redirect',
	assetId: string,
	response: Response,
): Promise<void> {
	const asset = await assets.get(assetId);
	if (mode === 'redirect' && response.req.method === 'GET') {
		const expiresAt = new Date(clock.now().getTime() + redirectMs);
		const wish = { expiresAt, mediaType: contentType(asset), disposition: contentDisposition(asset) };
		const place = await blobs.link(assetId, wish);
		if (place !== null) {
			response.set('Cache-Control', 'no-store').redirect(302, place);
			return;
		}
	}
	const file = await blobs.nearby(assetId);
	if (file !== null && (await sendFile(file, asset, response))) return;
	await streamAsset(blobs, asset, response);
}
