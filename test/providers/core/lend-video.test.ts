import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createContractClient } from '../../../contract/client';
import { buyText } from '../../../providers/text/buy-text';
import { geminiText } from '../../../providers/text/gemini';
import { geminiWithFiles } from '../../fakes/vendors/gemini-files';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { goodTalk, prompt, system, talk, talkForm } from '../../kits/vendors/text-request';
import { vendorContext, type ContextWishes, type TestedContext } from '../../kits/vendors/vendor-context';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'AIza-canary-loan-2b90';
const login = { 'x-goog-api-key': secret };
const sizeBytes = 12 * 1024 * 1024 + 1;

describe('a video that a vendor is lent', () => {
	let service: NodeService;
	let fake: VendorFake;
	let becomes: 'ACTIVE' | 'FAILED' | 'PROCESSING' = 'ACTIVE';
	let made = 0;
	const played = geminiWithFiles({
		secret,
		write: goodTalk,
		worksFor: 0,
		becomes: () => becomes,
	});
	beforeAll(async () => {
		service = await openNodeService('lend-video');
		fake = await startVendorFake(played.protocol);
	});
	afterAll(async () => {
		await fake.stop();
		await service.close();
	});
	beforeEach(() => {
		becomes = 'ACTIVE';
		fake.seen.length = 0;
		played.files.clear();
	});
	const context = (wishes: Partial<ContextWishes> = {}) => {
		const { baseUrl, apiKey } = service.credentials;
		return vendorContext({
			...{ baseUrl: fake.baseUrl, login },
			service: async (path, { headers, ...init }) =>
				await fetch(`${baseUrl}${path}`, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
			...wishes,
		});
	};
	const orderOf = async ({ shelf }: TestedContext, film = ++made) => {
		const bytes = Buffer.alloc(sizeBytes, `film ${film}`);
		const { id: assetId } = await shelf.put({ name: 'film.mp4', mediaType: 'video/mp4', bytes });
		return {
			...{ operation: 'test.watch', system, prompt, maxOutputTokens: 1_000, schema: { name: 'talk', form: talkForm } },
			video: { assetId, mediaType: 'video/mp4', sizeBytes, durationMs: 5_000 },
		};
	};
	const begun = () => fake.seen.filter((seen) => seen.headers['x-goog-upload-command'] === 'start').length;
	const asked = () => fake.seen.filter(({ path }) => path.endsWith(':generateContent')).length;

	it('that is not ready in time costs nothing, and the next try finds it there', async () => {
		becomes = 'PROCESSING';
		const first = context({ timeoutMs: 20_000, idempotencyKey: 'watch-late' });
		const order = await orderOf(first);
		await expect(buyText(geminiText, order, first)).rejects.toMatchObject({
			kind: 'temporarily-unavailable',
			refusal: { paid: 'no' },
		});
		expect([begun(), asked(), played.files.size]).toEqual([1, 0, 1]);
		becomes = 'ACTIVE';
		const second = context({ idempotencyKey: 'watch-late' });
		const again = await orderOf(second, made);
		expect(await buyText(geminiText, again, second)).toMatchObject({ json: talk, reused: false });
		expect([begun(), asked()]).toEqual([1, 1]);
	});

	it('is deleted there where the execution is cancelled meanwhile', async () => {
		becomes = 'PROCESSING';
		const aborting = new AbortController();
		const own = context({ signal: aborting.signal });
		const order = await orderOf(own);
		const waiting = buyText(geminiText, order, {
			...own,
			clock: {
				...own.clock,
				sleep: async (ms) => {
					aborting.abort();
					await own.clock.sleep(ms);
				},
			},
		});
		await expect(waiting).rejects.toMatchObject({ refusal: { paid: 'no' } });
		expect([begun(), asked(), played.files.size]).toEqual([1, 0, 0]);
	});

	it('is deleted there, too, where the question was refused, if it is to be deleted', async () => {
		const own = context();
		const order = { ...(await orderOf(own)), deleteUpload: true, check: () => ['It rhymes'] };
		await expect(buyText(geminiText, order, own)).rejects.toMatchObject({ refusal: { paid: 'yes' } });
		expect([begun(), asked(), played.files.size]).toEqual([1, 2, 0]);
	});

	it('is not left there where the vendor could not read it', async () => {
		becomes = 'FAILED';
		const own = context();
		await expect(buyText(geminiText, await orderOf(own), own)).rejects.toMatchObject({ refusal: { paid: 'no' } });
		expect([begun(), asked(), played.files.size]).toEqual([1, 0, 0]);
	});

	it('that the store does not give is nobody’s debt and no fault of the vendor', async () => {
		const own = context();
		const order = await orderOf(own);
		const gone = new Error('The store is away');
		const shelf = {
			...own.shelf,
			// eslint-disable-next-line require-yield
			async *pieces() {
				throw await Promise.resolve(gone);
			},
		};
		await expect(buyText(geminiText, order, { ...own, shelf })).rejects.toBe(gone);
		const { items } = await createContractClient('', own.service).call('getPurchases', { query: {} });
		const failed = items.filter(({ problem }) => problem === gone.message);
		expect(failed.map(({ operation, possiblyPaid }) => [operation, possiblyPaid]).sort()).toEqual([
			['file.upload', 0],
			['test.watch', 0],
		]);
	});

	it('is told apart by its bytes, and asked for anew by nobody', async () => {
		const own = context();
		const order = await orderOf(own);
		await buyText(geminiText, order, own);
		await buyText(geminiText, { ...order, prompt: 'Another question' }, own);
		await buyText(geminiText, await orderOf(own), own);
		expect([begun(), asked(), played.files.size]).toEqual([2, 3, 2]);
	});
});
