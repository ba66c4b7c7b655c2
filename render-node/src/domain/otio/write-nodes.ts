import { ownKey, type OtioNode } from './otio-node.js';

/** Name of the reference that programs open by themselves. */
export const mainReference = 'DEFAULT_MEDIA';

/** `value` in frames of `rate` per second. */
export const rationalTime = (value: number, rate: number): OtioNode => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value });

export const timeRange = (start: number, duration: number, rate: number): OtioNode => ({
	OTIO_SCHEMA: 'TimeRange.1',
	start_time: rationalTime(start, rate),
	duration: rationalTime(duration, rate),
});

export const ownedBy = (facts: OtioNode): OtioNode => ({ [ownKey]: facts });

type Item = { name: string; range: OtioNode | null; own?: OtioNode; markers?: OtioNode[] };

const item = ({ name, range, own, markers = [] }: Item): OtioNode => ({
	name,
	metadata: own ? ownedBy(own) : {},
	source_range: range,
	effects: [],
	markers,
	enabled: true,
});

export const clipNode = (facts: Item, references: OtioNode): OtioNode => ({
	OTIO_SCHEMA: 'Clip.2',
	...item(facts),
	media_references: references,
	active_media_reference_key: mainReference,
});

export const gapNode = (frames: number, rate: number): OtioNode => ({
	OTIO_SCHEMA: 'Gap.1',
	...item({ name: '', range: timeRange(0, frames, rate) }),
});

export const trackNode = (name: string, kind: 'Video' | 'Audio', children: OtioNode[], own?: OtioNode): OtioNode => ({
	OTIO_SCHEMA: 'Track.1',
	...item({ name, range: null, ...(own && { own }) }),
	kind,
	children,
});

export const stackNode = (children: OtioNode[]): OtioNode => ({
	OTIO_SCHEMA: 'Stack.1',
	...item({ name: 'tracks', range: null }),
	children,
});

type Marker = { name: string; colour: string; comment: string; range: OtioNode; own: OtioNode };

/** `colour` is one of the names that OpenTimelineIO gives to colours of markers, such as `GREEN`. */
export const markerNode = ({ name, colour, comment, range, own }: Marker): OtioNode => ({
	OTIO_SCHEMA: 'Marker.2',
	name,
	metadata: ownedBy(own),
	color: colour,
	comment,
	marked_range: range,
});
