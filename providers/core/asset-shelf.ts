import type { Asset, RecordEvidenceRequest } from '@showrunner/contract';

export type NewAsset = { name: string; mediaType: string; bytes: Uint8Array };

/** The asset store of the render-node, as a vendor's result needs it. */
export type AssetShelf = {
	/** Stores bytes that stand in memory; a picture or a sentence of speech, not a video. */
	put(asset: NewAsset): Promise<Asset>;
	/** Has the render-node fetch what lies at an address, before its link dies. The address carries its own right. */
	fetch(url: string, options?: { name?: string }): Promise<Asset>;
	/** Reads a stored file into memory, at most `maxBytes`; throws `ProviderError` naming `field` where it is larger or gone. */
	read(
		assetId: string,
		options: { maxBytes: number; field: string },
	): Promise<{ bytes: Uint8Array; mediaType: string; name: string }>;
	/** Reads a stored file from a byte on in pieces of this size, the last one smaller; only one stands in memory. */
	pieces(
		assetId: string,
		options: { fromByte: number; pieceBytes: number },
	): AsyncIterable<{ offset: number; bytes: Uint8Array }>;
	/** Writes down where the right to use an asset comes from. */
	prove(assetId: string, evidence: RecordEvidenceRequest): Promise<void>;
};
