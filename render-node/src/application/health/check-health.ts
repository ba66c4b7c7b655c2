import type { Health, HealthPart } from '@showrunner/contract';
import { healthStates } from '@showrunner/contract';
import type { Clock } from '../../domain/ports.js';

export type Finding = Pick<HealthPart, 'state' | 'detail' | 'fix'>;
export type HealthCheck = { part: HealthPart['part']; look(): Promise<Finding> };

/** A part that does not answer for so long is down, whatever it would have said. */
const patienceMs = 5_000;

const tooSlow: Finding = { state: 'down', detail: `It did not answer within ${patienceMs / 1000} s`, fix: null };

const failed = (error: unknown): Finding => ({
	state: 'down',
	detail: error instanceof Error ? error.message : String(error),
	fix: null,
});

async function lookAt({ part, look }: HealthCheck, clock: Clock): Promise<HealthPart> {
	const begun = clock.now().getTime();
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<Finding>((resolve) => {
		timer = setTimeout(() => resolve(tooSlow), patienceMs);
	});
	const found = await Promise.race([look().catch(failed), patience]).finally(() => clearTimeout(timer));
	return { part, ...found, tookMs: Math.max(0, clock.now().getTime() - begun) };
}

/** Looks at every part at once. */
export async function checkHealth(checks: readonly HealthCheck[], clock: Clock): Promise<Health> {
	const parts = await Promise.all(checks.map((check) => lookAt(check, clock)));
	const worst = Math.max(0, ...parts.map(({ state }) => healthStates.indexOf(state)));
	return { state: healthStates[worst] ?? 'down', parts };
}
