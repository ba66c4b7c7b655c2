import type { DiffusionEngineId, GenerationAttempt, Warning } from '@showrunner/contract';
import type { KeptPiece } from '../../domain/diffusion/kept-piece.js';
import type { Generated } from './generate-pieces.js';
import type { WantedPiece } from './wanted-piece.js';

export type GenerationAccount = {
	model: string | null;
	engine: DiffusionEngineId | null;
	attempts: GenerationAttempt[];
	deviceMs: number;
	priceMicros: number;
	reused: number;
	warnings: Warning[];
};

/** Equal warnings of many pieces are told once. */
function distinct(warnings: readonly Warning[]): Warning[] {
	return [...new Map(warnings.map((warning) => [`${warning.code}:${warning.message}`, warning])).values()];
}

/** What a result tells of who made it, at what price. */
export function accountOf<P extends WantedPiece>(parts: readonly Generated<P>[]): GenerationAccount {
	const kept: KeptPiece[] = parts.flatMap(({ made }) => made.map((piece) => piece.kept));
	const last = kept.at(-1);
	const sum = (count: (part: Generated<P>) => number) => parts.reduce((total, part) => total + count(part), 0);
	const failed = parts.flatMap((part) => part.failed);
	return {
		model: last?.model ?? null,
		engine: last?.engine ?? null,
		attempts: parts.flatMap(({ attempts }) => attempts),
		deviceMs: Math.round(kept.reduce((total, { deviceMs }) => total + deviceMs, 0)),
		priceMicros: sum(({ priceMicros }) => priceMicros),
		reused: sum(({ reused }) => reused),
		warnings: distinct([
			...parts.flatMap(({ warnings }) => warnings),
			...kept.flatMap(({ warnings }) => warnings),
			...failed.map(({ wanted, problem }): Warning => {
				return { code: 'scene-failed', message: `${wanted.name} was not made: ${problem.title}` };
			}),
		]),
	};
}
