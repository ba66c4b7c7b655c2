import type { DuplicateVerdict } from '@showrunner/contract';
import { toldTime } from '../scoring/told-time.js';
import type { CommonPart, Comparison } from './compare-fingerprints.js';
import { wholeShare } from './match-rules.js';

export type Judgement = { verdict: DuplicateVerdict; score: number; reasons: string[] };

type Aspect = { name: 'picture' | 'sound'; common: CommonPart | null };

/**
 * What the comparison of a file with one of the past means. A duplicate needs all that can be compared: pictures with
 * another voice, or a voice over other pictures, are near.
 */
export function judgeMatch({ pictures, sound }: Comparison): Judgement {
	const aspects: Aspect[] = [
		...(pictures === 'incomparable' ? [] : [{ name: 'picture' as const, common: pictures }]),
		...(sound === 'incomparable' ? [] : [{ name: 'sound' as const, common: sound }]),
	];
	const found = aspects.filter(({ common }) => common !== null);
	if (found.length === 0) return { verdict: 'new', score: 0, reasons: [] };
	const isWhole = aspects.every(({ common }) => (common?.share ?? 0) >= wholeShare);
	const scores = aspects.map(({ common }) => (common ? common.share * (1 - 2 * common.apart) : 0));
	const mirrored = pictures !== null && pictures !== 'incomparable' && pictures.mirrored;
	return {
		verdict: isWhole ? 'duplicate' : 'near',
		score: Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 100) / 100,
		reasons: aspects.map((aspect) => reasonOf(aspect, mirrored)),
	};
}

function reasonOf({ name, common }: Aspect, mirrored: boolean): string {
	const said = name === 'sound' ? 'The sound' : 'The picture';
	if (!common) return `${said} is another`;
	const turned = mirrored && name === 'picture' ? ', mirrored' : '';
	if (common.sharedMs === 0) return `${said} is ${common.share === 1 ? 'the same' : 'alike'}${turned}`;
	const percent = Math.round(common.share * 100);
	const first = common.ranges[0];
	const at = first ? `, first at ${toldTime(first.startMs)} and there at ${toldTime(first.otherStartMs)}` : '';
	return `${said} is the same for ${toldTime(common.sharedMs)} (${percent} %)${turned}${at}`;
}
