package io.ringfence.launcher.bench.margin;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one contestant of a benchmark came to.
 *
 * @param bench name of the benchmark
 * @param workload what was done, in words
 * @param peer {@code ringfence}, or the name of the peer
 * @param value median over the rounds
 * @param unit unit of the values
 * @param ratio ours by the peer's; above 1 ours is better; 1 on our own line
 * @param target what was aimed at, on our own line; null: nothing
 * @param reached whether it was reached; null without a target
 * @param digestEqual whether its answers are byte for byte ours
 * @param rounds measured rounds
 * @param min lowest of them
 * @param max highest of them
 * @param seed seed of the workload
 */
public record BenchLine(
    String bench,
    String workload,
    String peer,
    BigDecimal value,
    String unit,
    BigDecimal ratio,
    @Nullable BigDecimal target,
    @Nullable Boolean reached,
    boolean digestEqual,
    int rounds,
    BigDecimal min,
    BigDecimal max,
    long seed) {}
