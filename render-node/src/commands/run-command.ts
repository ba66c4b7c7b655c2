import { parseArgs } from 'node:util';
import { ConfigRefused } from '../config.js';
import { Refusal } from '../domain/refusal.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { modelStore } from './model-store.js';
import { listModels } from './models-list.js';
import { pullOne } from './models-pull.js';
import { verifyModels } from './models-verify.js';
import { usage } from './usage.js';

/** Runs what stands behind `render-node` on the command line; nothing there is the caller's affair. Never rejects. */
export async function runCommand(words: readonly string[], run: CommandRun): Promise<ExitCode> {
	const call = readCall(words);
	if (call === 'help') {
		run.say(usage);
		return 0;
	}
	if ('complaint' in call) {
		run.warn(`${call.complaint}\n\n${usage}`);
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
	const asked = parse(words);
	if ('complaint' in asked) return asked;
	const { values, positionals } = asked;
	const [noun, verb, id, ...more] = positionals;
	if (values.help || noun === 'help') return 'help';
	const given = Object.keys(values);
	const isCall = (name: string, options: readonly string[], takesId: boolean) =>
		verb === name && more.length === 0 && (takesId || id === undefined) && given.every((one) => options.includes(one));
	if (noun !== 'models') return { complaint: `render-node has no command ${noun ?? words.join(' ')}` };
	if (isCall('list', ['json'], false))
		return { start: async (run) => await listModels(modelStore(run.environment), run, values.json === true) };
	if (isCall('pull', ['revision', 'accept-licence'], true) && id !== undefined) {
		const wish = { id, revision: values.revision ?? null, acceptsLicence: values['accept-licence'] === true };
		return { start: async (run) => await pullOne(modelStore(run.environment), run, wish) };
	}
	if (isCall('verify', [], true))
		return { start: async (run) => await verifyModels(modelStore(run.environment), run, id ?? null) };
	return { complaint: `Not understood: render-node ${words.join(' ')}` };
}

function parse(words: readonly string[]) {
	const options = {
		help: { type: 'boolean', short: 'h' },
		json: { type: 'boolean' },
		revision: { type: 'string' },
		'accept-licence': { type: 'boolean' },
	} as const;
	try {
		return parseArgs({ args: [...words], options, allowPositionals: true });
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
