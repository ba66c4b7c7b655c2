import type { Review } from '@showrunner/contract';
import type { ReviewView } from '../../application/reviews/view-review.js';
import { markup, type Markup } from './markup.js';
import { mediaPiece } from './media-piece.js';
import { toldTime } from './told-time.js';

/** Paragraphs, each in the direction of its own script. */
const paragraphs = (text: string): Markup[] =>
	text.split(/\n[^\S\n]*\n\s*/).map((paragraph) => markup`<p dir="auto">${paragraph.trim()}</p>`);

const stateNames: Record<Review['state'], string> = {
	pending: 'Waiting for a decision',
	approved: 'Approved',
	rejected: 'Rejected',
	'changes-requested': 'Changes asked for',
	expired: 'Time is up',
};

const ends = { reject: 'it is rejected', approve: 'it is approved', expire: 'the question is closed' };

function heading({ review, productionTitle }: ReviewView): Markup {
	const facts = [
		review.channel !== null && markup`<li>Channel <bdi>${review.channel}</bdi></li>`,
		productionTitle && markup`<li>Production <bdi>${productionTitle}</bdi></li>`,
		markup`<li>Asked <time datetime="${review.createdAt}">${toldTime(review.createdAt)}</time></li>`,
		review.state === 'pending' &&
			review.expiresAt !== null &&
			markup`<li>Decide by <time datetime="${review.expiresAt}">${toldTime(review.expiresAt)}</time>, then ${ends[review.onExpiry]}</li>`,
	].filter((fact) => fact instanceof Object);
	return markup`
<header>
<p class="state ${review.state}">${stateNames[review.state]}</p>
<h1 dir="auto">${review.title}</h1>
${review.question === '' ? null : markup`<div class="question">${paragraphs(review.question)}</div>`}
<ul class="facts">${facts}</ul>
</header>`;
}

function reasonsOf({ reasons }: Review): Markup | null {
	if (reasons.length === 0) return null;
	const entries = reasons.map((reason) => markup`<li dir="auto">${reason}</li>`);
	return markup`<section class="reasons" aria-labelledby="reasons"><h2 id="reasons">Why a person has to look</h2><ul>${entries}</ul></section>`;
}

/** Who decided what and when, as one sentence with its note. */
export function toldBy(decision: Pick<Review, 'state' | 'note' | 'decidedBy' | 'decidedAt'>): Markup {
	const { state, note, decidedBy, decidedAt } = decision;
	const by = decidedBy === null ? markup`, because time was up` : markup` by <bdi>${decidedBy}</bdi>`;
	const at = decidedAt === null ? null : markup`, <time datetime="${decidedAt}">${toldTime(decidedAt)}</time>`;
	const said = note === '' ? null : markup`<blockquote>${paragraphs(note)}</blockquote>`;
	return markup`<p><strong>${stateNames[state]}</strong>${by}${at}</p>${said}`;
}

function historyOf({ history }: Review): Markup | null {
	if (history.length === 0) return null;
	const entries = history.map((earlier) => markup`<li>${toldBy(earlier)}</li>`);
	return markup`<section class="card history" aria-labelledby="history"><h2 id="history">Decided before and reopened</h2><ul>${entries}</ul></section>`;
}

/** All that is to be looked at. */
export function reviewContent(view: ReviewView, addressOf: (assetId: string) => string): Markup {
	const { review, pieces } = view;
	const lang = review.locale === null ? null : markup` lang="${review.locale}"`;
	const media = pieces.map((piece) => mediaPiece(piece, addressOf));
	const text =
		review.text.trim() === ''
			? null
			: markup`<section class="card text" aria-label="Text"${lang}>${paragraphs(review.text.trim())}</section>`;
	return markup`
${heading(view)}
${reasonsOf(review)}
${media.length === 0 ? null : markup`<section class="media${media.length === 1 ? ' single' : ''}" aria-label="Media">${media}</section>`}
${text}
${historyOf(review)}`;
}
