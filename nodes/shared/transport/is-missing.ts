import { RefusedByService } from '../../../contract/client';

/** Whether the service said that it has no such thing. */
export function isMissing(error: unknown): boolean {
	return error instanceof RefusedByService && error.problem.status === 404;
}
