import type { Evidence, Warning } from '@showrunner/contract';
import type { GenerationRequest, MadePiece } from '../../domain/diffusion/generation.js';
import type { MediaTags } from '../../domain/diffusion/media-tools.js';
import type { ModelCard } from '../../domain/diffusion/model-card.js';
import { canonicalJson } from '../../domain/jobs/canonical-json.js';
import { renderedEvidence } from '../assemble/rendered-evidence.js';
import type { JobContext } from '../job-handler.js';
import { areAiGenerated } from './store-derived.js';
import type { WantedPiece } from './wanted-piece.js';

export type Provenance = {
	/** What the file says of itself. */
	tags: MediaTags;
	/** Everything that shaped it, for the sidecar. */
	record: Record<string, unknown>;
	evidence: Omit<Evidence, 'recordedAt'>;
};

type Origin = {
	made: MadePiece;
	model: ModelCard;
	request: GenerationRequest;
	adjustments: Warning[];
	wanted: WantedPiece;
};

const softwareOf = ({ engine, label }: ModelCard) => `Showrunner render-node (${engine}: ${label})`;

/** The model, and what its licence lets a channel do with what it makes. */
const madeBy = ({ revision, licence }: ModelCard, model: string) => ({
	...{ model, licenceUrl: licence.url, commercialUse: licence.commercialUse },
	...(revision !== null && { modelVersion: revision }),
});

/** Whether a generative model had a hand in it, here or in what it was made from. */
const isAiGenerated = async ({ made, wanted }: Origin, context: JobContext) =>
	made.aiGenerated || (await areAiGenerated(Object.values(wanted.sources), context));

/** Says how a piece came to be, in the three places where it is looked for. */
export async function provenanceOf(origin: Origin, context: JobContext): Promise<Provenance> {
	const { made, model, request, adjustments, wanted } = origin;
	const aiGenerated = await isAiGenerated(origin, context);
	const madeFrom = [...new Set(Object.values(wanted.sources))];
	const { id, label, engine, revision, licence } = model;
	const modelName = revision === null ? id : `${id}@${revision}`;
	const settings = { model: modelName, ...request };
	return {
		tags: { description: request.prompt, settings: canonicalJson(settings), software: softwareOf(model), aiGenerated },
		record: {
			version: 1,
			model: { id, label, engine, revision, licence },
			...{ request, sources: wanted.sources, adjustments, aiGenerated },
			facts: made.facts,
			job: context.jobId,
		},
		evidence: {
			origin: made.aiGenerated ? 'generated' : 'rendered',
			source: softwareOf(model),
			licence: made.aiGenerated ? licence.id : renderedEvidence(madeFrom).licence,
			...(made.aiGenerated && madeBy(model, modelName)),
			...(request.prompt !== '' && { prompt: request.prompt }),
			seed: request.seed,
			aiGenerated,
			...(madeFrom.length > 0 && { madeFrom }),
		},
	};
}
