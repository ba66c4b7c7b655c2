import { nearIds } from '../adapters/diffusion/shelf/near-ids.js';
import { settings } from '../config.js';
import { warning, type Finding } from './finding.js';

const ours = 'SHOWRUNNER_';

/** Variables that look like settings and are none: a typing error would otherwise change nothing, without a word. */
export function judgeNames(environment: Readonly<Record<string, string | undefined>>): Finding[] {
	const known = Object.values(settings).map(({ env }) => env.slice(ours.length));
	const unknown = Object.keys(environment)
		.filter((name) => name.startsWith(ours))
		.map((name) => name.slice(ours.length))
		.filter((name) => !known.includes(name) && !name.startsWith('TEST_'));
	return unknown.map((name) => {
		const [near] = nearIds(name, known);
		const fix = near === undefined ? 'remove it, or see the list of settings' : `did you mean ${ours}${near}?`;
		return warning(`${ours}${name}`, 'is no setting of the service', fix);
	});
}
