import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { runProgram } from '../../../../render-node/src/adapters/speech/run-program.js';
import { itWith } from './installed.js';

const longText = 'The keeper of the lighthouse climbed the winding stairs to light the lamp again. '.repeat(45);
const scenes = Array.from({ length: 12 }, (_, i) => ({ id: `s${i}`, text: longText }));

async function cancelAfter(voice: string, delayMs: number): Promise<{ reason: unknown; said: number }> {
	const speech = await createSpeech({ ffmpegPath: 'ffmpeg' });
	const workDir = await mkdtemp(join(tmpdir(), 'cancel-'));
	const controller = new AbortController();
	let said = 0;
	const speaking = speech.speak(
		{ scenes, locale: 'en', voice, speed: 1 },
		{ workDir, signal: controller.signal, onScene: () => void said++ },
	);
	setTimeout(() => controller.abort(new Error('cancelled by the user')), delayMs);
	const reason = await speaking.catch((error: unknown) => error);
	expect(await readdir(workDir)).not.toContain('lane-0');
	await rm(workDir, { recursive: true });
	return { reason, said };
}

describe('a cancel', () => {
	it('ends flite in its threads before all is said', async () => {
		const { reason, said } = await cancelAfter('flite:rms', 500);
		expect(reason).toEqual(new Error('cancelled by the user'));
		expect(said).toBeLessThan(scenes.length);
	});

	itWith('festival')('ends festival before all is said', async () => {
		const { reason, said } = await cancelAfter('festival:slt-hts', 500);
		expect(reason).toEqual(new Error('cancelled by the user'));
		expect(said).toBeLessThan(scenes.length);
	});

	itWith('espeak-ng')('ends espeak-ng before all is said', async () => {
		const { reason, said } = await cancelAfter('espeak-ng:en-us', 500);
		expect(reason).toEqual(new Error('cancelled by the user'));
		expect(said).toBeLessThan(scenes.length);
	});
});

describe('runProgram', () => {
	it('kills a program that takes too long or writes too much', async () => {
		expect(await runProgram('sleep', ['30'], { timeLimitMs: 50 })).toMatchObject({ code: null });
		expect(await runProgram('yes', [], { timeLimitMs: 60_000, outputLimitBytes: 1_000 })).toMatchObject({ code: null });
	});

	it('passes arguments and input on as they are', async () => {
		const { code, stdout } = await runProgram('cat', ['-'], { input: '$(id) "ü"', timeLimitMs: 60_000 });
		expect([code, stdout.toString()]).toEqual([0, '$(id) "ü"']);
	});

	it('rejects for a program that does not exist', async () => {
		await expect(runProgram('/nowhere/program', [], { timeLimitMs: 1_000 })).rejects.toThrow('ENOENT');
	});
});
