import type { Command } from './command.js';
import { modelStore } from './model-store.js';
import { listModels } from './models-list.js';
import { pullOne } from './models-pull.js';
import { verifyModels } from './models-verify.js';

export const modelCommands: readonly Command[] = [
	{
		name: 'models list',
		options: { json: { type: 'boolean', shown: '--json' } },
		what: 'models, and which of them are there',
		start: (run, { options }) => listModels(modelStore(run.environment), run, options.json === true),
	},
	{
		name: 'models pull',
		takes: ['<id>'],
		options: {
			revision: { type: 'string', shown: '--revision <branch, tag or commit>' },
			'accept-licence': { type: 'boolean', shown: '--accept-licence' },
		},
		what: 'fetches a model, or what is missing of it',
		start(run, { words: [id = ''], options }) {
			const revision = typeof options.revision === 'string' ? options.revision : null;
			const wish = { id, revision, acceptsLicence: options['accept-licence'] === true };
			return pullOne(modelStore(run.environment), run, wish);
		},
	},
	{
		name: 'models verify',
		takes: ['[id]'],
		what: 'hashes the files of pulled models',
		start: (run, { words: [id = null] }) => verifyModels(modelStore(run.environment), run, id),
	},
];
