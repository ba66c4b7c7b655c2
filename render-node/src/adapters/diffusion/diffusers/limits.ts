/** How long a worker may take. A phase that lasts longer is taken for hung: its process is killed. */
export type DiffusersLimits = {
	/** From the start of a process to its hello; importing torch and diffusers cold takes 6 to 14 s on two cores. */
	startMs: number;
	/** From a command to the first event that follows from it, which may have to wait for the last imports, and between one piece and the next. */
	answerMs: number;
	/** Loading takes this, and on top the weights at the pace of a slow disk. */
	loadBaseMs: number;
	loadBytesPerSecond: number;
	/** Encoding the prompt, and what is read before the first step. */
	readingMs: number;
	/** The first step also compiles, and moves weights. */
	firstStepMs: number;
	/** Later steps: so many times the median of those before, and never less than the floor. */
	stepTimes: number;
	stepFloorMs: number;
	decodingMs: number;
	encodingMs: number;
	/** From a cancel to its answer; then to the end after a request; then it is killed. */
	cancelGraceMs: number;
	terminateGraceMs: number;
	/** From the end of its input to the end of the process. */
	endGraceMs: number;
	/** An idle worker gives its memory back after this. */
	idleEndMs: number;
};

const minuteMs = 60_000;

/** Generous, for a large model on a processor without a GPU: they end what hangs, not what is slow. */
export const defaultLimits: DiffusersLimits = {
	startMs: 3 * minuteMs,
	answerMs: 2 * minuteMs,
	loadBaseMs: 3 * minuteMs,
	loadBytesPerSecond: 50e6,
	readingMs: 10 * minuteMs,
	firstStepMs: 20 * minuteMs,
	stepTimes: 5,
	stepFloorMs: minuteMs,
	decodingMs: 30 * minuteMs,
	encodingMs: 10 * minuteMs,
	cancelGraceMs: 10_000,
	terminateGraceMs: 2_000,
	endGraceMs: 5_000,
	idleEndMs: 10 * minuteMs,
};
