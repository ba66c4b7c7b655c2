import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Review } from '@showrunner/contract';
import { fetchWith, newKey } from '../../kits/access.js';
import { openBehind } from '../../kits/personal-books.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

let kit: ServiceKit;
let database: Awaited<ReturnType<typeof openBehind>>;
beforeAll(async () => {
	kit = await startServiceKit();
	database = await openBehind(kit);
});
afterAll(async () => {
	await database?.end();
	await kit?.stop();
});

const request = () =>
	kit.client.call('requestReview', { body: { title: 'T', text: 'Words' }, idempotencyKey: randomUUID() });
const get = ({ id }: Review) => kit.client.call('getReview', { params: { reviewId: id } });
const post = (url: string, form: Record<string, string>) =>
	fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
const approve = { decision: 'approved', note: '', name: 'Maya', round: '0' };

describe("a link to a review's page", () => {
	it('is refused once the link was revoked, and no other link with it', async () => {
		const review = await request();
		const params = { reviewId: review.id };
		const [lost, kept] = [
			await kit.client.call('createReviewLink', { params, body: { reviewer: 'Maya' } }),
			await kit.client.call('createReviewLink', { params, body: {} }),
		];
		const revoke = (linkId: string, of = review) =>
			kit.client.call('revokeReviewLink', { params: { reviewId: of.id, linkId } });
		const [first, second] = await Promise.all([revoke(lost.id), revoke(lost.id)]);
		expect(first).toMatchObject({ id: lost.id, reviewId: review.id, reviewer: 'Maya', revokedAt: expect.any(String) });
		expect(second).toEqual(first);
		for (const response of [await fetch(lost.url), await post(lost.url, approve)]) {
			expect(response.status).toBe(401);
			const shown = await response.text();
			expect(shown).toContain('This link does not work any more');
			expect(shown).not.toContain('Words');
		}
		expect((await get(review)).state).toBe('pending');
		expect((await fetch(kept.url)).status).toBe(200);
		const links = await kit.client.call('getReviewLinks', { params, query: {} });
		expect(links.items).toMatchObject([
			{ id: kept.id, reviewer: null, revokedAt: null, revokedBy: null },
			{ id: lost.id, reviewer: 'Maya', revokedAt: first.revokedAt, revokedBy: first.createdBy },
		]);
		expect(JSON.stringify(links)).not.toContain('signature');
		const { items } = await kit.client.call('getAuditLog', { query: { subject: `review:${review.id}` } });
		const revocations = items.filter(({ action }) => action === 'review.link-revoke');
		expect(revocations).toMatchObject([{ facts: { linkId: lost.id, reviewer: 'Maya' } }]);
		expect((await post(kept.url, approve)).status).toBe(303);
	});

	it('cannot be revoked where the link is none, or one of another review', async () => {
		const [review, other] = [await request(), await request()];
		const { id: linkId, url } = await kit.client.call('createReviewLink', { params: { reviewId: other.id }, body: {} });
		const revoke = (id: string) => kit.client.call('revokeReviewLink', { params: { reviewId: review.id, linkId: id } });
		const none = { problem: { status: 404, type: 'review-link-not-found', field: 'linkId' } };
		await expect(revoke(linkId)).rejects.toMatchObject(none);
		await expect(revoke(randomUUID())).rejects.toMatchObject(none);
		await expect(revoke('x')).rejects.toMatchObject({ problem: { status: 422, field: 'linkId' } });
		expect((await fetch(url)).status).toBe(200);
		const unknown = { params: { reviewId: randomUUID() }, query: {} };
		await expect(kit.client.call('getReviewLinks', unknown)).rejects.toMatchObject({ problem: { status: 404 } });
		const { secret } = await newKey(kit, 'viewer');
		const path = `/v1/reviews/${other.id}/links/${linkId}/revoke`;
		expect((await fetchWith(kit, secret, path, { method: 'POST' })).status).toBe(403);
	});

	it('is refused when the link has expired, in words for people', async () => {
		const review = await request();
		const { url } = await kit.client.call('createReviewLink', { params: { reviewId: review.id }, body: {} });
		expect((await fetch(url)).status).toBe(200);
		await database.query(`update showrunner.review_links set expires_at = now() where review_id = $1`, [review.id]);
		const response = await fetch(url);
		expect(response.status).toBe(401);
		expect(response.headers.get('content-type')).toContain('text/html');
		expect(await response.text()).toContain('This link has expired');
		expect((await post(url, approve)).status).toBe(401);
		expect((await get(review)).state).toBe('pending');
	});
});
