import type { ModerationCategory } from '../../contract/vocabulary';
import type { CategoryScore } from './port';

/** Our category for each of the vendor's; those that are not named are left out. */
export type CategoryMap = Readonly<Record<string, ModerationCategory>>;

/** A vendor's scores by our categories; where several of its own fall into one, the highest counts. */
export function mapScores(map: CategoryMap, scores: Record<string, unknown>): CategoryScore[] {
	const best = new Map<ModerationCategory, number>();
	for (const [name, score] of Object.entries(scores)) {
		const category = map[name];
		if (category === undefined || typeof score !== 'number' || !Number.isFinite(score)) continue;
		best.set(category, Math.max(best.get(category) ?? 0, Math.min(Math.max(score, 0), 1)));
	}
	return [...best].map(([category, score]) => ({ category, score }));
}
