import { randomUUID } from 'node:crypto';
import { episodePlace } from '../../domain/productions/episode-place.js';
import { conflict, inputInvalid } from '../../domain/refusal.js';
import type { Repositories } from '../../domain/store/store.js';

export type EpisodeWish = {
	channel: string | null;
	series: string | null;
	/** Left out, the next one. */
	episode?: number | undefined;
	/** Who is to have it. */
	productionId: string;
};

/**
 * The episode that a production gets; null without a series. The row of the series is locked until the transaction
 * ends, so that no number is given twice, and none is lost when the transaction fails.
 */
export async function claimEpisode(
	{ productions }: Pick<Repositories, 'productions'>,
	{ channel, series, episode, productionId }: EpisodeWish,
): Promise<number | null> {
	if (series === null) {
		if (episode === undefined) return null;
		throw inputInvalid('series-missing', 'An episode belongs to a series', {
			field: 'series',
			fix: "Name the series, or leave 'episode' out",
		});
	}
	const place = episodePlace(channel, series);
	const given = await productions.countEpisode(randomUUID(), place, episode);
	const holder = await productions.holderOfEpisode(place, given);
	if (holder === null || holder === productionId) return given;
	throw conflict('episode-taken', `'${series}' has an episode ${given} already`, {
		field: 'episode',
		detail: holder,
		fix: "Choose another number, or leave 'episode' out for the next one",
	});
}
