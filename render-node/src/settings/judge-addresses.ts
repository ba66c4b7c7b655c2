import type { Config } from '../config.js';
import { warning, type Finding } from './finding.js';

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);

/** The address that links, callbacks and people use. */
function judgePublicUrl({ host, port, publicUrl, environment }: Config): Finding[] {
	const level = environment === 'production' ? 'refusal' : 'warning';
	const setting = 'SHOWRUNNER_PUBLIC_URL';
	const fix = 'set it to the address under which others reach the service, such as https://media.example.com';
	if (publicUrl === null) {
		if (isLoopback(host)) return [];
		const what = `is not set while the service listens on ${host}: links to assets would lead to http://127.0.0.1:${port}`;
		return [{ level, setting, what, fix }];
	}
	const { hostname, protocol } = new URL(publicUrl);
	if (isLoopback(hostname) && !isLoopback(host)) {
		const what = `leads to ${hostname}, which others cannot reach, while the service listens on ${host}`;
		return [{ level, setting, what, fix }];
	}
	if (protocol === 'https:' || isLoopback(hostname)) return [];
	return [{ level, setting, what: 'has no TLS, so that keys and links can be read on their way', fix }];
}

/** A proxy whose word is not believed is taken for the caller. */
function judgeProxy({ publicUrl, trustedProxies }: Config): Finding[] {
	if (publicUrl === null || !publicUrl.startsWith('https:') || trustedProxies.length > 0) return [];
	return [
		warning(
			'SHOWRUNNER_TRUSTED_PROXIES',
			'is not set although a proxy must bring the TLS of SHOWRUNNER_PUBLIC_URL: all wrong keys count as coming from it',
			'set it to the address or the network of that proxy, such as 10.0.0.0/8',
		),
	];
}

/** Statements and their answers on the network. */
function judgeDatabase({ databaseUrl, environment }: Config): Finding[] {
	if (databaseUrl === null || environment !== 'production') return [];
	const { hostname, searchParams } = new URL(databaseUrl);
	const isNear = hostname === '' || isLoopback(hostname) || searchParams.get('host')?.startsWith('/') === true;
	const isSecured = ['require', 'verify-ca', 'verify-full', 'no-verify'].includes(searchParams.get('sslmode') ?? '');
	if (isNear || isSecured) return [];
	return [
		warning(
			'SHOWRUNNER_DATABASE_URL',
			`does not ask for TLS on the way to ${hostname}`,
			'add ?sslmode=verify-full, unless that network is yours alone',
		),
	];
}

/** Addresses that contradict each other, or are open to others. A worker gives nobody an address. */
export const judgeAddresses = (config: Config): Finding[] => [
	...(config.role === 'worker' ? [] : [...judgePublicUrl(config), ...judgeProxy(config)]),
	...judgeDatabase(config),
];
