import type { AspectRatio, Timeline, Warning } from '@showrunner/contract';
import { stat } from 'node:fs/promises';
import { pictureBits } from '../../domain/timeline/outputs/rate-limit.js';
import { sizedVideo } from '../../domain/timeline/outputs/sized-video.js';
import type { RenderPlan } from '../../domain/timeline/render-plan.js';
import type { RenderedOutputs } from './render-outputs.js';

/** By how much less an output is to spend, by its aspect ratio. */
export type Tightness = Partial<Record<AspectRatio, number>>;

/** An encoder that went beyond its rate once will do so again. */
const caution = 0.95;

/**
 * Renders; what came out larger than its limit is rendered once more at a lower rate, with a warning. `render` is then told
 * what was rendered `before`, from whose state it goes on.
 */
export async function renderWithinSizes(
	timeline: Timeline,
	render: (tightness: Tightness, before: RenderedOutputs | null) => Promise<RenderedOutputs>,
): Promise<RenderedOutputs> {
	const first = await render({}, null);
	const tightness: Tightness = {};
	const warnings: Warning[] = [];
	for (const [index, output] of timeline.outputs.entries()) {
		const video = sizedVideo(timeline, output);
		if (video === null) continue;
		const { aspectRatio } = output;
		const allowed = pictureBits(video) / 8;
		const taken = await sizeOf(first, index);
		if (taken <= allowed) continue;
		tightness[aspectRatio] = (allowed / taken) * caution;
		const message = `The pictures of ${aspectRatio} came out ${Math.ceil((taken / allowed - 1) * 100)} % too large and were encoded again at a lower rate`;
		warnings.push({ code: 'rate-lowered', message, field: `timeline.outputs[${index}].maxSizeBytes` });
	}
	if (warnings.length === 0) return first;
	const again = await render(tightness, first);
	return {
		...again,
		cpuMs: first.cpuMs + again.cpuMs,
		rendered: Math.min(first.rendered + again.rendered, again.segments.size),
		fellBack: [...first.fellBack, ...again.fellBack],
		warnings: [...first.warnings, ...again.warnings, ...warnings],
	};
}

/** The outputs that did fit stay as they came out, also where another encoder would be taken by now. */
export const keepFitting = (next: RenderPlan, before: RenderPlan, tightness: Tightness): RenderPlan => ({
	...next,
	outputs: next.outputs.map((output, index) => {
		const former = before.outputs[index];
		return former && tightness[output.aspectRatio] === undefined ? former : output;
	}),
});

/** Bytes of the segments of an output. */
async function sizeOf({ plan, segments }: RenderedOutputs, output: number): Promise<number> {
	const files = plan.outputs[output]?.segments.flatMap(({ key }) => segments.get(key) ?? []) ?? [];
	const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}
