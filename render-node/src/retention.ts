import type { Config } from './config.js';
import { dayMs, type RetentionRules } from './domain/retention/retention-rules.js';

const ageOf = (days: number | null) => (days === null ? null : days * dayMs);

/** The rules that the settings give. */
export const retentionRulesOf = (config: Config): RetentionRules => ({
	jobsMs: ageOf(config.keepJobsDays),
	deliveriesMs: ageOf(config.keepDeliveriesDays),
	auditMs: ageOf(config.keepAuditDays),
	requestKeysMs: ageOf(config.keepRequestKeysDays),
	quotaTakesMs: ageOf(config.keepQuotaTakesDays),
	spendMs: ageOf(config.keepSpendDays),
	purchasesMs: ageOf(config.keepPurchasesDays),
	reviewsMs: ageOf(config.keepReviewsDays),
	unusedAssetsMs: config.keepUnusedAssets,
	unusedAssetsMaxBytes: config.unusedAssetsMaxBytes,
});
