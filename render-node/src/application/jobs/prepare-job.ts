import { randomUUID } from 'node:crypto';
import { jobSchemas, type createJobRequest } from '@showrunner/contract';
import type { z } from 'zod';
import { assetReferences } from '../../domain/jobs/asset-references.js';
import { resultKey } from '../../domain/jobs/content-hash.js';
import type { JobRecord } from '../../domain/jobs/job-record.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import { fieldName, jsonPointer } from '../validation/field-name.js';
import { parseOrRefuse } from '../validation/refuse-invalid.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { workFacts } from '../work-context.js';

export type JobWish = z.output<typeof createJobRequest>;

type PrepareDeps = Pick<Deps, 'store' | 'handlers' | 'clock'>;

async function refuseMissingAssets({ store }: PrepareDeps, input: unknown, place: PropertyKey[]): Promise<void> {
	const references = assetReferences(input);
	const found = await store.assets.find([...new Set(references.map(({ assetId }) => assetId))]);
	const known = new Set(found.map(({ id }) => id));
	const missing = references.filter(({ assetId }) => !known.has(assetId));
	const [first] = missing;
	if (!first) return;
	const field = fieldName(first.path);
	throw inputInvalid('asset-not-found', `'${field}' names an asset that is not in the store`, {
		field,
		detail: first.assetId,
		fix: 'Upload the file first, or run again the step that made it',
		errors: missing.map(({ path }) => ({ pointer: jsonPointer([...place, ...path]), message: 'names no asset' })),
	});
}

async function refuseMissingProduction({ store }: PrepareDeps, productionId: string | undefined): Promise<void> {
	if (productionId === undefined || (await store.productions.find(productionId))) return;
	throw inputInvalid('production-not-found', "'productionId' names no production", {
		field: 'productionId',
		detail: productionId,
		fix: 'Start the production first, or leave the id out',
	});
}

/**
 * Makes a wish for work into a job that is ready to be stored; refuses everything that can be known to
 * be off before any row exists.
 * @param place where the wish stands in the request, for JSON pointers
 */
export async function prepareJob(deps: PrepareDeps, wish: JobWish, place: PropertyKey[] = []): Promise<JobRecord> {
	const inputPlace = [...place, 'input'];
	const input: unknown = parseOrRefuse(jobSchemas[wish.kind].input, wish.input, { path: inputPlace });
	refuseUnprintable(input, inputPlace);
	refuseUnprintable({ step: wish.step }, place);
	await refuseMissingAssets(deps, input, inputPlace);
	await refuseMissingProduction(deps, wish.productionId);
	const { version, weight } = deps.handlers.of(wish.kind);
	return {
		id: randomUUID(),
		kind: wish.kind,
		state: 'queued',
		priority: wish.priority,
		weight,
		input,
		resultKey: resultKey(wish.kind, version, input),
		timeoutMs: wish.timeoutMs,
		fraction: 0,
		phase: 'Waiting',
		etaMs: null,
		attempts: 0,
		failures: 0,
		deaths: 0,
		cached: false,
		result: null,
		problem: null,
		productionId: wish.productionId ?? null,
		step: wish.step ?? null,
		correlationId: workFacts().correlationId ?? null,
		batchId: null,
		batchIndex: 0,
		ticketId: randomUUID(),
		runId: null,
		createdAt: deps.clock.now(),
		startedAt: null,
		finishedAt: null,
		deadlineAt: null,
	};
}
