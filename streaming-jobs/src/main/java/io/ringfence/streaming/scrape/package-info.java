/**
 * Metrics of the jobs for Prometheus: what Flink and our operators measure, as text on the loopback
 * address. Nothing is computed here, and nothing computed depends on it.
 */
@NullMarked
package io.ringfence.streaming.scrape;

import org.jspecify.annotations.NullMarked;
