import { limits, reviewDecisions, type Problem } from '@showrunner/contract';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { decideReview } from '../../application/reviews/decide-review.js';
import { viewReview } from '../../application/reviews/view-review.js';
import { forbidden, inputInvalid, Refusal } from '../../domain/refusal.js';
import { assetLinkQuery } from '../../domain/signing/asset-link-signature.js';
import { problemOfError } from '../problem-of-error.js';
import type { HttpDeps } from '../routes/deps.js';
import { noticePage, pageHeaders } from './page-shell.js';
import { reviewPage } from './review-page.js';
import { reviewPassOf, type ReviewPass } from './review-pass.js';
import type { SentForm } from './decision-form.js';

type PageDeps = Pick<HttpDeps, 'store' | 'clock' | 'log' | 'linkSecret' | 'downloads'>;

const path = '/review/:reviewId';
/** Long enough for looking at a long video; the page's own link may last for weeks. */
const assetLinkMs = 12 * 60 * 60 * 1000;
const parseForm = express.urlencoded({ extended: false, limit: '32kb' });

const text = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '');

const readForm = (request: Request, response: Response): Promise<Record<string, unknown>> =>
	new Promise((resolve, reject) => {
		parseForm(request, response, (error?: unknown) => {
			if (error) reject(error instanceof Error ? error : new Error('The form could not be read'));
			else resolve((request.body ?? {}) as Record<string, unknown>);
		});
	});

/** A decision comes only from our own form: other sites do not know the link, and browsers tell when they try. */
function refuseCrossSite(request: Request): void {
	const site = request.get('sec-fetch-site');
	if (site === undefined || site === 'same-origin' || site === 'none') return;
	throw forbidden('form-foreign', 'This decision was sent from another site', {
		fix: 'Open the link and decide there',
	});
}

async function showPage(deps: PageDeps, pass: ReviewPass, response: Response, sent: SentForm | null): Promise<void> {
	const view = await viewReview(deps.store, pass.reviewId);
	const until = Math.min(pass.expiresAt.getTime(), deps.clock.now().getTime() + assetLinkMs);
	// Relative, so that it holds behind any proxy and is the page's own origin.
	const addressOf = (id: string) =>
		`../v1/assets/${id}/content?${assetLinkQuery(deps.linkSecret, id, new Date(until))}`;
	response.status(sent?.problem.status ?? 200).send(reviewPage({ view, pass, addressOf, sent }));
}

function wishOf({ decision, note, round }: Record<string, unknown>, decidedBy: string) {
	const chosen = reviewDecisions.find((known) => known === decision);
	if (!chosen) throw inputInvalid('decision-missing', 'No decision was chosen', { fix: 'Press one of the buttons' });
	if (decidedBy === '' || decidedBy.length > 100)
		throw inputInvalid('name-missing', 'Your name is missing', { field: 'name', fix: 'Fill in your name' });
	if (text(note).length > limits.reviewNoteCharacters)
		throw inputInvalid('note-too-long', 'Your note is too long', { field: 'note', fix: 'Shorten it' });
	return { decision: chosen, note: text(note), decidedBy, round: Number(text(round)) };
}

async function takeDecision(deps: PageDeps, request: Request, response: Response): Promise<void> {
	const pass = await reviewPassOf(request, deps);
	refuseCrossSite(request);
	const form = await readForm(request, response);
	const name = pass.reviewer ?? text(form.name).trim();
	try {
		await decideReview(deps, pass.reviewId, wishOf(form, name), 'link');
	} catch (error) {
		if (!(error instanceof Refusal) || error.problem.status === 404) throw error;
		return showPage(deps, pass, response, { name, note: text(form.note), problem: error.problem });
	}
	// Reloading what follows sends no second decision.
	response.redirect(303, `./${pass.reviewId}?${request.originalUrl.split('?')[1] ?? ''}`);
}

function showProblem({ title, fix = '', status }: Problem, response: Response): void {
	response.status(status).send(noticePage(title, fix === '' ? '' : `${fix}.`));
}

/** Answers with a page whatever happens: who opens a link reads no JSON. */
const answerPage =
	(deps: PageDeps, answer: (request: Request, response: Response) => Promise<void>): RequestHandler =>
	async (request, response) => {
		response.locals.route = 'reviewPage';
		response.set(pageHeaders(deps.downloads)).type('html');
		await answer(request, response).catch((error: unknown) => {
			const problem = problemOfError(error, deps.store.isAway);
			if (problem.kind === 'defect')
				deps.log.error({ requestId: String(response.locals.requestId), err: error }, 'a page met a defect');
			showProblem(problem, response);
		});
	};

/** The reviewer's page. Opening it never decides, since mail and chat programs open links by themselves. */
export function mountReviewPage(app: Express, deps: PageDeps): void {
	app.get(
		path,
		answerPage(deps, async (request, response) => showPage(deps, await reviewPassOf(request, deps), response, null)),
	);
	app.post(
		path,
		answerPage(deps, (request, response) => takeDecision(deps, request, response)),
	);
}
