import type { Upload } from '@tus/server';
import { refuseUnprintable } from '../../application/validation/refuse-unprintable.js';
import { inputInvalid } from '../../domain/refusal.js';
import { sentMediaType } from '../sent-media-type.js';

export type UploadFacts = { name: string; mediaType: string; assetId: string | null };

/** Reads what clients of tus send along: `filename` and `filetype`, or `name` and `type`. */
export function uploadFacts({ metadata = {} }: Pick<Upload, 'metadata'>): UploadFacts {
	const name = metadata.filename ?? metadata.name ?? '';
	refuseUnprintable({ filename: name });
	if (name.length < 1 || name.length > 255) {
		throw inputInvalid('upload-name-missing', 'The upload has no usable name', {
			field: 'Upload-Metadata',
			fix: 'Send filename in Upload-Metadata, of 1 to 255 characters',
		});
	}
	const type = metadata.filetype ?? metadata.type ?? undefined;
	return { name, mediaType: sentMediaType(type, 'Upload-Metadata'), assetId: metadata.assetId ?? null };
}
