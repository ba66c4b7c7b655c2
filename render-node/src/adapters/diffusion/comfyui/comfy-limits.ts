/** How long and how much; every wait has its end. */
export type ComfyLimits = {
	/** First pause between two looks at a prompt, and the longest that it grows to. */
	pollMs: number;
	pollMostMs: number;
	/** For one plain question to be answered. */
	answerMs: number;
	/** For one file to go up or come down. */
	transferMs: number;
	/** For which a server may say nothing sensible before an order on it is given up. */
	unreachableMs: number;
	/** From the sending of a prompt to its end, the wait in the server's queue included. */
	promptMs: number;
	/** For a cancelled prompt to be gone from the server. */
	cancelMs: number;
	/** For which what a server offers is taken as still true. */
	freshMs: number;
	resultBytes: number;
};

export const presetLimits: ComfyLimits = {
	...{ pollMs: 250, pollMostMs: 2_000, answerMs: 30_000, transferMs: 600_000, unreachableMs: 120_000 },
	...{ promptMs: 2 * 3_600_000, cancelMs: 20_000, freshMs: 60_000, resultBytes: 2 * 1024 ** 3 },
};
