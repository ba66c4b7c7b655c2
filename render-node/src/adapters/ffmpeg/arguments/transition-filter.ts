import type { DrawnTransition, SegmentPlan } from '../../../domain/timeline/render-plan.js';

/** What FFmpeg's filter `xfade` calls each; all of them are in FFmpeg 5.1. */
const names: Record<DrawnTransition, string> = {
	'fade-black': 'fadeblack',
	'fade-white': 'fadewhite',
	'fade-grey': 'fadegrays',
	dissolve: 'dissolve',
	pixelize: 'pixelize',
	blur: 'hblur',
	'wipe-left': 'wipeleft',
	'wipe-right': 'wiperight',
	'wipe-up': 'wipeup',
	'wipe-down': 'wipedown',
	'slide-left': 'slideleft',
	'slide-right': 'slideright',
	'slide-up': 'slideup',
	'slide-down': 'slidedown',
	'smooth-left': 'smoothleft',
	'smooth-right': 'smoothright',
	'smooth-up': 'smoothup',
	'smooth-down': 'smoothdown',
	'slices-left': 'hlslice',
	'slices-right': 'hrslice',
	'slices-up': 'vuslice',
	'slices-down': 'vdslice',
	'circle-open': 'circleopen',
	'circle-close': 'circleclose',
	'curtain-open': 'vertopen',
	'curtain-close': 'vertclose',
	'shutter-open': 'horzopen',
	'shutter-close': 'horzclose',
	clock: 'radial',
	'diagonal-top-left': 'diagtl',
	'diagonal-top-right': 'diagtr',
	'diagonal-bottom-left': 'diagbl',
	'diagonal-bottom-right': 'diagbr',
	'squeeze-flat': 'squeezeh',
	'squeeze-narrow': 'squeezev',
};

const seconds = (frames: number, fps: number) => (frames === 0 ? '0' : (frames / fps).toFixed(6));

/** The filter by which a segment's first layer gives way to its second over the whole of it. */
export function transitionFilter({ transition, frameCount, fadePart }: SegmentPlan, fps: number): string {
	const name = transition === undefined ? 'fade' : names[transition];
	const { first, frames } = fadePart ?? { first: 0, frames: frameCount };
	return `xfade=transition=${name}:duration=${seconds(frames, fps)}:offset=${seconds(-first, fps)}`;
}
