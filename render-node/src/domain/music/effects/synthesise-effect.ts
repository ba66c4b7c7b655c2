import type { SoundEffect } from '@showrunner/contract';
import { createRandom, type Random } from '../random.js';
import type { Stereo } from '../stereo.js';
import { createDing } from './create-ding.js';
import { createPop } from './create-pop.js';
import { createWhoosh } from './create-whoosh.js';

export type EffectWish = { effect: SoundEffect; seed: number };

const makers: Record<SoundEffect, (random: Random) => Stereo> = {
	whoosh: createWhoosh,
	pop: createPop,
	ding: createDing,
};
/** -6 dBFS: as loud as speech at its peaks, so that an effect at 0 dB stands beside the voice. */
const peak = 0.5;

/** Under 1.5 s. The same wish gives the same samples. */
export function synthesiseEffect({ effect, seed }: EffectWish): Stereo {
	const sound = makers[effect](createRandom(seed, effect));
	const highest = [sound.left, sound.right].flatMap((c) => c.reduce((max, value) => Math.max(max, Math.abs(value)), 0));
	const gain = peak / Math.max(...highest);
	return { left: sound.left.map((value) => gain * value), right: sound.right.map((value) => gain * value) };
}
