import type { Capabilities, Model } from '@showrunner/contract';
import { Refusal } from '../../domain/refusal.js';
import type { Deps } from '../deps.js';
import type { Finding, HealthCheck } from './check-health.js';

export type HealthDeps = Pick<Deps, 'store' | 'blobs' | 'clock'> & {
	capabilities(): Promise<Capabilities>;
	models(): Promise<Model[]>;
};

/** A job that has waited this long has too few workers. */
const longWaitMs = 30 * 60_000;

const fine = (detail: string): Finding => ({ state: 'ok', detail, fix: null });
const poor = (detail: string, fix: string): Finding => ({ state: 'degraded', detail, fix });

async function lookAtStorage({ blobs }: HealthDeps): Promise<Finding> {
	try {
		await blobs.assertReady();
		return fine('Assets can be stored and read');
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const { title, detail, fix } = error.problem;
		return { state: 'down', detail: detail ? `${title}: ${detail}` : title, fix: fix ?? null };
	}
}

async function lookAtQueue({ store, clock }: HealthDeps): Promise<Finding> {
	const depths = await store.jobs.queueDepths();
	const waiting = depths.reduce((sum, { count }) => sum + count, 0);
	const oldest = depths.flatMap(({ oldestAt }) => oldestAt?.getTime() ?? []);
	const waitMs = oldest.length > 0 ? clock.now().getTime() - Math.min(...oldest) : 0;
	const said = waiting === 0 ? 'No job waits' : `${waiting} jobs wait, the oldest for ${Math.round(waitMs / 1000)} s`;
	if (waitMs < longWaitMs) return fine(said);
	const queues = depths.filter(({ count }) => count > 0).map(({ weight }) => weight);
	return poor(said, `Start more workers, or look at why none takes jobs of the queue ${queues.join(' and ')}`);
}

async function lookAtWebhooks({ store }: HealthDeps): Promise<Finding> {
	const counts = await store.deliveries.countByState();
	const of = (state: string) => counts.find((one) => one.state === state)?.count ?? 0;
	const said = `${of('pending')} on their way, ${of('given-up')} given up`;
	if (of('given-up') === 0) return fine(said);
	return poor(said, 'Check that n8n can be reached from here, then replay them: GET /v1/deliveries?state=given-up');
}

async function lookAtMedia({ capabilities }: HealthDeps): Promise<Finding> {
	const { ffmpeg, speech } = await capabilities();
	const voices = speech.filter(({ available }) => available).length;
	return fine(`FFmpeg ${ffmpeg.version} with ${ffmpeg.videoEncoder}, ${voices} speech engines`);
}

async function lookAtModels({ models }: HealthDeps): Promise<Finding> {
	const all = await models();
	const ready = all.filter(({ available }) => available).length;
	return fine(`${ready} of ${all.length} models are ready`);
}

/** What the service needs, in the order in which a person would look. */
export const healthChecks = (deps: HealthDeps): HealthCheck[] => [
	{
		part: 'database',
		async look() {
			await deps.store.ping();
			return fine('It answers');
		},
	},
	{ part: 'storage', look: () => lookAtStorage(deps) },
	{ part: 'queue', look: () => lookAtQueue(deps) },
	{ part: 'webhooks', look: () => lookAtWebhooks(deps) },
	{ part: 'media', look: () => lookAtMedia(deps) },
	{ part: 'models', look: () => lookAtModels(deps) },
];
