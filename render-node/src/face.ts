import type { Capabilities, Model, Voice } from '@showrunner/contract';
import { openApiDocument } from '@showrunner/contract/openapi';
import type { Logger } from 'pino';
import type { Access } from './access.js';
import { zipFolder } from './adapters/zip/zip-folder.js';
import type { Deps } from './application/deps.js';
import { openCdnLinks } from './cdn.js';
import type { Closers } from './closers.js';
import type { Config } from './config.js';
import { temporarilyUnavailable } from './domain/refusal.js';
import { createApp } from './http/create-app.js';
import type { HttpMetrics } from './http/http-metrics.js';
import { mountReviewPage } from './http/review-page/mount-review-page.js';
import { allRoutes } from './http/routes/index.js';
import { serve } from './http/serve.js';
import { mountUploads } from './http/uploads/mount-uploads.js';
import { retentionRulesOf } from './retention.js';
import type { Secrets } from './secrets.js';
import { serviceVersion } from './service-version.js';
import { openUploads } from './uploads.js';

export type FaceOptions = {
	config: Config;
	deps: Deps;
	secrets: Secrets;
	access: Access;
	log: Logger;
	metrics: HttpMetrics;
	capabilities(): Promise<Capabilities>;
	voices(locale?: string): Promise<Voice[]>;
	models(): Promise<Model[]>;
	closers: Closers;
};

/** Requests that have begun are served this long once the service shuts down. */
const closeLimitMs = 5_000;

const local = (host: string) =>
	host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;

/** Opens the service to the network. @returns the address under which this machine reaches it */
export async function openFace({
	config,
	deps,
	secrets,
	access,
	log,
	metrics,
	capabilities,
	voices,
	models,
	closers,
}: FaceOptions): Promise<string> {
	const closing = new AbortController();
	let baseUrl = '';
	const http = {
		...deps,
		capabilities,
		voices,
		models,
		linkSecret: secrets.linkSecret,
		publicUrl: () => config.publicUrl ?? baseUrl,
		uploadMaxBytes: config.uploadMaxBytes,
		writeArchive: zipFolder,
		retentionRules: retentionRulesOf(config),
		requestBudget: access.budget,
		downloads: config.downloads,
		cdnLink: await openCdnLinks(config),
	};
	const uploads = config.role === 'worker' ? null : await openUploads(config);
	const assertReady = async () => {
		if (closing.signal.aborted)
			throw temporarilyUnavailable('shutting-down', 'The service shuts down', { retryAfterMs: 5_000 });
		await deps.store.ping();
		await deps.blobs.assertReady();
	};
	const app = createApp({
		handlers: config.role === 'worker' ? null : allRoutes(http),
		mountPages: config.role === 'worker' ? null : (pages) => mountReviewPage(pages, http),
		mountUploads:
			uploads && ((uploading, enter) => mountUploads(uploading, enter, { ...http, uploads, closing: closing.signal })),
		gate: { ...access, keys: deps.keys, linkSecret: secrets.linkSecret, now: () => deps.clock.now() },
		trustedProxies: config.trustedProxies,
		probes: { metrics, assertReady, openApi: JSON.stringify(openApiDocument(serviceVersion)) },
		log,
		tracer: deps.tracer,
		isAway: deps.store.isAway,
		closing: closing.signal,
	});
	const serving = await serve(app, config.host, config.port);
	closers.add(() => serving.close(closeLimitMs));
	closers.add(() => closing.abort());
	baseUrl = `http://${local(config.host)}:${serving.port}`;
	return baseUrl;
}
