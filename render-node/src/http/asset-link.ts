import type { Asset } from '@showrunner/contract';
import { assetLinkQuery } from '../domain/signing/asset-link-signature.js';
import { contentDisposition, contentType } from './asset-headers.js';
import type { HttpDeps } from './routes/deps.js';

type LinkDeps = Pick<HttpDeps, 'publicUrl' | 'linkSecret' | 'blobs' | 'downloads' | 'cdnLink'>;

/**
 * Address of an asset's bytes that works without a login until `expiresAt`: at the CDN where there is one, at the
 * store where others are to fetch from there, else at this service.
 */
export async function assetLink(deps: LinkDeps, asset: Asset, expiresAt: Date): Promise<string> {
	const { publicUrl, linkSecret, blobs, downloads, cdnLink } = deps;
	if (cdnLink) return cdnLink(asset.id, expiresAt);
	const wish = { expiresAt, mediaType: contentType(asset), disposition: contentDisposition(asset) };
	const atStore = downloads === 'redirect' ? await blobs.link(asset.id, wish) : null;
	return atStore ?? `${publicUrl()}/v1/assets/${asset.id}/content?${assetLinkQuery(linkSecret, asset.id, expiresAt)}`;
}
