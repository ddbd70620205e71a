/**
 * The embedded ClickHouse engine as a process.
 *
 * <p>{@link io.ringfence.clickhouse.EngineProcess} starts and stops it and says where it listens;
 * {@link io.ringfence.clickhouse.EngineMain} is what runs inside. Everything else speaks HTTP or
 * JDBC to it, as to any ClickHouse server.
 */
@NullMarked
package io.ringfence.clickhouse;

import org.jspecify.annotations.NullMarked;
