import type { Output, Warning } from '@showrunner/contract';

/** Where the moment of a cover is cut off, the best frame of what is left takes its place. */
export function cutCovers(outputs: readonly Output[], endMs: number): { outputs: Output[]; warnings: Warning[] } {
	const warnings: Warning[] = [];
	const cut = outputs.map((output, index): Output => {
		const { cover } = output;
		if (!cover || cover === 'best' || cover.atMs < endMs) return output;
		warnings.push({
			code: 'option-adjusted',
			message: `The cover is the best frame, because the moment at ${cover.atMs} ms is cut off`,
			field: `timeline.outputs[${index}].cover`,
		});
		return { ...output, cover: 'best' };
	});
	return { outputs: cut, warnings };
}
