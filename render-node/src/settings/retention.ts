import type { RetentionRules } from '../domain/retention/retention-rules.js';
import { asIntegerOr } from './parsers.js';
import { asAges } from './retention-ages.js';
import { setting } from './setting.js';

const longest = 36_500;
const asDays = asIntegerOr('unlimited', 1, longest);

/** How long what is kept. Null: for as long as somebody deletes it. */
export const retentionSettings = {
	keepJobsDays: setting({
		env: 'SHOWRUNNER_KEEP_JOBS_DAYS',
		what: 'Days that ended jobs, their batches and results are kept; the newest of each step of a production stays',
		byDefault: '90',
		parse: asDays,
	}),
	keepDeliveriesDays: setting({
		env: 'SHOWRUNNER_KEEP_DELIVERIES_DAYS',
		what: 'Days that webhooks are kept after they arrived or were given up',
		byDefault: '30',
		parse: asDays,
	}),
	keepAuditDays: setting({
		env: 'SHOWRUNNER_KEEP_AUDIT_DAYS',
		what: 'Days that entries of the audit log are kept',
		byDefault: 'unlimited',
		parse: asDays,
	}),
	keepUnusedAssets: setting<RetentionRules['unusedAssetsMs']>({
		env: 'SHOWRUNNER_KEEP_UNUSED_ASSETS_DAYS',
		what: 'Days that assets are kept which no production, job, review or proof needs; one number, or by kind such as video=30,image=90',
		byDefault: 'unlimited',
		parse: asAges(longest),
	}),
	unusedAssetsMaxBytes: setting({
		env: 'SHOWRUNNER_UNUSED_ASSETS_MAX_BYTES',
		what: 'Room for assets that nothing needs; beyond it the oldest go, but none of the last day',
		byDefault: 'unlimited',
		parse: asIntegerOr('unlimited', 0, 2 ** 50),
	}),
};
