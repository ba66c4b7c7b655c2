import { TicketEnded } from '../core/follow-ticket';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import type { VendorRequest } from '../core/vendor-http';
import type { MusicReach, MusicVendor, TrackPiece } from './port';

/** Its 403 says by `LicenseLimit…` that a plan is used up, and stands for a wrong login otherwise. */
const manners: VendorManners = {
	label: 'Mubert',
	read: (body) => {
		const error = objectIn(body, 'error');
		const code = textIn(error, 'code') ?? textIn(body, 'code') ?? textIn(error, 'type') ?? '';
		const message = textIn(error, 'message') ?? textIn(error, 'text') ?? textIn(body, 'message');
		return {
			...(message && { message }),
			...(/^LicenseLimit/.test(code) && { kind: /Concurrent/i.test(code) ? 'rate-limited' : 'quota-exhausted' }),
		};
	},
};

async function ask({ http, clock, signal }: MusicReach, request: VendorRequest): Promise<JsonObject> {
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), manners.label);
}

const toBody = ({ prompt, durationMs, intensity, loop }: TrackPiece) => ({
	duration: Math.round(durationMs / 1_000),
	prompt,
	intensity,
	mode: loop ? 'loop' : 'track',
	format: 'mp3',
	bitrate: 320,
});

/** Mubert's API v3. A track lies at its link for a while only, and comes with a licence number. */
export const mubertMusic: MusicVendor = {
	id: 'mubert',
	label: 'Mubert',
	note: 'Royalty-free tracks and loops with a licence for each',
	credential: 'showrunnerMubertApi',
	operations: ['Generate track'],
	proof: 'spec',
	models: [{ id: 'mubert-v3', label: 'Mubert v3' }],
	// Its plans hold a number of tracks; what one is worth is the user's to say.
	prices: {
		...{ provider: 'mubert', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://mubert.com/api', prices: [] },
	},
	meets: ['prompt', 'intensity', 'loop'],
	lengths: { leastMs: 5_000, mostMs: 25 * 60_000 },
	promptCharacters: 255,
	rights: {
		licence: 'Mubert licence of the account',
		licenceUrl: 'https://mubert.com/legal/terms-of-use',
		commercialUse: 'conditional',
	},
	usageOf: () => ({ track: 1 }),
	track: {
		async start(piece, reach) {
			const body = await ask(reach, { method: 'POST', path: '/api/v3/public/tracks', json: toBody(piece) });
			const id = textIn(objectIn(body, 'data'), 'id');
			if (id === undefined) throw malformed(manners.label, 'no id of the track');
			return { id };
		},
		async check({ id }, _piece, reach) {
			const path = `/api/v3/public/tracks/${encodeURIComponent(String(id))}`;
			const data = objectIn(await ask(reach, { method: 'GET', path }), 'data');
			const [made] = objectsIn(data, 'generations');
			if (textIn(made, 'status') === 'failed') throw ended();
			const link = textIn(made, 'url');
			if (textIn(made, 'status') !== 'done' || link === undefined) return undefined;
			const licenceId = textIn(made, 'session_id');
			return { file: { link }, usage: { track: 1 }, ...(licenceId && { licenceId }) };
		},
	},
};

function ended(): TicketEnded {
	return new TicketEnded({
		kind: 'temporarily-unavailable',
		title: 'Mubert could not make the track',
		fix: 'Run the node again, or put another provider behind it',
	});
}
