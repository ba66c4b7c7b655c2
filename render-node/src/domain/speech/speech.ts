import type { SpeechEngine, SpeechGenerateInput, Voice, Warning, WordTiming } from '@showrunner/contract';

export type SpeechEngineFact = { engine: SpeechEngine; available: boolean; note: string; voiceCount: number };

export type SpeakRequest = SpeechGenerateInput;

export type SpeakOptions = {
	/** Must exist; the sound files lie here until the caller takes them. */
	workDir: string;
	/** Ends every engine within a second; `speak` then rejects with the signal's reason. */
	signal: AbortSignal;
	/** Called after each scene. */
	onScene(doneCount: number, totalCount: number): void;
};

export type SoundScene = {
	id: string;
	text: string;
	/** WAV, 48 kHz, mono, 16 bit; null where there is nothing to hear. */
	path: string | null;
	durationMs: number;
	words: WordTiming[];
};

export type SoundStory = {
	voice: Voice | null;
	/** The engine with its version and voice, for the evidence; null without a voice. */
	source: string | null;
	scenes: SoundScene[];
	warnings: Warning[];
};

/** Every local voice of this machine behind one door. */
export type Speech = {
	/** What was found at start, one entry per engine that we know. */
	engines(): SpeechEngineFact[];
	/** All voices, or those that speak the language of `locale`, best first. */
	voices(locale?: string): Voice[];
	/**
	 * Refuses with `voice-unknown` or `voice-files-missing` before any work starts, and with `speech-failed` when an
	 * engine gave no sound for any sentence.
	 */
	speak(request: SpeakRequest, options: SpeakOptions): Promise<SoundStory>;
};
