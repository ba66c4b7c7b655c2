import type { DeliveryEnd } from '@showrunner/contract';
import { presenceOf, type Answer } from './caller-presence.js';

export type DeliveryStep =
	| { kind: 'delivered' }
	| { kind: 'retry'; delayMs: number; goneInARow: number }
	| { kind: 'give-up'; reason: DeliveryEnd };

/** Retries end after a day: a receiver that was away for longer has lost its execution. */
const longestTryMs = 24 * 60 * 60 * 1000;
/** One more look, after this, makes sure that "gone" was no passing state. */
const goneRetryMs = 2_000;
const gonesUntilGivingUp = 2;

/** n8n answers 200 to everything while it migrates its database, and has no routes a little later. */
const isStartingUp = ({ status, body }: Answer) =>
	(status < 300 && /^n8n is starting up/.test(body)) || (status === 404 && /Cannot POST /.test(body));

/** 409: the execution is not yet asleep, so it is a matter of moments. Grows by half, to 15 s. */
const notYetMs = (attempts: number) => Math.min(500 * 1.5 ** (attempts - 1), 15_000);
/** Anything else: grows twofold, to a minute, so that a restarted receiver has its call soon. */
const backoffMs = (attempts: number) => Math.min(1_000 * 2 ** (attempts - 1), 60_000);

const saysGone = (answer: Answer) => presenceOf(answer) === 'absent' || answer.status === 404 || answer.status === 410;

/**
 * What to do after a try to deliver a webhook.
 * @param answer null when none came: refused, reset or timed out
 * @param attempts tries so far, this one included
 * @param goneInARow answers before this one that said that nobody waits
 * @param ageMs time since the webhook was due first, or since it was replayed
 */
export function afterAttempt(answer: Answer | null, attempts: number, goneInARow: number, ageMs: number): DeliveryStep {
	const starting = answer !== null && isStartingUp(answer);
	if (answer && !starting && answer.status >= 200 && answer.status < 300) return { kind: 'delivered' };
	if (ageMs >= longestTryMs) return { kind: 'give-up', reason: 'too-old' };
	if (answer && !starting && saysGone(answer)) {
		if (goneInARow + 1 >= gonesUntilGivingUp) return { kind: 'give-up', reason: 'nobody-waits' };
		return { kind: 'retry', delayMs: goneRetryMs, goneInARow: goneInARow + 1 };
	}
	const delayMs = answer?.status === 409 ? notYetMs(attempts) : backoffMs(attempts);
	return { kind: 'retry', delayMs, goneInARow: 0 };
}
