import { configurationInvalid, credentialInvalid, temporarilyUnavailable } from '../../../domain/refusal.js';

/** The server gave no answer that can be read: not there, too slow, broken off, or something else at its address. */
export class ServerSilent extends Error {
	constructor(reason: string, cause?: unknown) {
		super(`ComfyUI did not answer: ${reason}`, { cause });
		this.name = 'ServerSilent';
	}
}

export const unreachable = (cause?: unknown) =>
	temporarilyUnavailable('comfyui-unreachable', 'No ComfyUI server answers', {
		fix: 'Start ComfyUI, or correct SHOWRUNNER_COMFYUI_SERVERS',
		cause,
	});

export const keyRefused = () =>
	credentialInvalid('comfyui-key-refused', 'The ComfyUI server wants a login that was not given or does not hold', {
		fix: 'Correct SHOWRUNNER_COMFYUI_KEY',
	});

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
