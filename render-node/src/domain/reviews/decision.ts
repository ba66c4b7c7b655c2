import type { ReviewDecision } from '@showrunner/contract';
import { conflict, forbidden, inputInvalid, type Refusal } from '../refusal.js';
import type { ReviewRecord } from './review-record.js';

/** What changes about a review when it is decided. */
export type Decision = Pick<ReviewRecord, 'state' | 'note' | 'decidedBy' | 'decidedAt'>;

export type DecisionWish = {
	decision: ReviewDecision;
	note: string;
	decidedBy: string;
	/** How often the review had been reopened when the decider looked at it; absent: whatever it is now. */
	round?: number;
};

const statesByTime = { reject: 'rejected', approve: 'approved', expire: 'expired' } as const;

/** Whether time has decided, although nobody has written it down yet. */
export const isDue = ({ state, expiresAt }: ReviewRecord, now: Date): boolean =>
	state === 'pending' && expiresAt !== null && expiresAt <= now;

/** What time decides. */
export const decisionByTime = ({ onExpiry }: ReviewRecord, now: Date): Decision => ({
	state: statesByTime[onExpiry],
	note: '',
	decidedBy: null,
	decidedAt: now,
});

/** Who decided and when, in words. */
export function toldDecision({ state, decidedBy, decidedAt, expiresAt }: ReviewRecord): string {
	const at = (decidedBy === null ? expiresAt : decidedAt)?.toISOString() ?? '';
	return decidedBy === null ? `${state}, for time was up at ${at}` : `${state} by ${decidedBy} at ${at}`;
}

/** Why a decision is not taken, or null. The same decision as before is no refusal. */
export function refusalOf(record: ReviewRecord, { decision, note, decidedBy, round }: DecisionWish): Refusal | null {
	if (record.deciders.length > 0 && !record.deciders.includes(decidedBy)) {
		return forbidden('not-a-decider', `'${decidedBy}' is not among those who may decide this review`, {
			field: 'decidedBy',
			fix: `Let one of these decide: ${record.deciders.join(', ')}`,
		});
	}
	if (round !== undefined && round !== record.history.length) {
		return conflict('review-reopened', 'The review was reopened after you had opened it', {
			fix: 'Look at it again, and decide then',
		});
	}
	if (record.state !== 'pending' && record.state !== decision) {
		return conflict('review-decided', 'The review was decided otherwise already', {
			detail: toldDecision(record),
			field: 'decision',
			fix: 'Have an admin reopen the review if it is to be decided anew',
		});
	}
	if (decision === 'changes-requested' && note.trim() === '') {
		return inputInvalid('note-missing', "'note' does not say what is to be changed", {
			field: 'note',
			fix: "Say in 'note' what is to be changed",
		});
	}
	return null;
}
