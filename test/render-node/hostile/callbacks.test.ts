import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostRule, hostRules } from '../../../render-node/src/adapters/fetching/host-rules.js';
import { callbackPolicy, databasePlace } from '../../../render-node/src/adapters/webhooks/callback-policy.js';
import { createHttpCaller } from '../../../render-node/src/adapters/webhooks/http-caller.js';
import { startReceiver, type Receiver } from '../../kits/receiver.js';
import { silentLog } from '../../kits/silent-log.js';

let n8n: Receiver;
let allowed: string[] = [];
let ownPort = 1;
let database: { port: number; addresses: readonly string[] } | null = null;
const policy: ReturnType<typeof callbackPolicy> = (place) =>
	callbackPolicy(hostRules(allowed), { database, port: () => ownPort })(place);
const caller = createHttpCaller(silentLog(), policy);

beforeAll(async () => {
	n8n = await startReceiver(({ path }) => ({ status: path === '/moved' ? 302 : 200, body: 'taken' }));
});
afterAll(async () => {
	await n8n.stop();
	await caller.close();
});

const post = (url: string) => caller.post(url, {}, '{}');
const portOf = (url: string) => Number(new URL(url).port);

describe('a delivery', () => {
	it('goes to a private address, and follows nobody', async () => {
		expect(await post(n8n.url('/webhook'))).toEqual({ status: 200, body: 'taken' });
		expect(await post(n8n.url('/moved'))).toMatchObject({ status: 302 });
		expect(n8n.received.map(({ path }) => path)).toEqual(['/webhook', '/moved']);
	});

	it('is judged anew each time, so that a host that is no longer named gets none', async () => {
		const url = n8n.url('/webhook');
		allowed = ['n8n.example'];
		expect(await post(url)).toBeNull();
		expect(await caller.reaches(url)).toBe(false);
		await expect(caller.admit(url, 'url')).rejects.toMatchObject({ problem: { type: 'callback-host-refused' } });
		allowed = ['n8n.example', '127.0.0.0/8'];
		expect(await post(url)).toMatchObject({ status: 200 });
		allowed = [];
	});

	it('never goes to the service itself or to its database, by whatever name', async () => {
		const port = portOf(n8n.url('/'));
		const byName = `http://localhost:${port}/`;
		ownPort = port;
		expect([await post(n8n.url('/')), await post(byName)]).toEqual([null, null]);
		ownPort = 1;
		database = await databasePlace(`postgres://user:secret@localhost:${port}/showrunner`);
		expect([await post(n8n.url('/')), await post(byName)]).toEqual([null, null]);
		await expect(caller.admit(byName, 'callback.url')).rejects.toMatchObject({
			problem: { type: 'callback-forbidden', field: 'callback.url' },
		});
		database = null;
		expect(await post(n8n.url('/'))).toMatchObject({ status: 200 });
	});

	it('never goes to the metadata of a cloud, even where all hosts are named', async () => {
		allowed = ['0.0.0.0/0', '*.internal'];
		expect(await post('http://169.254.169.254/latest/')).toBeNull();
		allowed = [];
	});

	it('gives up a receiver that talks without end', async () => {
		const talker = createServer((_, response) => {
			const more = () => !response.destroyed && response.write('a'.repeat(65_536), more);
			more();
		});
		await new Promise<void>((resolve) => talker.listen(0, '127.0.0.1', resolve));
		const { port } = talker.address() as AddressInfo;
		const answer = await post(`http://127.0.0.1:${port}/`);
		expect(answer).toMatchObject({ status: 200 });
		expect(answer?.body).toHaveLength(4_096);
		talker.closeAllConnections();
		talker.close();
	});
});

describe('a list of hosts', () => {
	const met = (entry: string, host: string, address: string, port = 80) => hostRule(entry)?.({ host, address, port });

	it('reads names, suffixes, addresses and ranges, with and without a port', () => {
		expect(met('minio', 'minio', '10.0.0.1', 9000)).toBe(true);
		expect(met('minio:9000', 'minio', '10.0.0.1', 9001)).toBe(false);
		expect(met('*.lan', 'nas.lan', '10.0.0.1')).toBe(true);
		expect(met('*.lan', 'lan', '10.0.0.1')).toBe(false);
		expect(met('*.lan', 'evil-lan', '10.0.0.1')).toBe(false);
		expect(met('10.0.0.0/8', 'any', '::ffff:10.1.2.3')).toBe(true);
		expect(met('10.0.0.0/8:9000', 'any', '10.1.2.3', 9000)).toBe(true);
		expect(met('[fd00::1]:9000', 'any', 'fd00:0::1', 9000)).toBe(true);
		expect(met('fd00::/8', 'any', 'fd12::1')).toBe(true);
		expect(met('192.168.1.20', 'any', '192.168.1.21')).toBe(false);
	});

	it.each(['', 'http://minio', 'a b', '*', '*.', 'minio:99999', 'minio:port', '10.0.0.0/99', '-a'])(
		'refuses the entry %j',
		(entry) => expect(hostRule(entry)).toBeNull(),
	);
});
