import type { Problem } from '@showrunner/contract';

/** A no with the problem document of the contract. */
export class FakeRefusal extends Error {
	constructor(readonly problem: Problem) {
		super(problem.title);
	}
}

export function refuse(status: number, type: string, title: string, facts: Partial<Problem> = {}): never {
	throw new FakeRefusal({
		type,
		title,
		status,
		kind: status === 401 ? 'credential-invalid' : 'input-invalid',
		...facts,
	});
}
