import type { CommandRun, ExitCode } from './command-run.js';

/** What the caller wrote: words that the command takes, and options by their names. */
export type Given = { words: readonly string[]; options: Readonly<Record<string, string | true>> };

/** One command of `render-node`, found by its first words. */
export type Command = {
	/** Such as `models pull`. */
	name: string;
	/** What follows the name, as the usage shows it; `<x>` must be there, `[x]` may. */
	takes?: readonly string[];
	options?: Readonly<Record<string, { type: 'string' | 'boolean'; shown: string }>>;
	/** One line for the usage. */
	what: string;
	/** @throws Refusal, ConfigRefused */
	start(run: CommandRun, given: Given): Promise<ExitCode>;
};
