import { parentPort } from 'node:worker_threads';
import type { DrawRequest } from '../../domain/pictures/draw-request.js';
import { drawPicture } from './draw-picture.js';

/** What comes back for each request; errors travel as their name and message. */
export type DrawReply = { jpeg: Uint8Array } | { error: { name: string; message: string } };

parentPort?.on('message', (request: DrawRequest) => {
	void drawPicture(request).then(
		(jpeg) => parentPort?.postMessage({ jpeg } satisfies DrawReply),
		(error: unknown) => {
			const { name, message } = error instanceof Error ? error : new Error(String(error));
			parentPort?.postMessage({ error: { name, message } } satisfies DrawReply);
		},
	);
});
