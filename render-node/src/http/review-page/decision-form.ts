import { limits } from '@showrunner/contract';
import type { Problem } from '@showrunner/contract';
import type { ReviewPass } from './review-pass.js';
import { markup, type Markup } from './markup.js';

/** What the reviewer had typed in when the form came back, and why it did. */
export type SentForm = { name: string; note: string; problem: Problem };

const nameField = (name: string): Markup => markup`
<label for="name">Your name</label>
<input id="name" name="name" type="text" autocomplete="name" required maxlength="100" dir="auto" value="${name}">`;

/** The form posts to the page's own address: whoever holds the link decides, and only by a button of this form. */
export function decisionForm({ reviewer }: ReviewPass, round: number, sent: SentForm | null): Markup {
	const isNoteMissing = sent?.problem.field === 'note';
	const described = isNoteMissing ? 'note-hint problem' : 'note-hint';
	return markup`
<form method="post" class="card decide" aria-labelledby="decide">
<h2 id="decide">Your decision</h2>
${sent && markup`<p class="problem" id="problem" role="alert">${sent.problem.title}. ${sent.problem.fix ?? ''}</p>`}
${reviewer === null ? nameField(sent?.name ?? '') : markup`<p class="as">You decide as <bdi>${reviewer}</bdi>.</p>`}
<label for="note">Note</label>
<p class="hint" id="note-hint">Optional, but say what is to be changed when you ask for changes.</p>
<textarea id="note" name="note" rows="4" maxlength="${limits.reviewNoteCharacters}" dir="auto" aria-describedby="${described}" aria-invalid="${String(isNoteMissing)}">${sent?.note ?? ''}</textarea>
<input type="hidden" name="round" value="${round}">
<div class="actions">
<button type="submit" name="decision" value="approved" class="approve">Approve</button>
<button type="submit" name="decision" value="changes-requested" class="changes">Ask for changes</button>
<button type="submit" name="decision" value="rejected" class="reject">Reject</button>
</div>
</form>`;
}
