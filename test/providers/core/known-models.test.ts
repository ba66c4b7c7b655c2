import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createContractClient } from '../../../contract/client';
import type { Warning } from '../../../providers/core/run-chain';
import type { VendorContext } from '../../../providers/core/vendor-context';
import { choosePainter } from '../../../providers/image/choose-painter';
import { openAiImage } from '../../../providers/image/open-ai';
import { openAiSpeech } from '../../../providers/speech/open-ai';
import { planPieces } from '../../../providers/speech/plan-pieces';
import { openAiTranscription } from '../../../providers/transcription/open-ai';
import { byPiece } from '../../../providers/transcription/by-piece';
import { openAiImages } from '../../fakes/vendors/openai-images';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { pngBytes } from '../../kits/vendors/picture-wish';
import { vendorContext } from '../../kits/vendors/vendor-context';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'sk-canary-models-77d0a1';
const login = { authorization: `Bearer ${secret}` };
const hearing = byPiece(openAiTranscription, [openAiTranscription]);

type Choose = (model: string, context: VendorContext) => Promise<{ warnings: Warning[] }>;
const choosing: Record<'pictures' | 'speech' | 'transcripts', Choose> = {
	pictures: async (wanted, context) =>
		await choosePainter(openAiImage, { models: openAiImage.models('paint'), wanted }, context),
	speech: async (model, context) => {
		const request = { scenes: [{ id: 'a', text: 'Hello.' }], locale: 'en', voices: [], speed: 1, model };
		return await planPieces(openAiSpeech, request, context, ['openAi']);
	},
	transcripts: async (model, context) =>
		(await hearing.transcribe?.({ assetId: 'f'.repeat(64), model }, context)) ?? { warnings: [] },
};

describe('a model that only OpenAI’s own list knows', () => {
	let kit: NodeService;
	let fake: VendorFake;
	beforeAll(async () => {
		[kit, fake] = await Promise.all([
			openNodeService('known-models'),
			startVendorFake(openAiImages({ secret, paint: () => pngBytes })),
		]);
	}, 180_000);
	afterAll(async () => {
		await fake.stop();
		await kit.close();
	});
	beforeEach(() => {
		fake.mode = 'ok';
		fake.seen.length = 0;
	});

	const on = (day: string, credentialName: string): VendorContext => ({
		...vendorContext({ baseUrl: fake.baseUrl, login, service: kit.service, startsAt: `${day}T00:00:00Z` }),
		credentialName,
	});
	const asked = () => fake.seen.map(({ method, path }) => `${method} ${path}`);

	it.each([
		['pictures', 'gpt-image-3'],
		['speech', 'gpt-9-tts'],
	] as const)('is told of before it ends: %s', async (what, model) => {
		for (const day of ['2027-06-01', '2027-06-02']) {
			const { warnings } = await choosing[what](model, on(day, 'first'));
			expect(warnings).toEqual([
				expect.objectContaining({ code: 'model-retiring', message: expect.stringContaining('2027-06-30') }),
			]);
		}
		// The books keep the list for a day of their own, whatever day it is here.
		expect(asked()).toEqual(['GET /models']);
	});

	it.each([
		['pictures', 'gpt-image-3'],
		['speech', 'gpt-9-tts'],
		['transcripts', 'gpt-9-transcribe'],
	] as const)('is refused when it has ended, before anything else is asked: %s', async (what, model) => {
		await expect(choosing[what](model, on('2027-06-30', 'second'))).rejects.toMatchObject({
			...{ kind: 'configuration-invalid', message: `The model '${model}' was shut down on 2027-06-30` },
			refusal: { field: 'model' },
		});
		expect(asked()).toEqual(['GET /models']);
	});

	it('goes on where the list cannot be read, with nothing against the vendor; one of ours needs no list', async () => {
		fake.mode = 'unauthorised';
		expect((await choosing.pictures('gpt-image-3', on('2027-07-01', 'third'))).warnings).toEqual([]);
		expect(asked()).toEqual(['GET /models']);
		const { items } = await createContractClient('', kit.service).call('getCircuits', {});
		expect(items.filter(({ credentialName }) => credentialName === 'third')).toEqual([]);
		expect((await choosing.pictures('gpt-image-2', on('2027-07-01', 'third'))).warnings).toEqual([]);
		expect((await choosing.pictures('auto', on('2027-07-01', 'third'))).warnings).toEqual([]);
		expect(asked()).toHaveLength(1);
	});
});
