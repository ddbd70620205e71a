/**
 * Benchmarks that anybody can repeat: a workload from a seed, ours and its peers in one run, the
 * same answers from all of them or no figure.
 */
@NullMarked
package io.ringfence.launcher.bench.margin;

import org.jspecify.annotations.NullMarked;
