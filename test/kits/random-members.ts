import {
	barPlaces,
	captionProfiles,
	corners,
	easings,
	overlayAnchors,
	overlayAnimations,
	overlayEdges,
	renderQualities,
	safeAreas,
	timingSources,
	transitionKinds,
	visualFits,
	type Timeline,
	type Visual,
} from '@showrunner/contract';
import type { Random } from '../../render-node/src/domain/music/random.js';

const hex = (digit: string) => digit.repeat(64);
const colours = ['#102040', '#ff8800', '#0e0f14'] as const;
const sometimes = <T>(random: Random, members: T) => (random.chance(0.5) ? members : {});

const camera = (random: Random) => ({ zoom: random.between(1, 2), centreX: random.next(), centreY: random.next() });
const motion = (random: Random) => ({ from: camera(random), to: camera(random), easing: random.pick(easings) });
const transition = (random: Random) => ({
	kind: random.pick(transitionKinds),
	durationMs: random.integer(0, 900),
});
const clipSound = (random: Random) => ({
	gainDb: random.integer(-20, 6),
	muted: random.chance(0.5),
	duck: random.chance(0.5),
});
const speed = (random: Random) =>
	random.pick<unknown>([
		random.between(0.3, 3),
		{ from: random.between(0.3, 1), to: random.between(1, 3), easing: random.pick(easings) },
	]);

function bookend(random: Random) {
	const shown = { fit: random.pick(visualFits), ...sometimes(random, { transition: transition(random) }) };
	const durationMs = random.integer(200, 2_000);
	const still = {
		kind: 'still',
		assetIds: { '9:16': hex(random.pick(['a', 'c'])), '1:1': hex('b') },
		...shown,
		durationMs,
	};
	return random.pick<object>([
		{ kind: 'clip', assetId: hex(random.pick(['d', 'e'])), ...shown, gainDb: random.integer(-9, 3) },
		{ ...still, ...sometimes(random, { motion: motion(random) }) },
		{ kind: 'colour', colour: random.pick(colours), durationMs, transition: transition(random) },
	]);
}

function inserts(random: Random) {
	const clip = { kind: 'clip', assetId: hex(random.pick(['d', 'e'])), trimStartMs: random.integer(0, 200) };
	const played = { fit: random.pick(visualFits), speed: speed(random), sound: clipSound(random) };
	const still = { kind: 'still', assetIds: { '16:9': hex('c') }, fit: random.pick(visualFits) };
	const visual = random.pick<object>([{ ...clip, ...played }, still]);
	const sentence = { sceneId: random.pick(['scene-0', 'scene-1']), sentence: random.integer(1, 2) };
	const at = random.pick<object>([{ startMs: random.integer(0, 100) }, sentence]);
	const base = { visual, at, durationMs: random.integer(200, 900) };
	const inset = { corner: random.pick(corners), size: random.between(0.1, 0.9), margin: random.between(0, 0.25) };
	return random.chance(0.5)
		? [{ mode: 'full', ...base, ...sometimes(random, { motion: motion(random) }) }]
		: [{ mode: 'inset', ...base, ...inset }];
}

function overlays(random: Random) {
	const times = { startMs: random.integer(0, 90), endMs: random.integer(100, 4_000) };
	const moves = { animateIn: random.pick(overlayAnimations), animateOut: random.pick(overlayAnimations) };
	const colour = () => random.pick(colours);
	const placed = { anchor: random.pick(overlayAnchors), size: random.between(0.01, 0.3), opacity: random.next() };
	const edge = { edge: random.pick(overlayEdges), edgeColour: colour() };
	const bar = { barColour: colour(), barOpacity: random.next(), accentColour: colour() };
	const names = { name: random.pick(['Ada', '灯台']), role: random.pick(['', 'Keeper']), size: placed.size };
	const behind = { background: colour(), backgroundOpacity: random.next() };
	const progress = { place: random.pick(barPlaces), height: random.between(0.002, 0.05), ...behind };
	const picture = { assetId: hex(random.pick(['a', 'b'])), width: random.next() / 2 + 0.1, anchor: placed.anchor };
	const centre = { x: random.next(), y: random.next() };
	return [
		{ kind: 'text', text: random.pick(['A\nB', 'نص']), colour: colour(), ...times, ...placed, ...edge, ...moves },
		{ kind: 'watermark', text: random.pick(['x', '@y']), colour: colour(), ...times, ...placed },
		{ kind: 'lower-third', ...names, colour: colour(), ...bar, ...times, ...moves },
		{ kind: 'image', ...picture, ...times, ...moves, opacity: placed.opacity, ...sometimes(random, { centre }) },
		{ kind: 'progress-bar', ...progress, ...times, colour: colour(), opacity: placed.opacity },
	].filter(() => random.chance(0.5));
}

/** Captions as they may be beyond their style, in two further languages. */
export function randomCaptionMembers(random: Random) {
	const scene = (text: string) => ({
		startMs: random.integer(0, 99),
		durationMs: random.integer(1, 900),
		text,
		words: randomWords(random),
	});
	const locales = ['es', 'zh-Hant'].filter(() => random.chance(0.7));
	const [text, spokenWord, outline] = [0, 1, 2].map(() => random.pick(colours));
	return {
		...{ profile: random.pick(captionProfiles), safeArea: random.pick(safeAreas) },
		...sometimes(random, { colours: { text, spokenWord, outline } }),
		...(locales.length > 0 && {
			translations: locales.map((locale) => ({ locale, scenes: [scene(random.pick(['Uno', '一']))] })),
		}),
	};
}

const cinematic = (random: Random) => ({
	...{ kind: 'cinematic', strength: random.next(), letterbox: random.chance(0.5), vignette: random.chance(0.5) },
	...sometimes(random, { aspectRatio: random.between(0.4, 4) }),
});

/** The same kind of visual with other values. */
function otherwise(visual: Visual, random: Random): object {
	if (visual.kind === 'clip') return { ...visual, sound: clipSound(random), speed: speed(random) };
	if (visual.kind === 'colour') return { ...visual, colour: random.pick(colours) };
	if (visual.kind !== 'card') return visual;
	const background = { kind: 'colour', colour: random.pick(colours) };
	const title = random.pick(['One', '標題']);
	return { ...visual, title, textColour: random.pick(colours), ...sometimes(random, { background }) };
}

/** Words with times: of a voice, of a recogniser, or counted. */
export function randomWords(random: Random) {
	const word = (at: number) => ({
		...{
			text: random.pick(['One', 'két']),
			startMs: at,
			endMs: at + random.integer(1, 90),
			source: random.pick(timingSources),
		},
		...{
			charStart: 4 * at,
			charEnd: 4 * at + random.integer(1, 3),
			...sometimes(random, { confidence: random.next() }),
		},
	});
	return Array.from({ length: random.integer(0, 3) }, (_, at) => word(at));
}

/** What no other random timeline has: a member here, a value there. Scenes and outputs are those that are given. */
export function randomMembers(
	{ scenes, outputs, captions }: Pick<Timeline, 'scenes' | 'outputs' | 'captions'>,
	random: Random,
) {
	const [locale, ...others] = (captions?.translations ?? []).map((translation) => translation.locale);
	const decibels = () => random.integer(-20, 6);
	const metadata = {
		...sometimes(random, { title: random.pick(['One', 'Two']), artist: random.pick(['Ada', 'Mary']) }),
		...sometimes(random, { comment: random.pick(['a', 'b']), copyright: random.pick(['2025', '2026']) }),
		...sometimes(random, { date: random.pick(['2026', '2026-11', '2026-11-27']) }),
	};
	const wishes = {
		intro: bookend(random),
		outro: bookend(random),
		inserts: inserts(random),
		overlays: overlays(random),
		speedRamp: { strength: random.next() },
		levels: { voiceDb: decibels(), effectsDb: decibels(), musicDb: decibels() },
		chapters: [
			{ startMs: random.integer(0, 9), title: random.pick(['Start', 'Beginning']) },
			{ sceneId: scenes.at(-1)?.id, title: random.pick(['End', 'Last']) },
		],
		limit: { maxDurationMs: random.integer(1_000, 90_000), trimAt: random.pick(['sentence', 'scene', 'exact']) },
		metadata,
		filters: [cinematic(random)],
		loudness: { integratedLufs: random.integer(-20, -9), truePeakDbtp: random.integer(-3, -1) },
	};
	return {
		...Object.fromEntries(Object.entries(wishes).filter(() => random.chance(0.3))),
		scenes: scenes.map((scene) => ({
			...scene,
			...(random.chance(0.3) && { transition: transition(random) }),
			...(random.chance(0.5) && { visual: otherwise(scene.visual, random) }),
			...(random.chance(0.2) && { filters: [cinematic(random)] }),
		})),
		outputs: outputs.map((output) => ({
			...output,
			quality: random.pick(renderQualities),
			...(locale && random.chance(0.5) && { captionLocale: random.pick([locale, ...others]) }),
		})),
	};
}
