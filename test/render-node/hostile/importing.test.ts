import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobSchemas, type AssetImportInput, type Problem } from '@showrunner/contract';
import { createFetchFile } from '../../../render-node/src/adapters/fetching/create-fetch-file.js';
import { fetchLimits } from '../../../render-node/src/adapters/fetching/fetch-limits.js';
import { hostRules } from '../../../render-node/src/adapters/fetching/host-rules.js';
import { importPolicy } from '../../../render-node/src/adapters/fetching/import-policy.js';
import { sniffType } from '../../../render-node/src/adapters/fetching/sniff-type.js';
import { createProbeMedia } from '../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createAssetImportHandler } from '../../../render-node/src/application/handlers/asset-import.js';
import { Refusal } from '../../../render-node/src/domain/refusal.js';
import { childProcesses } from '../../kits/child-processes.js';
import { fileAssetStore } from '../../kits/file-asset-store.js';
import { makeClip } from '../../kits/made-media.js';
import { silentLog } from '../../kits/silent-log.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';
import { hostileAddresses, refusedAtOnce } from './hostile-addresses.js';
import { hostileAnswers } from './hostile-answers.js';
import { startHostileServer, type HostileServer } from './hostile-server.js';

const MiB = 1024 * 1024;
const maxBytes = 40 * MiB;
/** What a hostile answer may add to the memory of this process, with room for the collector's leisure. */
const mostGrowth = 400 * MiB;

const folder = temporaryFolder('hostile-imports');
const workDir = path.join(folder.path, 'work');
const probeMedia = createProbeMedia('ffprobe');
const assets = fileAssetStore(folder.path, probeMedia);
let server: HostileServer;
let good: Buffer;

const policy = importPolicy(hostRules(['localhost']));
const { fetchFile, close } = createFetchFile({ policy });

beforeAll(async () => {
	mkdirSync(workDir);
	const clip = await makeClip(path.join(folder.path, 'good.mp4'), 'testsrc2=s=640x360:d=2');
	good = readFileSync(clip);
	server = await startHostileServer(good);
});
afterAll(async () => {
	await Promise.all([server.stop(), close()]);
	folder.remove();
});

type Told = { fraction: number; phase: string }[];

function runImport(
	input: AssetImportInput,
	{ fetch = fetchFile, signal = new AbortController().signal, told = [] as Told } = {},
) {
	const handler = createAssetImportHandler({ fetchFile: fetch, sniffType, probeMedia, maxBytes });
	return handler.run(jobSchemas['asset.import'].input.parse(input), {
		...{ jobId: 'job', signal, assets, workDir, log: silentLog() },
		progress: (fraction, phase) => void told.push({ fraction, phase }),
	});
}

async function problemOf(run: Promise<unknown>): Promise<Problem> {
	const error = await run.then(
		() => 'it was taken',
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error;
	return error.problem;
}

const importOf = (place: string) => runImport({ url: server.url(place) });

describe('an import', () => {
	it.each(hostileAddresses)('does not go to %s', async (_, url, type) => {
		expect(await problemOf(runImport({ url }))).toMatchObject({ type, status: 422, fix: expect.any(String) });
		expect(server.asked).toEqual([]);
	});

	it.each(refusedAtOnce)('is never made of %s', (_, url) => {
		expect(jobSchemas['asset.import'].input.safeParse({ url }).success).toBe(false);
	});

	it.each(hostileAnswers)('refuses what %s', async (_, place, type, status) => {
		const before = process.memoryUsage().rss;
		const problem = await problemOf(importOf(place));
		expect(problem).toMatchObject({ type, status, field: 'url', fix: expect.any(String) });
		expect(JSON.stringify(problem)).not.toContain(folder.path);
		expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowth);
	});

	it('leaves no program behind, and takes the decent twin of all these', async () => {
		expect(childProcesses()).toEqual([]);
		const told: Told = [];
		const result = await runImport({ url: server.url('/good.mp4') }, { told });
		expect(result).toMatchObject({ name: 'good.mp4', mediaType: 'video/mp4', sizeBytes: good.length, warnings: [] });
		expect(result.media).toMatchObject({ kind: 'video', width: 640, height: 360 });
		const { evidence } = await assets.get(result.assetId);
		expect(evidence).toMatchObject([{ origin: 'imported', licence: 'not stated', sourceUrl: server.url('/good.mp4') }]);
		expect(told.map(({ fraction }) => fraction)).toEqual(told.map(({ fraction }) => fraction).toSorted());
		expect(readdirSync(workDir)).toEqual([]);
	});

	it('takes what is moved, packed or mislabelled and sound, and says so', async () => {
		expect(await importOf('/once-moved')).toMatchObject({ name: 'good.mp4', sizeBytes: good.length });
		expect(await importOf('/packed.mp4')).toMatchObject({ sizeBytes: good.length });
		expect(await importOf('/as-text.mp4')).toMatchObject({ mediaType: 'video/mp4' });
		expect(await importOf('/as-picture.mp4')).toMatchObject({ warnings: [{ code: 'type-corrected', field: 'url' }] });
	});

	it('makes a plain name of one that leads elsewhere', async () => {
		expect((await importOf('/named')).name).toBe('etcgpj.mp4');
	});

	it('keeps what its caller knows as evidence, and nothing of the query', async () => {
		const evidence = { sourceKind: 'licensed', licence: 'CC-BY-4.0', author: 'A. Painter' } as const;
		const { assetId } = await runImport({ url: `${server.url('/good.mp4')}?`, name: 'harbour.mp4', evidence });
		expect(await assets.get(assetId)).toMatchObject({
			name: 'harbour.mp4',
			evidence: [{ ...evidence, origin: 'imported', source: 'A. Painter', sourceUrl: server.url('/good.mp4') }],
		});
	});

	it('goes on where the line broke, and fetches nothing twice', async () => {
		server.asked.length = 0;
		expect(await importOf('/breaks.mp4')).toMatchObject({ sizeBytes: good.length });
		const starts = server.asked.map(({ range }) => Number(/bytes=(\d+)-/.exec(range ?? 'bytes=0-')?.[1]));
		expect(starts.length).toBeGreaterThanOrEqual(3);
		expect(starts.every((start, at) => at === 0 || start > (starts[at - 1] ?? 0))).toBe(true);
	});

	it('gives up a source that trickles', async () => {
		const slow = createFetchFile({ policy, limits: { ...fetchLimits, slowest: { bytes: 50 * MiB, spanMs: 1 } } });
		const run = runImport({ url: server.url('/endless.mp4') }, { fetch: slow.fetchFile });
		expect(await problemOf(run)).toMatchObject({ type: 'source-too-slow', status: 503 });
		await slow.close();
	});

	it('stops at once when it is cancelled', async () => {
		const cancel = new AbortController();
		const run = runImport({ url: server.url('/endless.mp4') }, { signal: cancel.signal });
		setTimeout(() => cancel.abort('cancelled'), 20);
		await expect(run).rejects.toBe('cancelled');
	});
});

describe('a name that changes its address', () => {
	const answers = (addresses: string[]) => {
		let asked = 0;
		const fetching = createFetchFile({
			policy: importPolicy([]),
			limits: { ...fetchLimits, connectMs: 200, breaks: 0 },
			resolve: (_host, _options, done) => {
				const address = addresses[asked++] ?? '127.0.0.1';
				done(
					null,
					address.split(' ').map((one) => ({ address: one, family: one.includes(':') ? 6 : 4 })),
				);
			},
		});
		return { ...fetching, asked: () => asked };
	};

	it.each([
		['private at the only look', ['127.0.0.1'], 'url-address-private'],
		['public and private at once', ['192.0.2.1 127.0.0.1', '127.0.0.1'], 'url-address-forbidden'],
		['a cloud behind IPv6', ['64:ff9b::a9fe:a9fe'], 'url-address-forbidden'],
		['loopback behind IPv6', ['::ffff:127.0.0.1'], 'url-address-private'],
	])('is refused when it is %s', async (_, addresses, type) => {
		const { fetchFile: fetch, close: end } = answers(addresses);
		const run = runImport({ url: 'http://rebinding.example:8080/a.mp4' }, { fetch });
		expect(await problemOf(run)).toMatchObject({ type });
		await end();
	});

	it('is looked up once for each connection, so that nothing can change between look and call', async () => {
		const { fetchFile: fetch, close: end, asked } = answers(['203.0.113.7', '127.0.0.1']);
		expect(await problemOf(runImport({ url: 'http://rebinding.example/a.mp4' }, { fetch }))).toMatchObject({
			type: 'url-address-forbidden',
		});
		expect(asked()).toBe(1);
		await end();
	});
});
