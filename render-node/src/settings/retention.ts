import type { RetentionRules } from '../domain/retention/retention-rules.js';
import { asIntegerOr } from './parsers.js';
import { asAges } from './retention-ages.js';
import { setting } from './setting.js';

const longest = 36_500;
/** A cap of a month that is set or moved counts what was spent since the month began, on the clocks of any zone. */
const longestPeriodDays = 33;
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
	keepRequestKeysDays: setting({
		env: 'SHOWRUNNER_KEEP_REQUEST_KEYS_DAYS',
		what: 'Days that keys of requests are kept; those of productions, jobs, batches and of what is not over stay with these',
		byDefault: '400',
		parse: asDays,
	}),
	keepQuotaTakesDays: setting({
		env: 'SHOWRUNNER_KEEP_QUOTA_TAKES_DAYS',
		what: 'Days that takes from quotas are kept after the instant that they counted for; longer where a window still reaches them',
		byDefault: '400',
		parse: asDays,
	}),
	keepSpendDays: setting({
		env: 'SHOWRUNNER_KEEP_SPEND_DAYS',
		what: 'Days that settled reservations of money are kept; reports and costs of productions reach back no further',
		byDefault: 'unlimited',
		parse: asIntegerOr('unlimited', longestPeriodDays, longest),
	}),
	keepPurchasesDays: setting({
		env: 'SHOWRUNNER_KEEP_PURCHASES_DAYS',
		what: 'Days that results of calls to vendors are kept after the last news of them; the same is bought anew after that',
		byDefault: 'unlimited',
		parse: asDays,
	}),
	keepReviewsDays: setting({
		env: 'SHOWRUNNER_KEEP_REVIEWS_DAYS',
		what: 'Days that decided reviews and ended waits for them are kept; reviews of productions made for children stay',
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
