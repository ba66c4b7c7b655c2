import type { Finish, GlitchBurst } from '../../../domain/timeline/filters/filter-plan.js';
import type { Encoding, Size } from '../../../domain/timeline/render-plan.js';

/** Dark corners are so soft that a small picture of them, enlarged, is as good. */
const vignetteSide = 256;
/** At this angle the filter `vignette` leaves a quarter of the light in the corners: the fourth power of its cosine. */
const widestAngle = Math.PI / 4;

/**
 * Chains that lay one thing after another over `[input]`, a stream of the output's size and rate, up to `[output]`; that
 * is the input itself where there is nothing to lay over it.
 */
export function finishChains(
	input: string,
	finishes: readonly Finish[] = [],
	{ frame, fps }: Encoding,
): { chains: string[]; output: string } {
	const label = (count: number) => (count === 0 ? input : `${input}_finish${count}`);
	const chains = finishes.flatMap((finish, index) => {
		const [from, to] = [label(index), label(index + 1)];
		if (finish.kind === 'glitch') return [`[${from}]${glitchFilters(finish.bursts).join(',')}[${to}]`];
		// Film has its grain in the silver, not in the colours.
		if (finish.kind === 'grain') return [`[${from}]noise=c0s=${finish.level}:c0f=t:c0_seed=${finish.seed}[${to}]`];
		return cinematicChains(from, to, finish, frame, fps);
	});
	return { chains, output: label(finishes.length) };
}

/** Bursts that are alike share a filter; outside of its bursts it hands frames on untouched. */
function glitchFilters(bursts: readonly GlitchBurst[]): string[] {
	return [...Map.groupBy(bursts, ({ shift }) => shift)].map(([shift, alike]) => {
		const when = alike.map(({ from, to }) => `between(n,${from},${to - 1})`).join('+');
		return `chromashift=cbh=${shift}:crh=${-shift}:edge=smear:enable='${when}'`;
	});
}

function cinematicChains(
	from: string,
	to: string,
	{ picture, vignette }: Extract<Finish, { kind: 'cinematic' }>,
	frame: Size,
	fps: number,
): string[] {
	const { x, y, width, height } = picture;
	const hasBars = width < frame.width || height < frame.height;
	const cut = hasBars ? `crop=${width}:${height}:${x}:${y}` : 'null';
	const bars = hasBars ? `pad=${frame.width}:${frame.height}:${x}:${y}:black,setsar=1` : 'null';
	if (vignette === 0) return [`[${from}]${cut},${bars}[${to}]`];
	const once = (colour: string) =>
		`color=c=${colour}:s=${vignetteSide}x${vignetteSide}:r=${fps},trim=end_frame=1,setsar=1`;
	const angle = (widestAngle * vignette).toFixed(5);
	return [
		`${once('white')},format=rgb24,vignette=angle=${angle}:dither=0,format=gray,negate[${to}_dark]`,
		`${once('black')},format=yuva420p[${to}_black]`,
		`[${to}_black][${to}_dark]alphamerge,scale=${width}:${height}:flags=bicubic,setsar=1[${to}_corners]`,
		`[${from}]${cut}[${to}_cut]`,
		`[${to}_cut][${to}_corners]overlay=format=yuv420:eof_action=repeat,format=yuv420p,${bars}[${to}]`,
	];
}
