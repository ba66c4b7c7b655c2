import { aspectRatios, timelineSchema, type Output, type Timeline } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { ownMetadata, textIn, type OtioNode } from './otio-node.js';

/** What the caller wants in place of what the document says. */
export type ImportWishes = { locale?: string | undefined; outputs?: Output[] | undefined };
export type Settings = Pick<Timeline, 'locale' | 'loudness' | 'outputs'>;

const usualLocale = 'en';
const { locale, loudness, outputs } = timelineSchema.shape;

/** Language, loudness and outputs: as the caller wishes, else as the document says, else the usual ones, with a warning. */
export function readSettings(timeline: OtioNode, wishes: ImportWishes, warn: ImportContext['warn']): Settings {
	const own = ownMetadata(timeline);
	const said = { locale: locale.safeParse(own.locale), outputs: outputs.safeParse(own.outputs) };
	const loud = loudness.safeParse(own.loudness);
	if (!loud.success) warn('metadata-ignored', 'The loudness in the metadata is not as it must be', 'metadata');
	return {
		locale: wishes.locale ?? said.locale.data ?? assumeLocale(warn),
		loudness: loud.data ?? loudness.parse(undefined),
		outputs: wishes.outputs ?? said.outputs.data ?? assumeOutputs(timeline, warn),
	};
}

function assumeLocale(warn: ImportContext['warn']): string {
	warn('settings-assumed', 'The document does not say the language; English is taken', 'metadata');
	return usualLocale;
}

const frameRates = [24, 25, 30, 50, 60] as const;

function assumeOutputs(timeline: OtioNode, warn: ImportContext['warn']): Output[] {
	const rate = firstRate(timeline) ?? 30;
	const fps = frameRates.reduce((best, each) => (Math.abs(each - rate) < Math.abs(best - rate) ? each : best));
	const aspectRatio = aspectRatios[1];
	warn(
		'settings-assumed',
		`The document does not say the format; ${aspectRatio} at ${fps} frames/s is taken`,
		'metadata',
	);
	return [{ aspectRatio, fps, quality: 'standard', scale: 1 }];
}

/** Frames per second by which the first duration in the document was given. */
export function firstRate(value: unknown): number | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	if ('duration' in value && 'start_time' in value) {
		const { duration } = value;
		const rate = typeof duration === 'object' && duration !== null && 'rate' in duration ? duration.rate : undefined;
		if (typeof rate === 'number' && rate > 0) return rate;
	}
	for (const [key, inner] of Object.entries(value)) {
		const rate = key === 'metadata' ? undefined : firstRate(inner);
		if (rate !== undefined) return rate;
	}
	return undefined;
}

const longestTitle = 200;
export const readTitle = (timeline: OtioNode): string => textIn(timeline, 'name').slice(0, longestTitle);
