import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { startServiceKit } from '../../kits/service.js';

type Rule = {
	alert: string;
	expr: string;
	labels: { severity: string };
	annotations: { summary: string; description: string; runbook: string };
};
type Panel = {
	type: string;
	title: string;
	gridPos: { x: number; y: number; w: number; h: number };
	targets?: { expr: string }[];
};

const { groups } = parse(readFileSync('deploy/prometheus/rules.yaml', 'utf8')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(readFileSync('deploy/grafana/render-node.json', 'utf8')) as { panels: Panel[] };
const page = readFileSync('docs/operations/observability.md', 'utf8');

/** Grafana puts a duration in its place before Prometheus reads the question. */
const asAsked = (expr: string) => expr.replaceAll('$__rate_interval', '1m');

function isPromQl(expr: string): boolean {
	let fine = true;
	parser.parse(expr).iterate({ enter: (node) => void (fine &&= !node.type.isError) });
	return fine;
}

/** Names of the series that a question reads, without what Prometheus adds for histograms. */
function seriesIn(expr: string): string[] {
	const names: string[] = [];
	parser.parse(expr).iterate({
		enter(node) {
			if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector')
				names.push(expr.slice(node.from, node.to).replace(/_(bucket|sum|count)$/, ''));
		},
	});
	return names;
}

const questions = [
	...rules.map(({ expr }) => expr),
	...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => asAsked(expr))),
];

describe('alert rules and dashboard', () => {
	let told: string[] = [];
	beforeAll(async () => {
		const kit = await startServiceKit();
		const text = await (await kit.fetch('/metrics')).text();
		told = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
		await kit.stop();
	});
	afterAll(() => undefined);

	it.each(questions)('ask in PromQL: %s', (expr) => {
		expect(isPromQl(expr)).toBe(true);
	});

	it('would be told of a question that is none', () => {
		expect(isPromQl('sum by (kind (rate(x[5m]))')).toBe(false);
	});

	it('read only series that the service tells', () => {
		const read = new Set(questions.flatMap(seriesIn));
		expect(read.size).toBeGreaterThan(10);
		// `up` is Prometheus' own.
		expect([...read].filter((name) => name !== 'up' && !told.includes(name))).toEqual([]);
	});

	it('say of each alert what it means and what to do', () => {
		for (const { alert, labels, annotations } of rules) {
			expect(['warning', 'critical']).toContain(labels.severity);
			expect(annotations.description.length).toBeGreaterThan(20);
			expect(annotations.runbook).toBe(`docs/operations/observability.md#${alert.toLowerCase()}`);
			expect(page).toContain(`### ${alert}`);
		}
	});

	it('leave no panel on top of another', () => {
		const taken = new Set<string>();
		for (const { gridPos: place, title } of panels) {
			for (let x = place.x; x < place.x + place.w; x++)
				for (let y = place.y; y < place.y + place.h; y++) {
					expect({ title, taken: taken.has(`${x}/${y}`) }).toEqual({ title, taken: false });
					taken.add(`${x}/${y}`);
				}
			expect(place.x + place.w).toBeLessThanOrEqual(24);
		}
	});
});
