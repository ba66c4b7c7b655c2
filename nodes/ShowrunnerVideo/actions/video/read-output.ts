import { frameSizeLimits, type VideoCodec } from '../../../../contract/vocabulary';
import { invalidField } from '../../../shared/refusals';
import type { OutputWishes } from '../../timeline/output';

export type OutputOptions = {
	codec?: VideoCodec;
	customWidth?: number;
	customHeight?: number;
	maxSizeMegabytes?: number;
	artist?: string;
	comment?: string;
	copyright?: string;
	publishedOn?: string;
};

/** `formats`: how many aspect ratios the form names. */
export function readOutput({ codec = 'h264', ...options }: OutputOptions, formats: number): OutputWishes {
	const size = readSize(options, formats);
	const maxSizeBytes = readMaxSize(options);
	const metadata = readMetadata(options);
	return {
		...(codec !== 'h264' && { codec }),
		...(size && { size }),
		...(maxSizeBytes && { maxSizeBytes }),
		...(metadata && { metadata }),
	};
}

function readMetadata(options: OutputOptions): OutputWishes['metadata'] {
	const { artist = '', comment = '', copyright = '', publishedOn = '' } = options;
	// The form gives a day with the time at which it begins.
	const written = Object.entries({ artist, comment, copyright, date: publishedOn.slice(0, 10) });
	const told = written.map(([name, text]) => [name, text.trim()] as const).filter(([, text]) => text !== '');
	return told.length > 0 ? Object.fromEntries(told) : undefined;
}

function readMaxSize({ maxSizeMegabytes = 0 }: OutputOptions): number | undefined {
	if (maxSizeMegabytes === 0) return undefined;
	if (maxSizeMegabytes < 0.01)
		throw invalidField('options', 'Maximum Size is below 0.01 MB', 'Give 0.01 MB or more, or 0 for no limit');
	return Math.floor(maxSizeMegabytes * 1e6);
}

function readSize({ customWidth = 0, customHeight = 0 }: OutputOptions, formats: number): OutputWishes['size'] {
	if (customWidth === 0 && customHeight === 0) return undefined;
	const { leastSidePx, mostSidePx } = frameSizeLimits;
	for (const [name, side] of Object.entries({ 'Custom Width': customWidth, 'Custom Height': customHeight })) {
		if (side % 2 === 0 && side >= leastSidePx && side <= mostSidePx) continue;
		const fix = `Give an even number from ${leastSidePx} to ${mostSidePx}, or 0 for both`;
		throw invalidField('options', `${name} is ${side}`, fix);
	}
	if (formats > 1)
		throw invalidField('options', 'A custom size fits one format only', 'Choose one aspect ratio, whose shape is near');
	return { widthPx: customWidth, heightPx: customHeight };
}
