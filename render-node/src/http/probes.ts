import type { Express } from 'express';
import type { HttpMetrics } from './http-metrics.js';

export type Probes = {
	metrics: HttpMetrics;
	/** Refuses while the service cannot work: it starts, stops, or has no database. */
	assertReady(): Promise<void>;
	/** The OpenAPI document as JSON. */
	openApi: string;
};

/** Routes without a login, for what runs the service. */
export function mountProbes(app: Express, { metrics, assertReady, openApi }: Probes): void {
	app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
	app.get('/readyz', async (_request, response) => {
		await assertReady();
		response.json({ status: 'ready' });
	});
	app.get('/metrics', async (_request, response) => {
		const { contentType, text } = await metrics.render();
		response.type(contentType).send(text);
	});
	app.get('/openapi.json', (_request, response) => void response.type('application/json').send(openApi));
}
