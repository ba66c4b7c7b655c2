import type { Inset } from '../../../domain/timeline/render-plan.js';

/** Lays the insets, which are the streams `[inset0]`, `[inset1]` … of their own sizes, over `[input]` up to `[output]`. */
export function insetChain(input: string, insets: readonly Inset[] = []): { chains: string[]; output: string } {
	const label = (count: number) => (count === 0 ? input : `${input}_inset${count}`);
	const chains = insets.map(
		({ x, y }, index) =>
			`[${label(index)}][inset${index}]overlay=${x}:${y}:format=yuv420:shortest=1,format=yuv420p[${label(index + 1)}]`,
	);
	return { chains, output: label(insets.length) };
}
