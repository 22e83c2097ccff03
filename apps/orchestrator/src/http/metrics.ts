import type { CloudPool } from '../clouds/cloud-pool.js';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What one server counts, in Prometheus' format. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'method' | 'route' | 'status'>;
  readonly #duration: Histogram<'route'>;

  constructor(clouds: CloudPool) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'orchestrator_requests_total',
      help: 'Requests answered',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'orchestrator_request_seconds',
      help: 'Time from the arrival of a request to its answer',
      labelNames: ['route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    });
    new Gauge({
      name: 'orchestrator_cloud_calls',
      help: 'Calls to a cloud, under way or waiting for their turn',
      labelNames: ['cloud', 'state'],
      registers,
      collect() {
        for (const { definition, load } of clouds) {
          this.set({ cloud: definition.name, state: 'active' }, load.active);
          this.set({ cloud: definition.name, state: 'waiting' }, load.waiting);
        }
      },
    });
  }

  /** @param route as it stands in the table, so that nobody can make up new ones; seconds */
  count(method: string, route: string, status: number, seconds: number): void {
    this.#requests.inc({ method, route, status });
    this.#duration.observe({ route }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
