/** The page's whole style. It is allowed by its hash, so it never differs from one request to the next. */
export const pageStyle = `
:root {
	--ground: #f5f6f8; --card: #ffffff; --ink: #1b2030; --soft: #565e70; --line: #dcdfe6;
	--accent: #c93a18; --accent-ground: #fdf0ec; --good: #11733f; --good-ground: #e7f5ed; --bad: #b3261e;
	--bad-ground: #fcebea; --wait: #7a5200; --wait-ground: #fdf3dc; --on-colour: #ffffff; --field: #8a91a1;
	--shadow: 0 1px 2px rgb(20 25 40 / 6%), 0 6px 20px rgb(20 25 40 / 5%);
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #12151d; --card: #1b202b; --ink: #e8ebf2; --soft: #a4acbd; --line: #303747;
		--accent: #ff8a68; --accent-ground: #2b201f; --good: #6fd69c; --good-ground: #163325; --bad: #ff9c94;
		--bad-ground: #3a1f20; --wait: #f1c564; --wait-ground: #352b16; --on-colour: #10131a; --field: #6c7588;
		--shadow: 0 1px 2px rgb(0 0 0 / 30%);
	}
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
	margin: 0; padding: clamp(1rem, 4vw, 3rem) clamp(1rem, 4vw, 2rem) 2rem; background: var(--ground); color: var(--ink);
	font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, sans-serif;
}
main { display: grid; gap: 1.5rem; max-width: 46rem; margin-inline: auto; }
main > * { min-width: 0; }
h1 { margin: .5rem 0 0; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); line-height: 1.2; letter-spacing: -.015em; overflow-wrap: anywhere; }
h2 { margin: 0 0 .5rem; font-size: 1rem; line-height: 1.3; }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
p + p { margin-top: .9em; }
a { color: inherit; text-underline-offset: .2em; }
.state {
	display: inline-block; padding: .2rem .75rem; border-radius: 99rem; font-size: .85rem; font-weight: 600;
	color: var(--wait); background: var(--wait-ground);
}
.state.approved { color: var(--good); background: var(--good-ground); }
.state.rejected, .state.expired { color: var(--bad); background: var(--bad-ground); }
.question { margin-top: .75rem; font-size: 1.15rem; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .9rem 0 0; padding: 0; list-style: none; color: var(--soft); font-size: .9rem; }
.facts li { overflow-wrap: anywhere; }
.reasons { padding: 1rem 1.25rem; border-inline-start: .3rem solid var(--accent); border-radius: .5rem; background: var(--accent-ground); }
.reasons h2 { color: var(--accent); }
.reasons ul { margin: 0; padding-inline: 1.2rem; }
.reasons li { overflow-wrap: anywhere; }
.reasons li + li { margin-top: .3rem; }
.card { padding: clamp(1.1rem, 3.5vw, 1.75rem); border: 1px solid var(--line); border-radius: .9rem; background: var(--card); box-shadow: var(--shadow); }
.text { font-size: 1.08rem; line-height: 1.75; }
.media { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.media.single { grid-template-columns: 1fr; }
figure { margin: 0; overflow: hidden; border: 1px solid var(--line); border-radius: .9rem; background: var(--card); box-shadow: var(--shadow); }
figure video, figure img { display: block; width: 100%; max-height: 75vh; max-height: 75svh; object-fit: contain; background: #0b0d12; }
.single figure.tall video { aspect-ratio: 9 / 16; }
figure.audio, figure.gone, figure.file { grid-column: 1 / -1; }
figure.audio audio { display: block; width: calc(100% - 2rem); margin: 1rem 1rem 0; }
figure.gone { padding: 1rem 1.25rem; color: var(--soft); }
.file { padding: 1rem 1.25rem 0; font-weight: 600; }
figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .7rem 1rem .8rem; font-size: .92rem; overflow-wrap: anywhere; }
figure.file figcaption span { display: none; }
figcaption small { color: var(--soft); font-size: .85rem; }
.history ul { margin: 0; padding: 0; list-style: none; }
.history li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
blockquote { margin: .6rem 0 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--line); color: var(--soft); }
.decided { border-width: 2px; }
.decided.approved { border-color: var(--good); }
.decided.rejected, .decided.expired { border-color: var(--bad); }
.decided.changes-requested { border-color: var(--wait); }
.decide label { display: block; margin-top: 1rem; font-weight: 600; }
.decide h2 { font-size: 1.2rem; }
.as, .hint { color: var(--soft); font-size: .92rem; }
input[type='text'], textarea {
	display: block; width: 100%; margin-top: .35rem; padding: .65rem .8rem; border: 1px solid var(--field); border-radius: .55rem;
	background: var(--ground); color: inherit; font: inherit;
}
textarea { min-height: 6rem; resize: vertical; }
[aria-invalid='true'] { border-color: var(--bad); }
.problem { padding: .7rem 1rem; border-radius: .55rem; background: var(--bad-ground); color: var(--bad); font-weight: 600; }
.actions { display: grid; grid-template-columns: 2fr 1.5fr 1fr; gap: .75rem; margin-top: 1.1rem; }
button {
	min-height: 3rem; padding: .6rem 1rem; border: 2px solid transparent; border-radius: .65rem; font: inherit; font-weight: 650; cursor: pointer;
}
.approve { background: var(--good); color: var(--on-colour); }
.changes { border-color: var(--field); background: transparent; color: var(--ink); }
.reject { border-color: var(--bad); background: transparent; color: var(--bad); }
button:hover { filter: brightness(1.08); }
.changes:hover, .reject:hover { background: var(--ground); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.notice { padding-top: 14vh; text-align: center; }
.notice p { margin-top: .75rem; color: var(--soft); font-size: 1.1rem; }
footer { max-width: 46rem; margin: 2.5rem auto 0; color: var(--soft); font-size: .85rem; text-align: center; }
@media (max-width: 34rem) { .actions { grid-template-columns: 1fr; } }
@media print { .decide { display: none; } }
`;
