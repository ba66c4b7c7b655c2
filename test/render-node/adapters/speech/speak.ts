import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { WordTiming } from '@showrunner/contract';
import type { SoundScene, SoundStory, Speech } from '../../../../render-node/src/domain/speech/speech.js';

export type HeardScene = SoundScene & { samples: Int16Array };
export type HeardStory = Omit<SoundStory, 'scenes'> & { scenes: HeardScene[]; progress: [number, number][] };

/** Speaks the texts for real and reads the files back before they are removed. */
export async function speak(
	speech: Speech,
	locale: string,
	texts: string[],
	more: { voice?: string; speed?: number } = {},
): Promise<HeardStory> {
	const workDir = await mkdtemp(join(tmpdir(), 'speech-'));
	try {
		const progress: [number, number][] = [];
		const request = { scenes: texts.map((text, i) => ({ id: `scene-${i}`, text })), locale, speed: 1, ...more };
		const onScene = (doneCount: number, totalCount: number) => void progress.push([doneCount, totalCount]);
		const story = await speech.speak(request, { workDir, signal: new AbortController().signal, onScene });
		const scenes = await Promise.all(
			story.scenes.map(async (scene) => ({ ...scene, samples: await samplesOf(scene.path) })),
		);
		return { ...story, scenes, progress };
	} finally {
		await rm(workDir, { recursive: true });
	}
}

/** The file must be 48 kHz, mono, 16 bit with the plain header that players expect. */
async function samplesOf(path: string | null): Promise<Int16Array> {
	if (path === null) return new Int16Array(0);
	const bytes = await readFile(path);
	expect([bytes.readUInt32LE(24), bytes.readUInt16LE(22), bytes.readUInt16LE(34)]).toEqual([48_000, 1, 16]);
	return new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.length));
}

/** Level of a stretch in dB below full scale. */
export function levelDb(samples: Int16Array, startMs = 0, endMs = Infinity): number {
	const part = samples.subarray(startMs * 48, Math.min(endMs * 48, samples.length));
	const power = part.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / Math.max(part.length, 1);
	return 10 * Math.log10(power + 1e-12);
}

/** Every visible character belongs to exactly one word, and the words follow each other inside the scene. */
export function expectCompleteWords(text: string, words: WordTiming[], durationMs: number): void {
	let [lastChar, lastMs] = [0, 0];
	for (const word of words) {
		expect(word.text).toBe(text.slice(word.charStart, word.charEnd));
		expect(text.slice(lastChar, word.charStart).trim()).toBe('');
		expect(word.startMs).toBeGreaterThanOrEqual(lastMs);
		expect(word.endMs).toBeGreaterThan(word.startMs);
		[lastChar, lastMs] = [word.charEnd, word.endMs];
	}
	expect(text.slice(lastChar).trim()).toBe('');
	expect(lastMs).toBeLessThanOrEqual(durationMs);
}
