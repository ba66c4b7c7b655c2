import { asSecret, asUrl } from './parsers.js';
import { setting } from './setting.js';

/** Who is told how the service fares, beside its log and its metrics. */
export const observabilitySettings = {
	/** Null: nobody. */
	otlpUrl: setting({
		env: 'SHOWRUNNER_OTLP_URL',
		what: 'OpenTelemetry collector that traces are sent to, by OTLP over HTTP; empty: none',
		byDefault: '',
		parse: asUrl(['http:', 'https:'], 'http://127.0.0.1:4318'),
	}),
	/** Null: nobody. */
	sentryDsn: setting({
		env: 'SHOWRUNNER_SENTRY_DSN',
		what: 'DSN of the Sentry project that is told of defects; empty: none',
		byDefault: '',
		parse: asSecret,
	}),
};
