import { createReadStream } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { Server, Upload } from '@tus/server';
import type { FileStore } from '@tus/file-store';
import type { Express, RequestHandler } from 'express';
import { uploadAsset } from '../../application/assets/upload-asset.js';
import type { Deps } from '../../application/deps.js';
import { defect } from '../../domain/refusal.js';
import { tellUploadProblem } from './tell-upload-problem.js';
import { uploadFacts } from './upload-facts.js';

export type UploadDeps = Pick<Deps, 'store' | 'assets' | 'blobs' | 'probeMedia' | 'clock' | 'log'> & {
	uploads: FileStore;
	uploadMaxBytes: number;
	closing: AbortSignal;
};

const cleanUpEveryMs = 60 * 60 * 1000;

/**
 * Makes the asset of an upload that is whole. Its file stays until then, so that a store that is away costs nothing but
 * another try; afterwards the upload still tells what became of it, without its bytes.
 */
async function finish(deps: UploadDeps, upload: Upload) {
	const { name, mediaType, assetId } = uploadFacts(upload);
	const file = upload.storage?.path;
	if (file === undefined) throw defect('upload-without-file', 'The upload has no file');
	const asset =
		assetId === null
			? await uploadAsset(deps, { name, mediaType, source: createReadStream(file), maxBytes: deps.uploadMaxBytes })
			: await deps.assets.get(assetId);
	if (assetId === null) {
		upload.metadata = { ...upload.metadata, assetId: asset.id };
		// Written down as whole, it would never be taken for expired, and its file would stay for ever.
		await deps.uploads.configstore.set(upload.id, new Upload({ ...upload, offset: 0 }));
		await truncate(file, 0);
		await truncate(file, upload.size ?? 0);
	}
	const headers = { 'Content-Type': 'application/json', 'Showrunner-Asset-Id': asset.id };
	return { status_code: 200, headers, body: JSON.stringify(asset) };
}

function createTus(deps: UploadDeps): Server {
	const { uploads, uploadMaxBytes, log, store } = deps;
	return new Server({
		path: '/v1/uploads',
		datastore: uploads,
		maxSize: uploadMaxBytes,
		relativeLocation: true,
		// The API key in a header is for callers of our own; pages elsewhere have none.
		allowedOrigins: [],
		async onUploadCreate(_request, upload) {
			const { filename, name, filetype, type } = upload.metadata ?? {};
			// Nobody but us says what became of an upload.
			const metadata = { filename: filename ?? name ?? null, filetype: filetype ?? type ?? 'application/octet-stream' };
			uploadFacts({ metadata });
			return { metadata };
		},
		onUploadFinish: (_request, upload) => finish(deps, upload),
		async onResponseError(_request, error) {
			const told = await tellUploadProblem(error, uploads.directory, store.isAway);
			if (told.isDefect) log.error({ err: error }, 'an upload met a defect');
			return told;
		},
	});
}

/** Uploads that go on where they broke off, by the tus protocol; they become assets when they are whole. */
export function mountUploads(app: Express, enter: RequestHandler, deps: UploadDeps): void {
	const tus = createTus(deps);
	const cleanUp = () => {
		tus.cleanUpExpiredUploads().catch((error: unknown) => {
			deps.log.warn({ err: error }, 'could not remove uploads that were never finished');
		});
	};
	cleanUp();
	const cleaning = setInterval(cleanUp, cleanUpEveryMs);
	deps.closing.addEventListener('abort', () => clearInterval(cleaning), { once: true });
	app.all('/v1/uploads{/:uploadId}', enter, async (request, response) => tus.handle(request, response));
}
