import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { googleCloudSpeechFake } from '../../fakes/vendors/google-cloud-speech';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { startVendorFake, type FakeAnswer, type VendorFake, type VendorProtocol } from '../../kits/vendors/vendor-fake';

const secret = 'AIza-canary-long-20c4d8';
const sentence = 'השומר מטפס על המגדל הישן צעד אחר צעד והמנורה קרה. ';
/** Some 5,700 bytes of Hebrew, and fewer than the 4,000 characters that a scene may have. */
const opening = 'כך זה התחיל. ';
const narration = `${opening}${sentence.repeat(64)}`.trim();
const storyOf = (words: string) => ({
	story: { title: 'T', locale: 'he', scenes: [{ id: 'one', narration: words }] },
});

/** Says the first part and refuses the second, as long as `isBusy`. */
function halfBusy(state: { isBusy: boolean; said: string[] }): VendorProtocol {
	const fake = googleCloudSpeechFake(secret, async (text) => {
		state.said.push(text);
		return (await spokenSound(`Part ${state.said.length}.`, 'wav')).bytes;
	});
	const answer = async (request: Parameters<VendorProtocol['answer']>[0]): Promise<FakeAnswer> => {
		const isSecond = request.method === 'POST' && !textOf(request.json()).startsWith(opening);
		return state.isBusy && isSecond ? fake.rateLimited : await fake.answer(request);
	};
	return { ...fake, answer };
}

const textOf = (body: Record<string, unknown>) => String((body.input as IDataObject).text);

describe('a scene that is too long for one call of its vendor', () => {
	let service: NodeService;
	let google: VendorFake;
	const state = { isBusy: false, said: [] as string[] };
	beforeAll(async () => {
		service = await openNodeService('long-scenes', {}, realJobs);
		google = await startVendorFake(halfBusy(state));
	});
	afterAll(async () => {
		await google.stop();
		await service.close();
	});

	const speaking = async (words: string) => {
		const ended = await runNode(
			{ showrunnerApi: service.credentials, showrunnerGoogleCloudApi: { apiKey: secret, ttsBaseUrl: google.baseUrl } },
			{
				...{ node: 'Speech', resource: 'speech', operation: 'generate', json: storyOf(words) },
				parameters: {
					providers: ['googleCloud'],
					voice: { __rl: true, mode: 'id', value: 'googleCloud:he-IL-Wavenet-A' },
				},
			},
		);
		expect(JSON.stringify([ended.json, ended.error])).not.toContain(secret);
		return ended;
	};

	it('is said in several, and after a failure only what is missing is bought', async () => {
		expect(Buffer.byteLength(narration)).toBeGreaterThan(5_000);
		state.isBusy = true;
		const failed = await speaking(narration);
		expect(failed.error?.message).toContain('asks for a pause');
		expect(state.said).toHaveLength(1);
		state.isBusy = false;
		const { json, error } = await speaking(narration);
		expect(error).toBeUndefined();
		expect(state.said.join(' ')).toBe(narration);
		expect(json.costs).toMatchObject([{ provider: 'googleCloud', pieces: 2, reused: 1 }]);
	});

	it('sounds as long as its parts together, with every word in its order', async () => {
		const { json } = await speaking(narration);
		const { scenes, warnings } = json.speech as {
			scenes: { durationMs: number; words: { text: string; startMs: number; endMs: number }[] }[];
			warnings: IDataObject[];
		};
		const parts = await Promise.all([1, 2].map(async (part) => (await spokenSound(`Part ${part}.`, 'wav')).durationMs));
		// The silence at both ends is trimmed.
		const wholeMs = parts.reduce((sum, partMs) => sum + partMs);
		expect(scenes[0]?.durationMs).toBeGreaterThan(wholeMs * 0.6);
		expect(scenes[0]?.durationMs).toBeLessThan(wholeMs + 200);
		const words = scenes[0]?.words ?? [];
		expect(words.map(({ text }) => text)).toEqual(narration.split(' '));
		expect(words.every(({ startMs }, at) => startMs >= (words[at - 1]?.startMs ?? 0))).toBe(true);
		expect(warnings.map(({ code }) => code)).toEqual(['word-times-estimated']);
	});

	it('stays one call where it fits', async () => {
		const before = state.said.length;
		const { json, error } = await speaking(sentence.trim());
		expect(error).toBeUndefined();
		expect(state.said).toHaveLength(before + 1);
		expect(json.costs).toMatchObject([{ pieces: 1, reused: 0 }]);
	});
});
