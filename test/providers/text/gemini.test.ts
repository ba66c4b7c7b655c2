import { describe, expect, it } from '@jest/globals';
import { geminiText } from '../../../providers/text/gemini';
import { geminiContent } from '../../fakes/vendors/gemini-content';
import { callSdk } from '../../kits/vendors/call-sdk';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talk, talkWire, textCall, write } from '../../kits/vendors/text-request';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-51d2aa';
const login = { 'x-goog-api-key': secret };
const protocol = geminiContent({ secret, write: goodTalk });
const pixel = { mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) };

vendorSuite({
	name: 'Google Gemini: texts',
	...{ protocol, secret, login },
	call: async (context) =>
		await write(geminiText, textCall('gemini-3.8-flash', { images: [pixel], temperature: 0.5 }), context),
	kinds: { filtered: 'content-rejected', 'unknown-model': 'configuration-invalid' },
	required: ['contents'],
	oracle: {
		record: async (baseUrl) =>
			await callSdk('gemini-content', {
				...{ baseUrl, secret },
				call: {
					model: 'gemini-3.8-flash',
					contents: [
						{
							role: 'user',
							parts: [{ inlineData: { mimeType: 'image/png', data: 'iVBORw==' } }, { text: prompt }],
						},
					],
					config: {
						systemInstruction: system,
						temperature: 0.5,
						maxOutputTokens: 2_000,
						responseMimeType: 'application/json',
						responseJsonSchema: talkWire,
					},
				},
			}),
		headers: ['x-goog-api-key'],
	},
});

describe('Gemini’s generateContent', () => {
	it('gives what was written without the thoughts before it, which it counts', async () => {
		await onFake(protocol, { login }, async (context) => {
			const answer = await geminiText.complete(textCall('gemini-3.8-flash'), context);
			expect(JSON.parse(answer.text)).toEqual(talk);
			expect(answer.usage).toEqual({ inputTokens: 800, cachedInputTokens: 200, outputTokens: 300 });
		});
	});

	it('tells of a prompt that was blocked and of a text that was cut', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			fake.mode = 'content-refused';
			await expect(write(geminiText, textCall('gemini-3.8-flash'), context)).rejects.toMatchObject({
				refusal: { title: expect.stringContaining('PROHIBITED_CONTENT'), paid: 'yes', costMicros: 40 },
			});
		});
		const cut = geminiContent({ secret, write: () => ({ text: '{"ti', isCut: true }) });
		await onFake(cut, { login }, async (context) => {
			await expect(write(geminiText, textCall('gemini-3.8-flash'), context)).rejects.toMatchObject({
				refusal: { kind: 'configuration-invalid', field: 'maxOutputTokens' },
			});
		});
	});

	it('lists models that write texts', async () => {
		await onFake(protocol, { login }, async ({ http, clock }) => {
			expect(await geminiText.listModels(http, clock.now())).toEqual([
				{ id: 'gemini-3.8-flash', label: 'Gemini 3.8 Flash' },
			]);
		});
	});
});
