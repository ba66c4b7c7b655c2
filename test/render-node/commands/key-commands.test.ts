import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiKey, NewApiKey } from '@showrunner/contract';
import { runCommand } from '../../../render-node/src/commands/run-command.js';
import { fetchWith } from '../../kits/access.js';
import { eventually } from '../../kits/patience.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
beforeAll(async () => {
	kit = await startServiceKit();
});
afterAll(async () => kit.stop());

async function call(...words: string[]) {
	const said: string[] = [];
	const warned: string[] = [];
	const environment = {
		PATH: process.env.PATH,
		SHOWRUNNER_DATA_DIR: kit.dataDir,
		SHOWRUNNER_DATABASE_URL: kit.databaseUrl ?? '',
	};
	const code = await runCommand(words, {
		...{ environment, signal: new AbortController().signal, now: () => new Date() },
		say: (line) => void said.push(line),
		warn: (line) => void warned.push(line),
	});
	return { code, said: said.join('\n'), warned: warned.join('\n') };
}
const access = (key: string) => fetchWith(kit, key, '/v1/access');

describe('the keys of a service that runs', () => {
	it('are made, shown once, listed, rotated and revoked from the command line', async () => {
		const made = await call('keys', 'create', 'n8n', '--role', 'operator', '--tier', 'creator', '--days', '90');
		expect(made).toMatchObject({ code: 0, warned: expect.stringContaining('operator, tier creator, valid until 20') });
		expect(made.said).toMatch(/^sr_live_\w{49}$/);
		expect(await (await access(made.said)).json()).toMatchObject({ name: 'n8n', role: 'operator', tier: 'creator' });

		const listed = await call('keys', 'list');
		expect(listed.said).toMatch(/^ID +NAME +BEGINS +ROLE +TIER +STATE/);
		expect(listed.said).toMatch(/n8n +sr_live_\w{6}… +operator +creator +live/);
		expect(listed.said).not.toContain(made.said.slice(20));

		const rotated = await call('keys', 'rotate', 'n8n', '--hours', '2', '--json');
		const successor = JSON.parse(rotated.said) as NewApiKey;
		expect(rotated).toMatchObject({ code: 0, warned: expect.stringContaining('2 more hours') });
		expect((await access(made.said)).status).toBe(200);
		expect((await access(successor.secret)).status).toBe(200);

		expect(await call('keys', 'revoke', 'n8n')).toMatchObject({ code: 0, said: expect.stringContaining('revoked') });
		await eventually('the end', async () => (await access(successor.secret)).status === 401);
		expect((await access(made.said)).status).toBe(401);
		const { keys } = JSON.parse((await call('keys', 'list', '--json')).said) as { keys: ApiKey[] };
		expect(keys.map(({ id, state }) => [id, state])).toContainEqual([successor.id, 'revoked']);
		const { items } = await kit.client.call('getAuditLog', { query: { actor: 'command line' } });
		const revoked = ['api-key.revoke', 'api-key.revoke'];
		expect(items.map(({ action }) => action)).toEqual([...revoked, 'api-key.rotate', 'api-key.create']);
	});

	it('are refused with what to do', async () => {
		await call('keys', 'create', 'taken', '--role', 'viewer');
		const cases: [string[], number, string][] = [
			[['keys', 'create', 'taken', '--role', 'viewer'], 1, 'Another API key has this name'],
			[['keys', 'create', 'x', '--role', 'owner'], 1, 'viewer, operator, admin'],
			[['keys', 'create', 'x', '--role', 'viewer', '--days', 'many'], 1, 'expiresInMs'],
			[['keys', 'create', 'x'], 1, 'role'],
			[['keys', 'create'], 2, 'Usage:'],
			[['keys', 'revoke', 'nobody'], 1, 'There is no API key nobody'],
			[['keys', 'rotate', 'nobody'], 1, 'render-node keys list'],
		];
		for (const [words, code, warned] of cases)
			expect(await call(...words)).toMatchObject({ code, said: '', warned: expect.stringContaining(warned) });
	});
});

describe('the keys of a service that does not run', () => {
	it('are seen to all the same, and it starts afterwards', async () => {
		let key = '';
		await kit.restart(async () => {
			const made = await call('keys', 'create', 'before the start', '--role', 'viewer');
			expect(made.code).toBe(0);
			key = made.said;
		});
		expect((await access(key)).status).toBe(200);
	});
});
