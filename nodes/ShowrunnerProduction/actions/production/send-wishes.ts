import type { Problem, StartProductionsRequest } from '@showrunner/contract';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { RefusedByService } from '../../../../contract/client';
import { serviceClient } from '../../../shared/transport/service-client';
import { leaveOut } from '../../../../providers/core/leave-out';

export type Wish = { itemIndex: number; wish: StartProductionsRequest['productions'][number] };
/** What became of one wish: its production, or why there is none. */
export type Started = { itemIndex: number; production?: IDataObject; error?: Error };

const ofOneWish = /^\/productions\/(\d+)(?:\/(\w+))?/;

/** Which wishes a request was refused for as a whole, by place; undefined where it was not for single ones. */
function refusedPlaces({ errors = [], ...problem }: Problem): Map<number, Problem> | undefined {
	const places = new Map<number, Problem>();
	for (const { pointer, message } of errors) {
		const [, place, field] = ofOneWish.exec(pointer) ?? [];
		if (place === undefined) return undefined;
		if (places.has(Number(place))) continue;
		const named = field === undefined ? {} : { field, title: `'${field}' is not as it must be` };
		places.set(Number(place), { ...leaveOut(problem, 'field', 'fix'), ...named, detail: message });
	}
	return places.size > 0 ? places : undefined;
}

/**
 * Starts productions by one request. A form that the service cannot read refuses the request as a whole: then those
 * without such a form are sent again, so that one item keeps no other from starting.
 */
export async function sendWishes(context: IExecuteFunctions, wishes: readonly Wish[]): Promise<Started[]> {
	if (wishes.length === 0) return [];
	const signal = context.getExecutionCancelSignal();
	const body = { productions: wishes.map(({ wish }) => wish) };
	try {
		const { items } = await serviceClient(context).call('startProductions', { body, ...(signal && { signal }) });
		return wishes.map(({ itemIndex }, place) => answerOf(itemIndex, items[place]));
	} catch (error) {
		const places = error instanceof RefusedByService ? refusedPlaces(error.problem) : undefined;
		if (!places) return await Promise.reject(error);
		const refused = wishes.flatMap(({ itemIndex }, place) => {
			const problem = places.get(place);
			return problem ? [{ itemIndex, error: new RefusedByService(problem) }] : [];
		});
		if (!context.continueOnFail()) return refused;
		const rest = wishes.filter((_, place) => !places.has(place));
		return [...refused, ...(await sendWishes(context, rest))];
	}
}

function answerOf(
	itemIndex: number,
	answer: { production: object | null; problem: Problem | null } | undefined,
): Started {
	if (answer?.production) return { itemIndex, production: answer.production as IDataObject };
	if (answer?.problem) return { itemIndex, error: new RefusedByService(answer.problem) };
	return { itemIndex, error: new Error('The render-node gave back no production for this item') };
}
