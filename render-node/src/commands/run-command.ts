import { parseArgs } from 'node:util';
import { ConfigRefused } from '../config.js';
import { Refusal } from '../domain/refusal.js';
import type { Command, Given } from './command.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { commands } from './commands.js';
import { usageOf } from './usage.js';

/** Runs what stands behind `render-node` on the command line; nothing there is the caller's affair. Never rejects. */
export async function runCommand(words: readonly string[], run: CommandRun): Promise<ExitCode> {
	const call = readCall(words);
	if (call === 'help') {
		run.say(usageOf(commands));
		return 0;
	}
	if ('complaint' in call) {
		run.warn(`${call.complaint}\n\n${usageOf(commands)}`);
		return 2;
	}
	try {
		return await call.start(run);
	} catch (error) {
		if (run.signal.aborted) {
			run.warn('Stopped. What was done is kept.');
			return 130;
		}
		run.warn(sentenceOf(error));
		return 1;
	}
}

type Call = 'help' | { complaint: string } | { start(run: CommandRun): Promise<ExitCode> };

function readCall(words: readonly string[]): Call {
	if (words[0] === 'help' || words.includes('--help') || words.includes('-h')) return 'help';
	const command = commands.find(({ name }) => name.split(' ').every((word, at) => words[at] === word));
	if (!command) return { complaint: `render-node has no command ${words.slice(0, 2).join(' ')}` };
	const given = parse(command, words.slice(command.name.split(' ').length));
	if ('complaint' in given) return given;
	const { takes = [] } = command;
	const fewest = takes.filter((name) => name.startsWith('<')).length;
	if (given.words.length < fewest || given.words.length > takes.length)
		return { complaint: `Not understood: render-node ${words.join(' ')}` };
	return { start: (run) => command.start(run, given) };
}

function parse({ options = {} }: Command, words: readonly string[]): Given | { complaint: string } {
	try {
		const known = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
		const { values, positionals } = parseArgs({ args: [...words], options: known, allowPositionals: true });
		const set = Object.entries(values).filter(([, value]) => value !== false && value !== undefined);
		return { words: positionals, options: Object.fromEntries(set) as Record<string, string | true> };
	} catch (error) {
		return { complaint: error instanceof Error ? error.message : String(error) };
	}
}

function sentenceOf(error: unknown): string {
	if (error instanceof ConfigRefused) return error.message;
	if (!(error instanceof Refusal)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
	const { title, detail, fix } = error.problem;
	return [title, detail && `  ${detail}`, fix && `  ${fix}`].filter(Boolean).join('\n');
}
