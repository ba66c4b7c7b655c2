/**
 * Every route of the service: name, method, path. No imports, for the same reason as the vocabulary;
 * what goes in and out of each route stands in src/routes.ts, which is checked against this table.
 */
export const routeTable = {
	getCapabilities: { method: 'GET', path: '/v1/capabilities' },
	getVoices: { method: 'GET', path: '/v1/voices' },
	getModels: { method: 'GET', path: '/v1/models' },

	uploadAsset: { method: 'POST', path: '/v1/assets' },
	getAssets: { method: 'GET', path: '/v1/assets' },
	getAsset: { method: 'GET', path: '/v1/assets/:assetId' },
	deleteAsset: { method: 'DELETE', path: '/v1/assets/:assetId' },
	downloadAsset: { method: 'GET', path: '/v1/assets/:assetId/content' },
	createAssetLink: { method: 'POST', path: '/v1/assets/:assetId/links' },

	createJob: { method: 'POST', path: '/v1/jobs' },
	getJobs: { method: 'GET', path: '/v1/jobs' },
	getJob: { method: 'GET', path: '/v1/jobs/:jobId' },
	cancelJob: { method: 'POST', path: '/v1/jobs/:jobId/cancel' },
	retryJob: { method: 'POST', path: '/v1/jobs/:jobId/retry' },
	streamJob: { method: 'GET', path: '/v1/jobs/:jobId/events' },

	createBatch: { method: 'POST', path: '/v1/batches' },
	getBatch: { method: 'GET', path: '/v1/batches/:batchId' },
	cancelBatch: { method: 'POST', path: '/v1/batches/:batchId/cancel' },

	startProduction: { method: 'POST', path: '/v1/productions' },
	getProductions: { method: 'GET', path: '/v1/productions' },
	getProduction: { method: 'GET', path: '/v1/productions/:productionId' },
	updateProduction: { method: 'PATCH', path: '/v1/productions/:productionId' },
	completeProduction: { method: 'POST', path: '/v1/productions/:productionId/complete' },
	failProduction: { method: 'POST', path: '/v1/productions/:productionId/fail' },
	getEvidence: { method: 'GET', path: '/v1/productions/:productionId/evidence' },

	exportTimeline: { method: 'POST', path: '/v1/timelines/export' },
	importTimeline: { method: 'POST', path: '/v1/timelines/import' },

	createSubscription: { method: 'POST', path: '/v1/subscriptions' },
	getSubscription: { method: 'GET', path: '/v1/subscriptions/:subscriptionId' },
	deleteSubscription: { method: 'DELETE', path: '/v1/subscriptions/:subscriptionId' },
} as const;

export type RouteName = keyof typeof routeTable;
