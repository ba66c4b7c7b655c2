import type { GenerationRequest } from '../../domain/diffusion/generation.js';
import type { ModelCard } from '../../domain/diffusion/model-card.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { SourceAssets } from './wanted-piece.js';

/** Raise it when pieces that were kept before must be made anew. */
const keyVersion = 2;

/** Hash of everything that shapes a piece: who makes it, the request by that model's rules, and what it starts from. */
export const pieceKey = (
	{ id, engine, revision, setup = '' }: ModelCard,
	request: GenerationRequest,
	sources: SourceAssets,
) => contentHash(['generated-piece', keyVersion, engine, id, revision, setup, request, sources]);
