import type { Warning } from '@showrunner/contract';
import type { MadePiece } from '../../../domain/diffusion/generation.js';
import { serverTooSlow } from '../remote/server-faults.js';
import { sizeNote } from '../remote/size-note.js';
import { takeClip } from '../remote/take-clip.js';
import { withinLimit } from '../remote/within-limit.js';
import { askForClip } from './ask-for-clip.js';
import type { PieceCall } from './piece-call.js';

/** Makes one clip. */
export async function makeClip({ server, model, piece, index, run, tools, times }: PieceCall): Promise<MadePiece> {
	const { workDir, signal, log } = run;
	const { sound, size: asked } = piece.request;
	let busySince: number | null = null;
	const { bytes, serverMs, members } = await withinLimit(
		signal,
		times.clipMs,
		() => serverTooSlow(server.name, times.clipMs),
		(limited) =>
			askForClip(server, model, piece, {
				...{ pace: times.poll, signal: limited, log },
				onProgress(progress) {
					if (progress.phase !== 'waiting') busySince ??= performance.now();
					run.onProgress({ ...progress, piece: index });
				},
			}),
	);
	const deviceMs = serverMs ?? Math.round(performance.now() - (busySince ?? performance.now()));
	run.onProgress({ phase: 'encoding', piece: index, steps: null });
	const from = { server: server.name, workDir, name: `piece-${index}`, signal };
	const { path, facts } = await takeClip(bytes, from, { sound }, tools);
	const { size, frameCount, framesPerSecond, hasSound } = facts;
	return {
		...{ path, mediaType: 'video/mp4', size, deviceMs, aiGenerated: true },
		clip: { frameCount, framesPerSecond, hasSound },
		warnings: [...sizeNote(asked, size), ...(sound && !hasSound ? [soundMissing] : [])],
		facts: { servedBy: model.servedBy, arguments: members, serverMs },
	};
}

const soundMissing: Warning = {
	code: 'sound-missing',
	message: 'The server made the clip without sound',
	field: 'sound',
};
