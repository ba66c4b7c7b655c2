import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parseAllDocuments } from 'yaml';
import { readConfig, settings } from '../../../render-node/src/config.js';

const folder = path.resolve('deploy/kubernetes');

type Manifest = { apiVersion: string; kind: string; metadata?: { name?: string }; [member: string]: unknown };
type Model = new (data: never) => { validate(): void };

/** What the cluster itself knows; the rest belongs to operators that are installed beside it. */
const models: Record<string, Model> = {
	ConfigMap,
	Deployment,
	Namespace,
	NetworkPolicy,
	PodDisruptionBudget,
	Secret,
	Service,
	ServiceAccount,
};
const ofOperators = ['keda.sh/v1alpha1', 'monitoring.coreos.com/v1', 'kustomize.config.k8s.io/v1beta1'];

const read = (file: string): Manifest[] =>
	parseAllDocuments(readFileSync(path.join(folder, file), 'utf8')).map((one) => one.toJS() as Manifest);
const files = readdirSync(folder);
const manifests = files.flatMap(read);
const named = <T>(kind: string, name: string) =>
	manifests.find((one) => one.kind === kind && one.metadata?.name === name) as unknown as T;

function complaintOf(manifest: Manifest): string | null {
	const model = models[manifest.kind];
	if (!model) return `no schema for ${manifest.kind}`;
	try {
		new model(manifest as never).validate();
		return null;
	} catch (error) {
		return String(error);
	}
}

type Probe = { httpGet: { path: string; port: string } };
type Container = {
	env: { name: string; value: string }[];
	ports: { name: string; containerPort: number }[];
	resources: { requests: Record<string, string>; limits: Record<string, string> };
	securityContext: Record<string, unknown>;
} & Record<'startupProbe' | 'readinessProbe' | 'livenessProbe', Probe>;
type Workload = {
	spec: {
		template: {
			spec: {
				containers: [Container];
				volumes: { name: string; emptyDir: { sizeLimit: string } }[];
				terminationGracePeriodSeconds: number;
			};
		};
	};
};

describe('the manifests for Kubernetes', () => {
	const own = manifests.filter(({ apiVersion }) => !ofOperators.includes(apiVersion));

	it.each(own.map((one): [string, Manifest] => [`${one.kind} ${one.metadata?.name}`, one]))(
		'hold a valid %s',
		(_, manifest) => {
			expect(complaintOf(manifest)).toBeNull();
		},
	);

	it('would be told if one were not', () => {
		const broken = structuredClone(named<Manifest>('Deployment', 'render-node-api'));
		expect(complaintOf({ ...broken, spec: { replicas: 'two' } })).toMatch(/replicas/);
		expect(complaintOf({ ...broken, kind: 'Deploymnet' })).toMatch(/no schema/);
	});

	it('are all in the kustomization, but for the secret, which is yours', () => {
		const [kustomization] = read('kustomization.yaml');
		const listed = kustomization?.resources as string[];
		expect([...listed].sort()).toEqual(
			files.filter((file) => !['kustomization.yaml', 'secret.example.yaml'].includes(file)).sort(),
		);
	});

	it('set only what the service knows, to values that it takes', () => {
		const known = new Map(Object.values(settings).map((setting) => [setting.env as string, setting]));
		const config = named<{ data: Record<string, string> }>('ConfigMap', 'render-node').data;
		const secret = named<{ stringData: Record<string, string> }>('Secret', 'render-node').stringData;
		const given = { ...config, ...secret };
		expect(Object.keys(given).filter((name) => name.startsWith('SHOWRUNNER_') && !known.has(name))).toEqual([]);
		for (const role of ['api', 'worker']) {
			const [{ env }] = named<Workload>('Deployment', `render-node-${role}`).spec.template.spec.containers;
			const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
			expect(readConfig({ ...given, ...own })).toMatchObject({ role, port: 4810, host: '0.0.0.0' });
		}
	});

	it.each(['api', 'worker'])('keep the caches of the %s well within its volume', (role) => {
		const { containers, volumes } = named<Workload>('Deployment', `render-node-${role}`).spec.template.spec;
		const own = Object.fromEntries(containers[0].env.map(({ name, value }) => [name, value]));
		const shared = { SHOWRUNNER_DATABASE_URL: 'postgres://u:p@db/x', SHOWRUNNER_STORAGE_URL: 's3://bucket' };
		const { cacheMaxBytes, storageCacheMaxBytes } = readConfig({ ...shared, ...own });
		const limit = volumes.find(({ name }) => name === 'data')?.emptyDir.sizeLimit ?? '';
		const limitBytes = Number(/^(\d+)Gi$/.exec(limit)?.[1]) * 1024 ** 3;
		expect(cacheMaxBytes + storageCacheMaxBytes).toBeLessThanOrEqual(limitBytes * 0.75);
	});

	it.each(['api', 'worker'])('probe, bound and confine the %s', (role) => {
		const { containers, terminationGracePeriodSeconds } = named<Workload>('Deployment', `render-node-${role}`).spec
			.template.spec;
		const [{ startupProbe, readinessProbe, livenessProbe, resources, securityContext, ports }] = containers;
		const probes = readFileSync('render-node/src/http/probes.ts', 'utf8');
		for (const { httpGet } of [startupProbe, readinessProbe, livenessProbe]) {
			expect(probes).toContain(`'${httpGet.path}'`);
			expect(httpGet.port).toBe(ports[0]?.name);
		}
		// A database that is away must not restart every pod.
		expect(livenessProbe.httpGet.path).not.toBe(readinessProbe.httpGet.path);
		expect(resources.limits.memory).toBeDefined();
		expect(resources.requests.cpu).toBeDefined();
		expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
		// Longer than the service gives its handlers to stop and its requests to be answered.
		expect(terminationGracePeriodSeconds).toBeGreaterThan(30);
	});

	it('scale workers by a question that the books can answer', () => {
		const { spec } = named<{ spec: { scaleTargetRef: { name: string }; triggers: [{ metadata: { query: string } }] } }>(
			'ScaledObject',
			'render-node-worker',
		);
		expect(named('Deployment', spec.scaleTargetRef.name)).toBeDefined();
		expect(spec.triggers[0].metadata.query).toContain('showrunner.jobs');
	});
});
