import type { GenerationAttempt, GenerationKind, JobInput, JobKind, Model } from '@showrunner/contract';
import { refuse } from './refusals';

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
	if (wanted !== 'auto' && !named)
		refuse(422, 'model-unknown', `This service has no model '${wanted}'`, { field: 'model' });
	if (named?.available && !named.kinds.includes(kind))
		refuse(422, 'kind-unsupported', `${named.label} cannot do ${kind}`, { field: 'model' });
	if (named?.available) return { model: named, attempts: [] };
	const title = `No model here can do ${kind}`;
	const problem = { type: 'no-model-for-kind', title, status: 501, kind: 'configuration-invalid' as const };
	const able = models.find((each) => each.available && each.kinds.includes(kind));
	if (!able || (named && !fallBack))
		refuse(501, problem.type, title, { kind: problem.kind, fix: 'Pull a model on the render-node' });
	return { model: able, attempts: named ? [{ model: named.id, engine: named.engine, problem }] : [] };
}
