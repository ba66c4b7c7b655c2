import { hostRule } from '../adapters/fetching/host-rules.js';
import { asWords, type Parsed } from './parsers.js';
import { setting } from './setting.js';

function asHosts(text: string): Parsed<readonly string[]> {
	const words = asWords(text);
	const isFine = 'value' in words && words.value.every((entry) => hostRule(entry) !== null);
	return isFine
		? words
		: { fix: 'give hosts such as n8n, *.lan, minio:9000, 192.168.1.20 or 10.0.0.0/8, with commas between them' };
}

/** Where the service goes when somebody gives it an address. */
export const safetySettings = {
	importHosts: setting({
		env: 'SHOWRUNNER_IMPORT_HOSTS',
		what: 'Hosts in your own network that files may be imported from, with commas between them; empty: only the public network',
		byDefault: '',
		parse: asHosts,
	}),
	callbackHosts: setting({
		env: 'SHOWRUNNER_CALLBACK_HOSTS',
		what: 'The only hosts that callbacks and subscriptions may name, with commas between them; empty: any, private ones too',
		byDefault: '',
		parse: asHosts,
	}),
};
