import type { WrittenTable } from '../../domain/privacy/written-table.js';

const work: readonly WrittenTable[] = [
	{
		...{ table: 'productions', key: ['id'], at: 'created_at' },
		columns: { idempotency_key: 'key', title: 'text', channel: 'name', series: 'name', problem: 'json' },
		derived: [{ column: 'title_folded', from: 'title', as: 'folded' }],
	},
	{ table: 'production_assets', key: ['production_id', 'position'], columns: { role: 'text' } },
	{ table: 'assets', key: ['id'], at: 'created_at', columns: { name: 'text', media: 'json' } },
	{ table: 'asset_lifecycles', key: ['asset_id'], at: 'changed_at', columns: { changed_by: 'name' } },
	{
		...{ table: 'batches', key: ['id'], at: 'created_at' },
		columns: { callback_url: 'url', callback_context: 'free-json' },
	},
	{
		...{ table: 'jobs', key: ['id'], at: 'created_at' },
		columns: { input: 'json', result: 'json', problem: 'json', step: 'name', correlation_id: 'text' },
	},
	{ table: 'results', key: ['key'], columns: { result: 'json' }, erasure: 'removed' },
	{ table: 'idempotency_keys', key: ['scope', 'key'], columns: { key: 'key' } },
	{
		...{ table: 'asset_evidence', key: ['id'], at: 'recorded_at' },
		...{ columns: { evidence: 'json' }, erasure: 'evidence-erased' },
	},
	// Who erased evidence and why; the chain only grows.
	{ table: 'evidence_chain', key: ['sequence'], at: 'sealed_at', columns: { facts: 'json' }, erasure: 'kept' },
];

const told: readonly WrittenTable[] = [
	{ table: 'subscriptions', key: ['id'], at: 'created_at', columns: { url: 'url' }, endedBy: 'disabled_at' },
	{
		...{ table: 'webhook_deliveries', key: ['id'], at: 'created_at', endedBy: 'gave_up_at' },
		columns: { url: 'url', body: 'json-text', last_answer: 'text' },
	},
	{
		...{ table: 'audit_log', key: ['id'], at: 'created_at' },
		columns: { actor: 'name', subject: 'text', facts: 'json' },
	},
	{
		...{ table: 'reviews', key: ['id'], at: 'created_at' },
		columns: {
			...{ title: 'text', question: 'text', reasons: 'list', text: 'text', channel: 'name', assets: 'jsonb' },
			...{ deciders: 'list', note: 'text', decided_by: 'text', history: 'jsonb', requested_by: 'text' },
		},
	},
	{
		...{ table: 'review_links', key: ['id'], at: 'created_at' },
		columns: { reviewer: 'text', created_by: 'name', revoked_by: 'name' },
	},
	{ table: 'review_waits', key: ['id'], at: 'created_at', columns: { callback_url: 'url' } },
];

const rules: readonly WrittenTable[] = [
	{ table: 'api_keys', key: ['id'], at: 'created_at', columns: { name: 'name', created_by: 'name' } },
	{ table: 'budgets', key: ['id'], at: 'created_at', columns: { key: 'name' } },
	{
		...{ table: 'purchases', key: ['id'], at: 'created_at', endedBy: 'outdated_at' },
		columns: {
			...{ provider: 'name', operation: 'text', model: 'name', credential_name: 'name', channel: 'name' },
			...{ ticket: 'free-json', result: 'free-json', problem: 'text' },
		},
	},
	{ table: 'purchase_attempts', key: ['id'], at: 'created_at', columns: { holder: 'name' } },
	{
		...{ table: 'spend_reservations', key: ['id'], at: 'created_at' },
		columns: {
			...{ channel: 'name', provider: 'name', operation: 'text', tier: 'text', content_type: 'text' },
			alternatives: 'json',
		},
	},
	{
		...{ table: 'circuits', key: ['id'], at: 'created_at' },
		columns: { provider: 'name', credential_name: 'name', last_problem: 'text' },
	},
	{ table: 'prices', key: ['id'], at: 'created_at', columns: { provider: 'name', model: 'name', note: 'text' } },
	{
		...{ table: 'profiles', key: ['id'], at: 'created_at', columns: { name: 'name' } },
		derived: [{ column: 'name_folded', from: 'name', as: 'folded' }],
	},
	{
		...{ table: 'profile_versions', key: ['id'], at: 'created_at' },
		columns: { settings: 'json', warnings: 'json', changed_by: 'name', change_note: 'text' },
		derived: [{ column: 'digest', from: 'settings', as: 'content-hash' }],
	},
	{
		...{ table: 'profile_activations', key: ['id'], at: 'created_at' },
		columns: { split: 'json', changed_by: 'name', change_note: 'text' },
	},
	{
		...{ table: 'quotas', key: ['id'], at: 'created_at' },
		columns: { name: 'name', project: 'name', channel: 'name', unit: 'text', reset: 'json' },
	},
	{ table: 'quota_takes', key: ['id'], at: 'created_at', columns: { note: 'text', taken_by: 'name' } },
	{ table: 'series', key: ['id'], columns: { channel: 'name', name: 'name' } },
];

/** Every table that can hold what callers wrote, in the order in which others lock rows. */
export const writtenTables: readonly WrittenTable[] = [...work, ...told, ...rules];

/** Columns of texts and JSON that cannot: ids, hashes, states and words of the service. A column in neither list is a gap. */
export const unwrittenColumns: Readonly<Record<string, readonly string[]>> = {
	api_keys: ['prefix', 'key_hash', 'role', 'tier'],
	asset_evidence: ['asset_id', 'digest', 'made_from', 'salt'],
	asset_lifecycles: ['asset_id', 'rule'],
	asset_uses: ['asset_id'],
	assets: ['id', 'media_type'],
	audit_log: ['action'],
	batches: ['api_key_hash'],
	budgets: ['scope', 'period', 'currency', 'time_zone', 'origin'],
	evidence_chain: ['kind', 'asset_id', 'content_hash', 'previous_hash', 'hash'],
	fingerprints: ['asset_id', 'kind'],
	idempotency_keys: ['scope', 'request_hash', 'resource_id'],
	jobs: ['kind', 'state', 'priority', 'weight', 'result_key', 'phase'],
	// What a machine offers, written anew at each of its beats.
	machines: ['models'],
	production_assets: ['asset_id'],
	productions: ['locale', 'state'],
	prices: ['unit', 'currency'],
	purchase_attempts: ['outcome'],
	purchases: ['key', 'state', 'service', 'currency', 'asset_ids'],
	// The tier and the id of an API key.
	rate_limits: ['key'],
	results: ['key'],
	review_waits: ['api_key_hash'],
	reviews: ['locale', 'state', 'on_expiry'],
	spend_reservations: ['state', 'service', 'currency'],
	subscriptions: ['events', 'api_key_hash'],
	webhook_deliveries: ['api_key_hash', 'gave_up_for'],
};
