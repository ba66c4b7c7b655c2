import {
	aspectRatios,
	frameSizes,
	barPlaces,
	gradientShapes,
	overlayAnchors,
	overlayAnimations,
	timelineSchema,
	videoCodecs,
	type AspectRatio,
	type Media,
	type Timeline,
} from '@showrunner/contract';
import { createRandom, type Random } from '../../render-node/src/domain/music/random.js';

const none = {
	durationMs: null,
	width: null,
	height: null,
	fps: null,
	videoCodec: null,
	audioCodec: null,
	sampleRateHz: null,
	channels: null,
};
const hex = (digit: string) => digit.repeat(64);

/** Media that random timelines use, by asset id. */
export const randomMedia: ReadonlyMap<string, Media> = new Map<string, Media>([
	[hex('a'), { ...none, kind: 'image', width: 1536, height: 2688 }],
	[hex('b'), { ...none, kind: 'image', width: 4001, height: 333 }],
	[hex('c'), { ...none, kind: 'image', width: 101, height: 99 }],
	[hex('d'), { ...none, kind: 'video', width: 1280, height: 720, durationMs: 1733, fps: 25 }],
	[hex('e'), { ...none, kind: 'video', width: 320, height: 240, durationMs: 240, fps: 12 }],
]);

function camera(random: Random) {
	return { zoom: random.between(1, 4), centreX: random.next(), centreY: random.next() };
}

function filters(random: Random) {
	const strength = () => random.pick([0, random.next(), 1]);
	const all = [
		{ kind: 'originality', strength: strength(), mirror: random.chance(0.5) },
		{ kind: 'jitter', strength: strength(), seed: random.integer(0, 9) },
		{ kind: 'cinematic', strength: strength(), vignette: random.chance(0.5) },
		{ kind: 'grain', strength: strength() },
		{ kind: 'grayscale', strength: strength() },
		{ kind: 'glitch', strength: strength(), seed: random.integer(0, 9) },
	];
	return all.filter(() => random.chance(0.4));
}

function gradient(random: Random) {
	const colours = ['#102030', '#C05020', '#00ff88', '#ffffff'].slice(random.integer(0, 2));
	return { kind: 'gradient', colours, shape: random.pick(gradientShapes), angleDegrees: random.integer(0, 360) };
}

function card(random: Random) {
	const picture = { kind: 'blur', assetIds: { [random.pick(aspectRatios)]: hex(random.pick(['a', 'b', 'c'])) } };
	const background = random.pick<object>([gradient(random), picture, { kind: 'colour', colour: '#334455' }]);
	return { kind: 'card', title: 'One two three', subtitle: random.pick(['', 'Four']), background };
}

function layers(random: Random) {
	const layer = () => ({ assetIds: { '9:16': hex(random.pick(['a', 'c'])) }, depth: random.next() });
	return { kind: 'layers', layers: Array.from({ length: random.integer(2, 3) }, layer) };
}

function visual(random: Random) {
	const fit = random.pick(['cover', 'contain', 'smart']);
	const kind = random.pick(['still', 'still', 'clip', 'colour', 'gradient', 'card', 'layers']);
	if (kind === 'gradient') return gradient(random);
	if (kind === 'card') return card(random);
	if (kind === 'layers') return layers(random);
	if (kind === 'colour') return { kind, colour: '#1a2b3c' };
	if (kind === 'clip') {
		const speed = random.pick([undefined, random.between(0.25, 4), { from: 0.5, to: 2, easing: 'linear' }]);
		const sound = random.pick([undefined, { gainDb: random.between(-20, 6), duck: random.chance(0.5) }]);
		return { kind, assetId: hex(random.pick(['d', 'e'])), fit, trimStartMs: random.integer(0, 200), speed, sound };
	}
	return { kind, assetIds: { [random.pick(aspectRatios)]: hex(random.pick(['a', 'b', 'c'])) }, fit };
}

function customSize(aspectRatio: AspectRatio, random: Random) {
	const { width, height } = frameSizes[aspectRatio];
	return { widthPx: width, heightPx: 2 * Math.round((height / 2) * random.between(0.9, 1.2)) };
}

export type TimelineSize = {
	scenes: number;
	sceneMs: number;
	longSceneMs: number;
	leastScale: number;
	mostScale: number;
};
const usualSize: TimelineSize = { scenes: 12, sceneMs: 4_000, longSceneMs: 25_000, leastScale: 0.1, mostScale: 1 };

/** A valid timeline of up to a dozen scenes in one to three formats; the same seed gives the same one. */
export function randomTimeline(seed: number, size: TimelineSize = usualSize): Timeline {
	const random = createRandom(seed, 'timeline');
	const scenes = Array.from({ length: random.integer(1, size.scenes) }, (_, index) => ({
		id: `scene-${index}`,
		...(random.chance(0.2) && { title: `Scene ${index}` }),
		durationMs: random.integer(200, random.chance(0.1) ? size.longSceneMs : size.sceneMs),
		visual: visual(random),
		...(random.chance(0.6)
			? { motion: { from: camera(random), to: camera(random), easing: random.pick(['linear', 'ease-in-out']) } }
			: {}),
		transition: {
			kind: random.pick(['cut', 'crossfade', 'crossfade', 'wipe-up', 'circle-open']),
			durationMs: random.integer(0, 1_500),
		},
		...(random.chance(0.3) && { filters: filters(random) }),
	}));
	const inserts = (['full', 'inset'] as const)
		.filter(() => random.chance(0.5))
		.map((mode) => {
			const picture = random.chance(0.5)
				? { kind: 'still', assetIds: { '1:1': hex(random.pick(['a', 'b', 'c'])) } }
				: { kind: 'clip', assetId: hex('d'), trimStartMs: random.integer(0, 900) };
			const at = { startMs: random.integer(0, 100) };
			return { mode, visual: picture, at, durationMs: random.integer(200, 15_000) };
		});
	const chapters = random.pick([
		undefined,
		'scenes',
		[
			{ startMs: 0, title: 'Start' },
			{ sceneId: 'scene-0', title: 'One' },
		],
	]);
	const overlays = [
		{ kind: 'watermark', text: 'x', startMs: random.integer(0, 199) },
		{ kind: 'text', text: 'Title', anchor: random.pick(overlayAnchors), animateIn: random.pick(overlayAnimations) },
		{ kind: 'lower-third', name: 'Ada', endMs: random.integer(300, 5_000) },
		{
			...{ kind: 'image', assetId: hex(random.pick(['a', 'b', 'c'])), width: random.between(0.02, 1) },
			...{ animateIn: random.pick(overlayAnimations), endMs: random.integer(300, 5_000) },
			...(random.chance(0.5) && { centre: { x: random.next(), y: random.next() } }),
		},
		{ kind: 'progress-bar', place: random.pick(barPlaces), startMs: random.integer(0, 199), opacity: random.next() },
	].filter(() => random.chance(0.2));
	const wholeFilters = random.chance(0.3) ? { filters: filters(random) } : {};
	const limit = random.pick([undefined, undefined, { maxDurationMs: random.integer(1_000, 20_000), trimAt: 'scene' }]);
	const formats = aspectRatios.filter((_, index) => index === 0 || random.chance(0.5));
	const outputs = formats.map((aspectRatio) => ({
		aspectRatio,
		fps: random.pick([24, 25, 30, 50, 60]),
		scale: random.between(size.leastScale, size.mostScale),
		...(random.chance(0.2) && { codec: random.pick(videoCodecs) }),
		...(random.chance(0.1) && { maxSizeBytes: random.integer(20_000_000, 90_000_000) }),
		...(random.chance(0.2) && { size: customSize(aspectRatio, random) }),
		...(random.chance(0.2) && { cover: random.chance(0.5) ? 'best' : { atMs: random.integer(0, 199) } }),
	}));
	const intro = random.chance(0.2) && {
		...{ kind: 'colour', colour: '#204060', durationMs: random.integer(200, 3_000) },
		transition: { kind: random.pick(['cut', 'crossfade', 'wipe-up']), durationMs: random.integer(0, 1_500) },
	};
	return timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes,
		...wholeFilters,
		...(overlays.length > 0 && { overlays }),
		chapters,
		...(intro && { intro }),
		...(inserts.length > 0 && { inserts }),
		limit,
		...(random.chance(0.2) && { metadata: { artist: 'Ada', date: '2026-11' } }),
		outputs,
	});
}
