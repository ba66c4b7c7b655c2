import type { IncomingMessage } from 'node:http';
import { bytesOf } from '../http-answers.js';

export type Order = { form: 'json' | 'multipart'; members: Record<string, unknown>; files: Record<string, Uint8Array> };

/** A body as FastAPI reads it; a form's members are texts. Null for what is no JSON and no form. */
export async function readOrder(request: IncomingMessage): Promise<Order | null> {
	const type = request.headers['content-type'] ?? '';
	const bytes = await bytesOf(request);
	if (type.startsWith('multipart/form-data')) {
		const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
		const order: Order = { form: 'multipart', members: {}, files: {} };
		for (const [name, value] of form.entries()) {
			if (typeof value === 'string') order.members[name] = value;
			else order.files[name] = await value.bytes();
		}
		return order;
	}
	try {
		return { form: 'json', members: JSON.parse(bytes.toString('utf8')), files: {} };
	} catch {
		return null;
	}
}

type Fault = { loc: (string | number)[]; msg: string; type: string };

/** What pydantic refuses of the members that both servers type; a text that holds a number counts in a form. */
export function faultsOf({ form, members }: Order): Fault[] {
	const faults: Fault[] = [];
	const isNumber = (value: unknown) =>
		typeof value === 'number' ||
		(form === 'multipart' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)));
	const fault = (name: string, msg: string) => faults.push({ loc: ['body', name], msg, type: 'value_error' });
	if (typeof members['prompt'] !== 'string') fault('prompt', 'Field required');
	for (const name of ['seed', 'num_inference_steps', 'num_frames', 'fps', 'n'])
		if (name in members && (!isNumber(members[name]) || !Number.isInteger(Number(members[name]))))
			fault(name, 'Input should be a valid integer');
	for (const name of ['guidance_scale', 'true_cfg_scale'])
		if (name in members && !isNumber(members[name])) fault(name, 'Input should be a valid number');
	if (Number(members['num_inference_steps'] ?? 1) < 1 || Number(members['num_inference_steps'] ?? 1) > 200)
		fault('num_inference_steps', 'Input should be from 1 to 200');
	if ('size' in members && !/^\d+x\d+$/.test(String(members['size'])))
		fault('size', "size must be in format 'WIDTHxHEIGHT'");
	if ('seconds' in members && !/^[1-9]\d*$/.test(String(members['seconds'])))
		fault('seconds', 'String should match pattern');
	return faults;
}
