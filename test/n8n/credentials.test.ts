import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn, startN8nWithPack, type N8nWithPack } from '../../scripts/n8n/index.mjs';
import { rest } from '../../scripts/n8n/n8n-account.mjs';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { openTokenServer, type TokenServer } from '../credentials/open-token-server.js';
import { openVendorDoor } from '../credentials/open-vendor-door.js';
import { doors, type Door } from '../credentials/vendor-doors.js';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
/** Connecting an account needs a browser and Google. */
const testable = doors.filter(({ type }) => type !== 'showrunnerVertexOAuth2Api');

describe("credentials in a real n8n, by the button 'Test'", () => {
	const { path: folder, remove } = temporaryFolder('credentials');
	let n8n: N8nWithPack;
	let google: TokenServer;
	let cookie: string;

	beforeAll(async () => {
		google = await openTokenServer(pair.publicKey);
		n8n = await startN8nWithPack({ userFolder: folder });
		cookie = await signIn(n8n.baseUrl, n8n.account);
	}, 900_000);
	afterAll(async () => {
		await n8n?.stop();
		await google?.close();
		remove();
	});

	const verdictOf = async (door: Door, more: Record<string, string> = {}) => {
		const vendor = await openVendorDoor(door);
		try {
			const own = door.type.includes('ServiceAccount') ? { privateKey, tokenUrl: google.url } : {};
			const data = { ...door.filled, [door.address ?? 'baseUrl']: vendor.url, ...own, ...more };
			const { id } = await n8n.api.createCredential(door.type, door.type, data);
			const { data: verdict } = await rest<{ data: { status: string; message: string } }>(
				...([n8n.baseUrl, cookie, 'POST', '/rest/credentials/test'] as const),
				{ credentials: { id, name: door.type, type: door.type, data } },
			);
			return { verdict, asked: vendor.asked };
		} finally {
			await vendor.close();
		}
	};

	it.each(testable.map((door) => [door.type, door] as const))('%s', async (_, door) => {
		const right = await verdictOf(door);
		expect(right.verdict).toMatchObject({ status: 'OK' });
		expect(right.asked).toEqual([door.asks]);
		const { verdict } = await verdictOf({ ...door, header: { ...door.header, 'x-never': 'sent' } });
		expect(verdict).toMatchObject({ status: 'Error', message: expect.stringMatching(/Check |again/) });
	});
});
