import { describe, expect, it } from '@jest/globals';
import { geminiText } from '../../../providers/text/gemini';
import { geminiFiles } from '../../../providers/core/gemini-files';
import { mostUsage } from '../../../providers/text/price-text';
import type { TextVideo } from '../../../providers/core/video-loan';
import { geminiWithFiles } from '../../fakes/vendors/gemini-files';
import { callSdk } from '../../kits/vendors/call-sdk';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talkWire, textCall, write } from '../../kits/vendors/text-request';
import type { TestedContext } from '../../kits/vendors/vendor-context';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-films-9d01';
const login = { 'x-goog-api-key': secret };
const rules = { secret, write: goodTalk };
/** Two whole pieces of 8 MiB and the beginning of a third. */
const sizeBytes = 17 * 1024 * 1024;
const film = Buffer.alloc(sizeBytes, 'showrunner');
const wish = { startMs: 1_500, endMs: 20_000, framesPerSecond: 2 };
const model = 'gemini-3.8-flash';

async function shelve(context: TestedContext, bytes: Uint8Array = film): Promise<TextVideo> {
	const { id } = await context.shelf.put({ name: 'film.mp4', mediaType: 'video/mp4', bytes });
	return { assetId: id, mediaType: 'video/mp4', sizeBytes: bytes.length, durationMs: 30_000 };
}

async function upload(video: TextVideo, context: TestedContext, limitMs = 600_000) {
	const ticket = await geminiFiles.start(video, { ...context, limitMs });
	for (let look = 0; look < 10; look++) {
		const file = await geminiFiles.check(ticket, context);
		if (file) return file;
	}
	throw new Error('It never becomes active');
}

async function watch(context: TestedContext) {
	const video = { ...(await shelve(context)), ...wish };
	const file = await upload(video, context);
	const answer = await write(geminiText, textCall(model, { video, lent: { uri: file.uri } }), context);
	await geminiFiles.remove(file, context);
	return answer;
}

vendorSuite({
	name: 'Google Gemini: whole videos',
	...{ protocol: geminiWithFiles(rules).protocol, secret, login },
	call: watch,
	// The first thing that is asked for is no text: an answer without an address is what is noticed.
	kinds: { 'content-refused': 'temporarily-unavailable' },
	required: ['file', 'contents'],
	oracle: {
		record: async (baseUrl) =>
			await callSdk('gemini-video', {
				...{ baseUrl, secret },
				call: {
					...{ mediaType: 'video/mp4', sizeBytes },
					videoMetadata: { startOffset: '1.5s', endOffset: '20s', fps: 2 },
					content: {
						...{ model, contents: [{ role: 'user', parts: [{ text: prompt }] }] },
						config: {
							...{ systemInstruction: system, maxOutputTokens: 2_000 },
							...{ responseMimeType: 'application/json', responseJsonSchema: talkWire },
						},
					},
				},
			}),
		headers: [
			...['x-goog-api-key', 'x-goog-upload-protocol', 'x-goog-upload-command', 'x-goog-upload-offset'],
			...['x-goog-upload-header-content-length', 'x-goog-upload-header-content-type'],
		],
	},
});

describe('Gemini’s Files API', () => {
	it('has every byte, also where pieces got lost on the way', async () => {
		let lost = 0;
		const loses = (piece: number) => (piece === 2 || piece === 3) && ++lost > 0;
		const { protocol, files } = geminiWithFiles({ ...rules, loses });
		await onFake(protocol, { login }, async (context, fake) => {
			await upload(await shelve(context), context);
			expect(lost).toBe(2);
			expect([...files.values()].map(({ bytes }) => bytes.equals(film))).toEqual([true]);
			const sent = fake.seen.filter((seen) => seen.query.has('upload_id'));
			expect(sent.map((seen) => [seen.headers['x-goog-upload-command'], seen.headers['x-goog-upload-offset']])).toEqual(
				[
					...[
						['upload', '0'],
						['upload', String(8 << 20)],
						['query', undefined],
						['upload', String(8 << 20)],
					],
					...[
						['query', undefined],
						['upload', String(8 << 20)],
						['upload, finalize', String(16 << 20)],
					],
				],
			);
		});
	});

	it('is not asked for ever where nothing comes through', async () => {
		const { protocol } = geminiWithFiles({ ...rules, loses: () => true });
		await onFake(protocol, { login }, async (context, fake) => {
			await expect(upload(await shelve(context), context)).rejects.toMatchObject({ kind: 'temporarily-unavailable' });
			expect(fake.seen.filter((seen) => seen.headers['x-goog-upload-command']?.startsWith('upload'))).toHaveLength(4);
		});
	});

	it('is not asked for ever where a session forgets what it took', async () => {
		const { protocol } = geminiWithFiles({ ...rules, loses: (piece) => piece % 2 === 0, forgets: true });
		await onFake(protocol, { login }, async (context, fake) => {
			await expect(upload(await shelve(context), context)).rejects.toMatchObject({ kind: 'temporarily-unavailable' });
			expect(fake.seen.filter((seen) => seen.query.has('upload_id')).length).toBeLessThan(20);
		});
	});

	it('takes the file where only the answer to its last piece got lost', async () => {
		const { protocol, files } = geminiWithFiles({ ...rules, losesEnd: true });
		await onFake(protocol, { login }, async (context, fake) => {
			expect(await upload(await shelve(context), context)).toMatchObject({ name: 'files/abc1' });
			expect(files.size).toBe(1);
			expect(fake.seen.filter((seen) => seen.headers['x-goog-upload-command'] === 'start')).toHaveLength(1);
		});
	});

	it('is given up where the line is too slow for the time there is', async () => {
		const { protocol, files } = geminiWithFiles(rules);
		await onFake(protocol, { login }, async (context, fake) => {
			let now = 0;
			const slow = { ...context, clock: { ...context.clock, now: () => (now += 60_000) } };
			await expect(upload(await shelve(context), slow, 180_000)).rejects.toMatchObject({
				refusal: { kind: 'temporarily-unavailable', field: 'timeoutMinutes', paid: 'no' },
			});
			expect(files.size).toBe(0);
			expect(fake.seen.filter((seen) => seen.headers['x-goog-upload-command'] === 'upload')).not.toHaveLength(0);
		});
	});

	it('tells of a video that it cannot read, so that another provider is asked', async () => {
		const { protocol } = geminiWithFiles({ ...rules, becomes: () => 'FAILED' });
		await onFake(protocol, { login }, async (context) => {
			await expect(upload(await shelve(context), context)).rejects.toMatchObject({
				refusal: { kind: 'configuration-invalid', title: expect.stringContaining('no frames'), field: 'assetId' },
			});
		});
	});

	it('knows what is there and what is gone, and takes a second deletion for done', async () => {
		const { protocol, files } = geminiWithFiles(rules);
		await onFake(protocol, { login }, async (context) => {
			const file = await upload(await shelve(context), context);
			expect(await geminiFiles.isThere(file, context)).toBe(true);
			await geminiFiles.remove(file, context);
			expect(files.size).toBe(0);
			expect(await geminiFiles.isThere(file, context)).toBe(false);
			await expect(geminiFiles.remove(file, context)).resolves.toBeUndefined();
			const video = await shelve(context);
			const call = textCall(model, { video, lent: { uri: file.uri } });
			await expect(write(geminiText, call, context)).rejects.toMatchObject({ kind: 'temporarily-unavailable' });
		});
	});
});

describe('a small video', () => {
	it('goes inside the request, with the part that is watched', async () => {
		await onFake(geminiWithFiles(rules).protocol, { login }, async (context, fake) => {
			const bytes = new Uint8Array([0, 0, 0, 24]);
			const video = { ...(await shelve(context, bytes)), startMs: 0, endMs: 2_000 };
			await write(geminiText, textCall(model, { video, lent: { bytes } }), context);
			const [first] = (fake.seen[0]?.json() as { contents: { parts: object[] }[] }).contents;
			expect(first?.parts[0]).toEqual({
				inlineData: { mimeType: 'video/mp4', data: 'AAAAGA==' },
				videoMetadata: { startOffset: '0s', endOffset: '2s' },
			});
		});
	});

	it('is priced by what is watched of it', () => {
		const video = { assetId: 'a'.repeat(64), mediaType: 'video/mp4', sizeBytes: 9, durationMs: 60_000 };
		const read = (change: object) => mostUsage(textCall(model, { video: { ...video, ...change } }))['input-token'] ?? 0;
		const without = mostUsage(textCall(model))['input-token'] ?? 0;
		// Twice, for a second call puts a faulty answer right: 61 s of 300 tokens of pictures and 60 of sound.
		expect(read({}) - without).toBe(2 * 61 * 360);
		expect(read({ framesPerSecond: 2 }) - without).toBe(2 * 61 * 660);
		expect(read({ startMs: 50_000 }) - without).toBe(2 * 11 * 360);
	});
});
