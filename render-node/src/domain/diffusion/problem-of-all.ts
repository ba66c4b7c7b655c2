import type { Problem } from '@showrunner/contract';

const passing: readonly Problem['kind'][] = ['temporarily-unavailable', 'rate-limited'];

/** What to say where nothing came of many things: what may pass comes first, since trying again then mends a part. */
export const problemOfAll = (problems: readonly Problem[]): Problem | undefined =>
	problems.find(({ kind }) => passing.includes(kind)) ?? problems[0];
