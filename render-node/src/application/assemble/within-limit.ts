import type { Bookend, Timeline } from '@showrunner/contract';
import type { AssetStore } from '../../domain/ports.js';
import { inputInvalid, Refusal } from '../../domain/refusal.js';
import { limitTimeline, type Limited } from '../../domain/timeline/limit/limit-timeline.js';

/** Less than this is not worth cutting to; the contract knows no shorter limit either. */
const leastMs = 1_000;

/** The timeline within its limit, of which the intro and the outro take their part first. */
export async function withinLimit(wished: Timeline, assets: AssetStore): Promise<Limited> {
	const { limit, intro, outro } = wished;
	if (!limit || !(intro ?? outro)) return limitTimeline(wished);
	const takenMs = (await lengthMs(intro, assets)) + (await lengthMs(outro, assets));
	const leftMs = limit.maxDurationMs - takenMs;
	if (leftMs < leastMs) {
		throw inputInvalid('limit-too-short', 'The intro and the outro leave no time for the scenes', {
			field: 'timeline.limit.maxDurationMs',
			fix: `Allow at least ${takenMs + leastMs} ms, or leave the intro or the outro out`,
		});
	}
	return limitTimeline({ ...wished, limit: { ...limit, maxDurationMs: leftMs } });
}

async function lengthMs(bookend: Bookend | undefined, assets: AssetStore): Promise<number> {
	if (bookend?.kind !== 'clip') return bookend?.durationMs ?? 0;
	// One that is not there is refused with its field where all assets are gathered.
	const asset = await assets.get(bookend.assetId).catch((error: unknown) => {
		if (error instanceof Refusal) return null;
		throw error;
	});
	return asset?.media?.durationMs ?? 0;
}
