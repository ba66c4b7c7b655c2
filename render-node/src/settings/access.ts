import { asInteger, asIntegerOr, asNetworks, asOneOf } from './parsers.js';
import { setting } from './setting.js';

export const surroundings = ['trial', 'production'] as const;
export type Surroundings = (typeof surroundings)[number];

const asRequests = asIntegerOr('unlimited', 1, 1_000_000_000);

/** Who may ask for how much, and when the service takes on no more. */
export const accessSettings = {
	environment: setting<Surroundings>({
		env: 'SHOWRUNNER_ENVIRONMENT',
		what: 'production: refuses to start with secrets for trying out and with addresses without TLS',
		byDefault: 'trial',
		parse: asOneOf(surroundings),
	}),
	/** Null: without a limit, as with all three. */
	requestsFree: setting({
		env: 'SHOWRUNNER_REQUESTS_FREE',
		what: 'Requests an hour for API keys of the tier free; unlimited: not counted',
		byDefault: '100',
		parse: asRequests,
	}),
	requestsCreator: setting({
		env: 'SHOWRUNNER_REQUESTS_CREATOR',
		what: 'Requests an hour for API keys of the tier creator; unlimited: not counted',
		byDefault: '1000',
		parse: asRequests,
	}),
	requestsEmpire: setting({
		env: 'SHOWRUNNER_REQUESTS_EMPIRE',
		what: 'Requests an hour for API keys of the tier empire; unlimited: not counted',
		byDefault: 'unlimited',
		parse: asRequests,
	}),
	trustedProxies: setting({
		env: 'SHOWRUNNER_TRUSTED_PROXIES',
		what: 'Addresses and networks of proxies whose X-Forwarded-For is believed, with commas between them; empty: none',
		byDefault: '',
		parse: asNetworks,
	}),
	/** Null: without a limit. */
	maxQueuedJobs: setting({
		env: 'SHOWRUNNER_MAX_QUEUED_JOBS',
		what: 'Queued jobs at which new ones are refused with 503; unlimited: never',
		byDefault: '10000',
		parse: asIntegerOr('unlimited', 1, 1_000_000_000),
	}),
	maxLoopDelayMs: setting({
		env: 'SHOWRUNNER_MAX_LOOP_DELAY_MS',
		what: 'Lateness that is usual for the process, over four seconds, above which new jobs are refused with 503',
		byDefault: '200',
		parse: asInteger(10, 60_000),
	}),
	maxWaitingQueries: setting({
		env: 'SHOWRUNNER_MAX_WAITING_QUERIES',
		what: 'Statements waiting for a database connection above which new jobs are refused with 503',
		byDefault: '100',
		parse: asInteger(1, 100_000),
	}),
};
