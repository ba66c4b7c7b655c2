/** What a command of the terminal works with. */
export type CommandRun = {
	environment: Readonly<Record<string, string | undefined>>;
	/** One line for the person, without its end. */
	say(line: string): void;
	/** One line for standard error. */
	warn(line: string): void;
	signal: AbortSignal;
	now(): Date;
	freeBytes?(folder: string): Promise<number>;
};

/** 0: done. 1: refused, or something is off. 2: not understood. 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;
