import type { AssetShelf } from '../../providers/core/asset-shelf';
import { ProviderError } from '../../providers/core/provider-error';
import { runFurtherJob } from '../../providers/core/run-further-job';
import { fingerprint } from './fingerprint';
import type { ItemContext } from './item-context';
import { jobContextOf } from './job-context-of';
import { downloadBytes, uploadBytes } from './transport/move-bytes';
import { readPieces } from './transport/resumable/read-pieces';

/** The render-node's store, for what vendors make and for what they start from. */
export function assetShelfOf(item: ItemContext): AssetShelf {
	const { node } = item;
	return {
		put: async ({ name, mediaType, bytes }) =>
			await uploadBytes(node, { name, mediaType, open: async () => Buffer.from(bytes) }),
		fetch: async (url, { name } = {}) => {
			const input = { url, ...(name && { name }) };
			const order = { kind: 'asset.import', step: 'import', input } as const;
			const { assetId } = await runFurtherJob(order, { ...jobContextOf(item), fingerprint });
			return await item.client().call('getAsset', { params: { assetId } });
		},
		read: async (assetId, { maxBytes, field }) => {
			const asset = await item.client().call('getAsset', { params: { assetId } });
			if (asset.sizeBytes > maxBytes) throw tooLarge(asset.sizeBytes, maxBytes, field);
			const bytes = await node.helpers.binaryToBuffer(await downloadBytes(node, assetId));
			return { bytes, mediaType: asset.mediaType, name: asset.name };
		},
		pieces: (assetId, { fromByte, pieceBytes }) =>
			readPieces(async () => await downloadBytes(node, assetId), fromByte, pieceBytes),
		prove: async (assetId, body) => {
			await item.client().call('recordEvidence', { params: { assetId }, body });
		},
	};
}

const mebibyte = 1024 * 1024;

function tooLarge(sizeBytes: number, maxBytes: number, field: string): ProviderError {
	const inMebibytes = (bytes: number) => `${Math.ceil(bytes / mebibyte)} MiB`;
	return new ProviderError({
		kind: 'configuration-invalid',
		title: `The file has ${inMebibytes(sizeBytes)}, and this provider takes at most ${inMebibytes(maxBytes)}`,
		fix: 'Choose a smaller file, or another provider',
		field,
	});
}
