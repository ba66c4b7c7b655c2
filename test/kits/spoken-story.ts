import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { GivenTime } from '@showrunner/contract';
import { createSpeech } from '../../render-node/src/adapters/speech/create-speech.js';
import type { SoundScene } from '../../render-node/src/domain/speech/speech.js';

/** Speech of a local voice with the times of its words; flite tells its own. */
export async function speakTexts(
	folder: string,
	{ locale, voice, texts }: { locale: string; voice: string; texts: readonly string[] },
): Promise<SoundScene[]> {
	const workDir = path.join(folder, `${voice.replace(/\W/gu, '-')}-${texts.length}-${texts.join('').length}`);
	mkdirSync(workDir, { recursive: true });
	const speech = await createSpeech({ ffmpegPath: 'ffmpeg' });
	const scenes = texts.map((text, index) => ({ id: `scene-${index + 1}`, text }));
	const options = { workDir, signal: new AbortController().signal, onScene: () => undefined };
	return (await speech.speak({ locale, voice, speed: 1, scenes }, options)).scenes;
}

/** As vendors tell times: of the words, later by what stands before the speech. */
export const wordsOf = ({ words }: SoundScene, laterMs = 0): GivenTime[] =>
	words.map(({ text, startMs, endMs }) => ({ text, startMs: startMs + laterMs, endMs: endMs + laterMs }));

/** As ElevenLabs tells them: of every character, spaces and all. */
export function charactersOf({ text, words }: SoundScene, laterMs = 0): GivenTime[] {
	let lastMs = laterMs;
	return [...text.matchAll(/[\s\S]/gu)].map(({ 0: character, index }) => {
		const word = words.find(({ charStart, charEnd }) => index >= charStart && index < charEnd);
		if (!word) return { text: character, startMs: lastMs, endMs: lastMs };
		const each = (word.endMs - word.startMs) / (word.charEnd - word.charStart);
		const startMs = Math.round(laterMs + word.startMs + (index - word.charStart) * each);
		lastMs = Math.round(startMs + each);
		return { text: character, startMs, endMs: lastMs };
	});
}

/** Mean and largest distance of the starts, in milliseconds. */
export function startErrors(found: readonly { startMs: number }[], truth: readonly { startMs: number }[]) {
	const errors = found.map(({ startMs }, index) => Math.abs(startMs - (truth[index]?.startMs ?? Infinity)));
	return { meanMs: errors.reduce((sum, error) => sum + error, 0) / errors.length, largestMs: Math.max(...errors) };
}
