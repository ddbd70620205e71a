/**
 * The engine itself, called through Java's foreign-function interface.
 *
 * <p>{@link io.ringfence.clickhouse.engine.Engine} is one opened data folder, {@link
 * io.ringfence.clickhouse.engine.EngineConnection} one statement at a time on it. Only this package
 * touches native memory, and every piece of it is freed by the object that received it. A native
 * crash takes the whole JVM along, so nothing but the engine's own process may use this package.
 */
@NullMarked
package io.ringfence.clickhouse.engine;

import org.jspecify.annotations.NullMarked;
