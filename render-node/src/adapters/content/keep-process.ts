import type { Log } from '../../domain/ports.js';
import { startLineProcess, type LaunchCommand, type LineProcess } from '../diffusion/diffusers/line-process.js';
import { askClassifier, type Asked } from './ask-classifier.js';
import type { ClassifierLimits } from './classifier-limits.js';

export type KeptProcess = {
	/** Asks the process, a new one where there is none. `not-started`: the next one would end alike. Never rejects. */
	ask(paths: readonly string[]): Promise<Asked | { kind: 'not-started' }>;
	/** Ends it after a while, unless it is asked again before. */
	rest(): void;
	end(): Promise<void>;
};

export type KeepOptions = {
	command: LaunchCommand;
	scratchRoot: string;
	limits: ClassifierLimits;
	log: Log;
	/** No process is left running once this is aborted. */
	closing: AbortSignal;
};

/** What the classifier exits with when its folder holds no model that can be loaded. */
const cannotLoad = 1;
/** The processor alone: whoever plans the memory of a GPU does not know of a classifier. */
const withoutGpu = { CUDA_VISIBLE_DEVICES: '' };

/** Keeps one process of a classifier, for one caller at a time. */
export function keepProcess({ command, scratchRoot, limits, log, closing }: KeepOptions): KeptProcess {
	let kept: LineProcess | null = null;
	let hasAnswered = false;
	let idleEnd: NodeJS.Timeout | undefined;
	const start = async () => {
		hasAnswered = false;
		kept = await startLineProcess(command, withoutGpu, scratchRoot);
		if (closing.aborted) await kept.end(limits.endGraceMs);
		return kept;
	};
	/** Waits for the end of a process that is of no more use; tells whether a new one would end alike. */
	const discard = async (process: LineProcess) => {
		const timer = setTimeout(process.kill, limits.endGraceMs);
		const { code, signal, startError: err, tail } = await process.ended.finally(() => clearTimeout(timer));
		if (!closing.aborted) log.warn({ code, signal, tail, err }, 'the content classifier ended');
		return err !== null || (!hasAnswered && code === cannotLoad);
	};
	const ask = async (paths: readonly string[]) => {
		const process = kept === null || kept.hasEnded() ? await start() : kept;
		const asked = await askClassifier(process, paths, hasAnswered ? limits.answerMs : limits.firstAnswerMs);
		if (asked.kind === 'labels' || asked.kind === 'unreadable') {
			hasAnswered = true;
			return asked;
		}
		if (asked.kind === 'garbage') process.kill();
		const wouldEndAlike = await discard(process);
		// Whoever has said anything has started, whatever it ended with when nobody listened any more.
		return wouldEndAlike && asked.kind !== 'garbage' ? ({ kind: 'not-started' } as const) : asked;
	};
	const end = async () => {
		clearTimeout(idleEnd);
		await kept?.end(limits.endGraceMs);
	};
	return {
		end,
		async ask(paths) {
			clearTimeout(idleEnd);
			return ask(paths).catch((err: unknown) => {
				log.warn({ err }, 'the content classifier could not be started');
				return { kind: 'not-started' };
			});
		},
		rest() {
			clearTimeout(idleEnd);
			idleEnd = setTimeout(() => void end(), limits.idleEndMs).unref();
		},
	};
}
