import type { GenerationPhase, GenerationProgress } from '../../domain/diffusion/generation.js';

/** Where in the making of one piece each phase begins and ends. Denoising takes most of the time with every model. */
const spans: Record<GenerationPhase, [number, number]> = {
	waiting: [0, 0],
	loading: [0, 0.02],
	reading: [0.02, 0.05],
	denoising: [0.05, 0.85],
	decoding: [0.85, 0.95],
	encoding: [0.95, 1],
};

const verbs: Record<GenerationPhase, string> = {
	waiting: 'Waiting for a device',
	loading: 'Loading the model',
	reading: 'Reading the prompt',
	denoising: 'Denoising',
	decoding: 'Decoding',
	encoding: 'Encoding',
};

export type ProgressTeller = {
	/** Tells of a piece that is at work. */
	tell(modelLabel: string, progress: GenerationProgress): void;
	/** Counts a piece that is decided. */
	pieceEnded(): void;
};

/**
 * Makes phases and steps of pieces into a share of the whole job, a phrase, and an estimate of the time that is left.
 * The estimate begins once a tenth of the work is done; what was found in the cache counts as done but not as work.
 */
export function createProgressTeller(
	total: number,
	alreadyThere: number,
	report: (fraction: number, phase: string, etaMs: number | null) => void,
	now: () => number = Date.now,
): ProgressTeller {
	const startedAt = now();
	let ended = 0;
	return {
		tell(modelLabel, { phase, steps }) {
			const [from, to] = spans[phase];
			const within = steps === null || steps.of === 0 ? 0 : steps.done / steps.of;
			const work = total - alreadyThere;
			const share = Math.min((ended + from + (to - from) * within) / work, 1);
			const elapsedMs = now() - startedAt;
			const etaMs = share < 0.1 ? null : Math.round((elapsedMs * (1 - share)) / share);
			const count = total > 1 ? `${alreadyThere + ended + 1} of ${total}, ` : '';
			const step = steps === null ? '' : ` (${steps.done} of ${steps.of})`;
			report((alreadyThere + share * work) / total, `${modelLabel}: ${count}${verbs[phase]}${step}`, etaMs);
		},
		pieceEnded() {
			ended = Math.min(ended + 1, total - alreadyThere);
		},
	};
}
