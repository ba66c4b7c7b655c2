import { checkSettings } from './check.js';
import type { Command } from './command.js';

export const checkCommand: Command = {
	name: 'check',
	options: { json: { type: 'boolean', shown: '--json' } },
	what: 'says all that is off about settings and machine, and starts nothing',
	start: (run, { options }) => checkSettings(run, options.json === true),
};
