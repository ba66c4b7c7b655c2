#!/usr/bin/env node
import { createLog } from './adapters/log/create-log.js';
import { createErrorReporter } from './adapters/sentry/create-error-reporter.js';
import { workFacts } from './application/work-context.js';
import { runCommand } from './commands/run-command.js';
import { quietLog } from './commands/quiet-log.js';
import type { Config } from './config.js';
import { examine, refusalLines, warningLines } from './examine.js';
import { Refusal } from './domain/refusal.js';
import { createMediaEngines } from './media-engines.js';
import { startService } from './service.js';
import { serviceVersion } from './service-version.js';
import { startUpReport } from './start-up-report.js';

/** What is told without a stack: it is nobody's fault but the settings'. */
class StartRefused extends Error {}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** What a person can do about a start that was refused; anything else keeps its stack. */
function explain(error: unknown): string {
	if (error instanceof StartRefused) return error.message;
	if (!(error instanceof Refusal)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
	const { title, detail, fix } = error.problem;
	return [`The service does not start: ${title}`, detail && `  ${detail}`, fix && `  ${fix}`]
		.filter(Boolean)
		.join('\n');
}

/** What a defect belongs to: ids and kinds, never what users wrote. */
function tagsOf(facts: Readonly<Record<string, unknown>>): Record<string, string> {
	const told = ['jobId', 'kind', 'requestId', 'deliveryId'].filter((name) => typeof facts[name] === 'string');
	return { ...workFacts(), ...Object.fromEntries(told.map((name) => [name, String(facts[name])])) };
}

/** Resolves with the first reason to end: a signal, or a fault that the service cannot live with. */
function reasonToEnd() {
	let onFatal: (error: unknown) => void = () => undefined;
	const reason = new Promise<{ error?: unknown }>((resolve) => {
		onFatal = (error) => resolve({ error });
		for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve({}));
	});
	return { reason, onFatal };
}

/** All that keeps the service from starting is told at once. */
async function settingsOf(environment: NodeJS.ProcessEnv): Promise<Config> {
	const examination = await examine(environment, quietLog);
	const refusals = refusalLines(examination);
	if (refusals.length > 0) throw new StartRefused([...refusals, ...warningLines(examination)].join('\n'));
	for (const line of warningLines(examination)) say(line);
	return examination.config;
}

async function main(): Promise<void> {
	const config = await settingsOf(process.env);
	const reporter = config.sentryDsn === null ? null : createErrorReporter(config.sentryDsn, serviceVersion);
	const log = createLog(config.logLevel, workFacts, (error, message, facts) =>
		reporter?.report(error, message, tagsOf(facts)),
	);
	const { reason, onFatal } = reasonToEnd();
	const service = await startService({ config, log, createEngines: createMediaEngines, onFatal });
	say(startUpReport(service.facts));
	say(`render-node is ready at ${service.baseUrl}`);
	const { error } = await reason;
	if (error !== undefined) {
		process.stderr.write(`${explain(error)}\n`);
		process.exitCode = 1;
	}
	await service.stop();
	await reporter?.close();
}

/** Ctrl-C ends a command in order; what it did so far is kept. */
async function command(words: readonly string[]): Promise<void> {
	const interrupted = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
	process.exitCode = await runCommand(words, {
		environment: process.env,
		say,
		warn: (line) => process.stderr.write(`${line}\n`),
		signal: interrupted.signal,
		now: () => new Date(),
	});
}

const words = process.argv.slice(2);
(words.length > 0 ? command(words) : main()).then(
	() => process.exit(),
	(error: unknown) => {
		process.stderr.write(`${explain(error)}\n`);
		process.exit(1);
	},
);
