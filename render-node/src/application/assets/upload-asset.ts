import type { Asset } from '@showrunner/contract';
import { inputInvalid } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { admitBlob } from './create-asset-store.js';

export type Upload = { name: string; mediaType: string; source: AsyncIterable<Uint8Array>; maxBytes: number };

/** Takes a caller's file; what proves its rights is that its owner sent it. */
export async function uploadAsset(
	deps: Pick<Deps, 'store' | 'blobs' | 'probeMedia' | 'clock'>,
	upload: Upload,
): Promise<Asset> {
	const blob = await deps.blobs.stageStream(upload.source, upload.maxBytes);
	if (blob.sizeBytes === 0) {
		await deps.blobs.discard(blob);
		throw inputInvalid('upload-empty', 'The file is empty', {
			fix: 'Send the bytes of the file as the body of the request',
		});
	}
	return admitBlob(deps, blob, {
		name: upload.name,
		mediaType: upload.mediaType,
		evidence: { origin: 'uploaded', source: 'upload', licence: "uploader's own responsibility" },
	});
}
