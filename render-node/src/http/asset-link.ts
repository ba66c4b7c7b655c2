import type { Asset } from '@showrunner/contract';
import { assetLinkQuery } from '../domain/signing/asset-link-signature.js';
import { contentDisposition, contentType } from './asset-headers.js';
import type { HttpDeps } from './routes/deps.js';

/** Address of an asset's bytes at this service that works without a login until `expiresAt`. */
export const serviceLink = (
	{ publicUrl, linkSecret }: Pick<HttpDeps, 'publicUrl' | 'linkSecret'>,
	assetId: string,
	expiresAt: Date,
): string => `${publicUrl()}/v1/assets/${assetId}/content?${assetLinkQuery(linkSecret, assetId, expiresAt)}`;

type LinkDeps = Pick<HttpDeps, 'publicUrl' | 'linkSecret' | 'blobs' | 'downloads' | 'cdnLink'>;

/** The same for others than ourselves: at the CDN where there is one, at the store where others fetch from there. */
export async function assetLink(deps: LinkDeps, asset: Asset, expiresAt: Date): Promise<string> {
	const { blobs, downloads, cdnLink } = deps;
	if (cdnLink) return cdnLink(asset.id, expiresAt);
	const wish = { expiresAt, mediaType: contentType(asset), disposition: contentDisposition(asset) };
	const atStore = downloads === 'redirect' ? await blobs.link(asset.id, wish) : null;
	return atStore ?? serviceLink(deps, asset.id, expiresAt);
}
