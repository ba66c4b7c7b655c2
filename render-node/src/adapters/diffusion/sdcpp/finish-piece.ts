import type { Warning } from '@showrunner/contract';
import type { MadePiece } from '../../../domain/diffusion/generation.js';
import { sizeNote } from '../remote/size-note.js';
import { takeClip } from '../remote/take-clip.js';
import { takePicture } from '../remote/take-picture.js';
import type { SdPieceCall } from './make-on-sd-server.js';

type Finish = SdPieceCall & { settings: Record<string, unknown>; deviceMs: number };

/** Makes what a server gave into a file of the service's own. */
export async function finishPiece(
	bytes: Uint8Array,
	{ server, piece: { request }, index, run, tools, settings, deviceMs }: Finish,
): Promise<MadePiece> {
	run.onProgress({ phase: 'encoding', piece: index, steps: null });
	const from = { server: server.name, workDir: run.workDir, name: `piece-${index}`, signal: run.signal };
	const told = { deviceMs, aiGenerated: true, facts: { servedBy: 'stable-diffusion.cpp', arguments: settings } };
	if (request.frameCount === null) {
		const { path, size } = await takePicture(bytes, from, tools);
		return { ...told, path, mediaType: 'image/png', size, clip: null, warnings: sizeNote(request.size, size) };
	}
	const { path, facts } = await takeClip(bytes, from, { sound: request.sound }, tools);
	const { size, ...clip } = facts;
	const silent: Warning[] = request.sound && !clip.hasSound ? [soundMissing] : [];
	return { ...told, path, mediaType: 'video/mp4', size, clip, warnings: [...sizeNote(request.size, size), ...silent] };
}

const soundMissing: Warning = {
	code: 'sound-missing',
	message: 'The server made the clip without sound',
	field: 'sound',
};
