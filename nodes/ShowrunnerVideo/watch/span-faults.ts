import type { Watched } from './read-watched';

/** Times are told in whole seconds by most models, and the last picture stands a little before the end. */
const toleranceSeconds = 2;

type Span = { startSeconds: number; endSeconds: number };

/** What is wrong with times that a model told, in words for it to put right. */
export function spanFaults(spans: readonly Span[], { fromMs, toMs }: Pick<Watched, 'fromMs' | 'toMs'>): string[] {
	const [least, most] = [fromMs / 1_000 - toleranceSeconds, toMs / 1_000 + toleranceSeconds];
	const faults = spans.flatMap(({ startSeconds, endSeconds }) => {
		if (endSeconds < startSeconds) return [`${startSeconds} to ${endSeconds}: it ends before it begins`];
		if (startSeconds >= least && endSeconds <= most) return [];
		return [
			`${startSeconds} to ${endSeconds}: that lies outside of what you are shown, ${fromMs / 1_000} to ${toMs / 1_000}`,
		];
	});
	return faults.slice(0, 5);
}

/** The same in milliseconds, within the part. */
export const toSpanMs = ({ startSeconds, endSeconds }: Span, { fromMs, toMs }: Pick<Watched, 'fromMs' | 'toMs'>) => {
	const within = (seconds: number) => Math.min(Math.max(Math.round(seconds * 1_000), fromMs), toMs);
	return { startMs: within(startSeconds), endMs: within(endSeconds) };
};
