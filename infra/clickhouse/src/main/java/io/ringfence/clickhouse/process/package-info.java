/**
 * Java processes that start, speak and end with their parent.
 *
 * <p>{@link io.ringfence.clickhouse.process.ChildProcess} starts a Java main class in a JVM of its
 * own and holds the pipe to its standard input open; {@link
 * io.ringfence.clickhouse.process.Supervised} runs inside that JVM and ends it when the pipe
 * closes, which happens even when the parent is killed with {@code kill -9}. Nothing in here may
 * know what the child does.
 */
@NullMarked
package io.ringfence.clickhouse.process;

import org.jspecify.annotations.NullMarked;
