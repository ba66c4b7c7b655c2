import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { errorCode } from '../domain/error-code.js';

/** The caller has gone, or the service shuts down: an answer cut short tells by itself. */
const hungUp = new Set(['ABORT_ERR', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Answers with a ZIP folder, as fast as it is taken. */
export async function sendArchive(
	response: Response,
	{ name, content }: { name: string; content: AsyncIterable<Uint8Array> },
	signal: AbortSignal,
): Promise<void> {
	response.set({
		'Content-Type': 'application/zip',
		'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
		'Cache-Control': 'no-store',
	});
	// The pipeline listens for more than the ten events that Node takes for a leak.
	response.setMaxListeners(20);
	await pipeline(content, response, { signal }).catch((error: unknown) => {
		if (!hungUp.has(errorCode(error))) throw error;
	});
}
