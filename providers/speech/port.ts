import type { SpokenScene, Voice } from '@showrunner/contract';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

export type SpeechRequest = {
	/** Spoken one by one: clause bounds stay exact and a scene can be made anew alone. */
	scenes: { id: string; text: string }[];
	/** BCP 47 tag. */
	locale: string;
	/** Voice id of that vendor; left out, its best voice of the locale. */
	voice?: string;
	/** 1 is the voice's own pace; 0.5 to 2. */
	speed: number;
};

export type Speech = {
	locale: string;
	/** Null where no honest voice speaks the language; then each scene has only its reading time. */
	voice: Voice | null;
	/** In the order of the request; times are from the start of each scene. */
	scenes: SpokenScene[];
	durationMs: number;
};

/** Turns scenes into voice assets with word times. Wishes that a vendor cannot meet become warnings. */
export type SpeechProvider = VendorCard & {
	speak(request: SpeechRequest, context: VendorContext): Promise<{ value: Speech; warnings: Warning[] }>;
};
