import type { Capabilities, Model, ProfileSettings, ProfileWarning, Voice } from '@showrunner/contract';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import { checkSettings } from '../../domain/profiles/check-settings.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';

/** What the service knows about itself. */
export type ProfileSources = {
	spendRules: SpendRules;
	capabilities(): Promise<Capabilities>;
	voices(): Promise<Voice[]>;
	models(): Promise<Model[]>;
};

/** Refuses settings that can never work here. @returns warnings of what may not work */
export async function acceptSettings(
	books: Pick<Repositories, 'budgets'>,
	{ spendRules, capabilities, voices, models }: ProfileSources,
	settings: ProfileSettings,
): Promise<ProfileWarning[]> {
	const cap = await books.budgets.findNamed({ scope: 'video', key: '*', period: 'total' });
	const findings = checkSettings(settings, {
		voices: await voices(),
		models: await models(),
		scripts: (await capabilities()).scripts,
		videoCapMicros: cap?.limitMicros ?? spendRules.videoLimitMicros,
	});
	const refused = findings.flatMap((finding) => (finding.isRefused ? [finding] : []));
	const [first] = refused;
	if (first) {
		throw inputInvalid(first.type, first.message, {
			field: `settings.${first.field}`,
			fix: first.fix,
			errors: refused.map(({ field, message }) => ({ pointer: `/settings/${field.replaceAll('.', '/')}`, message })),
		});
	}
	return findings.flatMap((finding) =>
		finding.isRefused ? [] : [{ code: finding.code, message: finding.message, field: finding.field }],
	);
}
