import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { mix } from '../colour.js';
import { finishPicture } from '../finish-picture.js';
import { drawCape } from './draw-cape.js';
import { drawCity } from './draw-city.js';
import { drawHouse, drawShip } from './draw-landmarks.js';
import { drawMist, drawRidge, drawSnowCaps, planRidges, type Ridge, type RidgeShape } from './draw-ridges.js';
import { drawSea } from './draw-sea.js';
import { drawSky } from './draw-sky.js';
import { drawFramingTrees, drawTreeRow } from './draw-trees.js';
import { drawBirds, drawLamps, drawMeadow, drawRain, drawSnowfall } from './draw-weather.js';
import { planScene, type Ground, type ScenePlan, type SceneWish } from './plan-scene.js';

/** A whole landscape. Skia only records here; the pixels are made when the canvas is encoded. */
export function drawScene(wish: SceneWish): Canvas {
	const plan = planScene(wish);
	const canvas = createCanvas(plan.width, plan.height);
	const context = canvas.getContext('2d');
	drawSky(context, plan);
	grounds[plan.ground](context, plan);
	if (plan.extras.has('birds') || (plan.ground === 'sea' && !plan.palette.night)) drawBirds(context, plan);
	if (plan.extras.has('lamps') && !plan.extras.has('lighthouse')) drawLamps(context, plan);
	if (plan.extras.has('snow')) drawSnowfall(context, plan);
	if (plan.extras.has('rain')) drawRain(context, plan);
	finishPicture(context, plan.width, plan.height, 0.32);
	return canvas;
}

const shapes = {
	hills: { count: 5, heightShare: 0.16, octaves: 2, wavelength: 420, form: 'hill' },
	mountains: { count: 5, heightShare: 0.3, octaves: 5, wavelength: 300, form: 'rock' },
	forest: { count: 6, heightShare: 0.11, octaves: 3, wavelength: 380, form: 'hill' },
	desert: { count: 4, heightShare: 0.15, octaves: 1, wavelength: 520, form: 'dune' },
	islands: { count: 2, heightShare: 0.05, octaves: 3, wavelength: 300, form: 'hill' },
} satisfies Record<string, Omit<RidgeShape, 'from' | 'to'>>;

const ridgesOf = (plan: ScenePlan, shape: keyof typeof shapes, from: number, to: number) =>
	planRidges(plan, {
		...shapes[shape],
		from: plan.horizon + plan.height * from,
		to: plan.horizon + (plan.height - plan.horizon) * to,
	});

const grounds: Record<Ground, (context: SKRSContext2D, plan: ScenePlan) => void> = {
	hills(context, plan) {
		const ridges = ridgesOf(plan, 'hills', -0.01, 0.78);
		drawLayers(context, plan, ridges, (ridge, i) => {
			if (i >= 2) drawTreeRow(context, plan, { ...ridge, depth: ridge.depth * 0.5 }, 0.25);
			if (i === 3) placeHouse(context, plan, ridge);
		});
		const front = ridges.at(-1);
		if (front) drawMeadow(context, plan, front.edge, plan.extras.has('flowers'));
	},
	mountains(context, plan) {
		const ridges = ridgesOf(plan, 'mountains', 0.02, 0.86);
		drawLayers(context, plan, ridges, (ridge, i) => {
			if (i < 3 && (plan.extras.has('snow') || i < 2)) drawSnowCaps(context, plan, ridge);
			if (i >= 3) drawTreeRow(context, plan, { ...ridge, depth: ridge.depth * 0.7 }, 0.75);
			if (i === 3) placeHouse(context, plan, ridge);
		});
	},
	forest(context, plan) {
		const ridges = ridgesOf(plan, 'forest', -0.02, 0.8);
		drawLayers(context, plan, ridges, (ridge, i) => {
			drawTreeRow(context, plan, ridge, 0.86);
			if (i === 3) placeHouse(context, plan, ridge);
		});
		drawFramingTrees(context, plan, mix(plan.palette.near, '#000000', 0.25));
	},
	desert: (context, plan) => drawLayers(context, plan, ridgesOf(plan, 'desert', 0, 0.7)),
	city: (context, plan) => {
		drawLayers(context, plan, ridgesOf(plan, 'hills', 0, 0.1).slice(0, 2));
		drawCity(context, plan);
	},
	sea(context, plan) {
		drawLayers(context, plan, ridgesOf(plan, 'islands', 0.004, 0.02).slice(0, 1));
		drawSea(context, plan);
		const side = plan.sun.x < plan.width / 2 ? 1 : -1;
		if (plan.extras.has('ship')) {
			const size = plan.unit * 190;
			drawShip(context, plan, { x: plan.width * (0.5 - side * 0.02), foot: plan.horizon + size * 0.22, size });
		}
		drawCape(context, plan, side);
	},
};

function drawLayers(
	context: SKRSContext2D,
	plan: ScenePlan,
	ridges: readonly Ridge[],
	decorate: (ridge: Ridge, i: number) => void = () => {},
): void {
	for (const [i, ridge] of ridges.entries()) {
		drawRidge(context, plan, ridge);
		decorate(ridge, i);
		const foot = ridge.edge(plan.width / 2) + plan.height * 0.07;
		if (i < ridges.length - 1) drawMist(context, plan, foot, plan.height * 0.07, 0.26 * (1 - ridge.depth));
	}
}

function placeHouse(context: SKRSContext2D, plan: ScenePlan, ridge: Ridge): void {
	if (!plan.extras.has('house')) return;
	const x = plan.width * (plan.sun.x < plan.width / 2 ? 0.66 : 0.34);
	drawHouse(context, plan, { x, foot: ridge.edge(x) + plan.unit * 8, size: plan.unit * 74 });
}
