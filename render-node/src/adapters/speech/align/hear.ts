import type { RawSound } from '../../../domain/audio/extract-sound.js';
import { blockMs, pauseFloor } from '../../../domain/speech/voiced-sound.js';
import { blockLevels } from '../../audio/block-levels.js';
import type { Heard } from './find-sentences.js';

/** All that `voicePrint` looks at lies under half of this. */
export const hearingRateHz = 16_000;

export async function hear(raw: RawSound, signal: AbortSignal): Promise<Heard> {
	const { powers } = await blockLevels(raw, signal, blockMs);
	return { raw, powers, floor: pauseFloor(powers) };
}
