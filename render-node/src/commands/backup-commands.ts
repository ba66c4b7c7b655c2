import path from 'node:path';
import type { Command } from './command.js';
import { makeBackup } from './backup-make.js';
import { restoreFrom } from './backup-restore.js';
import { checkBackup } from './backup-verify.js';

const absolute = (word: string | undefined) => path.resolve(word ?? '');

export const backupCommands: readonly Command[] = [
	{
		name: 'backup',
		takes: ['<folder>'],
		options: { 'without-assets': { type: 'boolean', shown: '--without-assets' } },
		what: 'writes books and assets into a new folder beneath it, while services go on',
		start: (run, { words: [folder], options }) =>
			makeBackup(run, { folder: absolute(folder), withAssets: options['without-assets'] !== true }),
	},
	{
		name: 'verify',
		takes: ['<backup>'],
		what: 'reads every byte of a backup and tells what is off',
		start: (run, { words: [backup] }) => checkBackup(run, absolute(backup)),
	},
	{
		name: 'restore',
		takes: ['<backup>'],
		what: 'puts a backup into an empty data directory and database',
		start: (run, { words: [backup] }) => restoreFrom(run, absolute(backup)),
	},
];
