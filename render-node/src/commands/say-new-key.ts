import type { NewApiKey } from '@showrunner/contract';
import type { CommandRun } from './command-run.js';

/** Standard output has the key and nothing else, so that it can be put where it belongs without being read. */
export function sayNewKey(run: CommandRun, made: NewApiKey, asJson: boolean): void {
	if (asJson) return run.say(JSON.stringify(made, null, 2));
	const end = made.expiresAt === null ? 'until it is revoked' : `until ${made.expiresAt}`;
	run.warn(`${made.name} (${made.id}): ${made.role}, tier ${made.tier}, valid ${end}.`);
	run.warn('The key is shown this once:');
	run.say(made.secret);
}
