import { deviceKey, type Device } from './device.js';

/** A device as something that does one order at a time. */
export type Lane = { device: Device; isBusy: boolean };

/** The lane to take of those that are free now, or null to go on waiting. */
type Choose = (free: readonly Lane[]) => Lane | null;
type Waiter = { choose: Choose; take(lane: Lane): void; refuse(reason: unknown): void };

export type DeviceLanes = {
	laneOf(device: Device): Lane;
	/** Waits in the order of asking. Rejects with the signal's reason, and with the reason of the closing. */
	take(choose: Choose, signal: AbortSignal): Promise<Lane>;
	release(lane: Lane): void;
	close(reason: Error): void;
};

export function createDeviceLanes(): DeviceLanes {
	const lanes = new Map<string, Lane>();
	const waiters = new Set<Waiter>();
	let closedBy: Error | null = null;
	const tryTake = ({ choose, take }: Pick<Waiter, 'choose' | 'take'>): boolean => {
		const lane = choose([...lanes.values()].filter(({ isBusy }) => !isBusy));
		if (lane === null) return false;
		lane.isBusy = true;
		take(lane);
		return true;
	};
	return {
		laneOf(device) {
			const lane = lanes.get(deviceKey(device)) ?? { device, isBusy: false };
			lane.device = device;
			lanes.set(deviceKey(device), lane);
			return lane;
		},
		take(choose, signal) {
			const { promise, resolve, reject } = Promise.withResolvers<Lane>();
			if (signal.aborted || closedBy) return Promise.reject(closedBy ?? signal.reason);
			if (tryTake({ choose, take: resolve })) return promise;
			const waiter: Waiter = { choose, take: resolve, refuse: reject };
			const onAbort = () => {
				// At once, or a lane that is released in the same moment would go to nobody.
				waiters.delete(waiter);
				reject(signal.reason);
			};
			waiters.add(waiter);
			signal.addEventListener('abort', onAbort, { once: true });
			return promise.finally(() => {
				waiters.delete(waiter);
				signal.removeEventListener('abort', onAbort);
			});
		},
		release(lane) {
			lane.isBusy = false;
			for (const waiter of waiters) {
				if (!tryTake(waiter)) continue;
				waiters.delete(waiter);
				return;
			}
		},
		close(reason) {
			closedBy = reason;
			for (const { refuse } of waiters) refuse(reason);
		},
	};
}
