import { assetLinkQuery } from '../domain/signing/asset-link-signature.js';
import type { HttpDeps } from './routes/deps.js';

/** Address of an asset's bytes that works without a login until `expiresAt`. */
export const assetLink = (
	{ publicUrl, linkSecret }: Pick<HttpDeps, 'publicUrl' | 'linkSecret'>,
	assetId: string,
	expiresAt: Date,
): string => `${publicUrl()}/v1/assets/${assetId}/content?${assetLinkQuery(linkSecret, assetId, expiresAt)}`;
