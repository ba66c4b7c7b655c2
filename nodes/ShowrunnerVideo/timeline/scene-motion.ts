type Camera = { zoom: number; centreX: number; centreY: number };

/** 12 % is felt as movement but shows no jitter over scenes of 6 to 12 s. */
const nearest = 1.12;

const near = (centreX: number, centreY: number): Camera => ({ zoom: nearest, centreX, centreY });
const whole: Camera = { zoom: 1, centreX: 0.5, centreY: 0.5 };

/** In, from left to right, out, from right to left: no two scenes in a row move alike. */
const moves: { from: Camera; to: Camera }[] = [
	{ from: whole, to: near(0.5, 0.48) },
	{ from: near(0.47, 0.5), to: near(0.53, 0.5) },
	{ from: near(0.5, 0.52), to: whole },
	{ from: near(0.53, 0.5), to: near(0.47, 0.5) },
];

export function sceneMotion(index: number) {
	return { ...(moves[index % moves.length] ?? { from: whole, to: whole }), easing: 'ease-in-out' as const };
}
