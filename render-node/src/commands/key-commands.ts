import type { Command } from './command.js';
import { createKey } from './keys-create.js';
import { listKeys } from './keys-list.js';
import { revokeKey } from './keys-revoke.js';
import { rotateKey } from './keys-rotate.js';

const json = { json: { type: 'boolean', shown: '--json' } } as const;

export const keyCommands: readonly Command[] = [
	{
		name: 'keys create',
		takes: ['<name>'],
		options: {
			role: { type: 'string', shown: '--role <viewer, operator or admin>' },
			tier: { type: 'string', shown: '--tier <free, creator or empire>' },
			days: { type: 'string', shown: '--days <until it expires>' },
			...json,
		},
		what: 'makes an API key and shows it once',
		start: (run, { words: [name = ''], options: { role, tier, days, json: asJson } }) =>
			createKey(run, { name, role, tier, days, asJson: asJson === true }),
	},
	{
		name: 'keys list',
		options: json,
		what: 'API keys, without the keys themselves',
		start: (run, { options }) => listKeys(run, options.json === true),
	},
	{
		name: 'keys rotate',
		takes: ['<id or name>'],
		options: { hours: { type: 'string', shown: '--hours <that the old key stays valid>' }, ...json },
		what: 'puts a new key in the place of an old one',
		start: (run, { words: [key = ''], options: { hours, json: asJson } }) =>
			rotateKey(run, { key, hours, asJson: asJson === true }),
	},
	{
		name: 'keys revoke',
		takes: ['<id or name>'],
		what: 'ends an API key at once',
		start: (run, { words: [key = ''] }) => revokeKey(run, key),
	},
];
