import type { GenerationAttempt, GenerationKind, JobInput, JobKind, Model, Problem } from '@showrunner/contract';
import { FakeRefusal } from './refusals';

export type ChosenModel = { model: Model; attempts: GenerationAttempt[] };

/** What a model has to be able to do for this input; undefined for work that asks no model. */
export function generationKindOf(kind: JobKind, input: JobInput<JobKind>): GenerationKind | undefined {
	if (kind === 'image.generate') return 'referenceAssetId' in input ? 'image-to-image' : 'text-to-image';
	if (kind === 'clip.extend') return 'image-to-video';
	if (kind === 'clip.upscale') return 'upscale';
	if (kind !== 'clip.generate') return undefined;
	const { scenes } = input as JobInput<'clip.generate'>;
	if (scenes.some(({ lastFrameAssetId }) => lastFrameAssetId !== undefined)) return 'first-last-frame';
	return scenes.some(({ firstFrameAssetId }) => firstFrameAssetId !== undefined) ? 'image-to-video' : 'text-to-video';
}

/** The model that is asked for, or the first one that can; refuses as the service refuses. */
export function chooseModel(
	models: readonly Model[],
	kind: GenerationKind,
	{ model: wanted, fallBack }: { model: string; fallBack: boolean },
): ChosenModel {
	const named = models.find(({ id }) => id === wanted);
	const able = models.filter((model) => model.available && model.kinds.includes(kind));
	const chosen = able.find((model) => model === named);
	if (chosen) return { model: chosen, attempts: [] };
	const attempts = wanted === 'auto' ? [] : [{ ...whoIs(named, wanted), problem: modelProblem(named, wanted, kind) }];
	const [other] = wanted === 'auto' || fallBack ? able : [];
	if (other) return { model: other, attempts };
	throw new FakeRefusal(attempts[0]?.problem ?? configuration('no-model-for-kind', `No model here can do ${kind}`));
}

const whoIs = (named: Model | undefined, wanted: string) => ({ model: wanted, engine: named?.engine ?? 'diffusers' });

function modelProblem(named: Model | undefined, wanted: string, kind: GenerationKind): Problem {
	if (!named) return configuration('model-unknown', `The model '${wanted}' is not known here`);
	if (!named.available) return configuration('model-not-ready', `${named.label} is not ready here`);
	return configuration('kind-unsupported', `${named.label} cannot do ${kind}`);
}

const configuration = (type: string, title: string): Problem => {
	const told = { field: 'model', fix: 'Pull a model on the render-node' };
	return { type, title, status: 501, kind: 'configuration-invalid', ...told };
};
