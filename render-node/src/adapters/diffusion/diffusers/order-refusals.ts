import type { Problem } from '@showrunner/contract';
import type { ModelCard } from '../../../domain/diffusion/model-card.js';
import {
	configurationInvalid,
	defect,
	inputInvalid,
	temporarilyUnavailable,
	type Refusal,
} from '../../../domain/refusal.js';
import type { Rung } from './memory-ladder.js';
import type { FailureCode, PieceFailure } from './worker-events.js';

const seeLog = 'Look into the log of the render-node, or choose another model';

export const workerStalled = (phase: string) =>
	temporarilyUnavailable('worker-stalled', `The diffusers worker made no progress while ${phase}, so it was ended`, {
		fix: seeLog,
	});

export const workerDistrusted = ({ label }: ModelCard) =>
	defect('worker-distrusted', `The worker for ${label} told something that cannot be, so it was ended`, {
		fix: seeLog,
	});

/**
 * Not the service's defect for certain, so a chain may go on to another model; but not for a retry of the same either,
 * which is why it has a type of its own.
 */
export const quarantinedByWorker = ({ label }: ModelCard) =>
	temporarilyUnavailable('quarantined-by-worker', `This request ended the worker for ${label} twice`, {
		detail: 'The same request is not tried again until the render-node is started anew.',
		fix: 'Choose another model or a smaller size; the log of the render-node has the reason',
	});

export const outOfMemory = ({ label }: ModelCard, device: string, tried: readonly Rung[]) =>
	configurationInvalid('out-of-memory', `${label} does not fit into the memory of the device for this request`, {
		detail: `Tried on ${device}: ${[...new Set(tried)].join(', ')}.`,
		fix: 'Ask for a smaller size or a shorter clip, or choose a smaller model',
	});

export const modelNotHere = ({ label }: ModelCard, note: string) =>
	configurationInvalid('model-not-here', `${label} is not on this machine`, { field: 'model', fix: note });

export const modelChanged = ({ label }: ModelCard) =>
	temporarilyUnavailable('model-changed', `${label} was pulled anew in this moment`, {
		field: 'model',
		fix: 'Try again',
	});

export const noDevice = (note: string) =>
	configurationInvalid('diffusers-missing', 'Diffusion by Python is not available on this machine', { fix: note });

export const engineClosed = () =>
	temporarilyUnavailable('engine-closed', 'The render-node is being stopped', { fix: 'Try again when it runs' });

/** What a worker says of an order that it gave up by itself. */
export function orderFailed(
	card: ModelCard,
	code: Exclude<FailureCode, 'out-of-memory' | 'device'>,
	message: string,
): Refusal {
	const { id, label } = card;
	switch (code) {
		case 'model-unreadable':
			return configurationInvalid('model-unreadable', `The files of ${label} could not be loaded`, {
				...{ field: 'model', fix: `Get them anew: render-node models pull ${id}` },
			});
		case 'family-unknown':
			return configurationInvalid('family-unknown', `The diffusers worker does not know the family of ${label}`, {
				...{ field: 'model', fix: 'Correct the family in the model catalogue' },
			});
		case 'input-invalid':
			return inputInvalid('generation-refused', `${label} cannot be asked for this`, { detail: shown(message) });
		case 'defect':
			return defect('worker-defect', `The worker for ${label} failed`, { fix: seeLog });
	}
}

/**
 * Why one piece was not made. The same seed would fail the same way, so nothing here is worth a retry as it is, which is
 * why they have types of their own; another model may do it.
 */
export function pieceProblem({ label }: ModelCard, { code, message }: PieceFailure): Problem {
	const anotherSeed = { field: 'seed', fix: 'Try another seed or other words, or choose another model' };
	switch (code) {
		case 'not-finite':
			return temporarilyUnavailable('picture-not-finite', `${label} computed no valid picture`, anotherSeed).problem;
		case 'constant-picture':
			return temporarilyUnavailable('picture-constant', `${label} made a picture of one colour`, anotherSeed).problem;
		case 'input-invalid':
			return inputInvalid('generation-refused', `${label} cannot be asked for this`, { detail: shown(message) })
				.problem;
	}
}

const shown = (message: string): string => message.slice(0, 500);
