import type { Mood } from '@showrunner/contract';
import { choosePalette, type Palette } from '../palette.js';
import { createRandom, type Random } from '../random.js';

export type Ground = 'hills' | 'mountains' | 'sea' | 'forest' | 'city' | 'desert';
export type Extra = 'lighthouse' | 'ship' | 'house' | 'birds' | 'snow' | 'rain' | 'flowers' | 'planet' | 'lamps';

export type ScenePlan = {
	width: number;
	height: number;
	/** A thousandth of the shorter side: sizes look alike in every format. */
	unit: number;
	/** Height at which land meets sky, in pixels from the top. */
	horizon: number;
	palette: Palette;
	ground: Ground;
	extras: ReadonlySet<Extra>;
	sun: { x: number; y: number; radius: number };
	random: Random;
};

/** English words that name what can be drawn; texts in other languages get the seed's choice. */
const groundWords: readonly [Ground, RegExp][] = [
	[
		'sea',
		/\b(sea|ocean|waves?|shores?|coast\w*|harbou?r|beach|tides?|islands?|lakes?|ships?|boats?|sail\w*|lighthouses?|fisher\w*|water)\b/iu,
	],
	['city', /\b(city|cities|streets?|towns?|skyscrapers?|traffic|office\w*|buildings?|market|factory|crowds?)\b/iu],
	['forest', /\b(forests?|woods?|trees?|pines?|jungle|wolf|wolves|deer|path)\b/iu],
	['desert', /\b(deserts?|sands?|dunes?|camels?|caravan)\b/iu],
	['mountains', /\b(mountains?|peaks?|summits?|cliffs?|climb\w*|glaciers?|snow\w*|winter)\b/iu],
	['hills', /\b(hills?|valleys?|fields?|meadows?|farm\w*|gardens?|flowers?|grass|village|cottage)\b/iu],
];
const extraWords: readonly [Extra, RegExp][] = [
	['lighthouse', /\b(lighthouses?|beacons?)\b/iu],
	['ship', /\b(ships?|boats?|vessels?|sail\w*|captain|fleet|fisher\w*)\b/iu],
	['house', /\b(houses?|homes?|cottages?|cabins?|village|farm\w*|windows?|door)\b/iu],
	['birds', /\b(birds?|gulls?|crows?|wings?|fly|flew|sky)\b/iu],
	['snow', /\b(snow\w*|winter|ic[ey]|frost\w*|freez\w*|frozen)\b/iu],
	['rain', /\b(rain\w*|storms?|thunder|lightning)\b/iu],
	['flowers', /\b(flowers?|gardens?|spring|meadows?|bloom\w*)\b/iu],
	['planet', /\b(space|planets?|galax\w+|universe|orbit|astronaut\w*|rockets?)\b/iu],
	['lamps', /\b(lamps?|lanterns?|lights?|candles?|glow\w*|firefl\w+|fires?|sparks?|magic)\b/iu],
];
const nightWords = /\b(nights?|dark\w*|midnight|moon\w*|stars?|starlight|asleep|dreams?|space|planets?|galax\w+)\b/iu;
const usualGrounds = ['hills', 'mountains', 'sea', 'forest', 'hills'] as const;
const darkMoods: readonly Mood[] = ['mysterious', 'dramatic'];

/** How much of the height is sky: tall formats have room for more land under it. */
const horizonShare = (width: number, height: number) => (height > width * 1.2 ? 0.56 : 0.6);

export type SceneWish = {
	width: number;
	height: number;
	text: string;
	mood: Mood;
	seed: number;
	index: number;
	/** The side that what the picture is about should stand on; the seed's choice where absent. */
	subject?: 'left' | 'right';
};
/** Drawn on the side away from the sun. */
const landmarks: readonly Extra[] = ['lighthouse', 'house', 'planet'];

export function planScene({ width, height, text, mood, seed, index, subject }: SceneWish): ScenePlan {
	const random = createRandom('scene', seed, index);
	const usual = random.pick(usualGrounds);
	const nightly = nightWords.test(text) || (darkMoods.includes(mood) && createRandom('hour', seed).next() < 0.5);
	const unit = Math.min(width, height) / 1000;
	const horizon = height * (horizonShare(width, height) + random.between(-0.03, 0.03));
	const extras = new Set(extraWords.filter(([, words]) => words.test(text)).map(([extra]) => extra));
	const chance = random.next() < 0.5;
	const left = subject ? (subject === 'left') !== landmarks.some((landmark) => extras.has(landmark)) : chance;
	return {
		width,
		height,
		unit,
		horizon,
		palette: choosePalette(mood, seed, nightly),
		ground: groundWords.find(([, words]) => words.test(text))?.[0] ?? usual,
		extras,
		sun: {
			x: width * (left ? random.between(0.24, 0.38) : random.between(0.62, 0.76)),
			y: nightly ? horizon * random.between(0.32, 0.5) : horizon * random.between(0.58, 0.86),
			radius: unit * random.between(46, 74),
		},
		random,
	};
}
