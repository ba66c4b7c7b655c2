import { pcmRateHz, toFrames } from './pcm.js';

/** Levels and times of one mix; the graph is made of these numbers alone. Inputs are numbered as they are opened. */
export type MixShape = {
	frames: number;
	voice: { input: number; gainDb: number } | null;
	effects: { input: number; gainDb: number } | null;
	music: { input: number; gainDb: number; duck: boolean; fadeInMs: number; fadeOutMs: number } | null;
};

/** FFmpeg 5.1 loses track of the layout after some filters; said again after each, it works in every version. */
const stereo = `aformat=sample_fmts=fltp:sample_rates=${pcmRateHz}:channel_layouts=stereo`;

/** With a voice at -18 LUFS: 8 dB down under speech, back within half a second. */
const duck = 'sidechaincompress=threshold=0.05:ratio=4:attack=20:release=350:knee=4';

/** Filters that end in the pad `[mix]`: `frames` frames of stereo, not yet at any particular loudness. */
export function mixGraph({ frames, voice, effects, music }: MixShape): string {
	const ducks = voice !== null && music !== null && music.duck;
	const chains: string[] = [];
	const heard: string[] = [];
	if (voice) {
		chains.push(`[${voice.input}:a]${gain(voice.gainDb)},${stereo}${ducks ? ',asplit=2[voice][key]' : '[voice]'}`);
		heard.push('[voice]');
	}
	if (music) {
		const length = `atrim=end_sample=${frames},asetpts=N/SR/TB`;
		const bed = `[${music.input}:a]aresample=${pcmRateHz},${stereo},${length},${gain(music.gainDb)},${fades(music, frames)}`;
		chains.push(ducks ? `${bed}[bed];[bed][key]${duck},${stereo}[music]` : `${bed}[music]`);
		heard.push('[music]');
	}
	if (effects) {
		chains.push(`[${effects.input}:a]${gain(effects.gainDb)},${stereo}[effects]`);
		heard.push('[effects]');
	}
	const sum = `${heard.join('')}amix=inputs=${heard.length}:normalize=0:duration=longest,${stereo}`;
	chains.push(`${sum},apad=whole_len=${frames},atrim=end_sample=${frames}[mix]`);
	return chains.join(';');
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
