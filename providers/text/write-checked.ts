import { ProviderError } from '../core/provider-error';
import { malformed } from '../core/read-json';
import type { Warning } from '../core/run-chain';
import { vendorWords } from '../core/vendor-words';
import { faultsOf } from './check-json';
import { parseAnswer } from './parse-answer';
import type { Correction, TextAnswer, TextCall, TextContext, TextUsage, TextVendor } from './port';

type Rules = {
	/** What the form cannot say. Asked only where the form is right. */
	checkJson(json: unknown): string[];
	/** What a call cost, in micros. */
	cost(usage: TextUsage): number;
};

export type Written = { json: unknown; model: string; costMicros: number; warnings: Warning[] };

/** Calls, checks, and calls once more with what was wrong. Whatever it throws says what had been paid by then. */
export async function writeChecked(
	vendor: TextVendor,
	call: TextCall,
	rules: Rules,
	context: TextContext,
): Promise<Written> {
	const first = await vendor.complete(call, context);
	const costMicros = rules.cost(first.usage);
	const asked = { vendor, call, rules };
	const read = readAnswer(asked, first, costMicros);
	if (!read.correction) return { ...toWritten(call, first, costMicros), json: read.json };
	const second = await vendor.complete({ ...call, correction: read.correction }, context).catch((error: unknown) => {
		throw alsoPaid(error, costMicros);
	});
	const total = costMicros + rules.cost(second.usage);
	const again = readAnswer(asked, second, total);
	if (again.correction) throw stillFaulty(vendor, again.correction, total);
	const warnings = [...first.warnings, ...second.warnings.filter(({ code }) => !hasCode(first.warnings, code))];
	return { ...toWritten(call, second, total), json: again.json, warnings };
}

function toWritten(call: TextCall, { model, warnings }: TextAnswer, costMicros: number) {
	return { model: model ?? call.model, costMicros, warnings };
}

type Read = { json: unknown; correction?: undefined } | { correction: Correction };
type Asked = { vendor: TextVendor; call: TextCall; rules: Rules };

function readAnswer({ vendor, call, rules }: Asked, answer: TextAnswer, costMicros: number): Read {
	const { text, refusal, isCut } = answer;
	if (refusal !== undefined) throw refusedByModel(vendor, refusal, costMicros);
	if (isCut) throw cutShort(vendor, call, costMicros);
	// Nothing that could be put right: some vendors refuse an empty message of their own model.
	if (text.trim() === '') throw paid(malformed(vendor.label, 'no text'), costMicros);
	const json = parseAnswer(text);
	const faults = faultsIn(call, rules, json);
	return faults.length === 0 ? { json } : { correction: { answer: text, faults: faults.join('\n') } };
}

function faultsIn({ schema }: TextCall, { checkJson }: Rules, json: unknown): string[] {
	if (json === undefined) return ['the answer must be JSON and nothing else'];
	const byForm = faultsOf(schema.form, json);
	return byForm.length > 0 ? byForm : checkJson(json);
}

function refusedByModel({ label }: TextVendor, words: string, costMicros: number): ProviderError {
	return new ProviderError({
		kind: 'content-rejected',
		title: `${label} refused to write this: ${vendorWords(words)}`,
		fix: 'Say it in other words',
		paid: 'yes',
		costMicros,
	});
}

/** Another model may think less before it writes, so the next provider is asked. */
function cutShort({ label }: TextVendor, { maxOutputTokens }: TextCall, costMicros: number): ProviderError {
	return new ProviderError({
		kind: 'configuration-invalid',
		title: `${label} stopped in the middle, for its text and thoughts may take no more than ${maxOutputTokens} tokens`,
		fix: "Raise 'Maximum Output Tokens', ask for less, or choose a model that thinks less",
		field: 'maxOutputTokens',
		paid: 'yes',
		costMicros,
	});
}

function stillFaulty({ label }: TextVendor, { faults }: Correction, costMicros: number): ProviderError {
	return paid(malformed(label, faults.split('\n').slice(0, 3).join('; ')), costMicros);
}

function paid({ refusal }: ProviderError, costMicros: number): ProviderError {
	return new ProviderError({ ...refusal, paid: 'yes', costMicros });
}

/** The first call was paid whatever became of the second. */
function alsoPaid(error: unknown, costMicros: number): unknown {
	if (!(error instanceof ProviderError) || error.refusal.paid === 'unknown') return error;
	const { costMicros: own = 0 } = error.refusal;
	return new ProviderError({ ...error.refusal, paid: 'yes', costMicros: costMicros + own }, { cause: error });
}

const hasCode = (warnings: readonly Warning[], code: Warning['code']) => warnings.some((entry) => entry.code === code);
