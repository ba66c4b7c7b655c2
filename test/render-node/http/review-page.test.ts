import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestReviewRequest, Review } from '@showrunner/contract';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { createProbeMedia } from '../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { makeClip, makeStill } from '../../kits/made-media.js';
import { startReceiver, type Receiver } from '../../kits/receiver.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

const folder = temporaryFolder('review-page');
let kit: ServiceKit;
let receiver: Receiver;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Everything that the browser was refused or complained about. */
let complaints: string[] = [];
/** Addresses that the browser asked. */
let asked: string[] = [];

beforeAll(async () => {
	receiver = await startReceiver(() => ({ status: 200 }));
	kit = await startServiceKit({ engines: { probeMedia: createProbeMedia('ffprobe') } });
	const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
	browser = await chromium.launch({ executablePath, args });
	context = await browser.newContext({ viewport: { width: 390, height: 844 } });
	page = await context.newPage();
	page.setDefaultTimeout(120_000);
	// A browser asks every site for its icon by itself.
	page.on('console', (message) => {
		if (!message.location().url.endsWith('/favicon.ico')) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('dialog', (dialog) => (complaints.push(`dialog: ${dialog.message()}`), void dialog.dismiss()));
	page.on('request', (request) => asked.push(request.url()));
});
afterAll(async () => {
	await browser?.close();
	await kit?.stop();
	await receiver?.stop();
	folder.remove();
});

const request = (body: Partial<RequestReviewRequest> = {}) =>
	kit.client.call('requestReview', { body: { title: 'T', text: 'Words', ...body }, idempotencyKey: randomUUID() });
const linkTo = async ({ id }: Review, body: { reviewer?: string; expiresInMs?: number } = {}) =>
	(await kit.client.call('createReviewLink', { params: { reviewId: id }, body })).url;
const get = ({ id }: Review) => kit.client.call('getReview', { params: { reviewId: id } });
const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
	fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form), headers });
const upload = async (name: string, type: string, bytes: Uint8Array) => {
	const headers = { 'content-type': type };
	const query = `name=${encodeURIComponent(name)}`;
	const response = await kit.fetch(`/v1/assets?${query}`, { method: 'POST', headers, body: Buffer.from(bytes) });
	return ((await response.json()) as { id: string }).id;
};
const approve = { decision: 'approved', note: '', name: 'Maya', round: '0' };

describe('opening the link', () => {
	it('never decides, whoever opens it and however often', async () => {
		const review = await request();
		const url = await linkTo(review);
		for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await fetch(`${url}&decision=approved`, { method });
		await fetch(url, { headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0', range: 'bytes=0-32768' } });
		expect((await get(review)).state).toBe('pending');
	});

	it('gives a page that runs nothing, frames nowhere, tells its address to nobody and is kept nowhere', async () => {
		const response = await fetch(await linkTo(await request()));
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src 'self'; media-src 'self';/);
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain("form-action 'self'");
		expect(policy).not.toContain('unsafe');
		expect(Object.fromEntries(response.headers)).toMatchObject({
			...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' },
			...{ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' },
		});
		expect(await response.text()).not.toMatch(/<script|javascript:|\son\w+=|style="/i);
	});

	it.each([
		['of another review', async (url: string) => url.replace(/review\/[^?]+/, `review/${randomUUID()}`)],
		['with the name of another link', async (url: string) => url.replace(/link=[^&]+/, `link=${randomUUID()}`)],
		['without the name of the link', async (url: string) => url.replace(/link=[^&]+&/, '')],
		['without a signature', async (url: string) => url.replace(/&signature=.*/, '')],
		['with a cut-off signature', async (url: string) => url.slice(0, -3)],
		['with two signatures', async (url: string) => `${url}&signature=x`],
		['that is none', async (url: string) => url.replace(/review\/[^?]+/, 'review/1%00')],
	])('is refused with a link %s, to see and to decide', async (_, forge) => {
		const review = await request();
		const forged = await forge(await linkTo(review, { reviewer: 'Maya' }));
		for (const response of [await fetch(forged), await post(forged, approve)]) {
			expect([401, 400]).toContain(response.status);
			expect(await response.text()).not.toContain('Words');
		}
		expect((await get(review)).state).toBe('pending');
	});
});

describe('the page in a browser', () => {
	it('shows pictures and plays the video, from the service alone', async () => {
		const clip = await makeClip(path.join(folder.path, 'clip.mp4'), 'testsrc2=s=90x160:d=1');
		const still = await makeStill(path.join(folder.path, 'still.png'), 'testsrc=s=64x36');
		const assets = [
			{ assetId: await upload('a.mp4', 'video/mp4', readFileSync(clip)), label: 'Short' },
			{ assetId: await upload('b.png', 'image/png', readFileSync(still)), label: 'Thumbnail' },
			{ assetId: await upload('words.txt', 'text/plain', Buffer.from('x')), label: '' },
		];
		[complaints, asked] = [[], []];
		await page.goto(await linkTo(await request({ assets })), { waitUntil: 'load' });
		await page.waitForFunction("document.querySelector('video').readyState >= 1");
		expect(await page.evaluate("document.querySelector('video').duration")).toBeCloseTo(1, 0);
		await page.locator('img').scrollIntoViewIfNeeded();
		await page.waitForFunction("document.querySelector('img').naturalWidth === 64");
		expect(await page.locator('p.file a').innerText()).toBe('words.txt');
		expect(complaints).toEqual([]);
		expect(asked.filter((url) => !url.startsWith(kit.baseUrl))).toEqual([]);
	});

	it('shows whatever was put into any field as the text that it is', async () => {
		const evil = (at: string) =>
			`</p></style></title><script>alert('${at}')</script><img src=x onerror=alert('${at}')>"><svg/onload=alert('${at}')>' onmouseover='alert(1)`;
		const production = await kit.client.call('startProduction', {
			body: { locale: 'en', title: evil('production') },
			idempotencyKey: randomUUID(),
		});
		const named = await upload(`"><img src=x onerror=alert('name')>.txt`, 'text/plain', Buffer.from('named'));
		const labelled = await upload('l.txt', 'text/plain', Buffer.from('labelled'));
		const review = await request({
			...{ title: evil('title'), question: evil('question'), reasons: [evil('reason')], text: evil('text') },
			...{ channel: evil('channel').slice(0, 200), productionId: production.id, deciders: [evil('d').slice(0, 100)] },
			assets: [{ assetId: named }, { assetId: labelled, label: evil('label') }],
		});
		const reviewer = review.deciders[0] ?? '';
		const url = await linkTo(review, { reviewer });
		const isClean = async () => {
			// The form that came back, which the browser notes.
			expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
			expect(await page.locator('script, svg, img, [onerror], [onload], [onmouseover]').count()).toBe(0);
			expect(asked.filter((one) => !one.startsWith(url.split('?')[0] ?? ''))).toEqual([]);
		};
		[complaints, asked] = [[], []];
		await page.goto(url);
		expect(await page.locator('h1').innerText()).toBe(evil('title'));
		expect(await page.locator('.text').innerText()).toBe(evil('text'));
		expect(await page.locator('.reasons li').innerText()).toBe(evil('reason'));
		expect(await page.locator('.as bdi').innerText()).toBe(reviewer);
		expect(await page.title()).toBe(`${evil('title')} · Review`);
		await isClean();
		await page.fill('#note', ' ');
		await page.click('button.changes');
		expect(await page.locator('.problem').innerText()).toContain('what is to be changed');
		await page.fill('#note', `</textarea>${evil('note')}`);
		await page.click('button.reject');
		expect(await page.locator('blockquote').innerText()).toBe(`</textarea>${evil('note')}`);
		await isClean();
	});

	it('turns words in scripts that run from the right', async () => {
		await page.goto(await linkTo(await request({ title: 'حارس المنارة', text: 'שלום\n\nHello', locale: 'ar' })));
		const directionOf = (selector: string) =>
			page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`);
		expect(await directionOf('h1')).toBe('rtl');
		expect(await directionOf('.text p:first-child')).toBe('rtl');
		expect(await directionOf('.text p:last-child')).toBe('ltr');
		expect(await page.locator('.text').getAttribute('lang')).toBe('ar');
	});

	it('decides without JavaScript, keeps what was typed when something is missing, and shows what was decided', async () => {
		const review = await request({ callback: { url: receiver.url('/decided') } });
		const url = await linkTo(review);
		const plain = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' });
		const tab = await plain.newPage();
		await tab.goto(url);
		await tab.click('button.approve');
		expect((await get(review)).state).toBe('pending');
		await tab.fill('#name', ' Maya ');
		await tab.click('button.changes');
		expect(await tab.locator('[role=alert]').innerText()).toContain('changed');
		expect(await tab.inputValue('#name')).toBe('Maya');
		await tab.fill('#note', 'Shorter,\nplease');
		await tab.click('button.changes');
		expect(await tab.locator('.decided').innerText()).toContain('by Maya');
		expect(await tab.locator('form').count()).toBe(0);
		expect(await get(review)).toMatchObject({
			...{ state: 'changes-requested', note: 'Shorter,\nplease', decidedBy: 'Maya' },
		});
		await tab.reload();
		expect(await tab.locator('.state').innerText()).toBe('Changes asked for');
		await plain.close();
	});

	it.each([320, 390, 1280])('fits a window of %d pixels, and every field has its name', async (width) => {
		const text = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(9);
		await page.setViewportSize({ width, height: 700 });
		await page.goto(await linkTo(await request({ title: text.slice(0, 200), text, reasons: [text] })));
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
		expect(await page.getByLabel('Your name').count()).toBe(1);
		expect(await page.getByLabel('Note').count()).toBe(1);
		for (const name of ['Approve', 'Ask for changes', 'Reject'])
			expect((await page.getByRole('button', { name }).boundingBox())?.height).toBeGreaterThanOrEqual(44);
	});
});

describe('a decision', () => {
	it('is not taken from another site, nor from a form that another site holds', async () => {
		const review = await request();
		const url = await linkTo(review);
		for (const site of ['cross-site', 'same-site'])
			expect((await post(url, approve, { 'sec-fetch-site': site })).status).toBe(403);
		expect((await get(review)).state).toBe('pending');
		const evil = await startReceiver(() => ({ status: 200 }));
		await page.goto(evil.url('/'));
		await page.setContent(
			`<form method="post" action="${url.replaceAll('&', '&amp;')}"><input name="decision" value="approved"><input name="name" value="x"><input name="round" value="0"></form><iframe src="${url.replaceAll('&', '&amp;')}"></iframe>`,
		);
		await Promise.all([page.waitForNavigation(), page.evaluate('document.forms[0].submit()')]);
		expect(await page.locator('h1').innerText()).toBe('This decision was sent from another site');
		expect((await get(review)).state).toBe('pending');
		await evil.stop();
	});

	it('is one when the button is pressed twice, and the second of two different ones is refused', async () => {
		const review = await request();
		const url = await linkTo(review);
		const answers = await Promise.all([post(url, approve), post(url, approve), post(url, approve)]);
		expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
		expect(new URL(answers[0]?.headers.get('location') ?? '', url).href).toBe(url);
		const other = await post(url, { ...approve, decision: 'rejected' });
		expect(other.status).toBe(409);
		expect(await other.text()).toContain('decided otherwise already');
		expect(await get(review)).toMatchObject({ state: 'approved', decidedBy: 'Maya' });
	});

	it('holds only for what was looked at: a page from before a reopening decides nothing', async () => {
		const review = await request();
		const url = await linkTo(review);
		await post(url, { ...approve, decision: 'rejected' });
		await kit.client.call('reopenReview', { params: { reviewId: review.id }, body: {} });
		const stale = await post(url, approve);
		expect(stale.status).toBe(409);
		expect(await stale.text()).toContain('reopened after you had opened it');
		expect((await get(review)).state).toBe('pending');
		expect((await post(url, { ...approve, round: '1' })).status).toBe(303);
	});

	it.each([
		['no decision', { ...approve, decision: '' }],
		['a decision that there is not', { ...approve, decision: 'expired' }],
		['no name', { ...approve, name: ' ' }],
		['a name without end', { ...approve, name: 'x'.repeat(101) }],
		['a note without end', { ...approve, note: 'x'.repeat(2_001) }],
		['bytes for a note', { ...approve, note: 'a\u0000b' }],
		['a body without end', { ...approve, note: 'x'.repeat(100_000) }],
	])('is refused with %s', async (_, form) => {
		const review = await request();
		expect([413, 422]).toContain((await post(await linkTo(review), form)).status);
		expect((await get(review)).state).toBe('pending');
	});

	it('is made in the name that the link is for, whatever the form says', async () => {
		const review = await request({ deciders: ['Maya', 'Omar'] });
		await expect(linkTo(review)).rejects.toMatchObject({ problem: { type: 'not-a-decider', field: 'reviewer' } });
		await expect(linkTo(review, { reviewer: 'Eve' })).rejects.toMatchObject({ problem: { status: 422 } });
		await post(await linkTo(review, { reviewer: 'Omar' }), { ...approve, name: 'Maya' });
		expect((await get(review)).decidedBy).toBe('Omar');
	});
});
