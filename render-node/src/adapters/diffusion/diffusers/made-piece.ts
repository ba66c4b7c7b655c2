import type { Warning } from '@showrunner/contract';
import type { GenerationRequest, MadePiece } from '../../../domain/diffusion/generation.js';
import type { PieceEvent } from './worker-events.js';
import type { Worker } from './worker.js';

/** Why a piece that is told cannot be what was asked for, or null. */
export function doubtAbout(told: PieceEvent, { kind, size, frameCount }: GenerationRequest): string | null {
	const isClip = told.mediaType === 'video/mp4';
	if (isClip !== (told.frameCount !== null && told.framesPerSecond !== null))
		return 'a clip without frames, or a picture with some';
	// What an upscaler makes of a size is its own.
	if (kind === 'upscale') return null;
	if (isClip !== (frameCount !== null)) return 'a clip for a picture, or a picture for a clip';
	if (told.width !== size.width || told.height !== size.height) return 'a piece of another size than was asked for';
	return told.frameCount === frameCount ? null : 'a clip of another length than was asked for';
}

/** The piece as the port knows it. `loadMs` is told once, with the first piece after the model was loaded. */
export function madePiece(
	told: PieceEvent,
	path: string,
	worker: Worker,
	{ loadMs, isBelowPlan }: { loadMs: number | null; isBelowPlan: boolean },
): MadePiece {
	const { reading, denoising, decoding } = told.milliseconds;
	const { frameCount, framesPerSecond, hasSound } = told;
	const { kind, name } = worker.hello.device;
	return {
		...{ path, mediaType: told.mediaType, size: { width: told.width, height: told.height } },
		clip: frameCount === null || framesPerSecond === null ? null : { frameCount, framesPerSecond, hasSound },
		deviceMs: Math.round(reading + denoising + decoding),
		warnings: [...(told.promptTruncated ? [promptTruncated] : []), ...(isBelowPlan ? [memoryReduced(worker)] : [])],
		aiGenerated: true,
		facts: {
			...{ versions: worker.hello.versions, device: { kind, name }, memory: worker.rung },
			...{ arguments: told.arguments, milliseconds: told.milliseconds, passes: told.passes, peakBytes: told.peakBytes },
			...(loadMs !== null && { loadMs }),
		},
	};
}

const promptTruncated: Warning = {
	code: 'prompt-truncated',
	message: 'The prompt is longer than the model reads, so its end was left out',
	field: 'prompt',
};

const memoryReduced = ({ rung }: Worker): Warning => ({
	code: 'memory-reduced',
	message: `The device ran short of memory, so this was made in a slower way that takes less (${rung})`,
});
