import type { ItemContext } from './item-context';
import { invalidField } from './refusals';

const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i;

/** How far the clocks of a zone are ahead of UTC at an instant. */
function aheadMs(timeZone: string, instantMs: number): number {
	const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
		...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
		...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
	}).formatToParts(instantMs);
	const part = (wanted: string) => Number(parts.find(({ type }) => type === wanted)?.value);
	const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
	return shown - Math.floor(instantMs / 1000) * 1000;
}

/** A date without a time is its first minute. */
const asUtc = (text: string) => (text.includes(':') ? `${text.replace(' ', 'T')}Z` : `${text}T00:00Z`);

/** The instant of a date field: as its picker gives it, on the clocks of the workflow; or with a zone of its own. */
export function readInstant({ node }: ItemContext, field: string, value: unknown): string {
	const text = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	const isPlain = !hasZone.test(text);
	const shownMs = Date.parse(isPlain ? asUtc(text) : text);
	if (Number.isNaN(shownMs)) throw invalidField(field, `'${text.slice(0, 40)}' is no date`, 'Choose a date and a time');
	if (!isPlain) return new Date(shownMs).toISOString();
	const zone = node.getTimezone();
	const first = shownMs - aheadMs(zone, shownMs);
	return new Date(shownMs - aheadMs(zone, first)).toISOString();
}
