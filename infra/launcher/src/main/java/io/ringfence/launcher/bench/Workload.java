package io.ringfence.launcher.bench;

/**
 * Names of what was run.
 *
 * @param bench the benchmark
 * @param name the workload
 * @param unit of the values
 * @param seed whose draws it used
 */
public record Workload(String bench, String name, String unit, long seed) {}
