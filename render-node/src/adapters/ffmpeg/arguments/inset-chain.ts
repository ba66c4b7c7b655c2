import type { Inset } from '../../../domain/timeline/render-plan.js';

/**
 * Lays the insets, which are the streams `[inset0]`, `[inset1]` … of their own sizes, over `[input]` up to `[output]`. It
 * has no end of its own, the number of frames is asked for: told to stop with the shorter stream, FFmpeg 5.1 leaves out
 * the last frame of some.
 */
export function insetChain(input: string, insets: readonly Inset[] = []): { chains: string[]; output: string } {
	const label = (count: number) => (count === 0 ? input : `${input}_inset${count}`);
	const chains = insets.map(
		({ x, y }, index) =>
			`[${label(index)}][inset${index}]overlay=${x}:${y}:format=yuv420,format=yuv420p[${label(index + 1)}]`,
	);
	return { chains, output: label(insets.length) };
}
