import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ContentFilter, ContentVerdict } from '../../domain/diffusion/content-filter.js';
import { brokenRule, parsePromptRules } from '../../domain/diffusion/prompt-rules.js';
import type { Log } from '../../domain/ports.js';
import { configurationInvalid } from '../../domain/refusal.js';

/** Looks at a picture or clip; null where there is none to ask. */
export type PictureJudge = {
	/** Changes whenever the same picture could be judged otherwise. */
	version: string;
	judge(path: string, mediaType: string, signal: AbortSignal): Promise<ContentVerdict>;
	close(): Promise<void>;
};

export type ContentFilterOptions = {
	/** `open`: what cannot be checked passes; `closed`: it is refused; `off`: nothing is checked. */
	mode: 'off' | 'open' | 'closed';
	/** The operator's own rules, which add to ours. */
	rulesFile: string | null;
	judge: PictureJudge | null;
	log: Log;
};

const ownRules = fileURLToPath(new URL('../../../content/prompt-rules.txt', import.meta.url));
const passed: ContentVerdict = { kind: 'passed' };
const nobody: ContentVerdict = { kind: 'unchecked', reason: 'No classifier is set up' };

/** @throws Refusal `content-rules-broken`, naming the lines of the operator's file that are off */
export async function createContentFilter({
	mode,
	rulesFile,
	judge,
	log,
}: ContentFilterOptions): Promise<ContentFilter> {
	const texts = [await readFile(ownRules, 'utf8'), ...(rulesFile === null ? [] : [await readRules(rulesFile)])];
	const parsed = texts.map(parsePromptRules);
	const broken = parsed.at(-1)?.broken ?? [];
	if (broken.length > 0) throw rulesBroken(broken);
	const rules = parsed.flatMap((part) => part.rules);
	const settle = (verdict: ContentVerdict): ContentVerdict => {
		if (verdict.kind !== 'unchecked' || mode === 'open') return verdict;
		return { kind: 'rejected', reason: `It could not be checked: ${verdict.reason}` };
	};
	return {
		version: createHash('sha256')
			.update([mode, judge?.version ?? '', ...texts].join('\0'))
			.digest('hex')
			.slice(0, 12),
		checkPrompt(prompt) {
			const rule = mode === 'off' ? null : brokenRule(prompt, rules);
			return rule === null ? passed : { kind: 'rejected', reason: rule.reason };
		},
		async checkFile(path, mediaType, signal) {
			if (mode === 'off') return passed;
			const verdict = judge === null ? nobody : await judge.judge(path, mediaType, signal);
			if (verdict.kind === 'unchecked' && judge !== null)
				log.warn({ reason: verdict.reason, mode }, 'what was generated could not be looked at');
			return settle(verdict);
		},
		close: async () => judge?.close(),
	};
}

async function readRules(file: string): Promise<string> {
	return readFile(file, 'utf8').catch((error: unknown) => {
		throw configurationInvalid('content-rules-missing', 'The file with content rules cannot be read', {
			cause: error,
			fix: 'Let SHOWRUNNER_CONTENT_RULES name a text file that the service may read, or leave it out',
		});
	});
}

const rulesBroken = (broken: { line: number; reason: string }[]) =>
	configurationInvalid('content-rules-broken', 'The file with content rules has lines that cannot be read', {
		detail: broken.map(({ line, reason }) => `Line ${line}: ${reason}.`).join(' '),
		fix: 'Write each rule as: reason: word, word + word, word',
	});
