/**
 * Every route of the service: name, method, path. No imports, for the same reason as the vocabulary;
 * what goes in and out of each route stands in src/routes.ts, which is checked against this table.
 */
export const routeTable = {
	getHealth: { method: 'GET', path: '/v1/health' },
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
	startProductions: { method: 'POST', path: '/v1/productions/batch' },
	getProductions: { method: 'GET', path: '/v1/productions' },
	getProduction: { method: 'GET', path: '/v1/productions/:productionId' },
	updateProduction: { method: 'PATCH', path: '/v1/productions/:productionId' },
	completeProduction: { method: 'POST', path: '/v1/productions/:productionId/complete' },
	failProduction: { method: 'POST', path: '/v1/productions/:productionId/fail' },
	getEvidence: { method: 'GET', path: '/v1/productions/:productionId/evidence' },

	recordEvidence: { method: 'POST', path: '/v1/assets/:assetId/evidence' },
	getAssetEvidence: { method: 'GET', path: '/v1/assets/:assetId/evidence' },
	eraseEvidence: { method: 'POST', path: '/v1/assets/:assetId/evidence/:entryId/erase' },
	verifyEvidence: { method: 'POST', path: '/v1/evidence/verify' },
	getEvidenceChain: { method: 'GET', path: '/v1/evidence/chain' },
	verifyEvidenceChain: { method: 'POST', path: '/v1/evidence/chain/verify' },
	exportEvidence: { method: 'GET', path: '/v1/productions/:productionId/evidence/export' },
	getEvidenceCredits: { method: 'GET', path: '/v1/productions/:productionId/evidence/credits' },
	writeDisputeLetter: { method: 'POST', path: '/v1/productions/:productionId/evidence/letter' },

	createProfileVersion: { method: 'POST', path: '/v1/profiles' },
	getProfiles: { method: 'GET', path: '/v1/profiles' },
	getProfile: { method: 'GET', path: '/v1/profiles/:profileName' },
	getProfileVersions: { method: 'GET', path: '/v1/profiles/:profileName/versions' },
	compareProfileVersions: { method: 'GET', path: '/v1/profiles/:profileName/comparison' },
	activateProfile: { method: 'POST', path: '/v1/profiles/:profileName/activate' },
	rollBackProfile: { method: 'POST', path: '/v1/profiles/:profileName/roll-back' },

	setQuota: { method: 'POST', path: '/v1/quotas' },
	getQuotas: { method: 'GET', path: '/v1/quotas' },
	getQuota: { method: 'GET', path: '/v1/quotas/:quotaId' },
	takeQuota: { method: 'POST', path: '/v1/quotas/:quotaId/takes' },
	getQuotaTakes: { method: 'GET', path: '/v1/quotas/:quotaId/takes' },
	giveQuotaBack: { method: 'POST', path: '/v1/quotas/:quotaId/takes/:takeId/give-back' },

	exportTimeline: { method: 'POST', path: '/v1/timelines/export' },
	importTimeline: { method: 'POST', path: '/v1/timelines/import' },

	requestReview: { method: 'POST', path: '/v1/reviews' },
	getReviews: { method: 'GET', path: '/v1/reviews' },
	getReviewCounts: { method: 'GET', path: '/v1/review-counts' },
	getReview: { method: 'GET', path: '/v1/reviews/:reviewId' },
	decideReview: { method: 'POST', path: '/v1/reviews/:reviewId/decision' },
	reopenReview: { method: 'POST', path: '/v1/reviews/:reviewId/reopen' },
	createReviewLink: { method: 'POST', path: '/v1/reviews/:reviewId/links' },
	createReviewWait: { method: 'POST', path: '/v1/review-waits' },
	getReviewWait: { method: 'GET', path: '/v1/review-waits/:waitId' },

	setBudget: { method: 'POST', path: '/v1/budgets' },
	getBudgets: { method: 'GET', path: '/v1/budgets' },
	getBudget: { method: 'GET', path: '/v1/budgets/:budgetId' },
	deleteBudget: { method: 'DELETE', path: '/v1/budgets/:budgetId' },
	reserveSpend: { method: 'POST', path: '/v1/spend/reservations' },
	getReservations: { method: 'GET', path: '/v1/spend/reservations' },
	getReservation: { method: 'GET', path: '/v1/spend/reservations/:reservationId' },
	commitSpend: { method: 'POST', path: '/v1/spend/reservations/:reservationId/commit' },
	releaseSpend: { method: 'POST', path: '/v1/spend/reservations/:reservationId/release' },
	reportSpend: { method: 'GET', path: '/v1/spend/report' },
	getCircuits: { method: 'GET', path: '/v1/circuits' },
	getCircuit: { method: 'GET', path: '/v1/circuits/:circuitId' },
	reportOutcome: { method: 'POST', path: '/v1/circuits/outcomes' },
	resetCircuit: { method: 'POST', path: '/v1/circuits/:circuitId/reset' },

	createSubscription: { method: 'POST', path: '/v1/subscriptions' },
	getSubscriptions: { method: 'GET', path: '/v1/subscriptions' },
	getSubscription: { method: 'GET', path: '/v1/subscriptions/:subscriptionId' },
	enableSubscription: { method: 'POST', path: '/v1/subscriptions/:subscriptionId/enable' },
	deleteSubscription: { method: 'DELETE', path: '/v1/subscriptions/:subscriptionId' },

	getDeliveries: { method: 'GET', path: '/v1/deliveries' },
	getDelivery: { method: 'GET', path: '/v1/deliveries/:deliveryId' },
	replayDelivery: { method: 'POST', path: '/v1/deliveries/:deliveryId/replay' },
	replayDeliveries: { method: 'POST', path: '/v1/delivery-replays' },

	getAccess: { method: 'GET', path: '/v1/access' },
	createApiKey: { method: 'POST', path: '/v1/api-keys' },
	getApiKeys: { method: 'GET', path: '/v1/api-keys' },
	getApiKey: { method: 'GET', path: '/v1/api-keys/:keyId' },
	rotateApiKey: { method: 'POST', path: '/v1/api-keys/:keyId/rotate' },
	revokeApiKey: { method: 'POST', path: '/v1/api-keys/:keyId/revoke' },

	getAuditLog: { method: 'GET', path: '/v1/audit' },

	previewRetention: { method: 'GET', path: '/v1/retention' },
	runRetention: { method: 'POST', path: '/v1/retention/run' },

	searchPerson: { method: 'POST', path: '/v1/privacy/searches' },
	exportPerson: { method: 'POST', path: '/v1/privacy/exports' },
	erasePerson: { method: 'POST', path: '/v1/privacy/erasures' },
} as const;

export type RouteName = keyof typeof routeTable;
