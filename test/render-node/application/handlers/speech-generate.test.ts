import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speechGenerateInput, speechGenerateResult, type Asset } from '@showrunner/contract';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { createSpeechGenerateHandler } from '../../../../render-node/src/application/handlers/speech-generate.js';
import type { JobContext } from '../../../../render-node/src/application/job-handler.js';
import type { NewAsset } from '../../../../render-node/src/domain/ports.js';

let workDir = '';
beforeAll(async () => void (workDir = await mkdtemp(join(tmpdir(), 'handler-'))));
afterAll(() => rm(workDir, { recursive: true }));

type Kept = NewAsset & { bytes: Buffer };

/** Takes files as the store does: read at once, named by their hash. */
function context(kept: Map<string, Kept>, phases: string[]): JobContext {
	const nothing = () => undefined;
	const missing = async () => Promise.reject(new Error('not used'));
	return {
		jobId: '3f1c9d5e-0000-4000-8000-000000000000',
		signal: new AbortController().signal,
		progress: (fraction, phase) => void phases.push(`${fraction} ${phase}`),
		workDir,
		log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
		assets: {
			async putFile(path, asset): Promise<Asset> {
				const bytes = await readFile(path);
				const id = createHash('sha256').update(bytes).digest('hex');
				kept.set(id, { ...asset, bytes });
				return {
					id,
					name: asset.name,
					mediaType: asset.mediaType,
					sizeBytes: bytes.length,
					media: null,
					evidence: [],
					createdAt: new Date().toISOString(),
				};
			},
			putBytes: missing,
			get: missing,
			localPath: missing,
		},
	};
}

async function run(input: object) {
	const kept = new Map<string, Kept>();
	const phases: string[] = [];
	const handler = createSpeechGenerateHandler({ speech: await createSpeech({ ffmpegPath: 'ffmpeg' }) });
	const result = await handler.run(speechGenerateInput.parse(input), context(kept, phases));
	return { result: speechGenerateResult.parse(result), kept, phases };
}

describe('speech.generate', () => {
	it('stores a sound with evidence for each scene and gives the same sound for the same text', async () => {
		const input = {
			scenes: [
				{ id: 'hook/1', text: 'The lamp turned.' },
				{ id: '2', text: 'Nobody slept.' },
			],
			locale: 'en',
		};
		const { result, kept, phases } = await run(input);
		const assets = result.scenes.map((scene) => kept.get(scene.assetId ?? ''));
		expect(assets.map((asset) => asset?.name)).toEqual(['hook-1.wav', '2.wav']);
		expect(assets[0]).toMatchObject({
			mediaType: 'audio/wav',
			evidence: {
				origin: 'generated',
				source: 'flite 0.1.1 (wasm), voice rms',
				licence: 'CMU Flite licence (BSD-like)',
			},
		});
		expect(result).toMatchObject({ locale: 'en', voice: { id: 'flite:rms' }, warnings: [] });
		expect(result.durationMs).toBe(result.scenes.reduce((sum, scene) => sum + scene.durationMs, 0));
		expect(phases).toEqual(['0.5 Speaking: 1 of 2 scenes', '1 Speaking: 2 of 2 scenes']);
		expect((await run(input)).result).toEqual(result);
	});

	it('gives captions without sound where no voice speaks the language', async () => {
		const { result, kept } = await run({ scenes: [{ id: 'a', text: '灯台は光った。' }], locale: 'ja' });
		expect(kept.size).toBe(0);
		expect(result).toMatchObject({
			voice: null,
			scenes: [{ assetId: null }],
			warnings: [{ code: 'no-voice-for-language' }],
		});
		expect(result.durationMs).toBeGreaterThan(1_000);
	});

	it('refuses a voice that does not exist before any work', async () => {
		const refused = run({ scenes: [{ id: 'a', text: 'Hello.' }], locale: 'en', voice: 'flite:bob' });
		await expect(refused).rejects.toMatchObject({ problem: { type: 'voice-unknown', field: 'voice' } });
	});
});
