import type { Box } from '../render-plan.js';

/** What a picture is changed by before a camera sees it. */
export type Look = {
	/** Left and right change places. */
	mirror?: true;
	/** Added to the brightness, in shares of the way from black to white. */
	brightness: number;
	/** 1 leaves colours as they are, 0 takes them out. */
	saturation: number;
	hueDegrees: number;
};

/** A sine over the frames of a segment: `reach` in shares of what the camera sees, turns a frame, turns at its first frame. */
export type Wave = { reach: number; turns: number; phase: number };

/** How a camera trembles beside its path, across and down. */
export type Sway = { x: Wave[]; y: Wave[] };

/** Frames [from, to) of a segment in which the planes of colour are moved apart by `shift` samples of theirs. */
export type GlitchBurst = { from: number; to: number; shift: number };

/** What lies on top of a picture that has the frame's size. */
export type Finish =
	| { kind: 'glitch'; bursts: GlitchBurst[] }
	/** `level` in steps of brightness of 255; another `seed`, other grains. */
	| { kind: 'grain'; level: number; seed: number }
	/** Black around `picture`, and dark corners in it: at strength 1 a quarter of their light is left. */
	| { kind: 'cinematic'; picture: Box; vignette: number };
