import type { GenerationKind } from '@showrunner/contract';
import { z } from 'zod';
import type { ModelCard } from '../../../domain/diffusion/model-card.js';
import { knownModel, unknownModel, type ModelFacts } from '../known-models.js';

/** The members of `/v1/models` that count. sglang adds what the model is for; others tell the name alone. */
export const modelListSchema = z.object({
	data: z
		.array(
			z.object({
				id: z.string().min(1),
				owned_by: z.string().nullish(),
				task_type: z.string().nullish(),
			}),
		)
		.max(1_000),
});
export type ListedModel = z.infer<typeof modelListSchema>['data'][number];

/** A model as one kind of server has it. */
export type ServedModel = {
	card: ModelCard;
	facts: ModelFacts;
	/** What it is good for. */
	note: string;
	/** Name by which the server knows it. */
	servedId: string;
	/** Name of the program that serves it, such as `sglang`. */
	servedBy: string;
};

/** sglang's names for what a pipeline takes and makes. */
const kindsByTask: Readonly<Record<string, readonly GenerationKind[]>> = {
	T2I: ['text-to-image'],
	I2I: ['image-to-image'],
	TI2I: ['text-to-image', 'image-to-image'],
	T2V: ['text-to-video'],
	I2V: ['image-to-video'],
	TI2V: ['text-to-video', 'image-to-video'],
};

/** Null for a model that cannot be asked for over this wire. */
export function servedModel({ id, owned_by: servedBy, task_type: task }: ListedModel): ServedModel | null {
	const byTask = kindsByTask[task?.toUpperCase() ?? ''];
	const recognised = knownModel(id);
	const medium = byTask?.some((kind) => kind.endsWith('-video')) ? 'clip' : 'picture';
	const fitting =
		recognised !== null && (byTask === undefined || (recognised.frames === null) === (medium === 'picture'));
	const facts = fitting ? recognised : unknownModel(medium);
	const kinds = byTask ?? facts.kinds.filter((kind) => overThisWire(kind, facts));
	if (kinds.length === 0) return null;
	const name = id.startsWith('/') ? (id.split('/').findLast((part) => part !== '') ?? id) : id;
	const { licence, sizes, frames, steps, guidance, takesNegativePrompt, hasSound } = facts;
	return {
		...{ facts, note: fitting ? facts.family : nothingKnown, servedId: id, servedBy: servedBy ?? 'unknown' },
		card: {
			...{ id: `openai:${name}`.slice(0, 200), label: name.split('/').at(-1) ?? name, engine: 'openai-compatible' },
			...{ kinds, revision: null, licence, sizes, frames, steps, guidance, takesNegativePrompt, hasSound },
			...{ takesSeed: true, pricePerSecondMicros: 0 },
		},
	};
}

const nothingKnown =
	'Nothing is known of this model: sizes are careful guesses, steps and guidance are left to its server';

/** `/v1/images/edits` tells the change in words and knows no strength; `/v1/videos` takes one picture, the first. */
function overThisWire(kind: GenerationKind, { redraws }: ModelFacts): boolean {
	if (kind === 'image-to-image') return redraws === 'by-words';
	return kind !== 'first-last-frame' && kind !== 'upscale';
}
