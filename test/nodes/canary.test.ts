import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoadOptionsContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INode, IRun } from 'n8n-workflow';
import { toNodeError } from '../../nodes/shared/to-node-error';
import { vendorHttpOf } from '../../nodes/shared/transport/vendor-http-of';
import { refusalOf } from '../../providers/core/refuse-answer';
import { openTokenServer, type TokenServer } from '../credentials/open-token-server';
import { doors, rightKey, type Door } from '../credentials/vendor-doors';
import { openNodeService, type NodeService } from '../kits/built-node-service';
import { itemsOf, openEngine } from '../kits/engine';
import { resolveFields } from '../kits/engine-credentials';
import { packCredentials } from '../kits/pack-credentials';
import { allFakes } from '../kits/vendors/all-fakes';
import { allVendors, type ListedVendor } from '../kits/vendors/all-vendors';
import { allWork } from '../kits/vendors/all-work';
import { echoing } from '../kits/vendors/echoing';
import { findLeaks } from '../kits/vendors/find-leaks';
import { startVendorFake } from '../kits/vendors/vendor-fake';

const serviceKey = `svc-${randomBytes(24).toString('base64url')}`;
/** A key that no filter knows by its looks, with letters that are written otherwise in addresses. */
const canaryOf = () => `${randomBytes(12).toString('hex')}/+=${randomBytes(6).toString('hex')}`;
const canaries: Record<string, string> = { showrunnerApi: serviceKey };
const canaryFor = (type: string) => (canaries[type] ??= canaryOf());
const vendors = allVendors();
const isPlayed = ({ capability, id }: ListedVendor) => Boolean(allFakes[capability]?.[id] && allWork[capability]);
/** Of a service account, whose key signs for the access token that goes to the vendor: neither may show. */
const account = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = account.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
canaries.privateKey = privateKey.split('\n')[9] ?? '';
let tokens: TokenServer;
const modes = ['ok', 'unauthorised', 'broken', 'malformed', 'cut'] as const;

const doorOf = (type: string): Door => {
	const door = doors.find((one) => one.type === type);
	if (!door) throw new Error(`test/credentials/vendor-doors.ts has no door of ${type}`);
	return door;
};
/** A credential as a user fills it in, with a canary in the place of its key. */
const credentialAt = (
	type: string,
	url: string,
	address = doorOf(type).address ?? 'baseUrl',
): ICredentialDataDecryptedObject => {
	const { filled } = doorOf(type);
	const own = Object.entries(filled).map(([name, value]) => [name, value === rightKey ? canaryFor(type) : value]);
	const logins: Record<string, ICredentialDataDecryptedObject> = {
		showrunnerVertexOAuth2Api: { oauthTokenData: { access_token: canaryFor(type) } },
		showrunnerVertexServiceAccountApi: { privateKey, tokenUrl: tokens.url },
	};
	return {
		...(Object.fromEntries(own) as ICredentialDataDecryptedObject),
		...logins[type],
		[address]: url,
		baseUrl: url,
	};
};
/** All that n8n keeps of an execution, and all that an error holds. */
const traceOf = ({ data }: IRun) => {
	const { error, runData } = data.resultData;
	const errors = [error, ...Object.values(runData).flatMap((runs) => runs.map((run) => run.error))];
	return [JSON.stringify(data), ...errors.map((one) => inspect(one, { depth: 12, showHidden: true }))].join('\n');
};

describe('keys of vendors, at every end that a call can have', () => {
	let service: NodeService;
	const traces: string[] = [];
	beforeAll(async () => {
		tokens = await openTokenServer(account.publicKey, canaryFor('showrunnerVertexServiceAccountApi'));
		const settings = { SHOWRUNNER_API_KEY: serviceKey, SHOWRUNNER_LOG_LEVEL: 'debug' };
		service = await openNodeService('canary', settings, undefined, { keepsLog: true });
	});
	afterAll(async () => {
		await tokens?.close();
		await service?.close();
	});

	it('have a door each, so that none is left out', () => {
		const types = Object.keys(packCredentials()).filter((type) => type !== 'showrunnerApi');
		expect(doors.map(({ type }) => type).sort()).toEqual(types.sort());
	});

	it('are tried with every vendor of the registries', () => {
		expect(vendors.length).toBeGreaterThan(10);
		const others = vendors.filter((vendor) => !isPlayed(vendor)).map(({ capability, id }) => `${capability}: ${id}`);
		expect(others).toEqual([]);
	});

	const upload = async (file?: { mediaType: string; bytes: Buffer }): Promise<string> => {
		if (!file) return '';
		const { baseUrl, apiKey } = service.credentials;
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': file.mediaType };
		const body = new Uint8Array(file.bytes);
		const answer = await fetch(`${baseUrl}/v1/assets?name=given`, { method: 'POST', headers, body });
		return ((await answer.json()) as { id: string }).id;
	};
	const runAt = async (vendor: ListedVendor, url: string, words: string): Promise<IRun> => {
		const work = allWork[vendor.capability];
		if (!work) throw new Error(`Nobody thought of work for ${vendor.capability}`);
		const { node, resource, operation } = work;
		const asked = { words, id: vendor.id, assetId: await upload(work.file?.(words)) };
		const parameters = { resource, operation, providers: [vendor.id], ...work.parameters(asked) };
		const login = credentialAt(vendor.credential, url, vendor.addressField);
		return await openEngine({
			nodes: [{ type: `n8n-nodes-showrunner.showrunner${node}`, name: 'Node', parameters }],
			input: [{ json: work.json(asked) as IDataObject }],
			credentials: { showrunnerApi: service.credentials, [vendor.credential]: login },
			mode: 'manual',
		}).begin().ended;
	};

	it.each(vendors.filter(isPlayed).map((vendor) => [`${vendor.capability} by ${vendor.id}`, vendor] as const))(
		'%s',
		async (_, vendor) => {
			const play = allFakes[vendor.capability]?.[vendor.id];
			const secret = canaryFor(vendor.credential);
			if (!play) throw new Error('Nobody plays this vendor');
			let base = '';
			const fake = await startVendorFake(
				echoing(
					play(secret, () => base),
					secret,
				),
			);
			base = fake.baseUrl;
			try {
				for (const mode of modes) {
					fake.mode = mode;
					fake.seen.length = 0;
					const run = await runAt(vendor, base, `${mode} lighthouse`);
					// A check of content fails by letting nothing pass.
					const failed = itemsOf(run, 'Node').length === 0;
					const why = mode === 'ok' && failed ? inspect(run.data.resultData, { depth: 8 }) : undefined;
					expect({ mode, failed, why }).toEqual({ mode, failed: mode !== 'ok', why: undefined });
					// Without the key it would not have come this far: a canary that is never sent proves nothing.
					expect(
						findLeaks(JSON.stringify(fake.seen.map(({ headers, query }) => [headers, [...query]])), secret),
					).not.toEqual([]);
					traces.push(traceOf(run));
				}
			} finally {
				await fake.stop();
			}
		},
	);

	it.each(doors.map(({ type }) => type))('%s, by whatever is sent with it', async (type) => {
		const secret = canaryFor(type);
		const refusal = { status: 401, json: { message: 'no' } };
		const answer = () => ({ status: 200, json: { message: 'fine' } });
		const fake = await startVendorFake(
			echoing({ isLoggedIn: () => true, unauthorised: refusal, rateLimited: refusal, answer }, secret),
		);
		const credentials = { [type]: credentialAt(type, fake.baseUrl) };
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerStory', name: 'Node', parameters: {} }];
		const { workflow, additionalData } = openEngine({ nodes, credentials });
		const at = workflow.getNode('Node') as INode;
		const reach = { ...additionalData, currentNodeParameters: {} };
		const context = new LoadOptionsContext(workflow, at, reach, 'parameters.model');
		// No node needs them all: n8n would refuse to look up the others.
		context.getCredentials = (async () =>
			await resolveFields(type, credentials[type] ?? {})) as typeof context.getCredentials;
		const addressField = doorOf(type).address ?? 'baseUrl';
		const http = vendorHttpOf(context, { label: 'It', credential: type, addressField });
		const manners = { label: 'It', read: (body: unknown) => ({ message: JSON.stringify(body) }) };
		try {
			for (const mode of modes) {
				fake.mode = mode;
				const said = await http.send({ method: 'POST', path: '/v1/work', json: {} }).then(
					(got) => [got.text(), refusalOf(got, manners, 0)],
					(error: unknown) => [error],
				);
				const shown = said.map((one) => (one instanceof Error ? toNodeError(one, { node: at }) : one));
				traces.push(inspect([said, shown], { depth: 12, showHidden: true }), JSON.stringify(shown));
			}
			const seen = JSON.stringify(fake.seen.map(({ headers, query }) => [headers, [...query]]));
			expect(findLeaks(seen, secret)).not.toEqual([]);
		} finally {
			await fake.stop();
		}
	});

	it('show nowhere: not in items, errors, log, books, evidence or stored files', async () => {
		const script = path.resolve(__dirname, '..', 'kits', 'read-books.mjs');
		const options = { maxBuffer: 256 * 1024 * 1024 };
		const { stdout: books } = await promisify(execFile)(process.execPath, [script, service.databaseHome], options);
		const log = service.log();
		const files = globSync('**/*', { cwd: service.dataDir, withFileTypes: true }).filter((entry) => entry.isFile());
		const places: Record<string, string> = {
			...{ executions: traces.join('\n'), log, books },
			names: files.map(({ name }) => name).join('\n'),
			files: files.map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'latin1')).join('\n'),
		};
		// What is searched is really there.
		expect(traces.length).toBeGreaterThan(vendors.filter(isPlayed).length * modes.length);
		expect(log).toMatch(/"level":(10|20)|"level":"(trace|debug)"/);
		expect(books).toMatch(/showrunner\.purchases .*lighthouse|showrunner\.asset_evidence .*lighthouse/);
		const leaks = Object.entries(places).flatMap(([place, text]) =>
			Object.entries(canaries).flatMap(([type, secret]) =>
				findLeaks(text, secret).map((how) => ({ place, type, how })),
			),
		);
		expect(leaks).toEqual([]);
	});
});
