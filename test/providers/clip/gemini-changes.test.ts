import { describe, expect, it } from '@jest/globals';
import { GoogleGenAI } from '@google/genai';
import type { Asset } from '@showrunner/contract';
import { geminiClips } from '../../../providers/clip/gemini';
import { geminiChanges } from '../../../providers/clip/gemini-changes';
import { planChange } from '../../../providers/clip/plan-change';
import type { ChangeRequest } from '../../../providers/clip/port';
import type { ClipChange } from '../../../providers/clip/vendor-port';
import { geminiInteractions } from '../../fakes/vendors/gemini-interactions';
import { onFake } from '../../kits/vendors/on-fake';
import { shareDispatcher } from '../../kits/vendors/share-dispatcher';
import type { TestedContext } from '../../kits/vendors/vendor-context';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-omni-4e11';
const login = { 'x-goog-api-key': secret };
const film = () => new Uint8Array([0, 0, 0, 24, 1]);
const bytes = new Uint8Array([0, 0, 0, 24]);
const source = { assetId: 'a'.repeat(64), mediaType: 'video/mp4', sizeBytes: 4 };
const extension: ClipChange = {
	...{ task: 'extend', model: 'gemini-omni-1.1-flash', source, prompt: 'The lamp turns', durationMs: 5_000 },
	...{ aspectRatio: '9:16', resolution: '720p', seed: 7 },
};
const larger: ClipChange = {
	...{ task: 'upscale', model: 'gemini-omni-1.2-flash', source, prompt: '', durationMs: 8_000 },
	...{ aspectRatio: '9:16', resolution: '1080p' },
};

const changing =
	(change: ClipChange, lent: { bytes: Uint8Array } | { uri: string }) => async (context: TestedContext) => {
		const ticket = await geminiChanges.start(change, lent, context);
		for (let look = 0; look < 10; look++) {
			const made = await geminiChanges.check(ticket, context);
			if (made) return made;
		}
		throw new Error('It never ends');
	};

for (const [name, change] of Object.entries({ extension, larger }))
	vendorSuite({
		name: `Google Gemini: ${name}`,
		...{ protocol: geminiInteractions(secret, film), secret, login },
		call: changing(change, { bytes }),
		kinds: { 'unknown-model': 'configuration-invalid' },
		required: ['model', 'input', 'response_format'],
	});

describe('a change by Gemini Omni', () => {
	const asked = { background: true, store: true };
	it('is asked for as Google’s own SDK asks, and is refused without what it needs', async () => {
		await onFake(geminiInteractions(secret, film), { login }, async (context, fake) => {
			const uri = 'https://generativelanguage.googleapis.com/v1beta/files/abc1';
			await changing(extension, { uri })(context);
			await changing(larger, { bytes })(context);
			const posts = () => fake.seen.splice(0).filter(({ method }) => method === 'POST');
			const ours = posts();
			shareDispatcher();
			const { interactions } = new GoogleGenAI({
				...{ apiKey: secret, httpOptions: { baseUrl: fake.baseUrl, apiVersion: 'v1' } },
			});
			await interactions.create({
				model: 'gemini-omni-1.1-flash',
				input: [
					{ type: 'video', uri, mime_type: 'video/mp4' },
					{ type: 'text', text: 'The lamp turns' },
				],
				response_format: { type: 'video', aspect_ratio: '9:16', duration: '5s', resolution: '720p', delivery: 'uri' },
				generation_config: { seed: 7, video_config: { task: 'extend' } },
				...asked,
			});
			await interactions.create({
				model: 'gemini-omni-1.2-flash',
				input: [{ type: 'video', data: 'AAAAGA==', mime_type: 'video/mp4' }],
				response_format: { type: 'video', resolution: '1080p', delivery: 'uri' },
				generation_config: { video_config: { task: 'upscale' } },
				...asked,
			});
			const essence = ({ method, path, json }: (typeof ours)[number]) => [method, path, json()];
			expect(ours.map(essence)).toEqual(posts().map(essence));
			const refused = async (change: Partial<Record<string, unknown>>) => {
				const body = { ...ours[1]?.json(), ...change };
				const headers = { ...login, 'content-type': 'application/json' };
				const sent = { method: 'POST', headers, body: JSON.stringify(body) };
				return (await fetch(`${fake.baseUrl}/v1/interactions`, sent)).status;
			};
			expect(await refused({})).toBe(200);
			expect(await refused({ input: [] })).toBe(400);
			expect(await refused({ response_format: { type: 'video', delivery: 'uri' } })).toBe(400);
			// Without its task it would be an edit, which needs a shape and a length.
			expect(await refused({ generation_config: {} })).toBe(400);
		});
	});
});

describe('the plan of a change', () => {
	const asset = (width: number, height: number, durationMs: number) =>
		({ id: 'a'.repeat(64), mediaType: 'video/mp4', sizeBytes: 9, media: { width, height, durationMs } }) as Asset;
	const plan = (request: ChangeRequest, from: Asset) =>
		planChange({ label: geminiClips.label, changes: geminiChanges }, request, { source: from, nowMs: 0 });
	const extend = (durationMs: number, change: object = {}): ChangeRequest => ({
		verb: 'extend',
		wish: { assetId: 'a'.repeat(64), prompt: 'On', durationMs, camera: 'auto', model: 'auto', ...change },
	});
	const upscale = (factor: 2 | 4): ChangeRequest => ({
		verb: 'upscale',
		wish: { assetId: 'a'.repeat(64), model: 'auto', factor },
	});

	it('takes the next length, the clip’s own shape and size, and says what it cannot', () => {
		const { change, warnings } = plan(extend(4_500, { steps: 9 }), asset(1_080, 1_920, 8_000));
		expect(change).toMatchObject({ durationMs: 5_000, aspectRatio: '9:16', resolution: '1080p' });
		expect(change.model).toBe('gemini-omni-1.1-flash');
		expect(warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-unsupported', 'steps'],
			['option-adjusted', 'durationSeconds'],
		]);
	});

	it.each([
		[360, 640, 2, '720p', 0],
		[640, 360, 4, '1080p', 1],
		[1_280, 720, 2, '1080p', 1],
		[1_280, 720, 4, '4k', 1],
	] as const)('enlarges %d × %d %d times to %s', (width, height, factor, resolution, told) => {
		const { change, warnings } = plan(upscale(factor), asset(width, height, 8_000));
		expect(change).toMatchObject({ resolution, model: 'gemini-omni-1.2-flash', durationMs: 8_000 });
		expect(warnings).toHaveLength(told);
	});

	it.each([
		['a square', extend(4_000), asset(720, 720, 5_000), '720 × 720'],
		['one that would lose its beginning', extend(4_000), asset(1_280, 720, 31_000), '30 s at most'],
		['one that is too long to enlarge', upscale(2), asset(1_280, 720, 16_000), '15 s at most'],
		['one of another size', upscale(2), asset(1_920, 1_080, 5_000), '360 or 720 pixels'],
		[
			'a form that it does not read',
			extend(4_000),
			{ ...asset(1_280, 720, 5_000), mediaType: 'video/x-matroska' },
			'x-matroska',
		],
		['a sound', upscale(2), { ...asset(0, 0, 5_000) }, 'this file is none'],
	])('leaves %s to another provider', (_, request, from, words) => {
		const refused = () => plan(request, from);
		expect(refused).toThrow(words);
		expect(refused).toThrow(expect.objectContaining({ kind: 'configuration-invalid' }));
	});
});
