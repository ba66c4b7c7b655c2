import type { SayWord } from '../../../domain/speech/spoken-form.js';
import type { Sound } from '../../../domain/speech/sound.js';
import type { WordAligner } from '../word-aligner.js';

/** A voice of a language that says what other voices have said, to be compared with them. */
export type Reader = {
	sayWord: SayWord;
	/** Null where it cannot. */
	speak(text: string, place: { dir: string; signal: AbortSignal }): Promise<Sound | null>;
	align: WordAligner;
};
