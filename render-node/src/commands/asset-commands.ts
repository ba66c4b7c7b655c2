import { moveBetween } from './assets-move.js';
import { verifyStored } from './assets-verify.js';
import type { Command } from './command.js';

export const assetCommands: readonly Command[] = [
	{
		name: 'assets verify',
		options: { hash: { type: 'string', shown: '--hash none|sample|all' } },
		what: 'looks whether every asset has its bytes; sample hashes a hundred',
		start: (run, { options }) => verifyStored(run, options.hash ?? 'sample'),
	},
	{
		name: 'assets move',
		takes: ['<from>', '<to>'],
		options: { 'delete-source': { type: 'boolean', shown: '--delete-source' } },
		what: 'copies all bytes from disk to s3://… or back; goes on where it was',
		start: (run, { words: [from = '', to = ''], options }) =>
			moveBetween(run, { from, to, deletesSource: options['delete-source'] === true }),
	},
];
