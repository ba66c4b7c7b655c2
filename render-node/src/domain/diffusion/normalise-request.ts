import type { Warning } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';
import { fitFrames } from './fit-frames.js';
import { fitSize } from './fit-size.js';
import type { GenerationRequest, GenerationWish } from './generation.js';
import type { ModelCard, NumberRule } from './model-card.js';

export type Normalised = { request: GenerationRequest; adjustments: Warning[] };

/**
 * Makes a wish keep every rule of a model and says what had to change. Pure.
 * @throws Refusal `kind-unsupported` where the model cannot do what is asked for at all
 */
export function normaliseRequest(model: ModelCard, wish: GenerationWish): Normalised {
	if (!model.kinds.includes(wish.kind)) throw kindUnsupported(model, wish);
	const told: Warning[] = [];
	const adjusted = (field: string, message: string) => told.push({ code: 'option-adjusted', message, field });
	const unsupported = (field: string, message: string) => told.push({ code: 'option-unsupported', message, field });
	const request: GenerationRequest = {
		...{ kind: wish.kind, prompt: wish.prompt, seed: wish.seed, strength: wish.strength, camera: wish.camera },
		negativePrompt: model.takesNegativePrompt ? wish.negativePrompt : null,
		size: wish.kind === 'upscale' ? wish.size : fitSize(wish.size, model.sizes),
		frameCount: null,
		framesPerSecond: null,
		steps: within(model.steps, wish.steps, (value) => adjusted('steps', stepsNote(model, value))),
		guidance: within(model.guidance, wish.guidance, (value) => adjusted('guidance', guidanceNote(model, value))),
		sound: wish.sound && model.hasSound,
	};
	if (wish.negativePrompt && !model.takesNegativePrompt)
		unsupported('negativePrompt', `${model.label} takes no negative prompt, so it was left out`);
	if (wish.steps !== null && model.steps === null) unsupported('steps', `${model.label} chooses its steps itself`);
	if (wish.guidance !== null && model.guidance === null) unsupported('guidance', `${model.label} takes no guidance`);
	if (model.frames !== null && wish.durationMs !== null) {
		request.framesPerSecond = model.frames.framesPerSecond;
		request.frameCount = fitFrames(wish.durationMs, model.frames);
		const madeMs = Math.round((request.frameCount * 1000) / request.framesPerSecond);
		if (madeMs < wish.durationMs) adjusted('durationMs', shorterNote(model, madeMs, wish.durationMs));
	}
	return { request, adjustments: told };
}

function within(rule: NumberRule | null, wished: number | null, onChange: (value: number) => void): number | null {
	if (rule === null) return null;
	if (wished === null) return rule.preset;
	const value = Math.min(Math.max(wished, rule.least), rule.most);
	if (value !== wished) onChange(value);
	return value;
}

const seconds = (durationMs: number) => `${Number((durationMs / 1000).toFixed(2))} s`;
const stepsNote = ({ label }: ModelCard, value: number) => `${label} was run with ${value} steps, the nearest it takes`;
const guidanceNote = ({ label }: ModelCard, value: number) =>
	`${label} was run with a guidance of ${value}, the nearest it takes`;
const shorterNote = ({ label }: ModelCard, madeMs: number, wishedMs: number) =>
	`${label} makes at most ${seconds(madeMs)} in one go, where ${seconds(wishedMs)} were wished for; extend the clip for more`;

const kindUnsupported = (model: ModelCard, { kind }: GenerationWish) =>
	inputInvalid('kind-unsupported', `${model.label} cannot do ${kind}`, {
		field: 'model',
		detail: `It does ${model.kinds.join(', ')}.`,
		fix: 'Choose another model, or leave the choice to the service',
	});
