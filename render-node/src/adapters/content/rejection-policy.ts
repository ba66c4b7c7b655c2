import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../domain/error-code.js';
import { configurationInvalid } from '../../domain/refusal.js';
import { speaksOfTheUnwanted } from './unwanted-labels.js';

/** For each label that rejects a picture, the least score at which it does. */
export type RejectionPolicy = ReadonlyMap<string, number>;

const policySchema = z.strictObject({ reject: z.record(z.string(), z.number().min(0).max(1)) });
/** The part of a transformers model's configuration that counts. */
const modelSchema = z.object({ id2label: z.record(z.string(), z.string()).optional() });

/** What transformers calls the two classes of a model that names none. */
const unnamedLabels = ['LABEL_0', 'LABEL_1'];
const presetScore = 0.5;

const policyFix =
	'Write policy.json as { "reject": { "<label>": 0.5 } } with labels of the classifier and scores from 0 to 1';

/**
 * What `policy.json` in a classifier's folder says, or else a preset for labels that speak for themselves.
 * @throws Refusal `content-classifier-missing`, `content-policy-broken`, `content-policy-missing`
 */
export async function readPolicy(folder: string): Promise<RejectionPolicy> {
	const labels = await readLabels(folder);
	const text = await readFile(path.join(folder, 'policy.json'), 'utf8').catch((error: unknown) => {
		if (errorCode(error) === 'ENOENT') return null;
		throw broken('It cannot be read', error);
	});
	return text === null ? presetPolicy(labels) : parsePolicy(text, labels);
}

async function readLabels(folder: string): Promise<string[]> {
	try {
		const { id2label } = modelSchema.parse(JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')));
		return id2label === undefined ? unnamedLabels : Object.values(id2label);
	} catch (cause) {
		throw configurationInvalid('content-classifier-missing', 'The folder of the content classifier holds no model', {
			fix: "Let SHOWRUNNER_CONTENT_CLASSIFIER name the folder of an image classifier in transformers' layout, with its config.json",
			cause,
		});
	}
}

function parsePolicy(text: string, labels: readonly string[]): RejectionPolicy {
	const { data, error } = policySchema.safeParse(fromJson(text));
	if (!data)
		throw broken(error.issues.map(({ path: at, message }) => `${['policy', ...at].join('.')}: ${message}`).join('; '));
	const policy = new Map(Object.entries(data.reject));
	if (policy.size === 0) throw broken('It names no label, so nothing would ever be rejected');
	const unknown = [...policy.keys()].filter((label) => !labels.includes(label));
	if (unknown.length > 0) throw broken(`The classifier has no label ${quoted(unknown)}; it has ${quoted(labels)}`);
	return policy;
}

function fromJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw broken('It is not JSON', error);
	}
}

function presetPolicy(labels: readonly string[]): RejectionPolicy {
	const unwanted = labels.filter(speaksOfTheUnwanted);
	if (unwanted.length > 0) return new Map(unwanted.map((label) => [label, presetScore]));
	throw configurationInvalid('content-policy-missing', 'No label of the content classifier speaks for itself', {
		detail: `The classifier has ${quoted(labels)}.`,
		fix: `Lay a policy.json into its folder. ${policyFix}`,
	});
}

const shownLabels = 10;
const quoted = (labels: readonly string[]) =>
	`${labels
		.slice(0, shownLabels)
		.map((label) => `"${label}"`)
		.join(', ')}${labels.length > shownLabels ? ' and more' : ''}`;

const broken = (reason: string, cause?: unknown) =>
	configurationInvalid('content-policy-broken', 'The policy of the content classifier cannot be used', {
		detail: `${reason}.`,
		fix: policyFix,
		cause,
	});
