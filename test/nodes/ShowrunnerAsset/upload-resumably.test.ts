import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { openBinaryStore } from '../../kits/binary-store';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { openCuttingLine, type CuttingLine } from '../../kits/cutting-line';
import { itemsOf, openEngine } from '../../kits/engine';
import { eventually } from '../../kits/patience';
import { startFaultProxy, type FaultProxy } from '../../kits/s3/fault-proxy';

const MiB = 1024 ** 2;
const sizeBytes = 70 * MiB + 321;

let service: NodeService;
let proxy: FaultProxy;
let line: CuttingLine;
let files: Awaited<ReturnType<typeof openBinaryStore>>;
beforeAll(async () => {
	service = await openNodeService('upload-resumably', { SHOWRUNNER_UPLOAD_MAX_BYTES: String(72 * MiB) });
	proxy = await startFaultProxy(service.credentials.baseUrl);
	line = await openCuttingLine(proxy.endpoint);
	files = await openBinaryStore('upload-resumably');
});
afterAll(async () => {
	await line?.stop();
	await proxy?.stop();
	await service?.close();
	files?.remove();
});
afterEach(() => {
	proxy.heal();
	proxy.seen.length = 0;
});

/** A file that is like no other, made as it is read. */
async function bigFile(bytes = sizeBytes): Promise<{ file: IBinaryData; sha256: string }> {
	const hash = createHash('sha256');
	const seed = randomBytes(MiB);
	function* parts() {
		for (let left = bytes, at = 0; left > 0; left -= MiB, at++) {
			seed.writeUInt32LE(at);
			const part = Buffer.from(seed.subarray(0, Math.min(left, MiB)));
			hash.update(part);
			yield part;
		}
	}
	const file = await files.store(Readable.from(parts()), 'film.bin', 'application/octet-stream');
	return { file, sha256: hash.digest('hex') };
}

const begin = (file: IBinaryData, parameters: IDataObject = {}) => {
	const type = 'n8n-nodes-showrunner.showrunnerAsset';
	const nodes = [{ type, name: 'Node', parameters: { resource: 'asset', operation: 'upload', ...parameters } }];
	const credentials = { ...service.credentials, baseUrl: line.endpoint };
	return openEngine({
		nodes,
		input: [{ json: { keep: 1 }, binary: { data: file } }],
		credentials,
		mode: 'manual',
	}).begin();
};
async function upload(file: IBinaryData, parameters: IDataObject = {}) {
	const run = await begin(file, parameters).ended;
	return { json: itemsOf(run, 'Node')[0]?.json, error: run.data.resultData.error };
}
const seen = (method: string) => proxy.seen.filter((request) => request.startsWith(`${method} /v1/uploads`));

describe('Asset: Upload of a large file', () => {
	it('goes in pieces, goes on where a cut connection left it, and sends little twice', async () => {
		const { file, sha256 } = await bigFile();
		const before = line.sentBytes();
		const cuts = line.cuts();
		line.cutAfter(45 * MiB);
		const { json, error } = await upload(file, { options: { fileName: 'film ä.bin' } });
		expect(error).toBeUndefined();
		expect(json).toMatchObject({ keep: 1, asset: { id: sha256, name: 'film ä.bin', sizeBytes } });
		expect(line.cuts()).toBe(cuts + 1);
		expect([seen('POST').length, seen('PATCH').length, seen('HEAD').length]).toEqual([1, 3, 1]);
		expect(line.sentBytes() - before).toBeLessThan(sizeBytes + 2 * MiB);
	});

	it('gets its asset although the last answer was lost', async () => {
		const { file, sha256 } = await bigFile();
		let lost = 0;
		proxy.break(({ method, headers }) => {
			const isLast = method === 'PATCH' && Number(headers['upload-offset']) === 64 * MiB;
			return isLast && lost++ === 0 ? { kind: 'cut', afterBytes: 10 } : null;
		});
		const { json, error } = await upload(file);
		expect([error, lost]).toEqual([undefined, 1]);
		expect(json).toMatchObject({ asset: { id: sha256 } });
	});

	it('waits while the service is away', async () => {
		const { file, sha256 } = await bigFile();
		let refused = 0;
		proxy.break(({ method }) =>
			method !== 'POST' && refused++ < 2 ? { kind: 'answer', status: 503, code: 'x' } : null,
		);
		expect(await upload(file)).toMatchObject({ json: { asset: { id: sha256 } } });
		expect(refused).toBeGreaterThan(2);
	});

	it('begins anew where the service has lost what came', async () => {
		const { file, sha256 } = await bigFile();
		proxy.break(({ method, url }) => {
			const place = seen('PATCH')[0]?.split(' ')[1];
			const isLost = seen('PATCH').length > 1 && method !== 'POST' && url === place;
			return isLost ? { kind: 'answer', status: 404, code: 'x' } : null;
		});
		expect(await upload(file)).toMatchObject({ json: { asset: { id: sha256 } } });
		expect(seen('POST')).toHaveLength(2);
	});

	it('leaves nothing behind when the execution is cancelled', async () => {
		const { file } = await bigFile();
		proxy.break(({ method, headers }) =>
			method === 'PATCH' && headers['upload-offset'] !== '0' ? { kind: 'silence' } : null,
		);
		const run = begin(file);
		await eventually('the second piece to be sent', async () => seen('PATCH').length === 2);
		run.cancel();
		expect((await run.ended).status).toBe('canceled');
		const [ended] = await eventually(
			'the upload to be taken back',
			async () => seen('DELETE').length > 0 && seen('DELETE'),
		);
		const place = ended?.split(' ')[1] ?? '';
		const headers = { authorization: `Bearer ${service.credentials.apiKey}`, 'tus-resumable': '1.0.0' };
		const isGone = async () =>
			(await fetch(`${service.credentials.baseUrl}${place}`, { method: 'HEAD', headers })).status === 404;
		expect(await eventually('the upload to be gone', isGone)).toBe(true);
	});

	it('is refused before anything is sent when the service takes no file of this size', async () => {
		const { file } = await bigFile(73 * MiB);
		const before = line.sentBytes();
		expect((await upload(file)).error).toMatchObject({
			message: 'The file is larger than the service takes',
			httpCode: '413',
		});
		expect(line.sentBytes() - before).toBeLessThan(MiB);
	});
});

describe('Asset: Upload of a small file', () => {
	it('goes in one request', async () => {
		const { file, sha256 } = await bigFile(MiB);
		expect(await upload(file)).toMatchObject({ json: { asset: { id: sha256, sizeBytes: MiB } } });
		expect(proxy.seen).toEqual([expect.stringMatching(/^POST \/v1\/assets\?name=film/)]);
	});
});
