import type { IDataObject } from 'n8n-workflow';
import type { ModerationOutcome } from '../../../contract/vocabulary';
import { isRecord } from '../../shared/is-record';
import type { Finding } from './weigh';

export type Redo = { scenes: string[]; reasons: Record<string, string[]> };
export type Judgement = { verdict: ModerationOutcome; attempt: number; redo: Redo };

/**
 * Which scenes are to be made again. While tries are left and all that failed stands in scenes, the item goes to Review
 * with them; afterwards what failed is rejected, so that a loop over the node ends by itself.
 */
export function withRedo(
	{ moderation }: IDataObject,
	findings: readonly Finding[],
	{ verdict, most }: { verdict: ModerationOutcome; most: number },
): Judgement {
	const before = isRecord(moderation) && Number.isInteger(moderation.attempt) ? Number(moderation.attempt) : 0;
	const attempt = before + 1;
	const failing = findings.filter(({ where }) => where.sceneId !== undefined);
	const scenes = [...new Set(failing.map(({ where }) => where.sceneId ?? ''))];
	const none: Redo = { scenes: [], reasons: {} };
	if (most === 0 || findings.length === 0) return { verdict, attempt, redo: none };
	if (attempt > most) return { verdict: 'reject', attempt, redo: none };
	if (failing.length < findings.length) return { verdict, attempt, redo: none };
	const reasonsOf = (id: string) => failing.filter(({ where }) => where.sceneId === id).map(({ reason }) => reason);
	const reasons = Object.fromEntries(scenes.map((id) => [id, reasonsOf(id)]));
	return { verdict: 'review', attempt, redo: { scenes, reasons } };
}
