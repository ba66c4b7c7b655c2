import { getSignedUrl } from '@aws-sdk/cloudfront-signer';

/** Address of an asset's bytes at the CDN. */
export type CdnLink = (assetId: string, expiresAt: Date) => string;

/** @param key null: whoever has the address gets the bytes, for as long as they are there */
export function createCdnLinks(
	baseUrl: string,
	keyOf: (assetId: string) => string,
	key: { keyPairId: string; privateKey: string } | null,
): CdnLink {
	const place = (assetId: string) => `${baseUrl}/${keyOf(assetId).split('/').map(encodeURIComponent).join('/')}`;
	if (!key) return place;
	return (assetId, expiresAt) => getSignedUrl({ url: place(assetId), dateLessThan: expiresAt.toISOString(), ...key });
}
