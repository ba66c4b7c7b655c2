import type { ClipFacts } from '../../../domain/diffusion/media-tools.js';
import { even } from '../../../domain/timeline/frame-size.js';
import { toBt709 } from '../arguments/fit-filters.js';
import { evenly, rateText } from './rate-text.js';

/** Hides the step in the sound where one clip ends and the next begins. */
const fadeSeconds = 0.01;

export type JoinGraph = { chains: string[]; outputs: string[]; frameCount: number };

/** The second clip's pictures follow the first one's at their size and rate, without its first, which repeats a picture. */
export function joinGraph(first: ClipFacts, second: ClipFacts): JoinGraph {
	const rate = rateText(first.framesPerSecond);
	const [size, hasSound] = [
		{ width: even(first.size.width), height: even(first.size.height) },
		first.hasSound || second.hasSound,
	];
	const sameRate = rateText(second.framesPerSecond) === rate;
	const added = sameRate
		? second.frameCount
		: Math.max(1, Math.round((second.frameCount * first.framesPerSecond) / second.framesPerSecond));
	const ownRate = evenly(rateText(second.framesPerSecond));
	const conformed = sameRate ? ownRate : `${ownRate},fps=${rate},tpad=stop=-1:stop_mode=clone,trim=end_frame=${added}`;
	const seconds = (frames: number) => frames / first.framesPerSecond;
	const last = added > 1;
	const video = [
		`[0:V:0]${evenly(rate)},${fitted(size)}[v0]`,
		`[1:V:0]${conformed},trim=start_frame=1,${evenly(rate)},${fitted(size)}[v1]`,
		`[v0][v1]concat=n=2:v=1:a=0,${evenly(rate)},format=yuv420p[v]`,
	];
	const alone = [`[0:V:0]${evenly(rate)},${fitted(size)},format=yuv420p[v]`];
	const audio = [
		sound(first.hasSound ? '[0:a:0]' : null, 'a0', 0, seconds(first.frameCount)),
		...(last ? [sound(second.hasSound ? '[1:a:0]' : null, 'a1', seconds(1), seconds(added - 1))] : []),
		last ? '[a0][a1]concat=n=2:v=0:a=1[a]' : '[a0]anull[a]',
	];
	return {
		chains: [...(last ? video : alone), ...(hasSound ? audio : [])],
		outputs: hasSound ? ['[v]', '[a]'] : ['[v]'],
		frameCount: first.frameCount + added - 1,
	};
}

const fitted = ({ width, height }: ClipFacts['size']) =>
	`scale=${width}:${height}:force_original_aspect_ratio=increase:flags=bicubic+accurate_rnd:${toBt709},` +
	`crop=${width}:${height},setsar=1`;

/** Sound of exactly the given length: what a stream has from `start` on and silence after it, or silence alone. */
function sound(input: string | null, name: string, start: number, length: number): string {
	const samples = Math.round(length * 48_000);
	const form = 'aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo';
	if (input === null) return `anullsrc=r=48000:cl=stereo,${form},atrim=end_sample=${samples}[${name}]`;
	const fade = start === 0 ? `out:st=${Math.max(0, length - fadeSeconds).toFixed(6)}` : 'in:st=0';
	return (
		`${input}aresample=48000:async=1:first_pts=0,${form},atrim=start=${start.toFixed(6)},asetpts=N/SR/TB,` +
		`apad=whole_len=${samples},atrim=end_sample=${samples},afade=t=${fade}:d=${fadeSeconds}[${name}]`
	);
}
