import { assetKinds, type AssetKind } from '@showrunner/contract';
import { dayMs } from '../domain/retention/retention-rules.js';
import type { Parsed } from './parsers.js';

type Ages = Record<AssetKind, number | null>;

/** Ages in milliseconds by kind, from days: `30` for all, or `video=30,image=90`; what is not named is unlimited. */
export function asAges(longestDays: number) {
	const fix = `set it to unlimited, to a number of days up to ${longestDays}, or by kind such as video=30,image=90`;
	const daysOf = (text: string) => {
		const days = Number(text);
		return /^\d+$/.test(text) && days >= 1 && days <= longestDays ? days : null;
	};
	return (text: string): Parsed<Ages> => {
		const all = (ageMs: number | null) => Object.fromEntries(assetKinds.map((kind) => [kind, ageMs])) as Ages;
		if (text === 'unlimited') return { value: all(null) };
		const same = daysOf(text);
		if (same !== null) return { value: all(same * dayMs) };
		const value = all(null);
		for (const part of text.split(',')) {
			const [name = '', days = ''] = part.split('=').map((word) => word.trim());
			const kind = assetKinds.find((known) => known === name);
			const age = daysOf(days);
			if (!kind || age === null) return { fix };
			value[kind] = age * dayMs;
		}
		return { value };
	};
}
