import type { MadePiece } from '../../../domain/diffusion/generation.js';
import { serverTooSlow } from '../remote/server-faults.js';
import { sizeNote } from '../remote/size-note.js';
import { takePicture } from '../remote/take-picture.js';
import { withinLimit } from '../remote/within-limit.js';
import { askForPicture } from './ask-for-picture.js';
import type { PieceCall } from './piece-call.js';

/** Makes one still picture. */
export async function makePicture({ server, model, piece, index, run, tools, times }: PieceCall): Promise<MadePiece> {
	const { workDir, signal } = run;
	run.onProgress({ phase: 'denoising', piece: index, steps: null });
	const startedAt = performance.now();
	const { bytes, serverMs, members } = await withinLimit(
		signal,
		times.pictureMs,
		() => serverTooSlow(server.name, times.pictureMs),
		(limited) => askForPicture(server, model, piece, limited),
	);
	const deviceMs = serverMs ?? Math.round(performance.now() - startedAt);
	run.onProgress({ phase: 'encoding', piece: index, steps: null });
	const { path, size } = await takePicture(
		bytes,
		{ server: server.name, workDir, name: `piece-${index}`, signal },
		tools,
	);
	return {
		...{ path, mediaType: 'image/png', size, clip: null, deviceMs, aiGenerated: true },
		warnings: sizeNote(piece.request.size, size),
		facts: { servedBy: model.servedBy, arguments: members, serverMs },
	};
}
