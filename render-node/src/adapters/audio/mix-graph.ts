import type { MixPlan } from '../../domain/timeline/mix-audio.js';
import { pcmRateHz, toFrames } from './pcm.js';

/** Levels and times of one mix; the graph is made of these numbers alone. Inputs are numbered as they are opened. */
export type MixShape = {
	frames: number;
	voice: { input: number; gainDb: number } | null;
	effects: { input: number; gainDb: number } | null;
	/** Steps back under the voice. */
	ducked: { input: number; gainDb: number } | null;
	music: { input: number; gainDb: number; duck: boolean; duckDb?: number; fadeInMs: number; fadeOutMs: number } | null;
	levels: NonNullable<MixPlan['levels']>;
};

/** FFmpeg 5.1 loses track of the layout after some filters; said again after each, it works in every version. */
const stereo = `aformat=sample_fmts=fltp:sample_rates=${pcmRateHz}:channel_layouts=stereo`;

/** With a voice at -18 LUFS: 8 dB down under speech, back within half a second. */
const usual = { depthDb: 8, threshold: 0.05, ratio: 4 };
/** How far such a voice lies above the threshold, which a ratio turns into a depth. */
const aboveDb = usual.depthDb / (1 - 1 / usual.ratio);

/** Shallower by a smaller ratio, deeper by a lower threshold. */
function ducking(depthDb: number = usual.depthDb): string {
	const ratio = depthDb < usual.depthDb ? 1 / (1 - depthDb / aboveDb) : usual.ratio;
	const lowerDb = Math.max(0, depthDb / (1 - 1 / usual.ratio) - aboveDb);
	const [threshold, rate] = [usual.threshold * 10 ** (-lowerDb / 20), ratio].map((value) => Number(value.toFixed(5)));
	return `sidechaincompress=threshold=${threshold}:ratio=${rate}:attack=20:release=350:knee=4`;
}

/** Filters that end in the pad `[mix]`: `frames` frames of stereo, not yet at any particular loudness. */
export function mixGraph({ frames, voice, effects, ducked, music, levels }: MixShape): string {
	const ducks = voice !== null && music !== null && music.duck;
	const keys = [...(ducks ? ['[key]'] : []), ...(voice && ducked ? ['[ducked_key]'] : [])];
	const chains: string[] = [];
	const heard: string[] = [];
	if (voice) {
		const split = keys.length > 0 ? `,asplit=${keys.length + 1}` : '';
		chains.push(`[${voice.input}:a]${gain(voice.gainDb)},${stereo}${split}[voice]${keys.join('')}`);
		heard.push(levelled('voice', levels.voiceDb, chains));
	}
	if (music) {
		const length = `atrim=end_sample=${frames},asetpts=N/SR/TB`;
		const bed = `[${music.input}:a]aresample=${pcmRateHz},${stereo},${length},${gain(music.gainDb)},${fades(music, frames)}`;
		chains.push(ducks ? `${bed}[bed];[bed][key]${ducking(music.duckDb)},${stereo}[music]` : `${bed}[music]`);
		heard.push(levelled('music', levels.musicDb, chains));
	}
	if (effects) {
		chains.push(`[${effects.input}:a]${gain(effects.gainDb)},${stereo}[effects]`);
		heard.push(levelled('effects', levels.effectsDb, chains));
	}
	if (ducked) {
		const track = `[${ducked.input}:a]${gain(ducked.gainDb)},${stereo}`;
		const under = `${track}[ducked_bed];[ducked_bed][ducked_key]${ducking()},${stereo}[ducked]`;
		chains.push(voice ? under : `${track}[ducked]`);
		heard.push(levelled('ducked', levels.effectsDb, chains));
	}
	const sum = `${heard.join('')}amix=inputs=${heard.length}:normalize=0:duration=longest,${stereo}`;
	chains.push(`${sum},apad=whole_len=${frames},atrim=end_sample=${frames}[mix]`);
	return chains.join(';');
}

/** After all that depends on the level, so that nothing else changes with it. */
function levelled(track: string, levelDb: number | undefined, chains: string[]): string {
	if (!levelDb) return `[${track}]`;
	chains.push(`[${track}]${gain(levelDb)},${stereo}[${track}_level]`);
	return `[${track}_level]`;
}

export const gain = (decibels: number): string => `volume=${decibels.toFixed(3)}dB`;

/** Fades that are longer than the whole are shortened alike, so that they meet and do not cross. */
function fades({ fadeInMs, fadeOutMs }: { fadeInMs: number; fadeOutMs: number }, frames: number): string {
	const share = Math.min(1, frames / Math.max(1, toFrames(fadeInMs + fadeOutMs)));
	const [fadeIn, fadeOut] = [Math.floor(toFrames(fadeInMs) * share), Math.floor(toFrames(fadeOutMs) * share)];
	const parts = [
		...(fadeIn > 0 ? [`afade=t=in:ss=0:ns=${fadeIn}`] : []),
		...(fadeOut > 0 ? [`afade=t=out:ss=${frames - fadeOut}:ns=${fadeOut}`] : []),
	];
	return [...parts, stereo].join(',');
}
