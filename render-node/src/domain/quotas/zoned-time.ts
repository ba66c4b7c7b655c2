/** What the clocks of a zone show. Month from 1 to 12. */
export type LocalTime = { year: number; month: number; day: number; hour: number; minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than all that it is used for. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known) return known;
	const two = '2-digit' as const;
	const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const;
	const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, hourCycle: 'h23', ...parts });
	formats.set(timeZone, format);
	return format;
}

/** What the clocks of the zone show at an instant. */
export function localTimeAt(timeZone: string, instantMs: number): LocalTime {
	const read = Object.fromEntries(
		formatOf(timeZone)
			.formatToParts(instantMs)
			.map((part) => [part.type, part.value]),
	);
	const of = (name: string) => Number(read[name]);
	return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

const asUtc = ({ year, month, day, hour, minute }: LocalTime) => Date.UTC(year, month - 1, day, hour, minute);
/** How far the zone's clocks are ahead of UTC, to the minute. */
const offsetMs = (timeZone: string, instantMs: number) =>
	asUtc(localTimeAt(timeZone, instantMs)) - Math.floor(instantMs / 60_000) * 60_000;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The instant at which the clocks of the zone show a time; of two, the first. Where the clocks skip the time, the
 * instant at which they do.
 */
export function instantOf(timeZone: string, local: LocalTime): number {
	const shown = asUtc(local);
	const [before, after] = [offsetMs(timeZone, shown - dayMs), offsetMs(timeZone, shown + dayMs)];
	const early = shown - Math.max(before, after);
	const late = shown - Math.min(before, after);
	const [first] = [early, late].filter((instant) => instant + offsetMs(timeZone, instant) === shown);
	return first ?? changeBetween(timeZone, early, late);
}

/** The first instant with the later instant's offset. */
function changeBetween(timeZone: string, fromMs: number, toMs: number): number {
	const after = offsetMs(timeZone, toMs);
	if (offsetMs(timeZone, fromMs) === after) return fromMs;
	let [before, at] = [fromMs, toMs];
	while (at - before > 1_000) {
		const middle = Math.floor((before + at) / 2_000) * 1_000;
		if (offsetMs(timeZone, middle) === after) at = middle;
		else before = middle;
	}
	return at;
}
