import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openStage, type Stage } from '../kits/n8n.js';
import { readTemplate } from '../kits/template.js';

const folder = path.resolve('output', 'canvas');
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

const templates = readdirSync('workflows').filter((file) => file.endsWith('.json'));

describe('the canvas of a newcomer', () => {
	let stage: Stage;
	let browser: Browser;
	let page: Page;

	beforeAll(async () => {
		mkdirSync(folder, { recursive: true });
		const opened = await openStage();
		stage = { ...opened, credentials: { ...opened.credentials } };
		for (const type of ['showrunnerOpenAiApi', 'showrunnerPexelsApi']) {
			const data = { apiKey: 'not-called', baseUrl: 'http://127.0.0.1:9' };
			stage.credentials[type] = await opened.n8n.api.createCredential(type, type, data);
		}
		browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags });
		page = await browser.newPage({ viewport: { width: 1680, height: 900 } });
		page.setDefaultTimeout(120_000);
		const { email, password } = stage.n8n.account;
		await page.goto(`${stage.n8n.baseUrl}/signin`);
		await page.fill('input[name=emailOrLdapLoginId]', email);
		await page.fill('input[name=password]', password);
		await page.click('[data-test-id=form-submit-button]');
		await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
	}, 900_000);
	afterAll(async () => {
		await browser?.close();
		await stage?.close();
	});

	/** Imports a template and waits until all its cards are drawn. */
	const openCanvas = async (file: string, credentials: Stage['credentials']) => {
		const template = readTemplate(file);
		const { id } = await stage.n8n.api.importWorkflow(template, credentials);
		await page.goto(`${stage.n8n.baseUrl}/workflow/${id}`);
		const cards = template.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
		const nodes = page.locator('[data-test-id=canvas-node]');
		await nodes.nth(cards.length - 1).waitFor();
		await page.waitForLoadState('networkidle');
		await page.keyboard.press('1');
		await page.waitForTimeout(1_500);
		return cards;
	};
	/** Nodes that n8n marks, in red or as one that has to be set up. */
	const markedCount = async () =>
		await page
			.locator('[data-test-id=canvas-node] :is([data-test-id=node-issues], [data-test-id=node-setup-required])')
			.count();

	it.each(templates)('shows %s with every node known, its icon drawn and nothing left to do', async (file) => {
		const cards = await openCanvas(file, stage.credentials);
		await page.screenshot({ path: path.join(folder, `${path.basename(file, '.json')}.png`) });
		const ours = cards.filter(({ type }) => type.startsWith('n8n-nodes-showrunner.'));
		const icons = page.locator('[data-test-id=canvas-node] img[src*="n8n-nodes-showrunner"]');
		expect(await icons.count()).toBe(ours.length);
		const drawn = await icons.evaluateAll((images) =>
			images.map((image) => Number(Reflect.get(image, 'naturalWidth')) > 0),
		);
		expect(drawn).toEqual(ours.map(() => true));
		expect(await page.getByText('Install this node', { exact: false }).count()).toBe(0);
		expect(await markedCount()).toBe(0);
	});

	it.each(templates)('marks in %s the nodes that wait for a credential, and no other', async (file) => {
		const cards = await openCanvas(file, {});
		const waiting = cards.filter((card) => 'credentials' in card);
		expect(await markedCount()).toBe(waiting.length);
	});

	const openForm = async (file: string, name: string) => {
		const { id } = await stage.n8n.api.importWorkflow(readTemplate(file), stage.credentials);
		await page.goto(`${stage.n8n.baseUrl}/workflow/${id}`);
		const node = page.locator('[data-test-id=canvas-node]', { hasText: name });
		await node.waitFor();
		await page.waitForLoadState('networkidle');
		await node.dblclick();
		const form = page.locator('[data-test-id=ndv], [data-test-id=node-parameters]').first();
		await form.waitFor();
		await page.waitForTimeout(1_000);
	};
	const issueCount = async () => await page.locator('[data-test-id=parameter-issues]').count();
	const picture = async (name: string) => await page.screenshot({ path: path.join(folder, `${name}.png`) });

	const modelInput = () => page.locator('[data-test-id=resource-locator-model] input').last();
	/** Until the service has answered, n8n shows the chosen entry alone. */
	const openModels = async () => {
		const answered = page.waitForResponse((response) => response.url().includes('resource-locator-results'));
		await modelInput().click();
		await answered;
		await page.waitForTimeout(500);
		return page.locator('[data-test-id=rlc-item]');
	};

	it('opens the form of the Video node with nothing left to fill in', async () => {
		await openForm('01-text-to-video.json', 'Assemble video');
		await picture('video-form');
		expect(await issueCount()).toBe(0);
	});

	it('lets an image model be chosen from what the service has, with Automatic chosen already', async () => {
		await openForm('03-story-to-moving-pictures.json', 'Paint scenes');
		await picture('image-form');
		expect(await issueCount()).toBe(0);
		expect(await modelInput().inputValue()).toBe('Automatic');
		const entries = await openModels();
		await picture('image-models');
		expect(await entries.allInnerTexts()).toEqual(['Automatic']);
	});

	it('offers a camera where the service has no video model', async () => {
		await openForm('03-story-to-moving-pictures.json', 'Animate pictures');
		await picture('clip-form');
		expect(await issueCount()).toBe(0);
		const entries = await openModels();
		await picture('clip-models');
		const names = await entries.allInnerTexts();
		expect(names[0]).toBe('Automatic');
		expect(names.slice(1).join()).toContain('cinematic');
	});
});
