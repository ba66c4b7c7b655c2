import type { Command } from './command.js';

/** Where explanations begin. */
const column = 45;

function line(call: string, what: string): string {
	const written = `  ${call}`;
	return written.length < column ? `${written.padEnd(column)}${what}` : `${written}\n${' '.repeat(column)}${what}`;
}

const callOf = ({ name, takes = [], options = {} }: Command) =>
	['render-node', name, ...takes, ...Object.values(options).map(({ shown }) => `[${shown}]`)].join(' ');

/** What can be written after `render-node`. */
export const usageOf = (commands: readonly Command[]): string =>
	[
		'Usage:',
		line('render-node', 'starts the service'),
		...commands.map((command) => line(callOf(command), command.what)),
		line('render-node --help', 'this text'),
		'',
		'Settings come from the environment: see docs/operations/render-node.md.',
	].join('\n');
