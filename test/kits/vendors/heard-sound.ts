import type { SaidWord } from '../../fakes/vendors/whisper-server.js';

/** The beginning of a FLAC file: enough for a fake, which hears nothing. */
export const sound = {
	bytes: new TextEncoder().encode('fLaC sound'),
	durationMs: 2_000,
	mediaType: 'audio/flac',
} as const;

export const said = {
	text: 'The lamp turned. Nobody lit it!',
	language: 'english',
	words: wordsOf(['The', 'lamp', 'turned', 'Nobody', 'lit', 'it']),
};

/** Each word a quarter of a second, one after the other. */
export function wordsOf(words: readonly string[]): SaidWord[] {
	return words.map((word, at) => ({ word, start: at * 0.25, end: at * 0.25 + 0.2 }));
}

export const soundFile = () => new File([new Uint8Array(sound.bytes)], 'sound.flac', { type: 'audio/flac' });
