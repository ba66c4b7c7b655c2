import type { Asset } from '@showrunner/contract';
import type { Response } from 'express';
import type { AssetStore } from '../domain/ports.js';
import { errorCode } from '../domain/error-code.js';

/** What a browser shows rather than runs. */
const harmless = /^(image\/(?!svg)|audio\/|video\/|text\/(plain|vtt|csv)\b)/i;
const yearSeconds = 365 * 24 * 60 * 60;

const disposition = ({ name, mediaType }: Asset) => {
	const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${harmless.test(mediaType) ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`;
};

const hungUp = new Set(['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Sends an asset's bytes, or the range of them that was asked for. */
export async function downloadAsset(assets: AssetStore, assetId: string, response: Response): Promise<void> {
	const [asset, file] = await Promise.all([assets.get(assetId), assets.localPath(assetId)]);
	const headers = {
		'Content-Type': /^text\/[^;]+$/.test(asset.mediaType) ? `${asset.mediaType}; charset=utf-8` : asset.mediaType,
		'Content-Disposition': disposition(asset),
		ETag: `"${asset.id}"`,
	};
	await new Promise<void>((resolve, reject) => {
		// The bytes behind an id never change. The data directory's own name may begin with a dot.
		const options = { dotfiles: 'allow', etag: false, maxAge: yearSeconds * 1000, immutable: true, headers } as const;
		response.sendFile(file, options, (error: unknown) => {
			if (error && !hungUp.has(errorCode(error))) reject(error instanceof Object ? error : new Error(String(error)));
			else resolve();
		});
	});
}
