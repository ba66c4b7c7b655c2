import type { SpeechEngine, Voice } from '@showrunner/contract';
import type { BrokenVoice } from '../../domain/speech/choose-voice.js';
import type { PlannedSentence } from '../../domain/speech/plan-scene.js';
import type { SayWord } from '../../domain/speech/spoken-form.js';
import type { Sound } from '../../domain/speech/sound.js';
import type { TimeSpan } from '../../domain/speech/time-span.js';

/** What an engine made of one sentence. */
export type Utterance = {
	sound: Sound;
	/** When each unit was spoken, null for one whose time is unknown; null as a whole where the engine tells none. */
	unitSpans: (TimeSpan | null)[] | null;
};

/** One synthesiser at work; it speaks one scene at a time. */
export type Lane = {
	/** One entry per sentence; null where the engine failed, ran out of time or was silent. Rejects on abort. */
	speak(sentences: PlannedSentence[]): Promise<(Utterance | null)[]>;
	close(): Promise<void>;
};

export type LaneOptions = {
	voice: Voice;
	speed: number;
	/** A folder of the lane's own. */
	dir: string;
	signal: AbortSignal;
};

export type Engine = {
	engine: SpeechEngine;
	/** The version, or why the engine is not there. */
	note: string;
	voices: Voice[];
	broken: BrokenVoice[];
	/** For the evidence of what a voice spoke. */
	source(voice: Voice): string;
	/** Its sound carries nothing above 8 kHz and wants its upper band lifted. */
	dull: boolean;
	/** How many scenes it may speak at once. */
	laneLimit: number;
	sayWord(voice: Voice): SayWord;
	open(options: LaneOptions): Promise<Lane>;
};

export function missingEngine(engine: SpeechEngine, note: string): MissingEngine {
	return { engine, note };
}

export type MissingEngine = Pick<Engine, 'engine' | 'note'>;

/** An engine gets this long for one sentence of at most 300 characters; the slowest needs a second for it. */
export const sentenceLimitMs = 20_000;
