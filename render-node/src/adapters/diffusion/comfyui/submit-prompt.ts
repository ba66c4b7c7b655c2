import { z } from 'zod';
import { configurationInvalid, inputInvalid } from '../../../domain/refusal.js';
import type { ComfyHttp } from './comfy-http.js';
import { bounded, ServerSilent } from './comfy-refusals.js';
import type { ComfyGraph } from './template-schema.js';

export type Prompt = { id: string; clientId: string; graph: ComfyGraph };

const fault = z.looseObject({ type: z.string(), message: z.string(), details: z.string().default('') });
const refused = z.looseObject({
	error: fault.optional(),
	node_errors: z
		.record(z.string(), z.looseObject({ class_type: z.string().default(''), errors: z.array(fault) }))
		.catch({}),
});

/**
 * Queues a prompt under an id of our own. True: the server has it. False: no word came back, so it may have it or not;
 * looking it up tells. Refuses with what the server says when it does not take it. Cannot be stopped half-way, within
 * the limit of an answer: a prompt that arrived after its cancelling would run for nobody.
 */
export async function submitPrompt(http: ComfyHttp, { id, clientId, graph }: Prompt): Promise<boolean> {
	try {
		const { status, json } = await http.post('prompt', { prompt: graph, prompt_id: id, client_id: clientId }, null);
		if (status !== 200) throw promptRefused(json);
		return true;
	} catch (error) {
		if (error instanceof ServerSilent) return false;
		throw error;
	}
}

const outOfRange = ['value_smaller_than_min', 'value_bigger_than_max'];

function promptRefused(json: unknown) {
	const { error, node_errors: byNode = {} } = refused.safeParse(json).data ?? {};
	const faults = Object.values(byNode).flatMap(({ class_type: nodeClass, errors }) =>
		errors.map(({ type, message, details }) => ({ type, told: `${nodeClass}: ${message} (${details})` })),
	);
	if (faults.length === 0 && error) faults.push({ type: error.type, told: `${error.message} ${error.details}` });
	const detail = bounded(
		faults
			.slice(0, 3)
			.map(({ told }) => told)
			.join('; '),
	);
	if (faults.length > 0 && faults.every(({ type }) => outOfRange.includes(type)))
		return inputInvalid('comfyui-value-refused', 'ComfyUI does not take one of the numbers', {
			...{ detail, fix: 'Wish for another size, length or number of steps' },
		});
	return configurationInvalid('comfyui-prompt-refused', 'ComfyUI did not take the workflow of this model', {
		...{ detail, fix: 'Bring ComfyUI and the template together: update the one or correct the other' },
	});
}
