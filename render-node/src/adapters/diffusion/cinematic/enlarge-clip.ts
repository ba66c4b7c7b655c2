import type { Warning } from '@showrunner/contract';
import { even } from '../../../domain/timeline/frame-size.js';
import { inputInvalid } from '../../../domain/refusal.js';
import { toBt709 } from '../../ffmpeg/arguments/fit-filters.js';
import { soundEncoding } from '../../ffmpeg/clip-tools/clip-encoding.js';
import { evenly, rateText } from '../../ffmpeg/clip-tools/rate-text.js';
import { hostileInputArgs } from '../../ffmpeg/hostile-input.js';
import { cinematicCard } from './cinematic-card.js';
import type { ClipWork, MadeClip } from './clip-work.js';
import { encodeClip } from './encode-clip.js';

const noDetail: Warning = {
	code: 'detail-not-added',
	message: 'The clip was enlarged by resampling, which adds no detail; a model that enlarges would',
	field: 'model',
};

/** Gives edges back a little of what any enlargement takes from them; more would show rings around them. */
const sharpened = 'unsharp=luma_msize_x=5:luma_msize_y=5:luma_amount=0.4:chroma_amount=0';

/** A clip at a larger size, with its number of frames, its rate and its sound. */
export async function enlargeClip(work: ClipWork): Promise<MadeClip> {
	const { request, sources, tools, run } = work;
	if (sources.clip === undefined) throw new TypeError('upscale needs a clip');
	const size = { width: even(request.size.width), height: even(request.size.height) };
	if (size.width * size.height > cinematicCard.sizes.mostPixels) throw tooLarge(size.width, size.height);
	const { frameCount, framesPerSecond, hasSound } = await tools.mediaTools.clipFacts(sources.clip, run.signal);
	const scaled = `scale=${size.width}:${size.height}:flags=lanczos+accurate_rnd:${toBt709}`;
	const filters = `${evenly(rateText(framesPerSecond))},${scaled},format=yuv420p,${sharpened},setsar=1`;
	const graph = {
		inputs: [[...hostileInputArgs, '-i', `file:${sources.clip}`]],
		chains: [`[0:V:0]${filters}[pictures]`],
		sound: hasSound ? ['-map', '0:a:0', ...soundEncoding] : [],
	};
	return {
		path: await encodeClip(work, graph, { frameCount, framesPerSecond }),
		size,
		clip: { frameCount, framesPerSecond, hasSound },
		warnings: [noDetail],
		facts: { filters },
	};
}

const tooLarge = (width: number, height: number) =>
	inputInvalid('clip-too-large', `The enlarged clip would have ${width}×${height} pixels`, {
		field: 'factor',
		detail: `${cinematicCard.label} makes at most 3840×2160 pixels.`,
		fix: 'Choose a smaller factor or a smaller clip',
	});
