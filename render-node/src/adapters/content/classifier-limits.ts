export type ClassifierLimits = {
	/** From the start of a process to its first answer, with the imports and the model's weights before it. */
	firstAnswerMs: number;
	answerMs: number;
	/** From the end of its input to the end of the process; then it is killed. */
	endGraceMs: number;
	/** An idle process gives its memory back after this. */
	idleEndMs: number;
	/** One that never answered is not started again before this: each try costs seconds of importing torch. */
	pauseMs: number;
};

const minuteMs = 60_000;

/** Generous, for a large model on a busy processor: they end what hangs, not what is slow. */
export const defaultLimits: ClassifierLimits = {
	firstAnswerMs: 4 * minuteMs,
	answerMs: 2 * minuteMs,
	endGraceMs: 5_000,
	idleEndMs: 10 * minuteMs,
	pauseMs: minuteMs,
};
