import type { Asset } from '@showrunner/contract';
import { dispositionOf } from '../domain/harmless-media.js';

export function contentDisposition({ name, mediaType }: Pick<Asset, 'name' | 'mediaType'>): string {
	const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${dispositionOf(mediaType)}; filename*=UTF-8''${encoded}`;
}

export const contentType = ({ mediaType }: Pick<Asset, 'mediaType'>): string =>
	/^text\/[^;]+$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;

/** What is told with an asset's bytes, however they travel. */
export const assetHeaders = (asset: Asset): Record<string, string> => ({
	'Content-Type': contentType(asset),
	'Content-Disposition': contentDisposition(asset),
	ETag: `"${asset.id}"`,
});
