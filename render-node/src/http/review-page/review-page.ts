import type { ReviewView } from '../../application/reviews/view-review.js';
import type { ReviewPass } from './review-pass.js';
import { decisionForm, type SentForm } from './decision-form.js';
import { markup } from './markup.js';
import { pageShell } from './page-shell.js';
import { reviewContent, toldBy } from './review-content.js';

export type PageOptions = {
	view: ReviewView;
	pass: ReviewPass;
	/** Address of an asset's bytes that the page may load. */
	addressOf(assetId: string): string;
	/** Set where a form was not taken. */
	sent: SentForm | null;
};

/** The whole page of a review: what is to be looked at, and the form or what was decided. */
export function reviewPage({ view, pass, addressOf, sent }: PageOptions): string {
	const { review, round } = view;
	const problem = sent && markup`<p class="problem" role="alert">${sent.problem.title}. ${sent.problem.fix ?? ''}</p>`;
	const decided = markup`
<section class="card decided ${review.state}" role="status" aria-labelledby="decided">
<h2 id="decided">This is decided</h2>
${toldBy(review)}
</section>`;
	const end = review.state === 'pending' ? decisionForm(pass, round, sent) : markup`${problem}${decided}`;
	return pageShell(review.title, markup`${reviewContent(view, addressOf)}${end}`);
}
