import { configurationInvalid, type Refusal } from '../../../domain/refusal.js';
import { serverUnreachable } from '../remote/server-faults.js';

export const serverName = 'The ComfyUI server';

/** No answer that can be read, which may pass; `refusal` is what to say when it does not. */
export class ServerSilent extends Error {
	constructor(readonly refusal: Refusal) {
		super(refusal.message, { cause: refusal });
		this.name = 'ServerSilent';
	}
}

export const unreachable = (cause?: unknown) => serverUnreachable(serverName, cause);

export const modelMissing = (label: string, missing: readonly string[]) =>
	configurationInvalid('comfyui-model-missing', `${label} cannot run on the ComfyUI servers as they are`, {
		detail: bounded(`Missing: ${missing.join('; ')}.`, listCharacters),
		fix: 'Add what is missing to ComfyUI, or choose another model',
	});

export const uploadRefused = (status: number) =>
	configurationInvalid('comfyui-upload-refused', 'The ComfyUI server did not take a source file', {
		detail: `It answered ${status}.`,
		fix: status === 413 ? 'Start ComfyUI with a larger --max-upload-size' : "Look into the ComfyUI server's log",
	});

/** What a server wrote, short enough for a problem and without its control characters. */
export const bounded = (text: string, mostCharacters = 500): string => {
	const plain = text.replaceAll(/\s+/g, ' ').trim();
	return plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…` : plain;
};

/** For lists of what is missing, each with its address. */
export const listCharacters = 3_000;
