/** What is counted about requests. */
export type HttpMetrics = {
	/** @param route the contract's name, so that ids in paths do not multiply the series */
	requestAnswered(route: string, method: string, status: number, durationMs: number): void;
	/** All series in Prometheus' text format. */
	render(): Promise<{ contentType: string; text: string }>;
};
