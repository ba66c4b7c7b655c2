import { randomUUID } from 'node:crypto';
import type { Production, startProductionRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { SpendRules } from '../../domain/budgets/spend-rules.js';
import type { ProductionRecord } from '../../domain/productions/production-record.js';
import type { ProfileVersionRecord } from '../../domain/profiles/profile-record.js';
import { inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';
import type { Actor } from '../audit/record-admin.js';
import { capProduction } from '../budgets/give-standard-caps.js';
import { refuseAboveCap } from '../budgets/refuse-above-cap.js';
import type { Deps } from '../deps.js';
import { claimKey, type RequestKey } from '../idempotency/replay.js';
import { resolveProfile } from '../profiles/resolve-profile.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { claimEpisode } from './claim-episode.js';
import { getProduction } from './get-production.js';

export type StartWish = z.output<typeof startProductionRequest>;

function localeOf(wish: StartWish, profile: ProfileVersionRecord | null): string {
	const locale = wish.locale ?? profile?.settings.locale;
	if (locale !== undefined) return locale;
	throw inputInvalid('locale-missing', 'Nothing says in which language the video is', {
		field: 'locale',
		fix: "Fill in 'locale', or set it in the profile",
	});
}

/** A production that has not begun, with its profile's settings where the wish says nothing. */
async function newRecord(
	books: Repositories,
	wish: StartWish,
	profile: ProfileVersionRecord | null,
	{ id, key, now }: { id: string; key: string; now: Date },
): Promise<ProductionRecord> {
	const { title, channel = null, series = null, episode } = wish;
	const locale = localeOf(wish, profile);
	return {
		...{ id, idempotencyKey: key, title, channel, locale, series },
		episode: await claimEpisode(books, { channel, series, episode, productionId: id }),
		madeForKids: wish.madeForKids ?? profile?.settings.madeForKids ?? false,
		profileVersionId: profile?.id ?? null,
		state: 'running',
		problem: null,
		createdAt: now,
		updatedAt: now,
		completedAt: null,
	};
}

/** The cap of its own that a production gets; what a profile says is an admin's word, which the caller's is not. */
async function capOf(
	books: Repositories,
	{ budgetMicros }: StartWish,
	profile: ProfileVersionRecord | null,
	spendRules: SpendRules,
	actor: Actor,
): Promise<number | undefined> {
	if (budgetMicros === undefined) return profile?.settings.spendCapMicros;
	if (actor.role !== 'admin') await refuseAboveCap(books, budgetMicros, spendRules);
	return budgetMicros;
}

/** Starts a production, or gives the one that the same key started; one that had failed runs again. */
export async function startProduction(
	{ store, clock, spendRules }: Pick<Deps, 'store' | 'clock' | 'spendRules'>,
	wish: StartWish,
	key: NonNullable<RequestKey>,
	actor: Actor,
): Promise<Production> {
	refuseUnprintable(wish);
	const id = randomUUID();
	return store.transaction(async (books) => {
		const now = clock.now();
		const owner = await claimKey(books, key, id);
		if (owner === id) {
			const profile = wish.profile === undefined ? null : await resolveProfile(books, wish.profile, key.key);
			await books.productions.insert(await newRecord(books, wish, profile, { id, key: key.key, now }));
			const cap = await capOf(books, wish, profile, spendRules, actor);
			if (cap !== undefined) await capProduction(books, id, cap, spendRules, now);
			return getProduction(books, id);
		}
		const earlier = await books.productions.lock(owner);
		if (earlier?.state === 'failed')
			await books.productions.update(owner, { state: 'running', problem: null, updatedAt: now });
		return getProduction(books, owner);
	});
}
