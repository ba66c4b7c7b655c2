import type { TransitionKind } from '../../../contract/vocabulary';

/** Calm ones between livelier ones, so that no two in a row are alike and none is a joke. */
const order = [
	'crossfade',
	'smooth-left',
	'circle-open',
	'slide-up',
	'fade-black',
	'smooth-right',
	'curtain-open',
	'diagonal-top-left',
] as const satisfies readonly Exclude<TransitionKind, 'cut'>[];

/** The transition after the scene with this number; equal stories get equal ones. */
export const variedTransition = (index: number) => order[index % order.length] ?? 'crossfade';
