import type { Mood } from '@showrunner/contract';
import type { Colour } from './colour.js';

export type Palette = {
	/** From the top of the sky to the horizon. */
	sky: readonly [Colour, Colour, Colour, Colour];
	/** Sun or moon, and the light around it. */
	disc: Colour;
	glow: Colour;
	/** Hills from the farthest to the nearest. */
	far: Colour;
	near: Colour;
	/** Windows, lamps and other small lights. */
	lamp: Colour;
	night: boolean;
};

const day = (sky: Palette['sky'], disc: Colour, glow: Colour, far: Colour, near: Colour): Palette => ({
	sky,
	disc,
	glow,
	far,
	near,
	lamp: '#ffd98a',
	night: false,
});
const night = (sky: Palette['sky'], disc: Colour, glow: Colour, far: Colour, near: Colour): Palette => ({
	sky,
	disc,
	glow,
	far,
	near,
	lamp: '#ffcf7a',
	night: true,
});

/** Each mood's own skies: by day, at the edge of the day, and the last of each at night. */
export const palettes: Record<Mood, readonly [Palette, Palette, Palette]> = {
	calm: [
		day(['#3f6ea6', '#7fb0d2', '#cfe0dc', '#ffe6c4'], '#fff6df', '#ffe9bf', '#a9c3cf', '#1c3547'),
		day(['#27406f', '#6a7fb0', '#d9a9ac', '#ffd2ae'], '#fff1dc', '#ffc79a', '#a590b0', '#211f3a'),
		night(['#0b1533', '#1b2f5c', '#3e5f8f', '#8fa6bf'], '#f6f1de', '#b9cdea', '#55739a', '#0a1426'),
	],
	uplifting: [
		day(['#1f77c9', '#63b4ee', '#bfe3f2', '#fff0c2'], '#fffbe6', '#fff0ae', '#8fc4d6', '#14463f'),
		day(['#3d4fa3', '#c77aa5', '#ff9f7a', '#ffd777'], '#fff4c9', '#ffcf6b', '#d98a8c', '#3a1c3f'),
		night(['#12123f', '#31306f', '#7a4f93', '#f0a08a'], '#fff3d8', '#ffc9a0', '#7d5b93', '#15122f'),
	],
	mysterious: [
		day(['#16263a', '#34566a', '#7d9c9a', '#c9cfae'], '#f3efcf', '#d9dfb2', '#7f9c9c', '#0e1c24'),
		night(['#0a0b2b', '#241d5c', '#5a3a8e', '#b0679c'], '#f2e4ff', '#c88ee6', '#59407f', '#0c0920'),
		night(['#03121b', '#08303d', '#12625f', '#5fae8d'], '#e9fff2', '#8fe8c0', '#2c6a68', '#041015'),
	],
	dramatic: [
		day(['#23132b', '#7a1f3d', '#e0512f', '#ffb347'], '#fff0b8', '#ff9a3c', '#9c3f3f', '#1a0a16'),
		day(['#151c29', '#3b4a5c', '#8a8580', '#e2b083'], '#ffedd0', '#f0b27a', '#6f7680', '#0d1118'),
		night(['#0a0612', '#2b0f2f', '#6e1f3c', '#c9503a'], '#ffe2c0', '#ff8a4c', '#5b2740', '#08040c'),
	],
	playful: [
		day(['#3aa6e0', '#7fd3ee', '#d6f3df', '#fff0a6'], '#fff7c9', '#ffe68a', '#86d0b8', '#1d5a6b'),
		day(['#6a4fd8', '#b06be6', '#ff9ec7', '#ffdf9a'], '#fff5cf', '#ffd08a', '#c58ae0', '#35206b'),
		night(['#1a1450', '#3b2a8f', '#8b4fc0', '#ff9ac0'], '#fff0c4', '#ffb0d8', '#6a48ad', '#150f3a'),
	],
};

/** One sky per story and mood, so that its scenes belong together; night where the text says so. */
export function choosePalette(mood: Mood, seed: number, nightly: boolean): Palette {
	const fitting = palettes[mood].filter((palette) => palette.night === nightly);
	return fitting[seed % Math.max(1, fitting.length)] ?? palettes[mood][0];
}
